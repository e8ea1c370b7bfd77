"""A workbook of sheets of one kind read, checked and recorded row by row: all or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from commands.usecases.blanks_filled import sheets_filled
from commands.usecases.field_sorts import sorts_of
from commands.usecases.known_indicators import KnownIndicators
from commands.usecases.sheet_commands import commands_of
from commands.usecases.sheet_rows import RefusedSheetRow, RowsInto
from commands.usecases.voiding import earlier_import
from ledger.entries.quota import QuotaRegistered
from ledger.errors import RowTwice
from ledger.records.products import led_to_already
from ledger.records.recorder import check_recorder
from ledger.records.repetition import as_said, repetitions
from projections.registers.sheets.kind import SheetKind, sheet_kinds

if TYPE_CHECKING:
    from ledger.application import Ledger, Receipt
    from ledger.entries import Entry
    from ledger.records.books import Books
    from projections.registers.filling.origin import BlankOrigin
    from projections.registers.sheets.reading import StatedBook, StatedRow


@dataclass
class PreparedSheets:
    """Rows read and put into fresh books, before anything is recorded.

    ``said``: what rows say that could be there twice by mistake, and the first that does;
    ``unchanged``: how many say of a unit or an officer what the books say already; ``rows``: of
    each fresh entry the row that it came of.
    """

    ledger: Ledger
    kind: SheetKind
    book: StatedBook
    books: Books
    indicators: KnownIndicators
    refused: list[RefusedSheetRow] = field(default_factory=list)
    said: dict[str, StatedRow] = field(default_factory=dict)
    unchanged: int = 0
    rows: list[StatedRow] = field(default_factory=list)

    @property
    def is_bad(self) -> bool:
        """Whether a cell cannot be read or a row is refused."""
        return bool(self.book.bad_cells or self.refused)

    @property
    def rows_made(self) -> int:
        """Of how many rows there are entries: one row can make two, on each of two files."""
        return len({id(one) for one in self.rows})

    def record(self) -> Receipt:
        """Record all of them, in one transaction, with a note of the import.

        Raises what Ledger.commit raises.
        """
        self.ledger.note_import(self.books, self.book.file, self.book.sha256, self.rows_made)
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
    filled in. Raises what its reader refuses, HeadingsChanged, ImportedAlready, and what
    check_recorder does.
    """
    from projections.registers.sheets.reading import read_sheets

    kind = sheet_kinds()[code]
    sorts = [sorts_of(one) for one in commands_of(code)]
    days, whole = (
        frozenset(name for each in sorts for name, sort in each.items() if sort == wanted)
        for wanted in ("day", "count")
    )
    read = read_sheets(file, kind, ledger.today, days, whole, of_template=origin is not None)
    book = sheets_filled(read, kind, origin)
    if already := earlier_import(ledger, book.sha256):
        raise already
    books = ledger.books(by)
    check_recorder(books)
    made = PreparedSheets(ledger, kind, book, books, KnownIndicators(ledger, home))
    into = RowsInto(kind, books, made.indicators)
    for row in book.rows:
        _take(made, into, row, again=again)
    if not again:
        row_of = {id(one): row for one, row in zip(books.fresh, made.rows, strict=False)}
        led = led_to_already(books, books.fresh)
        made.refused.extend(RefusedSheetRow(row_of[id(one)], told) for one, told in led)
    return made


def _take(made: PreparedSheets, into: RowsInto, row: StatedRow, *, again: bool) -> None:
    """Put a row into the books; where that cannot be, all that is wrong with it.

    A row that an entry says already is refused unless it is to be recorded ``again``.
    """
    before = len(made.books.fresh)
    wrong = into.put(row)
    made.rows += [row] * (len(made.books.fresh) - before)
    if not again:
        said = repetitions(made.books, made.books.fresh[before:])
        made.refused.extend(RefusedSheetRow(row, one) for one in said)
        made.refused.extend(_twice(made, row, before))
    if any(not one.says_fault for one in wrong):
        made.unchanged += 1
    else:
        made.refused.extend(wrong)


def _twice(made: PreparedSheets, row: StatedRow, before: int) -> Iterator[RefusedSheetRow]:
    """Tell of an earlier row of the same workbook that says the same.

    ``before``: how many entries were there before those of the row.
    """
    for told in filter(None, map(_said, made.books.fresh[before:])):
        first = made.said.setdefault(told, row)
        if first is not row:
            yield RefusedSheetRow(row, RowTwice(sheet=first.sheet, row=first.row))


def _said(entry: Entry) -> str | None:
    """What of an entry stands in one row of a workbook alone."""
    if isinstance(entry, QuotaRegistered):  # another number would silently take its place
        return f"{entry.record} {entry.start} {entry.end}"
    return as_said(entry)
