"""Figures of a period that the books may not reach: the year before, or a baseline (§1.6)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from ledger.values.period import Period, a_year_before
from projections.targets.counted_set import CountedSet
from projections.targets.items import Item, items_of
from projections.targets.measure import TargetNotice, weight_of
from projections.targets.seen_books import CountedRecord
from projections.targets.sight import Sight

PRIOR_COUNT = "prior_count"
"""The code of an attestation that gives a figure of an earlier period."""


class EarlierCount(NamedTuple):
    """A figure of an earlier period: counted (``items``), or given by an attestation."""

    number: int
    items: tuple[Item, ...] = ()
    attestations: tuple[int, ...] = ()
    notices: tuple[TargetNotice, ...] = ()


def year_before(period: Period) -> Period:
    """The same days one year earlier; 28 February for 29 February."""
    return Period(a_year_before(period.start), a_year_before(period.end))


def books_reach(sight: Sight, day: date) -> bool:
    """Whether a record of the scope has an entry effective on or before a day."""
    return any(
        one.first_day <= day and _is_of(one, sight)
        for records in sight.books.records.values()
        for one in records
    )


def _is_of(record: CountedRecord, sight: Sight) -> bool:
    """Whether a record ever stood in the scope."""
    reach, his = sight.purview.reach, sight.purview.officer
    units = None if reach is None else reach.ever()
    cells = (turn.after for turn in record.course.turns if turn.after)
    return any(
        (units is None or cell.unit in units) and (his is None or cell.officer == his)
        for cell in cells
    )


def earlier_count(
    asked: CountedSet, indicator: str, period: Period, sight: Sight
) -> EarlierCount | None:
    """How many there were in an earlier period; None: not known."""
    then = sight.before(period)
    if books_reach(then, period.start):
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
    told = (("came_of", found.came_of), ("parts_of", found.parts_of))
    return tuple(TargetNotice(kind, names, len(names)) for kind, names in told if names)


def _loaded(items: Iterable[Item]) -> tuple[TargetNotice, ...]:
    names = tuple(one.name for one in items if _is_loaded(one))
    return (TargetNotice("opening_balances", names, len(names)),) if names else ()


def _is_loaded(item: Item) -> bool:
    return item.noun == "records" and item.thing.record.opening_balance
