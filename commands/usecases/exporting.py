"""The register of today as a workbook to be edited and read in again: only what changed is new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from commands.usecases.blanks import blank_of, codes_of, unit_meant
from commands.usecases.listing import Wanted, register_of
from commands.usecases.row_changes import Held, exported_values
from ledger.catalog.lines import GROWING, Line, catalog
from ledger.records.history import History
from ledger.values.text import NO, YES
from projections.registers.filling.blank import Blank, BlankRow, BlankSheet
from projections.registers.filling.origin import EXPORTED
from projections.registers.filling.register_columns import column_names, register_columns
from projections.registers.reading.vocabulary import vocabulary

if TYPE_CHECKING:
    from ledger.application import Ledger
    from projections.figures.register import Conditions, RegisterRow


@dataclass(frozen=True)
class ExportAsked:
    """Which rows are written out; ``passes``: a text as it may leave; ``said``: a word, told."""

    wanted: Wanted
    conditions: Conditions
    closed: bool
    passes: Callable[[str], str]
    said: Callable[[str], str]


@dataclass(frozen=True)
class WrittenOut:
    """A workbook with the rows of a register.

    ``left_out``: how many are not in it, for a number of a source stands in them, and what comes
    back masked could not be read.
    """

    blank: Blank
    rows: int
    left_out: int


def register_exported(ledger: Ledger, facts: Path, title: str, asked: ExportAsked) -> WrittenOut:
    """The register of today, a sheet a line of work, as a workbook to be edited.

    Raises UnknownUnit, UnknownOfficer, UnknownCode, IntegrityBroken.
    """
    unit, at = unit_meant(ledger, asked.wanted.unit), ledger.last_position
    listed = register_of(
        ledger, facts, asked.wanted, None, at, closed=asked.closed, conditions=asked.conditions
    )
    streams = ledger.streams([row.record for row in listed.rows])
    found: dict[str, list[BlankRow]] = defaultdict(list)
    for row in listed.rows:
        cells = _cells(row, History(row.record, streams[row.record]))
        if all(asked.passes(one) == one for one in cells if isinstance(one, str)):
            found[row.cell.line].append(cells)
    titles = {name: vocabulary().columns[name].title for name in ("unit", "officer")}
    codes, own = codes_of(ledger, unit, titles, asked.said), ledger.own_list()
    lines = {catalog().line(name).code for name in asked.wanted.lines}
    sheets = tuple(
        BlankSheet(line.name, register_columns(line, own, codes, exported=True), found[line.code])
        for line in catalog().lines
        if not lines or line.code in lines
    )
    rows = sum(map(len, found.values()))
    blank = blank_of(ledger, title, EXPORTED, unit, sheets)
    return WrittenOut(blank, rows, len(listed.rows) - rows)


def _cells(row: RegisterRow, history: History) -> BlankRow:
    """The cells of a record, in the order of its line's columns, as they are read back."""
    line = catalog().line(row.cell.line)
    held: dict[str, Held] = exported_values(history, row.state) | {"number": row.number}
    cells = [_cell(name, held.get(name), line) for name in column_names(line)]
    return [*cells, None, str(history.entries[-1].position)]


def _cell(name: str, value: Held, line: Line) -> str | date | None:
    """A value as a list offers it."""
    if isinstance(value, bool):
        return YES[0] if value else NO[0]
    if not isinstance(value, str):
        return value
    if name == "closing":
        return line.closing(value).name
    if name == "source" or (name in GROWING and catalog().terms(name)):
        return catalog().terms(name).name_of(value)
    return value
