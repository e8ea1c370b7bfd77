"""What grading asks of the books, as plain values: whoever folds them fills these (targets.md §1).

Every value is as known at one position; days are effective dates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from ledger.entries import Entry
from ledger.entries.record import RecordClosed, SupportGained, SupportLost
from ledger.records.cell import Cell
from ledger.records.history import History
from ledger.records.organisation import Unit
from ledger.values.dates import END_OF_TIME
from ledger.values.period import Period
from ledger.values.stream import Stream
from projections.figures.lineage import units_ever
from projections.figures.reach import Placing, placed
from projections.figures.recount import Course


class CountedRecord(NamedTuple):
    """A record replayed: its course, and its entries in force in the order they took effect.

    ``covers``: from which day on a survey file names which object; ``opening_balance``: it was
    loaded when the ledger began; ``first_day``: of its first entry.
    """

    course: Course
    entries: tuple[Entry, ...]
    covers: tuple[tuple[date, str | None], ...]
    opened_on: date
    first_day: date
    opening_balance: bool = False

    @property
    def stream(self) -> str:
        """Its name in the store."""
        return self.course.record

    @property
    def number(self) -> str:
        """Its file number."""
        return self.course.number

    @property
    def line(self) -> str:
        """Its line of work."""
        return Stream(self.stream).noun

    def stood_on(self, day: date) -> Cell | None:
        """Where it stands at the end of a day, or stood on it before it was closed."""
        turn = self.course.turn_on(day)
        if turn is None:
            return None
        if turn.after is None and turn.entry.effective_on == day:
            return turn.before
        return turn.after

    def object_on(self, day: date) -> str | None:
        """The object it names at the end of a day."""
        told = [one for since, one in self.covers if since <= day]
        return told[-1] if told else None


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
    """A gang: found, put on file, dismantled, each on a day or not yet."""

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


class CountedObject(NamedTuple):
    """An object on the list at the end of the last day; ``unit``: whose list it is."""

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
    """An approved quota of a unit, or of an officer of it (``officer``)."""

    indicator: str
    unit: str
    officer: str | None
    period: Period
    number: int
    percent: bool = False
    position: int = 0


class CountedReport(NamedTuple):
    """A report a unit owed: which, until when, and whether it was submitted in time."""

    name: str
    unit: str
    deadline: date
    in_time: bool
    position: int = 0


@dataclass(frozen=True)
class ServiceStay:
    """A collaborator served a record from one day until another, which is not in it."""

    collaborator: str
    served: str
    since: date
    until: date


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
    found += [ServiceStay(one, record.stream, at, END_OF_TIME) for one, at in since.items()]
    return found


class RecordIndex:
    """Where one question after the other finds records: each way is made once, when first asked."""

    def __init__(self, records: Mapping[str, tuple[CountedRecord, ...]]) -> None:
        self._records = records

    @cached_property
    def by_stream(self) -> dict[str, CountedRecord]:
        """Every record by its stream."""
        return {one.stream: one for records in self._records.values() for one in records}

    @cached_property
    def service(self) -> dict[str, list[ServiceStay]]:
        """By the stream of a record, served or serving, its stays in service."""
        found: dict[str, list[ServiceStay]] = defaultdict(list)
        for record in self.by_stream.values():
            for stay in stays_of(record):
                found[record.stream].append(stay)
                found[stay.collaborator].append(stay)
        return found

    @cached_property
    def _streams_of(self) -> dict[tuple[str, str], set[str]]:
        """By line and unit, the streams of the records that ever stood in it."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for stream, record in self.by_stream.items():
            for turn in record.course.turns:
                if turn.after is not None:
                    found[record.line, turn.after.unit or ""].add(stream)
        return found

    def within(self, units: Iterable[str]) -> dict[str, tuple[CountedRecord, ...]]:
        """By line, the records that ever stood in one of some units, in the order of streams."""
        told, found = list(units), {}
        for line in self._records:
            streams = set[str]().union(*(self._streams_of.get((line, one), ()) for one in told))
            found[line] = tuple(self.by_stream[one] for one in sorted(streams))
        return found


@dataclass(frozen=True, eq=False)
class SeenBooks:
    """The books as known at a position, at the end of one day.

    ``today``: the last day of which something could be known; ``index``: of the records of all
    units, where ``records`` may be those of some; ``naming``: by a record's stream, the arrests and
    prosecutions for listed offences that name it; ``unit_histories``: entries of every unit;
    ``branches``: those there are; ``list_kept_by``: the units that ever listed an object by that
    day; ``roles``: in which role an officer served from which day on; ``duties``: the streams of
    inspections, meetings, circulars, knowledge, sanctions, which no list asks about, and of quotas,
    of which it asks what was approved; ``earlier``: the same at the end of an earlier period.
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
    branches: tuple[str, ...] = ()
    outcomes: tuple[CountedOutcome, ...] = ()
    gangs: tuple[CountedGang, ...] = ()
    objects: tuple[CountedObject, ...] = ()
    list_kept_by: frozenset[str] = frozenset()
    attestations: tuple[CountedAttestation, ...] = ()
    quotas: tuple[CountedQuota, ...] = ()
    reports: tuple[CountedReport, ...] = ()
    roles: Mapping[str, tuple[tuple[date, str], ...]] = field(default_factory=dict)
    duties: tuple[History, ...] = ()

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

    def within(self, units: Iterable[str]) -> SeenBooks:
        """The same books without the records and results of other units.

        Who serves whom, and which result names what, is known of all units all the same.
        """
        told = list(units)
        results = [one for unit in told for one in self._outcomes_of.get(unit, ())]
        results.sort(key=lambda one: (one.on, one.position))
        return replace(self, records=self.index.within(told), outcomes=tuple(results))

    def role_on(self, officer: str, day: date) -> str | None:
        """In which role an officer serves on a day."""
        told = [role for since, role in self.roles.get(officer, ()) if since <= day]
        return told[-1] if told else None
