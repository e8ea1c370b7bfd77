"""The months of a period."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ledger.values.months import months_of
from ledger.values.period import Period, reporting_year


def test_a_reporting_year_has_twelve() -> None:
    """Each from the 15th to the 14th."""
    months = months_of(reporting_year(2024))
    assert (12, Period(date(2023, 10, 15), date(2023, 11, 14))) == (len(months), months[0])
    assert Period(date(2024, 9, 15), date(2024, 10, 14)) == months[-1]


def test_a_day_that_a_month_does_not_have_is_its_last() -> None:
    """From the 31st on, a month of 29 days begins on the 29th, and the next on the 31st again."""
    months = months_of(Period(date(2023, 12, 31), date(2024, 4, 1)))
    starts = [date(2023, 12, 31), date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 31)]
    assert starts == [one.start for one in months]
    assert date(2024, 4, 1) == months[-1].end


@given(st.dates(date(2000, 1, 1), date(2030, 12, 31)), st.integers(0, 800))
def test_months_are_a_period_cut(start: date, days: int) -> None:
    """They leave out no day and have none twice; only the last may be cut short."""
    period = Period(start, start + timedelta(days=days))
    months = months_of(period)
    each = [
        one.start + timedelta(days=n)
        for one in months
        for n in range((one.end - one.start).days + 1)
    ]
    assert [period.start + timedelta(days=n) for n in range(days + 1)] == each
    assert all(one.start.day == min(start.day, _last_of(one.start)) for one in months)


def _last_of(day: date) -> int:
    return ((day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)).day
