"""The life of a record: what each of its entries did, in the order in which it took effect.

As of a date, as known at a position; what was voided by then is there, marked, and did nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ledger.entries import Entry
from ledger.entries.record import EntryVoided
from ledger.records.cell import FIELDS
from ledger.records.history import History
from ledger.records.state import ABSENT, RecordState
from ledger.timeline import in_force, known, places, voids
from projections.figures.register import Moment, state_at, stood

Change = tuple[str, Any, Any]
"""A field of a record's cell, what it was, and what it became."""


@dataclass(frozen=True, slots=True)
class Event:
    """An entry of a record; what it changed of where the record is counted; what voided it."""

    entry: Entry
    changes: tuple[Change, ...] = ()
    void: EntryVoided | None = None


@dataclass(frozen=True, slots=True)
class RecordLife:
    """How a record stands, and all that happened to it until then.

    ``later``: how many entries known by then take effect after the day.
    """

    state: RecordState
    events: tuple[Event, ...]
    later: int


def life_of(history: History, moment: Moment) -> RecordLife:
    """The life of a record until the end of a day, as known at a position."""
    seen = known(history.entries, moment.known_at)
    voided, place = voids(seen), places(seen)
    told = sorted(
        (one for one in seen if not isinstance(one, EntryVoided)),
        key=lambda one: (one.effective_on, place[one.version]),
    )
    done = {entry.position: changes for entry, changes in _changes(history, moment)}
    events = tuple(
        Event(one, done.get(one.position, ()), voided.get(one.position))
        for one in told
        if one.effective_on <= moment.as_of
    )
    return RecordLife(state_at(history, moment), events, len(told) - len(events))


def _changes(history: History, moment: Moment) -> Iterator[tuple[Entry, tuple[Change, ...]]]:
    """What each entry in force changed of the cell of an open record."""
    state = ABSENT
    for entry in in_force(history.entries, moment.known_at):
        before, state = state, stood(state, entry)
        if before.cell and state.cell:
            both = zip(FIELDS, before.cell, state.cell, strict=True)
            yield entry, tuple((name, old, new) for name, old, new in both if old != new)
