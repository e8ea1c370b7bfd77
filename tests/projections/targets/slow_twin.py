"""The slow, obviously correct twin of bases and forms over records: day by day, entry by entry.

Each record's own state (``ledger.records.state``) is folded anew for every day that is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from ledger.application import Ledger
from ledger.catalog.lines import catalog
from ledger.entries import Entry
from ledger.entries.record import RecordClosed, RecordOpened
from ledger.records.cell import Cell
from ledger.records.history import History
from ledger.records.state import ABSENT, RecordState
from ledger.timeline import in_force
from ledger.values.period import Period
from projections.figures.reach import Reach
from projections.figures.register import stood

DAY = timedelta(days=1)


class Scope(NamedTuple):
    """The units asked about, day by day (None: all), and of these one officer's records alone."""

    reach: Reach | None = None
    officer: str | None = None


class Seen(NamedTuple):
    """A record in a base, as it counts there: since which day, and how it was closed, if it was."""

    one: TwinRecord
    cell: Cell
    day: date
    closing: str | None = None

    @property
    def number(self) -> str:
        """Its file number."""
        return self.one.number


def days_of(period: Period) -> Iterator[date]:
    """Every day of a period."""
    day = period.start
    while day <= period.end:
        yield day
        day += DAY


class TwinRecord:
    """One record, as known at a position."""

    def __init__(self, history: History, known_at: int) -> None:
        self.number, self.stream, self.line = history.number, history.record, history.noun
        self.entries = in_force(history.entries, known_at)
        self.state = cache(self._state)

    def _state(self, day: date) -> RecordState:
        """How it stands at the end of a day."""
        state = ABSENT
        for entry in self.entries:
            if entry.effective_on <= day:
                state = stood(state, entry)
        return state

    def steps(self, day: date) -> Iterator[tuple[Entry, Cell | None, Cell | None]]:
        """What each entry of a day did: the cell before, and after."""
        state = self.state(day - DAY)
        for entry in self.entries:
            if entry.effective_on == day:
                before, state = state, stood(state, entry)
                yield entry, before.cell, state.cell


def in_scope(cell: Cell | None, scope: Scope, day: date) -> bool:
    """Whether a record that stands in a cell is in the scope on a day."""
    if cell is None or (scope.officer is not None and cell.officer != scope.officer):
        return False
    return scope.reach is None or cell.unit in scope.reach.on(day)


def member(base: str, one: TwinRecord, scope: Scope, period: Period) -> Seen | None:
    """The record in a base, by looking at every day."""
    if base in ("opening", "current"):
        day = period.start - DAY if base == "opening" else period.end
        cell = one.state(day).cell
        return Seen(one, cell, day) if cell and in_scope(cell, scope, day) else None
    if base == "opened_or_current":
        return member("current", one, scope, period) or member("opened", one, scope, period)
    if base == "handled":
        return _handled(one, scope, period)
    found = None
    for day in days_of(period):
        for entry, before, after in one.steps(day):
            came = isinstance(entry, RecordOpened) and before is None
            went = isinstance(entry, RecordClosed) and after is None
            cell = after if base == "opened" else before
            if (came if base == "opened" else went) and cell and in_scope(cell, scope, day):
                closing = entry.way if isinstance(entry, RecordClosed) else None
                found = Seen(one, cell, day, closing)
    return found


def _handled(one: TwinRecord, scope: Scope, period: Period) -> Seen | None:
    """Every cell in the scope, one after the other; it came if any of them was entered there."""
    found = member("opening", one, scope, period)
    came = found is not None
    for day in days_of(period):
        eve = one.state(day - DAY).cell
        if eve and in_scope(eve, scope, day):  # it stands when the day begins
            found, came = Seen(one, eve, day), True
        for entry, before, after in one.steps(day):
            if before and before != after and in_scope(before, scope, day):
                closing = entry.way if isinstance(entry, RecordClosed) else None
                found = Seen(one, before, day, closing)
            if after and before != after and in_scope(after, scope, day):
                found, came = Seen(one, after, day), True
    return found if came else None


def records_of(ledger: Ledger, known_at: int) -> list[TwinRecord]:
    """Every record of the books."""
    lines = {line.code for line in catalog().lines}
    return [
        TwinRecord(history, known_at)
        for history in ledger.histories(known_at)
        if history.noun in lines
    ]
