"""What was recorded is taken back so that what it corrected stands again, and where all stands."""

from __future__ import annotations

from collections.abc import Sequence

from ledger.entries import Entry
from ledger.entries.collaborator import CollaboratorAssigned, CollaboratorWithdrawn
from ledger.entries.record import EntryCorrected, EntryVoided
from ledger.errors import UnknownPosition
from ledger.records.books import Books
from ledger.records.consequences import follow, settle, void_with_followers
from ledger.records.replacing import refuse_unrecordable
from ledger.records.voiding import VoidEntry, stated_reason, voidable
from ledger.timeline import voids


class CorrectBack(VoidEntry):
    """Void the entry at a position, and put an earlier one that it stands for in its place.

    ``before``: the position of what was corrected. In one transaction, as any correction: both stay
    in the history.
    """

    before: int
    by_undo: bool = True

    def decide(self, books: Books) -> Entry:
        """Raises what CorrectEntry raises; UnknownPosition where another record is meant."""
        entry = voidable(books, self.position, self.last)
        before = books.entry_at(self.before, self.last)
        if before.record != entry.record:
            raise UnknownPosition(position=self.before, last=self.last)
        reason = stated_reason(self.reason)
        void = void_with_followers(books, entry, EntryCorrected, reason, by_undo=True)
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


def standing(entries: Sequence[Entry]) -> dict[int, int]:
    """Where what was recorded in a record stands: its position, and that of the entry in force.

    They differ where a correction was taken back: what it corrected stands again, as a further
    entry. What does not stand is left out, and voids are.
    """
    voided = voids(entries)
    meant: dict[int, Entry] = {}
    for entry in entries:
        meant[entry.position] = _meant(entry, voided.get(entry.corrects or 0), meant)
    return {
        one.position: at
        for at, one in meant.items()
        if at not in voided and not isinstance(one, EntryVoided)
    }


def _meant(entry: Entry, void: EntryVoided | None, meant: dict[int, Entry]) -> Entry:
    """What an entry records: itself, or what was corrected by that which it takes back."""
    if void is None or not void.by_undo:
        return entry
    correction = meant.get(void.voids, entry)
    return meant.get(correction.corrects or 0, entry)
