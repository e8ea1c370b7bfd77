"""What units and officers owe: rows of the calendar, unit by unit, period by period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

from ledger.values.period import Period
from projections.calendar.deadline import Deadline, DeadlineRule
from projections.calendar.establishment import Establishment
from projections.calendar.row import CalendarRow, OwnDeadline


class Covering(Protocol):
    """The units that a question covers, day by day."""

    def on(self, day: date) -> frozenset[str]:
        """The units covered on a day."""


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing that is owed.

    ``unit``: that owes it, or holds the file; ``officer``: whose it is, where one owes it;
    ``record``: the stream of the file it is about; ``opened_at``: the position of that file's
    opening; ``in_place_of``: units that are no more, for which it is owed; ``answering``: officers
    whose duty it is; ``about``: which of several it is; ``plan``: the code of the list of targets
    that gives it its deadline, where it is not the calendar's.
    """

    row: CalendarRow
    unit: str
    days: Period
    deadline: Deadline
    officer: str | None = None
    record: str | None = None
    opened_at: int | None = None
    in_place_of: tuple[str, ...] = ()
    answering: tuple[str, ...] = ()
    about: str = ""
    plan: str = ""

    @property
    def officers(self) -> tuple[str, ...]:
        """Whoever owes it or answers for it, each once."""
        named = (self.officer,) if self.officer else ()
        return tuple(dict.fromkeys((*named, *self.answering)))


def owed_by_establishment(
    rows: Iterable[CalendarRow],
    establishment: Establishment,
    window: Period,
    reach: Covering | None = None,
) -> Iterator[Owed]:
    """What units and officers owe with a deadline in a stretch of days.

    ``reach``: the units asked for (None: all).
    """
    for row in rows:
        for owing in _owing(row, establishment, window) if row.owed_by != "record" else ():
            covered = None if reach is None else reach.on(owing.deadline.day)
            if covered is None or owing.unit in covered:
                yield from _of_unit(row, establishment, owing)


class _Owing(NamedTuple):
    """A unit that owes a row, or whose officers do."""

    unit: str
    days: Period
    deadline: Deadline
    in_place_of: tuple[str, ...]
    plan: str = ""


def _owing(row: CalendarRow, establishment: Establishment, window: Period) -> Iterator[_Owing]:
    """The units that owe a row with a deadline in a stretch of days, each by its own."""
    for rule in row.rules():
        for period, deadline in row.due(window, rule):
            days = period.days
            for code, gone in establishment.owing(row.units, days, deadline.day):
                for_whom = gone or (code,)
                meant = [one for one in for_whom if rule_of(row, establishment, one, days) == rule]
                if meant:
                    own = _own_of(row, establishment, meant[0], days)
                    in_place_of = tuple(meant) if gone else ()
                    yield _Owing(code, days, deadline, in_place_of, own.plan if own else "")


def rule_of(
    row: CalendarRow, establishment: Establishment, code: str, days: Period
) -> DeadlineRule:
    """How the deadline of a unit's row for a period is found."""
    own = _own_of(row, establishment, code, days)
    return own.rule if own else row.deadline


def _own_of(
    row: CalendarRow, establishment: Establishment, code: str, days: Period
) -> OwnDeadline | None:
    """The deadline that a unit's row for a period has of its own.

    What the unit is on the day of the first deadline that some units have of their own tells which
    is its.
    """
    if not row.own:
        return None
    day = min(one.rule.of(days).day for one in row.own)
    life = establishment.lives.get(code)
    if life is not None and life.until is not None:
        day = min(day, life.until)
    unit = establishment.on(day).get(code)
    branches = unit.branches if unit else ()
    return row.own_of(establishment.kind(code, day), branches, days)


def _of_unit(row: CalendarRow, establishment: Establishment, owing: _Owing) -> Iterator[Owed]:
    """What the unit owes, or each of its officers."""
    code, days, deadline, in_place_of, plan = owing
    officers = officers_asked(row, establishment, code, deadline.day)
    if row.owed_by == "unit":
        answering = tuple(officers)
        yield Owed(
            row, code, days, deadline, in_place_of=in_place_of, answering=answering, plan=plan
        )
    elif not in_place_of:
        for officer in officers:
            yield Owed(row, code, days, deadline, officer, plan=plan)


def officers_asked(
    row: CalendarRow, establishment: Establishment, unit: str, day: date
) -> Iterator[str]:
    """The officers of a unit whose duty a row is, who serve at the end of a day."""
    for officer in establishment.officers(day) if row.roles else ():
        is_asked = officer.unit == unit and officer.role in row.roles
        if is_asked and (officer.duties or not row.with_duty):
            yield officer.code
