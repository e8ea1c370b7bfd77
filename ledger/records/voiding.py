"""Commands on entries that were wrong: void (hủy) and correct (đính chính)."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from ledger.entries import Entry
from ledger.entries.collaborator import CollaboratorAssigned, CollaboratorWithdrawn
from ledger.entries.organisation import OfficerJoined, UnitCreated
from ledger.entries.record import EntryCorrected, EntryVoided, RecordOpened
from ledger.errors import (
    EffectiveInFuture,
    HomeUnitStays,
    LaterEntriesStand,
    NothingCorrected,
    NotVoidable,
    ReasonMissing,
    StillNamed,
    VoidedAlready,
    VoidOfVoid,
    VoidTheCause,
)
from ledger.records.books import Books
from ledger.records.consequences import cause_of, follow, settle, void_with_followers
from ledger.records.correcting import corrected_fields
from ledger.records.findings import refuse_unheard
from ledger.records.level import levels_told
from ledger.records.moves import is_move
from ledger.records.replacing import refuse_unrecordable
from ledger.timeline import in_force, voids
from ledger.values.dates import format_date
from ledger.values.stream import Stream
from ledger.values.text import as_seen


class VoidEntry(BaseModel):
    """Void an entry, with a reason.

    ``last``: the last position of the ledger; ``by_undo``: as the entry states it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_max_length=500, defer_build=True)

    position: int
    reason: str
    last: int
    by_undo: bool = False

    def decide(self, books: Books) -> Entry:
        """Raises what forbids to void it.

        UnknownPosition, VoidOfVoid, VoidedAlready, VoidTheCause, StillNamed, RemedyRestsOnAnswer
        and others.
        """
        entry = voidable(books, self.position, self.last)
        _refuse_named(books, entry)
        _refuse_earlier(books, entry)
        reason = stated_reason(self.reason)
        void = void_with_followers(books, entry, EntryVoided, reason, by_undo=self.by_undo)
        refuse_unheard(books, entry.record)
        settle(books, void, void.reason)
        return void


class CorrectEntry(BaseModel):
    """Void an entry and put a replacement in its place, in one transaction.

    ``changes``: field → text as people write it; ``effective_on``: another day, or None to keep it;
    ``in_register``: the SHA-256 of the register that tells of the other day, if an import corrects.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_max_length=500, defer_build=True)

    position: int
    reason: str
    last: int
    changes: dict[str, str | bool | None] = Field(default_factory=dict)
    effective_on: date | None = None
    in_register: str | None = None

    def decide(self, books: Books) -> Entry:
        """Raises what VoidEntry raises, what recording the replacement would, and others.

        That is NothingToCorrect, NothingCorrected, UnknownCode.
        """
        entry = voidable(books, self.position, self.last)
        day = self.effective_on or entry.effective_on
        if day > books.today:
            raise EffectiveInFuture(effective_on=format_date(day), today=format_date(books.today))
        fields = corrected_fields(books, entry.but(effective_on=day), self.changes)
        if day == entry.effective_on and all(
            getattr(entry, name) == value for name, value in fields.items()
        ):
            raise NothingCorrected(
                position=self.position, kind=entry.NAME, number=Stream(entry.record).key
            )
        if isinstance(entry, OfficerJoined):
            fields["register"] = self.in_register
        fields |= levels_told(books, entry, day, fields)
        void = void_with_followers(books, entry, EntryCorrected, stated_reason(self.reason))
        books.add(again := _replacement(books, entry, void, day, fields))
        refuse_unrecordable(books, entry, again)
        refuse_unheard(books, entry.record)
        follow(books, again)
        if isinstance(again, CollaboratorAssigned | CollaboratorWithdrawn):
            settle(books, void, void.reason)  # it may name another record than before
        return again


def _replacement(
    books: Books, entry: Entry, void: Entry, day: date, fields: dict[str, Any]
) -> Entry:
    return entry.but(
        version=void.version + 1,
        effective_on=day,
        corrects=entry.position,
        by=books.by,
        opening_balance=books.opening_balance,
        position=0,
        recorded_at="",
        **fields,
    )


def stated_reason(text: str) -> str:
    """The reason that somebody typed. Raises ReasonMissing."""
    if not (reason := as_seen(text)):
        raise ReasonMissing()
    return reason


def voidable(books: Books, position: int, last: int) -> Entry:
    """The entry at a position, if it can be voided by itself.

    Raises UnknownPosition, VoidOfVoid, NotVoidable, VoidedAlready, VoidTheCause.
    """
    entry = books.entry_at(position, last)
    if isinstance(entry, EntryVoided):
        raise VoidOfVoid(position=position)
    if not entry.voidable:
        raise NotVoidable(position=position, kind=entry.NAME)
    if void := voids(books.history(entry.record).entries).get(position):
        raise VoidedAlready(position=position, by_position=void.position)
    if entry.follows:
        raise VoidTheCause(position=position, cause=_cause(books, entry))
    return entry


def _refuse_named(books: Books, entry: Entry) -> None:
    """A unit or officer that records name cannot vanish from under them, nor can the home unit."""
    if isinstance(entry, UnitCreated) and Stream(entry.record).key == books.home:
        raise HomeUnitStays(code=books.home)
    if _begins_anew(books, entry):
        return  # what hangs on the officer since then is asked about where days are lost
    if isinstance(entry, UnitCreated | OfficerJoined) and (named := _named_by(books, entry)):
        raise StillNamed(
            code=Stream(entry.record).key,
            record=Stream(named).key,
            position=entry.position,
        )


def _begins_anew(books: Books, entry: Entry) -> bool:
    """Whether an officer who had left joined again."""
    before = in_force(books.history(entry.record).entries)
    return isinstance(entry, OfficerJoined) and before[0].position != entry.position


def _named_by(books: Books, entry: Entry) -> str | None:
    """A record with an entry in force that names a unit or an officer, if there is one.

    Nearly always the first that ever did is one; where that was voided, all are looked through.
    """
    holder = Stream(entry.record)
    first = books.named_by(holder)
    if first is None or _names(books, first, holder):
        return first
    fields = _NAMING[holder.noun]
    found = list(books.stating((field, holder.key) for field in fields))
    books.preload(found)
    return next((one for one in found if _names(books, one, holder)), None)


_NAMING = {"unit": ("unit", "to_unit"), "officer": ("officer", "to_officer", "checker")}
"""The fields in which a record's entry names a unit or an officer."""


def _names(books: Books, record: str, holder: Stream) -> bool:
    """Whether an entry of a record that is in force names a unit or an officer."""
    return Stream(record).is_record and any(
        getattr(one, field, None) == holder.key
        for one in in_force(books.history(record).entries)
        for field in _NAMING[holder.noun]
    )


def _refuse_earlier(books: Books, entry: Entry) -> None:
    """What follows an opening, a creation or a joining is voided before it is.

    But for what moved because something else ended: it is settled with it.
    """
    if isinstance(entry, RecordOpened | UnitCreated | OfficerJoined):
        kept = in_force(books.history(entry.record).entries)
        place = [one.position for one in kept].index(entry.position)
        later = [one.position for one in kept[place + 1 :] if not is_move(one)]
        if later:
            positions = ", ".join(map(str, sorted(later, reverse=True)))
            number = Stream(entry.record).key
            raise LaterEntriesStand(
                position=entry.position, kind=entry.NAME, number=number, positions=positions
            )


def _cause(books: Books, entry: Entry) -> str:
    return str(cause_of(books, str(entry.follows)).position)
