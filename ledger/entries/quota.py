"""Entries on quotas (chỉ tiêu giao): registered, approved, sent back."""

from __future__ import annotations

from types import MappingProxyType

from ledger.entries.header import Day
from ledger.entries.paper import PaperEntry
from ledger.errors import N_

_LABELS = MappingProxyType(
    {
        "indicator": N_("indicator"),
        "quantity": N_("number"),
        "start": N_("from"),
        "end": N_("to"),
        "percent": N_("in percent"),
        "decided_by": N_("decided by"),
    }
)


class QuotaRegistered(PaperEntry):
    """A number was registered for an indicator and a period, or another in its place.

    ``officer``: whose quota it is, registered for ``unit``; None: the unit's own. ``percent``: the
    number is a percentage. It counts from its approval on.
    """

    TOPIC = "quota.registered"
    NAME = N_("quota registered")
    CORRECTABLE = ("start", "end", "quantity", "document")
    SERVING = ("officer",)
    LABELS = _LABELS

    indicator: str
    start: Day
    end: Day
    quantity: int
    officer: str | None = None
    percent: bool | None = None
    document: str | None = None


class QuotaApproved(PaperEntry):
    """A registered number was approved by a commander or leader: ``decided_by``, another person.

    It says which ``quantity``, so that nobody corrects what was approved behind the back of whoever
    approved it.
    """

    TOPIC = "quota.approved"
    NAME = N_("quota approved")
    CORRECTABLE = ("start", "end", "quantity", "decided_by", "document")
    SERVING = ("decided_by",)
    LABELS = _LABELS

    start: Day
    end: Day
    quantity: int
    decided_by: str
    document: str | None = None


class QuotaSentBack(PaperEntry):
    """A registered number was sent back: it does not count, and another may be registered."""

    TOPIC = "quota.sent_back"
    NAME = N_("quota sent back")
    CORRECTABLE = ("start", "end", "decided_by", "reason", "document")
    SERVING = ("decided_by",)
    LABELS = _LABELS

    start: Day
    end: Day
    decided_by: str
    reason: str | None = None
    document: str | None = None
