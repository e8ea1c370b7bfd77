"""The command that opens a record, and what all commands share."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable
from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from ledger.catalog.lines import Line, catalog
from ledger.entries import Entry
from ledger.entries.record import OBJECT, RecordOpened
from ledger.errors import (
    N_,
    AlreadyOpened,
    ApproverMissing,
    BadNumber,
    BadValue,
    ClosedNumber,
    OtherScript,
    UnknownCode,
)
from ledger.errors.secrecy import MaskedNumber
from ledger.records.books import Books
from ledger.records.history import History
from ledger.records.state import RecordState
from ledger.values.dates import format_date
from ledger.values.naming import file_number, plain
from ledger.values.numbering import NumberFault, number_fault, other_script
from ledger.values.stream import Stream
from ledger.values.text import NO, YES, as_seen, yes_or_no


class Command(BaseModel, ABC):
    """What somebody asks to have recorded; ``effective_on`` is the day it took effect."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_max_length=500, defer_build=True)

    effective_on: date

    @abstractmethod
    def decide(self, books: Books) -> Entry:
        """Make the entries, the asked one returned. Raises the rule that forbids it."""


class OpenRecord(Command):
    """Open a record (lập hồ sơ).

    Texts are read through the catalog; ``level`` defaults to the unit's on that day.
    ``approval_on_paper``: who approved it stands elsewhere, as for the rows of a register.
    """

    line: str
    number: str = Field(min_length=1, max_length=60)
    symbol: str
    unit: str
    officer: str
    level: str | None = None
    attributes: dict[str, str | bool] = {}
    basis_number: str | None = None
    basis_date: date | None = None
    approved_by: str | None = None
    approval_on_paper: bool = False
    source_record: str | None = None
    next_review: date | None = None

    def decide(self, books: Books) -> Entry:
        """Raises AlreadyOpened, ClosedNumber, UnknownUnit, UnknownOfficer, and what else is wrong.

        That is ApproverMissing, a unit or an officer that is not there on the day, UnknownCode,
        BadValue, or one of the attribute rules.
        """
        line = catalog().line(self.line)
        beside = Stream.of_unit(self.unit), Stream.of_officer(self.officer)
        record = unopened(books, line, self.number, beside)
        unit, officer = books.unit_on(self.unit, self.effective_on), books.officer(self.officer)
        symbol = line.symbol(self.symbol)
        if symbol.approver and not self.approved_by and not self.approval_on_paper:
            raise ApproverMissing(symbol=symbol.code, role=symbol.approver)
        level = catalog().attribute("level", self.level) if self.level else unit.level
        return books.make(
            RecordOpened,
            record,
            self.effective_on,
            unit.code,
            line=line.code,
            number=as_seen(self.number),
            symbol=symbol.code,
            level=level,
            unit_level=unit.level if unit.level != level else None,
            officer=officer.code,
            attributes=coded(books, line, self.attributes),
            basis=_basis(self.basis_number, self.basis_date),
            approved_by=books.officer(self.approved_by).code if self.approved_by else None,
            source_record=books.find(self.source_record).record if self.source_record else None,
            next_review=self.next_review.isoformat() if self.next_review else None,
        )


_WHY: dict[NumberFault, str] = {
    "empty": N_("it is empty"),
    "mark": N_("it holds a raised, lowered or ringed digit"),
    "no_digit": N_("it holds no digit"),
    "several_numbers": N_("it names several files"),
    "words": N_("it holds words"),
    "sign": N_("it holds a sign that no file number has"),
}
"""Why a number is refused, told to people."""


def check_number(text: str) -> None:
    """Raise BadNumber, OtherScript or BadValue for what names no file, or cannot be found again."""
    refuse_other_script("number", text)
    if fault := number_fault(text):
        if fault == "masked":
            raise MaskedNumber(text=text)
        raise BadNumber(field="number", text=text, why=_WHY[fault])
    if Stream.typed(file_number(text))[0] in [line.code for line in catalog().lines]:
        raise BadValue(
            field="number", text=text, why=N_("it begins with the name of a line and a colon")
        )


def refuse_other_script(field: str, text: str) -> None:
    """Raise OtherScript for a number or code with a letter that only looks like one of ours."""
    if other := other_script(text):
        raise OtherScript(field=field, text=text, letter=other.letter, name=other.name)


def unopened(books: Books, line: Line, number: str, beside: Iterable[str]) -> str:
    """The stream of a number that is free, however it was spelled before.

    ``beside``: what is asked for next, and is read in the same go. Raises BadValue, AlreadyOpened,
    ClosedNumber.
    """
    check_number(number)
    spelled = books.spelled(line.code, number, beside)
    for kept in spelled:
        _refuse_second_opening(kept)
    return spelled[0].record if spelled else Stream.of_record(line.code, file_number(number))


def _refuse_second_opening(history: History) -> None:
    """Say since when the number is taken, and where it was closed by which entry.

    Raises AlreadyOpened, ClosedNumber.
    """
    state = history.state_at()
    if state.opening is None:
        return
    opened_on = format_date(state.opening.effective_on)
    if state.is_open:
        raise AlreadyOpened(number=state.number, opened_on=opened_on)
    raise closed_number(history, state)


def closed_number(history: History, state: RecordState) -> ClosedNumber:
    """What to say of a number that was closed where it is opened anew."""
    days = {"opened_on": state.opened_on, "closed_on": state.closed_on}
    return ClosedNumber(
        number=state.number,
        position=state.closed_at,
        family=catalog().line(history.noun).family.replace("_", "-"),
        **{name: format_date(day) for name, day in days.items() if day},
    )


def _basis(number: str | None, day: date | None) -> dict[str, str] | None:
    """Number and ISO date of the document an opening rests on; None where neither was given."""
    if number is None and day is None:
        return None
    return {
        name: value
        for name, value in (("number", number), ("date", day and day.isoformat()))
        if value
    }


def coded(books: Books, line: Line, attributes: dict[str, str | bool]) -> dict[str, str | bool]:
    """Attributes as the catalog codes them. Raises UnknownCode."""
    return {name: code_attribute(books, line, name, value) for name, value in attributes.items()}


def code_attribute(books: Books, line: Line, name: str, value: str | bool) -> str | bool:
    """One attribute as the catalog codes it. Raises UnknownCode."""
    if name == "online":
        said = yes_or_no(value) if isinstance(value, str) else value
        if said is None:
            raise UnknownCode(
                field="online", text=str(value), line=line.name, known=", ".join((*YES, *NO))
            )
        return said
    if name == OBJECT:
        return code_of_object(str(value))
    return books.coded(line, name, str(value))


MOST_OBJECT_LETTERS = 40


def code_of_object(text: str) -> str:
    """What a survey file covers, by its code in the unit's list: never a name or words.

    Raises BadValue, OtherScript.
    """
    refuse_other_script(OBJECT, text)
    code = plain(text)
    if len(code) > MOST_OBJECT_LETTERS or not _CODE.fullmatch(code):
        why = N_("a code has a letter or a digit, and no space or colon")
        raise BadValue(field=OBJECT, text=text, why=why)
    return code


_CODE = re.compile(r"[^\s:]*[^\W_][^\s:]*")
