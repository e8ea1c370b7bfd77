"""What an officer recorded last, taken back: all that was recorded at that moment.

Undoing is a stack: each time the last thing that still stands is taken back. What `undo` itself
recorded says so (``by_undo``), and is no such thing; a void that somebody typed is one, and stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, cast

from commands.usecases import voiding
from commands.usecases.journal import backwards
from commands.usecases.recording import ask
from ledger.entries.evidence import RegisterImported
from ledger.entries.record import EntryCorrected, EntryVoided
from ledger.errors import NothingToUndo, VoidStays
from ledger.records.recorder import check_recorder
from ledger.records.undoing import CorrectBack
from ledger.records.voiding import VoidEntry
from ledger.values.stream import LEDGER, Stream

if TYPE_CHECKING:
    from ledger.application import Ledger
    from ledger.entries import Entry
    from ledger.records.books import Books, Decision


class LastDone(NamedTuple):
    """What an officer recorded last that still stands, and can be taken back.

    ``causes``: by the position where each thing stands that is taken back for itself, the entry
    that recorded it; the others go with them. ``imported``: the note of the import that they are;
    ``later``: positions of what the officer recorded since and nobody can take back.
    """

    by: str
    causes: Mapping[int, Entry]
    imported: RegisterImported | None
    later: tuple[int, ...]


class Undone(NamedTuple):
    """What undoing comes to, decided and not recorded.

    ``books``: to be committed; ``going``: every entry that is voided, in the order of positions;
    ``again``: positions of what was corrected and stands again; ``stay``: of what does not go.
    """

    books: Books
    going: tuple[Entry, ...]
    again: tuple[int, ...]
    stay: tuple[int, ...]


def last_done(ledger: Ledger, by: str) -> LastDone:
    """What an officer recorded last. Raises NothingToUndo, VoidStays, UnknownOfficer.

    What has one recorded time was recorded together. Where the machine's clock was behind, several
    commands can have one; then they are one here, and who is shown them can void some by position.
    """
    officer = ledger.known(Stream.of_officer(by)).key
    books, later = ledger.books(officer), list[int]()
    for together in _moments(ledger, officer):
        books.preload({one.record for one in together})
        if typed := [one for one in together if _is_typed_void(one)]:
            raise _stays(officer, typed)
        if causes := voiding.what_stands(books, _own(ledger, together)):
            notes = [one for one in together if isinstance(one, RegisterImported)]
            return LastDone(officer, causes, notes[-1] if notes else None, tuple(sorted(later)))
        later += [one.position for one in together if _is_for_ever(one)]
    raise NothingToUndo(officer=officer)


def _moments(ledger: Ledger, officer: str) -> Iterator[tuple[Entry, ...]]:
    """What an officer recorded, moment by moment, newest first."""
    entries = backwards(ledger, 0, ledger.last_position)
    for (_, by), group in groupby(entries, lambda one: (one.recorded_at, one.by)):
        together = tuple(group)[::-1]
        if by == officer:
            yield together


def _is_typed_void(entry: Entry) -> bool:
    """Whether somebody voided an entry by its position, or with its import."""
    return (
        isinstance(entry, EntryVoided)
        and not isinstance(entry, EntryCorrected)
        and not (entry.by_undo or entry.follows)
    )


def _stays(officer: str, typed: list[Entry]) -> VoidStays:
    voided = [str(one.voids) for one in typed if isinstance(one, EntryVoided)]
    told = sorted(voided[:MOST_TOLD], key=int) + ["…"] * (len(voided) > MOST_TOLD)
    return VoidStays(officer=officer, voided=", ".join(told), position=typed[-1].position)


MOST_TOLD = 10
"""Positions of voided entries that a refusal names."""


def _own(ledger: Ledger, entries: tuple[Entry, ...]) -> list[Entry]:
    """Of some entries those that can be taken back for themselves, if they stand."""
    founded = ledger.history(LEDGER).entries[0]
    return [one for one in entries if _is_for_itself(one) and not _founds(founded, one)]


def _is_for_ever(entry: Entry) -> bool:
    """Whether an entry cannot be taken back by anybody; of an undoing nothing is so."""
    notes = (EntryVoided, RegisterImported)
    return not (isinstance(entry, notes) or entry.follows or entry.voidable)


def _is_for_itself(entry: Entry) -> bool:
    return not (isinstance(entry, EntryVoided) or entry.follows) and entry.voidable


def _founds(founded: Entry, entry: Entry) -> bool:
    """Whether an entry is one of those with which the ledger was founded: its unit, and by whom."""
    founders = (Stream.of_unit(founded.unit), Stream.of_officer(founded.by))
    is_first = entry.version == 1 and entry.recorded_at == founded.recorded_at
    return is_first and entry.record in founders


def undone(ledger: Ledger, done: LastDone, reason: str) -> Undone:
    """Take it back in books that are not recorded, a correction by putting back what it corrected.

    Raises what voiding raises, and what check_recorder raises.
    """
    books, last = ledger.books(done.by), ledger.last_position
    check_recorder(books)
    voiding.preload(books, ledger, sorted(done.causes))

    def taken_back(at: int) -> Decision:
        corrected = done.causes[at].corrects
        given = {"position": at, "reason": reason, "last": last, "by_undo": True}
        if corrected is None:
            return cast("Decision", ask(VoidEntry, **given))
        return cast("Decision", ask(CorrectBack, before=corrected, **given))

    voiding.decide_each(books, set(done.causes), taken_back, last)
    going = {one.voids for one in books.fresh if isinstance(one, EntryVoided)}
    again = [one.corrects for one in done.causes.values() if one.corrects is not None]
    return Undone(
        books,
        tuple(books.entry_at(one, last) for one in sorted(going)),
        tuple(sorted(again)),
        tuple(one for one in done.later if one not in going),
    )
