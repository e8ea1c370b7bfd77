"""Codes of units and officers that differ only in case or in spaces are one: the ledger's writing,
else the file's best.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Literal

from ledger.records.books import Books
from ledger.records.organisation import officer_of, unit_of
from ledger.values.stream import Stream
from projections.registers.reading.book import RecordRow

Kind = Literal["unit", "officer"]

KINDS: tuple[Kind, ...] = ("unit", "officer")


def unified(
    books: Books, rows: Sequence[RecordRow]
) -> tuple[Sequence[RecordRow], dict[Kind, dict[str, str]]]:
    """The rows with one writing of each code, and by kind the codes that were written otherwise and
    what they became.
    """
    units = _changed(books, "unit", {row.unit: row.unit_name for row in reversed(rows)})
    officers = _changed(books, "officer", {row.officer: row.officer_name for row in reversed(rows)})
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


def _changed(books: Books, kind: Kind, written: dict[str | None, str | None]) -> dict[str, str]:
    """Which of the codes become which.

    ``written``: what a cell of each said, the last in the file first.
    """
    groups = _same_codes(written)
    candidates = {same: list(_writings(same, codes)) for same, codes in groups.items()}
    stream_of = Stream.of_unit if kind == "unit" else Stream.of_officer
    books.preload({stream_of(code) for codes in candidates.values() for code in codes})
    exists = _exists(books, kind)
    found: dict[str, str] = {}
    for same, codes in groups.items():
        best = next(filter(exists, candidates[same]), _best_written(codes))
        found |= {code: best for code in codes if code != best and not exists(code)}
    return found


def _same_codes(written: dict[str | None, str | None]) -> dict[str, list[str]]:
    """The codes that are one but for case and spaces, the first in the file first."""
    groups: dict[str, list[str]] = {}
    for code, text in reversed(written.items()):
        if code:
            groups.setdefault("".join((text or code).split()).casefold(), []).append(code)
    return groups


def _best_written(codes: Sequence[str]) -> str:
    """The first in upper case, as codes are usually written, else the first."""
    return next((code for code in codes if code == code.upper()), codes[0])


def _exists(books: Books, kind: Kind) -> Callable[[str], bool]:
    """Whether the books have a code in just this writing."""
    if kind == "unit":
        return lambda code: bool(unit_of(books.history(Stream.of_unit(code))).code)
    return lambda code: (
        code == books.by or bool(officer_of(books.history(Stream.of_officer(code))).code)
    )


def _writings(same: str, codes: Iterable[str]) -> Iterable[str]:
    """How the ledger may have written a code: as the file does, without spaces, in upper or lower
    case.
    """
    written = list(codes)
    tried = [
        *written,
        *(code.upper() for code in written),
        same.upper(),
        *(code.lower() for code in written),
        same,
    ]
    return dict.fromkeys([*tried, *(code.capitalize() for code in written)])
