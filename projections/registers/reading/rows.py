"""Reads one row of a register: a record when every cell holds, else the faults of all its cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from ledger.catalog.lines import Line, Symbol, catalog
from ledger.catalog.own_list import NOTHING_ADDED, OwnList
from ledger.errors import UnknownCode
from ledger.values.dates import format_date
from ledger.values.naming import file_number
from projections.documents.excel.cell_values import SheetCell
from projections.registers.reading import cells as values
from projections.registers.reading.book import RecordRow, RegisterTable
from projections.registers.reading.problems import ATTRIBUTES, Fault

T = TypeVar("T")


@dataclass(slots=True)
class RowReading:
    """What came of a row.

    ``faults``: by column index; ``place``: line and file number, when both are known.
    """

    row: RecordRow | None = None
    faults: dict[int, Fault] = field(default_factory=dict)
    place: tuple[str, str] | None = None


class RowReader:
    """Reads the rows of one table.

    ``today``: the local date; later dates are faults. ``own``: what the ledger added to the
    catalog.
    """

    def __init__(self, table: RegisterTable, today: date, own: OwnList = NOTHING_ADDED) -> None:
        self.own = own
        self.sheet = table.sheet
        self.line = catalog().line(table.line) if table.line else None
        self.index = {column.name: column.index for column in table.columns.values() if column.name}
        self.today = today
        self._stated: dict[tuple[tuple[str, str | bool], ...], Mapping[str, str | bool]] = {}

    def read(self, number: int, cells: Mapping[str, SheetCell]) -> RowReading:
        """Read a row by its number and its cells by their columns' names, blank ones left out."""
        return _RowReader(self, number, cells).read()

    def kept_once(self, attributes: Mapping[str, str | bool]) -> Mapping[str, str | bool]:
        """These attributes, in one object for all rows that state the same: few differ."""
        return self._stated.setdefault(tuple(attributes.items()), attributes)


class _RowReader:
    """One row being read. A cell gets one fault, the first."""

    def __init__(self, table: RowReader, number: int, cells: Mapping[str, SheetCell]) -> None:
        self._table = table
        self._number = number
        self._cells = cells
        self._line = table.line
        self._faults: dict[int, Fault] = {}

    def read(self) -> RowReading:
        """Read every cell, so that all faults of a row are told; a row with none is a record."""
        self._check_contents()
        number = self._checked("number", self._read_number())
        symbol = self._checked("symbol", self._read_symbol())
        attributes = self._read_attributes(self._line, symbol) if self._line else {}
        level = attributes.pop("level", None)
        officer = self._checked("officer", self._code("officer"))
        unit = self._checked("unit", self._code("unit"))
        basis_number = self._text("basis_number")
        opened_on, closed_on, archived_on, basis_date = self._dates()
        closing = self._closing(self._line, closed_on) if self._line else None
        line = self._line.code if self._line else ""
        reading = RowReading(faults=self._faults)
        stored = _stored(number) if number else ""
        if number and line:
            reading.place = (line, stored)
        if not self._faults and number and symbol and opened_on:
            reading.row = RecordRow(
                sheet=self._table.sheet,
                row=self._number,
                line=line,
                number=number,
                file_number=stored,
                symbol=symbol.code,
                level=str(level) if level else None,
                attributes=self._table.kept_once(attributes),
                unit=unit,
                unit_name=self._text("unit"),
                officer=officer,
                officer_name=self._text("officer"),
                opened_on=opened_on,
                basis_number=basis_number,
                basis_date=basis_date,
                closed_on=closed_on,
                closing=closing,
                archived_on=archived_on,
            )
        return reading

    # ---- faults

    def _checked(self, name: str, found: T | Fault | None) -> T | None:
        """The value; None, and the fault kept, when there is one."""
        if isinstance(found, Fault):
            self._reject(name, found)
            return None
        return found

    def _reject(self, name: str, fault: Fault) -> None:
        """Keep a fault for its column.

        An attribute without a column is reported at the symbol that needs it. Other columns that do
        not exist were reported with the headings; under 0 the fault only rejects the row.
        """
        index = self._index(name) or (self._index("symbol") if name in ATTRIBUTES else 0)
        self._faults.setdefault(index, fault)

    def _index(self, name: str) -> int:
        """Where a column stands, 0 for nowhere.

        “Loại” is the class of a watch file and the type of a collaborator.
        """
        index = self._table.index.get(name, 0)
        if not index and self._line and name == _shared_name(self._line):
            return self._table.index.get("class_or_type", 0)
        return index

    # ---- cells

    def _cell(self, name: str) -> SheetCell | None:
        cell = self._cells.get(name)
        if (
            cell is None
            and self._line
            and name == _shared_name(self._line)
            and name not in self._table.index
        ):
            return self._cells.get("class_or_type")
        return cell

    def _check_contents(self) -> None:
        """No known column may hold a formula or a formula's error.

        Positions are counted anew; notes are not kept, but a formula in them is none.
        """
        for name, cell in self._cells.items():
            fault = None if name in ("position", "problem") else values.content_fault(cell)
            if fault and (name != "note" or fault.kind == "formula"):
                self._faults.setdefault(self._table.index[name], fault)

    def _read_number(self) -> str | Fault:
        cell = self._cell("number")
        if cell is None:
            return Fault("number_missing")
        return values.read_number(cell)

    def _read_symbol(self) -> Symbol | Fault:
        cell = self._cell("symbol")
        if cell is None:
            return self._only_symbol()
        text = values.read_text(cell)
        if isinstance(text, Fault):
            return text
        try:
            self._line = self._line or catalog().line_of_symbol(text)
            return self._line.symbol(text)
        except UnknownCode as unknown:
            return Fault("unknown_symbol", {"known": unknown.values["known"]})

    def _only_symbol(self) -> Symbol | Fault:
        """A line with one symbol needs no symbol written."""
        if self._line and len(self._line.symbols) == 1:
            return self._line.symbols[0]
        lines = [self._line] if self._line else catalog().lines
        return Fault(
            "symbol_missing",
            {"known": ", ".join(symbol.code for line in lines for symbol in line.symbols)},
        )

    def _code(self, name: str) -> str | Fault | None:
        cell = self._cell(name)
        if cell:
            return values.read_officer(cell) if name == "officer" else values.read_code(cell)
        return Fault(f"{name}_missing") if self._index(name) else None

    def _text(self, name: str) -> str | None:
        cell = self._cell(name)
        return self._checked(name, values.read_text(cell)) if cell else None

    # ---- attributes

    def _read_attributes(self, line: Line, symbol: Symbol | None) -> dict[str, str | bool]:
        """The attributes the row states, its level among them."""
        found: dict[str, str | bool] = {}
        for name in (*ATTRIBUTES, "level"):
            cell = self._cell(name)
            value: str | bool | Fault | None
            if cell is None:
                value = self._attribute_without_cell(name, line, symbol)
            elif _applies(name, line, symbol):
                value = values.read_attribute(cell, name, line, self._table.own)
            else:
                value = _attribute_too_many(name, cell, line, symbol)
            if isinstance(value, Fault):
                self._reject(name, value)
            elif value is not None:
                found[name] = value
        return found

    def _attribute_without_cell(
        self, name: str, line: Line, symbol: Symbol | None
    ) -> bool | Fault | None:
        """What an attribute is that the row does not state.

        A column for the network that is left blank says no.
        """
        if symbol and (name in line.required or name in symbol.required):
            known = ", ".join(catalog().values.get(name, ()))
            return Fault(f"{name}_missing", {"symbol": symbol.code, "known": known})
        asked = name == "online" and _applies(name, line, symbol) and self._index(name)
        return False if asked else None

    # ---- dates and closing

    def _date(self, name: str) -> date | None:
        cell = self._cell(name)
        return self._checked(name, values.read_date(cell, self._table.today)) if cell else None

    def _dates(self) -> tuple[date | None, date | None, date | None, date | None]:
        """Opening, closing, archiving and basis, and that they come one after the other."""
        opened_on, closed_on, archived_on = (
            self._date("opened_on"),
            self._date("closed_on"),
            self._date("archived_on"),
        )
        if self._cell("opened_on") is None:
            self._reject("opened_on", Fault("date_missing"))
        if opened_on and closed_on and closed_on < opened_on:
            said = {"value": format_date(closed_on), "opened_on": format_date(opened_on)}
            self._reject("closed_on", Fault("closed_before_opened", said))
        if archived_on and closed_on and archived_on < closed_on:
            said = {"value": format_date(archived_on), "closed_on": format_date(closed_on)}
            self._reject("archived_on", Fault("archived_before_closed", said))
        if archived_on and self._cell("closed_on") is None:
            self._reject(
                "archived_on", Fault("archived_while_open", {"value": format_date(archived_on)})
            )
        return opened_on, closed_on, archived_on, self._date("basis_date")

    def _closing(self, line: Line, closed_on: date | None) -> str | None:
        """The way of closing; a date and a way go together.

        Unless the sheet has no column for the way.
        """
        cell = self._cell("closing")
        if cell is None:
            if closed_on and self._index("closing"):
                known = ", ".join(closing.name for closing in line.closings)
                self._reject(
                    "closing",
                    Fault("closing_missing", {"closed_on": format_date(closed_on), "known": known}),
                )
            return None
        if self._cell("closed_on") is None:
            self._reject(
                "closed_on" if self._index("closed_on") else "closing",
                Fault("closing_date_missing"),
            )
        return self._checked("closing", values.read_closing(cell, line))


def _stored(number: str) -> str:
    """A number as it is stored; the same object where it is written so, for most are."""
    stored = file_number(number)
    return number if stored == number else stored


def _applies(name: str, line: Line, symbol: Symbol | None) -> bool:
    """Whether a record of the symbol may have the attribute; every record has a level."""
    if name == "level":
        return True
    return name in line.attributes and not (symbol and name in symbol.without)


def _attribute_too_many(
    name: str, cell: SheetCell, line: Line, symbol: Symbol | None
) -> Fault | None:
    """The fault of an attribute that no record of the symbol has; a plain “no” is true of all."""
    if name == "online" and values.read_online(cell) is False:
        return None
    return Fault("not_for_symbol", {"symbol": symbol.code if symbol else line.name})


def _shared_name(line: Line) -> str:
    """What a column headed just “Loại” holds in a register of this line."""
    return "type" if "type" in line.attributes else "class"
