"""Months and halves that something is owed for, and whole months before a day (targets.md §1.3)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from ledger.values.period import Period, periods_of

_DAY = timedelta(days=1)
_HALVES = {"reporting_year": "reporting-half", "calendar_year": "half-year"}


@cache
def months_later(day: date, number: int) -> date:
    """The same day some months later, or earlier; the last of a month that has no such day."""
    years, month = divmod(day.month - 1 + number, 12)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


@cache
def whole_months(period: Period) -> tuple[Period, ...]:
    """The months of a period from its first day on; one that is cut short is owed by nobody."""
    found: list[Period] = []
    while (end := months_later(period.start, len(found) + 1) - _DAY) <= period.end:
        found.append(Period(months_later(period.start, len(found)), end))
    return tuple(found)


@cache
def halves_ending_in(year: str, period: Period) -> tuple[Period, ...]:
    """The halves of a list's years whose last day lies in a period."""
    halves = (one.days for one in periods_of(_HALVES[year], period))
    return tuple(one for one in halves if one.end in period)
