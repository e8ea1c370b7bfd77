"""Entries that follow from another: the two sides of an assignment, and how one ends.

A collaborator's stream owns the count of watch files it serves; the served record's stream says by
whom it is supported. Both sides are written in one transaction, the second naming the first in
``follows``, and are voided together. An assignment that nobody withdrew ends on the day the first
of the two records closes: the record that stays open is told by an entry that follows from the
closing. Whatever is recorded late, voided or corrected, that one entry is settled anew.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ledger.entries import Entry
from ledger.entries.collaborator import CollaboratorAssigned, CollaboratorWithdrawn
from ledger.entries.organisation import UnitAbolished
from ledger.entries.record import EntryVoided, RecordClosed, SupportGained, SupportLost
from ledger.records.abolition import come_to_level
from ledger.records.books import Books
from ledger.records.history import History
from ledger.timeline import in_force, voids
from ledger.values.stream import Stream, referred


def follow(books: Books, entry: Entry) -> None:
    """Make the entries that follow from ``entry``."""
    if isinstance(entry, CollaboratorAssigned):
        _follower(
            books, entry, SupportGained, entry.served, entry.effective_on, collaborator=entry.record
        )
        _settle(books, entry.record, entry.served, entry, entry.reference)
    elif isinstance(entry, CollaboratorWithdrawn):
        _follower(
            books, entry, SupportLost, entry.served, entry.effective_on, collaborator=entry.record
        )
        _settle(books, entry.record, entry.served, entry, entry.reference)
    elif isinstance(entry, RecordClosed):
        settle(books, entry, entry.reference)
    elif isinstance(entry, UnitAbolished):
        come_to_level(books, entry)


def settle(books: Books, cause: Entry, reason: str) -> None:
    """Let every assignment of the record of ``cause`` end as its timeline now says."""
    for partner in _served_or_supporting(books.history(cause.record)):
        pair = (
            (cause.record, partner)
            if Stream(cause.record).noun == COLLABORATORS
            else (partner, cause.record)
        )
        _settle(books, *pair, cause, reason)


COLLABORATORS = "CTVBM"


def _follower(
    books: Books, cause: Entry, kind: type[Entry], record: str, on: date, **body: str
) -> None:
    cell = books.history(record).state_at(on).cell
    books.make(
        kind,
        record,
        on,
        (cell.unit if cell else None) or cause.unit,
        follows=cause.reference,
        **body,
    )


class _Ending(NamedTuple):
    """How an assignment ends that nobody withdrew.

    The entry that tells it, in whose stream, and the closing it follows from.
    """

    kind: type[Entry]
    record: str
    closing: RecordClosed

    def is_told_by(self, entry: Entry) -> bool:
        """Whether an entry is the one that tells it."""
        return isinstance(entry, self.kind) and entry.follows == self.closing.reference


def _settle(books: Books, collaborator: str, served: str, cause: Entry, reason: str) -> None:
    """Make the entries that the ends of assignments want, and void those that tell other ends."""
    wanted = _wanted_endings(books, collaborator, served)
    for record in (collaborator, served):
        for told in in_force(books.history(record).entries):
            if not _is_ending(books, told, collaborator, served):
                continue
            if wants := [ending for ending in wanted if ending.is_told_by(told)]:
                wanted.remove(wants[0])
            elif told.position:
                _void(books, told, EntryVoided, reason, cause)
    for kind, record, closing in wanted:
        of_collaborator = kind is CollaboratorWithdrawn
        body = {"served": served} if of_collaborator else {"collaborator": collaborator}
        _follower(books, closing, kind, record, closing.effective_on, **body)


def _wanted_endings(books: Books, collaborator: str, served: str) -> list[_Ending]:
    """The ends of the assignments that nobody withdrew: the first of the two closings after each.

    It is told to the record that stays open; two on one day end it on both sides by themselves. A
    record that was opened again may have been assigned again, and closed again.
    """
    side = in_force(books.history(collaborator).entries)
    other = in_force(books.history(served).entries)
    found = []
    for place, one in enumerate(side):
        if not isinstance(one, CollaboratorAssigned) or one.served != served:
            continue
        later = side[place + 1 :]
        if not _is_withdrawn(books, later, served):
            found.append(_ending(collaborator, served, later, _since(other, one)))
    return [ending for ending in found if ending]


def _ending(
    collaborator: str, served: str, side: list[Entry], other_side: list[Entry]
) -> _Ending | None:
    """Which closing ends an assignment, of what either side says after it."""
    own, other = _closing(side), _closing(other_side)
    if other and (not own or other.effective_on < own.effective_on):
        return _Ending(CollaboratorWithdrawn, collaborator, other)
    if own and (not other or own.effective_on < other.effective_on):
        return _Ending(SupportLost, served, own)
    return None


def _since(side: list[Entry], assignment: CollaboratorAssigned) -> list[Entry]:
    """What the served record's side says after it tells of an assignment."""
    told = [place for place, one in enumerate(side) if one.follows == assignment.reference]
    return side[told[0] + 1 :] if told else []


def _closing(side: list[Entry]) -> RecordClosed | None:
    return next((one for one in side if isinstance(one, RecordClosed)), None)


def _is_withdrawn(books: Books, later: list[Entry], served: str) -> bool:
    """Whether somebody withdrew the collaborator from ``served`` before assigning it again."""
    for one in later:
        if isinstance(one, CollaboratorAssigned | CollaboratorWithdrawn) and one.served == served:
            if isinstance(one, CollaboratorAssigned):
                return False
            if not _follows_closing(books, one):
                return True
    return False


def _is_ending(books: Books, one: Entry, collaborator: str, served: str) -> bool:
    """Whether an entry tells that the assignment ended because one of the two closed."""
    if isinstance(one, CollaboratorWithdrawn):
        return one.served == served and _follows_closing(books, one)
    return (
        isinstance(one, SupportLost)
        and one.collaborator == collaborator
        and _follows_closing(books, one)
    )


def _follows_closing(books: Books, one: Entry) -> bool:
    return one.follows is not None and isinstance(cause_of(books, one.follows), RecordClosed)


def cause_of(books: Books, reference: str) -> Entry:
    """The entry a reference (``record#version``) names."""
    stream, version = referred(reference)
    return books.history(stream).entries[version - 1]


def followers(books: Books, entry: Entry) -> list[Entry]:
    """The entries in force, in any stream, that follow from ``entry``; a void is never voided."""
    found = []
    for record in (entry.record, *_partners(books, entry)):
        entries = books.history(record).entries
        voided = voids(entries)
        found += [
            one
            for one in entries
            if one.follows == entry.reference
            and one.position not in voided
            and not isinstance(one, EntryVoided)
        ]
    return found


def _partners(books: Books, entry: Entry) -> list[str]:
    """Every stream that may hold what follows from an entry; of a record, whom it serves."""
    if isinstance(entry, UnitAbolished):
        return books.stating([("follows", entry.reference)])
    return _served_or_supporting(books.history(entry.record))


def _served_or_supporting(history: History) -> list[str]:
    """Every record this one ever served or was supported by."""
    named = [
        one.served if isinstance(one, CollaboratorAssigned) else one.collaborator
        for one in history.entries
        if isinstance(one, CollaboratorAssigned | SupportGained)
    ]
    return list(dict.fromkeys(named))


def void_with_followers(
    books: Books, entry: Entry, kind: type[EntryVoided], reason: str, *, by_undo: bool = False
) -> EntryVoided:
    """Void an entry and all that followed from it."""
    fields = {"voids": entry.position, "reason": reason, "by_undo": by_undo}
    void = books.make(kind, entry.record, entry.effective_on, entry.unit, **fields)
    for one in followers(books, entry):
        _void(books, one, kind, reason, void)
    return void


def _void(books: Books, one: Entry, kind: type[EntryVoided], reason: str, cause: Entry) -> None:
    fields = {"voids": one.position, "reason": reason, "follows": cause.reference}
    books.make(kind, one.record, one.effective_on, one.unit, **fields)
