"""Recounted ÷ reported over sampled units, against the values of survey statistics."""

from __future__ import annotations

import pytest

from projections.inspection.reconciliation.ratio import sampled_ratio

REPORTED = (6, 27, 5, 12, 9, 14, 8, 20)
RECOUNTED = (5, 24, 5, 12, 7, 14, 6, 19)


def test_the_published_values() -> None:
    """Eight units of 63."""
    told = sampled_ratio([*zip(REPORTED, RECOUNTED, strict=True)], 63)
    assert (8, 63, 101, 92) == (told.units, told.out_of, told.reported, told.recounted)
    assert (0.9109, 0.0265) == (round(told.ratio or 0, 4), round(told.standard_error or 0, 4))


@pytest.mark.parametrize("out_of", [0, 8])
def test_of_all_units_nothing_is_left_to_chance(out_of: int) -> None:
    """The error is nought, whether or not it is said that they are all."""
    told = sampled_ratio([*zip(REPORTED, RECOUNTED, strict=True)], out_of)
    assert (8, 0) == (told.out_of, told.standard_error)


def test_what_cannot_be_said() -> None:
    """Of one unit no error, of nothing reported no ratio."""
    assert (0.5, None) == (
        sampled_ratio([(2, 1)], 9).ratio,
        sampled_ratio([(2, 1)], 9).standard_error,
    )
    assert (None, None) == (
        sampled_ratio([(0, 1), (0, 2)], 9).ratio,
        sampled_ratio([(0, 1), (0, 2)], 9).standard_error,
    )


def test_errors_up_and_down_make_a_spread() -> None:
    """Ratios of 0.67 and 1.50 are 1.00 together, and not sure."""
    told = sampled_ratio([(3, 2), (2, 3)], 10)
    assert (1, True) == (told.ratio, (told.standard_error or 0) > 0.3)
