"""Reads how a row of a register says that its record ended: days, way of closing, status."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ledger.catalog.lines import Line
from ledger.values.dates import format_date
from projections.registers.reading import cells as values
from projections.registers.reading.problems import Fault
from projections.registers.reading.row_cells import RowCells
from projections.registers.reading.statuses import read_status


class RowEnd(NamedTuple):
    """When a record was closed and archived, and the way of closing; None: it was not, or fault."""

    closed_on: date | None
    closing: str | None
    archived_on: date | None


def read_end(row: RowCells, opened_on: date | None) -> RowEnd:
    """How the row says that the record ended; what does not fit together becomes a fault."""
    closed_on, archived_on = row.date("closed_on"), row.date("archived_on")
    if opened_on and closed_on and closed_on < opened_on:
        said = {"value": format_date(closed_on), "opened_on": format_date(opened_on)}
        row.reject("closed_on", Fault("closed_before_opened", said))
    if archived_on and closed_on and archived_on < closed_on:
        said = {"value": format_date(archived_on), "closed_on": format_date(closed_on)}
        row.reject("archived_on", Fault("archived_before_closed", said))
    if archived_on and row.cell("closed_on") is None:
        said = {"value": format_date(archived_on)}
        row.reject("archived_on", Fault("archived_while_open", said))
    if row.line is None:
        return RowEnd(closed_on, None, archived_on)
    told = _status(row, row.line, closed_on)
    return RowEnd(closed_on, _closing(row, row.line, closed_on, told), archived_on)


def _status(row: RowCells, line: Line, closed_on: date | None) -> str | None:
    """The way of closing that the status tells, if it tells one.

    A status that says the record ended wants the day; one that says it is kept wants none.
    """
    cell = row.cell("status")
    status = read_status(cell, line) if cell else None
    if status is None:
        return None
    if status.kind == "suspended":
        row.reject("status", Fault("suspended_status"))
    elif status.kind == "ended" and row.cell("closed_on") is None:
        row.reject("status", Fault("ended_without_day"))
    elif status.kind == "live" and closed_on:
        row.reject("status", Fault("live_but_closed", {"closed_on": format_date(closed_on)}))
    return status.way


def _closing(row: RowCells, line: Line, closed_on: date | None, told: str | None) -> str | None:
    """The way of closing; a date and a way go together.

    Unless the sheet has no column for the way. ``told``: the way that the status tells.
    """
    cell = row.cell("closing")
    if cell is None:
        if closed_on and row.index("closing") and not told:
            known = ", ".join(closing.name for closing in line.closings)
            said = {"closed_on": format_date(closed_on), "known": known}
            row.reject("closing", Fault("closing_missing", said))
        return told if closed_on else None
    if row.cell("closed_on") is None:
        where = "closed_on" if row.index("closed_on") else "closing"
        row.reject(where, Fault("closing_date_missing"))
    return row.checked("closing", row.taken(cell, lambda one: values.read_closing(one, line)))
