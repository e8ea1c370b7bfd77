"""Entries on a record (hồ sơ) of any line: casefile, collaborator, persona, dead drop."""

from __future__ import annotations

from types import MappingProxyType

from ledger.entries.header import Day, Entry, Parts
from ledger.errors import N_

ATTRIBUTES = ("class", "list", "group", "type", "branch", "field", "online", "source")
"""What an opening sets and a change changes of the cell a record stands in."""

OBJECT = "object"
"""What a survey file names that it covers, by its code: set and changed like an attribute, but no
record is counted by it.
"""

STATED = (*ATTRIBUTES, OBJECT)
"""All that an opening sets and a change changes by its name."""

_CODED = {name: bool if name == "online" else str for name in STATED}


class RecordOpened(Entry):
    """A record was opened (lập, xác lập, bổ sung mới, xây dựng mới).

    ``attributes``: coded class, list, group, type, branch, field, online, source where the symbol
    has them; of a survey file also ``object``, the code of what it covers.
    ``unit_level``: the level of the unit on that day, where the record has one of its own.
    ``basis``: number and ISO date of the document the opening rests on.
    """

    TOPIC = "record.opened"
    NAME = N_("opened")
    CORRECTABLE = (
        *("symbol", "level", "officer", "unit", *STATED),
        *("basis_number", "basis_date", "approved_by", "source_record", "next_review"),
    )

    PARTS = MappingProxyType(
        {
            "attributes": Parts({}, _CODED),
            "basis": Parts({}, {"number": str, "date": Day}),
        }
    )

    line: str
    number: str
    symbol: str
    level: str
    officer: str
    attributes: dict[str, str | bool]
    basis: dict[str, str] | None = None
    approved_by: str | None = None
    source_record: str | None = None
    next_review: Day | None = None
    unit_level: str | None = None


class RecordChanged(Entry):
    """Attributes or the level were changed (chuyển loại, chuyển danh mục, chuyển hệ, phân cấp …).

    None takes an attribute away; a level every record has.
    """

    TOPIC = "record.changed"
    NAME = N_("reclassified")
    CORRECTABLE = (*STATED, "level")

    PARTS = MappingProxyType(
        {"changes": Parts({}, {name: one | None for name, one in _CODED.items()} | {"level": str})}
    )

    changes: dict[str, str | bool | None]


class RecordConverted(Entry):
    """A record left one symbol of its line and entered another (chuyển đổi, LC → LT)."""

    TOPIC = "record.converted"
    NAME = N_("converted")
    CORRECTABLE = ("symbol", "type")

    symbol: str
    type: str | None = None


class RecordTransferred(Entry):
    """A record was handed over (chuyển giao) to another officer, unit, or both.

    ``unit_level``: the level of ``to_unit`` on that day. A record that comes to a unit of another
    level than that of the unit it leaves is of that level from then on; between units of one level
    it keeps its own. Entries recorded before this was stated change no level.
    """

    TOPIC = "record.transferred"
    NAME = N_("transferred")
    CORRECTABLE = ("to_unit", "to_officer")

    to_unit: str | None = None
    to_officer: str | None = None
    unit_level: str | None = None


class RecordSuspended(Entry):
    """A special case was suspended (tạm đình chỉ)."""

    TOPIC = "record.suspended"
    NAME = N_("suspended")


class RecordResumed(Entry):
    """A suspended special case was resumed (phục hồi)."""

    TOPIC = "record.resumed"
    NAME = N_("resumed")


class RecordReported(Entry):
    """A report on the record was made: the periodic one of its results (báo cáo kết quả định kỳ).

    ``subject``: of what else, where it is no periodic one (a code of the catalog).
    """

    TOPIC = "record.reported"
    NAME = N_("reported on")
    CORRECTABLE = ("document", "subject")
    REPEATS = True
    ONCE = ("document",)
    LABELS = MappingProxyType({"subject": N_("subject of the report")})

    document: str
    subject: str | None = None


class EffectProduced(Entry):
    """The record led to something (hiệu quả phát triển nghiệp vụ).

    ``produced`` names a record, if it is one; ``kind``: of what kind the effect is, where its code
    has kinds; ``count``: how many of them.
    """

    TOPIC = "record.effect_produced"
    NAME = N_("effect produced")
    CORRECTABLE = ("effect", "produced", "kind", "count")
    REPEATS = True
    ONCE = ("effect", "produced")
    LABELS = MappingProxyType({"effect": N_("effect"), "produced": N_("produced")})

    effect: str
    produced: str | None = None
    kind: str | None = None
    count: int = 1


class FileChecked(Entry):
    """Somebody looked through the file (lượt kiểm tra): one file, one checker, one day.

    ``checker``: the officer's code; ``findings``: in how many things it was wanting; ``document``:
    the minutes or the note of it.
    """

    TOPIC = "record.checked"
    NAME = N_("checked")
    CORRECTABLE = ("checker", "findings", "document")
    LABELS = MappingProxyType({"checker": N_("checked by"), "findings": N_("findings")})

    checker: str
    findings: int = 0
    document: str | None = None


class SupportGained(Entry):
    """The record's side of a collaborator's assignment."""

    TOPIC = "record.support_gained"
    NAME = N_("collaborator gained")

    collaborator: str


class SupportLost(Entry):
    """The record's side of a collaborator's withdrawal."""

    TOPIC = "record.support_lost"
    NAME = N_("collaborator lost")

    collaborator: str


class RecordClosed(Entry):
    """A record was closed (kết thúc, thanh loại) in one of the ways its line knows."""

    TOPIC = "record.closed"
    NAME = N_("closed")
    CORRECTABLE = ("way", "document")
    LABELS = MappingProxyType({"way": N_("way of closing")})

    way: str
    document: str | None = None


class RecordReopened(Entry):
    """A closed record came into the books again (mở lại), under its own number.

    It stands where it stood before it was closed, and serves nobody; ``to_unit``, ``to_officer``:
    who holds it now, where that is another; ``unit_level``: the level of ``to_unit`` on that day,
    which counts as in a hand-over; ``document``: what the reopening rests on.
    """

    TOPIC = "record.reopened"
    NAME = N_("reopened")
    CORRECTABLE = ("to_unit", "to_officer", "document")

    to_unit: str | None = None
    to_officer: str | None = None
    document: str | None = None
    unit_level: str | None = None


class RecordArchived(Entry):
    """A closed record was archived (nộp lưu)."""

    TOPIC = "record.archived"
    NAME = N_("archived")
    CORRECTABLE = ("document",)

    document: str | None = None


class EntryVoided(Entry):
    """An earlier entry of the same record was wrong and no longer counts (hủy bút toán).

    ``by_undo``: whoever recorded it took back what he had done last (hoàn tác); where that was a
    correction, what it had corrected stands again in its place.
    """

    TOPIC = "entry.voided"
    NAME = N_("entry voided")
    UNDATED = True

    voids: int
    reason: str
    by_undo: bool = False


class EntryCorrected(EntryVoided):
    """An earlier entry was wrong; its replacement stands in the same transaction (đính chính)."""

    TOPIC = "entry.corrected"
    NAME = N_("entry corrected")
