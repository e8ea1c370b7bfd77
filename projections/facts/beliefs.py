"""A record's history as append-only facts in two times: spans, and the movements between them.

What is believed of a record as known at a position is a list of *spans* (it stood in a cell from
one effective date until another) and of *movements* (from one cell, or from outside, to another, or
to outside). The facts of an entry are what is believed once it is known, less what was believed
before: new beliefs with weight +1, beliefs given up with weight −1, all with the entry's position.
Nothing is updated, so that

    stock as of D, known at P  =  Σ weight over spans     where from ≤ D < until  and position ≤ P
    flow in [A, B], known at P =  Σ weight over movements where A ≤ effective ≤ B and position ≤ P

What was recorded counts as recorded: no rule is checked again. Between the two entries of a
correction a timeline may break rules (a change with no opening); an entry that finds no open record
then changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeVar

from ledger.entries import (
    Entry,
    EntryCorrected,
    EntryVoided,
    RecordChanged,
    RecordClosed,
    RecordConverted,
    RecordOpened,
    RecordResumed,
    RecordSuspended,
    RecordTransferred,
)
from ledger.records.cell import FIELDS, Cell
from ledger.records.history import History
from ledger.timeline import in_force
from ledger.values.dates import END_OF_TIME


class Span(NamedTuple):
    """A record stood in ``cell`` on every day D with ``from_on`` ≤ D < ``until_on``; ``until_on``
    END_OF_TIME: still.

    ``entry`` and ``by``: the position, and the recording officer, of the entry that put it there.
    ``weight``: +1 believed, −1 no longer believed, since ``position``.
    """

    record: str
    number: str
    cell: Cell
    from_on: date
    until_on: date
    entry: int
    by: str
    weight: int
    position: int


class Movement(NamedTuple):
    """A record moved on ``effective_on`` from a cell (None: from outside) to a cell (None: to
    outside).

    One row with both cells: whether it is a removal here and an addition there, or nothing at all,
    depends on the dimensions and the units asked for. ``closing``: the way of closing. The rest as
    in :class:`Span`.
    """

    record: str
    number: str
    effective_on: date
    from_cell: Cell | None
    to_cell: Cell | None
    closing: str | None
    entry: int
    by: str
    weight: int
    position: int


Stay = tuple[str, Cell, date, date, int, str]
"""A believed span: number, cell, from, until, entry, by."""

Move = tuple[str, date, Cell | None, Cell | None, str | None, int, str]
"""A believed movement: number, effective date, from cell, to cell, way of closing, entry, by."""

Belief = TypeVar("Belief", Stay, Move)


_PLACE = {name: place for place, name in enumerate(FIELDS)}
_tuple = tuple.__new__
"""Makes a named tuple of values in their order; three times as fast as naming them."""


def _opened(_: Cell | None, entry: RecordOpened) -> Cell:
    values: list[Any] = [None] * len(FIELDS)
    values[0], values[1], values[_LEVEL], values[_UNIT] = (
        entry.line,
        entry.symbol,
        entry.level,
        entry.unit,
    )
    values[_STATUS], values[_OFFICER] = "open", entry.officer
    for name, value in entry.attributes.items():
        values[_PLACE[name]] = value
    return _tuple(Cell, values)


def _changed(cell: Cell, entry: RecordChanged) -> Cell:
    values = list(cell)
    for name, value in entry.changes.items():
        values[_PLACE[name]] = value
    return _tuple(Cell, values)


def _converted(cell: Cell, entry: RecordConverted) -> Cell:
    return cell._replace(symbol=entry.symbol, type_=entry.type)


def _transferred(cell: Cell, entry: RecordTransferred) -> Cell:
    values = list(cell)
    values[_UNIT], values[_OFFICER] = entry.to_unit or cell.unit, entry.to_officer or cell.officer
    return _tuple(Cell, values)


_LEVEL, _UNIT, _STATUS, _OFFICER = (_PLACE[name] for name in ("level", "unit", "status", "officer"))

_STEPS: dict[type[Entry], Callable[[Any, Any], Cell | None]] = {
    RecordOpened: _opened,
    RecordChanged: _changed,
    RecordConverted: _converted,
    RecordTransferred: _transferred,
    RecordSuspended: lambda cell, _: cell._replace(status="suspended"),
    RecordResumed: lambda cell, _: cell._replace(status="open"),
    RecordClosed: lambda _cell, _entry: None,
}
"""The entries that move a record, and the cell each leads to."""

_MOVING = frozenset({*_STEPS, EntryVoided, EntryCorrected})


class _Fold:
    """A record as it stands at the end of a timeline, and how it came there."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.number = ""
        self.cell: Cell | None = None
        self.since = date.min
        self.cause: Entry | None = None
        self.last_on = date.min
        self.stays: list[Stay] = []
        self.moves: list[Move] = []
        for entry in entries:
            self._apply(entry)
        self._last()

    def _apply(self, entry: Entry) -> None:
        self.last_on = entry.effective_on
        cell = self.after(entry)
        if cell == self.cell:
            return
        if self.cell is not None and self.since < entry.effective_on:
            self.stays.append(self.stay(entry.effective_on))
        self.moves.append(self.move(entry, cell))

    def _last(self) -> None:
        if self.cell is not None:
            self.stays.append(self.stay(END_OF_TIME))

    def after(self, entry: Entry) -> Cell | None:
        """The cell an entry leads to."""
        if type(entry) is RecordOpened:
            return self.cell if self.number else _opened(None, entry)
        return self.cell and _STEPS[type(entry)](self.cell, entry)

    def stay(self, until_on: date) -> Stay:
        """The span that lasts, if it ends on ``until_on``."""
        assert self.cell is not None, "callers look first"
        assert self.cause is not None, "who stands in a cell was put there"
        return (self.number, self.cell, self.since, until_on, self.cause.position, self.cause.by)

    def move(self, entry: Entry, cell: Cell | None) -> Move:
        """Move to ``cell``; return the movement."""
        if type(entry) is RecordOpened:
            self.number = entry.number
        way = entry.way if type(entry) is RecordClosed else None
        moved = (self.number, entry.effective_on, self.cell, cell, way, entry.position, entry.by)
        self.cell, self.since, self.cause = cell, entry.effective_on, entry
        return moved


def facts_of(history: History, after: int = 0) -> tuple[list[Span], list[Movement]]:
    """The facts taught by the entries of a record at positions > ``after``, in the order they were
    learned.
    """
    record = history.record
    moving = [entry for entry in history.entries if type(entry) in _MOVING]
    start = sum(entry.position <= after for entry in moving) if after else 0
    fold = _Fold(in_force(moving[:start])) if start else _Fold()
    spans: list[Span] = []
    movements: list[Movement] = []
    for index in range(start, len(moving)):
        entry = moving[index]
        if entry.effective_on >= fold.last_on and entry.corrects is None and type(entry) in _STEPS:
            _append(record, fold, entry, spans, movements)
        else:
            fold = _relearn(record, moving[: index + 1], spans, movements)
    return spans, movements


def _append(
    record: str, fold: _Fold, entry: Entry, spans: list[Span], movements: list[Movement]
) -> None:
    """The usual case: the entry comes last in the timeline; what lasted until now ends, or nothing
    changes.
    """
    fold.last_on = on = entry.effective_on
    before, cell = fold.cell, fold.after(entry)
    if cell == before:
        return
    position = entry.position
    if before is not None:
        spans.append(_tuple(Span, (record, *fold.stay(END_OF_TIME), -1, position)))
        if fold.since < on:
            spans.append(_tuple(Span, (record, *fold.stay(on), 1, position)))
    movements.append(_tuple(Movement, (record, *fold.move(entry, cell), 1, position)))
    if cell is not None:
        spans.append(_tuple(Span, (record, *fold.stay(END_OF_TIME), 1, position)))


def _relearn(
    record: str, entries: Sequence[Entry], spans: list[Span], movements: list[Movement]
) -> _Fold:
    """The general case, a void or a backdated entry: compare the two timelines whole."""
    position = entries[-1].position
    before, after = _Fold(in_force(entries[:-1])), _Fold(in_force(entries))
    spans.extend(Span(record, *stay, -1, position) for stay in _less(before.stays, after.stays))
    spans.extend(Span(record, *stay, 1, position) for stay in _less(after.stays, before.stays))
    movements.extend(
        Movement(record, *move, -1, position) for move in _less(before.moves, after.moves)
    )
    movements.extend(
        Movement(record, *move, 1, position) for move in _less(after.moves, before.moves)
    )
    return after


def _less(some: list[Belief], others: list[Belief]) -> list[Belief]:
    """What is in ``some`` and not in ``others``; each names its entry, so none occurs twice in a
    list.
    """
    known = set(others)
    return [one for one in some if one not in known]
