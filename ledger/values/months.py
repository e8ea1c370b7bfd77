"""The months of a period, counted from its first day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from ledger.values.period import Period


def months_of(period: Period) -> list[Period]:
    """The months of a period, each from the day of the month on which it begins (targets.md §1.3).

    15 October to 14 November and so on; where a month has no such day, from its last. What is left
    at the end is a month cut short.
    """
    found: list[Period] = []
    start = period.start
    while start <= period.end:
        following = _months_later(period.start, len(found) + 1)
        found.append(Period(start, min(following - timedelta(days=1), period.end)))
        start = following
    return found


def _months_later(day: date, number: int) -> date:
    years, month = divmod(day.month - 1 + number, 12)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))
