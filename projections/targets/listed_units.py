"""The units that a target lists by kind and branch (đầu mối; targets.md §1.2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from projections.targets.indicator import ListedKind
from projections.targets.seen_books import CountedUnit
from projections.targets.sight import Sight

TEAM, DISTRICT = "team", "district"


def listed_units(listed: Iterable[ListedKind], sight: Sight) -> list[CountedUnit]:
    """The units of the scope that exist at the end and are listed, each once.

    A district without any team takes the place of its teams. Of one branch asked about, only units
    that have it.
    """
    found: dict[str, CountedUnit] = {}
    for one in listed:
        for unit in _of_kind(one, sight):
            if sight.is_unit_asked(unit.code):
                found.setdefault(unit.code, unit)
    return sorted(found.values(), key=lambda unit: unit.code)


def _of_kind(listed: ListedKind, sight: Sight) -> Iterator[CountedUnit]:
    for unit in sight.units:
        has_branch = not listed.branches or not set(listed.branches).isdisjoint(unit.branches)
        is_listed = unit.kind == listed.kind and has_branch
        if is_listed or (listed.kind == TEAM and _takes_their_place(unit, sight)):
            yield unit


def _takes_their_place(unit: CountedUnit, sight: Sight) -> bool:
    """Whether a unit is a district without any team."""
    return unit.kind == DISTRICT and not _has_team(unit, sight)


def _has_team(district: CountedUnit, sight: Sight) -> bool:
    """Whether a team stands under a district, at any depth."""
    units = sight.books.units
    for one in units.values():
        above, seen = one.parent or "", set[str]()
        while one.exists and one.kind == TEAM and above in units and above not in seen:
            if above == district.code:
                return True
            seen.add(above)
            above = units[above].parent or ""
    return False
