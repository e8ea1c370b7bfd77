"""What a row says beside what the books say of its record: more, otherwise, or earlier."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ledger import timeline
from ledger.catalog.lines import catalog
from ledger.entries import Entry
from ledger.entries.record import RecordArchived, RecordClosed, RecordOpened
from ledger.errors import DiffersFromLedger, LedgerError
from ledger.records.books import Decision
from ledger.records.cell import attribute_field
from ledger.records.history import History
from ledger.records.lifecycle import ArchiveRecord, CloseRecord
from ledger.records.opening import closed_number
from ledger.records.state import ABSENT, RecordState, apply
from ledger.values.dates import END_OF_TIME, format_date
from ledger.values.naming import file_number
from ledger.values.stream import Stream
from projections.registers.reading.book import RecordRow

UNSTATED = "unstated"
"""The catalog's way of closing for a register that has no column for it."""


class EarlierRow(NamedTuple):
    """A row that shows an earlier state of its record, and the entry that moved it on."""

    row: RecordRow
    moved_by: Entry


def moved_on_by(row: RecordRow, history: History) -> Entry | None:
    """The entry by which a record left the state that a row shows; None if it is there still.

    Or where it never was in that state. What was voided or corrected since was a state, too.
    """
    entries = timeline.in_force(history.entries)
    if entries and _shows(row, history.state_at()):
        return None
    for at in range(len(entries) - 1, 0, -1):
        if _shows(row, _after(entries[:at])):
            return entries[at]
    for entry in reversed([one for one in history.entries[1:] if one.position]):
        if _showed(row, history, entry.position - 1):
            return entry
    return None


def _showed(row: RecordRow, history: History, position: int) -> bool:
    """Whether a row says what the state was as known at a position.

    Within one transaction there may be none: a correction is a void, and then its replacement.
    """
    try:
        return _shows(row, history.state_at(known_at=position))
    except LedgerError:
        return False


def _after(entries: list[Entry]) -> RecordState:
    """The state after some of the entries in force."""
    return timeline.state_on(entries, apply, ABSENT, END_OF_TIME)


def _shows(row: RecordRow, state: RecordState) -> bool:
    """Whether a row says what a state is, as far as its register has columns for it."""
    if state.opening is None or _said(row, state) or _basis_said(row, state.opening):
        return False
    if row.opened_on != state.opened_on:
        return False
    return "closed_on" not in row.tells or row.closed_on == state.closed_on


def ending(row: RecordRow, history: History, state: RecordState) -> list[Decision]:
    """What the row says of the record's end that the books do not say, nor ever said.

    A record that was opened again keeps its earlier closings.
    """
    record = Stream.of_record(row.line, row.file_number)
    ending: list[Decision] = []
    if row.closed_on and state.closed_on is None and not _closed_so(row, history):
        ending.append(
            CloseRecord(effective_on=row.closed_on, number=record, way=row.closing or UNSTATED)
        )
    if (
        row.archived_on
        and state.status != "archived"
        and row.archived_on not in archived_days(history)
    ):
        ending.append(ArchiveRecord(effective_on=row.archived_on, number=record))
    return ending


def _closed_so(row: RecordRow, history: History) -> bool:
    """Whether the books tell of a closing on the row's day and in its way."""
    return any(
        (one.effective_on, one.way) == (row.closed_on, row.closing or UNSTATED)
        for one in timeline.in_force(history.entries)
        if isinstance(one, RecordClosed)
    )


def difference(row: RecordRow, history: History, state: RecordState) -> LedgerError | None:
    """How a row contradicts the books: neither the opening nor the present says the same."""
    assert state.opening is not None, "callers pass records that were opened"
    if state.closed_on and row.opened_on >= state.closed_on != state.opened_on:
        return closed_number(history, state)
    opened = history.state_at(state.opening.effective_on)
    found = [] if _said(row, opened) == [] or _said(row, state) == [] else _said(row, state)
    found += _basis_said(row, state.opening)
    if state.opened_on != row.opened_on:
        found.append(("opened_on", _date(state.opened_on)))
    if row.closed_on and state.closed_on and not _closed_so(row, history):
        way = catalog().line(row.line).closing(str(state.closing)).name
        found += [("closed_on", _date(state.closed_on)), ("closing", way)]
    archived = archived_days(history)
    if row.archived_on and archived and row.archived_on not in archived:
        found.append(("archived_on", _date(archived[-1])))
    return DiffersFromLedger(number=row.number, differences=tuple(found)) if found else None


def _said(row: RecordRow, state: RecordState) -> list[tuple[str, str | bool | None]]:
    """What the row states otherwise: the field and what the books say."""
    cell = state.cell or state.last_cell
    assert cell is not None, "an opened record stands in a cell"
    stated = {
        "symbol": row.symbol,
        "level": row.level,
        "unit": row.unit,
        "officer": row.officer,
        **row.attributes,
    }
    found: list[tuple[str, str | bool | None]] = []
    for name, value in stated.items():
        held = getattr(cell, attribute_field(name))
        if value is not None and held != value and not (value is False and held is None):
            found.append((name, held))
    return found


def _basis_said(row: RecordRow, opening: RecordOpened) -> list[tuple[str, str | bool | None]]:
    """What the row states otherwise of the document the opening rests on."""
    basis = opening.basis or {}
    number, day = basis.get("number"), basis.get("date")
    found: list[tuple[str, str | bool | None]] = []
    if row.basis_number and file_number(row.basis_number) != file_number(number or ""):
        found.append(("basis_number", number))
    if row.basis_date and row.basis_date.isoformat() != day:
        found.append(("basis_date", _date(date.fromisoformat(day)) if day else None))
    return found


def archived_days(history: History, known_at: int | None = None) -> list[date]:
    """The days the record was archived, as its entries that stand say."""
    return [
        entry.effective_on
        for entry in timeline.in_force(history.entries, known_at)
        if isinstance(entry, RecordArchived)
    ]


def _date(day: date | None) -> str:
    return format_date(day or END_OF_TIME)
