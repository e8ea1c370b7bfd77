"""A record's history as append-only facts in two times: what each entry teaches.

What is believed of a record as known at a position follows from the timeline of its entries; each
kind of fact says how. The facts of an entry are what is believed once it is known, less what was
believed before: new beliefs with weight +1, beliefs given up with weight −1, all with the entry's
position. Nothing is updated, so that, of spans and of movements,

    stock as of D, known at P  =  Σ weight over spans     where from ≤ D < until  and position ≤ P
    flow in [A, B], known at P =  Σ weight over movements where A ≤ effective ≤ B and position ≤ P

What was recorded counts as recorded: no rule is checked again. Between the two entries of a
correction a timeline may break rules (a change with no opening); an entry that finds no open record
then changes nothing.

What a survey file covers (``object``) is no part of a cell: no figure is broken down by it, so no
kind of fact keeps it, and a change of it alone moves nothing: docs/decisions/object-of-a-survey.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from ledger.entries import Entry
from ledger.entries.record import (
    OBJECT,
    EntryCorrected,
    EntryVoided,
    RecordChanged,
    RecordClosed,
    RecordConverted,
    RecordOpened,
    RecordReopened,
    RecordResumed,
    RecordSuspended,
    RecordTransferred,
)
from ledger.records.cell import FIELDS, Cell
from ledger.records.history import History
from ledger.timeline import in_force
from projections.facts.kind import Belief, Fact, Kind

_PLACE = {name: place for place, name in enumerate(FIELDS)}
_LEVEL, _UNIT, _STATUS, _OFFICER = (_PLACE[name] for name in ("level", "unit", "status", "officer"))
_EMPTY: list[Any] = [None] * len(FIELDS)
_EMPTY[_STATUS] = "open"
_tuple = tuple.__new__
"""Makes a named tuple of values in their order; three times as fast as naming them."""


def _opened(entry: RecordOpened) -> Cell:
    values = _EMPTY.copy()
    values[0], values[1], values[_LEVEL], values[_UNIT], values[_OFFICER] = (
        entry.line,
        entry.symbol,
        entry.level,
        entry.unit,
        entry.officer,
    )
    for name, value in entry.attributes.items():
        if name != OBJECT:
            values[_PLACE[name]] = value
    return _tuple(Cell, values)


def _changed(cell: Cell, entry: RecordChanged) -> Cell:
    values = list(cell)
    for name, value in entry.changes.items():
        if name != OBJECT:
            values[_PLACE[name]] = value
    return _tuple(Cell, values)


def _transferred(cell: Cell, entry: RecordTransferred | RecordReopened) -> Cell:
    values = list(cell)
    values[_UNIT], values[_OFFICER] = entry.to_unit or cell.unit, entry.to_officer or cell.officer
    return _tuple(Cell, values)


_STEPS: dict[type[Entry], Callable[[Cell, Any], Cell | None]] = {
    RecordChanged: _changed,
    RecordConverted: lambda cell, one: cell._replace(symbol=one.symbol, type_=one.type),
    RecordTransferred: _transferred,
    RecordSuspended: lambda cell, _: cell._replace(status="suspended"),
    RecordResumed: lambda cell, _: cell._replace(status="open"),
    RecordClosed: lambda _cell, _entry: None,
}
"""The entries that move an open record, and the cell each leads to."""

MOVING: frozenset[type[Entry]] = frozenset({RecordOpened, RecordReopened, *_STEPS})
"""The entries that move a record: every kind of fact follows them."""

_REVISING = frozenset({EntryVoided, EntryCorrected})


Cells = dict[Cell | None, Cell | None]
"""The different cells seen, so that records in equal cells share one: its fields become columns
once.
"""

MOST_CELLS = 50_000
"""How many different cells are kept in mind."""


class _Timeline:
    """Where a record went, and the folds that follow it."""

    def __init__(self, kinds: Sequence[Kind], cells: Cells) -> None:
        self.number = ""
        self._cells = cells
        self.before: Cell | None = None
        self.cell: Cell | None = None
        self.left: Cell | None = None
        self.unit_level: str | None = None
        self.last_on = date.min
        self.folds = [kind.fold() for kind in kinds]

    def advance(self, entry: Entry) -> None:
        """Let the record move."""
        self.last_on = entry.effective_on
        self.before = cell = self.cell
        if cell is not None:
            if step := _STEPS.get(type(entry)):
                cell = step(cell, entry)
                self.left = self.before
                if cell is not None and isinstance(entry, RecordTransferred):
                    cell = self._leveled(cell, entry.unit_level)
        elif isinstance(entry, RecordOpened) and not self.number:
            self.number, cell = entry.number, _opened(entry)
            self.unit_level = entry.unit_level or entry.level
        elif isinstance(entry, RecordReopened) and self.left is not None:
            cell = _transferred(self.left, entry)._replace(status="open")
            cell = self._leveled(cell, entry.unit_level)
        self.cell = self._cells.setdefault(cell, cell)

    def _leveled(self, cell: Cell, unit_level: str | None) -> Cell:
        """The cell of a record that came to a unit of a level, which may be another than before."""
        if unit_level is None or unit_level == self.unit_level:
            return cell
        self.unit_level = unit_level
        return cell._replace(level=unit_level)

    def believed(self, entries: Iterable[Entry]) -> list[dict[Belief, None]]:
        """Tell entries in force; return what is believed of each kind then, in order.

        A belief names its entry, so none occurs twice.
        """
        found: list[dict[Belief, None]] = [{} for _ in self.folds]
        for entry in entries:
            self.advance(entry)
            for fold, beliefs in zip(self.folds, found, strict=True):
                given_up, taken_up = fold.follow(entry, self)
                for belief in given_up:
                    del beliefs[belief]
                beliefs.update(dict.fromkeys(taken_up))
        return found


class Learner:
    """Learns the facts of one record after the other.

    ``told``: a list for each kind, by its name, to which facts are added in the order they were
    learned.
    """

    def __init__(self, kinds: Sequence[Kind], told: Mapping[str, list[Fact]]) -> None:
        self._kinds = kinds
        self._told = told
        self._cells: Cells = {}
        self._lessons: dict[tuple[str, frozenset[type[Entry]]], _Lessons] = {}

    def learn(self, history: History, after: int) -> None:
        """Learn what the entries of a record at positions > ``after`` teach."""
        key = history.noun, frozenset(map(type, history.entries))
        lessons = self._lessons.get(key)
        if lessons is None:
            lessons = self._lessons[key] = self._lessons_of(*key)
        lessons.learn(history, after)
        if len(self._cells) > MOST_CELLS:
            self._cells.clear()

    def _lessons_of(self, line: str, types: frozenset[type[Entry]]) -> _Lessons:
        kinds = [
            kind
            for kind in self._kinds
            if (kind.lines is None or line in kind.lines) and not types.isdisjoint(kind.begun_by)
        ]
        return _Lessons(kinds, [self._told[kind.name] for kind in kinds], self._cells)


class _Lessons:
    """What records of one line with entries of the same types teach: facts of these kinds alone."""

    def __init__(self, kinds: Sequence[Kind], told: Sequence[list[Fact]], cells: Cells) -> None:
        self._kinds = kinds
        self._told = told
        self._cells = cells
        self._followed = MOVING.union(*(kind.taught_by for kind in kinds))

    def learn(self, history: History, after: int) -> None:
        """Learn from one record."""
        if not self._kinds:
            return
        record, followed = history.record, self._followed
        entries = [
            one for one in history.entries if type(one) in followed or type(one) in _REVISING
        ]
        start = sum(entry.position <= after for entry in entries) if after else 0
        timeline = _Timeline(self._kinds, self._cells)
        if start:
            timeline.believed(in_force(entries[:start]))
        for index in range(start, len(entries)):
            entry = entries[index]
            is_last = entry.effective_on >= timeline.last_on and entry.corrects is None
            if is_last and type(entry) in followed:
                self._append(record, timeline, entry)
            else:
                timeline = self._relearn(record, entries[: index + 1])

    def _append(self, record: str, timeline: _Timeline, entry: Entry) -> None:
        """The usual case: the entry comes last in the timeline, and teaches what its step does."""
        timeline.advance(entry)
        position = entry.position
        for fold, facts in zip(timeline.folds, self._told, strict=True):
            given_up, taken_up = fold.follow(entry, timeline)
            for belief in given_up:
                facts.append((record, belief, -1, position))
            for belief in taken_up:
                facts.append((record, belief, 1, position))

    def _relearn(self, record: str, entries: Sequence[Entry]) -> _Timeline:
        """The general case, a void or a backdated entry: compare the two timelines whole."""
        position = entries[-1].position
        timeline = _Timeline(self._kinds, self._cells)
        before = _Timeline(self._kinds, self._cells).believed(in_force(entries[:-1]))
        after = timeline.believed(in_force(entries))
        for old, new, facts in zip(before, after, self._told, strict=True):
            facts.extend((record, belief, -1, position) for belief in old if belief not in new)
            facts.extend((record, belief, 1, position) for belief in new if belief not in old)
        return timeline


def facts_of(history: History, kind: Kind, after: int) -> list[Fact]:
    """The facts of one kind that the entries of a record at positions > ``after`` teach."""
    told: dict[str, list[Fact]] = {kind.name: []}
    Learner((kind,), told).learn(history, after)
    return told[kind.name]
