"""What a row that was written out and edited says of its record: what changed, as commands.

A row is held against the books as they stood when it was written out: what differs is what somebody
wrote into it. Where the record was changed in the books since then, nothing is taken over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from commands.usecases.row_in_books import archived_days, ending
from ledger.catalog.lines import catalog
from ledger.entries import Entry
from ledger.errors import DiffersFromLedger, LedgerError
from ledger.records.books import Decision
from ledger.records.cell import attribute_field
from ledger.records.history import History
from ledger.records.lifecycle import ChangeRecord, ConvertRecord, TransferRecord
from ledger.records.state import RecordState
from ledger.timeline import in_force
from ledger.values.dates import format_date
from ledger.values.naming import file_number
from ledger.values.stream import Stream
from projections.registers.filling.refusals import (
    ChangedSinceExport,
    RowChangesClosed,
    RowOfOtherRecord,
)
from projections.registers.reading.book import RecordRow
from projections.registers.reading.problems import ATTRIBUTES

Held = str | bool | date | None
Told = tuple[str, Held, Held]
"""A field, what the books said, what the row says."""

_CHANGES = (*ATTRIBUTES, "level")
_PLACES = ("unit", "officer")


@dataclass
class RowChange:
    """What was written into a row: field, what stood there, what stands there now.

    ``on``: as of when it is recorded; ``refusal``: why none of it is taken over.
    """

    row: RecordRow
    told: list[Told]
    commands: list[Decision] = field(default_factory=list)
    on: date | None = None
    refusal: LedgerError | None = None


def row_change(row: RecordRow, history: History, today: date) -> RowChange | None:
    """What was written into a row since it was written out; None for a row that was not.

    Nothing was told where ``told`` is empty. ``today``: from when on a change holds whose row names
    no day. A record that was voided since then is one that was changed.
    """
    if row.entry is None:
        return None
    if all(one.position != row.entry for one in history.entries):
        other = RowOfOtherRecord(number=row.number, position=row.entry)
        return RowChange(row, [("number", None, row.number)], refusal=other)
    then, now = history.state_at(known_at=row.entry), history.state_at()
    if then.opening is None:
        return None
    change = RowChange(row, list(_edited(row, exported_values(history, then, row.entry))))
    stands = now.opening is not None
    if change.told and stands and not list(_edited(row, exported_values(history, now))):
        change.told = []
    if change.told:
        _decide(change, history, now, today)
    return change


def _decide(change: RowChange, history: History, now: RecordState, today: date) -> None:
    """Make commands of what was written, or say why none is made."""
    row = change.row
    if last := _moved_by(row, history, now):
        change.refusal = _changed_since(change, history, now, last)
        return
    ends = ending(row, history, now)
    if fixed := tuple(_fixed(change)):
        change.refusal = DiffersFromLedger(number=row.number, differences=fixed)
        return
    on = row.changed_on or min(row.closed_on or today, today)
    commands = list(_commands(change, on))
    if commands and row.closed_on and on > row.closed_on:
        change.refusal = RowChangesClosed(
            number=row.number, on=format_date(on), closed_on=format_date(row.closed_on)
        )
        return
    change.commands = [*commands, *ends]
    said = {name for name, _was, _said in change.told}
    change.on = on if commands else row.closed_on if "closed_on" in said else row.archived_on


def _fixed(change: RowChange) -> Iterator[tuple[str, str | bool | None]]:
    """What does not change, and was written otherwise: the field and what the books hold."""
    for name, was, _said in change.told:
        if name in _FIXED or (name in _ENDS and was is not None):
            yield name, _shown(change.row.line, name, was)


def _moved_by(row: RecordRow, history: History, now: RecordState) -> Entry | None:
    """The last entry by which the books say another thing than when the row was written out.

    What was recorded since and taken back again is none.
    """
    later = [one for one in history.entries if one.position > (row.entry or 0)]
    then = history.state_at(known_at=row.entry)
    stands = now.opening and exported_values(history, now)
    same = stands == exported_values(history, then, row.entry)
    if same and not any(one in in_force(history.entries) for one in later):
        return None
    return later[-1] if later else None


def _changed_since(
    change: RowChange, history: History, now: RecordState, last: Entry
) -> ChangedSinceExport:
    """That the books changed, too, with what they hold now; of a voided record nothing."""
    held = exported_values(history, now) if now.opening else {}
    line = change.row.line
    differences = tuple((name, _shown(line, name, held.get(name))) for name, *_ in change.told)
    return ChangedSinceExport(
        number=change.row.number, position=last.position, by=last.by, differences=differences
    )


_FIXED = ("opened_on", "basis_number", "basis_date")
"""What an opening said once: it is corrected, it does not change."""


_ENDS = ("closed_on", "closing", "archived_on")


def _commands(change: RowChange, on: date) -> Iterator[Decision]:
    """The commands that record what was written, as of a day."""
    number = Stream.of_record(change.row.line, change.row.file_number)
    said = {name: new for name, _was, new in change.told}
    if symbol := said.get("symbol"):
        kind = said.pop("type", None)
        yield ConvertRecord(effective_on=on, number=number, symbol=str(symbol), type=_text(kind))
    changes: dict[str, Any] = {name: said[name] for name in _CHANGES if name in said}
    if changes:
        yield ChangeRecord(effective_on=on, number=number, changes=changes)
    if said.keys() & set(_PLACES):
        unit, officer = (_text(said.get(name)) for name in _PLACES)
        yield TransferRecord(effective_on=on, number=number, to_unit=unit, to_officer=officer)


def _text(value: Held) -> str | None:
    return None if value is None else str(value)


def _edited(row: RecordRow, held: Mapping[str, Held]) -> Iterator[Told]:
    """What a row says otherwise than the books; of what it has no column for it says nothing."""
    for name, said in _stated(row).items():
        was = held.get(name)
        if name == "basis_number":
            if file_number(str(said or "")) != file_number(str(was or "")):
                yield name, was, said
        elif said != was and not (said is False and was is None) and _is_told(row, name, said):
            yield name, was, said


def _is_told(row: RecordRow, name: str, said: Held) -> bool:
    """Whether a row says it: a blank cell takes away, where there is a column to be blank."""
    return said is not None or (name in row.tells and name not in ("level", *_PLACES))


def _stated(row: RecordRow) -> dict[str, Held]:
    """All that a row says of its record, coded."""
    attributes: dict[str, Held] = {name: row.attributes.get(name) for name in ATTRIBUTES}
    own = ("symbol", "level", "unit", "officer", "opened_on", "basis_number", "basis_date")
    return attributes | {name: getattr(row, name) for name in (*own, *_ENDS)}


def exported_values(
    history: History, state: RecordState, known_at: int | None = None
) -> dict[str, Held]:
    """What the books hold of a record, by the names of the columns that tell it."""
    cell = state.cell or state.last_cell
    assert cell is not None, "a record that was written out stands in a cell"
    assert state.opening is not None, "and was opened"
    basis = state.opening.basis or {}
    day = basis.get("date")
    names = ("symbol", *ATTRIBUTES, "level", "unit", "officer")
    return {
        **{name: getattr(cell, attribute_field(name)) for name in names},
        "opened_on": state.opened_on,
        "basis_number": basis.get("number"),
        "basis_date": date.fromisoformat(day) if day else None,
        "closed_on": state.closed_on,
        "closing": state.closing,
        "archived_on": max(archived_days(history, known_at), default=None),
    }


def _shown(line: str, name: str, value: Held) -> str | bool | None:
    """A value as a register has it."""
    if name == "closing" and value:
        return catalog().line(line).closing(str(value)).name
    if isinstance(value, str):
        return catalog().printed(name, value)
    return format_date(value) if isinstance(value, date) else value
