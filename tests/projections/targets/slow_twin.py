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
from ledger.entries.collaborator import CollaboratorRated, ItemsDelivered
from ledger.entries.record import EffectProduced, RecordClosed, RecordOpened
from ledger.records.cell import Cell
from ledger.records.history import History
from ledger.records.state import ABSENT, RecordState
from ledger.timeline import in_force
from ledger.values.period import Period
from projections.figures.reach import Reach
from projections.figures.register import stood

DAY = timedelta(days=1)


class Seen(NamedTuple):
    """A record in a base, as it counts there."""

    number: str
    cell: Cell


def days_of(period: Period) -> Iterator[date]:
    """Every day of a period."""
    day = period.start
    while day <= period.end:
        yield day
        day += DAY


class TwinRecord:
    """One record, as known at a position."""

    def __init__(self, history: History, known_at: int) -> None:
        self.number = history.number
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


def in_scope(cell: Cell | None, reach: Reach | None, day: date) -> bool:
    """Whether a record that stands in a cell is in the scope on a day."""
    return cell is not None and (reach is None or cell.unit in reach.on(day))


def member(base: str, one: TwinRecord, reach: Reach | None, period: Period) -> Seen | None:
    """The record in a base, by looking at every day."""
    if base in ("opening", "current"):
        day = period.start - DAY if base == "opening" else period.end
        cell = one.state(day).cell
        return Seen(one.number, cell) if cell and in_scope(cell, reach, day) else None
    if base == "opened_or_current":
        return member("current", one, reach, period) or member("opened", one, reach, period)
    if base == "handled":
        return _handled(one, reach, period)
    found = None
    for day in days_of(period):
        for entry, before, after in one.steps(day):
            came = isinstance(entry, RecordOpened) and before is None
            went = isinstance(entry, RecordClosed) and after is None
            cell = after if base == "opened" else before
            if (came if base == "opened" else went) and cell and in_scope(cell, reach, day):
                found = Seen(one.number, cell)
    return found


def _handled(one: TwinRecord, reach: Reach | None, period: Period) -> Seen | None:
    """Every cell in the scope, one after the other; it came if any of them was entered there."""
    found = member("opening", one, reach, period)
    came = found is not None
    for day in days_of(period):
        eve = one.state(day - DAY).cell
        if eve and in_scope(eve, reach, day):  # it stands when the day begins
            found, came = Seen(one.number, eve), True
        for _entry, before, after in one.steps(day):
            if before and before != after and in_scope(before, reach, day):
                found = Seen(one.number, before)
            if after and before != after and in_scope(after, reach, day):
                found, came = Seen(one.number, after), True
    return found if came else None


def records_of(ledger: Ledger, known_at: int) -> list[TwinRecord]:
    """Every record of the books."""
    lines = {line.code for line in catalog().lines}
    return [
        TwinRecord(history, known_at)
        for history in ledger.histories(known_at)
        if history.noun in lines
    ]


def stands_all(one: TwinRecord, reach: Reach | None, month: Period) -> bool:
    """Whether it stands in the scope at the end of every day."""
    return all(in_scope(one.state(day).cell, reach, day) for day in days_of(month))


def items_in(one: TwinRecord, days: Period) -> int:
    """The items delivered on some days."""
    found = [entry for entry in one.entries if isinstance(entry, ItemsDelivered)]
    return sum(entry.items for entry in found if entry.effective_on in days)


def rating_in(one: TwinRecord, days: Period) -> str | None:
    """The last rating of some days."""
    found = [entry for entry in one.entries if isinstance(entry, CollaboratorRated)]
    return next((one.rating for one in reversed(found) if one.effective_on in days), None)


def has_effect(one: TwinRecord, days: Period) -> bool:
    """Whether it had an effect on some days."""
    found = [entry for entry in one.entries if isinstance(entry, EffectProduced)]
    return any(entry.effective_on in days for entry in found)
