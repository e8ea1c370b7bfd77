"""The file numbers in the rows that a register's reading rejected, and of which line each is.

They may stand in no books yet, and are those of sources all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ledger.catalog.lines import catalog
from ledger.errors import UnknownCode
from projections.documents.excel.sheet_cells import SheetRow
from projections.documents.excel.workbook import open_workbook
from projections.registers.reading.book import RegisterBook, RegisterTable

_BETWEEN: Final = re.compile(r"[,;&+\n]+")
_LETTERS: Final = re.compile(r"[^\W\d_]+")


def rejected_numbers(source: Path, book: RegisterBook) -> Iterator[tuple[str, str]]:
    """The line and the number of every rejected row of ``book``, read from ``source``.

    A cell that names several files gives each number, and itself as a whole.
    """
    rejected = set(book.rejected)
    workbook = open_workbook(source)
    for sheet in workbook.sheets:
        tables = [one for one in book.tables if one.sheet == sheet.name]
        if tables and any(name == sheet.name for name, _row in rejected):
            for row in workbook.rows(sheet):
                if (sheet.name, row.number) in rejected:
                    yield from _numbers(_table_of(tables, row), row)


def _table_of(tables: list[RegisterTable], row: SheetRow) -> RegisterTable:
    """The table in which a row stands: the last whose headings are above it."""
    above = [one for one in tables if one.last_heading_row < row.number]
    return above[-1] if above else tables[0]


def _numbers(table: RegisterTable, row: SheetRow) -> Iterator[tuple[str, str]]:
    told = {
        column.name: row.cells[index].text
        for index, column in table.columns.items()
        if index in row.cells
    }
    if number := told.get("number"):
        line = table.line or _line(told.get("symbol") or "") or _line_of_letters(number)
        if line:
            yield line, number
            yield from ((line, part) for part in _BETWEEN.split(number))


def _line(symbol: str) -> str:
    """The line of a symbol as it is written; empty where it is none."""
    try:
        return catalog().line_of_symbol(symbol).code
    except UnknownCode:
        return ""


def _line_of_letters(number: str) -> str:
    """The line that a number's own letters tell, where its row tells none."""
    letters = _LETTERS.match(number.strip())
    return _line(letters[0]) if letters else ""
