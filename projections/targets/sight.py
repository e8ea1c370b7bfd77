"""One question about a list: of whom, of which days, of which branch; and what is known for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from ledger.entries.record import RecordClosed, SupportGained, SupportLost
from ledger.records.cell import Cell
from ledger.values.dates import END_OF_TIME
from ledger.values.naming import reading_key
from ledger.values.period import Period
from projections.figures.lineage import Lineage, lineage
from projections.figures.reach import reach_among
from projections.targets.members import Member, member_of
from projections.targets.purview import Purview
from projections.targets.seen_books import (
    CountedObject,
    CountedOfficer,
    CountedOutcome,
    CountedRecord,
    CountedUnit,
    SeenBooks,
)
from projections.targets.target_list import TargetList


@dataclass(frozen=True)
class ServiceStay:
    """A collaborator served a record from one day until another, which is not in it."""

    collaborator: str
    served: str
    since: date
    until: date


@dataclass(frozen=True)
class Sight:
    """What is asked, and of what. ``branch``: only what is of this branch counts (None: all)."""

    books: SeenBooks
    plan: TargetList
    purview: Purview
    period: Period
    branch: str | None = None

    def at(self, period: Period) -> Sight:
        """The same question about other days."""
        return replace(self, period=period)

    def before(self, period: Period) -> Sight:
        """The same question about an earlier period, as units, officers and papers stood then.

        Also of the units that since went into what is asked about.
        """
        purview = replace(self.purview, reach=self.lineage(period).reach)
        return replace(self, books=self.books.earlier(period), period=period, purview=purview)

    def lineage(self, earlier: Period) -> Lineage:
        """The units of which what is asked about came, since an earlier period."""
        known_at, reach = self.books.known_at, self.purview.reach
        units, days = self.books.unit_histories, self.period
        return lineage(units, reach, days, earlier, alone=False, known_at=known_at)

    def of_unit(self, unit: str) -> Sight:
        """The same question about a unit with what is under it."""
        known_at = self.books.known_at
        reach = reach_among(self.books.unit_histories, unit, alone=False, known_at=known_at)
        return replace(self, purview=Purview(unit, reach))

    # ---- records --------------------------------------------------------------------------------

    def members(self, lines: Iterable[str], base: str) -> list[Member]:
        """The records of some lines in a base, of the branch asked about."""
        return [one for one in self.all_members(lines, base) if self.is_asked(self.branch_of(one))]

    def all_members(self, lines: Iterable[str], base: str) -> list[Member]:
        """The records of some lines in a base, of whatever branch."""
        found = (
            member_of(base, record, self.purview, self.period)
            for line in lines
            for record in self.books.records.get(line, ())
        )
        return [one for one in found if one]

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
        covers = self.purview.covers
        return [
            one
            for one in self.books.units.values()
            if one.exists and covers(one.code, self.period.end)
        ]

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
            if self.purview.covers(one.unit, self.period.end)
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
        end = self.period.end
        if not any(self.purview.covers(unit, end) for unit in self.books.list_kept_by):
            return None
        return [
            one
            for one in self.books.objects
            if self.purview.covers(one.unit, end) and self.is_asked(one.branch)
        ]

    # ---- service --------------------------------------------------------------------------------

    @cached_property
    def service(self) -> dict[str, list[ServiceStay]]:
        """By the stream of a record, served or serving, its stays in service."""
        found: dict[str, list[ServiceStay]] = defaultdict(list)
        for record in self._served():
            for stay in stays_of(record):
                found[record.stream].append(stay)
                found[stay.collaborator].append(stay)
        return found

    def _served(self) -> Iterable[CountedRecord]:
        return (
            record
            for records in self.books.records.values()
            for record in records
            if any(isinstance(one, SupportGained) for one in record.entries)
        )

    @cached_property
    def by_stream(self) -> dict[str, CountedRecord]:
        """Every record by its stream."""
        return {one.stream: one for records in self.books.records.values() for one in records}

    @cached_property
    def naming(self) -> dict[str, list[CountedOutcome]]:
        """By a record's stream, the arrests and prosecutions for listed offences that name it."""
        found: dict[str, list[CountedOutcome]] = defaultdict(list)
        for one in self.books.outcomes:
            if one.kind in ("arrest", "prosecution") and one.watch_listed:
                for record in one.records:
                    found[record].append(one)
        return found


def stays_of(record: CountedRecord) -> list[ServiceStay]:
    """By whom a record was served from when until when; its own closing ends it."""
    since: dict[str, date] = {}
    found = []
    for entry in record.entries:
        if isinstance(entry, SupportGained):
            since.setdefault(entry.collaborator, entry.effective_on)
            continue
        ended = [entry.collaborator] if isinstance(entry, SupportLost) else []
        if isinstance(entry, RecordClosed):
            ended = list(since)
        for one in ended:
            if one in since:
                stay = ServiceStay(one, record.stream, since.pop(one), entry.effective_on)
                found.append(stay)
    lasting = (ServiceStay(one, record.stream, at, END_OF_TIME) for one, at in since.items())
    return [*found, *lasting]
