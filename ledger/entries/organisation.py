"""Entries on units (đơn vị) and officers (cán bộ)."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import Any

from ledger.entries.header import Entry
from ledger.errors import N_
from ledger.values.dates import NOT_GIVEN

FOUNDING_OF_THE_FORCE = date(1945, 8, 19)
"""What version 1 of a unit's creation stated where nobody gave the day."""


class UnitCreated(Entry):
    """A unit began to exist; where the day is not given, as far back as the books reach."""

    TOPIC = "unit.created"
    NAME = N_("unit created")
    CORRECTABLE = ("name", "level", "parent")
    UNDATED = True
    class_version = 2

    name: str
    level: str
    parent: str | None = None

    @staticmethod
    def upcast_v1_v2(fields: dict[str, Any]) -> None:
        """A day that stood for one not given is one not given."""
        if fields["effective_on"] == FOUNDING_OF_THE_FORCE:
            fields["effective_on"] = NOT_GIVEN


class UnitChanged(Entry):
    """A unit's name, level or parent changed; what is None stays."""

    TOPIC = "unit.changed"
    NAME = N_("unit changed")
    CORRECTABLE = ("name", "level", "parent")

    name: str | None = None
    level: str | None = None
    parent: str | None = None


class UnitDissolved(Entry):
    """A unit ceased to exist; ``to_unit``: where its records, officers and units went."""

    TOPIC = "unit.dissolved"
    NAME = N_("unit dissolved")
    CORRECTABLE = ("to_unit",)
    CALLED = MappingProxyType({"into": "to_unit"})

    to_unit: str | None = None


class OfficerJoined(Entry):
    """An officer joined a unit; where the day is not given, before the books reach back.

    ``register``: the SHA-256 of the register that named the officer, where nobody stated the day
    but an import took the first on which that register does. The role is ``leader`` (lãnh đạo),
    ``commander`` (chỉ huy) or ``officer`` (cán bộ).
    """

    TOPIC = "officer.joined"
    NAME = N_("officer enrolled")
    CORRECTABLE = ("unit", "role", "name", "duty")
    UNDATED = True
    class_version = 2

    role: str
    name: str | None = None
    duty: str | None = None
    register: str | None = None

    @staticmethod
    def upcast_v1_v2(fields: dict[str, Any]) -> None:
        """Version 1 always gave the day."""


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
    """An officer left; ``to_officer``: in whose hands the officer's records went."""

    TOPIC = "officer.left"
    NAME = N_("officer left")
    CORRECTABLE = ("to_officer",)
    CALLED = MappingProxyType({"hand_over_to": "to_officer"})

    to_officer: str | None = None
