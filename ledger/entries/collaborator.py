"""Entries only a collaborator's record (hồ sơ CTVBM) has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ledger.entries.header import Entry


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class CollaboratorRated(Entry):
    """A collaborator was rated (phân loại): xuất sắc, khá, trung bình, yếu."""

    TOPIC: ClassVar[str] = "collaborator.rated"

    rating: str


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class ItemsDelivered(Entry):
    """Items (tin) delivered since the last such entry; ``valuable`` of them specific, accurate and purposeful."""

    TOPIC: ClassVar[str] = "collaborator.items_delivered"

    items: int
    valuable: int


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class CollaboratorAssigned(Entry):
    """A collaborator was assigned to a watch file or case; ``served`` is that record's stream."""

    TOPIC: ClassVar[str] = "collaborator.assigned"

    served: str


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class CollaboratorWithdrawn(Entry):
    """A collaborator was withdrawn from a watch file or case."""

    TOPIC: ClassVar[str] = "collaborator.withdrawn"

    served: str
