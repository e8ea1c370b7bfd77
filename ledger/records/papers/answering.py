"""Who can answer for what an inspection found: whose work it was, and whoever led them.

Nobody is named for what he never had in hand: that would accuse the wrong one. Officers in charge
count from the beginning until the day of the finding, for what is found wrong may be an earlier
one's.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ledger.entries import Entry
from ledger.entries.finding import FindingRecorded
from ledger.entries.record import FileChecked
from ledger.errors.findings import AnswersForOthers
from ledger.records.organisation import Officer, officer_after
from ledger.records.papers.family import Reading, corrected
from ledger.records.papers.leading import LEADING, units_above
from ledger.records.state import ABSENT, apply
from ledger.timeline import in_force, steps
from ledger.values.dates import format_date
from ledger.values.stream import NOUNS, Stream

_TOLD = 8
"""So many of those who can answer are told to who named another."""


class _Work(NamedTuple):
    """On a day an officer had something in hand, or recorded it, for a unit."""

    officer: str
    unit: str
    day: date


def refuse_unanswerable(entry: FindingRecorded, books: Reading) -> None:
    """Raise AnswersForOthers where whoever is to answer had nothing to do with what was found."""
    before = corrected(entry, books)
    if isinstance(before, FindingRecorded) and _same(before, entry):
        return  # what earlier versions took stays, whatever else is put right in it
    works = list(dict.fromkeys(_works(entry, books)))
    officers = dict.fromkeys(one.officer for one in works if one.officer)
    if entry.answers in officers or _led(entry, works, books):
        return
    told = [one for one in officers if one != entry.found_by]
    raise AnswersForOthers(
        officer=entry.answers,
        about=Stream(entry.about).key if entry.about else entry.figure,
        effective_on=format_date(entry.effective_on),
        known=", ".join(told[:_TOLD]) or "–",
        unit=", ".join(dict.fromkeys(one.unit for one in works)),
    )


def _same(before: FindingRecorded, entry: FindingRecorded) -> bool:
    """Whether a finding that is put right is about the same file, and answered for by the same."""
    return (before.answers, before.about) == (entry.answers, entry.about)


def _works(entry: FindingRecorded, books: Reading) -> Iterator[_Work]:
    """All that was in hand, and was recorded, of what a finding rests on."""
    if entry.about:
        yield from _in_hand(entry.about, entry.effective_on, books)
    for position in (*(entry.named or ()), *filter(None, (entry.submission,))):
        named = books.entry_at(position, position)
        yield _recorded(named)
        if Stream(named.record).noun not in NOUNS:
            yield from _in_hand(named.record, entry.effective_on, books)


def _in_hand(record: str, until: date, books: Reading) -> Iterator[_Work]:
    """A record with whoever it was in charge of, and whoever recorded what became of it."""
    for one, state in steps(in_force(books.history(record).entries), apply, ABSENT):
        if one.effective_on > until:
            return
        if not isinstance(one, FileChecked):
            yield _recorded(one)
        if state.cell:
            yield _Work(state.cell.officer or "", state.cell.unit or one.unit, one.effective_on)


def _recorded(one: Entry) -> _Work:
    return _Work(one.by, one.unit, one.effective_on)


def _led(entry: FindingRecorded, works: list[_Work], books: Reading) -> bool:
    """Whether who is to answer led one of the units, or one above it, by the day of the finding."""
    led = {one.unit for one in _roles(entry, books) if one.role in LEADING}
    days = {(one.unit, day) for one in works for day in (one.day, entry.effective_on)}
    return any(not led.isdisjoint(units_above(unit, day, books)) for unit, day in days)


def _roles(entry: FindingRecorded, books: Reading) -> Iterator[Officer]:
    """What an officer was, one after the other, until the day of a finding."""
    history = books.history(Stream.of_officer(entry.answers))
    for one, officer in steps(in_force(history.entries), officer_after, Officer()):
        if one.effective_on <= entry.effective_on:
            yield officer
