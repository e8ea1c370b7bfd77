"""What stands out in months and on days, against values worked out by hand."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from ledger.values.period import Period
from projections.inspection.quality.days import BulkDay, Heaped, heaped, recorded_in_bulk
from projections.inspection.quality.series import (
    deviations,
    modified_z,
    standing_out,
    year_ratio,
)

YEAR = (3, 4, 2, 5, 3, 4, 3, 2, 4, 3, 25, 4)
"""Median 3.5, median absolute deviation 0.5: 25 is 0.6745 · 21.5 ÷ 0.5 = 29.0 from it."""
NEW_YEAR = date(2024, 1, 1)


def test_modified_z() -> None:
    """0.6745 (x − median) ÷ MAD, by hand; where half of the months are alike there is none."""
    scores = modified_z(YEAR)
    assert (29.0, -0.67, 0.67) == tuple(round(scores[at] or 0, 2) for at in (10, 0, 1))
    assert [None] * 4 == modified_z((2, 2, 2, 9))


def test_deviations() -> None:
    """(x − mean) ÷ the deviation of the sample: 2, 4, 4, 4, 5, 5, 7, 9 have mean 5 and 2.138."""
    assert [-1.4, 1.87] == [round(deviations((2, 4, 4, 4, 5, 5, 7, 9))[at], 2) for at in (0, 7)]
    assert [0.0] == deviations((5,))
    assert [0.0, 0.0] == deviations((5, 5))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (YEAR, [(10, 25)]),
        ((0,) * 12, []),
        ((0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2), []),
        ((0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3), [(11, 3)]),
        ((1, 2, 1, 2, 1, 2), []),
        ((7,), []),
    ],
)
def test_months_that_stand_out(values: tuple[int, ...], expected: list[tuple[int, int]]) -> None:
    """By either measure; a quiet year has none."""
    assert expected == [(one.place, one.value) for one in standing_out(values)]


def test_year_against_the_two_before() -> None:
    """30 against 10 and 20 is twice their mean; against nothing there is no ratio."""
    assert Fraction(2) == year_ratio(30, (10, 20))
    assert year_ratio(30, (0, 0)) is None


def test_entries_in_bulk() -> None:
    """A fifth of all, and ten at least; of few entries, and of many days alike, none."""
    day = NEW_YEAR
    others = [day + timedelta(days=one) for one in range(1, 41)]
    assert [BulkDay(day, 10)] == recorded_in_bulk([*others, *[day] * 10])
    assert [] == recorded_in_bulk([*others, *[day] * 9])
    assert [] == recorded_in_bulk([*others, *others[:11], *[day] * 10])
    assert [] == recorded_in_bulk([])


def test_days_before_a_deadline() -> None:
    """The last day on time and the two before it; overlapping ones count once, others' days not."""
    period = Period(NEW_YEAR, date(2024, 1, 30))
    deadlines = [date(2024, 1, 10), date(2024, 1, 11), date(2024, 2, 1)]
    days = [date(2024, 1, one) for one in (7, 8, 11, 12, 30)]
    found = heaped(days, deadlines, period)
    assert Heaped(near=3, entries=5, near_days=5, days=30) == found
    assert Fraction(3 * 30, 5 * 5) == found.ratio
    assert heaped([], deadlines, period).ratio is None
    assert heaped(days, [], period).ratio is None
