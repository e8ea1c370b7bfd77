"""Days and moments: how they are read and written.

Dates are local (Asia/Ho_Chi_Minh). Instants are UTC inside.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

from ledger.errors import N_, BadDate, BadInstant
from ledger.values.text import nfc

LOCAL_ZONE = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""Vietnam keeps UTC+7 without daylight saving, so no time-zone database is needed."""

END_OF_TIME = date(9999, 12, 31)
"""The ``until`` of a span that has not ended."""

_ISO_DATE = re.compile(r"(\d{4})([-/])(\d{1,2})\2(\d{1,2})")

_SPELT_DATE = re.compile(
    r"(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE
)

_LOCAL_DATE = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d+)")

_DATE_AND_TIME = re.compile(
    r"(\S+)[ T]+(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d{1,6})?))?\s*(Z|[+-]\d{2}:\d{2})?"
)


def parse_date(text: str) -> date:
    """Read ``dd/mm/yyyy``, ``d.m.yyyy``, ``d-m-yyyy``, ``yyyy-mm-dd``, ``yyyy/mm/dd`` or ``ngày 15
    tháng 10 năm 2024``.

    Raises BadDate for anything else: a two-digit year is never guessed.
    """
    shown = nfc(text)
    if iso := _ISO_DATE.fullmatch(shown):
        year, month, day = (int(part) for part in iso.group(1, 3, 4))
    elif spelt := _SPELT_DATE.fullmatch(shown):
        day, month, year = (int(part) for part in spelt.groups())
    elif local := _LOCAL_DATE.fullmatch(shown):
        if len(local[3]) != 4:
            raise BadDate(text=shown, why=N_("the year needs four digits"))
        day, month, year = (int(part) for part in local.groups())
    else:
        raise BadDate(text=shown, why=N_("it is not written as day/month/year"))
    try:
        return date(year, month, day)
    except ValueError:
        raise BadDate(text=shown, why=N_("there is no such day")) from None


def format_date(day: date) -> str:
    """Write a date as the field does: ``15/10/2024``."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def parse_instant(text: str) -> datetime:
    """Read a moment: a date (its end, in local time) or a date and a time.

    A time without an offset is local. Raises BadInstant or BadDate.
    """
    shown = nfc(text)
    if both := _DATE_AND_TIME.fullmatch(shown):
        day = parse_date(both[1])
        whole, _, fraction = (both[4] or "0").partition(".")
        clock = int(both[2]), int(both[3]), int(whole), int(fraction.ljust(6, "0"))
        try:
            return datetime(
                day.year, day.month, day.day, *clock, tzinfo=_offset(both[5])
            ).astimezone(UTC)
        except (ValueError, OverflowError):
            raise BadInstant(text=shown) from None
    return end_of_day(parse_date(shown))


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
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def read_instant(text: str) -> datetime:
    """Read what :func:`write_instant` wrote."""
    return datetime.fromisoformat(text)


def format_instant(moment: datetime) -> str:
    """Write an instant for people: ``15/10/2024 10:04:05`` in local time."""
    local = moment.astimezone(LOCAL_ZONE)
    return f"{format_date(local.date())} {local:%H:%M:%S}"
