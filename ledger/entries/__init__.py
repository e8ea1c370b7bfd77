"""Every kind of entry and its stable stored name.

The names are a public format: they are added to, never edited (docs/format.md).
"""

from __future__ import annotations

from eventsourcing.utils import register_topic

from ledger.entries.collaborator import (
    CollaboratorAssigned,
    CollaboratorRated,
    CollaboratorWithdrawn,
    ItemsDelivered,
)
from ledger.entries.evidence import LedgerFounded, RegisterImported, ReportSubmitted
from ledger.entries.header import Entry
from ledger.entries.organisation import (
    OfficerChanged,
    OfficerJoined,
    OfficerLeft,
    UnitChanged,
    UnitCreated,
    UnitDissolved,
)
from ledger.entries.record import (
    EffectProduced,
    EntryCorrected,
    EntryVoided,
    RecordArchived,
    RecordChanged,
    RecordClosed,
    RecordConverted,
    RecordOpened,
    RecordReported,
    RecordResumed,
    RecordSuspended,
    RecordTransferred,
    SupportGained,
    SupportLost,
)

KINDS: tuple[type[Entry], ...] = (
    LedgerFounded,
    RegisterImported,
    ReportSubmitted,
    UnitCreated,
    UnitChanged,
    UnitDissolved,
    OfficerJoined,
    OfficerChanged,
    OfficerLeft,
    RecordOpened,
    RecordChanged,
    RecordConverted,
    RecordTransferred,
    RecordSuspended,
    RecordResumed,
    RecordReported,
    EffectProduced,
    SupportGained,
    SupportLost,
    RecordClosed,
    RecordArchived,
    EntryVoided,
    EntryCorrected,
    CollaboratorRated,
    ItemsDelivered,
    CollaboratorAssigned,
    CollaboratorWithdrawn,
)

KIND_OF: dict[str, type[Entry]] = {}
"""The kinds by their stored names; a name that is not here is never looked for among modules."""


def register(kind: type[Entry]) -> None:
    """Make a kind known by its stored name, to us and to the library."""
    register_topic(kind.TOPIC, kind)
    KIND_OF[kind.TOPIC] = kind


for _kind in KINDS:
    register(_kind)

__all__ = [
    "KINDS",
    "KIND_OF",
    "CollaboratorAssigned",
    "CollaboratorRated",
    "CollaboratorWithdrawn",
    "EffectProduced",
    "Entry",
    "EntryCorrected",
    "EntryVoided",
    "ItemsDelivered",
    "LedgerFounded",
    "OfficerChanged",
    "OfficerJoined",
    "OfficerLeft",
    "RecordArchived",
    "RecordChanged",
    "RecordClosed",
    "RecordConverted",
    "RecordOpened",
    "RecordReported",
    "RecordResumed",
    "RecordSuspended",
    "RecordTransferred",
    "RegisterImported",
    "ReportSubmitted",
    "SupportGained",
    "SupportLost",
    "UnitChanged",
    "UnitCreated",
    "UnitDissolved",
    "register",
]
