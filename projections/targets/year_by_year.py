"""A count of several years beside a programme's baseline: each year alone (targets.md §4.5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from ledger.values.period import Period
from projections.targets.earlier import EarlierCount, baseline_count, entered_count
from projections.targets.indicator import FallSinceBaseline
from projections.targets.sight import Sight
from projections.targets.target_list import Programme

CountsByYear = Mapping[Period, EarlierCount | None]
"""By the days of each calendar year what is known of it; None: nothing was entered or attested."""


def count_by_year(indicator: FallSinceBaseline, sight: Sight) -> CountsByYear:
    """How many there were in each calendar year of the days asked about that are over."""
    days = _years(sight.period.until(sight.books.today))
    return {one: entered_count(indicator.of, indicator.name, one, sight) for one in days}


def baseline_by_year(
    indicator: FallSinceBaseline, years: Iterable[Period], sight: Sight, programme: Programme
) -> CountsByYear:
    """How many there were in the same days of the baseline, for each of some years."""
    return {
        one: baseline_count(indicator.of, indicator.name, baseline_days(one, programme), sight)
        for one in years
    }


def baseline_days(stretch: Period, programme: Programme) -> Period:
    """The same days in the year of a programme's baseline; 28 February for 29 February."""
    year = programme.baseline.start.year
    days = (
        date(year, 2, 28) if (one.month, one.day) == (2, 29) else one.replace(year=year)
        for one in (stretch.start, stretch.end)
    )
    return Period(*days)


def whole_of(counts: CountsByYear) -> int | None:
    """What they come to together; None where one of them is not known."""
    known = [one.number for one in counts.values() if one is not None]
    return sum(known) if len(known) == len(counts) else None


def _years(period: Period) -> Iterator[Period]:
    """The parts of a period, each in one calendar year."""
    for year in range(period.start.year, period.end.year + 1):
        first, last = date(year, 1, 1), date(year, 12, 31)
        yield Period(max(period.start, first), min(period.end, last))
