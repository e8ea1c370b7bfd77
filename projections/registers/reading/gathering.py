"""Gathers what reading a workbook's registers brings to light, across its sheets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from ledger.catalog.lines import catalog
from ledger.catalog.own_list import NOTHING_ADDED, OwnList
from ledger.errors import N_
from ledger.values.numbers import column_letter
from projections.documents.excel.cell_values import SheetCell
from projections.registers.reading.book import (
    BadCell,
    RecordRow,
    RegisterBook,
    RegisterNotice,
    RegisterTable,
)
from projections.registers.reading.headings import RegisterColumn
from projections.registers.reading.problems import Fault
from projections.registers.reading.rows import RowReader, RowReading
from projections.registers.reading.ticked import TickedColumns
from projections.registers.reading.unit_above import UNCLEAR
from projections.registers.reading.vocabulary import vocabulary

MAX_BAD_CELLS: Final = 20_000
"""Cells listed one by one; a workbook with more has something wrong with all of it."""
MAX_SHOWN_LENGTH: Final = 120
"""Characters of a bad cell's value that are kept to show it."""
MAX_OTHERS: Final = 5
"""Places of the same file number that are named."""

_ASIDE: Final = {"rating": "rating_left_aside", "status": "status_not_read"}
"""The notices of columns of which nothing is kept."""

NOTICES: Final = {
    "sheet_left_alone": N_("Sheet “{sheet}” has no headings of a register and was left alone"),
    "sheet_hidden": N_("Sheet “{sheet}” is hidden; it was read like the others"),
    "rows_hidden": N_("Sheet “{sheet}” has hidden rows ({count}); they were read like the others"),
    "unknown_column": N_(
        "Sheet “{sheet}”: the column “{column}” is not known; its values were left aside ({count})"
    ),
    "rating_left_aside": N_(
        "Sheet “{sheet}”: the column “{column}” holds ratings ({count}); a rating has a day, so "
        "none was recorded: use `socai collaborator rate`"
    ),
    "status_not_read": N_(
        "Sheet “{sheet}”: the column “{column}” has texts that do not say whether the file is kept "
        "({count}); they were left aside"
    ),
    "old_letters": N_(
        "Sheet “{sheet}”: values in letters from before Unicode were read as what they say "
        "({count}): {texts}"
    ),
    "unit_above": N_(
        "Sheet “{sheet}”: unit {unit}, named above the table, was taken for rows that name none "
        "({count})"
    ),
    "notes_left_aside": N_(
        "Sheet “{sheet}”: the texts of the column “{column}” are not kept in the ledger ({count})"
    ),
    "rows_left_aside": N_(
        "Sheet “{sheet}”: captions and what stands below the table "
        "were left aside ({count}), rows {rows}"
    ),
    "struck_out": N_(
        "Sheet “{sheet}” holds struck-out text ({count} rows); what is struck out was left out, "
        "rows {rows}"
    ),
    "closed_without_way": N_(
        "Sheet “{sheet}” has dates of closing ({count}) but no column for the way of closing"
    ),
    "no_column": N_("Sheet “{sheet}” has no column “{column}”"),
    "empty_table": N_("Sheet “{sheet}” has the headings of a register but no rows"),
    "not_all_listed": N_("Only the first {count} bad cells are listed; there are more"),
}


class Gathering:
    """Rows, bad cells and notices of one workbook, from its first sheet to its last."""

    def __init__(self, file: str, today: date, own: OwnList = NOTHING_ADDED) -> None:
        self.tables: list[RegisterTable] = []
        self._file = file
        self._today = today
        self._own = own
        self._rows: list[RecordRow] = []
        self._ticked = TickedColumns()
        self._rejected: list[tuple[int, int]] = []
        self._bad: list[tuple[tuple[int, int, int], BadCell]] = []
        self._bad_count = 0
        self._notices: list[RegisterNotice] = []
        self._without_way: Counter[str] = Counter()
        self._aside: Counter[tuple[str, str, str]] = Counter()
        self._converted: dict[str, Counter[str]] = {}
        self._unit_above: Counter[tuple[str, str]] = Counter()
        self._first: dict[tuple[str, str], tuple[int, int]] = {}
        self._again: dict[tuple[str, str], list[tuple[int, int]]] = {}
        self._merged: set[tuple[int, int]] = set()

    def add_table(self, table: RegisterTable) -> None:
        """Begin a table.

        A column that every record needs and the table lacks is one fault, of its headings.
        """
        self.tables.append(table)
        self._reader = RowReader(table, self._today, self._own)
        names = {column.name for column in table.columns.values()}
        for name in _columns_needed(table):
            if name not in names:
                kind = vocabulary().columns[name]
                said = {"wanted": kind.title, "headings": ", ".join(kind.headings[:5])}
                self._add_bad(
                    table.last_heading_row,
                    RegisterColumn(0, kind.title, name),
                    "",
                    Fault("column_missing", said),
                )
        for name in ("unit", "officer", "closed_on", "closing"):
            if name not in names and not (name == "unit" and table.unit):
                self.add_notice(table.sheet, "no_column", column=vocabulary().columns[name].title)

    def add_row(self, number: int, cells: Mapping[str, SheetCell]) -> None:
        """Read a row of the table begun last.

        ``cells``: by their columns' names, blank ones left out.
        """
        table = len(self.tables) - 1
        reading = self._reader.read(number, cells)
        if reading.place:
            self._keep_place(reading.place, (table, number))
            if cells["number"].repeated:
                self._merged.add((table, number))
        self._keep_asides(self.tables[table], reading)
        for index, fault in reading.faults.items():
            if index:
                column = self.tables[table].columns[index]
                cell = cells.get(column.name or "")
                self._add_bad(number, column, cell.written if cell else "", fault)
        if reading.row:
            self._ticked.add(reading.mark, len(self._rows))
            self._rows.append(reading.row)
            if reading.row.unit and reading.row.unit_name and "unit" not in cells:
                self._unit_above[reading.row.sheet, reading.row.unit_name] += 1
            if reading.row.closed_on and not reading.row.closing:
                self._without_way[reading.row.sheet] += 1
        else:
            self._rejected.append((table, number))

    def unit_unclear(self) -> None:
        """From here on a row of the table begun last must name its unit itself."""
        self._reader.unit = UNCLEAR

    def _keep_asides(self, table: RegisterTable, reading: RowReading) -> None:
        """Count what a row says that is not kept, or was read as something else."""
        for name in reading.aside:
            heading = next(one.heading for one in table.columns.values() if one.name == name)
            self._aside[table.sheet, _ASIDE.get(name, "unknown_column"), heading] += 1
        for written, meant in reading.converted:
            self._converted.setdefault(table.sheet, Counter())[f"{written} → {meant}"] += 1

    def _keep_place(self, place: tuple[str, str], row: tuple[int, int]) -> None:
        """Remember in which rows a number stands; for most, in one."""
        first = self._first.setdefault(place, row)
        if first != row:
            self._again.setdefault(place, [first]).append(row)

    def add_notice(self, sheet: str, kind: str, **values: object) -> None:
        """Keep a notice on a sheet. ``kind``: a key of :data:`NOTICES`."""
        self._notices.append(RegisterNotice(sheet, kind, NOTICES[kind], {"sheet": sheet, **values}))

    def book(self, sha256: str) -> RegisterBook:
        """Everything gathered, once all sheets were read."""
        self._ticked.settle(self._rows)
        doubled = self._doubled()
        refused = {(self.tables[table].sheet, row) for table, row in doubled}
        rejected = sorted({*self._rejected, *doubled})
        listed_all = self._bad_count == len(self._bad)
        self._notice_asides()
        if not listed_all:
            self.add_notice("", "not_all_listed", count=len(self._bad))
        return RegisterBook(
            file=self._file,
            sha256=sha256,
            rows=tuple(row for row in self._rows if (row.sheet, row.row) not in refused),
            rejected=tuple((self.tables[table].sheet, row) for table, row in rejected),
            bad_cells=tuple(bad for _, bad in sorted(self._bad, key=lambda one: one[0])),
            notices=tuple(self._notices),
            tables=tuple(self.tables),
            listed_all=listed_all,
        )

    def _notice_asides(self) -> None:
        """Say, after all sheets, what was counted in them."""
        for sheet, count in self._without_way.items():
            self.add_notice(sheet, "closed_without_way", count=count)
        for (sheet, kind, column), count in self._aside.items():
            self.add_notice(sheet, kind, column=column, count=count)
        for sheet, texts in self._converted.items():
            shown = ", ".join(text for text, _ in texts.most_common(MAX_OTHERS))
            self.add_notice(sheet, "old_letters", count=texts.total(), texts=shown)
        for (sheet, unit), count in self._unit_above.items():
            self.add_notice(sheet, "unit_above", unit=unit, count=count)

    def _add_bad(
        self, row: int, column: RegisterColumn, value: str, fault: Fault, table: int = -1
    ) -> None:
        self._bad_count += 1
        if len(self._bad) >= MAX_BAD_CELLS:
            return
        place = f"{column_letter(column.index)}{row}" if column.index else ""
        shown = value if len(value) <= MAX_SHOWN_LENGTH else f"{value[:MAX_SHOWN_LENGTH]}…"
        bad = BadCell(
            self._file,
            self.tables[table].sheet,
            row,
            column.heading,
            place,
            shown,
            fault.kind,
            fault.values,
        )
        self._bad.append(((table % len(self.tables), row, column.index), bad))

    def _doubled(self) -> list[tuple[int, int]]:
        """All rows of numbers that stand in several rows.

        The fault goes to the first of them and names the others. Which of the rows is right cannot
        be told, so none of them is acceptable. Where it stands in them by being merged, that is
        the fault.
        """
        found: list[tuple[int, int]] = []
        for (_, number), places in self._again.items():
            found.extend(places)
            table, row = places[0]
            others = list(self._others(table, places[1:]))
            said = {"others": ", ".join(others), "rows": tuple(row for _, row in places[1:])}
            kind = "merged_number" if self._merged.issuperset(places[1:]) else "duplicate_number"
            self._add_bad(row, self._number_column(table), number, Fault(kind, said), table)
        return found

    def _others(self, table: int, places: list[tuple[int, int]]) -> Iterator[str]:
        for other, row in places[:MAX_OTHERS]:
            sheet = (
                ""
                if self.tables[other].sheet == self.tables[table].sheet
                else f"{self.tables[other].sheet}!"
            )
            yield f"{sheet}{column_letter(self._number_column(other).index)}{row}"
        if len(places) > MAX_OTHERS:
            yield "…"

    def _number_column(self, table: int) -> RegisterColumn:
        return next(
            column for column in self.tables[table].columns.values() if column.name == "number"
        )


def _columns_needed(table: RegisterTable) -> Iterator[str]:
    """The columns without which no row of the table can be a record."""
    yield from ("number", "opened_on")
    line = catalog().line(table.line) if table.line else None
    if line is None or len(line.symbols) > 1:
        yield "symbol"
