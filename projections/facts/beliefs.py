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
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

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
        values[_PLACE[name]] = value
    return _tuple(Cell, values)


def _changed(cell: Cell, entry: RecordChanged) -> Cell:
    values = list(cell)
    for name, value in entry.changes.items():
        values[_PLACE[name]] = value
    return _tuple(Cell, values)


def _transferred(cell: Cell, entry: RecordTransferred) -> Cell:
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

MOVING: frozenset[type[Entry]] = frozenset({RecordOpened, *_STEPS})
"""The entries that move a record: every kind of fact follows them."""

_REVISING = frozenset({EntryVoided, EntryCorrected})


class _Timeline:
    """The course of a record, and the folds that follow it."""

    def __init__(self, kinds: Sequence[Kind], entries: Iterable[Entry] = ()) -> None:
        self.number = ""
        self.before: Cell | None = None
        self.cell: Cell | None = None
        self.last_on = date.min
        self.folds = [kind.fold() for kind in kinds]
        self.believed: list[dict[Belief, None]] = [{} for _ in kinds]
        for entry in entries:
            self._apply(entry)

    def advance(self, entry: Entry) -> None:
        """Let the record move."""
        self.last_on = entry.effective_on
        self.before = cell = self.cell
        if isinstance(entry, RecordOpened):
            if not self.number:
                self.number, self.cell = entry.number, _opened(entry)
        elif cell is not None and (step := _STEPS.get(type(entry))):
            self.cell = step(cell, entry)

    def _apply(self, entry: Entry) -> None:
        self.advance(entry)
        for fold, believed in zip(self.folds, self.believed, strict=True):
            given_up, taken_up = fold.follow(entry, self)
            for belief in given_up:
                del believed[belief]
            believed.update(dict.fromkeys(taken_up))


def facts_of(history: History, kind: Kind, after: int = 0) -> list[Fact]:
    """The facts of one kind that :func:`learn` tells."""
    told: dict[str, list[Fact]] = {kind.name: []}
    learn(history, (kind,), told, after)
    return told[kind.name]


def learn(
    history: History, kinds: Sequence[Kind], told: Mapping[str, list[Fact]], after: int = 0
) -> None:
    """Add the facts taught by the entries of a record at positions > ``after`` to what is ``told``
    of each kind, in the order they were learned.
    """
    kinds = _begun(history, kinds)
    followed = MOVING.union(*(kind.taught_by for kind in kinds))
    entries = [one for one in history.entries if type(one) in followed or type(one) in _REVISING]
    start = sum(entry.position <= after for entry in entries) if after else 0
    timeline = _Timeline(kinds, in_force(entries[:start]) if start else ())
    lists = [told[kind.name] for kind in kinds]
    for index in range(start, len(entries)):
        entry = entries[index]
        is_last = entry.effective_on >= timeline.last_on and entry.corrects is None
        if is_last and type(entry) in followed:
            _append(history.record, timeline, entry, lists)
        else:
            timeline = _relearn(history.record, kinds, entries[: index + 1], lists)


def _begun(history: History, kinds: Sequence[Kind]) -> list[Kind]:
    """The kinds of which the record has facts at all."""
    types = {type(entry) for entry in history.entries}
    line = history.record.partition(":")[0]
    return [
        kind
        for kind in kinds
        if (kind.lines is None or line in kind.lines) and not types.isdisjoint(kind.begun_by)
    ]


def _append(record: str, timeline: _Timeline, entry: Entry, lists: Sequence[list[Fact]]) -> None:
    """The usual case: the entry comes last in the timeline, and teaches what its step does."""
    timeline.advance(entry)
    position = entry.position
    for fold, facts in zip(timeline.folds, lists, strict=True):
        given_up, taken_up = fold.follow(entry, timeline)
        for belief in given_up:
            facts.append((record, *belief, -1, position))
        for belief in taken_up:
            facts.append((record, *belief, 1, position))


def _relearn(
    record: str, kinds: Sequence[Kind], entries: Sequence[Entry], lists: Sequence[list[Fact]]
) -> _Timeline:
    """The general case, a void or a backdated entry: compare the two timelines whole.

    A belief names its entry, so none occurs twice in a timeline.
    """
    position = entries[-1].position
    before, after = (_Timeline(kinds, in_force(some)) for some in (entries[:-1], entries))
    for old, new, facts in zip(before.believed, after.believed, lists, strict=True):
        facts.extend((record, *belief, -1, position) for belief in old if belief not in new)
        facts.extend((record, *belief, 1, position) for belief in new if belief not in old)
    return after
