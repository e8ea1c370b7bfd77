"""Figures of a period that the books may not reach: the year before, or a baseline (§1.6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from ledger.values.period import Period
from projections.figures.reaching_back import reached_by, units_telling, was_there
from projections.targets.counted_set import CountedSet
from projections.targets.heaps import Narrowing
from projections.targets.items import Item
from projections.targets.measure import NOBODY, NOT_KNOWN, Measure, Members, TargetNotice
from projections.targets.paper_index import paper_index
from projections.targets.sides import Side, each, side_of
from projections.targets.sight import Sight
from projections.targets.vocabulary import GANG

PRIOR_COUNT = "prior_count"
"""The code of an attestation that gives a figure of an earlier period."""


NOT_REACHED = "not_reached"
"""Why an earlier figure is not known: no record of what is asked about stood there by then."""
NOT_THERE = "not_there"
"""Or what is asked about was not there then."""
NOTHING_ENTERED = "nothing_entered"
"""Or no result of the kind was entered for a year that is counted: that is no nought."""


class EarlierCount(NamedTuple):
    """A figure of an earlier period: counted (``items``), or given by an attestation."""

    number: int
    items: Members = NOBODY
    attestations: tuple[int, ...] = ()
    notices: tuple[TargetNotice, ...] = ()


def year_before(sight: Sight) -> Period:
    """The same days one year earlier; a period that is not over is cut at the same day."""
    return sight.period.a_year_earlier(sight.books.today)


def books_reach(sight: Sight) -> bool:
    """Whether the books reach back to the days of an earlier sight."""
    reach, officer, days = sight.purview.reach, sight.purview.officer, sight.period
    ever = sight.whole.units_ever
    if officer is None:
        units, since = units_telling(ever, reach, days), _first_stood(sight)
        told = since.values() if units is None else (since[one] for one in units if one in since)
        return any(one <= days.start for one in told)
    courses = (one.course for found in sight.books.records.values() for one in found)
    return reached_by(courses, days, reach, ever, lambda cell: cell.officer == officer)


def _first_stood(sight: Sight) -> Mapping[Any, date]:
    """By unit, the day from which on a record stood in it; of many units by columns."""
    index = sight.whole.index
    if not sight.together:
        return index.first_stood
    from projections.targets.columns.table import RecordTable

    return index.made(RecordTable).first_stood


def earlier_count(
    asked: CountedSet, indicator: str, period: Period, sight: Sight
) -> EarlierCount | None:
    """How many there were in an earlier period; None: not known."""
    then = sight.before(period)
    if books_reach(then):
        items = side_of(asked, then)
        notices = (*came_of(sight, period), *_loaded(items))
        return EarlierCount(items.weight, items, (), notices)
    return _attested_count(indicator, period, sight)


def _attested_count(indicator: str, period: Period, sight: Sight) -> EarlierCount | None:
    for one in paper_index(sight.whole).attestations(PRIOR_COUNT, sight.purview.unit):
        if one.indicator == indicator and one.period == period:
            notice = TargetNotice("prior_count", (f"#{one.position}",), one.number or 0)
            return EarlierCount(one.number or 0, NOBODY, (one.position,), (notice,))
    return None


def is_entered(asked: CountedSet, sight: Sight) -> bool:
    """Whether the books hold any result of the kinds that are counted, whatever it satisfies.

    Of what is no result of work nothing need be entered, and a gang that is not found is none.
    """
    if asked.noun != "outcomes" or GANG in asked.names:
        return True
    return bool(side_of(replace(asked, where=()), sight))


def entered_count(
    asked: CountedSet, indicator: str, period: Period, sight: Sight
) -> EarlierCount | None:
    """How many there were in some days asked about; what is attested where nothing was entered.

    None: neither, so it is not known; a nought is attested, too.
    """
    if is_entered(asked, sight.at(period)):
        side = side_of(asked, sight.at(period))
        return EarlierCount(side.weight, side)
    return _attested_count(indicator, period, sight)


def baseline_count(
    asked: CountedSet, indicator: str, period: Period, sight: Sight
) -> EarlierCount | None:
    """How many there were in the days of a baseline; None: not known.

    Where no result of the kind was entered for them, what is attested, whatever else is reached.
    """
    if is_entered(asked, sight.before(period)):
        return earlier_count(asked, indicator, period, sight)
    return _attested_count(indicator, period, sight)


def unknown_before(sight: Sight, period: Period, **told: Any) -> Measure:
    """A result that is not known for the want of an earlier figure, with the reason.

    ``told``: what is counted all the same. Units are named of which only a part came.
    """
    then = sight.before(period)
    there = was_there(sight.whole.units_ever, then.purview.reach, period)
    notices = [one for one in came_of(sight, period) if one.kind == "parts_of"]
    reason = NOT_REACHED if there else NOT_THERE
    return Measure(NOT_KNOWN, **told, reason=reason, notices=tuple(notices))


def came_of(sight: Sight, period: Period) -> tuple[TargetNotice, ...]:
    """Which units an earlier figure counts beside those asked about, and of which it does not."""
    found = sight.lineage(period)
    told = (
        ("came_of", found.came_of),
        ("parts_of", found.parts_of),
        ("gave_to", found.gave_to),
    )
    return tuple(TargetNotice(kind, names, len(names)) for kind, names in told if names)


def _loaded(items: Side) -> tuple[TargetNotice, ...]:
    loaded = items.narrowed(Narrowing("loaded"), each(lambda one, _: _is_loaded(one)))
    names = tuple(one.name for one in loaded)
    return (TargetNotice("opening_balances", names, len(names)),) if names else ()


def _is_loaded(item: Item) -> bool:
    return item.noun == "records" and item.thing.record.opening_balance
