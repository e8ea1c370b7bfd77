"""Of which branch a record is, and the records of one branch alone (targets.md §1.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from ledger.application import Ledger
from ledger.catalog.lines import catalog
from ledger.records.cell import Cell
from ledger.records.own_values import own_list
from ledger.values.naming import reading_key
from ledger.values.stream import CATALOG
from projections.figures.only_branches import OnlyBranches


def branch_of_cell(
    cell: Cell, known: Iterable[str], only_branch: Callable[[str], str | None]
) -> str | None:
    """The branch of what stands in a cell: its own, its field's, or the only one of its unit.

    ``known``: the branches there are; ``only_branch``: the one of a unit that has just one.
    """
    if cell.branch:
        return cell.branch
    if cell.field:
        key = reading_key(cell.field)
        if named := next((one for one in known if reading_key(one) == key), None):
            return named
    return only_branch(cell.unit or "")


Since = tuple[tuple[date, str | None], ...]
"""From which days on a unit has which branch alone, in order."""


class OneBranch(NamedTuple):
    """The records of one branch, day by day.

    ``branch``: None for those of no branch that is known; ``known``: the branches there are;
    ``of_units``: the only branch of each unit that ever had just one, since when; ``loosely``:
    whoever counted them may have counted some of no known branch, too.
    """

    branch: str | None
    known: tuple[str, ...]
    of_units: tuple[tuple[str, Since], ...]
    loosely: bool = False

    @property
    def of_none(self) -> OneBranch:
        """The records of no branch that is known."""
        return self._replace(branch=None)

    @property
    def days(self) -> set[date]:
        """The days on which another branch, or none, became the only one of a unit."""
        return {day for _code, since in self.of_units for day, _branch in since}

    def holds(self, cell: Cell, day: date) -> bool:
        """Whether what stands in a cell at the end of a day is of the branch."""
        return branch_of_cell(cell, self.known, lambda unit: self._only(unit, day)) == self.branch

    def _only(self, unit: str, day: date) -> str | None:
        since = next((one for code, one in self.of_units if code == unit), ())
        return next((branch for begun, branch in reversed(since) if begun <= day), None)


def one_branch(ledger: Ledger, branch: str, known_at: int, *, loosely: bool) -> OneBranch | None:
    """The records of a branch, by the branches of units on each day, as known at a position.

    None where no branch is named: then those of all count.
    """
    if not branch:
        return None
    histories = ledger.unit_histories()
    only = OnlyBranches(histories, known_at)
    found = ((one.number, tuple(only.since(one.number))) for one in histories)
    known = (*(one.code for one in catalog().branches), *own_list(ledger.history(CATALOG)).branch)
    return OneBranch(branch, known, tuple(one for one in found if one[1]), loosely)
