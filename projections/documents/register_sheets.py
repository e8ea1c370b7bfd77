"""Finds the tables of a sheet and tells its records from titles, sums, captions and signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, islice
from typing import Final

from ledger.values import fold
from projections.documents.cell_values import Cell
from projections.documents.register_book import RegisterTable
from projections.documents.register_columns import CORE, MIN_COLUMNS, Heading, find_heading, key, recognise, vocabulary
from projections.documents.register_gathering import Gathering
from projections.documents.register_lines import line_of_sheet
from projections.documents.register_values import is_blank
from projections.documents.sheet_cells import SheetRow
from projections.documents.sheet_survey import column_name
from projections.documents.workbook import Sheet, Workbook

HEADING_ROWS: Final = 60
"""Rows from the top among which the headings are looked for."""
MAX_ROWS_NAMED: Final = 12

_ORDINAL: Final = re.compile(r"\(?(\d{1,4}|[A-Z]|[IVX]+)\)?[.)]?")
_DIGIT: Final = re.compile(r"\d")
_PLACE_AND_DATE: Final = re.compile(r"ngay\s*\S*\s*thang\s*\S*\s*nam\b")


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
    return tuple(dict.fromkeys(cell.text for row in above for cell in row.cells.values() if cell.kind == "text"))


class _SheetReader:
    """Takes a sheet's rows from top to bottom and hands its records on."""

    def __init__(self, sheet: str, gathering: Gathering, heading: Heading, titles: tuple[str, ...]) -> None:
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
        self._names = {column.name: column.index for column in heading.columns.values() if column.name}
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
        if (self._fresh or self._after_heading or not _is_plain_record(cells)) and not self._is_record(row, cells):
            return
        self._fresh = self._after_heading = self._below = False
        self._records += 1
        self._count_left_aside(row)
        self._gathering.add_row(row.number, cells)

    def _filled(self, row: SheetRow) -> dict[str, Cell]:
        """The cells of the known columns that say something."""
        found = row.cells
        return {name: found[index] for name, index in self._names.items() if index in found and not is_blank(found[index])}

    def _is_record(self, row: SheetRow, cells: dict[str, Cell]) -> bool:
        """Tell a record, however bad, from all else that stands in a table."""
        headed = self._fresh or self._after_heading
        if self._is_blank(row) or self._is_heading(row) or (headed and _is_numbering(row)):
            return False
        self._fresh = self._after_heading = False
        if self._is_sum(row):
            return False
        self._below = self._is_below(row, cells)
        if self._below or self._is_caption(row):
            self._left_aside.append(row.number)
            return False
        return not self._is_continued(cells)

    def finish(self) -> None:
        """Say what was left aside."""
        if self._left_aside:
            named = ", ".join(str(number) for number in self._left_aside[:MAX_ROWS_NAMED])
            more = ", …" if len(self._left_aside) > MAX_ROWS_NAMED else ""
            self._gathering.add_notice(self._sheet, "rows_left_aside", count=len(self._left_aside), rows=named + more)
        if not self._records:
            self._gathering.add_notice(self._sheet, "empty_table")
        for column, (kind, count) in self._values.items():
            self._gathering.add_notice(self._sheet, kind, column=column, count=count)

    # ---- what a row is

    def _is_blank(self, row: SheetRow) -> bool:
        """A row that says nothing, or only has its position filled in beforehand."""
        position = self._names.get("position")
        for index, cell in row.cells.items():
            if index == position and (cell.kind != "text" or _ORDINAL.fullmatch(cell.text)):
                continue
            if not is_blank(cell):
                return False
        return True

    def _is_heading(self, row: SheetRow) -> bool:
        """A page's repeated headings, one row or two. Where they stand in other columns, a new table begins."""
        texts = (cell.text for cell in row.cells.values() if cell.kind == "text")
        named = {recognise(text) for text in texts if not _DIGIT.search(text)}
        if not self._after_heading and named.isdisjoint(CORE):
            return False
        self._after_heading = any(self._repeats(row, known) for known in self._heading.rows)
        if not self._after_heading and len(named.intersection(CORE)) >= 2 and (heading := find_heading([row])):
            self._begin(heading)
        return self._after_heading or row is self._heading.rows[-1]

    def _repeats(self, row: SheetRow, heading: SheetRow) -> bool:
        """All texts of the row stand in the heading's row at the same place."""
        return all(
            index in heading.cells and key(cell.text) == key(heading.cells[index].text) for index, cell in row.cells.items()
        )

    def _is_sum(self, row: SheetRow) -> bool:
        """A row of totals: its word stands first, or where a number or a symbol would."""
        indexes = {min(row.cells), *(self._names.get(name, 0) for name in ("position", "number", "symbol"))}
        return any(_says_sum(row.cells[index].text) for index in indexes & row.cells.keys())

    def _is_continued(self, cells: dict[str, Cell]) -> bool:
        """A record that takes several rows: its number is merged with the row above, and nothing else is new."""
        if "number" not in cells or not cells["number"].repeated:
            return False
        return all(cell.repeated for name, cell in cells.items() if name not in ("position", "note"))

    def _is_below(self, row: SheetRow, cells: dict[str, Cell]) -> bool:
        """Signatures and what follows them: no row there fills as many columns as a record does."""
        if len(cells.keys() & set(CORE)) >= 2:
            return False
        if self._below and len(cells) < MIN_COLUMNS:
            return True
        return any(_is_signature(cell.text) for cell in row.cells.values() if cell.kind == "text")

    def _is_caption(self, row: SheetRow) -> bool:
        """One text alone, across the table or where no record begins: the heading of a group of rows."""
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
            name = column.heading if column else column_name(index)
            self._values[name] = (kind, self._values.get(name, (kind, 0))[1] + 1)


def _is_plain_record(cells: dict[str, Cell]) -> bool:
    """Most rows: a number with a digit in it, and a symbol or a date. They need no second look."""
    number = cells.get("number")
    if number is None or number.repeated or not _DIGIT.search(number.text) or _says_sum(number.text):
        return False
    position = cells.get("position")
    return ("symbol" in cells or "opened_on" in cells) and (position is None or position.kind == "number")


def _is_numbering(row: SheetRow) -> bool:
    """The row of column numbers that forms print below their headings, (1) (2) (3) … or A B 1 2 3 …; some may be missing."""
    texts = [cell.text for _, cell in sorted(row.cells.items()) if not is_blank(cell) and not cell.repeated]
    found = [_ORDINAL.fullmatch(text) for text in texts]
    numbers = [int(one[1]) for one in found if one and one[1].isdigit()]
    if not all(found) or len(numbers) < 2:
        return False
    if all(text.startswith("(") for text in texts):
        return numbers == sorted(set(numbers))
    return len(numbers) >= 3 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _says_sum(text: str) -> bool:
    if key(text[0]) not in _sum_initials():
        return False
    words = key(re.sub(r"[\d().,:]+", " ", text))
    return words in vocabulary().totals


@cache
def _sum_initials() -> frozenset[str]:
    """The first letters of the words for sums: most texts need no further look."""
    return frozenset(word[0] for word in vocabulary().totals)


def _is_signature(text: str) -> bool:
    words = key(text)
    return bool(_PLACE_AND_DATE.search(fold(text))) or any(words.startswith(one) for one in vocabulary().footers)
