"""What keeps a text from being TOML, told for people who never heard of it."""

from __future__ import annotations

import pytest

from projections.toml.syntax import SyntaxSlip, parsed

NO_SUCH_DAY, OTHERWISE_WRITTEN = "there is no such day", "a day is written as 2024-12-31 here"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-02-30", NO_SUCH_DAY),
        ("{ from = 2024-02-30, to = 2024-12-31 }", NO_SUCH_DAY),
        ("2024-13-01", OTHERWISE_WRITTEN),
        ("30/02/2024", OTHERWISE_WRITTEN),
        ("{ from = 30/02/2024, to = 2024-12-31 }", OTHERWISE_WRITTEN),
        ("2024-12-31 31", "something stands behind the end of a value"),
        (
            "{ from = 2024-01-01 to = 2024-12-31 }",
            "a comma is missing, or the bracket at the end of a list",
        ),
    ],
)
def test_a_day_that_is_none(value: str, expected: str) -> None:
    """Is told as such, by its line; one that is written rightly is not what is wrong."""
    slip = parsed(f"a = 1\nb = {value}\n")
    assert isinstance(slip, SyntaxSlip)
    assert (2, expected) == (slip.line, slip.detail)
