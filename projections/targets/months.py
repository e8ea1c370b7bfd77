"""Months and halves that something is owed for, and whole months before a day (targets.md §1.3)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from ledger.values.period import Period, periods_of

_DAY = timedelta(days=1)
_HALVES = {"reporting_year": "reporting-half", "calendar_year": "half-year"}


def months_later(day: date, number: int) -> date:
    """The same day some months later, or earlier; the last of a month that has no such day."""
    years, month = divmod(day.month - 1 + number, 12)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def whole_months(period: Period) -> list[Period]:
    """The months of a period from its first day on; one that is cut short is owed by nobody."""
    found: list[Period] = []
    while (end := months_later(period.start, len(found) + 1) - _DAY) <= period.end:
        found.append(Period(months_later(period.start, len(found)), end))
    return found


def halves_ending_in(year: str, period: Period) -> list[Period]:
    """The halves of a list's years whose last day lies in a period."""
    return [one.days for one in periods_of(_HALVES[year], period) if one.days.end in period]
