"""One question about a list: of whom, of which days, of which branch; and what is known for it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import repeat
from typing import Any

from ledger.records.carrying import carrier_on
from ledger.records.cell import Cell
from ledger.values.period import Period
from projections.figures.lineage import Lineage
from projections.figures.one_branch import branch_of_cell
from projections.figures.reach import always
from projections.targets.ancestry import Ancestry, ancestry
from projections.targets.members import Member, membership
from projections.targets.paper_index import paper_index
from projections.targets.purview import Purview
from projections.targets.seen_books import (
    CountedGang,
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

    ``branch``: only what is of this branch counts (None: all); ``all``: the books of all units, of
    some of which ``books`` are; ``together``: one after the other of many units is asked about.
    """

    books: SeenBooks
    plan: TargetList
    purview: Purview
    period: Period
    branch: str | None = None
    all: SeenBooks | None = None
    together: bool = False

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
        if period not in self._others:
            then = self._ancestry(period)
            purview = replace(self.purview, reach=then.lineage.reach)
            told: dict[str, Any] = {"books": then.books, "purview": purview, "all": then.whole}
            self._others[period] = replace(self, period=period, **told)
        return self._others[period]

    def lineage(self, earlier: Period) -> Lineage:
        """The units of which what is asked about came, since an earlier period."""
        return self._ancestry(earlier).lineage

    def _ancestry(self, earlier: Period) -> Ancestry:
        return ancestry(self.books, self.whole, self.purview.reach, self.period, earlier)

    def of_unit(self, unit: str) -> Sight:
        """The same question about a unit with what is under it; asked anew, it is the same."""
        if unit not in self._others:
            reach, books = self.whole.of_unit(unit)
            told: dict[str, Any] = {"books": books, "purview": Purview(unit, reach)}
            self._others[unit] = replace(self, all=self.whole, **told)
        return self._others[unit]

    def alone(self) -> Sight:
        """The same question about the unit without what is under it."""
        code, all_of_it = self.purview.unit, self.whole
        told: dict[str, Any] = {"books": all_of_it.within([code]), "all": all_of_it}
        return replace(self, purview=Purview(code, always([code])), **told)

    @cached_property
    def _others(self) -> dict[Period | str, Sight]:
        """The same question about earlier days, and about units."""
        return {}

    # ---- of many units --------------------------------------------------------------------------

    def below(self) -> Iterator[tuple[str, Sight]]:
        """The same question about each unit under the one asked about, as the tree goes down."""
        for code in self.units_below():
            yield code, self.of_many.of_unit(code)

    @cached_property
    def of_many(self) -> Sight:
        """The same question, which many more like it will follow."""
        return self if self.together else replace(self, together=True)

    @cached_property
    def everybody(self) -> Sight | None:
        """The same question about everybody, of records that are settled; None: it is asked alone.

        What is settled in a unit that is asked about on every day is the same there.
        """
        if not self.together or self.purview.officer is not None:
            return None
        found = self.whole.remembered
        key = ("everybody", id(self.plan), self.period, self.branch)
        if key not in found:
            told: dict[str, Any] = {
                "books": self.whole.settled,
                "purview": Purview(""),
                "all": None,
            }
            found[key] = replace(self, together=False, **told)
        everybody: Sight = found[key]
        return everybody

    @cached_property
    def always(self) -> frozenset[str] | None:
        """The units that are asked about on every day; None: every unit."""
        if (reach := self.purview.reach) is None:
            return None
        return frozenset.intersection(*(stage.units for stage in reach.stages))

    @property
    def is_steady(self) -> bool:
        """Whether the units asked about are the same on every day."""
        return self.purview.reach is None or len(self.purview.reach.stages) == 1

    @cached_property
    def apart(self) -> Sight | None:
        """The same question about the records alone of which everybody's says nothing, if any."""
        reach, index = self.purview.reach, self.books.index
        ever = index.unsettled if reach is None else reach.ever()
        if self.is_steady and ever.isdisjoint(index.unsettled):
            return None
        books = replace(self.books, records=index.apart(self.always, ever))
        return replace(self, books=books, all=self.whole, together=False)

    @cached_property
    def remembered(self) -> dict[Any, Any]:
        """What was found for this question; where it is about everybody, whatever list asks it."""
        if self.purview.is_everybodys:
            return self.books.remembered.setdefault(self.period, {})  # type: ignore[no-any-return]
        return {}

    @cached_property
    def ready(self) -> dict[int, Any]:
        """By its identity, what a list asks, made ready for one unit after the other."""
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
        if (line, base) not in self.remembered:
            self.remembered[line, base] = self._found(line, base)
        return self.remembered[line, base]  # type: ignore[no-any-return]

    def _found(self, line: str, base: str) -> list[Member]:
        if self.everybody is None:
            records = self.books.records.get(line, ())
            found = map(membership(base), records, repeat(self.purview), repeat(self.period))
            return [one for one in found if one]
        settled = self.everybody.by_unit(line, base)
        units = settled if self.always is None else self.always
        told = [one for unit in units for one in settled.get(unit, ())]
        told += self.apart.all_members((line,), base) if self.apart else []
        return sorted(told, key=lambda one: one.record.stream)

    def by_unit(self, line: str, base: str) -> dict[str | None, list[Member]]:
        """The records of a line in a base by the unit they count in."""
        key = ("by_unit", line, base)
        if key not in self.remembered:
            found: dict[str | None, list[Member]] = defaultdict(list)
            for one in self._in_base(line, base):
                found[one.cell.unit].append(one)
            self.remembered[key] = found
        return self.remembered[key]  # type: ignore[no-any-return]

    def is_asked(self, branch: str | None) -> bool:
        """Whether what is of a branch counts."""
        return self.branch is None or branch == self.branch

    def branch_of(self, member: Member) -> str | None:
        """The branch of a record: its own, its field's, or that of its unit (targets.md §1.1)."""
        return self.branch_of_cell(member.cell, member.day)

    def branch_of_cell(self, cell: Cell, day: date) -> str | None:
        """The branch of what stands in a cell: of its unit the one that it has alone on a day."""
        only = self.books.only_branches
        return branch_of_cell(cell, self.books.branches, lambda unit: only.of(unit, day))

    @cached_property
    def current_collaborators(self) -> list[Member]:
        """The collaborators in use at the end, of whatever branch: who uses one uses it."""
        return self.all_members(("CTVBM",), "current")

    def collaborators_of(self, officer: str) -> int:
        """How many collaborators in use at the end an officer is responsible for."""
        if self.everybody is None:
            return sum(self._used_by(officer).values())
        used, always = self.everybody._used_by(officer), self.always
        settled = sum(one for unit, one in used.items() if always is None or unit in always)
        return settled + (self.apart.collaborators_of(officer) if self.apart else 0)

    def _used_by(self, officer: str) -> Mapping[str | None, int]:
        """The collaborators in use at the end that an officer is responsible for, by unit."""
        key = "used_by"
        if key not in self.remembered:
            found: dict[str | None, Counter[str | None]] = defaultdict(Counter)
            for one in self.current_collaborators:
                found[one.cell.officer][one.cell.unit] += 1
            self.remembered[key] = found
        return self.remembered[key].get(officer, {})  # type: ignore[no-any-return]

    # ---- units and officers ---------------------------------------------------------------------

    @cached_property
    def units(self) -> list[CountedUnit]:
        """The units asked about that exist at the end."""
        there, known = self._there, self.books.units
        among = known if there is None or len(there) > 1 else there & known.keys()
        return [known[one] for one in among if known[one].exists and self.covers(one)]

    def covers(self, unit: str) -> bool:
        """Whether a unit is asked about at the end."""
        return self._there is None or unit in self._there

    @cached_property
    def _there(self) -> frozenset[str] | None:
        reach = self.purview.reach
        return None if reach is None else reach.on(self.period.end)

    def units_below(self, top: str | None = None) -> Iterator[str]:
        """The units that exist under a unit (None: the one asked about), as the tree goes down."""
        above = top or self.purview.unit
        for code in self._children.get(above, ()):
            yield code
            yield from self.units_below(code)

    @cached_property
    def _children(self) -> dict[str | None, list[str]]:
        """By unit, the units that stand directly under it, in order."""
        found: dict[str | None, list[str]] = defaultdict(list)
        for one in sorted(self.units, key=lambda one: one.code):
            if one.parent != one.code:
                found[one.parent].append(one.code)
        return found

    def officers(self) -> list[CountedOfficer]:
        """The officers who serve there at the end; of one branch, in units that have it."""
        his = self.purview.officer
        return [
            one
            for one in self.books.officers
            if self.covers(one.unit)
            and (his is None or one.code == his)
            and self.is_unit_asked(one.unit)
        ]

    def is_unit_asked(self, code: str) -> bool:
        """Whether a unit has the branch asked about."""
        unit = self.books.units.get(code)
        return self.branch is None or bool(unit and self.branch in unit.branches)

    def keeps(self, gang: CountedGang, day: date | None = None) -> bool:
        """Whether a gang was the scope's on a day: at the end, or when it was dismantled."""
        day = day or self._last_day(gang)
        return self.purview.covers(carrier_on(gang.carriers, day), day)

    def keeper_of(self, gang: CountedGang) -> str:
        """Whose a gang is at the end, or was when it was dismantled."""
        return carrier_on(gang.carriers, self._last_day(gang))

    def _last_day(self, gang: CountedGang) -> date:
        return min(gang.dismantled_on or self.period.end, self.period.end)

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
        kept, there = self.books.list_kept_by, self._there
        if not (kept if there is None else kept & there):
            return None
        found = paper_index(self.whole).objects.of(there)
        return [one for one in found if self.is_asked(one.branch)]
