"""A penalty that names a survey file is an effect of it and a result of work, by one entry.

Where both an effect and a result of one day say it, it would be counted twice (forms.md §1).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ledger.entries import Entry
from ledger.entries.outcome import OutcomeRecorded
from ledger.entries.record import EffectProduced
from ledger.errors.entries import PenaltySaidAlready
from ledger.records.books import Books
from ledger.timeline import in_force
from ledger.values.dates import format_date
from ledger.values.stream import Stream

SURVEYS: Final = "DTCB"
AS_EFFECT: Final = "administrative_penalty"
AS_RESULT: Final = "penalty"


def penalties_said(books: Books, entry: Entry) -> Iterator[PenaltySaidAlready]:
    """What says the penalty of an entry already, on the other side, of the same day and file."""
    files = [Stream(one) for one in _penalised(entry) if Stream(one).noun == SURVEYS]
    for file in files:
        for one in _other_side(books, entry, file):
            same = one.position and one.effective_on == entry.effective_on
            if same and str(file) in _penalised(one):
                yield PenaltySaidAlready(
                    position=one.position,
                    number=file.key,
                    kind=one.NAME,
                    effective_on=format_date(one.effective_on),
                )


def _penalised(entry: Entry) -> list[str]:
    """The records that a penalty is of; none where an entry says none."""
    if entry.follows is not None:
        return []
    if isinstance(entry, EffectProduced):
        return [entry.record] if entry.effect == AS_EFFECT else []
    if isinstance(entry, OutcomeRecorded) and entry.kind == AS_RESULT:
        return list(entry.records or ())
    return []


def _other_side(books: Books, entry: Entry, file: Stream) -> Iterator[Entry]:
    """The effects of a file, for a result; the results of its day, for an effect."""
    if isinstance(entry, OutcomeRecorded):
        found = books.history(file).entries
        yield from (one for one in in_force(found) if isinstance(one, EffectProduced))
        return
    day = f"-{entry.effective_on:%Y%m%d}-"
    names = [name for name in books.names("outcome") if day in name]
    books.preload(names)
    for name in names:
        yield from in_force(books.history(name).entries)
