"""Entries on units (đơn vị) and officers (cán bộ)."""

from __future__ import annotations

from typing import ClassVar

from ledger.entries.header import Entry


class UnitCreated(Entry):
    """A unit began to exist."""

    TOPIC: ClassVar[str] = "unit.created"

    name: str
    level: str
    parent: str | None = None


class UnitChanged(Entry):
    """A unit's name, level or parent changed; what is None stays."""

    TOPIC: ClassVar[str] = "unit.changed"

    name: str | None = None
    level: str | None = None
    parent: str | None = None


class UnitDissolved(Entry):
    """A unit ceased to exist."""

    TOPIC: ClassVar[str] = "unit.dissolved"


class OfficerJoined(Entry):
    """An officer joined a unit; role is ``leader`` (lãnh đạo), ``commander`` (chỉ huy) or
    ``officer`` (cán bộ).
    """

    TOPIC: ClassVar[str] = "officer.joined"

    role: str
    name: str | None = None
    duty: str | None = None


class OfficerChanged(Entry):
    """An officer's role, duty, name or unit changed; what is None stays."""

    TOPIC: ClassVar[str] = "officer.changed"

    to_unit: str | None = None
    role: str | None = None
    name: str | None = None
    duty: str | None = None


class OfficerLeft(Entry):
    """An officer left."""

    TOPIC: ClassVar[str] = "officer.left"
