"""Entries that follow from another: the two sides of an assignment, and what a closing releases.

A collaborator's stream owns the count of watch files it serves; the served record's stream says by whom it
is supported. Both sides are written in one transaction, the second naming the first in ``follows``, and are
voided together.
"""

from __future__ import annotations

from datetime import date

from ledger.entries import (
    CollaboratorAssigned,
    CollaboratorWithdrawn,
    Entry,
    EntryVoided,
    RecordClosed,
    SupportGained,
    SupportLost,
)
from ledger.records.books import Books
from ledger.records.history import History
from ledger.timeline import standing, voids


def follow(books: Books, entry: Entry) -> None:
    """Make the entries that follow from ``entry``."""
    if isinstance(entry, CollaboratorAssigned):
        _follower(books, entry, SupportGained, entry.served, collaborator=entry.record)
        _end_with_served(books, entry)
    elif isinstance(entry, CollaboratorWithdrawn):
        _follower(books, entry, SupportLost, entry.served, collaborator=entry.record)
    elif isinstance(entry, RecordClosed):
        before = _before(books.history(entry.record), entry)
        then = before.standing(entry.effective_on)
        for collaborator in then.supported_by:
            _follower(books, entry, CollaboratorWithdrawn, collaborator, served=entry.record)
        for served in then.serving:
            _follower(books, entry, SupportLost, served, collaborator=entry.record)


def _before(history: History, entry: Entry) -> History:
    return History(history.record, tuple(one for one in history.entries if one.version != entry.version))


def _follower(books: Books, cause: Entry, kind: type[Entry], record: str, on: date | None = None, **body: str) -> None:
    day = on or cause.effective_on
    unit = books.history(record).standing(day).cell
    books.make(kind, record, day, (unit.unit if unit else None) or cause.unit, follows=cause.reference, **body)


def _end_with_served(books: Books, entry: CollaboratorAssigned) -> None:
    """An assignment recorded late, to a record closed since, ends with that record."""
    closings = [one for one in standing(books.history(entry.served).entries) if isinstance(one, RecordClosed)]
    for closing in closings:
        if closing.effective_on >= entry.effective_on:
            _follower(books, entry, CollaboratorWithdrawn, entry.record, closing.effective_on, served=entry.served)


def followers(books: Books, entry: Entry) -> list[Entry]:
    """The standing entries, in any stream, that follow from ``entry``."""
    found = []
    for record in (entry.record, *_partners(books.history(entry.record))):
        entries = books.history(record).entries
        voided = voids(entries)
        found += [one for one in entries if one.follows == entry.reference and one.position not in voided]
    return found


def _partners(history: History) -> list[str]:
    """Every record this one ever served or was supported by."""
    named = [
        one.served if isinstance(one, CollaboratorAssigned) else one.collaborator
        for one in history.entries
        if isinstance(one, CollaboratorAssigned | SupportGained)
    ]
    return list(dict.fromkeys(named))


def void_with_followers(books: Books, entry: Entry, kind: type[EntryVoided], reason: str) -> EntryVoided:
    """Void an entry and all that followed from it."""
    void = books.make(kind, entry.record, entry.effective_on, entry.unit, voids=entry.position, reason=reason)
    for one in followers(books, entry):
        books.make(kind, one.record, one.effective_on, one.unit, voids=one.position, reason=reason, follows=void.reference)
    return void
