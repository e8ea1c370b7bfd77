"""The command that takes a correction back: what it corrected stands again as it was."""

from __future__ import annotations

from ledger.entries import Entry
from ledger.entries.collaborator import CollaboratorAssigned, CollaboratorWithdrawn
from ledger.entries.record import EntryCorrected
from ledger.errors import UnknownPosition
from ledger.records.books import Books
from ledger.records.consequences import follow, settle, void_with_followers
from ledger.records.replacing import refuse_unrecordable
from ledger.records.voiding import VoidEntry, stated_reason, voidable


class CorrectBack(VoidEntry):
    """Void the replacement at a position, and put what it corrected in its place.

    In one transaction, as any correction: both stay in the history.
    """

    def decide(self, books: Books) -> Entry:
        """Raises what CorrectEntry raises; UnknownPosition where the entry corrects none."""
        entry = voidable(books, self.position, self.last)
        if entry.corrects is None:
            raise UnknownPosition(position=self.position, last=self.last)
        before = books.entry_at(entry.corrects, self.last)
        void = void_with_followers(books, entry, EntryCorrected, stated_reason(self.reason))
        again = before.but(
            version=void.version + 1,
            corrects=entry.position,
            by=books.by,
            opening_balance=books.opening_balance,
            position=0,
            recorded_at="",
        )
        books.add(again)
        refuse_unrecordable(books, entry, again)
        follow(books, again)
        if isinstance(again, CollaboratorAssigned | CollaboratorWithdrawn):
            settle(books, void, void.reason)
        return again
