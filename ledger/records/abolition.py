"""What comes to another level because a unit's own was abolished: units under it, and their files.

What hung on the unit itself moves (``moves``), and a unit of its level that stood right under it
comes to the new level with that. Here is the rest, which stays where it hangs.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ledger.entries.organisation import UnitAbolished, UnitChanged
from ledger.entries.record import RecordChanged
from ledger.records.books import Books
from ledger.records.organisation import Unit, unit_of
from ledger.records.unit_kind import kind_of
from ledger.records.unit_tree import under
from ledger.values.stream import Stream


def come_to_level(books: Books, abolished: UnitAbolished) -> None:
    """Make the entries by which units under an abolished one, and their files, change their level.

    They are those of its level on that day, and the level is that of the unit that takes over. What
    is under another unit that ends on that day, too, comes to a level by that one's end.
    """
    day, ended = abolished.effective_on, Stream(abolished.record).key
    units = units_on(books, day)
    if abolished.to_unit not in units:
        return  # which is refused as that
    old, new = units[ended].level, units[abolished.to_unit].level
    beneath = under(units, ended) - {ended}
    gone = (under(units, code) for code in beneath if units[code].until == day)
    below = [units[code] for code in sorted(beneath.difference(*gone))]
    lower = [one for one in below if one.level == old]
    for one in lower:
        if one.parent != ended:
            stream, kind = Stream.of_unit(one.code), kind_of(one, units)
            told = {"level": new, "kind": kind, "follows": abolished.reference}
            books.make(UnitChanged, stream, day, one.code, **told)
    for record, unit in _files(books, [one.code for one in lower], old, day):
        follows = abolished.reference
        books.make(RecordChanged, record, day, unit, changes={"level": new}, follows=follows)


def units_on(books: Books, day: date) -> dict[str, Unit]:
    """The units that are there at the end of a day, by code, those that end on it among them."""
    names = list(books.names("unit"))
    books.preload(names)
    found = (unit_of(books.history(name), day) for name in names)
    return {one.code: one for one in found if one.code and one.until in (None, day)}


def _files(books: Books, units: Iterable[str], level: str, day: date) -> Iterable[tuple[str, str]]:
    """The files of a level that stand in some units at the end of a day, each with its unit."""
    holding = set(units)
    named = [(name, code) for code in sorted(holding) for name in ("unit", "to_unit")]
    for record in sorted(books.stating(named)) if named else ():
        cell = books.history(record).state_at(day).cell if Stream(record).is_record else None
        if cell and cell.unit in holding and cell.level == level:
            yield record, str(cell.unit)
