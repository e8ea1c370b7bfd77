"""Entries voided together: several positions, or all that an import recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, cast

from commands.usecases.recording import ask
from ledger.entries.evidence import RegisterImported
from ledger.errors import (
    ImportedAlready,
    ImportUndone,
    LedgerError,
    NotImported,
    SeveralNotVoided,
    UnknownPosition,
    VoidedAlready,
)
from ledger.records.undoing import standing
from ledger.records.voiding import CorrectEntry, VoidEntry

if TYPE_CHECKING:
    from ledger.application import Ledger, Receipt
    from ledger.entries import Entry
    from ledger.records.books import Books, Decision

Undo = Callable[[int], "Decision"]
"""What takes the entry at a position back."""


def void(ledger: Ledger, positions: Iterable[int], reason: str, by: str) -> Receipt:
    """Void the entries at some positions, in one transaction and with one reason.

    Raises SeveralNotVoided with the refusal of each that cannot be voided; of one alone, its own.
    """
    last = ledger.last_position
    wanted = set(positions)
    books = ledger.books(by)
    preload(books, ledger, [one for one in wanted if one <= last])
    decide_each(
        books, wanted, lambda at: ask(VoidEntry, position=at, reason=reason, last=last), last
    )
    return ledger.commit(books)


def undo_import(ledger: Ledger, position: int, reason: str, by: str) -> Receipt:
    """Take back all that an import recorded, in one transaction; ``position``: of any of it.

    A joining that the import moved to an earlier day is moved back. Raises UnknownPosition,
    NotImported, ImportUndone, and as :func:`void`.
    """
    books, last = ledger.books(by), ledger.last_position
    entries = imported_with(ledger, position)
    preload(books, ledger, [one.position for one in entries])
    left = what_stands(books, entries)
    if not left:
        raise ImportUndone(position=position)

    def undo(at: int) -> Decision:
        corrected = left[at].corrects
        if corrected is None:
            return cast("Decision", ask(VoidEntry, position=at, reason=reason, last=last))
        day = books.entry_at(corrected, last).effective_on
        given = {"position": at, "reason": reason, "last": last, "effective_on": day}
        return cast("Decision", ask(CorrectEntry, **given))

    decide_each(books, set(left), undo, last)
    return ledger.commit(books)


def is_undone(ledger: Ledger, position: int) -> bool:
    """Whether nothing stands of what the import at a position recorded."""
    books, entries = ledger.books(""), imported_with(ledger, position)
    books.preload({one.record for one in entries})
    return not what_stands(books, entries)


def earlier_import(ledger: Ledger, sha256: str) -> ImportedAlready | None:
    """What is to be said when a file was read in before, and that was not undone."""
    try:
        ledger.refuse_second_import(sha256)
    except ImportedAlready as already:
        return None if is_undone(ledger, int(str(already.values["position"]))) else already
    return None


def what_stands(books: Books, entries: Iterable[Entry]) -> dict[int, Entry]:
    """Of some entries what stands: by the position where it does, the entry that recorded it."""
    listed = list(entries)
    stands = {
        record: standing(books.history(record).entries) for record in {one.record for one in listed}
    }
    found = ((stands[one.record].get(one.position), one) for one in listed)
    return {at: one for at, one in found if at is not None}


def imported_with(ledger: Ledger, position: int) -> list[Entry]:
    """What an import recorded, the note of it left out; ``position``: of any of it.

    An import of an earlier version does not say how much it recorded: then it is what has its
    time, back to the import before. Raises UnknownPosition, NotImported.
    """
    last = ledger.last_position
    if position > last:
        raise UnknownPosition(position=position, last=last)
    note = _note_from(ledger, position)
    if note is None:
        raise NotImported(position=position)
    if note.entries is not None:
        found = list(ledger.entries(note.position - 1 - note.entries, note.position - 1))
    else:
        before = reversed(list(ledger.entries(0, note.position - 1)))
        found = list(takewhile(lambda one: _is_together(one, note), before))
    if position != note.position and position not in {one.position for one in found}:
        raise NotImported(position=position)
    return found


def _note_from(ledger: Ledger, position: int) -> RegisterImported | None:
    """The note of the first import at or after a position."""
    later = ledger.entries(position - 1)
    return next((one for one in later if isinstance(one, RegisterImported)), None)


def _is_together(entry: Entry, note: RegisterImported) -> bool:
    return entry.recorded_at == note.recorded_at and not isinstance(entry, RegisterImported)


def preload(books: Books, ledger: Ledger, positions: Sequence[int]) -> None:
    """Read the streams of the entries at some positions at once."""
    if positions:
        wanted = set(positions)
        between = ledger.entries(min(wanted) - 1, max(wanted))
        books.preload({entry.record for entry in between if entry.position in wanted})


def decide_each(books: Books, positions: set[int], undo: Undo, last: int) -> None:
    """Take entries back in the books, later ones before what they rest on; all of them or none.

    ``last``: the last position of the ledger. Raises SeveralNotVoided, of one entry its own.
    """
    refused = _refused(books, sorted((one for one in positions if one <= last), reverse=True), undo)
    beyond = {one: UnknownPosition(position=one, last=last) for one in positions if one > last}
    refused = dict(sorted({**refused, **beyond}.items()))
    if len(positions) == 1 and refused:
        raise next(iter(refused.values()))
    if refused:
        raise SeveralNotVoided(refused, of=len(positions))
    books.check()


def _refused(books: Books, positions: list[int], undo: Undo) -> dict[int, LedgerError]:
    """Take back what can be; return the refusals of the rest.

    What was refused is tried again as long as something else was taken back: it may have rested on
    that. What followed from another of them goes with it.
    """
    left = positions
    while left:
        refused: dict[int, LedgerError] = {}
        for position in left:
            refusal = books.attempt(undo(position))
            if refusal and not _went_along(refusal):
                refused[position] = refusal
        if len(refused) == len(left):
            return refused
        left = list(refused)
    return {}


def _went_along(refusal: LedgerError) -> bool:
    """Whether an entry was voided in this transaction already, with what it followed from."""
    return isinstance(refusal, VoidedAlready) and not refusal.values["by_position"]
