"""A unit's Excel registers read, checked and recorded: all or nothing unless asked otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from commands.usecases.near_twins import near_twins
from commands.usecases.registration import begins, registration
from commands.usecases.registration_joining import EARLIER, Source
from commands.usecases.voiding import earlier_import
from ledger.errors import ImportedAlready, OpeningTooLate

if TYPE_CHECKING:
    from commands.usecases.registration import Registration
    from ledger.application import Ledger, Receipt
    from projections.registers.filling.origin import BlankOrigin
    from projections.registers.reading.book import RegisterBook

Progress = Callable[[int, int], None]
"""Told the rows done so far and the rows there are."""


@dataclass(frozen=True)
class Prepared:
    """A register read and put into fresh books, before anything is recorded.

    ``already``: what is to be said when the same file was read in before.
    """

    ledger: Ledger
    book: RegisterBook
    made: Registration
    already: ImportedAlready | None

    @property
    def is_bad(self) -> bool:
        """Whether a cell cannot be read or a row is refused."""
        return bool(self.book.bad_cells or self.made.refused)

    @property
    def is_known(self) -> bool:
        """Whether the file was read in before and every row of it is in the books."""
        return self.already is not None and not self.is_bad and not self.made.books.fresh

    def may_be_recorded(self, *, keep_good: bool) -> bool:
        """Whether there is something to record: everything is good, or the good is wanted."""
        return bool(self.made.books.fresh) and (keep_good or not self.is_bad)

    def record(self) -> Receipt:
        """Record what was prepared, in one transaction, with a note of the import.

        Raises what Ledger.commit raises.
        """
        made = self.made
        rows = sum(made.opened.values()) + sum(made.closed.values()) + len(made.changes)
        self.ledger.note_import(self.made.books, self.book.file, self.book.sha256, rows)
        return self.ledger.commit(self.made.books)


def read_register(
    ledger: Ledger,
    file: Path,
    progress: Progress | None = None,
    origin: BlankOrigin | None = None,
) -> RegisterBook:
    """Read a workbook of registers; ``origin``: of one that was made to be filled in.

    Raises what its reader refuses, HeadingsChanged.
    """
    from commands.usecases.blanks_filled import register_filled
    from projections.registers.reading.read import read_registers

    book = read_registers(file, ledger.today, progress, ledger.own_list())
    return register_filled(book, origin)


def prepare(
    ledger: Ledger,
    book: RegisterBook,
    by: str,
    *,
    opening: bool | None = None,
    progress: Progress | None = None,
    reason: str = EARLIER,
    origin: BlankOrigin | None = None,
) -> Prepared:
    """Put the rows of a register into fresh books, without recording.

    ``opening``: whether they are opening balances; None: if the ledger has not begun; ``reason``:
    what the correction of an officer's joining says; ``origin``: of a workbook that was made to be
    filled in. Raises OpeningTooLate, and what
    check_recorder does.
    """
    already, beginning = earlier_import(ledger, book.sha256), begins(ledger)
    if opening and not beginning and already is None:
        raise OpeningTooLate(file=book.file)
    balances = beginning and opening is not False
    source = Source(book.sha256, ledger.last_position, reason)
    made = registration(ledger, by, source, opening_balance=balances)
    imported_at = int(str(already.values["position"])) if already else None
    made.made_at = origin.position if origin else None
    made.register(book.rows, progress, imported_at=imported_at)
    made.near_twins = near_twins(made.books, ledger.names, made.opened_rows)
    return Prepared(ledger, book, made, already)
