"""What units and officers owe: rows of the calendar, unit by unit, period by period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from ledger.values.period import Period
from projections.calendar.deadline import Deadline
from projections.calendar.establishment import Establishment
from projections.calendar.row import CalendarRow


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
    whose duty it is; ``about``: which of several it is.
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
        for period, deadline in row.due(window) if row.owed_by != "record" else ():
            covered = None if reach is None else reach.on(deadline.day)
            for code, in_place_of in establishment.owing(row.units, period.days, deadline.day):
                if covered is not None and code not in covered:
                    continue
                if row.owed_by == "unit":
                    answering = tuple(_officers(row, establishment, code, deadline.day))
                    yield Owed(
                        row,
                        code,
                        period.days,
                        deadline,
                        in_place_of=in_place_of,
                        answering=answering,
                    )
                elif not in_place_of:
                    for officer in _officers(row, establishment, code, deadline.day):
                        yield Owed(row, code, period.days, deadline, officer)


def _officers(
    row: CalendarRow, establishment: Establishment, unit: str, day: date
) -> Iterator[str]:
    """The officers of a unit whose duty a row is, who serve at the end of a day."""
    for officer in establishment.officers(day) if row.roles else ():
        is_asked = officer.unit == unit and officer.role in row.roles
        if is_asked and (officer.duties or not row.with_duty):
            yield officer.code
