"""Where each kind of entry leads a record: the steps of the slow twin, one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ledger.entries import Entry
from ledger.entries.record import (
    OBJECT,
    EntryCorrected,
    EntryVoided,
    RecordChanged,
    RecordClosed,
    RecordConverted,
    RecordOpened,
    RecordReopened,
    RecordResumed,
    RecordSuspended,
    RecordTransferred,
)
from ledger.records.cell import Cell, attribute_field


def cell_after(
    cell: Cell | None, entry: Entry, left: Cell | None = None, unit_level: str | None = None
) -> Cell | None:
    """Where an entry leads a record that stands in ``cell``, or stood last in ``left``.

    ``unit_level``: of what level its unit was when the record came to it.
    """
    if isinstance(entry, RecordOpened):
        return _cell_of(entry)
    if isinstance(entry, RecordReopened) and cell is None and left is not None:
        return _received(left, entry, unit_level)._replace(status="open")
    if isinstance(entry, RecordTransferred) and cell is not None:
        return _received(cell, entry, unit_level)
    if cell is None or type(entry) not in _STEPS:
        return cell
    return _STEPS[type(entry)](cell, entry)


def unit_level_after(entry: Entry, before: str | None) -> str | None:
    """Of what level a record's unit was when it came to it, once an entry is told."""
    if isinstance(entry, RecordOpened):
        return entry.unit_level or entry.level
    if isinstance(entry, RecordReopened | RecordTransferred):
        return entry.unit_level or before
    return before


def _received(
    cell: Cell, entry: RecordTransferred | RecordReopened, unit_level: str | None
) -> Cell:
    """The cell in the hands an entry names: of the unit's level, if that is another than before."""
    unit, officer = entry.to_unit or cell.unit, entry.to_officer or cell.officer
    stays = not entry.unit_level or entry.unit_level == unit_level
    level = cell.level if stays else entry.unit_level
    return cell._replace(unit=unit, officer=officer, level=level)


def _cell_of(entry: RecordOpened) -> Cell:
    fixed = {
        "line": entry.line,
        "symbol": entry.symbol,
        "level": entry.level,
        "unit": entry.unit,
        "officer": entry.officer,
    }
    return Cell(**fixed, **_fields(entry.attributes))  # type: ignore[arg-type]


def _fields(attributes: Mapping[str, str | bool | None]) -> dict[str, Any]:
    """What a cell has of them; what a survey file covers is no part of it."""
    return {attribute_field(name): value for name, value in attributes.items() if name != OBJECT}


_STEPS: dict[type[Entry], Callable[[Cell, Any], Cell | None]] = {
    RecordChanged: lambda cell, entry: cell._replace(**_fields(entry.changes)),
    RecordConverted: lambda cell, entry: cell._replace(symbol=entry.symbol, type_=entry.type),
    RecordSuspended: lambda cell, _: cell._replace(status="suspended"),
    RecordResumed: lambda cell, _: cell._replace(status="open"),
    RecordClosed: lambda _cell, _entry: None,
}
"""Where each kind of entry leads a record in the books; entries of other kinds lead nowhere."""

MOVING: frozenset[type[Entry]] = frozenset(
    {RecordOpened, RecordReopened, RecordTransferred, *_STEPS, EntryVoided, EntryCorrected}
)
"""The entries that decide how a record moves."""
