"""What lies near the figures of a report: days, units and cells that may be taken for theirs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import NamedTuple

from ledger.catalog.lines import catalog
from ledger.records.cell import DIMENSIONS
from ledger.records.history import History
from ledger.records.organisation import Unit, placed_on
from ledger.values.period import Period
from projections.figures.answer import Group
from projections.figures.reach import Reach, Stage, always
from projections.figures.whose import EVERYBODY, Whose, reaches
from projections.inspection.reconciliation.asked import Asked, View
from projections.inspection.reconciliation.tally import Tally

_DAY = timedelta(days=1)
_FEW_VALUES = 9
"""Of a dimension with so many values one is easily taken for another."""
_MOST_UNITS = 8
"""So many units beside the one that reports, and under it, are taken for its own as a whole."""


class Variation(NamedTuple):
    """Other units than the books say are taken for those that report: how they are counted.

    ``units``: those that make the difference; ``entries``: what moved them in the tree, if that is
    what was overlooked.
    """

    tally: Tally
    units: Collection[str]
    entries: tuple[int, ...] = ()


@dataclass(frozen=True)
class Surroundings:
    """What lies near the figures: days, units and cells that may be taken for theirs.

    ``eves``: days that a boundary of a period parts from the day after; ``since``: the first day of
    the earliest period; ``names``: the dimensions by which records are told apart, with ``unit``
    where units are; ``whose``: of whom the report speaks, ``near``: the units near it; ``teams``:
    the units beside each other one of which a figure differs, by its code.
    """

    eves: frozenset[date]
    since: date
    names: tuple[str, ...]
    whose: Whose
    reach: Reach | None
    near: frozenset[str] = frozenset()
    variations: tuple[Variation, ...] = ()
    teams: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def other_day(self, day: date) -> date | None:
        """The day on the other side of a boundary, for a day next to one."""
        if day in self.eves:
            return day + _DAY
        return day - _DAY if day - _DAY in self.eves else None


def within(units: Sequence[History], whose: Whose, then: int) -> frozenset[str] | None:
    """The units a report speaks of, as known when it was submitted; None: all."""
    covered = reaches(units, [whose], then)[whose]
    return covered.ever() if covered else None


def surroundings(
    tally: Tally,
    whose: Whose,
    units: Sequence[History],
    known_at: int,
    teams: Iterable[Whose] = (),
) -> Surroundings:
    """What lies near the figures of a tally, the tree as known at a position.

    ``teams``: those of which a figure differs.
    """
    periods = {one.period for one in tally.asked}
    names = {name for one in tally.asked for name in one.view.looked_at if name in DIMENSIONS}
    if {one.view.whose for one in tally.asked} != {EVERYBODY}:
        names.add("unit")
    eves = frozenset(day for one in periods for day in (one.eve, one.end))
    since = min(one.start for one in periods)
    reach = tally.reaches.get(whose)
    days = max(periods, key=lambda one: one.days)
    others = [one for one in dict.fromkeys(teams) if one != whose]
    found = _beside(tally, units, others, days, known_at)
    around = Surroundings(eves, since, tuple(sorted(names)), whose, reach, teams=found)
    if reach is None:
        return around
    around_it = neighbours(units, whose, days.end, known_at)
    near = _near(units, whose, reach, days, known_at)
    variations = tuple(_variations(tally, whose, reach, days, around_it, units, known_at))
    return replace(around, near=near, variations=variations)


def _beside(
    tally: Tally, units: Sequence[History], teams: Iterable[Whose], days: Period, known_at: int
) -> dict[str, frozenset[str]]:
    """The units beside some teams, by their codes."""
    covered = ((one, tally.reaches[one]) for one in teams)
    return {
        one.unit: _near(units, one, reach, days, known_at)
        for one, reach in covered
        if reach is not None
    }


def _near(
    units: Sequence[History], whose: Whose, reach: Reach, days: Period, known_at: int
) -> frozenset[str]:
    """The units under those above it in a period that were not its own all along."""
    over = above(units, whose, days, known_at)
    changes = (one.day for one in reach.changes(days.start, days.end))
    own = reach.on(days.eve).intersection(*map(reach.on, changes))
    found = reaches(units, over, known_at).values()
    return frozenset[str]().union(*(one.ever() for one in found if one)) - own


class Neighbours(NamedTuple):
    """The units about one: ``above`` it, ``beside`` it, ``below`` it, each with what is under."""

    above: tuple[Whose, ...]
    beside: tuple[Whose, ...]
    below: tuple[Whose, ...]


def neighbours(units: Iterable[History], whose: Whose, day: date, known_at: int) -> Neighbours:
    """The units about one on a day, as known at a position."""
    placed = _placed(units, day, known_at)
    parents = _parent(placed, whose)
    beside = [code for code in sorted(placed) if placed[code].parent in parents]
    below = [code for code in sorted(placed) if placed[code].parent == whose.unit]
    beside = [code for code in beside if code != whose.unit]
    found = (tuple(map(Whose, ones[:_MOST_UNITS])) for ones in (beside, below))
    return Neighbours(tuple(map(Whose, parents)), *found)


def above(units: Sequence[History], whose: Whose, days: Period, known_at: int) -> tuple[Whose, ...]:
    """The units above one on any day from the eve of some on, as known at a position.

    None above all; several of one that was put under another meanwhile.
    """
    own = (one for one in units if one.number == whose.unit)
    moved = {e.effective_on for one in own for e in one.entries if e.effective_on in days}
    found = [
        parent
        for day in sorted({days.eve, days.end, *moved})
        for parent in _parent(_placed(units, day, known_at), whose)
    ]
    return tuple(map(Whose, dict.fromkeys(found)))


def _placed(units: Iterable[History], day: date, known_at: int) -> dict[str, Unit]:
    known = (
        History(
            one.record,
            tuple(e for e in one.entries if e.position <= known_at or e.opening_balance),
        )
        for one in units
    )
    return {one.number: placed_on(one, day) for one in known if one.entries}


def _parent(placed: Mapping[str, Unit], whose: Whose) -> tuple[str, ...]:
    parent = placed[whose.unit].parent if whose.unit in placed else None
    return (parent,) if parent else ()


def _variations(
    tally: Tally,
    whose: Whose,
    reach: Reach,
    days: Period,
    nearby: Neighbours,
    units: Sequence[History],
    known_at: int,
) -> Iterator[Variation]:
    """The unit with one beside it, without one below it, alone; and as it stood on one day."""
    wanted = (*nearby.beside, *nearby.below, Whose(whose.unit, not whose.alone))
    others = reaches(units, wanted, known_at)
    for one, other in others.items():
        if other is not None and one.unit == whose.unit:
            yield _variation(tally, whose, reach, other)
        elif other is not None:
            yield _variation(tally, whose, reach, _joined(reach, other, one in nearby.beside))
    changes = reach.changes(days.start, days.end)
    entries = {e.position for one in changes for e in (*one.came.values(), *one.went.values())}
    for day in (days.eve, days.end) if changes else ():
        stood = always(reach.on(day))
        yield _variation(tally, whose, reach, stood, tuple(sorted(entries)))


def _variation(
    tally: Tally, whose: Whose, reach: Reach, other: Reach, entries: tuple[int, ...] = ()
) -> Variation:
    reached: Mapping[Whose, Reach | None] = {**tally.reaches, whose: other}
    changed = frozenset[str]().union(
        *(reach.on(stage.since) ^ other.on(stage.since) for stage in (*reach.stages, *other.stages))
    )
    return Variation(Tally(tally.asked, reached), changed, entries)


def _joined(one: Reach, other: Reach, more: bool) -> Reach:
    """The units of one with those of the other, or without them, day by day."""
    stages = []
    for day in sorted({stage.since for stage in (*one.stages, *other.stages)}):
        ours, theirs = one.on(day), other.on(day)
        moved_by = {
            code: entry
            for stage in (*other.stages, *one.stages)
            if stage.since == day
            for code, entry in stage.moved_by.items()
        }
        stages.append(Stage(day, ours | theirs if more else ours - theirs, moved_by))
    return Reach(tuple(stages))


def near_readings(asked: Asked, above: Iterable[Whose]) -> Iterator[Asked]:
    """What may be taken for a figure as a whole: a day more or less, a wider cell, the unit above.

    And these together, of which a report may take several at once; or a cell beside it. A unit
    beside it is part of the one above.
    """
    yield from cells_beside(asked)
    for period in _near_periods(asked.period):
        for view, cells in _wider(asked):
            for whose in (view.whose, *above):
                other = replace(asked, period=period, view=view._replace(whose=whose), cells=cells)
                if other != asked:
                    yield other


def _near_periods(period: Period) -> Iterator[Period]:
    """The days of a period, and those with a day more or less at one of its ends."""
    for start, end in ((0, 0), (-1, 0), (1, 0), (0, -1), (0, 1)):
        first, last = period.start + start * _DAY, period.end + end * _DAY
        if first <= last:
            yield Period(first, last)


def _wider(asked: Asked) -> Iterator[tuple[View, tuple[Group, ...]]]:
    """The cells of a figure; and with each dimension left out."""
    view = asked.view
    yield view, asked.cells
    for name in view.dimensions:
        cells = tuple(dict.fromkeys(_but(cell, name) for cell in asked.cells))
        left = tuple(one for one in view.dimensions if one != name)
        yield view._replace(dimensions=left), cells


def _but(cell: Group, name: str) -> Group:
    return tuple(one for one in cell if one[0] != name)


def cells_beside(asked: Asked) -> Iterator[Asked]:
    """A figure of the cells beside its own: one dimension has another value of the catalog.

    What a record of that value has not is left out: an ``LC`` has no type.
    """
    for name in asked.view.dimensions:
        for value, without in _values(asked.line, name):
            if all((name, value) not in cell for cell in asked.cells):
                yield _of_value(asked, name, value, without)


def _values(line: str, name: str) -> Iterable[tuple[str, Sequence[str]]]:
    """The values of a dimension in the catalog, where they are few, and what each excludes."""
    if name == "symbol":
        return [(one.code, one.without) for one in catalog().line(line).symbols]
    values = catalog().values.get(name, ())
    return [(one, ()) for one in values] if len(values) <= _FEW_VALUES else ()


def _of_value(asked: Asked, name: str, value: str, without: Sequence[str]) -> Asked:
    names = tuple(one for one in asked.view.dimensions if one not in without)
    cells = (
        tuple(sorted((*(one for one in _but(cell, name) if one[0] in names), (name, value))))
        for cell in asked.cells
    )
    view = asked.view._replace(dimensions=names)
    return replace(asked, view=view, cells=tuple(dict.fromkeys(cells)))
