"""A row of a sheet as a command that the books take, or all that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from commands.usecases.field_sorts import Sort, sorts_of
from commands.usecases.recording import ask
from commands.usecases.sheet_cells import faults_alone
from commands.usecases.sheet_commands import FREE_TEXTS, command_of
from ledger.errors import N_, BadValue, LedgerError, OfficerUnchanged, UnitUnchanged
from ledger.errors.input import CellBlank, NotWhole
from ledger.values.numbers import read_count, read_dong
from ledger.values.text import yes_or_no
from projections.registers.reading.vocabulary import key

if TYPE_CHECKING:
    from commands.usecases.known_indicators import KnownIndicators
    from ledger.records.books import Books
    from projections.registers.sheets.kind import SheetKind
    from projections.registers.sheets.reading import StatedRow

NAMING = ("code", "number", "text", "name", "officer", "unit", "indicator")
"""What a refusal calls the thing it is about: the cell that says the same is the one."""

COLUMN_OF = {"to_unit": "unit"}
"""Which column says what a command has under another name."""


@dataclass(frozen=True, slots=True)
class RefusedSheetRow:
    """A row that breaks a rule, and the rule; ``field``: of which field, where that is known."""

    row: StatedRow
    refusal: LedgerError
    field: str = ""

    @property
    def about(self) -> str:
        """The column that the refusal is about; ``""`` where it is about the row."""
        told, places = self.refusal.values, self.row.places
        for named in (self.field, str(told.get("field", ""))):
            if (column := COLUMN_OF.get(named, named)) in places:
                return column
        said = {key(str(told[name])) for name in NAMING if name in told}
        texts = ((name, value) for name, value in self.row.values.items() if isinstance(value, str))
        return next((name for name, value in texts if key(value) in said), "")

    @property
    def says_fault(self) -> bool:
        """Whether anything is wrong: a row may say what the books say already."""
        return not isinstance(self.refusal, UnitUnchanged | OfficerUnchanged)

    @property
    def cell(self) -> str:
        """The cell that the refusal is about; ``""`` where it is about the row."""
        return self.row.places.get(self.about, "")


@dataclass(frozen=True, slots=True)
class RowsInto:
    """The books into which rows of a kind of sheet are put."""

    kind: SheetKind
    books: Books
    indicators: KnownIndicators

    def put(self, row: StatedRow) -> list[RefusedSheetRow]:
        """Put a row into the books; where that cannot be, all that is wrong with it."""
        first = [] if row.unreadable else self._tried(row, row.values)
        return self._all_wrong(row, first) if first or row.unreadable else []

    def _all_wrong(self, row: StatedRow, first: list[RefusedSheetRow]) -> list[RefusedSheetRow]:
        """What a row was first refused for, and what else is wrong with it, once each.

        Each cell is looked at by itself; then what is wrong is left out, as long as the row says
        something without it, and the rest is tried again.
        """
        found = _once([*first, *self._alone(row)])
        while not self._needs(row, wrong := {*(one.about for one in found), *row.unreadable}):
            values = {name: value for name, value in row.values.items() if name not in wrong}
            told = self._tried(row, values, keep=False)
            more = [one for one in told if one.says_fault and one.about not in {*wrong, ""}]
            if not more:
                break
            found = _once([*found, *more])
        order = [*row.places, ""]
        return sorted(found, key=lambda one: order.index(one.about))

    def _needs(self, row: StatedRow, wrong: set[str]) -> bool:
        """Whether the rest of a row cannot be judged without what is wrong in it.

        So it is with what every such row has, with days and counts, which others are held against,
        and where the row is refused as a whole.
        """
        command, _ = command_of(self.kind.code, self.books, row.values)
        fields = command.model_fields
        needed = {*self.kind.core, *(one for one in fields if fields[one].is_required()), ""}
        sorts = sorts_of(command)
        return any(name in needed or sorts.get(name) in ("day", "count") for name in wrong)

    def _alone(self, row: StatedRow) -> Iterator[RefusedSheetRow]:
        """What is wrong with each cell by itself, and with those that are blank and must not be."""
        command, given = command_of(self.kind.code, self.books, row.values)
        typed, faults = _typed(command, given)
        try:
            typed = self.indicators.fitted(command, typed)
        except LedgerError as unfit:
            faults.append(("indicator", unfit))
            del typed["indicator"]
        missing = _missing(self.kind, command, {*given, *row.unreadable})
        alone = faults_alone(self.kind.code, self.books, typed)
        for name, fault in (*faults, *missing, *_shapes(command, typed), *alone):
            yield RefusedSheetRow(row, fault, name)

    def _tried(
        self, row: StatedRow, values: Mapping[str, str | date], *, keep: bool = True
    ) -> list[RefusedSheetRow]:
        """What the command that values are is refused for, before it is made or by the books."""
        try:
            command, given = command_of(self.kind.code, self.books, values)
            typed, faults = _typed(command, given)
            if found := [*faults, *_missing(self.kind, command, given)]:
                return [RefusedSheetRow(row, fault, name) for name, fault in found]
            asked = ask(command, **self.indicators.fitted(command, typed))
            refusal = self.books.attempt(asked, keep=keep)
        except LedgerError as error:
            refusal = error
        faults_told = (refusal, *refusal.beside) if refusal else ()
        return [RefusedSheetRow(row, one) for one in faults_told]


def _once(told: Iterable[RefusedSheetRow]) -> list[RefusedSheetRow]:
    """The first refusal of each cell, and each of those that are of no cell."""
    found: dict[str, RefusedSheetRow] = {}
    for one in told:
        found.setdefault(one.about or f" {one.refusal}", one)
    return list(found.values())


Named = tuple[str, LedgerError]
"""A field, and what it is refused for."""


def _missing(kind: SheetKind, command: type[Any], given: Container[str]) -> Iterator[Named]:
    """What the command needs, and what every row of the kind has, where it is not there."""
    fields = command.model_fields
    needed = [name for name in kind.usual if name in fields and fields[name].is_required()]
    for name in dict.fromkeys([*needed, *(one for one in kind.core if one in fields)]):
        if name not in given:
            yield name, CellBlank(field=kind.usual[name])


def _shapes(command: type[Any], typed: Mapping[str, Any]) -> Iterator[Named]:
    """What the command takes in no books: too long, too large, a code with a space."""
    try:
        ask(command, **typed)
    except BadValue as first:
        for fault in (first, *first.beside):
            if (name := str(fault.values.get("field")).partition(".")[0]) in typed:
                yield name, fault


def _typed(command: type[Any], values: Mapping[str, Any]) -> tuple[dict[str, Any], list[Named]]:
    """What cells say, as it would be typed; and of those that cannot be, why."""
    sorts = sorts_of(command)
    typed: dict[str, Any] = {}
    faults: list[Named] = []
    for name, value in values.items():
        try:
            typed[name] = _one_typed(name, value, sorts[name])
        except BadValue as fault:
            faults.append((name, fault))
    return typed, faults


def _one_typed(name: str, value: Any, sort: Sort) -> Any:
    """What a cell says, as it would be typed. Raises BadValue."""
    if sort == "texts":
        apart = r"[,;\n]+" if name in FREE_TEXTS else r"[,;\s]+"
        return tuple(one.strip() for one in re.split(apart, value) if one.strip())
    if sort == "count":
        count = read_dong(value) if name == "amount_dong" else read_count(value)
        if count is None:
            raise NotWhole(field=name, text=value)
        return count
    if sort == "truth":
        if (said := yes_or_no(value)) is None:
            raise BadValue(field=name, text=value, why=N_("it is neither yes nor no"))
        return said
    return value
