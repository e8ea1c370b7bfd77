"""Entries that the record of a collaborator (hồ sơ CTVBM) has, or of a persona (vai ảo)."""

from __future__ import annotations

from types import MappingProxyType

from ledger.entries.header import Entry
from ledger.errors import N_


class CollaboratorRated(Entry):
    """A collaborator was rated (phân loại): xuất sắc, khá, trung bình, yếu."""

    TOPIC = "collaborator.rated"
    NAME = N_("rated")
    CORRECTABLE = ("rating",)
    REPEATS = True

    rating: str


class ItemsDelivered(Entry):
    """Items (tin) were delivered since the last such entry, by a collaborator or a persona.

    ``valuable``: how many of them were specific, accurate and purposeful; in a stable area an
    accurate one is. ``report``: the number of the report of the meeting at which they were taken.
    """

    TOPIC = "collaborator.items_delivered"
    NAME = N_("items delivered")
    CORRECTABLE = ("items", "valuable", "report")
    REPEATS = True
    LABELS = MappingProxyType({"report": N_("report of the meeting")})

    items: int
    valuable: int
    report: str | None = None


class CollaboratorAssigned(Entry):
    """A collaborator was assigned to a watch file or case; ``served`` is that record's stream."""

    TOPIC = "collaborator.assigned"
    NAME = N_("assigned")
    CORRECTABLE = ("served",)
    CALLED = MappingProxyType({"to": "served"})

    served: str


class CollaboratorWithdrawn(Entry):
    """A collaborator was withdrawn from a watch file or case."""

    TOPIC = "collaborator.withdrawn"
    NAME = N_("withdrawn")
    CORRECTABLE = ("served",)
    CALLED = MappingProxyType({"from": "served"})

    served: str


class PersonaAssigned(Entry):
    """A persona was put to some work (bố trí vai ảo); it does one at a time.

    ``serves``: the code of a line of work, a record's stream, or a code of the catalog's other
    service (``investigation``, ``other``).
    """

    TOPIC = "persona.assigned"
    NAME = N_("put to work")
    CORRECTABLE = ("serves",)
    CALLED = MappingProxyType({"to": "serves"})
    LABELS = MappingProxyType({"serves": N_("serves")})

    serves: str


class PersonaWithdrawn(Entry):
    """A persona was taken off the work it did, and has none."""

    TOPIC = "persona.withdrawn"
    NAME = N_("taken off its work")
