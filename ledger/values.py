"""Frozen value types and the readings of dates, times, numbers and text.

Dates are local (Asia/Ho_Chi_Minh) and inclusive. Instants are UTC inside. Text is NFC inside.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from ledger.errors import N_, BadDate, BadInstant, PeriodReversed

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


def nfc(text: str) -> str:
    """Return ``text`` in NFC with outer and repeated white space removed."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def fold(text: str) -> str:
    """Return a key for comparing names: no accents, no case, single spaces.

    ``fold("Cấp Huyện") == fold("cap huyen")``; ``đ`` folds to ``d``.
    """
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    kept = "".join(ch for ch in plain if not unicodedata.combining(ch))
    return " ".join(kept.split())


YES = ("có", "yes", "true", "x", "1")
NO = ("không", "no", "false", "0")
"""How people say that something is so, or is not."""


def yes_or_no(text: str) -> bool | None:
    """Read a word of YES or NO, with or without accents; None when it is neither."""
    said = fold(text)
    if said in map(fold, YES):
        return True
    return False if said in map(fold, NO) else None


_MOVED_TONE = re.compile(
    "(?<!q)(?:(o)([ae])|(u)(y))([\u0300\u0301\u0303\u0309\u0323])(?![\\w\u0300-\u036f])",
    re.IGNORECASE,
)
"""In NFD: ``oa``, ``oe``, ``uy`` at the end of a syllable with the tone on the second vowel;
in ``quý`` u is no vowel.
"""


def place_tones(text: str) -> str:
    """Return ``text`` in NFC with the tone mark where most people put it: ``tuý`` is ``túy``,
    ``hoà`` is ``hòa``.

    Both spellings are right and are one word; ``hoàn``, ``khuỷu`` and ``quý`` are spelled one way
    only.
    """
    placed = _MOVED_TONE.sub(r"\1\3\5\2\4", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", placed)


_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_TYPED = {ord(sign): "-" for sign in _HYPHENS} | dict.fromkeys(map(ord, _UNSEEN))
"""Word and Excel put dashes and hyphens that do not break for ``-``, and signs that nobody sees."""


def file_number(text: str) -> str:
    """Return a file number as it is stored: NFC, no white space, upper case, every hyphen and
    dash ``-``.
    """
    return "".join(unicodedata.normalize("NFC", text).translate(_TYPED).split()).upper()


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


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of days, first and last included (kỳ báo cáo)."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise PeriodReversed(start=format_date(self.start), end=format_date(self.end))

    @property
    def eve(self) -> date:
        """The day whose end is the opening of the period (domain.md §3)."""
        return self.start - timedelta(days=1)

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def __str__(self) -> str:
        return f"{format_date(self.start)} – {format_date(self.end)}"


def reporting_year(year: int) -> Period:
    """Return the reporting year: 15 October of the year before to 14 October."""
    return Period(date(year - 1, 10, 15), date(year, 10, 14))


def reporting_year_of(day: date) -> Period:
    """Return the reporting year a day falls in."""
    year = reporting_year(day.year)
    return year if day <= year.end else reporting_year(day.year + 1)
