"""Reads a report kept in Excel: a row is a line of cells, each with the text it shows.

Formulas are never computed; the values stored with them are read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from ledger.values.numbers import column_letter
from ledger.values.text import as_seen
from projections.documents.excel.cell_values import SheetCell
from projections.documents.excel.sheet_cells import SheetRow
from projections.documents.excel.sheet_survey import Area
from projections.documents.excel.workbook import Sheet, Workbook, open_workbook
from projections.documents.lines import document, refusals
from projections.documents.lines.bounds import within_length
from projections.documents.lines.document import (
    Document,
    ReadingNotice,
    ReportCell,
    ReportLine,
    Where,
    join_cells,
)
from projections.documents.package.marks import Marks

MAX_ROWS: Final = 20_000
"""A report has a few hundred."""
MAX_TEXT_BYTES: Final = 16 * 1024 * 1024
"""Of the text of all lines together, as in a report that is plain text."""


def read_sheet_document(path: Path) -> Document:
    """Read every sheet of a workbook.

    Raises a PackageRefused, DocumentTooLarge, NothingToRead.
    """
    book = open_workbook(path, MAX_ROWS)
    reading = _SheetLines(book)
    every = (line for sheet in book.sheets for line in as_text(list(reading.lines(sheet))))
    lines = tuple(within_length(book.file, every))
    if not lines:
        raise refusals.NothingToRead(file=book.file)
    notices = tuple(reading.notices())
    return Document(book.file, "xlsx", book.sha256, lines, notices, book.properties)


def as_text(rows: list[ReportLine]) -> Iterator[ReportLine]:
    """The rows of a sheet; where no row has a second cell they are the paragraphs of a text."""
    if any(len(row.cells) > 1 for row in rows):
        yield from rows
        return
    for row in rows:
        for text in row.cells[0].paragraphs:
            yield ReportLine(text, replace(row.where, text=text))


class _SheetLines:
    """Reads a workbook sheet by sheet and remembers what was noticed."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._hidden: list[str] = []
        self._struck: list[tuple[str, int]] = []
        self._formulas = False
        self._marks = Marks()
        self._left_bytes = MAX_TEXT_BYTES

    def lines(self, sheet: Sheet) -> Iterator[ReportLine]:
        """The rows that show something of their own."""
        name = as_seen(sheet.name)
        struck, shown = 0, False
        for row in self._book.rows(sheet):
            struck += row.struck
            own = [cell for cell in row.cells.values() if not cell.repeated]
            self._formulas = self._formulas or any(cell.formula is not None for cell in own)
            if any(cell.text for cell in own):
                shown = True
                yield self._line(name, row)
        if shown and sheet.hidden:
            self._hidden.append(name)
        if struck:
            self._struck.append((name, struck))

    def notices(self) -> Iterator[ReadingNotice]:
        """What was noticed in the sheets read so far."""
        for name in self._hidden:
            yield ReadingNotice(document.HIDDEN_SHEETS, {"sheet": name})
        for name, count in self._struck:
            yield ReadingNotice(document.STRUCK_OUT, {"sheet": name, "count": count})
        if self._marks.count:
            yield ReadingNotice(document.NOTE_MARKS, {"count": self._marks.count})
        if self._formulas:
            yield ReadingNotice(document.FORMULAS)

    def _line(self, sheet: str, row: SheetRow) -> ReportLine:
        slots = list(_slots(row, self._marks))
        text = join_cells(["" if slot.continued else " ".join(slot.lines) for slot in slots])
        self._left_bytes -= len(text)
        if self._left_bytes < 0:
            raise refusals.DocumentTooLarge(
                file=self._book.file, part=sheet, limit_mb=MAX_TEXT_BYTES >> 20
            )
        cells = tuple(
            ReportCell(
                slot.lines,
                slot.column,
                _where(text, sheet, slot.column, row.number),
                slot.span,
                slot.continued,
            )
            for slot in slots
        )
        return ReportLine(text, _where(text, sheet, 1, row.number), cells)


def _where(text: str, sheet: str, column: int, row: int) -> Where:
    return Where(text, sheet=sheet, cell=f"{column_letter(column)}{row}")


class _Shown(NamedTuple):
    """A cell before its row's text is known."""

    column: int
    span: int
    continued: bool
    lines: tuple[str, ...]


def _slots(row: SheetRow, marks: Marks) -> Iterator[_Shown]:
    """The cells of a row up to the last that shows something.

    Of a merged area only its first column stands here; where the area began in a row above, it goes
    on.
    """
    areas: dict[int, Area] = {}
    for area in row.areas:
        areas.setdefault(area.left, area)
    last = max(column for column, cell in row.cells.items() if cell.text)
    column = 1
    while column <= last:
        here = areas.get(column, Area(row.number, column, row.number, column))
        span = here.right - here.left + 1
        yield _Shown(column, span, here.top < row.number, _lines(row.cells.get(column), marks))
        column += span


def _lines(cell: SheetCell | None, marks: Marks) -> tuple[str, ...]:
    if cell is None or not cell.text:
        return ()
    return tuple(map(marks.off, cell.lines or (cell.text,)))
