"""Commands on a record that is open.

Change, convert, transfer, suspend, resume, report, effect, close, archive.
"""

from __future__ import annotations

from datetime import date

from pydantic import Field

from ledger.catalog.lines import Line, catalog
from ledger.entries import Entry
from ledger.entries.record import (
    EffectProduced,
    RecordArchived,
    RecordChanged,
    RecordClosed,
    RecordConverted,
    RecordReopened,
    RecordReported,
    RecordResumed,
    RecordSuspended,
    RecordTransferred,
)
from ledger.errors import N_, BadValue
from ledger.errors.upkeep import SubjectNotForLine
from ledger.records.books import Books
from ledger.records.consequences import follow
from ledger.records.history import History
from ledger.records.level import level_of_unit
from ledger.records.opening import Command, code_attribute
from ledger.records.products import refuse_unfit_product
from ledger.values.text import as_seen


class RecordCommand(Command):
    """A command on a record that exists, named by its number."""

    number: str

    def _record(self, books: Books) -> tuple[History, Line, str]:
        history = books.find(self.number)
        line = catalog().line(history.noun)
        return history, line, holding_unit(history, self.effective_on)


def holding_unit(history: History, on: date) -> str:
    """The unit holding a record on a date (of its opening, before it)."""
    state_then = history.state_at(on)
    cell = state_then.cell or state_then.last_cell
    return (cell.unit if cell else None) or history.entries[0].unit


def other_record(books: Books, record: str, field: str, text: str) -> str:
    """The record that a text names, which is not the one that names it.

    Raises UnknownRecord, AmbiguousNumber, BadValue.
    """
    found = books.find(text).record
    if found == record:
        raise BadValue(field=field, text=text, why=N_("it is the record itself"))
    return found


class ChangeRecord(RecordCommand):
    """Change attributes or level (chuyển loại, danh mục, hệ …); None takes an attribute away."""

    changes: dict[str, str | bool | None] = Field(min_length=1)

    def decide(self, books: Books) -> Entry:
        """Raises UnknownRecord, UnknownCode and the timeline's rules."""
        history, line, unit = self._record(books)
        changes = {
            name: None if value is None else code_attribute(books, line, name, value)
            for name, value in self.changes.items()
        }
        return books.make(RecordChanged, history.record, self.effective_on, unit, changes=changes)


class ConvertRecord(RecordCommand):
    """Move a record to another symbol of its line (LC → LT)."""

    symbol: str
    type: str | None = None

    def decide(self, books: Books) -> Entry:
        """Raises UnknownRecord, UnknownCode and the timeline's rules."""
        history, line, unit = self._record(books)
        symbol = line.symbol(self.symbol).code
        type_ = catalog().attribute("type", self.type, line.name) if self.type else None
        return books.make(
            RecordConverted, history.record, self.effective_on, unit, symbol=symbol, type=type_
        )


class TransferRecord(RecordCommand):
    """Hand a record over to an officer, a unit, or both (chuyển giao)."""

    to_unit: str | None = None
    to_officer: str | None = None

    def decide(self, books: Books) -> Entry:
        """Raises UnknownRecord, UnknownUnit, UnknownOfficer and the timeline's rules."""
        history, _, unit = self._record(books)
        to_unit = books.unit(self.to_unit).code if self.to_unit else None
        to_officer = books.officer(self.to_officer).code if self.to_officer else None
        return books.make(
            RecordTransferred,
            history.record,
            self.effective_on,
            unit,
            to_unit=to_unit,
            to_officer=to_officer,
            unit_level=level_of_unit(books, to_unit, self.effective_on),
        )


class SuspendRecord(RecordCommand):
    """Suspend a special case (tạm đình chỉ)."""

    def decide(self, books: Books) -> Entry:
        """Raises UnknownRecord and the timeline's rules."""
        history, _, unit = self._record(books)
        return books.make(RecordSuspended, history.record, self.effective_on, unit)


class ResumeRecord(RecordCommand):
    """Resume a suspended special case (phục hồi)."""

    def decide(self, books: Books) -> Entry:
        """Raises UnknownRecord and the timeline's rules."""
        history, _, unit = self._record(books)
        return books.make(RecordResumed, history.record, self.effective_on, unit)


class ReportOnRecord(RecordCommand):
    """Record that a report on the record was made; ``subject``: where it is no periodic one."""

    document: str = Field(min_length=1, max_length=200)
    subject: str | None = None

    def decide(self, books: Books) -> Entry:
        """Raises UnknownRecord, UnknownCode, SubjectNotForLine and the timeline's rules."""
        history, line, unit = self._record(books)
        return books.make(
            RecordReported,
            history.record,
            self.effective_on,
            unit,
            document=as_seen(self.document),
            subject=subject_for(line, self.subject) if self.subject else None,
        )


def subject_for(line: Line, text: str) -> str:
    """The code of what a report on a line's record is about.

    Raises UnknownCode, SubjectNotForLine.
    """
    subject = catalog().subjects.find(text, field="subject", line=line.name)
    if line.code not in subject.lines:
        raise SubjectNotForLine(subject=subject.name, line=line.name)
    return subject.code


MOST_EFFECTS = 100_000
"""Effects that can be recorded at once; more is a slip of the finger."""


class ProduceEffect(RecordCommand):
    """Record what a file led to (hiệu quả phát triển nghiệp vụ), and how many of them."""

    effect: str
    kind: str | None = None
    count: int = Field(default=1, ge=1, le=MOST_EFFECTS)
    produced: str | None = None

    def decide(self, books: Books) -> Entry:
        """Decide what to record.

        Raises UnknownRecord (of what was produced, too), UnknownCode, KindOfNothing, CountOfOne,
        LedToAnotherLine, LedToBefore and the timeline's rules.
        """
        history, line, unit = self._record(books)
        effect = catalog().effects.find(self.effect, field="effect", line=line.name)
        named = self.produced
        made = books.make(
            EffectProduced,
            history.record,
            self.effective_on,
            unit,
            effect=effect.code,
            kind=effect.kind(self.kind).code if self.kind else None,
            count=self.count,
            produced=other_record(books, history.record, "produced", named) if named else None,
        )
        refuse_unfit_product(books, made)
        return made


class CloseRecord(RecordCommand):
    """Close a record in one of its line's ways; whoever it is served by, or serves, is released."""

    way: str
    document: str | None = None

    def decide(self, books: Books) -> Entry:
        """Raises UnknownRecord, UnknownCode and the timeline's rules."""
        history, line, unit = self._record(books)
        way = line.closing(self.way).code
        entry = books.make(
            RecordClosed, history.record, self.effective_on, unit, way=way, document=self.document
        )
        follow(books, entry)
        return entry


class ReopenRecord(RecordCommand):
    """Open a closed record again (mở lại), where it stood or with another unit or officer."""

    to_unit: str | None = None
    to_officer: str | None = None
    document: str | None = None

    def decide(self, books: Books) -> Entry:
        """Raises UnknownRecord, UnknownUnit, UnknownOfficer and the timeline's rules."""
        history, _, unit = self._record(books)
        to_unit = books.unit(self.to_unit).code if self.to_unit else None
        return books.make(
            RecordReopened,
            history.record,
            self.effective_on,
            unit,
            to_unit=to_unit,
            unit_level=level_of_unit(books, to_unit, self.effective_on),
            to_officer=books.officer(self.to_officer).code if self.to_officer else None,
            document=self.document,
        )


class ArchiveRecord(RecordCommand):
    """Archive a closed record (nộp lưu)."""

    document: str | None = None

    def decide(self, books: Books) -> Entry:
        """Raises UnknownRecord and the timeline's rules."""
        history, _, unit = self._record(books)
        return books.make(
            RecordArchived, history.record, self.effective_on, unit, document=self.document
        )
