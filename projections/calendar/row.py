"""A row of the reporting calendar: something that is owed for every period of a kind."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple

from ledger.values.period import CatalogPeriod, Period, period_on
from ledger.values.text import fold
from projections.calendar.deadline import Deadline, DeadlineRule

OwedBy = Literal["unit", "officer", "record"]
"""Who owes: a unit, each of its officers, or whoever is responsible for a file."""

GivenBy = Literal["report", "quota", "check", "file_report", "rating", "review", "remedy"]
"""What gives it: a submission that names it, a quota that is registered, a check of a file, a
periodic report on it, a rating, a review, a remedy of what an inspection found.
"""
ON_A_DAY: Final = frozenset({"review", "remedy"})
"""What is due on a day of its own, which no period tells."""


class OwedPeriod(NamedTuple):
    """A period that something is owed for; ``catalog``: as the catalog has it, if it does."""

    days: Period
    catalog: CatalogPeriod | None = None


class OwnDeadline(NamedTuple):
    """A deadline that holds in place of a row's own for some units.

    ``kinds``: for units of these; ``branch``: for those that have it (None: whatever they have);
    ``plan``: the code of the list of targets that states it.
    """

    rule: DeadlineRule
    kinds: tuple[str, ...]
    branch: str | None = None
    plan: str = ""

    def is_of(self, kind: str | None, branches: Container[str]) -> bool:
        """Whether it holds for a unit of a kind and of some branches."""
        return kind in self.kinds and (self.branch is None or self.branch in branches)


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """A row of the calendar. Texts are data, in the language of the field.

    ``units``: the kinds of units that owe it, or whose officers do (none: all); ``roles``: whose
    duty it is; ``with_duty``: officers alone who have a duty of the work; ``kind``: of period, of
    which ``numbers`` (none: each) are owed, within ``valid`` (None: always); ``days``: one stretch
    instead; ``lines`` and ``symbols`` of the files it is about; ``open_days``, ``open_months``: how
    long a file has been open by then; ``figures``: whether what is sent states figures; ``own``:
    deadlines that some units have in place of this one.
    """

    code: str
    name: str
    to: str
    owed_by: OwedBy
    given_by: GivenBy
    deadline: DeadlineRule
    units: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    with_duty: bool = False
    kind: str | None = None
    numbers: tuple[int, ...] = ()
    days: Period | None = None
    valid: Period | None = None
    lines: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    open_days: int = 0
    open_months: int = 0
    figures: bool = True
    own: tuple[OwnDeadline, ...] = ()

    def with_own(self, own: tuple[OwnDeadline, ...]) -> CalendarRow:
        """The same row with deadlines that some units have in place of its own."""
        return replace(self, own=own)

    def rules(self) -> tuple[DeadlineRule, ...]:
        """Its deadline, and those that some units have in place of it."""
        return tuple(dict.fromkeys((self.deadline, *(one.rule for one in self.own))))

    def rule_of(self, kind: str | None, branches: Container[str], period: Period) -> DeadlineRule:
        """The deadline of a unit."""
        own = self.own_of(kind, branches, period)
        return own.rule if own else self.deadline

    def own_of(
        self, kind: str | None, branches: Container[str], period: Period
    ) -> OwnDeadline | None:
        """A unit's own deadline; of several the first, which keeps them all."""
        own = [one for one in self.own if one.is_of(kind, branches)]
        return min(own, key=lambda one: one.rule.of(period).day, default=None)

    def is_called(self, name: str) -> bool:
        """Whether a submission that was recorded under a name is of this row."""
        said = calendar_key(name)
        return said in (calendar_key(self.code), calendar_key(self.name))

    def periods(self, days: Period) -> Iterator[OwedPeriod]:
        """The periods it is owed for that have a day in common with a stretch, in order."""
        if self.kind is None:
            if self.days is not None and self.days.shared_with(days):
                yield OwedPeriod(self.days)
            return
        one = period_on(self.kind, days.start)
        while one.days.start <= days.end:
            if self._is_owed(one):
                yield OwedPeriod(one.days, one)
            one = one.next

    def _is_owed(self, one: CatalogPeriod) -> bool:
        within = self.valid is None or (one.days.start in self.valid and one.days.end in self.valid)
        return within and (not self.numbers or one.number in self.numbers)

    def due(
        self, window: Period, rule: DeadlineRule | None = None
    ) -> Iterator[tuple[OwedPeriod, Deadline]]:
        """The periods whose deadline lies in a stretch of days, each with it, in order.

        ``rule``: how the deadline is found (None: as for all who have none of their own).
        """
        for one in self.periods(_around(window)):
            deadline = (rule or self.deadline).of(one.days)
            if deadline.day in window:
                yield one, deadline


def calendar_key(name: str) -> str:
    """One key for the writings of a report's name."""
    return fold(name).replace(" ", "-").replace("_", "-")


def _around(window: Period) -> Period:
    """The days in which a period lies whose deadline is in a stretch: a year on either side."""
    return Period(
        window.start.replace(year=window.start.year - 1, month=1, day=1),
        window.end.replace(year=window.end.year + 1, month=12, day=31),
    )
