"""A workbook of results of work read, checked and recorded: all or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commands.usecases.recording import ask
from ledger.entries.outcome import OutcomeRecorded
from ledger.errors import N_, BadValue, LedgerError
from ledger.records.recorder import check_recorder
from ledger.records.repetition import refuse_repetitions
from ledger.records.results import RecordOutcome
from ledger.values.numbers import read_count
from ledger.values.text import yes_or_no

if TYPE_CHECKING:
    from ledger.application import Ledger, Receipt
    from ledger.records.books import Books
    from projections.registers.results import ResultBook, ResultRow


@dataclass(frozen=True, slots=True)
class RefusedResult:
    """A row that is no result by a rule, and the rule."""

    row: ResultRow
    refusal: LedgerError

    @property
    def cell(self) -> str:
        """The cell that the refusal is about; ``""`` where it is about the row."""
        told, places = self.refusal.values, self.row.places
        for name, value in (("unit", "code"), ("records", "number")):
            if value in told and name in places:
                return places[name]
        return places.get(str(told.get("field", "")), "")


@dataclass
class PreparedResults:
    """Results read and put into fresh books, before anything is recorded."""

    ledger: Ledger
    book: ResultBook
    books: Books
    refused: list[RefusedResult] = field(default_factory=list)

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


def prepare_results(ledger: Ledger, file: Path, by: str, *, again: bool) -> PreparedResults:
    """Read a workbook of results and put its rows into fresh books.

    ``again``: also those that an entry says already. Raises what its reader refuses,
    ImportedAlready, SaidAlready, and what check_recorder does.
    """
    from projections.registers.results import read_results

    book = read_results(file, ledger.today)
    ledger.refuse_second_import(book.sha256)
    books = ledger.books(by)
    check_recorder(books)
    made = PreparedResults(ledger, book, books)
    for row in book.rows:
        if refusal := _refusal(books, row):
            made.refused.append(RefusedResult(row, refusal))
    if not again:
        refuse_repetitions(books)
    return made


def _refusal(books: Books, row: ResultRow) -> LedgerError | None:
    """Put a row into the books; where a rule forbids it, the rule."""
    for name in ("effective_on", "kind"):
        if name not in row.values:
            return BadValue(field=_CALLED.get(name, name), text="", why=N_("it is missing"))
    try:
        typed = {name: _typed(name, value) for name, value in row.values.items()}
        command = ask(RecordOutcome, **typed)
    except LedgerError as refusal:
        return refusal
    return books.attempt(command)


_CALLED = {"effective_on": "date"}
"""What a field is called that the command line calls otherwise."""


def _typed(name: str, value: Any) -> Any:
    """What a cell says, as it would be typed. Raises BadValue."""
    if name == "records":
        return tuple(one for one in re.split(r"[,;\s]+", value) if one)
    if name in OutcomeRecorded.WHOLE:
        if (count := read_count(value)) is None:
            raise BadValue(field=name, text=value, why=N_("it is not a whole number"))
        return count
    if name in OutcomeRecorded.TRUTHS:
        if (said := yes_or_no(value)) is None:
            raise BadValue(field=name, text=value, why=N_("it is neither yes nor no"))
        return said
    return value
