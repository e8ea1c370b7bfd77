"""Many figures counted together: every record is replayed once, whatever is asked of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from operator import itemgetter
from typing import Any

from ledger.entries import Entry
from ledger.records.cell import Cell, attribute_field
from ledger.records.history import History
from ledger.values.period import Period
from ledger.values.stream import Stream
from projections.facts.movement import REORGANISED, closing_of, movement_of
from projections.figures.answer import Group, of_stock
from projections.figures.reach import Reach
from projections.figures.recount import Course, Turn, course_of
from projections.figures.whose import Reaches
from projections.inspection.reconciliation.asked import FLOWS, Asked, Told, View
from projections.inspection.reconciliation.kept import KnownRecord
from projections.inspection.reconciliation.revisions import is_known

Counts = Counter[Asked]
"""How many each figure counts."""

Place = Any
"""What a cell says of the dimensions asked for: a cell seen through a stretch's ``_place``."""


class Tally:
    """Finds which of many figures count a record, as the tree of units is known at one position."""

    def __init__(self, asked: Iterable[Asked], reaches: Reaches) -> None:
        """Gather what is asked by line and by period, so that a record meets only its own line's.

        ``reaches``: which units each figure's owner covers, day by day.
        """
        self.asked = tuple(dict.fromkeys(asked))
        self.reaches = reaches
        self._places = {one: number for number, one in enumerate(self.asked)}
        stretches: dict[tuple[str, Period], list[int]] = {}
        for number, one in enumerate(self.asked):
            stretches.setdefault((one.line, one.period), []).append(number)
        self._of_line: dict[str, list[_Stretch]] = {}
        for (line, period), numbers in stretches.items():
            of_stretch = {number: self.asked[number] for number in numbers}
            self._of_line.setdefault(line, []).append(_Stretch(period, of_stretch, reaches))

    def place_of(self, asked: Asked) -> int:
        """The place of a figure in ``asked``."""
        return self._places[asked]

    def asks_of(self, line: str) -> bool:
        """Whether any figure asks for records of a line."""
        return line in self._of_line

    def counting(self, course: Course) -> Iterator[int]:
        """The figures that count a record, by their place in ``asked``, once for each count."""
        for stretch in self._of_line[Stream(course.record).noun]:
            yield from stretch.counting(course)

    def named(self, counts: Counter[int]) -> Counts:
        """Counts by their places in ``asked``, by what they count."""
        return Counter({self.asked[number]: count for number, count in counts.items()})


def count(records: Iterable[KnownRecord], tallies: Mapping[int, Tally]) -> dict[int, Counts]:
    """Count every figure as known at some positions.

    ``tallies``: of the same figures, by position, the tree as known at each. A record is counted
    once for all positions between which nothing was recorded of it.
    """
    found = {position: Counter[int]() for position in tallies}
    for record in records:
        counting: dict[tuple[int, int], Sequence[int]] = {}
        for position, tally in tallies.items():
            if tally.asks_of(record.line):
                course = record.course(position)
                key = (id(course), id(tally))
                if key not in counting:
                    counting[key] = tuple(tally.counting(course))
                found[position].update(counting[key])
    return {position: tallies[position].named(one) for position, one in found.items()}


def most_since(
    records: Iterable[KnownRecord],
    since: int,
    tallies: Sequence[Tally],
    parts: Iterable[tuple[Asked, Asked]],
) -> Counts:
    """How many each figure could count at most, by all that entries said from a position on.

    A record counts as often as it did at whatever moment, in whatever tree. ``parts``: what is
    asked, each with a figure that it is a part of; ``tallies``: of these, a tree for each.
    """
    wholes: dict[Asked, list[Asked]] = {}
    for part, whole in parts:
        wholes.setdefault(part, []).append(whole)
    found: Counts = Counter()
    for record in records:
        most: Counts = Counter()
        for known in known_since(record.history, since):
            course = course_of(record.history.record, known)
            for tally in tallies:
                if tally.asks_of(record.line):
                    counting = (wholes[tally.asked[number]] for number in tally.counting(course))
                    most |= Counter(chain.from_iterable(counting))
        found.update(most)
    return found


def known_since(history: History, position: int) -> Iterator[Sequence[Entry]]:
    """What was known of a record at a position, and after whatever was recorded of it later.

    Between the two halves of a correction nobody looked; between two entries that bear the same
    time somebody may have: under a clock that was ahead they need not be of one moment.
    """
    known = [one for one in history.entries if is_known(one, position)]
    later = [one for one in history.entries if not is_known(one, position)]
    for one in later:
        if one.follows is None and one.corrects is None:
            yield known
        known = [*known, one]
    yield known


class _Stretch:
    """The figures that ask of the same days of the same line, each under its number.

    Records are many, the places they stand in are few: what counts in which figure is found out
    once for each place, and once for each two places a record moved between. Where units come or go
    on a day of the stretch, another stage of the tree begins: what they held at the end of the day
    before comes or goes with them.
    """

    def __init__(self, period: Period, asked: dict[int, Asked], reaches: Reaches) -> None:
        """Find the stages of the tree: the period's eve, and each day on which units come or go."""
        self.start, self.end = period.start, period.end
        self._asked = asked
        self._views = tuple({one.view: None for one in asked.values()})
        names = of_stock(sorted({name for view in self._views for name in view.looked_at}))
        self._tells = any(view.of_movements for view in self._views)
        fields = ("line", "unit", *(attribute_field(name) for name in names))
        self._place = itemgetter(*(Cell._fields.index(field) for field in fields))
        reached = [reaches[view.whose] for view in self._views]
        self._begins = _changes(reached, period)
        self._units = [
            tuple(reach.on(day) if reach else None for reach in reached)
            for day in (period.eve, *self._begins)
        ]
        self._by_view: dict[tuple[str, View], list[int]] = {}
        for number, one in asked.items():
            self._by_view.setdefault((one.measure, one.view), []).append(number)
        self._of_stock = {measure: self._viewed_by(measure) for measure in ("opening", "current")}
        self._of_flow = self._viewed_by(*FLOWS)
        self._stood: dict[tuple[str, Place], Sequence[int]] = {}
        self._moved: dict[tuple[int, int, Place, Place, Told | None], Sequence[int]] = {}
        self._counted: dict[tuple[str, View, Group], Sequence[int]] = {}

    def _viewed_by(self, *measures: str) -> list[tuple[int, View]]:
        """The views of figures of some measures, with their places: no other can count there."""
        asked = {view for measure, view in self._by_view if measure in measures}
        return [(place, view) for place, view in enumerate(self._views) if view in asked]

    def counting(self, course: Course) -> Iterator[int]:
        """The figures that count a record, once for each count."""
        opening: Cell | None = None
        current: Cell | None = None
        stage = 0
        for turn in course.turns:
            on = turn.entry.effective_on
            if on > self.end:
                break
            while stage < len(self._begins) and self._begins[stage] <= on:
                yield from self._reorganised(stage, current)
                stage += 1
            if on < self.start:
                opening = turn.after
            else:
                yield from self._moving((stage, stage), current, turn.after, self._told(turn))
            current = turn.after
        for later in range(stage, len(self._begins)):
            yield from self._reorganised(later, current)
        if opening is not None:
            yield from self._standing("opening", 0, opening)
        if current is not None:
            yield from self._standing("current", len(self._begins), current)

    def _standing(self, measure: str, stage: int, cell: Cell) -> Sequence[int]:
        key = (measure, self._place(cell))
        if key not in self._stood:
            units = self._units[stage]
            self._stood[key] = tuple(
                number
                for place, view in self._of_stock[measure]
                for number in self._in_group(measure, view, view.group(cell, units[place]))
            )
        return self._stood[key]

    def _told(self, turn: Turn) -> Told | None:
        """What tells a turn apart; None where no figure asks."""
        if not self._tells:
            return None
        return Told(movement_of(turn.entry, turn.before, turn.after), closing_of(turn.entry))

    def _reorganised(self, stage: int, cell: Cell | None) -> Sequence[int]:
        """The next stage begins: what a record stands in comes or goes with its unit."""
        return self._moving((stage, stage + 1), cell, cell, Told(REORGANISED))

    def _moving(
        self, stages: tuple[int, int], before: Cell | None, after: Cell | None, told: Told | None
    ) -> Sequence[int]:
        """A move within one group is none to the figures that look at records so."""
        places = (before and self._place(before), after and self._place(after))
        key = (*stages, *places, told)
        if key not in self._moved:
            olds, news = (self._units[stage] for stage in stages)
            self._moved[key] = tuple(
                number
                for place, view in self._of_flow
                if (left := view.group(before, olds[place], told))
                != (entered := view.group(after, news[place], told))
                for measure, group in (("added", entered), ("removed", left))
                for number in self._in_group(measure, view, group)
            )
        return self._moved[key]

    def _in_group(self, measure: str, view: View, group: Group | None) -> Sequence[int]:
        if group is None:
            return ()
        key = (measure, view, group)
        if key not in self._counted:
            self._counted[key] = tuple(
                number
                for number in self._by_view.get((measure, view), ())
                if self._asked[number].counts(group)
            )
        return self._counted[key]


def _changes(reached: Iterable[Reach | None], period: Period) -> list[date]:
    """The days of a period on which units came or went, in order."""
    changes = (reach.changes(period.start, period.end) for reach in reached if reach)
    return sorted({one.day for of_reach in changes for one in of_reach})
