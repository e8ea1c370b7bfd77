"""Days on which entries heap up: recorded in bulk, or said to be of the days before a deadline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from ledger.values.period import Period
from projections.inspection.quality.thresholds import thresholds


class BulkDay(NamedTuple):
    """A day on which many of the entries of a period were recorded."""

    day: date
    entries: int


class Heaped(NamedTuple):
    """How many effective days are near a deadline, of how many.

    ``near_days``: days of the period that are near one, of ``days``: as many as these would be a
    share of all entries if entries fell on all days alike.
    """

    near: int
    entries: int
    near_days: int
    days: int

    @property
    def ratio(self) -> Fraction | None:
        """The share of entries near a deadline ÷ the share of days; None where there are none."""
        if not self.entries or not self.near_days:
            return None
        return Fraction(self.near * self.days, self.entries * self.near_days)


def recorded_in_bulk(days: Sequence[date]) -> list[BulkDay]:
    """The days on which a large share of some entries was recorded, in order."""
    limits = thresholds()
    least = max(limits.bulk_entries, limits.bulk_share * len(days))
    counts = Counter(days)
    return [BulkDay(day, count) for day, count in sorted(counts.items()) if count >= least]


def heaped(days: Collection[date], deadlines: Iterable[date], period: Period) -> Heaped:
    """How many of some effective days are near one of the last days on time."""
    near = {
        last - timedelta(days=before)
        for last in deadlines
        for before in range(thresholds().near_days)
    }
    within = {day for day in near if day in period}
    return Heaped(
        sum(day in within for day in days),
        len(days),
        len(within),
        (period.end - period.start).days + 1,
    )
