"""What hangs on a unit or an officer on which days, and on which days that is there.

A unit holds records, officers and other units; an officer holds records, and approves them. Each of
them is there on every day of its *life*; what hangs on it on a day on which it is not is *adrift*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from ledger.catalog.lines import catalog
from ledger.entries import Entry
from ledger.entries.organisation import (
    OfficerChanged,
    OfficerJoined,
    OfficerLeft,
    UnitChanged,
    UnitCreated,
    UnitEnding,
    UnitParted,
)
from ledger.entries.paper import PaperEntry
from ledger.entries.record import RecordClosed, RecordOpened, RecordReopened, RecordTransferred
from ledger.records.history import History
from ledger.records.organisation import heirs
from ledger.timeline import in_force
from ledger.values.dates import END_OF_TIME
from ledger.values.stream import Stream

Ending = UnitEnding | OfficerLeft
"""The entries that end the life of a unit or an officer."""


Departure = Ending | UnitParted
"""The entries by which what hangs on a unit or an officer goes elsewhere, all of it or a part."""


class Life(NamedTuple):
    """Days on which a unit or an officer is there: ``since`` ≤ day < ``until``."""

    since: date
    until: date

    def holds(self, day: date) -> bool:
        """Whether it is there at the end of a day."""
        return self.since <= day < self.until


def lives_of(history: History) -> list[Life]:
    """The lives of a unit or an officer as now known: more than one of an officer who came back."""
    found: list[Life] = []
    since: date | None = None
    for entry in in_force(history.entries):
        if isinstance(entry, UnitCreated | OfficerJoined) and since is None:
            since = entry.effective_on
        elif isinstance(entry, Ending) and since is not None:
            found.append(Life(since, entry.effective_on))
            since = None
    return found if since is None else [*found, Life(since, END_OF_TIME)]


def departures_of(history: History) -> list[Departure]:
    """The entries in force by which what hangs on a unit or an officer goes elsewhere."""
    return [one for one in in_force(history.entries) if isinstance(one, Departure)]


def destinations(ending: Departure) -> list[Stream]:
    """The units or the officer to whom goes what hangs on one, as far as said."""
    if isinstance(ending, UnitParted):
        return [Stream.of_unit(code) for code in ending.into]
    if isinstance(ending, OfficerLeft):
        return [Stream.of_officer(ending.to_officer)] if ending.to_officer else []
    return [Stream.of_unit(code) for code in heirs(ending)]


class Attachment(NamedTuple):
    """A unit or an officer that an entry names.

    ``role``: in which an officer must serve; ``lasts``: whether what the entry is about hangs on it
    from then on, else it is named for that day alone.
    """

    holder: Stream
    role: str | None = None
    lasts: bool = True


def attachments(entry: Entry) -> Iterator[Attachment]:
    """What the thing an entry is about hangs on from then on, and whom it names for that day."""
    if isinstance(entry, RecordOpened):
        yield Attachment(Stream.of_unit(entry.unit))
        yield Attachment(Stream.of_officer(entry.officer))
        if entry.approved_by:
            role = catalog().line(entry.line).symbol(entry.symbol).approver
            yield Attachment(Stream.of_officer(entry.approved_by), role, lasts=False)
    elif isinstance(entry, RecordReopened | RecordTransferred):
        if entry.to_unit:
            yield Attachment(Stream.of_unit(entry.to_unit))
        if entry.to_officer:
            yield Attachment(Stream.of_officer(entry.to_officer))
    elif isinstance(entry, UnitCreated | UnitChanged) and entry.parent:
        yield Attachment(Stream.of_unit(entry.parent))
    elif isinstance(entry, OfficerJoined):
        yield Attachment(Stream.of_unit(entry.unit))
    elif isinstance(entry, OfficerChanged) and entry.to_unit:
        yield Attachment(Stream.of_unit(entry.to_unit))
    elif isinstance(entry, PaperEntry):
        yield from _of_paper(entry)


def _of_paper(entry: PaperEntry) -> Iterator[Attachment]:
    """The unit it is of, and the officers it names, each for that day alone."""
    yield Attachment(Stream.of_unit(entry.unit), lasts=False)
    for name in entry.SERVING:
        named = getattr(entry, name) or []
        for code in [named] if isinstance(named, str) else named:
            yield Attachment(Stream.of_officer(code), lasts=False)


class Stay(NamedTuple):
    """A record, officer or unit hangs on a holder from one day until another, which is not in it.

    ``begun_by``: the entry that put it there. Of an approval: the one day, with the ``role`` in
    which the holder must serve on it.
    """

    holder: Stream
    since: date
    until: date
    begun_by: Entry
    role: str | None = None
    lasts: bool = True


def stays(history: History) -> list[Stay]:
    """Where a record, officer or unit hangs on which days, as now known; none of no whole day."""
    entries = in_force(history.entries)
    return [one for one in _stays(entries) if one.since < one.until]


def _stays(entries: Iterable[Entry]) -> Iterator[Stay]:
    """Each stay when it ends, or at the last entry; what is reopened stands where it stood."""
    held: dict[str, Stay] = {}
    left: dict[str, Stay] = {}
    for entry in entries:
        day = entry.effective_on
        if isinstance(entry, RecordReopened):  # it stands where it stood
            held = {noun: Stay(one.holder, day, day, entry) for noun, one in left.items()}
        for one in attachments(entry):
            if not one.lasts:
                yield Stay(one.holder, day, day + timedelta(1), entry, one.role, lasts=False)
                continue
            before = held.get(one.holder.noun)
            if before and before.holder == one.holder:
                continue
            if before:
                yield before._replace(until=day)
            held[one.holder.noun] = Stay(one.holder, day, day, entry)
        if isinstance(entry, RecordClosed | Ending):
            yield from (one._replace(until=day) for one in held.values())
            left, held = held, {}
    yield from (one._replace(until=END_OF_TIME) for one in held.values())


def lives(holder: History, role: str | None = None) -> list[Life]:
    """The days on which a unit or an officer is there; of an officer with a role, those in it."""
    there = lives_of(holder)
    if role is None:
        return there
    told = [
        (entry.effective_on, entry.role)
        for entry in in_force(holder.entries)
        if isinstance(entry, OfficerJoined | OfficerChanged) and entry.role
    ]
    found = []
    for place, (since, named) in enumerate(told, 1):
        until = next((life.until for life in there if life.holds(since)), since)
        if place < len(told):
            until = min(until, told[place][0])
        if named == role and since < until:
            found.append(Life(since, until))
    return found


def without(days: Iterable[Life], taken: Iterable[Life]) -> list[Life]:
    """Stretches of days without those of others."""
    left = list(days)
    for one in (life for life in taken if life.since < life.until):
        left = [
            part
            for day in left
            for part in (
                Life(day.since, min(day.until, one.since)),
                Life(max(day.since, one.until), day.until),
            )
            if part.since < part.until
        ]
    return left


Adrift = tuple[Stay, list[Life]]
"""A stay, and the days of it on which its holder is not there."""


def adrift(history: History, lives_of: Callable[[Stay], list[Life]]) -> Iterator[Adrift]:
    """The stays of a record, officer or unit with a holder that is not there all the while.

    ``lives_of``: the days on which the holder of a stay is there in the role that it asks for.
    """
    for stay in stays(history):
        there = lives_of(stay)
        if any(one.since <= stay.since and stay.until <= one.until for one in there):
            continue
        if days := without([Life(stay.since, stay.until)], there):
            yield stay, days
