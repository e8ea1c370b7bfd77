"""The register of a line (sổ theo dõi), and what differs between two of them.

As of a date, as known at a position.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from ledger.application import Ledger
from ledger.catalog.lines import catalog
from ledger.entries import Entry
from ledger.errors import LedgerError
from ledger.records.cell import FIELDS, Cell
from ledger.records.history import History
from ledger.records.state import ABSENT, RecordState, apply
from ledger.timeline import in_force, state_on
from ledger.values.period import Period
from ledger.values.stream import Stream
from projections.facts.movement import REORGANISED, closing_of, movement_of
from projections.figures.answer import Posting, Value
from projections.figures.reach import Reach
from projections.figures.recount import Course, course_of, moves_of, posting_of

Source = Ledger | Iterable[History]
"""A ledger, or histories already in memory."""

Kind = Literal["entered", "left", "moved"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A place in two times: the end of a day, as known at a position (None: as known now)."""

    as_of: date
    known_at: int | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """Which records: of which lines (None: all), held by which units, day by day (None: any)."""

    lines: tuple[str, ...] | None = None
    reach: Reach | None = None

    def holds(self, cell: Cell | None, day: date) -> bool:
        """Whether a cell is one of the units asked for on a day."""
        return cell is not None and (self.reach is None or cell.unit in self.reach.on(day))


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A record as its register shows it.

    ``cell``: where it stands, or last stood when it is closed.

    ``basis``: number and ISO date of the opening's document; ``next_review``: ISO date;
    ``closing``: a way's code.
    """

    record: str
    number: str
    cell: Cell
    status: str
    opened_on: date
    closed_on: date | None
    closing: str | None
    basis: dict[str, str]
    approved_by: str | None
    source_record: str | None
    next_review: str | None
    state: RecordState


@dataclass(frozen=True, slots=True)
class Conditions:
    """What the rows of a register must be, each where it is asked for.

    ``officer``: a code; ``symbols``, ``classes``, ``statuses``: one of these, coded; ``opened``: on
    one of these days.
    """

    officer: str | None = None
    symbols: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    opened: Period | None = None

    def hold(self, row: RegisterRow) -> bool:
        """Whether a row is such a one."""
        cell, opened = row.cell, self.opened
        return (
            self.officer in (None, cell.officer)
            and (not self.symbols or cell.symbol in self.symbols)
            and (not self.classes or cell.class_ in self.classes)
            and (not self.statuses or row.status in self.statuses)
            and (opened is None or opened.start <= row.opened_on <= opened.end)
        )


ANY: Final = Conditions()
"""No condition at all."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of a record between two moments.

    It entered the books asked about, left them, or moved in them.

    ``before`` and ``after``: its cells then (None: outside all books); ``changes``: field, old, new
    of what differs;
    ``posting``: the entry by which it came to stand as it stood last, or by which its unit came or
    went, with the kind of movement (None: what had moved it was voided);
    ``closing``: the way it was closed, by its code, where it left by being closed.
    """

    record: str
    number: str
    kind: Kind
    before: Cell | None
    after: Cell | None
    changes: tuple[tuple[str, Value, Value], ...]
    posting: Posting | None
    closing: str | None = None


def register(
    source: Source, selection: Selection, moment: Moment, *, closed: bool = False
) -> list[RegisterRow]:
    """The rows of a register, in the order of opening.

    With ``closed``, those closed by then too.
    """
    rows = []
    for history in _histories(source, selection, moment.known_at):
        state = state_at(history, moment)
        cell = state.cell or (state.last_cell if closed else None)
        if cell is not None and selection.holds(cell, moment.as_of):
            rows.append(_row(history.record, state, cell))
    return sorted(rows, key=lambda row: (row.opened_on, row.number, row.record))


def state_at(history: History, moment: Moment) -> RecordState:
    """How a record stood.

    Between the two entries of a correction, what its rules then refuse changes nothing.
    """
    return state_on(in_force(history.entries, moment.known_at), stood, ABSENT, moment.as_of)


def stood(state: RecordState, entry: Entry) -> RecordState:
    """The state after an entry; one that its rules refuse changes nothing."""
    try:
        return apply(state, entry)
    except LedgerError:
        return state


def _row(record: str, state: RecordState, cell: Cell) -> RegisterRow:
    opening = state.opening
    assert opening is not None, "a record in the books was opened"
    return RegisterRow(
        record=record,
        number=state.number,
        cell=cell,
        status=state.status,
        opened_on=opening.effective_on,
        closed_on=state.closed_on,
        closing=state.closing,
        basis=dict(opening.basis or {}),
        approved_by=opening.approved_by,
        source_record=opening.source_record,
        next_review=opening.next_review,
        state=state,
    )


def differences(
    source: Source,
    selection: Selection,
    first: Moment,
    second: Moment,
    formerly: Selection | None = None,
) -> list[Difference]:
    """What changed from the first moment to the second, by line and number.

    Either time, or both, may differ. ``formerly``: the selection by the tree of units as known at
    the first moment, where another was known then.
    """
    selections = formerly or selection, selection
    known = [moment.known_at for moment in (first, second) if moment.known_at is not None]
    latest = max(known) if len(known) == 2 else None
    found = (
        _difference(history, selections, first, second)
        for history in _histories(source, selection, latest)
    )
    return sorted(
        (one for one in found if one),
        key=lambda one: (Stream(one.record).noun, one.number, one.record),
    )


def _difference(
    history: History, selections: tuple[Selection, Selection], first: Moment, second: Moment
) -> Difference | None:
    """What became of a record between two moments, each seen through its own selection.

    None: it stood in neither, or in both and in the same cell.
    """
    then, now = (
        course_of(
            history.record,
            (
                one
                for one in history.entries
                if moment.known_at is None or one.position <= moment.known_at
            ),
        )
        for moment in (first, second)
    )
    before, after = then.cell_on(first.as_of), now.cell_on(second.as_of)
    sides = selections[0].holds(before, first.as_of), selections[1].holds(after, second.as_of)
    if not any(sides) or (before == after and all(sides)):
        return None
    kind: Kind = "moved" if all(sides) else "entered" if sides[1] else "left"
    posting = _deciding(now, selections[1], first, second, kind)
    closing = state_at(history, second).closing if after is None else None
    return Difference(
        history.record, now.number, kind, before, after, _changes(before, after), posting, closing
    )


def _deciding(
    course: Course, selection: Selection, first: Moment, second: Moment, kind: Kind
) -> Posting | None:
    """The entry by which a record, or its unit, entered or left between the days.

    Of one that moved, or was learned of later, the last.
    """
    reach, last_day = selection.reach, second.as_of
    if kind != "moved" and first.as_of < last_day:
        between = Period(first.as_of + timedelta(days=1), last_day)
        crossing = [
            move
            for move in moves_of(course, reach, between)
            if (move.left is None, move.entered is None) == (kind == "entered", kind == "left")
        ]
        if crossing:
            last = crossing[-1]
            return posting_of(course, last.entry, last.movement, last.closing)
    turn = course.turn_on(last_day)
    if turn is None:
        return None
    if kind != "moved" and reach and turn.after and turn.after.unit:
        placed = reach.placed_by(turn.after.unit, last_day)
        if placed and placed.position > turn.entry.position:
            return posting_of(course, placed, REORGANISED)
    movement = movement_of(turn.entry, turn.before, turn.after)
    return posting_of(course, turn.entry, movement, closing_of(turn.entry))


def _changes(before: Cell | None, after: Cell | None) -> tuple[tuple[str, Value, Value], ...]:
    if before is None or after is None:
        return ()
    return tuple(
        (name, old, new) for name, old, new in zip(FIELDS, before, after, strict=True) if old != new
    )


def _histories(source: Source, selection: Selection, known_at: int | None) -> Iterator[History]:
    histories: Iterable[History] = (
        source.histories(known_at) if isinstance(source, Ledger) else source
    )
    lines = (
        {line.code for line in catalog().lines} if selection.lines is None else set(selection.lines)
    )
    return (history for history in histories if history.noun in lines)
