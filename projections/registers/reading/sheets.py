"""Finds the tables of a sheet and tells its records from titles, sums, captions and signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain, islice
from typing import Final

from ledger.catalog.lines import catalog
from ledger.values.numbers import column_letter
from projections.documents.excel.cell_values import SheetCell
from projections.documents.excel.sheet_cells import SheetRow
from projections.documents.excel.workbook import Sheet, Workbook
from projections.registers.reading.asides import is_note, is_signature, says_bare_sum, says_sum
from projections.registers.reading.book import RegisterTable
from projections.registers.reading.cells import is_blank, read_date
from projections.registers.reading.gathering import Gathering
from projections.registers.reading.headings import (
    CORE,
    MIN_COLUMNS,
    Heading,
    find_heading,
    key,
    recognise,
)
from projections.registers.reading.line_of_sheet import line_of_sheet
from projections.registers.reading.problems import Fault

HEADING_ROWS: Final = 60
"""Rows from the top among which the headings are looked for."""
MAX_ROWS_NAMED: Final = 12

_ORDINAL: Final = re.compile(r"\(?(\d{1,4}|[A-Z]|[IVX]+)\)?[.)]?")
_DIGIT: Final = re.compile(r"\d")


def read_sheet(workbook: Workbook, sheet: Sheet, gathering: Gathering) -> Iterator[None]:
    """Read all tables of a sheet into ``gathering``, yielding after every row."""
    rows = workbook.rows(sheet)
    top = list(islice(rows, HEADING_ROWS))
    heading = find_heading(top)
    if heading is None:
        gathering.add_notice(sheet.name, "sheet_left_alone")
        return
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
    return tuple(
        dict.fromkeys(
            cell.text for row in above for cell in row.cells.values() if cell.kind == "text"
        )
    )


class _SheetReader:
    """Takes a sheet's rows from top to bottom and hands its records on."""

    def __init__(
        self, sheet: str, gathering: Gathering, heading: Heading, titles: tuple[str, ...]
    ) -> None:
        self._sheet = sheet
        self._gathering = gathering
        self._titles = titles
        self._left_aside: list[int] = []
        self._values: dict[str, tuple[str, int]] = {}
        self._records = 0
        self._begin(heading)

    def _begin(self, heading: Heading) -> None:
        """Begin a table under these headings."""
        self._heading = heading
        self._names = {
            column.name: column.index for column in heading.columns.values() if column.name
        }
        self._kept = {index for name, index in self._names.items() if name != "note"}
        self._fresh = self._after_heading = True
        self._below = False
        line = line_of_sheet(self._sheet, self._titles)
        table = RegisterTable(
            self._sheet,
            line.code if line else None,
            self._titles,
            heading.first_row,
            heading.last_row,
            heading.columns,
        )
        self._gathering.add_table(table)

    def take(self, row: SheetRow) -> None:
        """Tell what a row is; hand it on when it is a record."""
        if row.number <= self._heading.last_row:
            return
        cells = self._filled(row)
        if (
            self._fresh or self._after_heading or not _is_plain_record(cells)
        ) and not self._is_record(row, cells):
            return
        self._fresh = self._after_heading = self._below = False
        self._records += 1
        self._count_left_aside(row)
        self._gathering.add_row(row.number, cells)

    def _filled(self, row: SheetRow) -> dict[str, SheetCell]:
        """The cells of the known columns that say something."""
        found = row.cells
        return {
            name: found[index]
            for name, index in self._names.items()
            if index in found and not is_blank(found[index])
        }

    def _is_record(self, row: SheetRow, cells: dict[str, SheetCell]) -> bool:
        """Tell a record, however bad, from all else that stands in a table."""
        headed = self._fresh or self._after_heading
        if self._is_blank(row) or self._is_heading(row) or (headed and _is_numbering(row)):
            return False
        self._fresh = self._after_heading = False
        if self._is_bare_sum(row, cells):
            return False
        summed = self._is_sum(row, cells)
        self._below = not summed and self._is_below(row, cells)
        if summed or self._below or self._is_caption(row, cells):
            self._left_aside.append(row.number)
            return False
        return not self._is_continued(cells)

    def finish(self) -> None:
        """Say what was left aside."""
        if self._left_aside:
            named = ", ".join(str(number) for number in self._left_aside[:MAX_ROWS_NAMED])
            more = ", …" if len(self._left_aside) > MAX_ROWS_NAMED else ""
            self._gathering.add_notice(
                self._sheet, "rows_left_aside", count=len(self._left_aside), rows=named + more
            )
        if not self._records:
            self._gathering.add_notice(self._sheet, "empty_table")
        for column, (kind, count) in self._values.items():
            self._gathering.add_notice(self._sheet, kind, column=column, count=count)

    # ---- what a row is

    def _is_blank(self, row: SheetRow) -> bool:
        """A row that says nothing, or only has its position filled in beforehand."""
        position = self._names.get("position")
        for index, cell in row.cells.items():
            if index == position and (
                cell.kind != "text" or cell.formula is not None or _ORDINAL.fullmatch(cell.text)
            ):
                continue
            if not is_blank(cell):
                return False
        return True

    def _is_heading(self, row: SheetRow) -> bool:
        """A page's repeated headings, one row or two.

        Where they stand in other columns, a new table begins.
        """
        texts = (cell.text for cell in row.cells.values() if cell.kind == "text")
        named = {recognise(text) for text in texts if not _DIGIT.search(text)}
        if not self._after_heading and named.isdisjoint(CORE):
            return False
        self._after_heading = any(self._repeats(row, known) for known in self._heading.rows)
        if (
            not self._after_heading
            and len(named.intersection(CORE)) >= 2
            and (heading := find_heading([row]))
        ):
            self._begin(heading)
        return self._after_heading or row is self._heading.rows[-1]

    def _repeats(self, row: SheetRow, heading: SheetRow) -> bool:
        """All texts of the row stand in the heading's row at the same place."""
        return all(
            index in heading.cells and key(cell.text) == key(heading.cells[index].text)
            for index, cell in row.cells.items()
        )

    def _is_bare_sum(self, row: SheetRow, cells: dict[str, SheetCell]) -> bool:
        """A row of totals: its word stands first, or where a number or a symbol would."""
        if _is_counted(cells):
            return False
        indexes = {
            min(row.cells),
            *(self._names.get(name, 0) for name in ("position", "number", "symbol")),
        }
        return any(says_bare_sum(row.cells[index].text) for index in indexes & row.cells.keys())

    def _is_sum(self, row: SheetRow, cells: dict[str, SheetCell]) -> bool:
        """A sum that says what it is of.

        What has a day of opening, or a symbol in a counted row, is a record.
        """
        number, first = cells.get("number"), row.cells[min(row.cells)]
        stated = [cells[name] for name in ("position", "number") if name in cells]
        stated += [first] if number is None and first.kind == "text" else []
        if not any(says_sum(cell.text) for cell in stated if cell.kind == "text"):
            return False
        return number is None or not (_reads_as_day(cells.get("opened_on")) or _is_counted(cells))

    def _is_continued(self, cells: dict[str, SheetCell]) -> bool:
        """A record that takes several rows: its number is merged with the row above, and nothing
        else is new.
        """
        if "number" not in cells or not cells["number"].repeated:
            return False
        return all(
            cell.repeated for name, cell in cells.items() if name not in ("position", "note")
        )

    def _is_below(self, row: SheetRow, cells: dict[str, SheetCell]) -> bool:
        """Signatures and what follows them: no row there fills as many columns as a record does."""
        if len(cells.keys() & set(CORE)) >= 2:
            return False
        if self._below and len(cells) < MIN_COLUMNS:
            return True
        return any(is_signature(cell.text) for cell in row.cells.values() if cell.kind == "text")

    def _is_caption(self, row: SheetRow, cells: dict[str, SheetCell]) -> bool:
        """One text alone, across the table or where no record begins: a note, or the heading of a
        group of rows.
        """
        stated = {name for name, cell in cells.items() if not cell.repeated}
        if stated <= {"position", "number", "note"} and any(
            is_note(cells[name].text) for name in stated - {"note"}
        ):
            return True
        position, number = self._names.get("position", 0), self._names.get("number", 0)
        said = {index: cell.text for index, cell in row.cells.items() if not is_blank(cell)}
        if position in said and _ORDINAL.fullmatch(said[position]):
            del said[position]
        if len(set(said.values())) != 1:
            return False
        first, text = min(said.items())
        if _DIGIT.search(text) and first == number:
            return False
        return len(said) >= 3 or first in (position, number) or first not in self._names.values()

    def _count_left_aside(self, row: SheetRow) -> None:
        for index, cell in row.cells.items():
            if index in self._kept or is_blank(cell):
                continue
            column = self._heading.columns.get(index)
            kind = "notes_left_aside" if column and column.name == "note" else "unknown_column"
            name = column.heading if column else column_letter(index)
            self._values[name] = (kind, self._values.get(name, (kind, 0))[1] + 1)


def _is_plain_record(cells: dict[str, SheetCell]) -> bool:
    """Most rows: a number with a digit in it, and a symbol or a date. They need no second look."""
    number = cells.get("number")
    if number is None or number.repeated or not _DIGIT.search(number.text) or says_sum(number.text):
        return False
    position = cells.get("position")
    return ("symbol" in cells or "opened_on" in cells) and (
        position is None or position.kind == "number"
    )


def _is_numbering(row: SheetRow) -> bool:
    """The row of column numbers that forms print below their headings, (1) (2) (3) … or A B 1 2 3
    …; some may be missing.
    """
    texts = [
        cell.text
        for _, cell in sorted(row.cells.items())
        if not is_blank(cell) and not cell.repeated
    ]
    found = [_ORDINAL.fullmatch(text) for text in texts]
    numbers = [int(one[1]) for one in found if one and one[1].isdigit()]
    if not all(found) or len(numbers) < 2:
        return False
    if all(text.startswith("(") for text in texts):
        return numbers == sorted(set(numbers))
    return len(numbers) >= 3 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _reads_as_day(cell: SheetCell | None) -> bool:
    return cell is not None and not isinstance(read_date(cell, date.max), Fault)


def _is_counted(cells: dict[str, SheetCell]) -> bool:
    """Whether a row has its position among the records and a symbol that is one."""
    symbols = {key(symbol.code) for line in catalog().lines for symbol in line.symbols}
    return (
        "position" in cells
        and cells["position"].kind == "number"
        and "symbol" in cells
        and key(cells["symbol"].text) in symbols
    )
