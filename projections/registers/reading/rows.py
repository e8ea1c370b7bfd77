"""Reads one row of a register: a record when every cell holds, else the faults of all its cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from ledger.catalog.lines import Line, Symbol, catalog
from ledger.catalog.own_list import NOTHING_ADDED, OwnList
from ledger.errors import UnknownCode
from ledger.values.naming import file_number
from ledger.values.numbers import read_count
from projections.documents.excel.cell_values import SheetCell
from projections.registers.reading import cells as values
from projections.registers.reading import ticked
from projections.registers.reading.book import RecordRow, RegisterTable
from projections.registers.reading.problems import ATTRIBUTES, Fault
from projections.registers.reading.row_cells import RowCells, TableColumns
from projections.registers.reading.row_end import read_end
from projections.registers.reading.ticked import Mark
from projections.registers.reading.unit_above import UNCLEAR


@dataclass(slots=True)
class RowReading:
    """What came of a row.

    ``faults``: by column index; ``place``: line and file number, when both are known; ``aside``:
    the columns of which a value was left aside; ``converted``: texts in old letters, and what they
    were read as; ``mark``: how it answers yes or no.
    """

    row: RecordRow | None = None
    faults: dict[int, Fault] = field(default_factory=dict)
    place: tuple[str, str] | None = None
    aside: tuple[str, ...] = ()
    converted: tuple[tuple[str, str], ...] = ()
    mark: Mark = ""


class RowReader(TableColumns):
    """Reads the rows of one table. ``own``: what the ledger added to the catalog."""

    def __init__(self, table: RegisterTable, today: date, own: OwnList = NOTHING_ADDED) -> None:
        super().__init__(table, today)
        self.own = own
        self.unit = table.unit
        self.tells = frozenset(self.index)
        self._stated: dict[tuple[tuple[str, str | bool], ...], Mapping[str, str | bool]] = {}

    def read(self, number: int, cells: Mapping[str, SheetCell]) -> RowReading:
        """Read a row by its number and its cells by their columns' names, blank ones left out."""
        return _RowReader(self, number, cells).read()

    def kept_once(self, attributes: Mapping[str, str | bool]) -> Mapping[str, str | bool]:
        """These attributes, in one object for all rows that state the same: few differ."""
        return self._stated.setdefault(tuple(attributes.items()), attributes)


class _RowReader(RowCells):
    """Makes a record of a row's cells."""

    def __init__(self, table: RowReader, number: int, cells: Mapping[str, SheetCell]) -> None:
        super().__init__(table, cells)
        self._reader = table
        self._number = number

    def read(self) -> RowReading:
        """Read every cell, so that all faults of a row are told; a row with none is a record."""
        self.check_contents()
        number = self.checked("number", self._read_number())
        symbol = self.checked("symbol", self._read_symbol())
        attributes = self._read_attributes(self.line, symbol) if self.line else {}
        level = attributes.pop("level", None)
        officer = self.checked("officer", self._code("officer"))
        unit, unit_name = self._unit()
        basis_number, basis_date = self._text("basis_number"), self.date("basis_date")
        opened_on = self._opened_on()
        end, changed_on = read_end(self, opened_on), self.date("changed_on")
        line = self.line.code if self.line else ""
        told = (tuple(self.left_aside()), tuple(self.converted), self._mark(symbol))
        reading = RowReading(None, self.faults, None, *told)
        stored = _stored(number) if number else ""
        reading.place = (line, stored) if number and line else None
        if not self.faults and number and symbol and opened_on:
            reading.row = RecordRow(
                sheet=self._reader.sheet,
                row=self._number,
                line=line,
                number=number,
                file_number=stored,
                symbol=symbol.code,
                level=str(level) if level else None,
                attributes=self._reader.kept_once(attributes),
                unit=unit,
                unit_name=unit_name,
                officer=officer,
                officer_name=self._text("officer"),
                opened_on=opened_on,
                basis_number=basis_number,
                basis_date=basis_date,
                tells=self._reader.tells,
                changed_on=changed_on,
                entry=read_count(self._text("entry") or ""),
                **end._asdict(),
            )
        return reading

    # ---- cells

    def _opened_on(self) -> date | None:
        if self.cell("opened_on") is None:
            self.reject("opened_on", Fault("date_missing"))
        return self.date("opened_on")

    def _read_number(self) -> str | Fault:
        cell = self.cell("number")
        return values.read_number(cell) if cell else Fault("number_missing")

    def _read_symbol(self) -> Symbol | Fault:
        cell = self.cell("symbol")
        if cell is None:
            return self._only_symbol()
        text = values.read_text(cell)
        if isinstance(text, Fault):
            return text
        try:
            self.line = self.line or catalog().line_of_symbol(text)
            return self.line.symbol(text)
        except UnknownCode as unknown:
            return Fault("unknown_symbol", {"known": unknown.values["known"]})

    def _only_symbol(self) -> Symbol | Fault:
        """A line with one symbol needs no symbol written."""
        if self.line and len(self.line.symbols) == 1:
            return self.line.symbols[0]
        lines = [self.line] if self.line else catalog().lines
        return Fault(
            "symbol_missing",
            {"known": ", ".join(symbol.code for line in lines for symbol in line.symbols)},
        )

    def _unit(self) -> tuple[str | None, str | None]:
        """The unit's code and name: the row's own, else the one above the table."""
        above = self._reader.unit
        if above is None or self.cell("unit"):
            return self.checked("unit", self._code("unit")), self._text("unit")
        if above is UNCLEAR:
            self.reject("unit" if self.index("unit") else "number", Fault("unit_unclear"))
        return above

    def _code(self, name: str) -> str | Fault | None:
        cell = self.cell(name)
        if cell:
            return values.read_officer(cell) if name == "officer" else values.read_code(cell)
        return Fault(f"{name}_missing") if self.index(name) else None

    def _text(self, name: str) -> str | None:
        cell = self.cell(name)
        return self.checked(name, values.read_text(cell)) if cell else None

    # ---- attributes

    def _read_attributes(self, line: Line, symbol: Symbol | None) -> dict[str, str | bool]:
        """The attributes the row states, its level among them."""
        found: dict[str, str | bool] = {}
        for name in (*ATTRIBUTES, "level"):
            cell = self.cell(name)
            value: str | bool | Fault | None
            if cell is None:
                value = self._attribute_without_cell(name, line, symbol)
            elif _applies(name, line, symbol):
                value = self.taken(cell, partial(self._attribute, name, line))
            else:
                value = _attribute_too_many(name, cell, line, symbol)
            if isinstance(value, Fault):
                self.reject(name, value)
            elif value is not None:
                found[name] = value
        return found

    def _attribute(self, name: str, line: Line, cell: SheetCell) -> str | bool | Fault:
        return values.read_attribute(cell, name, line, self._reader.own)

    def _attribute_without_cell(self, name: str, line: Line, symbol: Symbol | None) -> Fault | None:
        """The fault of an attribute that the row must state and does not."""
        if symbol and (name in line.required or name in symbol.required):
            known = ", ".join(catalog().values.get(name, ()))
            return Fault(f"{name}_missing", {"symbol": symbol.code, "known": known})
        return None

    def _mark(self, symbol: Symbol | None) -> Mark:
        """How the row answers whether it is online."""
        name = ticked.COLUMN
        asked = bool(self.index(name) and self.line and _applies(name, self.line, symbol))
        return ticked.mark_of(self.cell(name), asked=asked)


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
