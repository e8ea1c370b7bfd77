"""How a record leaves the books, comes back to them, and is archived: steps of its state."""

from __future__ import annotations

from ledger.entries.record import RecordArchived, RecordClosed, RecordReopened
from ledger.errors import ArchivedAlready, NotClosed, NotOpened, StillOpen
from ledger.records.state import RecordState, number_of, received, step_of
from ledger.values.dates import format_date


@step_of(RecordClosed)
def _closed(state: RecordState, entry: RecordClosed) -> RecordState:
    return state._replace(
        cell=None,
        last_cell=state.cell,
        status="closed",
        closed_on=entry.effective_on,
        closed_at=entry.position,
        closing=entry.way,
        serving=(),
        supported_by=(),
        serves=None,
    )


@step_of(RecordReopened)
def _reopened(state: RecordState, entry: RecordReopened) -> RecordState:
    """A record comes back after its closing, archived or not, to the cell it left; unrated."""
    left, on = state.last_cell, format_date(entry.effective_on)
    if state.status == "absent":
        raise NotOpened(number=number_of(entry.record))
    if state.is_open or left is None:
        raise StillOpen(number=state.number, effective_on=on)
    return state._replace(
        cell=received(state, left, entry)._replace(status="open"),
        status="open",
        closed_on=None,
        closed_at=0,
        closing=None,
        rating=None,
        unit_level=entry.unit_level or state.unit_level,
    )


@step_of(RecordArchived)
def _archived(state: RecordState, entry: RecordArchived) -> RecordState:
    """A record is archived once, after it was closed."""
    if state.status == "archived":
        raise ArchivedAlready(number=state.number)
    if state.status != "closed":
        raise NotClosed(
            number=state.number or number_of(entry.record),
            effective_on=format_date(entry.effective_on),
        )
    return state._replace(status="archived")
