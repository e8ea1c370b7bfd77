"""The level (phân cấp) of the unit that a record comes to, as entries state it.

Every entry that puts a record into a unit tells of what level that unit is on the day. From that
alone the fold knows whether a hand-over leads to another level, whatever is recorded late, voided
or corrected before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ledger.entries import Entry
from ledger.entries.record import RecordOpened, RecordReopened, RecordTransferred
from ledger.records.books import Books
from ledger.records.organisation import level_on
from ledger.values.stream import Stream


def level_of_unit(books: Books, code: str | None, day: date) -> str | None:
    """The level of a unit as of a day, before it was created its first; None of no unit."""
    return level_on(books.history(Stream.of_unit(code)), day) if code else None


def levels_told(books: Books, entry: Entry, day: date, fields: Mapping[str, Any]) -> dict[str, Any]:
    """What an entry states of levels once its ``fields`` and its day are corrected."""
    if isinstance(entry, RecordOpened):
        return _opened(books, entry, day, fields)
    if isinstance(entry, RecordTransferred | RecordReopened):
        to_unit = fields.get("to_unit", entry.to_unit)
        # recorded before levels were stated, it changes none until it names another unit
        if to_unit != entry.to_unit or entry.unit_level:
            return {"unit_level": level_of_unit(books, to_unit, day)}
    return {}


def _opened(
    books: Books, entry: RecordOpened, day: date, fields: Mapping[str, Any]
) -> dict[str, Any]:
    """A record that was of its unit's level is of the level of the unit it is corrected to."""
    if day == entry.effective_on and not {"unit", "level"} & set(fields):
        return {}
    of_unit = level_of_unit(books, fields.get("unit", entry.unit), day)
    then = level_of_unit(books, entry.unit, entry.effective_on)
    has_own = entry.unit_level is not None or entry.level != then
    level = fields.get("level", entry.level if has_own else of_unit or entry.level)
    return {"level": level, "unit_level": of_unit if of_unit != level else None}
