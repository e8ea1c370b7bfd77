"""What grading asks of the books, as plain values: whoever folds them fills these (targets.md §1).

Every value is as known at one position; days are effective dates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from ledger.records.carrying import Carrier
from ledger.records.history import History
from ledger.records.organisation import Unit
from ledger.records.papers.leading import LEADING
from ledger.records.papers.quota import StandingDays
from ledger.values.period import Period
from projections.figures.lineage import units_ever
from projections.figures.only_branches import OnlyBranches
from projections.figures.reach import Placing, Reach, placed, reach_placed
from projections.targets.record_index import CountedRecord, RecordIndex


class CountedUnit(NamedTuple):
    """A unit at the end of the last day: its kind, its branches, the unit above it.

    ``exists``: false of one that was dissolved by then, as it last was.
    """

    code: str
    name: str
    kind: str
    branches: tuple[str, ...] = ()
    parent: str | None = None
    exists: bool = True


class CountedOfficer(NamedTuple):
    """An officer who serves at the end of the last day.

    ``years``: whole years in the present unit, None where the day of joining is not known.
    """

    code: str
    unit: str
    role: str
    duties: tuple[str, ...] = ()
    years: int | None = None


class CountedOutcome(NamedTuple):
    """A result of work.

    ``numbers``: its quantities by their names in targets.md §1.5, also those that follow from them
    (``persons_once``, ``grave_not_on_file``); ``facts``: what it says besides; ``offence_branch``,
    ``family``, ``watch_listed``: of its offence.
    """

    position: int
    on: date
    unit: str
    kind: str
    branch: str | None = None
    numbers: Mapping[str, int] = {}
    facts: Mapping[str, str | int | bool | None] = {}
    records: tuple[str, ...] = ()
    offence_branch: str | None = None
    family: str | None = None
    watch_listed: bool = False


class CountedGang(NamedTuple):
    """A gang: found, put on file, dismantled, on a day or not yet; ``carriers``: whose it is."""

    code: str
    unit: str
    found_on: date
    position: int
    branch: str | None = None
    filed_on: date | None = None
    dismantled_on: date | None = None
    records: tuple[str, ...] = ()
    leaders_known: int = 0
    leaders_on_watch: int = 0
    cross_border: bool = False
    first_found_by: str | None = None
    carriers: tuple[Carrier, ...] = ()


class CountedObject(NamedTuple):
    """An object on the list at the end of the last day; ``unit``: whose list it then is."""

    code: str
    unit: str
    symbol: str
    name: str | None = None
    branch: str | None = None
    through_line: bool = False
    key_area: bool = False


class CountedAttestation(NamedTuple):
    """What was attested of a unit and a period: that it holds or not, or a number.

    ``officer``: of whom it is, where it is of one.
    """

    code: str
    unit: str
    period: Period
    position: int
    holds: bool | None = None
    indicator: str | None = None
    number: int | None = None
    officer: str | None = None


class CountedQuota(NamedTuple):
    """An approved quota of a unit, or of an officer of it (``officer``), and when it stands."""

    indicator: str
    unit: str
    officer: str | None
    period: Period
    number: int
    percent: bool = False
    position: int = 0
    standing: StandingDays = StandingDays()


class CountedReport(NamedTuple):
    """A report a unit owed: which, until when, and whether it was submitted in time.

    ``kinds``: of units that owe it by the calendar (none: all), where a list may ask it of others.
    """

    name: str
    unit: str
    deadline: date
    in_time: bool
    position: int = 0
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class SeenBooks:
    """The books as known at a position, at the end of one day.

    ``today``: the last day of which something could be known; ``index``: of the records of all
    units, where ``records`` may be those of some; ``naming``: by a record's stream, the results it
    is counted by (``gathering_papers``), in order; ``unit_histories``: entries of every unit;
    ``branches``, ``offences``: those known; ``only_branches``: those of units, day by day;
    ``list_kept_by``: units that listed an object by then, or carry on one that did; ``roles``: in
    which role an officer served since when; ``duties``: streams of inspections etc., which no list
    asks about; ``earlier``: of an earlier period.
    """

    known_at: int
    as_of: date
    today: date
    records: Mapping[str, tuple[CountedRecord, ...]]
    units: Mapping[str, CountedUnit]
    unit_histories: tuple[History, ...]
    officers: tuple[CountedOfficer, ...]
    index: RecordIndex
    naming: Mapping[str, list[CountedOutcome]]
    earlier: Callable[[Period], SeenBooks]
    only_branches: OnlyBranches
    branches: tuple[str, ...] = ()
    offences: tuple[str, ...] = ()
    outcomes: Sequence[CountedOutcome] = ()
    gangs: tuple[CountedGang, ...] = ()
    objects: tuple[CountedObject, ...] = ()
    list_kept_by: frozenset[str] = frozenset()
    attestations: tuple[CountedAttestation, ...] = ()
    quotas: tuple[CountedQuota, ...] = ()
    reports: tuple[CountedReport, ...] = ()
    roles: Mapping[str, tuple[tuple[date, str], ...]] = field(default_factory=dict)
    duties: tuple[History, ...] = ()

    @cached_property
    def _duties_of(self) -> dict[str, list[History]]:
        found: dict[str, list[History]] = defaultdict(list)
        for one in self.duties:
            found[one.noun].append(one)
        return found

    def duties_of(self, noun: str) -> Sequence[History]:
        """The streams of duties of a kind, as of inspections."""
        return self._duties_of.get(noun, ())

    @cached_property
    def placings(self) -> list[Placing]:
        """Where units stood in the tree."""
        return placed(self.unit_histories, self.known_at)

    @cached_property
    def units_ever(self) -> Mapping[str, Unit]:
        """All units there ever were, as they stand in the end."""
        return units_ever(self.unit_histories, self.known_at)

    @cached_property
    def _outcomes_of(self) -> dict[str, list[CountedOutcome]]:
        found: dict[str, list[CountedOutcome]] = defaultdict(list)
        for one in self.outcomes:
            found[one.unit].append(one)
        return found

    def outcomes_of(self, units: Iterable[str]) -> list[CountedOutcome]:
        """The results of some units, in order."""
        found = [one for unit in units for one in self._outcomes_of.get(unit, ())]
        return sorted(found, key=lambda one: (one.on, one.position))

    def within(self, units: Iterable[str]) -> SeenBooks:
        """The same books without the records and results of other units.

        Who serves whom, and which result names what, is known of all units all the same.
        """
        told = tuple(units)
        return replace(self, records=self.index.within(told), outcomes=OutcomesWithin(self, told))

    def of_unit(self, unit: str) -> OfUnit:
        """The same books of a unit with what is under it, and which units those are on each day."""
        if unit not in self._of_units:
            reach = reach_placed(self.placings, unit)
            self._of_units[unit] = OfUnit(reach, self.within(reach.ever()))
        return self._of_units[unit]

    @cached_property
    def _of_units(self) -> dict[str, OfUnit]:
        return {}

    @cached_property
    def settled(self) -> SeenBooks:
        """The same books with the records alone that never stood in more than one unit."""
        return replace(self, records=self.index.settled)

    @cached_property
    def remembered(self) -> dict[Any, Any]:
        """What was counted of everybody in these books, by what it was."""
        return {}

    def role_on(self, officer: str, day: date) -> str | None:
        """In which role an officer serves on a day."""
        told = [role for since, role in self.roles.get(officer, ()) if since <= day]
        return told[-1] if told else None

    def may_lead(self, officer: str, day: date) -> bool:
        """Whether an officer leads or commands on a day, or is none whom these books know.

        A bundle knows no officers of units outside it: whether they lead is said by its ledger
        alone, and what they did for the unit is not counted as missing.
        """
        return officer not in self.roles or self.role_on(officer, day) in LEADING


class OfUnit(NamedTuple):
    """The books of a unit with what is under it, and its reach."""

    reach: Reach
    books: SeenBooks


class OutcomesWithin(Sequence[CountedOutcome]):
    """The results of some units, found when they are asked for."""

    def __init__(self, books: SeenBooks, units: Iterable[str]) -> None:
        self._books, self._units = books, tuple(units)

    @cached_property
    def _told(self) -> list[CountedOutcome]:
        return self._books.outcomes_of(self._units)

    def __getitem__(self, place: Any) -> Any:
        return self._told[place]

    def __len__(self) -> int:
        return len(self._told)

    def __iter__(self) -> Iterator[CountedOutcome]:
        return iter(self._told)
