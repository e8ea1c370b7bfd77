"""How the numbers of results are written in the terminal."""

from __future__ import annotations

from fractions import Fraction

import pytest

from commands.cli.telling.target_words import written


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (Fraction(-1), "whole", "−1"),
        (Fraction(1234), "whole", "1,234"),
        (Fraction(-1, 8), "ratio", "−12.5%"),
        (Fraction(2, 3), "ratio", "66.67%"),
    ],
)
def test_a_number_below_nought_has_the_sign_that_is_subtracted_with(
    value: Fraction, kind: str, text: str
) -> None:
    """As in ``0 − 1 = −1``; no hyphen stands for it."""
    assert text == written(value, kind)
