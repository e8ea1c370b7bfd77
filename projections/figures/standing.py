"""Where every record of a scope stood at both ends of a period, and how it moved between them.

Each record is looked at once; whatever is then asked of the same days is added up from this. It is
the quick twin of ``recount`` for whoever asks many questions about one scope, and like it counts
from entries alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from ledger.entries import Entry
from ledger.records.cell import Cell
from ledger.values.period import Period
from ledger.values.stream import Stream
from projections.facts.movement import REORGANISED
from projections.figures.answer import Group, arrange, group_of, groupings, lines_of
from projections.figures.question import Question, StatRow
from projections.figures.reach import Reach
from projections.figures.recount import Course, Move, moves_of

Keeps = Callable[[Cell, date], bool]
"""Whether what stands in a cell at the end of a day is asked about (as of one branch alone)."""
Turns = Callable[[str, Period], Iterable[Entry]]
"""The entries on a unit by which what it holds is asked about on other days than before."""


class Standing(NamedTuple):
    """A record's cell at the end of the eve and of the last day, and its movements between.

    A cell is None outside what is asked about.
    """

    opening: Cell | None
    current: Cell | None
    moves: tuple[Move, ...]


class FourCounts(NamedTuple):
    """Opening, added, removed, current of a cell."""

    opening: int = 0
    added: int = 0
    removed: int = 0
    current: int = 0


@dataclass(frozen=True)
class Standings:
    """The standings of the records of each line, over a period.

    ``period``, ``reach``: the days and the units they are of.
    """

    period: Period
    reach: Reach | None
    of_line: Mapping[str, tuple[Standing, ...]]
    _known: dict[tuple[str, tuple[str, ...]], dict[Group, list[int]]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def counts(self, line: str, dimensions: tuple[str, ...]) -> Mapping[Group, list[int]]:
        """What there is of a line in every cell of some dimensions; each counted once."""
        key = line, dimensions
        if key not in self._known:
            self._known[key] = _counts(self.of_line.get(line, ()), dimensions)
        return self._known[key]

    def figure(self, line: str, cell: Mapping[str, str | bool | None]) -> FourCounts:
        """The four counts of one cell, exactly as named."""
        dimensions = tuple(sorted(cell))
        group = tuple((name, cell[name]) for name in dimensions)
        return FourCounts(*self.counts(line, dimensions).get(group, (0, 0, 0, 0)))

    def movements(self, line: str) -> Mapping[str, FourCounts]:
        """What was added and removed of a line, by kind of movement."""
        return {
            str(group[0][1]): FourCounts(*counts)
            for group, counts in self.counts(line, ("movement",)).items()
            if any(counts)
        }

    def rows(self, question: Question) -> list[StatRow]:
        """The answer to a question of these days and units."""
        found = {
            (line, group): counts
            for line in lines_of(question)
            for dimensions in groupings(question)
            for group, counts in self.counts(line, dimensions).items()
        }
        return arrange(question, found)


class AskedAbout(NamedTuple):
    """What alone is asked about.

    What does not pass ``keeps`` stands outside; ``turns``: when that may change without the record.
    """

    keeps: Keeps
    turns: Turns

    def cell(self, cell: Cell | None, day: date) -> Cell | None:
        """A cell that is asked about at the end of a day."""
        return cell if cell is not None and self.keeps(cell, day) else None

    def moves(
        self, course: Course, moves: Iterable[Move], reach: Reach | None, period: Period
    ) -> list[Move]:
        """The movements, what is not asked about taken for outside, and those of the unit's turns.

        On the day on which a unit comes, goes or turns, what it held comes or goes first.
        """
        found = [*self._of_turns(course, reach, period), *moves]
        found.sort(key=lambda one: (one.entry.effective_on, not _with_its_unit(one)))
        kept = []
        for move in found:
            day = move.entry.effective_on
            stood = day - timedelta(days=1) if _with_its_unit(move) else day
            left, entered = self.cell(move.left, stood), self.cell(move.entered, day)
            if (left or entered) and not (left == entered and _with_its_unit(move)):
                kept.append(move._replace(left=left, entered=entered))
        return kept

    def _of_turns(self, course: Course, reach: Reach | None, period: Period) -> Iterator[Move]:
        """The record with its unit, on each day on which that turned and stayed what it was."""
        cells = (course.cell_on(period.eve), *(one.after for one in course.turns))
        for unit in {one.unit for one in cells if one is not None and one.unit}:
            for entry in self.turns(unit, period):
                day = entry.effective_on
                eve = day - timedelta(days=1)
                cell = course.cell_on(eve)
                if cell is None or cell.unit != unit:
                    continue
                if all(_covers(cell, reach.on(one)) for one in (eve, day) if reach):
                    yield Move(cell, cell, REORGANISED, None, entry)


def _with_its_unit(move: Move) -> bool:
    """Whether a record moved by an entry on its unit."""
    return Stream(move.entry.record).noun == "unit"


def standings(
    courses: Iterable[Course], period: Period, reach: Reach | None, kept: AskedAbout | None = None
) -> Standings:
    """Look at every record once. ``kept``: what alone is asked about (None: all)."""
    found: dict[str, list[Standing]] = defaultdict(list)
    for course in courses:
        one = _standing(course, period, reach, kept)
        if one.opening or one.current or one.moves:
            found[Stream(course.record).noun].append(one)
    return Standings(period, reach, {line: tuple(some) for line, some in found.items()})


def _standing(
    course: Course, period: Period, reach: Reach | None, kept: AskedAbout | None
) -> Standing:
    opening, current = (
        _asked(course.cell_on(day), day, kept)
        if (reach is None or _covers(course.cell_on(day), reach.on(day)))
        else None
        for day in (period.eve, period.end)
    )
    moves = moves_of(course, reach, period)
    if kept is not None:
        moves = kept.moves(course, moves, reach, period)
    return Standing(opening, current, tuple(one for one in moves if one.left or one.entered))


def _asked(cell: Cell | None, day: date, kept: AskedAbout | None) -> Cell | None:
    return cell if kept is None else kept.cell(cell, day)


def _covers(cell: Cell | None, units: frozenset[str]) -> bool:
    return cell is not None and cell.unit in units


def _counts(found: Iterable[Standing], dimensions: tuple[str, ...]) -> dict[Group, list[int]]:
    """Every measure of every cell; of what only movements have, nothing but flows."""
    counted: Counter[tuple[int, Group]] = Counter()
    of_movements = bool({"movement", "closing"} & set(dimensions))
    for one in found:
        if not of_movements:
            for place, cell in ((0, one.opening), (3, one.current)):
                if cell is not None:
                    counted[place, group_of(cell, dimensions)] += 1
        counted.update(_flows(one, dimensions))
    told: dict[Group, list[int]] = {}
    for (place, group), number in counted.items():
        told.setdefault(group, [0, 0, 0, 0])[place] = number
    return told


def _flows(one: Standing, dimensions: tuple[str, ...]) -> Iterator[tuple[int, Group]]:
    """Where each movement is added, and where it is removed; within a cell it is neither."""
    for move in one.moves:
        left, entered = (
            None if cell is None else group_of(cell, dimensions, move.told)
            for cell in (move.left, move.entered)
        )
        if left != entered:
            if entered is not None:
                yield 1, entered
            if left is not None:
                yield 2, left
