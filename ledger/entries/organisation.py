"""Entries on units (đơn vị) and officers (cán bộ)."""

from __future__ import annotations

from ledger.entries.header import Entry
from ledger.errors import N_


class UnitCreated(Entry):
    """A unit began to exist."""

    TOPIC = "unit.created"
    NAME = N_("unit created")
    CORRECTABLE = ("name", "level", "parent")

    name: str
    level: str
    parent: str | None = None


class UnitChanged(Entry):
    """A unit's name, level or parent changed; what is None stays."""

    TOPIC = "unit.changed"
    NAME = N_("unit changed")
    CORRECTABLE = ("name", "level", "parent")

    name: str | None = None
    level: str | None = None
    parent: str | None = None


class UnitDissolved(Entry):
    """A unit ceased to exist."""

    TOPIC = "unit.dissolved"
    NAME = N_("unit dissolved")


class OfficerJoined(Entry):
    """An officer joined a unit.

    The role is ``leader`` (lãnh đạo), ``commander`` (chỉ huy) or ``officer`` (cán bộ).
    """

    TOPIC = "officer.joined"
    NAME = N_("officer enrolled")
    CORRECTABLE = ("unit", "role", "name", "duty")

    role: str
    name: str | None = None
    duty: str | None = None


class OfficerChanged(Entry):
    """An officer's role, duty, name or unit changed; what is None stays."""

    TOPIC = "officer.changed"
    NAME = N_("officer changed")
    CORRECTABLE = ("to_unit", "role", "name", "duty")

    to_unit: str | None = None
    role: str | None = None
    name: str | None = None
    duty: str | None = None


class OfficerLeft(Entry):
    """An officer left."""

    TOPIC = "officer.left"
    NAME = N_("officer left")
