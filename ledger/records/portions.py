"""Who gets what of a unit that is split, or abolished with its level."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.entries.organisation import UnitAbolished, UnitParted, UnitSplit
from ledger.records.cell import Cell
from ledger.records.unit_kind import branch_of
from ledger.values.stream import Stream

SORTS = ("record", "branch", "officer", "unit")
"""What may be given to a unit: one file, the files of a branch, an officer with his files, a unit
that stood under the one that is divided. The first that applies to a file counts.
"""

Divided = UnitSplit | UnitAbolished | UnitParted
"""The entries that give something to one unit and something to another."""


def portion(ending: Divided, about: Stream, cell: Cell | None) -> str | None:
    """The code of the unit to which goes a record, an officer or a unit; None: to nobody.

    ``cell``: where the record stands on that day.
    """
    given = {
        (sort, one[sort]): one["to"] for one in ending.given or () for sort in SORTS if sort in one
    }
    branches = [value for sort, value in given if sort == "branch"]
    said = (given[key] for key in _keys(about, cell, branches) if key in given)
    return next(said, None if isinstance(ending, UnitParted) else ending.to_unit)


def _keys(about: Stream, cell: Cell | None, branches: list[str]) -> Iterator[tuple[str, str]]:
    """By what something may be given, the first that applies first."""
    if not about.is_record:
        yield about.noun, about.key
        return
    yield "record", about
    if cell and (branch := branch_of(cell, {}, branches)):
        yield "branch", branch
    if cell and cell.officer:
        yield "officer", cell.officer
