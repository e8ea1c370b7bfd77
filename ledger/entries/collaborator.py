"""Entries only a collaborator's record (hồ sơ CTVBM) has."""

from __future__ import annotations

from typing import ClassVar

from ledger.entries.header import Entry


class CollaboratorRated(Entry):
    """A collaborator was rated (phân loại): xuất sắc, khá, trung bình, yếu."""

    TOPIC: ClassVar[str] = "collaborator.rated"

    rating: str


class ItemsDelivered(Entry):
    """Items (tin) delivered since the last such entry; ``valuable`` of them specific, accurate and
    purposeful.
    """

    TOPIC: ClassVar[str] = "collaborator.items_delivered"

    items: int
    valuable: int


class CollaboratorAssigned(Entry):
    """A collaborator was assigned to a watch file or case; ``served`` is that record's stream."""

    TOPIC: ClassVar[str] = "collaborator.assigned"

    served: str


class CollaboratorWithdrawn(Entry):
    """A collaborator was withdrawn from a watch file or case."""

    TOPIC: ClassVar[str] = "collaborator.withdrawn"

    served: str
