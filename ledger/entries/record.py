"""Entries on a record (hồ sơ) of any line: casefile, collaborator, persona, dead drop."""

from __future__ import annotations

from typing import ClassVar

from ledger.entries.header import Entry


class RecordOpened(Entry):
    """A record was opened (lập, xác lập, bổ sung mới, xây dựng mới).

    ``attributes``: coded class, list, group, type, branch, field, online, source where the symbol
    has them.
    ``basis``: number and ISO date of the document the opening rests on.
    """

    TOPIC: ClassVar[str] = "record.opened"

    line: str
    number: str
    symbol: str
    level: str
    officer: str
    attributes: dict[str, str | bool]
    basis: dict[str, str] | None = None
    approved_by: str | None = None
    source_record: str | None = None
    next_review: str | None = None


class RecordChanged(Entry):
    """Attributes were changed (chuyển loại, chuyển danh mục, chuyển hệ …); None takes an attribute
    away.
    """

    TOPIC: ClassVar[str] = "record.changed"

    changes: dict[str, str | bool | None]


class RecordConverted(Entry):
    """A record left one symbol of its line and entered another (chuyển đổi, LC → LT)."""

    TOPIC: ClassVar[str] = "record.converted"

    symbol: str
    type: str | None = None


class RecordTransferred(Entry):
    """A record was handed over (chuyển giao) to another officer, unit, or both."""

    TOPIC: ClassVar[str] = "record.transferred"

    to_unit: str | None = None
    to_officer: str | None = None


class RecordSuspended(Entry):
    """A special case was suspended (tạm đình chỉ)."""

    TOPIC: ClassVar[str] = "record.suspended"


class RecordResumed(Entry):
    """A suspended special case was resumed (phục hồi)."""

    TOPIC: ClassVar[str] = "record.resumed"


class RecordReported(Entry):
    """A periodic result report on the record was made (báo cáo kết quả định kỳ)."""

    TOPIC: ClassVar[str] = "record.reported"

    document: str


class EffectProduced(Entry):
    """The record led to something (hiệu quả phát triển nghiệp vụ); ``produced`` names a record, if
    it is one.
    """

    TOPIC: ClassVar[str] = "record.effect_produced"

    effect: str
    produced: str | None = None


class SupportGained(Entry):
    """The record's side of a collaborator's assignment."""

    TOPIC: ClassVar[str] = "record.support_gained"

    collaborator: str


class SupportLost(Entry):
    """The record's side of a collaborator's withdrawal."""

    TOPIC: ClassVar[str] = "record.support_lost"

    collaborator: str


class RecordClosed(Entry):
    """A record was closed (kết thúc, thanh loại) in one of the ways its line knows."""

    TOPIC: ClassVar[str] = "record.closed"

    way: str
    document: str | None = None


class RecordArchived(Entry):
    """A closed record was archived (nộp lưu)."""

    TOPIC: ClassVar[str] = "record.archived"

    document: str | None = None


class EntryVoided(Entry):
    """An earlier entry of the same record was wrong and no longer counts (hủy bút toán)."""

    TOPIC: ClassVar[str] = "entry.voided"

    voids: int
    reason: str


class EntryCorrected(EntryVoided):
    """An earlier entry was wrong; its replacement stands in the same transaction (đính chính)."""

    TOPIC: ClassVar[str] = "entry.corrected"
