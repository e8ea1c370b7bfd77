"""The words of a list of targets: kinds of units, sets, bases, conditions, quantities (§3)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ledger.catalog.lines import catalog
from ledger.records.cell import DIMENSIONS
from projections.calendar.calendar_file import built_in_rows

UNIT_KINDS: Final = ("province", "division", "district", "team", "commune")
"""Công an tỉnh, phòng, công an huyện, đội nghiệp vụ, công an xã."""

PERIODS: Final = ("reporting_year", "calendar_year")
COMPARATORS: Final = (">=", ">", "<=", "<", "=")
MISSING: Final = ("not_known", "not_applicable")
ROLES: Final = ("leader", "commander", "officer")
DUTIES: Final = ("trinh_sat", "dieu_tra_vien", "quan_ly_dia_ban")
MEASURES: Final = ("education", "reform_school", "detox")
GANG: Final = "gang"
PENALTY, SURVEYS = "penalty", "DTCB"
"""A penalty that names a survey file is both an outcome and an effect of it (forms.md §1)."""

BASES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "records": ("opening", "current", "opened", "closed", "handled", "opened_or_current"),
        "officers": ("serving",),
        "units": ("existing",),
        "objects": ("listed",),
        "outcomes": ("in_period", "latest", "known", "standing"),
        "items": ("in_period",),
        "checks": ("in_period",),
        "reports": ("owed",),
    }
)
"""The sets there are, and their bases; the first is meant where none is named."""

OUTCOME_KINDS: Final = (
    "arrest",
    "prosecution",
    "penalty",
    "compulsory",
    GANG,
    "fugitive",
    "hotspot",
    "drug_users",
    "crime",
    "violation",
)
"""Kinds of outcomes (targets.md §1.5)."""

QUANTITIES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "persons": ("arrest", "fugitive"),
        "persons_once": ("arrest", "prosecution"),
        "accused": ("prosecution",),
        "already_arrested": ("prosecution",),
        "party_members": ("arrest", "prosecution"),
        "outside_management": ("arrest", "prosecution"),
        "grave": ("arrest", "prosecution"),
        "grave_on_file": ("arrest", "prosecution"),
        "grave_not_on_file": ("arrest", "prosecution"),
        "cases": ("penalty", "crime"),
        "amount_dong": ("penalty",),
        "files": ("compulsory",),
        "found": ("hotspot",),
        "removed": ("hotspot",),
        "leaders_known": (GANG,),
        "leaders_on_watch": (GANG,),
        "known": ("drug_users",),
        "on_file": ("drug_users",),
        "solved": ("crime",),
        "count": ("violation",),
    }
)
"""What can be added up, and of which kinds of outcomes."""

_OF_RECORDS: Final = (
    *DIMENSIONS,
    "closing",
    "closing_flag",
    "with_effect",
    "served",
    "rated",
    "rated_at_least",
    "in_use_months",
    "owes_report",
    "reported_on_time",
    "reported_subject",
    "serves_at_least",
    "serves_at_most",
    "arrested_or_prosecuted",
    "named_by_outcome",
    "counted_by_outcome",
    "covers_object",
    "closed_by_end",
)
_OF_OUTCOMES: Final = (
    "branch",
    "offence",
    "offence_branch",
    "family",
    "measure",
    "type",
    "seriousness",
    "organised",
    "key_area",
    "online",
    "first_found_by",
    "accused_at_least",
)
_OF_GANGS: Final = ("branch", "first_found_by", "on_file", "related_to_current", "cross_border")

CONDITIONS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "records": (*_OF_RECORDS, "not", "any"),
        "officers": (
            *("role", "duty", "tenure_years", "uses_collaborators", "with_quota"),
            *("not", "any"),
        ),
        "units": ("kind", "branch", "not", "any"),
        "objects": ("symbol", "branch", "through_line", "key_area", "covered", "not", "any"),
        "outcomes": (*dict.fromkeys([*_OF_OUTCOMES, *_OF_GANGS]), "not", "any"),
        "items": (*DIMENSIONS, "not", "any"),
        "checks": (*DIMENSIONS, "not", "any"),
        "reports": ("in_time",),
    }
)
"""What members of each set may be asked to satisfy."""


def conditions_of(noun: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """What members of a set may be asked to satisfy; of outcomes, by their kinds."""
    known = CONDITIONS[noun]
    if noun != "outcomes":
        return known
    kinds = [_OF_GANGS if one == GANG else _OF_OUTCOMES for one in names]
    return tuple(one for one in known if one in ("not", "any") or all(one in of for of in kinds))


def survey_symbols() -> tuple[str, ...]:
    """The symbols that an object to be surveyed can have."""
    return tuple(one.code for one in catalog().line("DTCB").symbols)


def reports() -> tuple[str, ...]:
    """The reports of the calendar that a submission gives."""
    return tuple(row.code for row in built_in_rows() if row.given_by == "report")


def branches() -> tuple[str, ...]:
    """The branches of the catalog."""
    return tuple(one.code for one in catalog().branches)
