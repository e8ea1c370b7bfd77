"""Entries on units (đơn vị) and officers (cán bộ)."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import Any

from ledger.entries.header import Entry, Parts
from ledger.errors import N_
from ledger.values.dates import NOT_GIVEN

FOUNDING_OF_THE_FORCE = date(1945, 8, 19)
"""What version 1 of a unit's creation stated where nobody gave the day."""


class UnitCreated(Entry):
    """A unit began to exist; where the day is not given, as far back as the books reach.

    ``kind``: of what kind it is, a code of the catalog (province, division, district, team,
    commune); ``branches``: its branches (hệ lực lượng). What is not stated is derived, or none.
    """

    TOPIC = "unit.created"
    NAME = N_("unit created")
    CORRECTABLE = ("name", "level", "parent", "kind", "branches")
    CALLED = MappingProxyType({"branch": "branches"})
    UNDATED = True
    class_version = 2

    name: str
    level: str
    parent: str | None = None
    kind: str | None = None
    branches: list[str] | None = None

    @staticmethod
    def upcast_v1_v2(fields: dict[str, Any]) -> None:
        """A day that stood for one not given is one not given."""
        if fields["effective_on"] == FOUNDING_OF_THE_FORCE:
            fields["effective_on"] = NOT_GIVEN


class UnitChanged(Entry):
    """A unit's name, level, parent, kind or branches changed; what is None stays.

    ``branches`` are all it has from then on.
    """

    TOPIC = "unit.changed"
    NAME = N_("unit changed")
    CORRECTABLE = ("name", "level", "parent", "kind", "branches")
    CALLED = MappingProxyType({"branch": "branches"})

    name: str | None = None
    level: str | None = None
    parent: str | None = None
    kind: str | None = None
    branches: list[str] | None = None


class UnitDissolved(Entry):
    """A unit ceased to exist; ``to_unit``: where its records, officers and units went."""

    TOPIC = "unit.dissolved"
    NAME = N_("unit dissolved")
    CORRECTABLE = ("to_unit",)
    CALLED = MappingProxyType({"into": "to_unit"})

    to_unit: str | None = None


class UnitMerged(Entry):
    """A unit was merged into another (sáp nhập), which took over all that hung on it."""

    TOPIC = "unit.merged"
    NAME = N_("unit merged")
    CORRECTABLE = ("to_unit",)
    CALLED = MappingProxyType({"into": "to_unit"})

    to_unit: str


_GIVEN = Parts({"to": str}, {"officer": str, "branch": str, "record": str, "unit": str})


class UnitSplit(Entry):
    """A unit was split into others (chia tách), each of which took over some of what hung on it.

    ``into``: these units; ``given``: who got what, each a unit ``to`` which an ``officer``, the
    files of a ``branch``, one ``record`` or one ``unit`` under it went. A file goes as it is named
    itself, else by its branch, else by its officer; ``to_unit``: where the rest went.
    """

    TOPIC = "unit.split"
    NAME = N_("unit split")
    CORRECTABLE = ("into", "given", "to_unit")
    CALLED = MappingProxyType({"rest": "to_unit"})
    LABELS = MappingProxyType({"into": N_("into"), "given": N_("given")})
    PARTS = MappingProxyType({"given": _GIVEN})

    into: list[str]
    given: list[dict[str, str]]
    to_unit: str | None = None


class UnitParted(Entry):
    """A part of what hung on a unit went to others (tách một phần); the unit itself goes on.

    ``into``: these units; ``given``: who got what, as in a splitting; what went to none stayed.
    """

    TOPIC = "unit.parted"
    NAME = N_("part of unit split off")
    CORRECTABLE = ("into", "given")
    LABELS = MappingProxyType({"into": N_("into"), "given": N_("given")})
    PARTS = MappingProxyType({"given": _GIVEN})

    into: list[str]
    given: list[dict[str, str]]


class UnitAbolished(Entry):
    """A unit ceased to exist because its level was abolished (bỏ cấp).

    What hung on it went to ``to_unit``, which is of the level that took its place, but for what was
    ``given`` to others, as in a splitting. Units of its own level that stood under it, and their
    files, came to the level of ``to_unit``, by entries that follow from this one.
    """

    TOPIC = "unit.abolished"
    NAME = N_("unit abolished with its level")
    CORRECTABLE = ("to_unit", "given")
    CALLED = MappingProxyType({"into": "to_unit"})
    LABELS = MappingProxyType({"given": N_("given")})
    PARTS = MappingProxyType({"given": _GIVEN})

    to_unit: str
    given: list[dict[str, str]] | None = None


UnitEnding = UnitDissolved | UnitMerged | UnitSplit | UnitAbolished
"""The entries that end the life of a unit."""


class OfficerJoined(Entry):
    """An officer joined a unit; where the day is not given, before the books reach back.

    ``register``: the SHA-256 of the register that named the officer, where nobody stated the day
    but an import took the first on which that register does. The role is ``leader`` (lãnh đạo),
    ``commander`` (chỉ huy) or ``officer`` (cán bộ). ``duties``: codes of the catalog; ``duty``: the
    text that was kept before there were codes, which counts where no codes are stated.
    """

    TOPIC = "officer.joined"
    NAME = N_("officer enrolled")
    CORRECTABLE = ("unit", "role", "name", "duties")
    CALLED = MappingProxyType({"duty": "duties"})
    UNDATED = True
    class_version = 2

    role: str
    name: str | None = None
    duty: str | None = None
    register: str | None = None
    duties: list[str] | None = None

    @staticmethod
    def upcast_v1_v2(fields: dict[str, Any]) -> None:
        """Version 1 always gave the day."""


class OfficerChanged(Entry):
    """An officer's role, duties, name or unit changed; what is None stays.

    ``duties`` are all the officer has from then on.
    """

    TOPIC = "officer.changed"
    NAME = N_("officer changed")
    CORRECTABLE = ("to_unit", "role", "name", "duties")
    CALLED = MappingProxyType({"duty": "duties"})

    to_unit: str | None = None
    role: str | None = None
    name: str | None = None
    duty: str | None = None
    duties: list[str] | None = None


class OfficerLeft(Entry):
    """An officer left; ``to_officer``: in whose hands the officer's records went."""

    TOPIC = "officer.left"
    NAME = N_("officer left")
    CORRECTABLE = ("to_officer",)
    CALLED = MappingProxyType({"hand_over_to": "to_officer"})

    to_officer: str | None = None
