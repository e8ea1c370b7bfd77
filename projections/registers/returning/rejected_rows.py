"""Writes the rows a register's reading rejected to a workbook, to be corrected and imported.

Each sheet keeps its name, titles and headings; bad cells are red and carry a comment with the
problem and the hint; a last column tells the problems of the row. Formulas are written as the text
they are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ledger.catalog.secrecy import UNMARKED, PaperMark
from ledger.errors import N_
from ledger.values.numbers import column_letter
from projections.documents.excel.cell_values import SheetCell
from projections.documents.excel.number_formats import general
from projections.documents.excel.refusals import SourceChanged
from projections.documents.excel.sheet_cells import SheetRow
from projections.documents.excel.workbook import Workbook, open_workbook
from projections.documents.tables.destination import Destination, whole_file
from projections.documents.tables.row_heights import lines_of, points_of
from projections.documents.tables.sheet_heads import mark_pages
from projections.documents.tables.workbook_file import workbook
from projections.registers.reading.book import BadCell, RegisterBook, RegisterTable, Translate
from projections.registers.reading.headings import RegisterColumn
from projections.registers.reading.vocabulary import recognise, vocabulary

PROBLEM_HEADING: Final = N_("Errors")
SAME_NUMBER: Final = N_("Another row has the same file number")

_OPTIONS: Final = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_WIDTH: Final = 15
_PROBLEM_WIDTH: Final = 70
_NAME_LENGTH: Final = 31
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_DATED: Final = {"num_format": "dd/mm/yyyy"}
_BAD: Final = {"bg_color": "#FFC7CE", "font_color": "#9C0006"}
_LINES: Final = {"text_wrap": True, "valign": "top"}
_LOOKS: Final[tuple[dict[str, Any], ...]] = (
    {},
    _LINES,
    _LINES | _DATED,
    _LINES | _BAD,
    _LINES | _BAD | _DATED,
    {"bold": True, "text_wrap": True, "border": 1},
)
"""Formats of titles, plain cells, dates, bad cells, bad dates and headings."""
_COMMENT_SIZE: Final = {"x_scale": 2.5, "y_scale": 1.2}


Passing = Callable[[str, str], str]
"""What becomes of a text on its way out; beside it the name of the column, if it stands in one."""


def as_it_is(text: str, _name: str) -> str:
    """A text as it stands."""
    return text


def write_rejected(
    source: Path,
    book: RegisterBook,
    to: Destination,
    translate: Translate,
    refused: Mapping[tuple[str, int], str] | None = None,
    marked: Iterable[BadCell] = (),
    passing: Passing = as_it_is,
    mark: PaperMark = UNMARKED,
    properties: Mapping[str, str] = MappingProxyType({}),
) -> int:
    """Write the rejected rows of ``book``, read from ``source``, and return how many.

    ``to``: the workbook they go to. ``refused``: further rows, by sheet and number, that
    something else than the reading refuses, each with what is wrong in the user's language;
    ``marked``: the cells of these that are wrong; ``passing``: what becomes of a text on its way
    out, by the name of the column it stands in; ``mark``: the degree of secrecy and the line on
    copying, at the head of every printed page; ``properties``: what the workbook says of itself,
    as the one it was read from. Raises SourceChanged when ``source`` is no longer
    the file that was read, OutputNotWritten.
    """
    read = open_workbook(source)
    if read.sha256 != book.sha256:
        raise SourceChanged(file=read.file)
    with whole_file(to) as file, workbook(file, _OPTIONS) as out:
        for name, text in properties.items():
            out.set_custom_property(name, text, "text")
        return _Writer(out, book, translate, refused or {}, marked, passing, mark).write(read)


class _Writer:
    """One workbook of rejected rows being written, every sheet from top to bottom."""

    def __init__(
        self,
        out: Any,
        book: RegisterBook,
        translate: Translate,
        refused: Mapping[tuple[str, int], str],
        marked: Iterable[BadCell],
        passing: Passing,
        mark: PaperMark,
    ) -> None:
        self._out = out
        self._translate = translate
        self._refused = refused
        self._passing = passing
        self._mark = mark
        self._names: set[str] = set()
        self._title, self._plain, self._date, self._red, self._red_date, self._bold = (
            out.add_format({"font_name": "Times New Roman", **look}) for look in _LOOKS
        )
        self._tables: dict[str, list[RegisterTable]] = defaultdict(list)
        for table in book.tables:
            self._tables[table.sheet].append(table)
        self._rejected: dict[str, set[int]] = defaultdict(set)
        for sheet, row in (*book.rejected, *refused):
            self._rejected[sheet].add(row)
        self._bad = _by_row(book.bad_cells)
        self._marked = {(bad.sheet, bad.cell): bad for bad in marked}

    def write(self, workbook: Workbook) -> int:
        written = 0
        for sheet in workbook.sheets:
            if self._rejected[sheet.name]:
                page = _Page(self._out.add_worksheet(self._page_name(sheet.name)))
                mark_pages(page.sheet, self._mark)
                written += self._write_sheet(page, self._tables[sheet.name], workbook.rows(sheet))
        if not written:
            self._out.add_worksheet()
        return written

    def _page_name(self, name: str) -> str:
        """The sheet's name, shortened and made different where Excel would refuse it.

        Other programs are less strict.
        """
        plain = _FORBIDDEN.sub(" ", name).strip(" '")[:_NAME_LENGTH] or "Sheet"
        number = 1
        while plain.casefold() in self._names:
            number += 1
            plain = f"{plain[: _NAME_LENGTH - 4]} {number}"
        self._names.add(plain.casefold())
        return plain

    def _write_sheet(
        self, page: _Page, tables: list[RegisterTable], rows: Iterator[SheetRow]
    ) -> int:
        """Write a sheet's rejected rows, each table's under its own titles and headings."""
        waiting = tables[::-1]
        table = tables[0]
        written = 0
        for row in rows:
            if row.number not in self._rejected[table.sheet]:
                continue
            while waiting and waiting[-1].last_heading_row < row.number:
                table = waiting.pop()
                self._write_heading(page, table)
            self._write_row(page, table, row)
            written += 1
        return written

    def _write_heading(self, page: _Page, table: RegisterTable) -> None:
        for title in table.titles if page.titles != table.titles else ():
            page.sheet.write_string(page.next_row(), 0, self._passing(title, ""), self._title)
        page.titles = table.titles
        number, last = page.next_row(), _last_column(table)
        page.sheet.set_column(0, last - 1, _WIDTH)
        page.sheet.set_column(last, last, _PROBLEM_WIDTH)
        headings = [(_heading(column), _WIDTH) for column in table.columns.values()]
        page.set_height(number, headings)
        for column in table.columns.values():
            page.sheet.write_string(number, column.index - 1, _heading(column), self._bold)
        page.sheet.write_string(number, last, self._translate(PROBLEM_HEADING), self._bold)
        if said := [
            self._said(bad) for bad in self._bad.get((table.sheet, table.last_heading_row), ())
        ]:
            page.sheet.write_comment(number, last, "\n".join(said), _COMMENT_SIZE)

    def _write_row(self, page: _Page, table: RegisterTable, row: SheetRow) -> None:
        bad = {one.cell: one for one in self._bad.get((table.sheet, row.number), ())}
        number = page.next_row()
        said = self._passing(" · ".join(self._problems(table, row.number, bad.values())), "")
        texts = [(cell.text, _WIDTH) for cell in row.cells.values()]
        page.set_height(number, [*texts, (said, _PROBLEM_WIDTH)])
        for index, column in table.columns.items():
            if column.name != "problem":
                cell = f"{column_letter(index)}{row.number}"
                problem = bad.get(cell) or self._marked.get((table.sheet, cell))
                self._write_cell(
                    page, (number, index - 1), row.cells.get(index), problem, column.name or ""
                )
        page.sheet.write_string(number, _last_column(table), said, self._plain)

    def _problems(self, table: RegisterTable, row: int, bad: Iterable[BadCell]) -> list[str]:
        """What is wrong with a row: its cells and what else refused it.

        Else its table's headings, or that its number stands elsewhere too.
        """
        said = [f"{one.column}: {self._said(one)}" for one in bad]
        if (table.sheet, row) in self._refused:
            said.append(self._refused[table.sheet, row])
        headings = self._bad.get((table.sheet, table.last_heading_row), ())
        return said or [self._said(one) for one in headings] or [self._translate(SAME_NUMBER)]

    def _write_cell(
        self,
        page: _Page,
        place: tuple[int, int],
        cell: SheetCell | None,
        bad: BadCell | None,
        name: str,
    ) -> None:
        plain, dated = (self._red, self._red_date) if bad else (self._plain, self._date)
        if cell is not None:
            text = cell.formula or cell.text
            if (passed := self._passing(text, name)) != text:
                page.sheet.write_string(*place, passed, plain)
            else:
                _write_value(page.sheet, place, cell, plain, dated)
        elif bad:
            page.sheet.write_blank(*place, None, plain)
        if bad:
            page.sheet.write_comment(*place, self._said(bad), _COMMENT_SIZE)

    def _said(self, bad: BadCell) -> str:
        return self._passing(" — ".join(bad.say(self._translate)), "")


def _write_value(
    sheet: Worksheet, place: tuple[int, int], cell: SheetCell, plain: Format, dated: Format
) -> None:
    """Write what was typed into a cell.

    As text where it is a formula or a number that its format shows otherwise.
    """
    if cell.formula is not None:
        sheet.write_string(*place, cell.formula, plain)
    elif cell.kind == "date" and cell.day:
        sheet.write_datetime(*place, cell.day, dated)
    elif cell.number is not None and cell.text == general(cell.number):
        sheet.write_number(*place, cell.number, plain)
    else:
        sheet.write_string(*place, cell.text, plain)


class _Page:
    """A sheet being written and the row written next, counted from 0."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self.row = 0
        self.titles: tuple[str, ...] = ()

    def next_row(self) -> int:
        """Take the next row."""
        self.row += 1
        return self.row - 1

    def set_height(self, row: int, texts: Iterable[tuple[str, int]]) -> None:
        """Make a row as high as its texts need, each in a column of a width in digits."""
        if (lines := lines_of(texts)) > 1:
            self.sheet.set_row(row, points_of(lines))


def _by_row(cells: Iterable[BadCell]) -> dict[tuple[str, int], list[BadCell]]:
    found: dict[tuple[str, int], list[BadCell]] = defaultdict(list)
    for bad in cells:
        found[bad.sheet, bad.row].append(bad)
    return found


def _heading(column: RegisterColumn) -> str:
    """The heading as written when it can be recognised again standing alone, else the usual one."""
    if column.name and recognise(column.heading) != column.name:
        return vocabulary().columns[column.name].title
    return column.heading


def _last_column(table: RegisterTable) -> int:
    """The column after the table's last, counted from 0.

    An earlier column of problems is used again.
    """
    for column in table.columns.values():
        if column.name == "problem":
            return column.index - 1
    return max(table.columns)
