"""Register rows become entries: units and officers by code, records, nothing twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from commands.usecases.registration_codes import KINDS, Kind, by_code, unified
from commands.usecases.registration_joining import Source, joining_told
from commands.usecases.row_changes import RowChange, row_change
from commands.usecases.row_in_books import EarlierRow, difference, ending, moved_on_by
from ledger import timeline
from ledger.application import Ledger
from ledger.errors import AmbiguousUnitName, LedgerError
from ledger.records.books import Books, Decision
from ledger.records.establishment import CreateUnit
from ledger.records.history import History
from ledger.records.opening import OpenRecord
from ledger.records.organisation import unit_of
from ledger.records.recorder import check_recorder
from ledger.values.dates import NOT_GIVEN
from ledger.values.stream import Stream
from projections.registers.reading.book import RecordRow

Progress = Callable[[int, int], None]
"""Told the rows done so far and the rows there are."""

PROGRESS_ROWS = 200

MOST_LOOKED_AT = 50
"""New codes that are held against the known ones; a first register has thousands."""


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
    ``near_twins``: numbers that differ in zeros and hyphens alone; ``named_units``: units written
    by a name, and their codes; ``several``: what can mean several units; ``earlier``: the rows that
    show an earlier state of their record; ``changes``: what was written into rows that were written
    out; ``made_at``: the position of the books of which the workbook was made, ``since``: the rows
    whose record was recorded after it.
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
    named_units: dict[str, str] = field(default_factory=dict)
    several: dict[str, AmbiguousUnitName] = field(default_factory=dict)
    earlier: list[EarlierRow] = field(default_factory=list)
    changes: list[RowChange] = field(default_factory=list)
    made_at: int | None = None
    since: list[EarlierRow] = field(default_factory=list)

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
        rows, self.named_units, self.several = by_code(self.books, rows)
        rows, self.rewritten = unified(self.books, rows)
        if imported_at is not None:
            rows = [row for row in rows if not self._recognises(row, imported_at)]
        others = [row for row in rows if row.entry is None]
        self._create_units(others)
        self._enrol_officers(others)
        for done, row in enumerate(rows, 1):
            self._register(row)
            if progress and (done % PROGRESS_ROWS == 0 or done == len(rows)):
                progress(done, len(rows))

    def look_alikes(self) -> dict[str, list[str]]:
        """The new codes that look like one the books knew before, the first of them if many."""
        made = [*map(Stream.of_unit, self.units), *map(Stream.of_officer, self.officers)]
        new = {*self.units, *self.officers}
        found = {
            one.key: [near for near in self.books.codes.near(one) if near not in new]
            for one in made[:MOST_LOOKED_AT]
        }
        return {code: near for code, near in found.items() if near}

    def _recognises(self, row: RecordRow, position: int) -> bool:
        """Whether the books, as known at a position, said what the row says.

        It is counted then as nothing new.
        """
        kept = self.books.record(row.line, row.number)
        history = History(kept.record, tuple(timeline.known(kept.entries, position)))
        state = history.state_at()
        if state.opening is None or difference(row, history, state) or ending(row, history, state):
            return False
        self._count_unchanged(row, kept)
        return True

    def _count_unchanged(self, row: RecordRow, history: History) -> None:
        self.unchanged[row.line] += 1
        if moved := moved_on_by(row, history):
            self.earlier.append(EarlierRow(row, moved))

    def _create_units(self, rows: Sequence[RecordRow]) -> None:
        """Create the units that rows name and the books do not know, under the home unit.

        A unit's level is the one most of its rows state, else the home unit's.
        """
        self.books.preload({Stream.of_unit(row.unit) for row in rows if row.unit})
        for code, group in _grouped(rows, lambda row: row.unit).items():
            if code in self.several or unit_of(self.books.history(Stream.of_unit(code))).code:
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
            self._establish((command,), group, code, self.units)

    def _enrol_officers(self, rows: Sequence[RecordRow]) -> None:
        self.books.preload({Stream.of_officer(row.officer or self.books.by) for row in rows})
        for code, group in _grouped(rows, lambda row: row.officer or self.books.by).items():
            joining = joining_told(self.books, self.source, code, group, self.home_unit)
            if joining is None:
                continue
            if joining.was is None:
                self._establish(joining.commands, group, code, self.officers)
            elif (refusal := self.books.attempt(*joining.commands)) is None:
                self.moved[code] = joining.was, joining.on
            else:
                self.refused.append(RefusedRow(group[0], refusal))

    def _establish(
        self, commands: Iterable[Decision], group: Sequence[RecordRow], code: str, made: list[str]
    ) -> None:
        refusal = self.books.attempt(*commands)
        if refusal is None:
            made.append(code)
        else:
            self.refused.append(RefusedRow(group[0], refusal))

    def _register(self, row: RecordRow) -> None:
        history = self.books.record(row.line, row.number)
        state = history.state_at()
        self._note_since(row, history)
        refusal: LedgerError | None
        if row.unit in self.several:
            refusal = self.several[row.unit]
        elif change := row_change(row, history, self.books.today):
            refusal = self._change(change, history)
        elif state.opening is None:
            refusal = self._open(row, ending(row, history, state))
        elif ends := ending(row, history, state):
            refusal = difference(row, history, state) or self.books.attempt(*ends)
            self.closed[row.line] += refusal is None
        elif moved_on_by(row, history):
            refusal = None
            self._count_unchanged(row, history)
        elif (refusal := difference(row, history, state)) is None:
            self.unchanged[row.line] += 1
        if refusal is not None:
            self.refused.append(RefusedRow(row, refusal))

    def _change(self, change: RowChange, history: History) -> LedgerError | None:
        if not change.told:
            self._count_unchanged(change.row, history)
            return None
        refusal = change.refusal or self.books.attempt(*change.commands)
        if refusal is None:
            self.changes.append(change)
        return refusal

    def _note_since(self, row: RecordRow, history: History) -> None:
        """Note a row whose record was recorded after its workbook was made."""
        standing = timeline.in_force(history.entries)
        first = next((one for one in standing if one.position), None)
        if self.made_at is not None and first and first.position > self.made_at:
            self.since.append(EarlierRow(row, first))

    def _open(self, row: RecordRow, ends: Sequence[Decision]) -> LedgerError | None:
        refusal = self.books.attempt(*self._opening(row), *ends)
        if refusal is None:
            self.opened[row.line] += 1
            self.assumed.update((kind, row.sheet) for kind in KINDS if not getattr(row, kind))
            self.opened_rows.append(row)
        return refusal

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
