"""Reads results of work from an Excel workbook: a row a result, a column a field of it.

Every bad cell is reported at once; nothing is recorded here. Columns of no field are left aside.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import Final

from ledger.entries.outcome import OutcomeRecorded
from ledger.values.numbers import column_letter
from projections.documents.excel.cell_values import SheetCell
from projections.documents.excel.refusals import NoRegister
from projections.documents.excel.sheet_cells import SheetRow
from projections.documents.excel.workbook import Sheet, Workbook, open_workbook
from projections.registers.reading.book import BadCell
from projections.registers.reading.cells import is_blank, no_day, read_date, read_text
from projections.registers.reading.problems import Fault
from projections.registers.reading.vocabulary import key

HEADING_ROWS: Final = 60
"""Rows from the top among which the headings are looked for."""

CORE: Final = ("effective_on", "kind")
"""What every result has; a row that has neither is none."""


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A result as its row states it.

    ``values``: by field, a day or the text of the cell; ``places``: the cell of each (``C7``).
    """

    sheet: str
    row: int
    values: Mapping[str, str | date]
    places: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ResultBook:
    """A workbook of results, read; ``left_aside``: rows that are no result, by their sheets."""

    file: str
    sha256: str
    rows: tuple[ResultRow, ...]
    bad_cells: tuple[BadCell, ...]
    left_aside: Mapping[str, int]


@cache
def _fields() -> Mapping[str, str]:
    """The field that a heading means, by its key."""
    told = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return {key(heading): field for field, headings in told.items() for heading in headings}


def usual_headings(*fields: str) -> str:
    """What people mostly call some columns."""
    told = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return ", ".join(told[field][0] for field in fields)


def read_results(path: Path, today: date) -> ResultBook:
    """Read every sheet of results in the workbook at ``path``; ``today``: later days are faults.

    Raises a PackageRefused when the file cannot be read safely, NoRegister when no sheet of it has
    the headings of results.
    """
    workbook = open_workbook(path)
    reading = _ResultSheets(workbook.file, today)
    for sheet in workbook.sheets:
        reading.read(workbook, sheet)
    if not reading.headed:
        raise NoRegister(file=workbook.file, columns=usual_headings(*CORE))
    return ResultBook(
        workbook.file,
        workbook.sha256,
        tuple(reading.rows),
        tuple(reading.bad),
        reading.left_aside,
    )


class _ResultSheets:
    """Gathers what the sheets of a workbook say."""

    def __init__(self, file: str, today: date) -> None:
        self._file, self._today = file, today
        self.rows: list[ResultRow] = []
        self.bad: list[BadCell] = []
        self.left_aside: dict[str, int] = {}
        self.headed = False

    def read(self, workbook: Workbook, sheet: Sheet) -> None:
        """Read a sheet; one without headings is left alone."""
        rows = workbook.rows(sheet)
        top = list(islice(rows, HEADING_ROWS))
        for place, row in enumerate(top):
            columns = _headings(row)
            if set(CORE) <= set(columns.values()):
                self.headed = True
                titles = {index: row.cells[index].text for index in columns}
                for one in chain(top[place + 1 :], rows):
                    self._take(sheet.name, one, columns, titles)
                return

    def _take(
        self, sheet: str, row: SheetRow, columns: Mapping[int, str], titles: Mapping[int, str]
    ) -> None:
        cells = dict(_filled(row, columns))
        if not any(columns[index] in CORE for index in cells):
            self.left_aside[sheet] = self.left_aside.get(sheet, 0) + 1
            return
        values: dict[str, str | date] = {}
        places: dict[str, str] = {}
        bad = len(self.bad)
        for index, cell in cells.items():
            field, place = columns[index], f"{column_letter(index)}{row.number}"
            places[field] = place
            read = self._value(field, cell)
            if isinstance(read, Fault):
                where = (self._file, sheet, row.number, titles[index], place)
                self.bad.append(BadCell(*where, cell.written, read.kind, read.values))
            else:
                values[field] = read
        if len(self.bad) == bad:
            self.rows.append(ResultRow(sheet, row.number, values, places))

    def _value(self, field: str, cell: SheetCell) -> str | date | Fault:
        """What a cell says: a day, a whole number however Excel shows it, or a text."""
        if field == "effective_on":
            day = read_date(cell, self._today)
            unreadable = isinstance(day, Fault) and day.kind == "unreadable_date"
            return no_day(cell, needed=True) if unreadable else day
        text = read_text(cell)
        if isinstance(text, Fault) or field not in OutcomeRecorded.WHOLE or cell.number is None:
            return text
        return str(int(cell.number)) if cell.number.is_integer() else text


def _filled(row: SheetRow, columns: Mapping[int, str]) -> Iterator[tuple[int, SheetCell]]:
    for index in columns:
        cell = row.cells.get(index)
        if cell is not None and not is_blank(cell):
            yield index, cell


def _headings(row: SheetRow) -> dict[int, str]:
    """The fields that a row's texts head, by column; of two columns of one field the first."""
    found: dict[int, str] = {}
    for index, cell in row.cells.items():
        field = _fields().get(key(cell.text)) if cell.kind == "text" else None
        if field and field not in found.values():
            found[index] = field
    return found
