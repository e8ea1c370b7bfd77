"""The slow, obviously correct twin of facts and statistics: replay every record, and count.

Nothing here is kept and nothing is compared with what was believed before: for each record the
entries known are put in the order they took effect, the cells they lead to are written down, and
the days asked for are looked up. Every inspection counts with this.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from ledger.application import Ledger
from ledger.entries import Entry
from ledger.entries.record import RecordOpened
from ledger.records.cell import Cell
from ledger.records.history import History
from ledger.timeline import in_force
from ledger.values.period import Period
from ledger.values.stream import Stream
from projections.facts.movement import REORGANISED, closing_of, movement_of
from projections.figures.answer import (
    MEASURES,
    Group,
    Posting,
    Value,
    arrange,
    group_of,
    groupings,
    lines_of,
)
from projections.figures.question import Question, StatRow
from projections.figures.reach import Reach
from projections.figures.steps import MOVING, cell_after, unit_level_after

AlsoKnown = Callable[[Entry], bool]
"""Which entries count as known although they were recorded later (opening balances, domain: a
submitted report).
"""


class Turn(NamedTuple):
    """One entry that moved a record, and the cells before and after it.

    A cell is None outside the books.
    """

    entry: Entry
    before: Cell | None
    after: Cell | None


class Course(NamedTuple):
    """What became of a record: its turns in the order they took effect."""

    record: str
    number: str
    turns: tuple[Turn, ...]

    def turn_on(self, day: date) -> Turn | None:
        """The turn that decides how the record stands at the end of a day."""
        for turn in reversed(self.turns):
            if turn.entry.effective_on <= day:
                return turn
        return None

    def cell_on(self, day: date) -> Cell | None:
        """Where the record stands at the end of a day."""
        for turn in reversed(self.turns):
            if turn.entry.effective_on <= day:
                return turn.after
        return None


Source = Ledger | Iterable[History] | Iterable[Course]
"""A ledger, histories already in memory, or courses already replayed as known at the position asked
for.
"""


def recount(
    source: Source, question: Question, also_known: AlsoKnown | None = None
) -> list[StatRow]:
    """Answer a question by replay. Raises IntegrityBroken when a stored entry cannot be read."""
    counts: dict[tuple[str, Group], list[int]] = {}
    for course in courses(source, question, also_known):
        line = Stream(course.record).noun
        for dimensions in groupings(question):
            for measure, group in counted(course, question, dimensions):
                counts.setdefault((line, group), [0, 0, 0, 0])[measure] += 1
    return arrange(question, counts)


def records_behind(
    source: Source,
    question: Question,
    line: str,
    cell: Group,
    measure: str,
    also_known: AlsoKnown | None = None,
) -> list[Posting]:
    """The records and entries that make up one figure, by number; as many as the figure says."""
    return sorted(
        posting
        for course in courses(source, question, also_known)
        if Stream(course.record).noun == line
        for posting in _behind(course, question, cell, measure)
    )


def courses(
    source: Source, question: Question, also_known: AlsoKnown | None = None
) -> Iterator[Course]:
    """The course of every record of the lines asked for, as known at the position asked for.

    Whoever has many questions about one position replays once: ``list(courses(…))`` is a source,
    too.
    """
    wanted = set(lines_of(question))
    if isinstance(source, Ledger):
        source = source.histories(None if also_known else question.known_at)
    for one in source:
        if Stream(one.record).noun not in wanted:
            continue
        if isinstance(one, Course):
            yield one
        else:
            known = (entry for entry in one.entries if _is_known(entry, question, also_known))
            yield course_of(one.record, known)


def _is_known(entry: Entry, question: Question, also_known: AlsoKnown | None) -> bool:
    return entry.position <= question.known_at or (also_known is not None and also_known(entry))


def course_of(record: str, known: Iterable[Entry]) -> Course:
    """Replay the entries of a record that count as known, but for those that never move one."""
    number, opened = Stream(record).key, False
    cell: Cell | None = None
    left: Cell | None = None
    unit_level: str | None = None
    turns: list[Turn] = []
    for entry in in_force([one for one in known if type(one) in MOVING]):
        if isinstance(entry, RecordOpened):
            if opened:
                continue
            number, opened = entry.number, True
        after = cell_after(cell, entry, left, unit_level)
        if after != cell:
            turns.append(Turn(entry, cell, after))
        unit_level = unit_level_after(entry, unit_level)
        cell, left = after, cell or left
    return Course(record, number, tuple(turns))


class Move(NamedTuple):
    """A movement of a record in the books of the units asked about.

    The cells it left and entered (None: outside these books), its kind, the way it was closed if it
    was, and the entry that moved it, or its unit.
    """

    left: Cell | None
    entered: Cell | None
    movement: str
    closing: str | None
    entry: Entry

    @property
    def told(self) -> dict[str, Value]:
        """What tells it apart from others, by dimension."""
        return {"movement": self.movement, "closing": self.closing}


def moves_of(course: Course, reach: Reach | None, period: Period) -> list[Move]:
    """The movements of a record on the days of a period, in the order they took effect.

    On a day on which its unit comes or goes, it comes or goes first, as it stood on the eve.
    """
    found = []
    for change in reach.changes(period.start, period.end) if reach else ():
        cell = course.cell_on(change.eve)
        unit = cell.unit if cell and cell.unit else ""
        if unit in change.came:
            found.append(Move(None, cell, REORGANISED, None, change.came[unit]))
        if unit in change.went:
            found.append(Move(cell, None, REORGANISED, None, change.went[unit]))
    for turn in course.turns:
        on = turn.entry.effective_on
        if on in period:
            left, entered = (_held(cell, reach, on) for cell in (turn.before, turn.after))
            movement = movement_of(turn.entry, turn.before, turn.after)
            found.append(Move(left, entered, movement, closing_of(turn.entry), turn.entry))
    return sorted(found, key=lambda one: (one.entry.effective_on, one.movement != REORGANISED))


def _held(cell: Cell | None, reach: Reach | None, day: date) -> Cell | None:
    """A cell that is in the books of the units asked about on a day."""
    if cell is None or (reach is not None and cell.unit not in reach.on(day)):
        return None
    return cell


def _stocks(course: Course, question: Question) -> Iterator[tuple[int, date, Cell]]:
    """Where a record stood in the books asked about: the measure's place, the day, the cell."""
    if not question.only_movements:
        for measure, day in ((0, question.period.eve), (3, question.period.end)):
            if cell := _held(course.cell_on(day), question.reach, day):
                yield measure, day, cell


def counted(
    course: Course, question: Question, dimensions: tuple[str, ...]
) -> Iterator[tuple[int, Group]]:
    """Every (measure, group) a record is counted in.

    Measures by their place: opening, added, removed, current.
    """
    for measure, _, cell in _stocks(course, question):
        yield measure, group_of(cell, dimensions)
    for move in moves_of(course, question.reach, question.period):
        left, entered = _groups(move, dimensions)
        if left != entered:
            if entered is not None:
                yield 1, entered
            if left is not None:
                yield 2, left


def _groups(move: Move, dimensions: tuple[str, ...]) -> tuple[Group | None, Group | None]:
    """Where a movement is removed and where it is added."""
    left, entered = (
        None if cell is None else group_of(cell, dimensions, move.told)
        for cell in (move.left, move.entered)
    )
    return left, entered


def _behind(course: Course, question: Question, cell: Group, measure: str) -> Iterator[Posting]:
    """The postings that put a record into one figure.

    A stock is owed to the last posting up to its day; a flow to every movement that came into the
    cell, or left it, and did not stay within it.
    """
    dimensions = tuple(name for name, _ in cell)
    if measure in ("opening", "current"):
        for place, day, stands in _stocks(course, question):
            turn = course.turn_on(day)
            if turn and MEASURES[place] == measure and group_of(stands, dimensions) == cell:
                yield posting_of(course, turn.entry)
        return
    for move in moves_of(course, question.reach, question.period):
        sides = _groups(move, dimensions)
        here, there = sides if measure == "removed" else sides[::-1]
        if here == cell and there != cell:
            yield posting_of(course, move.entry, move.movement, move.closing)


def posting_of(
    course: Course, entry: Entry, movement: str = "", closing: str | None = None
) -> Posting:
    """An entry that moved a record, or its unit, as what stands behind a figure."""
    return Posting(
        course.number,
        course.record,
        entry.effective_on,
        entry.position,
        entry.by,
        movement=movement,
        closing=closing,
    )
