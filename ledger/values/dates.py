"""Days and moments: how they are read and written.

Dates are local (Asia/Ho_Chi_Minh). Instants are UTC inside.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MINYEAR, UTC, date, datetime, timedelta, timezone
from typing import Literal

from ledger.errors import N_, BadDate, BadInstant, ImplausibleDate, NoSuchDay
from ledger.values.text import DASHES, SLASHES, as_seen

LOCAL_ZONE = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""Vietnam keeps UTC+7 without daylight saving, so no time-zone database is needed."""

END_OF_TIME = date(9999, 12, 31)
"""The ``until`` of a span that has not ended."""

NOT_GIVEN = date.min
"""The day of what nobody dated: so for as long as the books reach back.

It comes before every day, and is never shown or counted from; docs/decisions/days-not-given.md.
"""

EARLIEST_DAY, LATEST_DAY = date(1945, 1, 1), date(2100, 12, 31)
"""No file of the field is older, and no plan goes further: another year is a slip of the finger."""

SPELT_DAY = r"(?:ngày\s+)?\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}"
"""A day in words, with ``ngày`` or without, to be found in a running text; case is nothing."""

_DASH, _SLASH = rf"[\-{DASHES}]", rf"[/{SLASHES}]"
_BETWEEN = rf"\s*[/.\-{DASHES}{SLASHES}]\s*"
_DAY_FIRST = rf"\d{{1,2}}{_BETWEEN}\d{{1,2}}{_BETWEEN}"

FIGURED_DAY = (
    rf"{_DAY_FIRST}\d{{4}}"
    rf"|\d{{4}}{_DASH}\d{{1,2}}{_DASH}\d{{1,2}}"
    rf"|\d{{4}}{_SLASH}\d{{1,2}}{_SLASH}\d{{1,2}}"
)
"""A day in figures, to be found in a running text: the day first, or the year first.

What looks like a hyphen or a slash is one: programs put longer dashes for them.
"""

_SPELT = re.compile(SPELT_DAY, re.IGNORECASE)

_FIGURED = re.compile(rf"{FIGURED_DAY}|\d{{4}}\s*\.\s*\d{{1,2}}\s*\.\s*\d{{1,2}}")
"""Alone, a day may have points after its year; in a running text that is too like other numbers."""

_SHORT_YEAR = re.compile(rf"{_DAY_FIRST}\d+")

DayFault = Literal["unreadable", "short_year", "no_such_day"]
"""Why a text is no day.

It is not written as one, its year has not four digits, or the calendar has no such day.
"""

_DATE_AND_TIME = re.compile(
    r"(\S+)[ T]+(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d{1,6})?))?\s*(Z|[+-]\d{2}:\d{2})?"
)


def read_day(text: str) -> date | DayFault:
    """Read a day as people write it, else say what is wrong.

    ``15/10/2024``, ``15.10.2024``, ``15-10-2024``, ``2024-10-15``, ``2024/10/15``,
    ``2024.10.15`` or ``ngày 15 tháng 10 năm 2024``.

    A two-digit year is never guessed.
    """
    shown = as_seen(text)
    if not (_FIGURED.fullmatch(shown) or _SPELT.fullmatch(shown)):
        return "short_year" if _SHORT_YEAR.fullmatch(shown) else "unreadable"
    try:
        return date(*_figures(shown))
    except ValueError:
        return "no_such_day"


def _figures(shown: str) -> tuple[int, int, int]:
    """Year, month and day of a text that is written as a day."""
    parts = re.findall(r"\d+", shown)
    year, month, day = map(int, parts if len(parts[0]) == 4 else parts[::-1])
    return year, month, day


_MONTHS = 12
_WHY: dict[DayFault, str] = {
    "unreadable": N_("it is not written as day/month/year"),
    "short_year": N_("the year needs four digits"),
    "no_such_day": N_("there is no such day"),
}


def parse_date(text: str) -> date:
    """Read a day that somebody typed, as :func:`read_day` does.

    Raises BadDate for what is none, ImplausibleDate for a year that nobody means.
    """
    day = read_day(text)
    if not isinstance(day, date):
        raise _bad_day(as_seen(text), day)
    if not EARLIEST_DAY <= day <= LATEST_DAY:
        raise ImplausibleDate(day=format_date(day), first=EARLIEST_DAY.year, last=LATEST_DAY.year)
    return day


def _bad_day(shown: str, fault: DayFault) -> BadDate:
    """Why a text is no day; of one that its month has not, how many days that has."""
    if fault == "no_such_day":
        year, month, _day = _figures(shown)
        if year >= MINYEAR and 1 <= month <= _MONTHS:
            days = monthrange(year, month)[1]
            return NoSuchDay(text=shown, month=f"{month:02d}/{year:04d}", days=days)
    return BadDate(text=shown, why=_WHY[fault])


def years_earlier(day: date, years: int) -> date:
    """The same day of an earlier year; 28 February for the 29th where there is none."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def write_day(day: date) -> str:
    """Write a day for storage: ``2024-10-15``; of one that was not given, nothing."""
    return "" if day == NOT_GIVEN else day.isoformat()


def format_date(day: date) -> str:
    """Write a date as the field does, ``15/10/2024``; one that was not given in words."""
    if day == NOT_GIVEN:
        return N_("a day not given")
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def parse_instant(text: str) -> datetime:
    """Read a moment as the end of what is written.

    Of the day, the minute, the second, or of the last digit of a second: so what is printed to the
    second and typed again holds what was recorded in that second. A time without an offset is
    local. Raises BadInstant, BadDate or ImplausibleDate.
    """
    shown = as_seen(text)
    if both := _DATE_AND_TIME.fullmatch(shown):
        day = parse_date(both[1])
        whole, _, fraction = (both[4] or "0").partition(".")
        clock = int(both[2]), int(both[3]), int(whole), int(fraction.ljust(6, "0"))
        try:
            begun = datetime(day.year, day.month, day.day, *clock, tzinfo=_offset(both[5]))
            return begun.astimezone(UTC) + _length(both[4], fraction) - _INSTANT
        except ValueError:
            raise BadInstant(text=shown) from None
    return end_of_day(parse_date(shown))


_INSTANT = timedelta(microseconds=1)
"""The finest difference of two recorded times."""


def _length(seconds: str | None, fraction: str) -> timedelta:
    """How long what was written lasts: a minute, a second, or a part of one."""
    return _INSTANT * 10 ** (6 - len(fraction)) if seconds else timedelta(minutes=1)


def _offset(text: str | None) -> timezone:
    if text is None:
        return LOCAL_ZONE
    if text == "Z":
        return UTC
    hours, minutes = int(text[1:3]), int(text[4:6])
    return timezone((-1 if text[0] == "-" else 1) * timedelta(hours=hours, minutes=minutes))


def end_of_day(day: date) -> datetime:
    """Return the last microsecond of a local day, as a UTC instant."""
    last = datetime(day.year, day.month, day.day, 23, 59, 59, 999_999, tzinfo=LOCAL_ZONE)
    return last.astimezone(UTC)


def local_date(moment: datetime) -> date:
    """Return the local day an instant falls on."""
    return moment.astimezone(LOCAL_ZONE).date()


def write_instant(moment: datetime) -> str:
    """Write an instant for storage: ``2024-10-15T03:04:05.000006Z``, always 27 characters."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def read_instant(text: str) -> datetime:
    """Read what :func:`write_instant` wrote."""
    return datetime.fromisoformat(text)


def format_instant(moment: datetime, *, exact: bool = False) -> str:
    """Write an instant for people: ``15/10/2024 10:04:05`` in local time.

    ``exact``: to the microsecond.
    """
    local = moment.astimezone(LOCAL_ZONE)
    return f"{format_date(local.date())} {local:{'%H:%M:%S.%f' if exact else '%H:%M:%S'}}"
