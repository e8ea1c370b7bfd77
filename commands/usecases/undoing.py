"""What an officer recorded last, taken back: all that was recorded at that moment."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, cast

from commands.usecases import voiding
from commands.usecases.journal import backwards
from commands.usecases.recording import ask
from ledger.entries.evidence import RegisterImported
from ledger.entries.record import EntryVoided
from ledger.errors import NothingToUndo
from ledger.records.undoing import CorrectBack
from ledger.records.voiding import VoidEntry
from ledger.timeline import voids
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from ledger.application import Ledger, Receipt
    from ledger.entries import Entry
    from ledger.records.books import Books, Decision


class LastDone(NamedTuple):
    """What an officer recorded last that still stands, and can be taken back.

    ``entries``: what was recorded at that moment, in the order of positions; ``causes``: the
    positions of those that are taken back for themselves, the others go with them; ``imported``:
    the note of the import that they are; ``stay``: positions of later entries of the officer, which
    take something back themselves, are taken back already, or are kept for ever.
    """

    by: str
    entries: tuple[Entry, ...]
    causes: frozenset[int]
    imported: RegisterImported | None
    stay: tuple[int, ...]


def last_done(ledger: Ledger, by: str) -> LastDone:
    """What an officer recorded last. Raises NothingToUndo, UnknownOfficer.

    What has one recorded time was recorded together. Where the machine's clock was behind, several
    commands can have one; then they are one here, and who is shown them can void some by position.
    """
    officer = ledger.known(Stream.of_officer(by)).key
    books, later = ledger.books(officer), list[int]()
    for together in _moments(ledger, officer):
        if causes := _causes(books, together):
            notes = [one for one in together if isinstance(one, RegisterImported)]
            stay = tuple(sorted(later))
            return LastDone(officer, together, causes, notes[-1] if notes else None, stay)
        later += [one.position for one in together]
    raise NothingToUndo(officer=officer)


def _moments(ledger: Ledger, officer: str) -> Iterator[tuple[Entry, ...]]:
    """What an officer recorded, moment by moment, newest first."""
    entries = backwards(ledger, 0, ledger.last_position)
    for (_, by), group in groupby(entries, lambda one: (one.recorded_at, one.by)):
        together = tuple(group)[::-1]
        if by == officer:
            yield together


def _causes(books: Books, entries: tuple[Entry, ...]) -> frozenset[int]:
    """The positions of entries that stand, and can be taken back for themselves."""
    books.preload({one.record for one in entries})
    return frozenset(one.position for one in entries if _can_go(books, one))


def _can_go(books: Books, entry: Entry) -> bool:
    if isinstance(entry, EntryVoided) or entry.follows or not entry.voidable:
        return False
    return entry.position not in voids(books.history(entry.record).entries)


def undo(ledger: Ledger, done: LastDone, reason: str) -> Receipt:
    """Take it back in one transaction, a correction by putting back what it corrected.

    Raises what voiding raises; then nothing was recorded.
    """
    if done.imported:
        return voiding.undo_import(ledger, done.imported.position, reason, done.by)
    books, last = ledger.books(done.by), ledger.last_position
    voiding.preload(books, ledger, sorted(done.causes))
    correcting = {one.position for one in done.entries if one.corrects is not None}

    def taken_back(at: int) -> Decision:
        command = CorrectBack if at in correcting else VoidEntry
        return cast("Decision", ask(command, position=at, reason=reason, last=last))

    return voiding.taken_back(ledger, books, set(done.causes), taken_back)
