"""Of which branch a record is, and the records of one branch alone (targets.md §1.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from ledger.application import Ledger
from ledger.catalog.lines import catalog
from ledger.records.cell import Cell
from ledger.records.organisation import unit_of
from ledger.records.own_values import own_list
from ledger.values.naming import reading_key
from ledger.values.stream import CATALOG


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


class OneBranch(NamedTuple):
    """The records of one branch.

    ``branch``: None for those of no branch that is known; ``known``: the branches there are;
    ``of_units``: the only branch of each unit that has just one; ``loosely``: whoever counted them
    may have counted some of no known branch, too.
    """

    branch: str | None
    known: tuple[str, ...]
    of_units: tuple[tuple[str, str], ...]
    loosely: bool = False

    @property
    def of_none(self) -> OneBranch:
        """The records of no branch that is known."""
        return self._replace(branch=None)

    def holds(self, cell: Cell) -> bool:
        """Whether what stands in a cell is of the branch."""
        return branch_of_cell(cell, self.known, self._only) == self.branch

    def _only(self, unit: str) -> str | None:
        return next((branch for code, branch in self.of_units if code == unit), None)


def one_branch(
    ledger: Ledger, branch: str, as_of: date, known_at: int, *, loosely: bool
) -> OneBranch | None:
    """The records of a branch, by the branches of units as of a day, as known at a position.

    None where no branch is named: then those of all count.
    """
    if not branch:
        return None
    found = (unit_of(history, as_of, known_at) for history in ledger.unit_histories())
    only = tuple((one.code, one.branches[0]) for one in found if len(one.branches) == 1)
    known = (*(one.code for one in catalog().branches), *own_list(ledger.history(CATALOG)).branch)
    return OneBranch(branch, known, only, loosely)
