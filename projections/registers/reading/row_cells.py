"""The cells of one row of a register by their columns, and the faults found in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from ledger.catalog.lines import Line, catalog
from projections.documents.excel.cell_values import SheetCell
from projections.registers.reading import cells as values
from projections.registers.reading.book import RegisterTable
from projections.registers.reading.problems import ATTRIBUTES, Fault
from projections.registers.reading.statuses import read_status

T = TypeVar("T")

_NOT_KEPT = ("position", "problem", "note", "status")
"""Columns whose cells are counted anew, or of which nothing is kept."""


_CODED = (*ATTRIBUTES, "class_or_type", "rating", "level", "closing")
"""Columns whose values the catalog knows."""


class TableColumns:
    """Where a table's columns stand; ``today``: the local date, and later dates are faults."""

    def __init__(self, table: RegisterTable, today: date) -> None:
        self.sheet = table.sheet
        self.line = catalog().line(table.line) if table.line else None
        self.index = {column.name: column.index for column in table.columns.values() if column.name}
        self.today = today


class RowCells:
    """One row being read. A cell gets one fault, the first.

    ``line``: the line of work, once it is known; ``faults``: by column index; ``converted``: texts
    in old letters, and what they were read as.
    """

    def __init__(self, table: TableColumns, cells: Mapping[str, SheetCell]) -> None:
        self.line: Line | None = table.line
        self.faults: dict[int, Fault] = {}
        self.converted: list[tuple[str, str]] = []
        self._table = table
        self._cells = cells

    def checked(self, name: str, found: T | Fault | None) -> T | None:
        """The value; None, and the fault kept, when there is one."""
        if isinstance(found, Fault):
            self.reject(name, found)
            return None
        return found

    def reject(self, name: str, fault: Fault) -> None:
        """Keep a fault for its column.

        An attribute without a column is reported at the symbol that needs it. Other columns that do
        not exist were reported with the headings; under 0 the fault only rejects the row.
        """
        index = self.index(name) or (self.index("symbol") if name in ATTRIBUTES else 0)
        self.faults.setdefault(index, fault)

    def index(self, name: str) -> int:
        """Where a column stands, 0 for nowhere.

        “Loại” is the class of a watch file and the type of a collaborator.
        """
        index = self._table.index.get(name, 0)
        if not index and self.line and name == _shared_name(self.line):
            return self._table.index.get("class_or_type", 0) or self._rated_index(name)
        return index

    def cell(self, name: str) -> SheetCell | None:
        """What stands in a column; None where there is no such column, or nothing in it."""
        cell = self._cells.get(name)
        if (
            cell is None
            and self.line
            and name == _shared_name(self.line)
            and name not in self._table.index
        ):
            return self._cells.get("class_or_type") or self._rated(name)
        return cell

    def date(self, name: str) -> date | None:
        """The day in a column."""
        cell = self.cell(name)
        if cell is None:
            return None
        day = values.read_date(cell, self._table.today)
        if isinstance(day, Fault) and day.kind == "unreadable_date":
            day = values.no_day(cell, needed=name == "opened_on")
        return self.checked(name, day)

    def check_contents(self) -> None:
        """No column that is kept may hold a formula or a formula's error.

        In the others only a formula that leads out of the workbook is no plain remark.
        """
        for name, cell in self._cells.items():
            if name in _NOT_KEPT:
                fault = values.outward_fault(cell) if name == "note" else None
            elif name in _CODED and cell.old:
                fault = None  # its reader knows better
            else:
                fault = values.content_fault(cell)
            if fault:
                self.faults.setdefault(self._table.index[name], fault)

    def taken(self, cell: SheetCell, read: Callable[[SheetCell], T | Fault]) -> T | Fault:
        """A coded value; in old letters it is taken where the catalog knows what they say."""
        found = read(cell)
        if isinstance(found, Fault):
            for meant in values.unconverted(cell):
                value = read(meant)
                if not isinstance(value, Fault):
                    self.converted.append((cell.text, meant.text))
                    return value
        return found

    def left_aside(self) -> Iterator[str]:
        """The columns of which a value is not kept: ratings, and a status that says nothing."""
        shared = self.index(_shared_name(self.line)) if self.line else 0
        for name in ("class_or_type", "rating"):
            if name in self._cells and self._table.index[name] != shared:
                yield name
        status = self._cells.get("status")
        if status and self.line and read_status(status, self.line) is None:
            yield "status"

    def _rated_index(self, name: str) -> int:
        return self._table.index.get("rating", 0) if self._rated(name) else 0

    def _rated(self, name: str) -> SheetCell | None:
        """A cell headed “Xếp loại” that holds a class or a type, and no rating."""
        cell = self._cells.get("rating")
        if cell is None or self.line is None:
            return None
        is_rating = name == "type" and values.is_rating(cell)
        return None if is_rating else cell


def _shared_name(line: Line) -> str:
    """What a column headed just “Loại” holds in a register of this line."""
    return "type" if "type" in line.attributes else "class"
