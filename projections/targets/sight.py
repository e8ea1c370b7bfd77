"""One question about a list: of whom, of which days, of which branch; and what is known for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from ledger.records.cell import Cell
from ledger.values.naming import reading_key
from ledger.values.period import Period
from projections.figures.lineage import Lineage, lineage
from projections.figures.reach import reach_placed
from projections.targets.members import Member, member_of
from projections.targets.purview import Purview
from projections.targets.seen_books import (
    CountedObject,
    CountedOfficer,
    CountedOutcome,
    CountedUnit,
    SeenBooks,
)
from projections.targets.target_list import TargetList


@dataclass(frozen=True)
class Sight:
    """What is asked, and of what.

    ``branch``: only what is of this branch counts (None: all); ``all``: the books of all units,
    where ``books`` are those of some.
    """

    books: SeenBooks
    plan: TargetList
    purview: Purview
    period: Period
    branch: str | None = None
    all: SeenBooks | None = None

    @property
    def whole(self) -> SeenBooks:
        """The books of all units."""
        return self.all or self.books

    def at(self, period: Period) -> Sight:
        """The same question about other days."""
        return replace(self, period=period)

    def before(self, period: Period) -> Sight:
        """The same question about an earlier period, as units, officers and papers stood then.

        Also of the units that since went into what is asked about.
        """
        reach, whole = self.lineage(period).reach, self.books.earlier(period)
        books = whole if reach is None else whole.within(reach.ever())
        purview = replace(self.purview, reach=reach)
        return replace(self, books=books, period=period, purview=purview, all=whole)

    def lineage(self, earlier: Period) -> Lineage:
        """The units of which what is asked about came, since an earlier period."""
        known: dict[str, Any] = {"known_at": self.books.known_at, "ever": self.whole.units_ever}
        units, reach, days = self.books.unit_histories, self.purview.reach, self.period
        return lineage(units, reach, days, earlier, alone=False, **known)

    def of_unit(self, unit: str) -> Sight:
        """The same question about a unit with what is under it; asked anew, it is the same."""
        if unit not in self._of_units:
            reach = reach_placed(self.whole.placings, unit)
            books, purview = self.whole.within(reach.ever()), Purview(unit, reach)
            self._of_units[unit] = replace(self, books=books, purview=purview, all=self.whole)
        return self._of_units[unit]

    @cached_property
    def _of_units(self) -> dict[str, Sight]:
        return {}

    # ---- records --------------------------------------------------------------------------------

    def members(self, lines: Iterable[str], base: str) -> list[Member]:
        """The records of some lines in a base, of the branch asked about."""
        return [one for one in self.all_members(lines, base) if self.is_asked(self.branch_of(one))]

    def all_members(self, lines: Iterable[str], base: str) -> list[Member]:
        """The records of some lines in a base, of whatever branch."""
        return [one for line in lines for one in self._in_base(line, base)]

    def _in_base(self, line: str, base: str) -> list[Member]:
        """The records of a line in a base, found once."""
        if (line, base) not in self._members:
            records = self.books.records.get(line, ())
            found = (member_of(base, one, self.purview, self.period) for one in records)
            self._members[line, base] = [one for one in found if one]
        return self._members[line, base]

    @cached_property
    def _members(self) -> dict[tuple[str, str], list[Member]]:
        return {}

    def is_asked(self, branch: str | None) -> bool:
        """Whether what is of a branch counts."""
        return self.branch is None or branch == self.branch

    def branch_of(self, member: Member) -> str | None:
        """The branch of a record: its own, its field's, or that of its unit (targets.md §1.1)."""
        return self.branch_of_cell(member.cell)

    def branch_of_cell(self, cell: Cell) -> str | None:
        """The branch of what stands in a cell."""
        if cell.branch:
            return cell.branch
        if cell.field and (named := self._branch_named(cell.field)):
            return named
        unit = self.books.units.get(cell.unit or "")
        return unit.branches[0] if unit and len(unit.branches) == 1 else None

    def _branch_named(self, field: str) -> str | None:
        """The branch whose name a field of work is."""
        key = reading_key(field)
        return next((one for one in self.books.branches if reading_key(one) == key), None)

    @cached_property
    def current_collaborators(self) -> list[Member]:
        """The collaborators in use at the end."""
        return self.members(("CTVBM",), "current")

    @cached_property
    def current_surveys(self) -> list[Member]:
        """The survey files at hand at the end."""
        return self.members(("DTCB",), "current")

    # ---- units and officers ---------------------------------------------------------------------

    @cached_property
    def units(self) -> list[CountedUnit]:
        """The units asked about that exist at the end."""
        return [one for one in self.books.units.values() if one.exists and self._covers(one.code)]

    def _covers(self, unit: str) -> bool:
        """Whether a unit is asked about at the end."""
        return self._there is None or unit in self._there

    @cached_property
    def _there(self) -> frozenset[str] | None:
        reach = self.purview.reach
        return None if reach is None else reach.on(self.period.end)

    def units_below(self, top: str | None = None) -> Iterator[str]:
        """The units that exist under a unit (None: the one asked about), as the tree goes down."""
        above = top or self.purview.unit
        there = (one.code for one in self.units if one.parent == above and one.code != above)
        for code in sorted(there):
            yield code
            yield from self.units_below(code)

    def officers(self) -> list[CountedOfficer]:
        """The officers who serve there at the end; of one branch, in units that have it."""
        his = self.purview.officer
        return [
            one
            for one in self.books.officers
            if self._covers(one.unit)
            and (his is None or one.code == his)
            and self.is_unit_asked(one.unit)
        ]

    def is_unit_asked(self, code: str) -> bool:
        """Whether a unit has the branch asked about."""
        unit = self.books.units.get(code)
        return self.branch is None or bool(unit and self.branch in unit.branches)

    # ---- outcomes, objects ----------------------------------------------------------------------

    def outcomes(self, kinds: Iterable[str]) -> list[CountedOutcome]:
        """The outcomes of some kinds, on whatever day, of the scope and the branch asked about."""
        wanted = frozenset(kinds)
        return [
            one
            for one in self.books.outcomes
            if one.kind in wanted
            and self.purview.covers(one.unit, one.on)
            and self.is_asked(one.branch)
        ]

    @cached_property
    def objects(self) -> list[CountedObject] | None:
        """The objects that must be surveyed; None where nobody in the scope keeps a list."""
        if not any(map(self._covers, self.books.list_kept_by)):
            return None
        return [
            one
            for one in self.books.objects
            if self._covers(one.unit) and self.is_asked(one.branch)
        ]
