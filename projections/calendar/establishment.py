"""The units and officers of a ledger, day by day, and who carries on for a unit that is no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from ledger.application import Ledger
from ledger.records.history import History
from ledger.records.organisation import Officer, Unit, officer_of, unit_of
from ledger.records.succession import successors
from ledger.records.unit_kind import kind_of
from ledger.values.dates import local_date
from ledger.values.period import Period

DAY = timedelta(days=1)


class UnitLife(NamedTuple):
    """From when until when a unit is there (None: since ever, still)."""

    since: date | None
    until: date | None

    def begun_by(self, day: date) -> bool:
        """Whether it was there by the end of a day."""
        return self.since is None or self.since <= day

    def ended_by(self, day: date) -> bool:
        """Whether it was no more at the end of a day."""
        return self.until is not None and self.until <= day

    def ended_before(self, day: date) -> bool:
        """Whether a day came after the one it ended on."""
        return self.until is not None and self.until < day


class Establishment:
    """Units and officers as known at a position (None: now).

    ``founded``: the day the ledger was: nothing is owed before it (targets.md §1.2).
    """

    def __init__(
        self,
        units: Iterable[History],
        officers: Iterable[History],
        founded: date,
        known_at: int | None = None,
    ) -> None:
        self.founded = founded
        self._known_at = known_at
        self._units = {one.number: one for one in units}
        self._officers = list(officers)
        self._on: dict[date, Mapping[str, Unit]] = {}
        self._serving: dict[date, tuple[Officer, ...]] = {}
        ends = (unit_of(one, known_at=known_at) for one in self._units.values())
        self._ends = {unit.code: unit for unit in ends if unit.code}
        self.lives = {code: UnitLife(unit.since, unit.until) for code, unit in self._ends.items()}

    def on(self, day: date) -> Mapping[str, Unit]:
        """The units as of the end of a day, by code; also those that are no more."""
        if day not in self._on:
            found = (unit_of(one, day, self._known_at) for one in self._units.values())
            self._on[day] = {unit.code: unit for unit in found if unit.code}
        return self._on[day]

    def kind(self, code: str, day: date) -> str | None:
        """The kind of a unit as of a day; None of one that was not there yet."""
        units = self.on(day)
        return kind_of(units[code], units) if code in units else None

    def officers(self, day: date) -> tuple[Officer, ...]:
        """The officers who serve at the end of a day, by code."""
        if day not in self._serving:
            found = (officer_of(one, day, self._known_at) for one in self._officers)
            serving = (one for one in found if one.code and one.until is None)
            self._serving[day] = tuple(sorted(serving, key=lambda one: one.code))
        return self._serving[day]

    def owing(
        self, kinds: tuple[str, ...], period: Period, due: date
    ) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The units of some kinds that owe what is due on a day for a period, by code.

        A unit owes from the day it is there to the day it is no more. What falls due after is owed
        by whoever carries on for it, in place of the units that are named beside. Source:
        forms.md §7.
        """
        if due < self.founded or period.end < self.founded:
            return
        there = {code for code in self.lives if self._owes(code, kinds, period, due)}
        owing = {code for code in there if not self.lives[code].ended_before(due)}
        found: dict[str, list[str]] = {code: [] for code in owing}
        for code in there - owing:
            for heir in self.heirs(code, due):
                if heir not in owing:
                    found.setdefault(heir, []).append(code)
        for code in sorted(found):
            yield code, tuple(sorted(found[code]))

    def _owes(self, code: str, kinds: tuple[str, ...], period: Period, due: date) -> bool:
        """Whether a unit of these kinds was there in a period, before what is due was due."""
        life = self.lives[code]
        if not life.begun_by(min(period.end, due)) or life.ended_by(period.start):
            return False
        last = due if life.until is None else min(due, life.until)
        return not kinds or self.kind(code, last) in kinds

    def heirs(self, code: str, day: date) -> tuple[str, ...]:
        """The units that carry on for one that is no more, and owe what is due on a day.

        A unit owes also on the day on which it ends.
        """
        return successors(self._ends, code, day - DAY)


def establishment_of(ledger: Ledger, known_at: int | None = None) -> Establishment:
    """The units and officers of a ledger, as known at a position."""
    names = list(ledger.names("officer"))
    officers = [History(name, entries) for name, entries in ledger.streams(names).items()]
    return Establishment(ledger.unit_histories(), officers, founded_on(ledger), known_at)


def founded_on(ledger: Ledger) -> date:
    """The day on which a ledger was founded: nothing was owed before it (targets.md §1.2)."""
    founding = ledger.recorded_at(1)
    return local_date(founding) if founding else ledger.today
