"""Figures of a period that the books may not reach: the year before, or a baseline (§1.6)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ledger.values.period import Period
from projections.figures.reaching_back import reached_by
from projections.targets.counted_set import CountedSet
from projections.targets.items import Item, items_of
from projections.targets.measure import TargetNotice, weight_of
from projections.targets.sight import Sight

PRIOR_COUNT = "prior_count"
"""The code of an attestation that gives a figure of an earlier period."""


class EarlierCount(NamedTuple):
    """A figure of an earlier period: counted (``items``), or given by an attestation."""

    number: int
    items: tuple[Item, ...] = ()
    attestations: tuple[int, ...] = ()
    notices: tuple[TargetNotice, ...] = ()


def year_before(sight: Sight) -> Period:
    """The same days one year earlier; a period that is not over is cut at the same day."""
    return sight.period.a_year_earlier(sight.books.today)


def books_reach(sight: Sight) -> bool:
    """Whether the books reach back to the days of an earlier sight."""
    courses = (one.course for found in sight.books.records.values() for one in found)
    officer = sight.purview.officer
    return reached_by(
        courses,
        sight.period,
        sight.purview.reach,
        lambda cell: officer in (None, cell.officer),
    )


def earlier_count(
    asked: CountedSet, indicator: str, period: Period, sight: Sight
) -> EarlierCount | None:
    """How many there were in an earlier period; None: not known."""
    then = sight.before(period)
    if books_reach(then):
        items = items_of(asked, then)
        notices = (*came_of(sight, period), *_loaded(items))
        return EarlierCount(weight_of(items), tuple(items), (), notices)
    for one in sight.books.attestations:
        is_it = one.code == PRIOR_COUNT and one.indicator == indicator
        if is_it and one.unit == sight.purview.unit and one.period == period:
            notice = TargetNotice("prior_count", (f"#{one.position}",), one.number or 0)
            return EarlierCount(one.number or 0, (), (one.position,), (notice,))
    return None


def came_of(sight: Sight, period: Period) -> tuple[TargetNotice, ...]:
    """Which units an earlier figure counts beside those asked about, and of which it does not."""
    found = sight.lineage(period)
    told = (
        ("came_of", found.came_of),
        ("parts_of", found.parts_of),
        ("gave_to", found.gave_to),
    )
    return tuple(TargetNotice(kind, names, len(names)) for kind, names in told if names)


def _loaded(items: Iterable[Item]) -> tuple[TargetNotice, ...]:
    names = tuple(one.name for one in items if _is_loaded(one))
    return (TargetNotice("opening_balances", names, len(names)),) if names else ()


def _is_loaded(item: Item) -> bool:
    return item.noun == "records" and item.thing.record.opening_balance
