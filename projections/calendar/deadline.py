"""Deadlines: the last moment on time of what is owed for a period.

"Before" a day means at the latest at the end of the day before it: the stated moment itself is
late. "By" a day includes it. A deadline on a day off does not move. Source: forms.md §7.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple

from ledger.values.dates import LOCAL_ZONE, local_date
from ledger.values.period import Period

_DAY: Final = timedelta(days=1)
_HOUR: Final = timedelta(hours=1)

WEEKDAYS: Final = (
    *("monday", "tuesday", "wednesday", "thursday"),
    *("friday", "saturday", "sunday"),
)
"""As a rule names them, in the order of :meth:`datetime.date.weekday`."""

PERIOD_END: Final = "end of period"
"""The rule of what is due on the last day of its period."""

_WEEKLY: Final = re.compile(rf"({'|'.join(WEEKDAYS)}) (\d{{1,2}}):(\d{{2}})", re.IGNORECASE)
_DAY_OF: Final = re.compile(r"(\d{1,2})(?:/(\d{1,2})(?:/(\d{4}))?)?")


class Deadline(NamedTuple):
    """When something is due.

    ``day``: the last day on time, or the one whose ``hour`` ends the time (None: the whole day is
    on time).
    """

    day: date
    hour: time | None = None

    @property
    def late_from(self) -> datetime:
        """The first moment that is late (a local instant)."""
        if self.hour is not None:
            return datetime.combine(self.day, self.hour, LOCAL_ZONE)
        return datetime.combine(self.day + _DAY, time(), LOCAL_ZONE)

    def is_late(self, moment: datetime) -> bool:
        """Whether what is given at a moment is late."""
        return moment >= self.late_from

    def late_by(self, moment: datetime) -> LateBy | None:
        """By how much a moment is late; None where it is not.

        Whole hours after a deadline with an hour, else the days after the last one on time.
        """
        if not self.is_late(moment):
            return None
        if self.hour is not None:
            return LateBy((moment - self.late_from) // _HOUR, "hours")
        return LateBy((local_date(moment) - self.day).days, "days")


class LateBy(NamedTuple):
    """How late something is: how many whole ``hours`` or ``days``."""

    amount: int
    unit: str


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """How the deadline of a period is found.

    ``included``: the stated day is on time ("by"), else it is late ("before"). One of: a
    ``weekday`` (0 is Monday) with its ``hour``, the first after the period; a ``day`` of the month
    the period ends in, of a ``month`` of the year it ends in, or of one ``year``; nothing of these:
    the period's last day.
    """

    included: bool = True
    weekday: int | None = None
    hour: time | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None

    def of(self, period: Period) -> Deadline:
        """The deadline of a period."""
        end = period.end
        if self.weekday is not None:
            after = end + _DAY
            return Deadline(after + ((self.weekday - after.weekday()) % 7) * _DAY, self.hour)
        stated = end
        if self.day is not None:
            stated = date(self.year or end.year, self.month or end.month, self.day)
        return Deadline(stated if self.included else stated - _DAY)


def read_deadline(stated: str, *, included: bool) -> DeadlineRule | None:
    """Read what a rule states; None for what is no day of every period it is asked of.

    ``Thursday 10:00``; ``15`` (of the month); ``10/06`` (of the year); ``31/12/2020``;
    ``end of period``. A day that some month or some year has not is none: 31, 29/02, 30/02.
    """
    if stated.strip().lower() == PERIOD_END:
        return DeadlineRule(included)
    if found := _WEEKLY.fullmatch(stated.strip()):
        return _weekly(found[1], int(found[2]), int(found[3]), included=included)
    if not (found := _DAY_OF.fullmatch(stated.strip())):
        return None
    day, month, year = (int(one) if one else None for one in found.groups())
    try:
        # 2023 is no leap year, and February its shortest month
        date(year or 2023, month or 2, day or 0)
    except ValueError:
        return None
    return DeadlineRule(included, day=day, month=month, year=year)


def _weekly(weekday: str, hour: int, minute: int, *, included: bool) -> DeadlineRule | None:
    """A weekday with an hour, which only what is given before it keeps."""
    if included or hour > 23 or minute > 59:
        return None
    return DeadlineRule(False, weekday=WEEKDAYS.index(weekday.lower()), hour=time(hour, minute))
