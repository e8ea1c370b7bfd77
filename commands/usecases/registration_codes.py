"""The codes of a register's units and officers, each in one writing.

A code that the ledger knows is written as the ledger writes it, a new one as the file writes it
best.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from ledger.errors import AmbiguousCode, AmbiguousUnitName
from ledger.records.books import Books
from ledger.records.unit_names import UnitNames, in_a_row
from ledger.values.naming import identity, plain
from ledger.values.stream import Stream
from projections.registers.reading.book import RecordRow

Kind = Literal["unit", "officer"]

KINDS: tuple[Kind, ...] = ("unit", "officer")


def unified(
    books: Books, rows: Sequence[RecordRow]
) -> tuple[Sequence[RecordRow], dict[Kind, dict[str, str]]]:
    """The rows with one writing of each code, and what was written otherwise.

    By kind: the codes that were, and what they became.
    """
    units = _changed(books, [Stream.of_unit(one) for one in _written(row.unit for row in rows)])
    named = _written([books.by, *(row.officer for row in rows)])
    officers = _changed(books, [Stream.of_officer(one) for one in named])
    if units or officers:
        rows = [
            replace(
                row,
                unit=units.get(row.unit or "", row.unit),
                officer=officers.get(row.officer or "", row.officer),
            )
            if row.unit in units or row.officer in officers
            else row
            for row in rows
        ]
    return rows, {"unit": units, "officer": officers}


def by_code(
    books: Books, rows: Sequence[RecordRow]
) -> tuple[Sequence[RecordRow], dict[str, str], dict[str, AmbiguousUnitName]]:
    """The rows with the code of the unit where they write its name, for a name that books know.

    Besides: the names, with what code each became; and the codes, as rows have them, of names that
    several units bear.
    """
    named = {row.unit: row.unit_name or row.unit for row in rows if row.unit}
    unknown = [code for code in named if not _is_known(books, Stream.of_unit(code))]
    if not unknown:
        return rows, {}, {}
    became, several = _by_name(books, {code: named[code] for code in unknown})
    rows = [
        replace(row, unit=became[row.unit]) if row.unit and row.unit in became else row
        for row in rows
    ]
    return rows, {named[code]: unit for code, unit in became.items()}, several


def _by_name(
    books: Books, named: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, AmbiguousUnitName]]:
    """What the names of units mean: a code each, or why none; both by what rows have."""
    units = UnitNames([books.history(name) for name in books.names("unit")])
    became: dict[str, str] = {}
    several: dict[str, AmbiguousUnitName] = {}
    for code, name in named.items():
        meant = units.meant(name)
        if len(meant) == 1:
            became[code] = meant[0]
        elif meant:
            near = in_a_row(units[one].now for one in meant)
            several[code] = AmbiguousUnitName(unit=name, near=near)
    return became, several


def _is_known(books: Books, unit: Stream) -> bool:
    return bool(books.history(_meant(books, unit)).entries)


def _written(codes: Iterable[str | None]) -> list[str]:
    """Every writing once, the first in the file first."""
    return [code for code in dict.fromkeys(codes) if code]


def _changed(books: Books, written: Sequence[Stream]) -> dict[str, str]:
    """Which of the codes become which."""
    groups: dict[str, list[Stream]] = {}
    for code in written:
        groups.setdefault(identity(code), []).append(code)
    found: dict[str, str] = {}
    for codes in groups.values():
        best = _best_written([code.key for code in codes])
        for code in codes:
            meant = _meant(books, code)
            one = meant.key if books.history(meant).entries else best
            if one != code.key:
                found[code.key] = one
    return found


def _best_written(codes: Sequence[str]) -> str:
    """The first in upper case, as codes are usually written, else the first."""
    return plain(next((code for code in codes if code == code.upper()), codes[0]))


def _meant(books: Books, code: Stream) -> Stream:
    """The ledger's writing of a code, or the file's own.

    The file's own stands where the ledger has none, and where it has several: the rows with such a
    code are refused later, one by one.
    """
    try:
        return books.codes.meant(code)
    except AmbiguousCode:
        return code
