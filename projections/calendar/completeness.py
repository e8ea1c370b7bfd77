"""Completeness and timeliness: of what was owed, how much was given, and how much on time.

Owed is what has a deadline in the stretch of days asked for that has passed by the moment; on time
is what was first given on time, whatever replaced it later. A rate of nothing owed is not
applicable, never 0 or 100 per cent. Source: forms.md §7.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from projections.calendar.due import Due
from projections.calendar.row import CalendarRow


class Completeness(NamedTuple):
    """Of one row of the calendar (None: of all), how much was owed, given, given on time."""

    row: CalendarRow | None
    owed: int
    given: int
    on_time: int

    @property
    def complete(self) -> Fraction | None:
        """Given ÷ owed; None where nothing was owed."""
        return Fraction(self.given, self.owed) if self.owed else None

    @property
    def timely(self) -> Fraction | None:
        """Given on time ÷ owed; None where nothing was owed."""
        return Fraction(self.on_time, self.owed) if self.owed else None


def completeness(found: Iterable[Due], rows: Iterable[CalendarRow]) -> list[Completeness]:
    """Of each row of the calendar, and of all together last."""
    passed = [one for one in found if one.owed.deadline.is_late(one.moment)]
    told = [_of(row, [one for one in passed if one.owed.row == row]) for row in rows]
    return [*told, _of(None, passed)]


def _of(row: CalendarRow | None, found: list[Due]) -> Completeness:
    given = sum(one.given is not None for one in found)
    return Completeness(row, len(found), given, sum(one.state == "on_time" for one in found))
