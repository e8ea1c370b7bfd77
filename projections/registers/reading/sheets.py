"""Finds the tables of a sheet and tells its records from titles, sums, captions and signatures."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from typing import Final

from ledger.values.numbers import column_letter
from projections.documents.excel.sheet_cells import SheetRow
from projections.documents.excel.workbook import Sheet, Workbook
from projections.registers.reading.book import RegisterTable
from projections.registers.reading.cells import is_blank
from projections.registers.reading.gathering import Gathering
from projections.registers.reading.headings import (
    CORE,
    MIN_COLUMNS,
    Heading,
    find_heading,
    with_symbols,
)
from projections.registers.reading.line_of_sheet import line_of_sheet
from projections.registers.reading.row_kinds import TableRow, has_digit
from projections.registers.reading.unit_above import names_unit, unit_above
from projections.registers.reading.vocabulary import key, recognise

HEADING_ROWS: Final = 60
"""Rows from the top among which the headings are looked for."""
MAX_ROWS_NAMED: Final = 12
_OF_EXPORTS: Final = ("note", "changed_on", "entry")
"""Columns of which nothing is kept, unless the workbook is one that was written out."""


def read_sheet(workbook: Workbook, sheet: Sheet, gathering: Gathering) -> Iterator[None]:
    """Read all tables of a sheet into ``gathering``, yielding after every row."""
    rows = workbook.rows(sheet)
    top = list(islice(rows, HEADING_ROWS))
    heading = find_heading(top)
    if heading is None:
        gathering.add_notice(sheet.name, "sheet_left_alone")
        return
    heading = with_symbols(heading, top)
    if sheet.hidden:
        gathering.add_notice(sheet.name, "sheet_hidden")
    if sheet.survey.hidden_rows:
        gathering.add_notice(sheet.name, "rows_hidden", count=sheet.survey.hidden_rows)
    reader = _SheetReader(sheet.name, gathering, heading, _titles(top, heading))
    for row in chain(top, rows):
        reader.take(row)
        yield
    reader.finish()


def _titles(top: list[SheetRow], heading: Heading) -> tuple[str, ...]:
    """The texts above the headings, each once."""
    above = (row for row in top if row.number < heading.first_row)
    return tuple(dict.fromkeys(text for row in above for text in _texts(row)))


def _texts(row: SheetRow) -> Iterator[str]:
    """The texts of a row; one that ends with a colon goes on in the next cell."""
    begun = ""
    for cell in row.cells.values():
        if cell.kind == "text" and not cell.repeated:
            text = f"{begun} {cell.text}".strip()
            begun = text if text.endswith(":") else ""
            if not begun:
                yield text
    if begun:
        yield begun


class _SheetReader:
    """Takes a sheet's rows from top to bottom and hands its records on."""

    def __init__(
        self, sheet: str, gathering: Gathering, heading: Heading, titles: tuple[str, ...]
    ) -> None:
        self._sheet = sheet
        self._gathering = gathering
        self._titles = titles
        self._left_aside: list[int] = []
        self._struck: list[int] = []
        self._values: dict[str, tuple[str, int]] = {}
        self._records = 0
        self._caption: str | None = None
        self._begin(heading)

    def _begin(self, heading: Heading) -> None:
        """Begin a table under these headings; a caption above them that names a unit is a title."""
        self._heading = heading
        self._names = {
            column.name: column.index for column in heading.columns.values() if column.name
        }
        self._kept = {index for name, index in self._names.items() if name not in _OF_EXPORTS}
        self._fresh = self._after_heading = True
        self._below = False
        line = line_of_sheet(self._sheet, self._titles)
        titles = (self._caption,) if self._caption else self._titles
        self._caption = None
        table = RegisterTable(
            self._sheet,
            line.code if line else None,
            titles,
            heading.first_row,
            heading.last_row,
            heading.columns,
            unit_above(titles),
        )
        self._gathering.add_table(table)

    def take(self, row: SheetRow) -> None:
        """Tell what a row is; hand it on when it is a record."""
        if row.number <= self._heading.last_row:
            return
        if row.struck:
            self._struck.append(row.number)
        seen = TableRow(row, self._names)
        headed = self._fresh or self._after_heading
        if (headed or not seen.is_plain_record()) and not self._is_record(seen, headed=headed):
            return
        self._fresh = self._after_heading = self._below = False
        self._records += 1
        if self._caption:
            self._gathering.unit_unclear()
        self._count_left_aside(row)
        self._gathering.add_row(row.number, seen.cells)

    def _is_record(self, seen: TableRow, *, headed: bool) -> bool:
        """Tell a record, however bad, from all else that stands in a table."""
        if seen.is_blank() or self._is_heading(seen.row) or (headed and seen.is_numbering()):
            return False
        self._fresh = self._after_heading = False
        if seen.is_bare_sum():
            return False
        if self._stands_aside(seen):
            self._left_aside.append(seen.row.number)
            self._caption = next(filter(names_unit, _texts(seen.row)), self._caption)
            return False
        return not seen.is_continued()

    def _stands_aside(self, seen: TableRow) -> bool:
        """Sums of something, captions, and signatures with what follows them.

        No row there fills as many columns as a record does.
        """
        if seen.is_sum_of_something():
            self._below = False
            return True
        follows = self._below and len(seen.cells) < MIN_COLUMNS
        self._below = not seen.is_filled() and (follows or seen.is_signed())
        return self._below or seen.is_note() or seen.is_lone_text()

    def finish(self) -> None:
        """Say what was left aside."""
        say = self._gathering.add_notice
        if self._left_aside:
            count, rows = len(self._left_aside), _named(self._left_aside)
            say(self._sheet, "rows_left_aside", count=count, rows=rows)
        if self._struck:
            say(self._sheet, "struck_out", count=len(self._struck), rows=_named(self._struck))
        if not self._records:
            say(self._sheet, "empty_table")
        for column, (kind, count) in self._values.items():
            say(self._sheet, kind, column=column, count=count)

    # ---- headings

    def _is_heading(self, row: SheetRow) -> bool:
        """A page's repeated headings, one row or two.

        Where they stand in other columns, a new table begins.
        """
        named = _named_columns(row)
        if not self._after_heading and named.isdisjoint(CORE):
            return False
        self._after_heading = any(_repeats(row, known) for known in self._heading.rows)
        elsewhere = not self._after_heading and len(named.intersection(CORE)) >= 2
        if elsewhere and (heading := find_heading([row])):
            self._begin(heading)
        return self._after_heading or row is self._heading.rows[-1]

    def _count_left_aside(self, row: SheetRow) -> None:
        for index, cell in row.cells.items():
            if index in self._kept or is_blank(cell):
                continue
            column = self._heading.columns.get(index)
            kind = "notes_left_aside" if column and column.name == "note" else "unknown_column"
            name = column.heading if column else column_letter(index)
            self._values[name] = (kind, self._values.get(name, (kind, 0))[1] + 1)


def _named_columns(row: SheetRow) -> set[str | None]:
    """What the texts of a row would name as headings."""
    texts = (cell.text for cell in row.cells.values() if cell.kind == "text")
    return {recognise(text) for text in texts if not has_digit(text)}


def _repeats(row: SheetRow, heading: SheetRow) -> bool:
    """All texts of the row stand in the heading's row at the same place."""
    return all(
        index in heading.cells and key(cell.text) == key(heading.cells[index].text)
        for index, cell in row.cells.items()
    )


def _named(rows: list[int]) -> str:
    """The first of some rows, by their numbers."""
    named = ", ".join(str(number) for number in rows[:MAX_ROWS_NAMED])
    return f"{named}, …" if len(rows) > MAX_ROWS_NAMED else named
