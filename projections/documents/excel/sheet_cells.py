"""Streams the rows of one sheet of a workbook out of its XML part (ECMA-376 part 1, §18.3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ledger.values.numbers import column_index, column_letter
from ledger.values.text import as_seen
from projections.documents.excel import cell_values
from projections.documents.excel.cell_formats import PLAIN, CellFormat
from projections.documents.excel.cell_values import SheetCell
from projections.documents.excel.refusals import TooManyColumns, TooMuchText
from projections.documents.excel.sheet_survey import Area, SheetPart
from projections.documents.excel.texts import MAX_TEXT_LENGTH, RichText, SharedTexts
from projections.documents.package.part_xml import Listener, stream_part
from projections.documents.package.refusals import PackageDamaged

MAX_COLUMNS: Final = 256
"""The last column, ``IV``, in which there may be a value."""
_PLACE: Final = re.compile("[A-Z]{1,3}[0-9]{1,7}")


@dataclass(slots=True)
class SheetRow:
    """A row of a sheet with its cells that are not blank, by column number from 1.

    ``struck``: how many of its cells, or texts in them, are struck out; they are left out.
    ``areas``: the merged areas that reach into it.
    """

    number: int
    cells: dict[int, SheetCell]
    hidden: bool = False
    struck: int = 0
    areas: Sequence[Area] = ()


@dataclass(frozen=True, slots=True)
class CellReading:
    """What stored values mean in this workbook: its shared texts, cell formats and first day."""

    shared: SharedTexts
    formats: Sequence[CellFormat]
    from_1904: bool

    def format_of(self, stored: str | None) -> CellFormat:
        """The cell format of this number. Raises ValueError."""
        index = int(stored or 0)
        return self.formats[index] if 0 <= index < len(self.formats) else PLAIN


class _Reader(Listener):
    """Gathers rows; ``finished`` holds those read since it was last taken.

    Raises ValueError or LookupError for what contradicts the standard; :func:`stream_rows` says
    where.
    """

    def __init__(self, part: SheetPart, reading: CellReading) -> None:
        self.finished: list[SheetRow] = []
        self._part = part
        self._reading = reading
        self._row: SheetRow | None = None
        self._row_text = ""
        self._last_row = 0
        self._column = 0
        self._attributes: dict[str, str] | None = None
        self._inside = ""
        self._value = ""
        self._formula: str | None = None
        self._inline = RichText()
        self._inlined = False
        self._struck = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element of the sheet: a row, a cell, or inside a cell what it holds."""
        if name == "c":
            if self._row is not None:
                self._attributes, self._value, self._formula = attributes, "", None
                self._struck = False
                if self._inlined:
                    self._inlined = False
                    self._inline.begin()
        elif name == "row":
            self._start_row(attributes)
        elif self._attributes is None:
            return
        elif self._inside == "is":
            self._inline.start(name, attributes)
        elif name in ("v", "is", "f"):
            self._inside = name
            self._inlined = self._inlined or name == "is"
            if name == "f":
                self._formula = ""

    def text(self, text: str) -> None:
        if self._inside == "v":
            self._value += text
            length = len(self._value)
        elif self._inside == "is":
            self._inline.add(text)
            length = len(self._inline.text)
        elif self._inside == "f":
            self._formula = f"{self._formula or ''}{text}"
            length = len(self._formula)
        else:
            return
        if length > MAX_TEXT_LENGTH:
            where = f"{self._part.sheet}!{self.place}"
            raise TooMuchText(file=self._part.package.file, part=where)

    def end(self, name: str) -> None:
        if name == self._inside:
            self._inside = ""
        elif self._inside == "is":
            self._inline.end(name)
        elif name == "c":
            if self._row is not None and self._attributes is not None:
                self._end_cell(self._row, self._attributes)
            self._attributes = None
        elif name == "row":
            if self._row is not None:
                self.finished.append(self._row)
            self._row = None

    @property
    def place(self) -> str:
        """The cell that was begun last, or the one after the last that was read."""
        stated = (self._attributes or {}).get("r", "")
        if _PLACE.fullmatch(stated):
            return stated
        return f"{column_letter(self._column + 1)}{max(self._last_row, 1)}"

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = int(attributes.get("r", self._last_row + 1))
        if number <= self._last_row:
            raise ValueError(number)
        self._last_row, self._column, self._row_text = number, 0, str(number)
        self._row = SheetRow(number, {}, attributes.get("hidden") in ("1", "true"))

    def _end_cell(self, row: SheetRow, attributes: dict[str, str]) -> None:
        self._column = column = self._place(attributes.get("r"))
        shown_as = self._reading.format_of(attributes.get("s"))
        cell = self._cell(attributes.get("t", "n"), shown_as)
        if self._struck or (cell is not None and shown_as.struck):
            row.struck += 1
        if cell is None or shown_as.struck:
            return
        if column > MAX_COLUMNS:
            where = f"{column_letter(column)}{row.number}"
            raise TooManyColumns(
                file=self._part.package.file, sheet=self._part.sheet, cell=where, limit=MAX_COLUMNS
            )
        row.cells[column] = cell

    def _place(self, reference: str | None) -> int:
        """The column of a cell; the next one where the cell does not say."""
        if reference is None:
            return self._column + 1
        letters = reference.rstrip("0123456789")
        column = column_index(letters)
        if column <= self._column or reference[len(letters) :] != self._row_text:
            raise ValueError(reference)
        return column

    def _cell(self, kind: str, shown_as: CellFormat) -> SheetCell | None:
        value = self._stored_value(kind, shown_as)
        if self._formula is None:
            return value
        return cell_values.formula_cell(self._formula, value, has_value=kind == "str")

    def _stored_value(self, kind: str, shown_as: CellFormat) -> SheetCell | None:
        if kind == "inlineStr":
            self._struck = self._inline.struck
            return cell_values.text_cell(self._inline.text)
        stored = self._value
        if not stored:
            return None
        match kind:
            case "s":
                return cell_values.text_cell(self._shared(stored))
            case "n":
                return cell_values.number_cell(
                    stored, shown_as.number, from_1904=self._reading.from_1904
                )
            case "b":
                return cell_values.boolean_cell(stored)
            case "e":
                return SheetCell("error", as_seen(stored))
            case "d":
                return cell_values.iso_date_cell(stored)
            case _:
                return cell_values.text_cell(stored)

    def _shared(self, stored: str) -> str:
        index = int(stored)
        shared = self._reading.shared
        if index < 0:
            raise ValueError(stored)
        self._struck = index in shared.struck
        return shared.texts[index]


def stream_rows(part: SheetPart, reading: CellReading, merged: list[Area]) -> Iterator[SheetRow]:
    """The sheet's rows from top to bottom, merged values in every cell of their area.

    Rows are left out that hold nothing, not even what is struck out.

    Raises SheetDamaged, TooManyColumns, TooMuchText, ForbiddenXml, ZipBomb.
    """
    reader = _Reader(part, reading)
    filler = _MergeFiller(part, merged)
    try:
        for _ in stream_part(part.package, part.part, reader):
            for row in reader.finished:
                filler.fill(row)
                if row.cells or row.struck:
                    yield row
            reader.finished.clear()
    except PackageDamaged as damaged:
        raise part.damaged(reader.place) from damaged


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
        if not self._open:
            return
        if len(self._open) > MAX_COLUMNS:
            # merged areas that overlap, which the standard forbids
            raise self._part.damaged(f"A{row.number}")
        row.areas = [area for area, _ in self._open]
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
