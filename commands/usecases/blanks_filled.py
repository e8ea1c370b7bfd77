"""Workbooks that were made to be filled in, as they come back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ledger.values.stream import Stream
from projections.registers.filling.kept_headings import check_kind, filled_register
from projections.registers.filling.origin import BlankOrigin, origin_of_file
from projections.registers.filling.refusals import FormOfOtherKind, FormOfOtherLedger

if TYPE_CHECKING:
    from ledger.application import Ledger
    from projections.registers.reading.book import RegisterBook
    from projections.registers.sheets.kind import SheetKind
    from projections.registers.sheets.reading import StatedBook, StatedRow


def blank_given(ledger: Ledger, file: Path, kind: str | None) -> BlankOrigin | None:
    """Where a workbook comes from that was made to be filled in; None for any other.

    ``kind``: as what it is to be read, where somebody said so. Raises a PackageRefused when the
    file cannot be read, FormOfOtherLedger, FormOfOtherKind, UnknownUnit.
    """
    origin = origin_of_file(file)
    if origin is None:
        return None
    if origin.ledger != ledger.mark:
        raise FormOfOtherLedger(file=file.name, unit=origin.unit)
    if kind not in (None, origin.kind):
        raise FormOfOtherKind(file=file.name, kind=origin.kind, asked=kind)
    ledger.known(Stream.of_unit(origin.unit))
    return origin


def register_filled(book: RegisterBook, origin: BlankOrigin | None) -> RegisterBook:
    """A register as it was filled in; any other as it is. Raises HeadingsChanged."""
    return filled_register(book) if origin else book


def sheets_filled(book: StatedBook, kind: SheetKind, origin: BlankOrigin | None) -> StatedBook:
    """Sheets of a kind as they were filled in: rows that name no unit are of the template's.

    That the sheets beside them, which only help, were left alone need not be said.
    Raises HeadingsChanged.
    """
    if origin is None:
        return book
    check_kind(book.file, kind, book.headed)
    told = tuple(one for one in book.notices if one.kind != "sheet_left_alone")
    book = replace(book, notices=told)
    if "unit" not in kind.usual:
        return book
    return replace(book, rows=tuple(_of_unit(row, origin.unit) for row in book.rows))


def _of_unit(row: StatedRow, unit: str) -> StatedRow:
    """A row with a unit; an officer has his own."""
    if row.values.keys() & {"unit", "officer"}:
        return row
    return replace(row, values={**row.values, "unit": unit})
