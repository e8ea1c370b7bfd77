"""Streams the rows of one sheet of a workbook out of its XML part (ECMA-376 part 1, §18.3.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ledger.values.numbers import column_index, column_letter
from projections.documents.excel import cell_values
from projections.documents.excel.cell_values import SheetCell
from projections.documents.excel.refusals import TooManyColumns, TooMuchText
from projections.documents.excel.sheet_survey import Area, SheetPart
from projections.documents.package.part_xml import Listener, stream_part

MAX_COLUMNS: Final = 256
MAX_TEXT_LENGTH: Final = 4 * 32_767
"""Characters of one cell; Excel allows 32,767, and decomposed Vietnamese takes up to three for one
letter.
"""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a sheet with its cells that are not blank, by column number from 1."""

    number: int
    cells: dict[int, SheetCell]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class CellReading:
    """What stored values mean in this workbook: its shared texts, date formats and first day."""

    texts: list[str]
    date_styles: frozenset[int]
    from_1904: bool


class _Reader(Listener):
    """Gathers rows; ``finished`` holds those read since it was last taken."""

    def __init__(self, part: SheetPart, reading: CellReading) -> None:
        self.finished: list[SheetRow] = []
        self._part = part
        self._reading = reading
        self._row: SheetRow | None = None
        self._row_text = ""
        self._last_row = 0
        self._column = 0
        self._attributes: dict[str, str] | None = None
        self._wanted: list[str] | None = None
        self._length = 0
        self._value: list[str] = []
        self._formula: list[str] | None = None
        self._phonetic = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            if self._row is not None:
                self._attributes, self._length, self._value, self._formula = attributes, 0, [], None
        elif name == "row":
            self._start_row(attributes)
        elif self._attributes is None:
            return
        elif name == "v" or (name == "t" and not self._phonetic):
            self._wanted = self._value
        elif name == "f":
            self._wanted = self._formula = []
        elif name == "rPh":
            self._phonetic = True

    def text(self, text: str) -> None:
        if self._wanted is None:
            return
        self._length += len(text)
        if self._length > MAX_TEXT_LENGTH:
            raise TooMuchText(file=self._part.package.file, part=self._part.part)
        self._wanted.append(text)

    def end(self, name: str) -> None:
        if name in ("v", "t", "f"):
            self._wanted = None
        elif name == "c":
            if self._row is not None and self._attributes is not None:
                self._end_cell(self._row, self._attributes)
            self._attributes = None
        elif name == "row":
            if self._row is not None:
                self.finished.append(self._row)
            self._row = None
        elif name == "rPh":
            self._phonetic = False

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = int(attributes.get("r", self._last_row + 1))
        if number <= self._last_row:
            raise self._part.damaged()
        self._last_row, self._column, self._row_text = number, 0, str(number)
        self._row = SheetRow(number, {}, attributes.get("hidden") in ("1", "true"))

    def _end_cell(self, row: SheetRow, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        column = self._column + 1
        if reference is not None:
            letters = reference.rstrip("0123456789")
            column = column_index(letters)
            if column <= self._column or reference[len(letters) :] != self._row_text:
                raise self._part.damaged()
        self._column = column
        cell = self._cell("".join(self._value), attributes)
        if cell is None:
            return
        if column > MAX_COLUMNS:
            where = f"{column_letter(column)}{row.number}"
            raise TooManyColumns(
                file=self._part.package.file, sheet=self._part.sheet, cell=where, limit=MAX_COLUMNS
            )
        row.cells[column] = cell

    def _cell(self, stored: str, attributes: dict[str, str]) -> SheetCell | None:
        if self._formula is not None:
            return cell_values.formula_cell("".join(self._formula))
        if not stored:
            return None
        match attributes.get("t", "n"):
            case "s":
                return cell_values.text_cell(self._shared(stored))
            case "n":
                is_date = int(attributes.get("s", 0)) in self._reading.date_styles
                return cell_values.number_cell(
                    stored, is_date=is_date, from_1904=self._reading.from_1904
                )
            case "b":
                return cell_values.boolean_cell(stored)
            case "e":
                return SheetCell("error", stored)
            case "d":
                return cell_values.iso_date_cell(stored)
            case _:
                return cell_values.text_cell(stored)

    def _shared(self, stored: str) -> str:
        index = int(stored)
        if not 0 <= index < len(self._reading.texts):
            raise self._part.damaged()
        return self._reading.texts[index]


def stream_rows(part: SheetPart, reading: CellReading, merged: list[Area]) -> Iterator[SheetRow]:
    """The sheet's rows from top to bottom, blank ones left out, merged values in every cell of
    their area.

    Raises PackageDamaged, TooManyColumns, TooMuchText, ForbiddenXml, ZipBomb.
    """
    reader = _Reader(part, reading)
    filler = _MergeFiller(part, merged)
    for _ in stream_part(part.package, part.part, reader):
        for row in reader.finished:
            filler.fill(row)
            if row.cells:
                yield row
        reader.finished.clear()


class _MergeFiller:
    """Repeats the value of a merged area's first cell in all its cells, row after row."""

    def __init__(self, part: SheetPart, merged: list[Area]) -> None:
        self._part = part
        self._waiting = merged[::-1]
        self._open: list[tuple[Area, SheetCell | None]] = []

    def fill(self, row: SheetRow) -> None:
        """Complete a row; rows must come from top to bottom."""
        if self._open:
            self._open = [(area, cell) for area, cell in self._open if row.number <= area.bottom]
        while self._waiting and self._waiting[-1].top <= row.number:
            area = self._waiting.pop()
            if area.bottom >= row.number:
                self._open.append(
                    (area, row.cells.get(area.left) if area.top == row.number else None)
                )
        if len(self._open) > MAX_COLUMNS:
            raise self._part.damaged()  # merged areas that overlap, which the standard forbids
        for area, cell in self._open:
            self._fill(row, area, cell)

    def _fill(self, row: SheetRow, area: Area, cell: SheetCell | None) -> None:
        for column in range(area.left, min(area.right, MAX_COLUMNS) + 1):
            if (row.number, column) == (area.top, area.left):
                continue
            if cell is None:
                row.cells.pop(column, None)
            else:
                row.cells[column] = cell._replace(repeated=True)
