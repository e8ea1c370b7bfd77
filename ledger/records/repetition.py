"""The same entry twice: what one transaction says that stands in the books already.

Nothing in a timeline forbids so many items delivered twice on one day, or a report under a number
that another had. Far more often a command was given twice; so whoever records is asked first. Of
what changes how something stands, the timeline itself refuses what would change nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ledger.entries import Entry
from ledger.entries.outcome import OutcomeRecorded
from ledger.errors import SaidAlready
from ledger.records.books import Books
from ledger.records.penalties import penalties_said
from ledger.records.products import claimed, led_to_already
from ledger.timeline import in_force
from ledger.values.dates import format_date
from ledger.values.naming import code_key
from ledger.values.stream import Stream

FREE = ("document",)
"""Fields that people write as they like: they are compared by their keys."""


def refuse_repetitions(books: Books) -> None:
    """Raise SaidAlready for the first entry that says what another in force says.

    LedToAlready for the first effect that names what another file led to.
    """
    for refusal in repetitions(books, books.fresh):
        raise refusal
    for _, led in led_to_already(books, books.fresh):
        raise led


def repetitions(books: Books, fresh: Iterable[Entry]) -> Iterator[SaidAlready]:
    """Each of some fresh entries that says what another in force says, as its refusal.

    The other is one of the same kind, which may be so twice, on the same record, with the same
    fields however they are spelled, of the same day; where its kind says so, of any day. What
    follows from another entry is not asked about, nor what takes the place of one that said the
    same: that was asked about when it was recorded. A penalty may be said by an effect or a result.
    """
    for entry in fresh:
        if entry.REPEATS and entry.follows is None:
            entries = books.history(entry.record).entries
            wrong = next((one for one in entries if one.position == entry.corrects), None)
            for one in (*in_force(entries), *_beside(books, entry)):
                if one.position and _says_the_same(one, entry) and not _says_the_same(one, wrong):
                    yield SaidAlready(
                        position=one.position,
                        number=Stream(one.record).key,
                        kind=entry.NAME,
                        effective_on=format_date(one.effective_on),
                    )
            if wrong is None:
                yield from penalties_said(books, entry)


def _beside(books: Books, entry: Entry) -> Iterator[Entry]:
    """The results of work that were recorded of the same day of the same unit before."""
    if isinstance(entry, OutcomeRecorded):
        stem, _, number = entry.record.rpartition("-")
        names = [f"{stem}-{one}" for one in range(1, int(number))]
        books.preload(names)
        for name in names:
            yield from in_force(books.history(name).entries)


def as_said(entry: Entry) -> str | None:
    """What an entry says, for those that may be given twice by mistake; the same text, the same."""
    if not entry.REPEATS or entry.follows is not None:
        return None
    if product := claimed(entry):
        return f"{entry.NAME} {product}"
    record = entry.record
    if isinstance(entry, OutcomeRecorded):
        record = record.rpartition("-")[0]  # of several on one day of a unit each has a number
    told = [entry.NAME, record, entry.effective_on.isoformat(), _keys(entry.body())]
    return json.dumps(told, sort_keys=True, default=str)


def _says_the_same(one: Entry, other: Entry | None) -> bool:
    if other is None or type(one) is not type(other):
        return False
    body, others = _keys(one.body()), _keys(other.body())
    if one.effective_on == other.effective_on and body == others:
        return True
    known = [(body.get(name), others.get(name)) for name in one.ONCE]
    return bool(known) and all(mine == its and mine is not None for mine, its in known)


def _keys(body: Mapping[str, Any]) -> dict[str, Any]:
    return {name: code_key(value) if name in FREE else value for name, value in body.items()}
