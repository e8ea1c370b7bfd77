"""Of what kind a unit is, and what branches it has: as stated, or as its level and place tell.

Plans ask for units of a kind (division, district, team, commune) and branch. Ledgers from before
kinds were stated answer by the unit's level and by the level of the unit above it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ledger.catalog.lines import catalog
from ledger.records.cell import Cell
from ledger.records.organisation import Unit
from ledger.values.naming import reading_key

PROVINCE, DIVISION, DISTRICT, TEAM, COMMUNE = "province", "division", "district", "team", "commune"
"""The codes of the kinds, from the top down (catalog)."""

_OF_LEVEL = {("tỉnh", None): PROVINCE, ("huyện", "huyện"): TEAM}
_OF_LEVEL_ALONE = {"tỉnh": DIVISION, "huyện": DISTRICT}


def kind_of(unit: Unit, units: Mapping[str, Unit]) -> str:
    """The kind of a unit: as stated, else by its level and that of the unit above.

    ``units``: those of the same day, by code. A unit of level tỉnh is a division under another, and
    a province under none; one of level huyện is a team under another such, else a district; one of
    level phường or xã is a commune.
    """
    if unit.kind:
        return unit.kind
    above = units.get(unit.parent or "")
    level = above.level if above else None
    return _OF_LEVEL.get((unit.level, level)) or _OF_LEVEL_ALONE.get(unit.level, COMMUNE)


def branch_of(cell: Cell, units: Mapping[str, Unit], added: Iterable[str] = ()) -> str | None:
    """The branch of a record: its own; else its field, where that is the name of a branch.

    Else that of the unit that holds it, where that has exactly one; else none. ``added``: branches
    of the ledger's own list.
    """
    if cell.branch:
        return cell.branch
    if cell.field and (named := _named(cell.field, added)):
        return named
    holder = units.get(cell.unit or "")
    return holder.branches[0] if holder and len(holder.branches) == 1 else None


def _named(field: str, added: Iterable[str]) -> str | None:
    """The branch whose name a field of work is."""
    key = reading_key(field)
    known = [*(one.code for one in catalog().branches), *added]
    return next((branch for branch in known if reading_key(branch) == key), None)
