"""What grading asks of the books, as plain values: whoever folds them fills these (targets.md §1).

Every value is as known at one position; days are effective dates.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from ledger.entries import Entry
from ledger.records.cell import Cell
from ledger.records.history import History
from ledger.values.period import Period
from ledger.values.stream import Stream
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
class SeenBooks:
    """The books as known at a position, at the end of one day.

    ``unit_histories``: entries of every unit; ``branches``: those there are; ``list_kept_by``: the
    units that ever listed an object by that day; ``roles``: in which role an officer served from
    which day on; ``duties``: the streams of inspections, meetings, circulars and sanctions, which
    no list asks about, and those of quotas, of which a list asks only what was approved;
    ``earlier``: the same books at the end of an earlier period.
    """

    known_at: int
    as_of: date
    records: Mapping[str, tuple[CountedRecord, ...]]
    units: Mapping[str, CountedUnit]
    unit_histories: tuple[History, ...]
    officers: tuple[CountedOfficer, ...]
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

    def role_on(self, officer: str, day: date) -> str | None:
        """In which role an officer serves on a day."""
        told = [role for since, role in self.roles.get(officer, ()) if since <= day]
        return told[-1] if told else None
