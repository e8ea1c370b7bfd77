"""The slow, obviously correct twin of bases and forms over records: day by day, entry by entry.

Each record's own state (``ledger.records.state``) is folded anew up to every day that is looked at.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, reduce
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
    """A record in a base, as it counts there: on which day, and how it was closed, if it was."""

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
        self.days = [entry.effective_on for entry in self.entries]
        assert self.days == sorted(self.days)
        self.after = cache(self._after)

    def _after(self, count: int) -> RecordState:
        """How it stands after so many entries, which are in the order of their days."""
        return reduce(stood, self.entries[:count], ABSENT)

    def state(self, day: date) -> RecordState:
        """How it stands at the end of a day."""
        return self.after(bisect_right(self.days, day))

    def steps(self, day: date) -> Iterator[tuple[Entry, Cell | None, Cell | None]]:
        """What each entry of a day did: the cell before, and after."""
        for count in range(bisect_left(self.days, day), bisect_right(self.days, day)):
            yield self.entries[count], self.after(count).cell, self.after(count + 1).cell


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
        if eve and (in_scope(eve, scope, day - DAY) or in_scope(eve, scope, day)):
            # it stands when the day begins, also where its unit goes that day
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
