"""Commands on a record of any line: open, change, convert, transfer, suspend, resume, report, effect, close, archive."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from ledger.catalog.lines import Line, catalog
from ledger.entries import (
    EffectProduced,
    Entry,
    RecordArchived,
    RecordChanged,
    RecordClosed,
    RecordConverted,
    RecordOpened,
    RecordReported,
    RecordResumed,
    RecordSuspended,
    RecordTransferred,
)
from ledger.errors import AlreadyOpened, UnknownCode
from ledger.records.books import Books
from ledger.records.following import follow
from ledger.records.history import History
from ledger.timeline import standing
from ledger.values import file_number, format_date, nfc


class Command(BaseModel, ABC):
    """What somebody asks to have recorded; ``effective_on`` is the day it took effect."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_max_length=500)

    effective_on: date

    @abstractmethod
    def decide(self, books: Books) -> Entry:
        """Make the entries, the asked one returned. Raises the rule that forbids it."""


class OpenRecord(Command):
    """Open a record (lập hồ sơ). Texts are read through the catalog; ``level`` defaults to the unit's."""

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
    source_record: str | None = None
    next_review: date | None = None

    def decide(self, books: Books) -> Entry:
        """Raises AlreadyOpened, UnknownUnit, UnknownOfficer, UnknownCode and the attribute rules."""
        line = catalog().line(self.line)
        record = f"{line.code}:{file_number(self.number)}"
        books.preload([record, f"unit:{self.unit}", f"officer:{self.officer}"])
        _refuse_second_opening(books.history(record))
        unit = books.unit(self.unit)
        books.officer(self.officer)
        return books.make(
            RecordOpened,
            record,
            self.effective_on,
            unit.code,
            line=line.code,
            number=nfc(self.number),
            symbol=line.symbol(self.symbol).code,
            level=catalog().attribute("level", self.level) if self.level else unit.level,
            officer=self.officer,
            attributes=coded(line, self.attributes),
            basis=_basis(self.basis_number, self.basis_date),
            approved_by=self.approved_by,
            source_record=books.find(self.source_record).record if self.source_record else None,
            next_review=self.next_review.isoformat() if self.next_review else None,
        )


def _refuse_second_opening(history: History) -> None:
    for entry in standing(history.entries):
        if isinstance(entry, RecordOpened):
            raise AlreadyOpened(number=entry.number, opened_on=format_date(entry.effective_on))


def _basis(number: str | None, day: date | None) -> dict[str, str] | None:
    if number is None and day is None:
        return None
    return {name: value for name, value in (("number", number), ("date", day and day.isoformat())) if value}


def coded(line: Line, attributes: dict[str, str | bool]) -> dict[str, str | bool]:
    """Attributes as the catalog codes them. Raises UnknownCode."""
    return {name: code_attribute(line, name, value) for name, value in attributes.items()}


def code_attribute(line: Line, name: str, value: str | bool) -> str | bool:
    """One attribute as the catalog codes it. Raises UnknownCode."""
    if name == "online":
        if isinstance(value, str):
            raise UnknownCode(field="online", text=value, line=line.name, known="true, false")
        return value
    return catalog().attribute(name, str(value), line.name)


class RecordCommand(Command):
    """A command on a record that exists, named by its number."""

    number: str

    def _record(self, books: Books) -> tuple[History, Line, str]:
        history = books.find(self.number)
        line = catalog().line(history.record.partition(":")[0])
        return history, line, holding_unit(history, self.effective_on)


def holding_unit(history: History, on: date) -> str:
    """The unit holding a record on a date (of its opening, before it)."""
    standing_then = history.standing(on)
    cell = standing_then.cell or standing_then.last_cell
    return (cell.unit if cell else None) or history.entries[0].unit


class ChangeRecord(RecordCommand):
    """Change attributes (chuyển loại, danh mục, hệ …); None takes an attribute away."""

    changes: dict[str, str | bool | None] = Field(min_length=1)

    def decide(self, books: Books) -> Entry:
        """Raises UnknownRecord, UnknownCode and the timeline's rules."""
        history, line, unit = self._record(books)
        changes = {name: None if value is None else code_attribute(line, name, value) for name, value in self.changes.items()}
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
        return books.make(RecordConverted, history.record, self.effective_on, unit, symbol=symbol, type=type_)


class TransferRecord(RecordCommand):
    """Hand a record over to an officer, a unit, or both (chuyển giao)."""

    to_unit: str | None = None
    to_officer: str | None = None

    def decide(self, books: Books) -> Entry:
        """Raises UnknownRecord, UnknownUnit, UnknownOfficer and the timeline's rules."""
        history, _, unit = self._record(books)
        to_unit = books.unit(self.to_unit).code if self.to_unit else None
        to_officer = books.officer(self.to_officer).code if self.to_officer else None
        return books.make(RecordTransferred, history.record, self.effective_on, unit, to_unit=to_unit, to_officer=to_officer)


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
    """Record that a periodic report on the record was made."""

    document: str = Field(min_length=1, max_length=200)

    def decide(self, books: Books) -> Entry:
        """Raises UnknownRecord and the timeline's rules."""
        history, _, unit = self._record(books)
        return books.make(RecordReported, history.record, self.effective_on, unit, document=nfc(self.document))


class ProduceEffect(RecordCommand):
    """Record what a survey or watch file led to (hiệu quả phát triển nghiệp vụ)."""

    effect: str
    produced: str | None = None

    def decide(self, books: Books) -> Entry:
        """Raises UnknownRecord (also of what was produced), UnknownCode and the timeline's rules."""
        history, line, unit = self._record(books)
        effect = catalog().attribute("effect", self.effect, line.name)
        produced = books.find(self.produced).record if self.produced else None
        return books.make(EffectProduced, history.record, self.effective_on, unit, effect=effect, produced=produced)


class CloseRecord(RecordCommand):
    """Close a record in one of its line's ways; whoever it is served by, or serves, is released."""

    way: str
    document: str | None = None

    def decide(self, books: Books) -> Entry:
        """Raises UnknownRecord, UnknownCode and the timeline's rules."""
        history, line, unit = self._record(books)
        way = line.closing(self.way).code
        entry = books.make(RecordClosed, history.record, self.effective_on, unit, way=way, document=self.document)
        follow(books, entry)
        return entry


class ArchiveRecord(RecordCommand):
    """Archive a closed record (nộp lưu)."""

    document: str | None = None

    def decide(self, books: Books) -> Entry:
        """Raises UnknownRecord and the timeline's rules."""
        history, _, unit = self._record(books)
        return books.make(RecordArchived, history.record, self.effective_on, unit, document=self.document)
