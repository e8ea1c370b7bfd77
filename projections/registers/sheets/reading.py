"""Reads sheets of one kind from an Excel workbook: a row an entry, a column a field of it.

Every bad cell is reported at once; nothing is recorded here. What is left aside is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import Final

from ledger.values.dates import LATEST_DAY
from ledger.values.numbers import column_letter
from projections.documents.excel.cell_values import SheetCell
from projections.documents.excel.refusals import NoSheetOfKind
from projections.documents.excel.sheet_cells import SheetRow
from projections.documents.excel.workbook import Sheet, Workbook, open_workbook
from projections.registers.reading.asides import says_sum
from projections.registers.reading.book import BadCell, RegisterNotice
from projections.registers.reading.cells import is_blank, no_day, read_date, read_text
from projections.registers.reading.problems import Fault
from projections.registers.reading.vocabulary import key
from projections.registers.sheets.asides import Asides
from projections.registers.sheets.kind import SheetKind

HEADING_ROWS: Final = 60
"""Rows from the top among which the headings are looked for."""

EFFECTIVE_ON: Final = "effective_on"
"""The day of an entry, which is never to come; other days may be."""


@dataclass(frozen=True, slots=True)
class StatedRow:
    """An entry as its row states it.

    ``values``: by field, a day or the text of the cell; ``places``: the cell of every field that
    the sheet has a column for (``C7``). ``unreadable``: fields whose cells are among the bad ones.
    """

    sheet: str
    row: int
    values: Mapping[str, str | date]
    places: Mapping[str, str]
    unreadable: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class StatedBook:
    """A workbook of one kind of sheets, read.

    ``left_aside``: rows that state nothing, by sheet; ``headed``: the fields that each sheet has a
    heading for; ``notices``: what else was left aside.
    """

    file: str
    sha256: str
    rows: tuple[StatedRow, ...]
    bad_cells: tuple[BadCell, ...]
    left_aside: Mapping[str, int]
    headed: Mapping[str, frozenset[str]]
    notices: tuple[RegisterNotice, ...]


def read_sheets(
    path: Path,
    kind: SheetKind,
    today: date,
    days: frozenset[str],
    whole: frozenset[str],
    *,
    of_template: bool = False,
) -> StatedBook:
    """Read every sheet of a kind in the workbook at ``path``.

    ``today``: the last day on which something can have been; ``days``, ``whole``: the fields that
    are days and whole numbers; ``of_template``: the workbook was made with all headings of the
    kind, and a sheet that still has most of them is of it. Raises a PackageRefused when the file
    cannot be read safely, NoSheetOfKind when no sheet of it has the headings of the kind.
    """
    workbook = open_workbook(path)
    reading = _Sheets(workbook.file, kind, today, days, whole)
    reading.enough = len(kind.usual) // 2 if of_template else len(kind.fields)
    for sheet in workbook.sheets:
        reading.read(workbook, sheet)
    if not reading.headed:
        raise NoSheetOfKind(file=workbook.file, kind=kind.name, columns=kind.usual_core)
    return StatedBook(
        workbook.file,
        workbook.sha256,
        tuple(reading.rows),
        tuple(reading.bad),
        reading.left_aside,
        reading.headed,
        tuple(reading.asides.notices()),
    )


class _Sheets:
    """Gathers what the sheets of a workbook say."""

    def __init__(
        self,
        file: str,
        kind: SheetKind,
        today: date,
        days: frozenset[str],
        whole: frozenset[str],
    ) -> None:
        self._file, self._kind, self._today = file, kind, today
        self._days, self._whole = days, whole
        self.rows: list[StatedRow] = []
        self.bad: list[BadCell] = []
        self.left_aside: dict[str, int] = {}
        self.headed: dict[str, frozenset[str]] = {}
        self.enough = len(kind.fields)
        self.asides = Asides()

    def read(self, workbook: Workbook, sheet: Sheet) -> None:
        """Read a sheet; one without headings is left alone."""
        rows = workbook.rows(sheet)
        top = list(islice(rows, HEADING_ROWS))
        for place, row in enumerate(top):
            columns = self._headings(row)
            if set(self._kind.core) <= set(columns.values()) or len(columns) > self.enough:
                self.headed[sheet.name] = frozenset(columns.values())
                self.asides.hidden(sheet)
                for one in chain(top[place + 1 :], rows):
                    self._take(sheet.name, one, row, columns)
                return
        self.asides.add(sheet.name, "sheet_left_alone")

    def _headings(self, row: SheetRow) -> dict[int, str]:
        """The fields that a row's texts head, by column; of two columns of one field the first."""
        found: dict[int, str] = {}
        for index, cell in row.cells.items():
            field = self._kind.fields.get(key(cell.text)) if cell.kind == "text" else None
            if field and field not in found.values():
                found[index] = field
        return found

    def _take(
        self, sheet: str, row: SheetRow, headings: SheetRow, columns: Mapping[int, str]
    ) -> None:
        cells = dict(_filled(row, columns))
        if self._is_none(row, columns, cells):
            if cells:
                self.left_aside[sheet] = self.left_aside.get(sheet, 0) + 1
            return
        self.asides.count(sheet, row, headings, columns)
        values: dict[str, str | date] = {}
        unreadable = set()
        for index, cell in cells.items():
            field, title = columns[index], headings.cells[index].text
            place = f"{column_letter(index)}{row.number}"
            read = self._value(field, cell)
            if isinstance(read, Fault):
                unreadable.add(field)
                where = (self._file, sheet, row.number, title, place)
                self.bad.append(BadCell(*where, cell.written, read.kind, read.values))
            else:
                values[field] = read
        places = {one: f"{column_letter(index)}{row.number}" for index, one in columns.items()}
        self.rows.append(StatedRow(sheet, row.number, values, places, frozenset(unreadable)))

    def _is_none(
        self, row: SheetRow, columns: Mapping[int, str], cells: Mapping[int, SheetCell]
    ) -> bool:
        """Whether a row has nothing of what every row has, or is one of totals."""
        told = (cell for cell in row.cells.values() if not is_blank(cell))
        return not any(columns[index] in self._kind.core for index in cells) or any(
            cell.kind == "text" and says_sum(cell.text) for cell in told
        )

    def _value(self, field: str, cell: SheetCell) -> str | date | Fault:
        """What a cell says: a day, a whole number however Excel shows it, or a text."""
        if field in self._days:
            last = self._today if field == EFFECTIVE_ON else LATEST_DAY
            day = read_date(cell, last)
            unreadable = isinstance(day, Fault) and day.kind == "unreadable_date"
            return no_day(cell, needed=True) if unreadable else day
        text = read_text(cell)
        if isinstance(text, Fault) or field not in self._whole or cell.number is None:
            return text
        return str(int(cell.number)) if cell.number.is_integer() else text


def _filled(row: SheetRow, columns: Mapping[int, str]) -> Iterator[tuple[int, SheetCell]]:
    for index in columns:
        cell = row.cells.get(index)
        if cell is not None and not is_blank(cell):
            yield index, cell
