"""A workbook of sheets of one kind read, checked and recorded row by row: all or nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commands.usecases.blanks_filled import sheets_filled
from commands.usecases.field_sorts import Sort, sorts_of
from commands.usecases.known_indicators import KnownIndicators
from commands.usecases.recording import ask
from commands.usecases.sheet_commands import FREE_TEXTS, command_of, commands_of
from ledger.errors import N_, BadValue, LedgerError, OfficerUnchanged, UnitUnchanged
from ledger.records.recorder import check_recorder
from ledger.records.repetition import refuse_repetitions
from ledger.values.numbers import read_count
from ledger.values.text import yes_or_no
from projections.registers.reading.vocabulary import key
from projections.registers.sheets.kind import SheetKind, sheet_kinds

if TYPE_CHECKING:
    from ledger.application import Ledger, Receipt
    from ledger.records.books import Books
    from projections.registers.filling.origin import BlankOrigin
    from projections.registers.sheets.reading import StatedBook, StatedRow


NAMING = ("code", "number", "text", "name", "officer", "unit", "indicator")
"""What a refusal calls the thing it is about: the cell that says the same is the one."""


@dataclass(frozen=True, slots=True)
class RefusedSheetRow:
    """A row that breaks a rule, and the rule."""

    row: StatedRow
    refusal: LedgerError

    @property
    def cell(self) -> str:
        """The cell that the refusal is about; ``""`` where it is about the row."""
        told, places = self.refusal.values, self.row.places
        if (named := str(told.get("field", ""))) in places:
            return places[named]
        said = {key(str(told[name])) for name in NAMING if name in told}
        texts = ((name, value) for name, value in self.row.values.items() if isinstance(value, str))
        return next((places[name] for name, value in texts if key(value) in said), "")


@dataclass
class PreparedSheets:
    """Rows read and put into fresh books, before anything is recorded.

    ``unchanged``: how many say of a unit or an officer what the books say already.
    """

    ledger: Ledger
    kind: SheetKind
    book: StatedBook
    books: Books
    indicators: KnownIndicators
    refused: list[RefusedSheetRow] = field(default_factory=list)
    unchanged: int = 0

    @property
    def is_bad(self) -> bool:
        """Whether a cell cannot be read or a row is refused."""
        return bool(self.book.bad_cells or self.refused)

    def record(self) -> Receipt:
        """Record all of them, in one transaction, with a note of the import.

        Raises what Ledger.commit raises.
        """
        rows = len(self.books.fresh)
        self.ledger.note_import(self.books, self.book.file, self.book.sha256, rows)
        return self.ledger.commit(self.books)


def prepare_sheets(
    ledger: Ledger,
    home: Path,
    code: str,
    file: Path,
    by: str,
    origin: BlankOrigin | None = None,
    *,
    again: bool,
) -> PreparedSheets:
    """Read a workbook of sheets of a kind and put its rows into fresh books.

    ``again``: also those that an entry says already; ``origin``: of a workbook that was made to be
    filled in. Raises what its reader refuses, HeadingsChanged, ImportedAlready, SaidAlready, and
    what check_recorder does.
    """
    from projections.registers.sheets.reading import read_sheets

    kind = sheet_kinds()[code]
    sorts = [sorts_of(one) for one in commands_of(code)]
    days, whole = (
        frozenset(name for each in sorts for name, sort in each.items() if sort == wanted)
        for wanted in ("day", "count")
    )
    book = sheets_filled(read_sheets(file, kind, ledger.today, days, whole), kind, origin)
    ledger.refuse_second_import(book.sha256)
    books = ledger.books(by)
    check_recorder(books)
    made = PreparedSheets(ledger, kind, book, books, KnownIndicators(ledger, home))
    for row in book.rows:
        _take(made, row)
    if not again:
        refuse_repetitions(books)
    return made


def _take(made: PreparedSheets, row: StatedRow) -> None:
    """Put a row into the books; where a rule forbids it, the rule."""
    try:
        command, values = command_of(made.kind.code, made.books, row.values)
        _must_be_whole(made.kind, command, values)
        sorts = sorts_of(command)
        typed = {name: _typed(name, value, sorts[name]) for name, value in values.items()}
        refusal = made.books.attempt(ask(command, **made.indicators.fitted(command, typed)))
    except LedgerError as error:
        refusal = error
    if isinstance(refusal, UnitUnchanged | OfficerUnchanged):
        made.unchanged += 1
    elif refusal:
        made.refused.append(RefusedSheetRow(row, refusal))


def _must_be_whole(kind: SheetKind, command: type[Any], values: Mapping[str, object]) -> None:
    """Raise BadValue for what the command needs, and what every row of the kind has."""
    fields = command.model_fields
    needed = [name for name in kind.usual if name in fields and fields[name].is_required()]
    for name in dict.fromkeys([*needed, *(one for one in kind.core if one in fields)]):
        if name not in values:
            raise BadValue(field=kind.usual[name], text="", why=N_("it is missing"))


def _typed(name: str, value: Any, sort: Sort) -> Any:
    """What a cell says, as it would be typed. Raises BadValue."""
    if sort == "texts":
        apart = r"[,;\n]+" if name in FREE_TEXTS else r"[,;\s]+"
        return tuple(one.strip() for one in re.split(apart, value) if one.strip())
    if sort == "count":
        if (count := read_count(value)) is None:
            raise BadValue(field=name, text=value, why=N_("it is not a whole number"))
        return count
    if sort == "truth":
        if (said := yes_or_no(value)) is None:
            raise BadValue(field=name, text=value, why=N_("it is neither yes nor no"))
        return said
    return value
