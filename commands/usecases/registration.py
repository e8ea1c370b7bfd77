"""Register rows become entries: units and officers by code, records, nothing twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from commands.usecases.registration_codes import KINDS, Kind, unified
from commands.usecases.registration_joining import Source, joining_told
from ledger import timeline
from ledger.application import Ledger
from ledger.catalog.lines import catalog
from ledger.entries.record import RecordArchived, RecordClosed, RecordOpened
from ledger.errors import DiffersFromLedger, LedgerError
from ledger.records.books import Books, Decision
from ledger.records.cell import attribute_field
from ledger.records.establishment import CreateUnit
from ledger.records.history import History
from ledger.records.lifecycle import ArchiveRecord, CloseRecord
from ledger.records.opening import OpenRecord, closed_number
from ledger.records.organisation import unit_of
from ledger.records.recorder import check_recorder
from ledger.records.state import RecordState
from ledger.values.dates import END_OF_TIME, NOT_GIVEN, format_date
from ledger.values.naming import file_number
from ledger.values.stream import Stream
from projections.registers.reading.book import RecordRow

Progress = Callable[[int, int], None]
"""Told the rows done so far and the rows there are."""

PROGRESS_ROWS = 200

UNSTATED = "unstated"
"""The catalog's way of closing for a register that has no column for it."""


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that a rule of the ledger refuses, and the rule."""

    row: RecordRow
    refusal: LedgerError


@dataclass
class Registration:
    """What reading rows into the books made: counts, new codes, and the rows refused.

    ``source``: the register they stand in; ``moved``: officers whom an earlier import enrolled on a
    later day, with that day and the one this register tells of; ``rewritten``: codes that were
    written otherwise in the rows, and what they became; ``assumed``: how many of a sheet's records
    were opened with the home unit, or with the officer who records, for the rows name none;
    ``near_twins``: numbers that differ in zeros and hyphens alone.
    """

    books: Books
    home_unit: str
    source: Source
    opened: Counter[str] = field(default_factory=Counter)
    closed: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    units: list[str] = field(default_factory=list)
    officers: list[str] = field(default_factory=list)
    moved: dict[str, tuple[date, date]] = field(default_factory=dict)
    refused: list[RefusedRow] = field(default_factory=list)
    rewritten: dict[Kind, dict[str, str]] = field(default_factory=dict)
    assumed: Counter[tuple[Kind, str]] = field(default_factory=Counter)
    opened_rows: list[RecordRow] = field(default_factory=list)
    near_twins: list[tuple[str, ...]] = field(default_factory=list)

    def register(
        self,
        rows: Sequence[RecordRow],
        progress: Progress | None = None,
        imported_at: int | None = None,
    ) -> None:
        """Put every row into the books; one that breaks a rule is listed and leaves nothing.

        ``imported_at``: the position at which the same file was read in before. What the books said
        then as the row does was recorded, whatever became of it since.
        """
        self.books.preload_numbers((row.line, row.number) for row in rows)
        rows, self.rewritten = unified(self.books, rows)
        if imported_at is not None:
            rows = [row for row in rows if not self._recognises(row, imported_at)]
        self._create_units(rows)
        self._enrol_officers(rows)
        for done, row in enumerate(rows, 1):
            self._register(row)
            if progress and (done % PROGRESS_ROWS == 0 or done == len(rows)):
                progress(done, len(rows))

    def _recognises(self, row: RecordRow, position: int) -> bool:
        """Whether the books, as known at a position, said what the row says.

        It is counted then as nothing new.
        """
        kept = self.books.record(row.line, row.number)
        history = History(kept.record, tuple(timeline.known(kept.entries, position)))
        state = history.state_at()
        if (
            state.opening is None
            or _difference(row, history, state)
            or _ending(row, history, state)
        ):
            return False
        self.unchanged[row.line] += 1
        return True

    def _create_units(self, rows: Sequence[RecordRow]) -> None:
        """Create the units that rows name and the books do not know, under the home unit.

        A unit's level is the one most of its rows state, else the home unit's.
        """
        self.books.preload({Stream.of_unit(row.unit) for row in rows if row.unit})
        for code, group in _grouped(rows, lambda row: row.unit).items():
            if unit_of(self.books.history(Stream.of_unit(code))).code:
                continue
            levels = Counter(row.level for row in group if row.level)
            level = levels.most_common(1)[0][0] if levels else self.books.unit(self.home_unit).level
            name = group[0].unit_name or code
            name = code if name.casefold() == code.casefold() else name
            command = CreateUnit(
                effective_on=NOT_GIVEN,
                code=code,
                name=name,
                level=level,
                parent=self.home_unit,
            )
            self._establish(command, group, code, self.units)

    def _enrol_officers(self, rows: Sequence[RecordRow]) -> None:
        self.books.preload({Stream.of_officer(row.officer or self.books.by) for row in rows})
        for code, group in _grouped(rows, lambda row: row.officer or self.books.by).items():
            joining = joining_told(self.books, self.source, code, group, self.home_unit)
            if joining is None:
                continue
            if joining.was is None:
                self._establish(joining.command, group, code, self.officers)
            elif (refusal := self.books.attempt(joining.command)) is None:
                self.moved[code] = joining.was, joining.on
            else:
                self.refused.append(RefusedRow(group[0], refusal))

    def _establish(
        self, command: Decision, group: Sequence[RecordRow], code: str, made: list[str]
    ) -> None:
        refusal = self.books.attempt(command)
        if refusal is None:
            made.append(code)
        else:
            self.refused.append(RefusedRow(group[0], refusal))

    def _register(self, row: RecordRow) -> None:
        history = self.books.record(row.line, row.number)
        state = history.state_at()
        if state.opening is None:
            refusal = self.books.attempt(*self._opening(row), *_ending(row, history, state))
            made = self.opened
            if refusal is None:
                self.assumed.update((kind, row.sheet) for kind in KINDS if not getattr(row, kind))
                self.opened_rows.append(row)
        else:
            refusal = _difference(row, history, state) or self.books.attempt(
                *_ending(row, history, state)
            )
            made = self.closed if _ending(row, history, state) else self.unchanged
        if refusal is None:
            made[row.line] += 1
        else:
            self.refused.append(RefusedRow(row, refusal))

    def _opening(self, row: RecordRow) -> Iterable[Decision]:
        yield OpenRecord(
            effective_on=row.opened_on,
            line=row.line,
            number=row.number,
            symbol=row.symbol,
            unit=row.unit or self.home_unit,
            officer=row.officer or self.books.by,
            level=row.level,
            attributes=dict(row.attributes),
            approval_on_paper=True,
            basis_number=row.basis_number,
            basis_date=row.basis_date,
        )


def _grouped(
    rows: Iterable[RecordRow], key: Callable[[RecordRow], str | None]
) -> dict[str, list[RecordRow]]:
    groups: dict[str, list[RecordRow]] = {}
    for row in rows:
        if code := key(row):
            groups.setdefault(code, []).append(row)
    return groups


def _ending(row: RecordRow, history: History, state: RecordState) -> list[Decision]:
    """What the row says of the record's end that the books do not say, nor ever said.

    A record that was opened again keeps its earlier closings.
    """
    record = Stream.of_record(row.line, row.file_number)
    ending: list[Decision] = []
    if row.closed_on and state.closed_on is None and not _closed_so(row, history):
        ending.append(
            CloseRecord(effective_on=row.closed_on, number=record, way=row.closing or UNSTATED)
        )
    if row.archived_on and state.status != "archived" and row.archived_on not in _archived(history):
        ending.append(ArchiveRecord(effective_on=row.archived_on, number=record))
    return ending


def _closed_so(row: RecordRow, history: History) -> bool:
    """Whether the books tell of a closing on the row's day and in its way."""
    return any(
        (one.effective_on, one.way) == (row.closed_on, row.closing or UNSTATED)
        for one in timeline.in_force(history.entries)
        if isinstance(one, RecordClosed)
    )


def _difference(row: RecordRow, history: History, state: RecordState) -> LedgerError | None:
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
    archived = _archived(history)
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


def _archived(history: History) -> list[date]:
    """The days the record was archived, as its entries that stand say."""
    return [
        entry.effective_on
        for entry in timeline.in_force(history.entries)
        if isinstance(entry, RecordArchived)
    ]


def _date(day: date | None) -> str:
    return format_date(day or END_OF_TIME)


def registration(ledger: Ledger, by: str, source: Source, *, opening_balance: bool) -> Registration:
    """A registration of a register into fresh books.

    ``opening_balance``: it is loaded as the ledger begins. Raises what check_recorder does.
    """
    books = ledger.books(by, opening_balance=opening_balance)
    check_recorder(books)
    return Registration(books, ledger.foundation.unit, source)


def begins(ledger: Ledger) -> bool:
    """Whether the ledger holds nothing but opening balances.

    A register loaded now is one of them.
    """
    return not ledger.has_begun()
