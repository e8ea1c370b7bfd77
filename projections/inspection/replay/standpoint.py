"""A standpoint in a unit's story: a day, a position, and what the books then were.

It is moved from place to place along both times. Only the files that an entry moves on the way are
looked at; where the units covered differ, every file is. What it says is what ``recount`` and
``register`` say of the same moment, each of which replays all files.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from ledger.records.cell import Cell
from ledger.values.period import Period
from ledger.values.stream import Stream
from projections.figures.answer import MEASURES, Group, arrange, groupings
from projections.figures.question import Question, StatRow
from projections.figures.reach import Reach
from projections.figures.recount import Course, counted
from projections.figures.register import Moment
from projections.inspection.replay.story import UnitStory

Counted = tuple[tuple[int, str, Group], ...]
"""Where a file is counted: the measure's place, the line, the cell of the answer."""


class Shift(NamedTuple):
    """What became of a file in the register as the standpoint moved.

    ``before``, ``after``: its cells (None: not in the register).
    """

    record: str
    number: str
    before: Cell | None
    after: Cell | None

    @property
    def kind(self) -> str:
        """How it is called: ``entered`` the register, ``left`` it or ``moved`` in it."""
        if self.before is None:
            return "entered"
        return "left" if self.after is None else "moved"


class Held(NamedTuple):
    """A file of the register: its number, and where it stands."""

    number: str
    cell: Cell


class Standpoint:
    """Where one stands: the end of a day, as known at a position.

    The day is one of the period, or its eve; the position one of the story.
    """

    def __init__(self, story: UnitStory, moment: Moment) -> None:
        self.story = story
        self.held: dict[str, Held] = {}
        self._counted: dict[str, Counted] = {}
        self._counts: dict[tuple[str, Group], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
        self.as_of, self.position = self._within(moment)
        self._look_at(story.files)

    def _within(self, moment: Moment) -> tuple[date, int]:
        """The place of the story that is nearest to a moment."""
        story = self.story
        known_at = story.last if moment.known_at is None else moment.known_at
        as_of = min(max(moment.as_of, story.period.eve), story.period.end)
        return as_of, min(max(known_at, story.begin), story.last)

    @property
    def moment(self) -> Moment:
        """The moment it is at."""
        return Moment(self.as_of, self.position)

    def go(self, moment: Moment) -> list[Shift]:
        """Move to a moment; return what changed in the register, by file."""
        as_of, position = self._within(moment)
        if (as_of, position) == (self.as_of, self.position):
            return []
        touched = self._touched(as_of, position)
        self.as_of, self.position = as_of, position
        return self._look_at(touched)

    def _touched(self, as_of: date, position: int) -> list[str]:
        """The files that can stand or be counted otherwise, in the order of the story's files."""
        story = self.story
        reach = story.reach.at(position)
        if reach != story.reach.at(self.position) or _turns(reach, self.as_of, as_of):
            return list(story.files)
        found = story.recorded.between(self.position, position)
        found |= story.effective.between(self.as_of, as_of)
        return sorted(found)

    def _look_at(self, records: Iterable[str]) -> list[Shift]:
        """Look at files again where it is now; return what changed in the register."""
        story, position = self.story, self.position
        reach = story.reach.at(position)
        shifts = []
        for record in records:
            course = story.files[record].known(position)
            self._count(course, reach)
            if shift := self._hold(course, reach):
                shifts.append(shift)
        return shifts

    def _hold(self, course: Course, reach: Reach | None) -> Shift | None:
        """Have a file stand where it is now; tell what changed, if anything did."""
        cell = course.cell_on(self.as_of)
        if cell is not None and reach is not None and cell.unit not in reach.on(self.as_of):
            cell = None
        held = self.held.get(course.record)
        before = held.cell if held else None
        if cell == before:
            return None
        if cell is None:
            del self.held[course.record]
        else:
            self.held[course.record] = Held(course.number, cell)
        return Shift(course.record, course.number, before, cell)

    def _count(self, course: Course, reach: Reach | None) -> None:
        """Have a file counted as it is now."""
        now = tuple(self._places(course, reach))
        before = self._counted.get(course.record, ())
        if now == before:
            return
        for places, weight in ((before, -1), (now, 1)):
            for measure, line, group in places:
                self._counts[line, group][measure] += weight
        self._counted[course.record] = now

    def _places(self, course: Course, reach: Reach | None) -> Iterator[tuple[int, str, Group]]:
        """Everywhere a file is counted; at the end of the eve nothing has moved yet."""
        period, line = self.story.period, Stream(course.record).noun
        is_eve = self.as_of < period.start
        days = period if is_eve else Period(period.start, self.as_of)
        question = Question(days, self.position, reach)
        for dimensions in groupings(question):
            for measure, group in counted(course, question, dimensions):
                if not is_eve:
                    yield measure, line, group
                elif measure == OPENING:
                    yield from ((OPENING, line, group), (CURRENT, line, group))

    def totals(self) -> list[StatRow]:
        """Opening, added, removed and current of each line, and of its symbols.

        From the first day of the period to the day where it stands.
        """
        period = self.story.period
        return arrange(Question(period, self.position), self._counts)

    def seen(self) -> list[Held]:
        """The files of the register, by line and number."""
        return [self.held[record] for record in self.story.files if record in self.held]


OPENING, CURRENT = MEASURES.index("opening"), MEASURES.index("current")


def _turns(reach: Reach | None, one: date, other: date) -> bool:
    """Whether units come or go on a day after the earlier of two, up to the later."""
    first, last = min(one, other), max(one, other)
    return reach is not None and bool(reach.changes(first + timedelta(days=1), last))
