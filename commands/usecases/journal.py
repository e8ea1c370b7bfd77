"""The journal (nhật ký): the entries of the books that answer to some conditions, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from ledger.entries.record import EntryVoided
from ledger.timeline import known
from ledger.values.dates import end_of_day
from ledger.values.naming import file_number
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from ledger.application import Ledger
    from ledger.entries import Entry
    from projections.figures.reach import Reach

FIRST_READ, MOST_READ = 100, 10_000
"""Entries read at a time, backwards: few at first, for mostly the newest are asked for."""


@dataclass(frozen=True)
class Sought:
    """Conditions of entries, all of which hold; what is None was not asked.

    ``number``: of a file or a paper; ``by``: recorded by this officer; ``unit``: held by this unit,
    or handed over to it, with everything under it on that day unless ``alone``; ``since``: recorded
    on this day or later; ``kinds``: topics of kinds of entries, none for all.
    """

    number: str | None = None
    by: str | None = None
    unit: str | None = None
    alone: bool = False
    since: date | None = None
    kinds: frozenset[str] = frozenset()


class Journal(NamedTuple):
    """Entries, oldest first; by what their voided ones were voided; whether older ones answer too.

    ``by``, ``unit``: the codes that were meant.
    """

    entries: list[Entry]
    voided: Mapping[int, EntryVoided]
    more: bool
    by: str | None = None
    unit: str | None = None


def journal(ledger: Ledger, sought: Sought, known_at: int, most: int | None) -> Journal:
    """The last ``most`` entries (None: all) that answer, as known at a position.

    Read backwards, and no further than until that many are found. Raises UnknownRecord,
    AmbiguousNumber, UnknownUnit, UnknownOfficer, AmbiguousCode, AmbiguousUnitName.
    """
    by = ledger.known(Stream.of_officer(sought.by)).key if sought.by else None
    unit = ledger.known(Stream.of_unit(sought.unit)).key if sought.unit else None
    reach = _reach(ledger, unit, sought, known_at) if unit else None
    found: list[Entry] = []
    voided: dict[int, EntryVoided] = {}
    more = False
    for entry in _backwards(ledger, sought, known_at):
        if isinstance(entry, EntryVoided):
            voided[entry.voids] = entry
        if by in (None, entry.by) and _answers(entry, sought, reach):
            if more := len(found) == most:
                break
            found.append(entry)
    return Journal(found[::-1], voided, more, by, unit)


def file_names(ledger: Ledger, entries: Iterable[Entry]) -> dict[str, str]:
    """The names of the files that voids are about, by record: a void does not state its own."""
    records = {entry.record for entry in entries if isinstance(entry, EntryVoided)}
    found = ledger.streams(records).values() if records else ()
    told = (entry for stream in found for entry in stream)
    return {entry.record: file for entry in told if (file := getattr(entry, "file", None))}


def _backwards(ledger: Ledger, sought: Sought, known_at: int) -> Iterator[Entry]:
    """The entries that can answer, newest first."""
    after = 0 if sought.since is None else _before(ledger, sought.since)
    if sought.number:
        entries = known(_entries_of(ledger, sought.number), known_at)
        yield from (entry for entry in reversed(entries) if entry.position > after)
        return
    yield from backwards(ledger, after, known_at)


def backwards(ledger: Ledger, after: int, upto: int) -> Iterator[Entry]:
    """Entries, newest first: after < position ≤ upto; no more are read than are asked for."""
    read = FIRST_READ
    while upto > after:
        first = max(after, upto - read)
        yield from reversed(list(ledger.entries(first, upto)))
        upto, read = first, min(2 * read, MOST_READ)


def _entries_of(ledger: Ledger, number: str) -> Sequence[Entry]:
    """The entries of a record, else of the papers of a code. Raises UnknownRecord."""
    from ledger.errors import UnknownRecord
    from ledger.records.papers.families import FAMILIES

    try:
        return ledger.find(number).entries
    except UnknownRecord:
        keys = dict.fromkeys([number.strip(), file_number(number)])
        streams = [Stream.of_paper(noun, key) for noun in FAMILIES for key in keys]
        found = [entry for one in streams for entry in ledger.history(one).entries]
        if not found:
            raise
        return sorted(found, key=lambda entry: entry.position)


def _before(ledger: Ledger, day: date) -> int:
    """The last position recorded before a local day began."""
    if day == date.min:
        return 0
    return ledger.position_at(end_of_day(day - timedelta(days=1)))


def _reach(ledger: Ledger, unit: str, sought: Sought, known_at: int) -> Reach | None:
    """The units asked for, day by day; None where they are all."""
    from projections.figures.reach import reach_among
    from projections.figures.whose import EVERYBODY, whose_figures

    if whose_figures(ledger, unit, alone=sought.alone) == EVERYBODY:
        return None
    return reach_among(ledger.unit_histories(), unit, alone=sought.alone, known_at=known_at)


def _answers(entry: Entry, sought: Sought, reach: Reach | None) -> bool:
    if sought.kinds and entry.TOPIC not in sought.kinds:
        return False
    if reach is None:
        return True
    bearing = (entry.unit, getattr(entry, "to_unit", None))
    return not reach.on(entry.effective_on).isdisjoint(_stated(bearing))


def _stated(units: Iterable[str | None]) -> list[str]:
    return [unit for unit in units if unit]
