"""What the commands on papers share: whose they are, what they name, and which stream they are."""

from __future__ import annotations

from abc import ABC
from collections.abc import Callable, Iterable
from datetime import date

from ledger.catalog.lines import catalog
from ledger.errors import BadNumber
from ledger.errors.papers import BadPaperCode, UnknownPaper
from ledger.records.books import Books
from ledger.records.carrying import KEPT, begun_of, carrier_on, carriers
from ledger.records.history import History
from ledger.records.opening import Command, check_number, refuse_other_script
from ledger.records.organisation import Officer, officer_of
from ledger.values.naming import file_number
from ledger.values.stream import Stream
from ledger.values.text import as_seen


class PaperCommand(Command, ABC):
    """A command on a paper of a unit; without one, of the unit whose books these are."""

    unit: str | None = None
    document: str | None = None

    def unit_code(self, books: Books) -> str:
        """The unit, which is there on the day.

        Raises UnknownUnit, UnitNotCreatedYet, UnitDissolvedAlready.
        """
        return books.unit_on(self.unit or books.home or "", self.effective_on).code

    def unit_of(self, books: Books, history: History) -> str:
        """The unit that is named, else the one that carries the paper on that day."""
        if self.unit:
            return self.unit_code(books)
        begun = (begun_of(history) if history.noun in KEPT else None) or history.entries[0]
        branch = getattr(begun, "branch", None)
        return carrier_on(carriers(begun, branch, books.history), self.effective_on)


def records_named(books: Books, numbers: Iterable[str]) -> list[str] | None:
    """The streams of the records that numbers mean; None where there are none.

    Raises UnknownRecord, AmbiguousNumber.
    """
    return [books.find(number).record for number in numbers] or None


def branch_coded(books: Books, text: str | None) -> str | None:
    """A branch as the catalog codes it, or the ledger's own list. Raises OutsideCatalog."""
    return books.coded(catalog().lines[0], "branch", text) if text else None


def seen(text: str | None) -> str | None:
    """What people see of a text, where there is one."""
    return as_seen(text) if text else None


def paper_code(text: str) -> str:
    """A code as it is kept: in capitals, without spaces. Raises OtherScript."""
    refuse_other_script("code", text)
    return file_number(text)


def check_paper_code(text: str) -> None:
    """Raise BadPaperCode or OtherScript for what is no number; it might be a name."""
    try:
        check_number(text)
    except BadNumber as fault:
        raise BadPaperCode(**fault.values) from None


def begun(books: Books, noun: str, text: str) -> History:
    """The paper of a code that there is. Raises UnknownPaper."""
    history = books.history(Stream.of_paper(noun, paper_code(text)))
    if not history.entries:
        raise UnknownPaper(code=paper_code(text))
    return history


def free_number(is_free: Callable[[int], bool]) -> int:
    """A number from 1 on that is free, with none free below it where none was left out.

    Found in as many questions as the number has digits in base 2, twice over: there may be many.
    """
    high = 1
    while not is_free(high):
        high *= 2
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if is_free(middle) else (middle, high)
    return high


def outcome_number(unit: str, day: date, number: int) -> str:
    """What the results of a unit's day are called, one after the other: ``DX1-20240630-1``."""
    return file_number(f"{unit}-{day:%Y%m%d}-{number}")


def unit_then(books: Books, officer: Officer, day: date) -> str:
    """The unit in which an officer served on a day; the one of now, where he was in none then."""
    then = officer_of(books.history(Stream.of_officer(officer.code)), day)
    return then.unit or officer.unit
