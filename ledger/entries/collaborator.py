"""Entries only a collaborator's record (hồ sơ CTVBM) has."""

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
    """Items (tin) were delivered since the last such entry.

    ``valuable``: how many of them were specific, accurate and purposeful.
    """

    TOPIC = "collaborator.items_delivered"
    NAME = N_("items delivered")
    CORRECTABLE = ("items", "valuable")
    REPEATS = True

    items: int
    valuable: int


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
