"""The slow twin of what stands beside records: each entry in force, looked through one by one.

Units, officers, results, gangs, objects, attestations, quotas and submissions, as known at a
position. Of units and officers the state of ``ledger.records`` is folded anew for every day that is
looked at; all else is read from the entries themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple, TypeVar

from ledger.application import Ledger
from ledger.catalog.papers import papers
from ledger.entries import Entry
from ledger.entries.attestation import AttestationMade
from ledger.entries.organisation import UnitEnding, UnitParted
from ledger.entries.outcome import GangDismantled, GangFiled, GangFound, OutcomeRecorded
from ledger.entries.quota import QuotaApproved, QuotaRegistered
from ledger.entries.survey_object import ObjectDelisted, ObjectListed
from ledger.records.organisation import Officer, Unit, officer_of, unit_of
from ledger.timeline import in_force
from ledger.values.dates import local_date
from ledger.values.period import Period
from ledger.values.stream import CATALOG, Stream
from tests.projections.targets.slow_twin import TwinRecord, records_of

Kind = TypeVar("Kind", bound=Entry)


class TwinObject(NamedTuple):
    """An object on the list, and the entry that put it there."""

    code: str
    listed: ObjectListed


class TwinGang(NamedTuple):
    """A gang, and what was recorded of it, in the order it took effect."""

    code: str
    found: GangFound
    filed: list[GangFiled]
    dismantled: GangDismantled | None


class TwinQuota(NamedTuple):
    """A number that was approved, and its registration."""

    registered: QuotaRegistered
    approved: QuotaApproved


def days_told(entry: AttestationMade | QuotaRegistered | QuotaApproved) -> Period:
    """The period an entry is of."""
    return Period(date.fromisoformat(entry.start), date.fromisoformat(entry.end))


class TwinBooks:
    """All that was recorded, as known at a position."""

    def __init__(self, ledger: Ledger, known_at: int) -> None:
        self.known_at = known_at
        self.today = self._today(ledger)
        self.records: list[TwinRecord] = records_of(ledger, known_at)
        self._histories = list(ledger.histories(known_at))
        self.streams = {
            one.record: in_force(one.entries, known_at)
            for one in self._histories
            if one.record != str(CATALOG)
        }
        self.units, self.officers = cache(self._units), cache(self._officers)

    def _today(self, ledger: Ledger) -> date:
        """The last day of which something could be known."""
        moment = ledger.recorded_at(self.known_at)
        if self.known_at >= ledger.last_position or moment is None:
            return ledger.today
        return min(ledger.today, local_date(moment))

    def all(self, kind: type[Kind]) -> Iterator[Kind]:
        """Every entry in force of a kind."""
        for entries in self.streams.values():
            yield from (one for one in entries if isinstance(one, kind))

    def _units(self, day: date) -> dict[str, Unit]:
        """The units there were by the end of a day."""
        told = [one for one in self._histories if one.noun == "unit"]
        found = [unit_of(one, day, self.known_at) for one in told]
        return {one.code: one for one in found if one.code}

    def _officers(self, day: date) -> list[Officer]:
        """The officers who serve at the end of a day."""
        told = [one for one in self._histories if one.noun == "officer"]
        found = [officer_of(one, day, self.known_at) for one in told]
        return [one for one in found if one.code and one.until is None]

    def carrier(self, begun: Entry, branch: str | None, day: date) -> str:
        """Whose a paper is at the end of a day: each ending up to it is followed, day by day."""
        unit, on = begun.unit, begun.effective_on
        steps = [
            one
            for entries in self.streams.values()
            for one in entries
            if isinstance(one, UnitEnding | UnitParted) and on <= one.effective_on <= day
        ]
        done: list[Entry] = []
        while True:
            due = [
                one
                for one in steps
                if Stream(one.record).key == unit
                and one not in done
                and all(one.effective_on >= before.effective_on for before in done)
                and self._goes(one, branch) not in (None, unit)
            ]
            if not due:
                return unit
            first = min(due, key=lambda one: (one.effective_on, one.position))
            done.append(first)
            unit = self._goes(first, branch) or unit

    def _goes(self, ending: Any, branch: str | None) -> str | None:
        """To whom goes what was of a branch: with its files, else to who gets the rest."""
        for one in getattr(ending, "given", None) or ():
            if branch and one.get("branch") == branch:
                return str(one["to"])
        if isinstance(ending, UnitParted):
            return None
        above = self.units(ending.effective_on)[Stream(ending.record).key].parent
        return ending.to_unit or above

    def only_branch(self, code: str, day: date) -> str | None:
        """The branch of a unit that has just one."""
        unit = self.units(day).get(code)
        return unit.branches[0] if unit and len(unit.branches) == 1 else None

    def kind_of(self, code: str, day: date) -> str:
        """The kind of a unit: as stated, else by levels (targets.md §1.2)."""
        units = self.units(day)
        unit = units[code]
        above = units[unit.parent].level if unit.parent in units else None
        if unit.kind:
            return unit.kind
        if unit.level == "tỉnh":
            return "division" if above == "tỉnh" else "province"
        if unit.level == "huyện":
            return "team" if above == "huyện" else "district"
        return "commune"

    def naming(self, stream: str) -> list[OutcomeRecorded]:
        """The arrests and prosecutions for a listed offence that name a record."""
        return [
            one
            for one in self.all(OutcomeRecorded)
            if one.kind in ("arrest", "prosecution")
            and stream in (one.records or ())
            and one.offence
            and is_listed(one)
        ]

    def place(self, entry: Entry) -> int:
        """The position of what was recorded first of a paper: a correction stands in its place."""
        (history,) = (one for one in self._histories if one.record == entry.record)
        return min(one.position for one in history.entries)

    def objects(self, day: date) -> list[TwinObject]:
        """The objects on the list at the end of a day."""
        found = []
        for stream, entries in self.streams.items():
            past = [one for one in entries if one.effective_on <= day]
            told = [one for one in past if isinstance(one, ObjectListed | ObjectDelisted)]
            if told and isinstance(told[-1], ObjectListed):
                found.append(TwinObject(Stream(stream).key, told[-1]))
        return found

    def gangs(self) -> list[TwinGang]:
        """The gangs that were ever found."""
        told = []
        for stream, entries in self.streams.items():
            found = [one for one in entries if isinstance(one, GangFound)]
            filed = [one for one in entries if isinstance(one, GangFiled)]
            gone = [one for one in entries if isinstance(one, GangDismantled)]
            if found:
                told.append(
                    TwinGang(Stream(stream).key, found[0], filed, gone[0] if gone else None)
                )
        return told

    def quotas(self, day: date) -> list[TwinQuota]:
        """The approved quotas: of each period the last number that was approved by a day.

        Of one of which nothing was said by then, the first that was approved at all.
        """
        found: dict[object, TwinQuota] = {}
        for stream, entries in self.streams.items():
            asked: dict[Period, QuotaRegistered] = {}
            in_time = {
                days_told(one)
                for one in entries
                if isinstance(one, QuotaRegistered) and one.effective_on <= day
            }
            for one in entries:
                if isinstance(one, QuotaRegistered):
                    asked[days_told(one)] = one
                if isinstance(one, QuotaApproved):
                    days = days_told(one)
                    if days in in_time and one.effective_on > day:
                        continue
                    if days not in in_time and (stream, days) in found:
                        continue
                    found[stream, days] = TwinQuota(asked[days], one)
        return list(found.values())

    def attested(self, code: str, unit: str) -> list[AttestationMade]:
        """What stands of a code and a unit: of each period the last that took effect."""
        found = {}
        for entries in self.streams.values():
            for one in entries:
                if isinstance(one, AttestationMade) and (one.attestation, one.unit) == (code, unit):
                    found[days_told(one), one.indicator] = one
        return list(found.values())


def same_day(day: date, years: int) -> date:
    """The same day some years earlier; 28 February for 29 February."""
    if (day.month, day.day) == (2, 29):
        return date(day.year - years, 2, 28)
    return date(day.year - years, day.month, day.day)


def months_on(day: date, months: int) -> date:
    """The same day some months later or earlier, counted month by month; else the last of it."""
    first = day.replace(day=1)
    for _ in range(abs(months)):
        step = timedelta(days=31) if months > 0 else timedelta(days=-1)
        first = (first + step).replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


def is_listed(one: OutcomeRecorded) -> bool:
    """Whether those who commit its offence are put on watch: as it states, else by the catalog."""
    if one.offence_family:
        return one.watch_listed is True
    return bool(one.offence and papers().offence(one.offence).watch_listed)


def told_of_offence(one: OutcomeRecorded) -> tuple[str | None, str | None]:
    """The branch and the family of its offence: as it states them, else by the catalog."""
    if one.offence is None or one.offence_family:
        return one.offence_branch, one.offence_family
    offence = papers().offence(one.offence)
    return offence.branch, offence.family
