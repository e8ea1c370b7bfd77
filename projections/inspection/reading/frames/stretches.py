"""Tells whether a stretch of time that a sentence names is the report's own period: ``quý
III``, ``6 tháng đầu năm``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from ledger.values.period import Period
from projections.inspection.reading.frames.frame import When
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.lines.node import Node

_DUE: Final = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|hạn|hạn cuối|hẹn|hẹn trả|xong|tiếp theo|lần sau)\s+"
    r"(?:\d+\s*(?:giờ|h)\s*(?:\d+\s*(?:phút)?\s*)?)?"
    r"(?:đến\s+|vào\s+|là\s+)?(?:ngày\s+)?$",
    re.IGNORECASE,
)
_DUE_WORDS: Final = 60
"""So many letters the words of a deadline take up at most."""
_DAY: Final = timedelta(days=1)
_HALF_MONTH: Final = timedelta(days=15)
_HALF_YEAR: Final = timedelta(days=200)
_NAMING: Final = 4
"""So many times the days of a short period in a year make that year one it may be called after."""
_QUARTER: Final = re.compile(r"(?:quý\s+(?:số\s+)?|q\.?\s?)([1-4]|iv|i{1,3})\b")
_MONTH: Final = re.compile(r"(?:tháng\s+|t)?(\d{1,2})(?:\s*(?:/|năm)\s*(\d{4}))?")
_LENGTH: Final = re.compile(r"(\d{1,2}|ba|sáu|chín)\s*(tháng|t|tuần|năm)\b.*")
_SPELT: Final = {"ba": 3, "sáu": 6, "chín": 9}
_WEEK: Final = re.compile(r"tuần\D*(\d{1,2})(?:\D+(\d{4}))?")
_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True)
class Time:
    """The report's period, the year it is called after, the month and the week its title calls it
    after; None where they are not known; ``called``: the title names the year.
    """

    period: Period | None = None
    year: int | None = None
    month: int | None = None
    week: int | None = None
    lenient: bool = False
    called: bool = False

    def is_own_year(self, year: int) -> bool:
        """Whether the period may be called after a year: the one it ends in, or for part of a year
        any that holds a good share of its days, unless its title names one.
        """
        if self.period is None or self.called:
            return self.year in (None, year)
        first, last = self.period.start, self.period.end
        inside = min(last, date(year, 12, 31)) - max(first, date(year, 1, 1)) + _DAY
        short = last - first < _HALF_YEAR
        return year == self.year or (short and inside >= (last - first + _DAY) / _NAMING)


def time_named(node: Node, time: Time, form: Form) -> When:
    """Which stretch of time a phrase names: the report's period, a part of it, another; empty where
    it names none. ``time.lenient``: a stretch as long as the period that overlaps it is a slip.
    """
    period = time.period
    if node.kind == "year" and node.token is not None and node.token.number is not None:
        known = time.year is not None
        return _own(time.is_own_year(node.token.number), "other") if known else ""
    if period is None:
        return ""
    if node.kind == "span" and node.token is not None and node.token.first and node.token.last:
        return _own(_may_be_own((node.token.first, node.token.last), time, period, form), "other")
    if node.kind in ("duration", "reference"):
        return _named(node.text.casefold().rstrip("/ "), time, period)
    spans = [meaning.span for meaning in node.meanings if meaning.span]
    return _own(_is_as_long(spans[0], period, form), "part") if spans else ""


def _own(is_own: bool, otherwise: Literal["part", "other"]) -> When:
    return "own" if is_own else otherwise


def same_but_for_a_slip(stretch: tuple[date, date], period: Period, form: Form) -> bool:
    """Whether both ends are the period's, a few days off, or one of them the same day of another
    year; of a short period no more days than half of it: the week before is no slip.
    """
    given, own = stretch, (period.start, period.end)
    days = min(form.near_days, (period.end - period.start).days // 2)
    off = [
        one != other and (one.day, one.month) == (other.day, other.month)
        for one, other in zip(given, own, strict=True)
    ]
    near = [abs((one - other).days) <= days for one, other in zip(given, own, strict=True)]
    return not all(off) and all(one or other for one, other in zip(off, near, strict=True))


def _may_be_own(stretch: tuple[date, date], time: Time, period: Period, form: Form) -> bool:
    """Whether a stretch may be meant for the period: but for a slip, or as long and overlapping."""
    first, last = stretch
    length = period.end - period.start
    as_long = abs((last - first) - length) <= min(timedelta(days=form.near_days), length / 2)
    overlaps = first <= period.end and last >= period.start
    return same_but_for_a_slip(stretch, period, form) or (time.lenient and as_long and overlaps)


def _is_as_long(span: str, period: Period, form: Form) -> bool:
    least, most = form.span_days.get(span, (0, 10**6))
    return least <= (period.end - period.start).days + 1 <= most


def is_due(before: str) -> bool:
    """Whether words before a day make it a deadline: ``trước 16 giờ ngày``."""
    return _DUE.search(before[-_DUE_WORDS:]) is not None


def month_named(text: str) -> int | None:
    """The month that words name, ``tháng 9 năm 2022``; None where they name none."""
    found = _MONTH.fullmatch(text.casefold())
    return int(found[1]) if found else None


def week_named(text: str) -> int | None:
    """The week that words name, ``tuần 42/2024``; None where they name none."""
    found = _WEEK.fullmatch(text.casefold())
    return int(found[1]) if found else None


def _named(text: str, time: Time, period: Period) -> When:
    """What a quarter or a month by its number, or so many years, months or weeks, is of it."""
    months = _months(period)
    if quarter := _QUARTER.fullmatch(text):
        number = _ROMAN.get(quarter[1]) or int(quarter[1])
        if months == 3:
            return _own(3 * number in _last_months(period), "other")
        return _within(range(3 * number - 2, 3 * number + 1), period)
    if length := _LENGTH.fullmatch(text):
        number = _SPELT.get(length[1]) or int(length[1])
        days = (period.end - period.start).days + 1
        if length[2] == "tuần":
            return _own(days == 7 * number, "part")
        return _own(months == number * (12 if length[2] == "năm" else 1), "part")
    if week := _WEEK.fullmatch(text):
        if (period.end - period.start).days >= 7:
            return "part"
        named = time.week or period.end.isocalendar().week
        return _own(int(week[1]) == named, "other")
    if month := _MONTH.fullmatch(text):
        if month[2] is not None and not time.is_own_year(int(month[2])):
            return "other"
        called = _last_months(period) if time.month is None else (time.month,)
        if months == 1:
            return _own(int(month[1]) in called, "other")
        return _within(range(int(month[1]), int(month[1]) + 1), period)
    return ""


def _within(named: range, period: Period) -> When:
    """Months by their numbers are a part of a longer period, or lie outside it."""
    first = period.start.month
    inside = {(first + at - 1) % 12 + 1 for at in range(max(1, _spanned(period)))}
    return "part" if inside & set(named) else "other"


def _spanned(period: Period) -> int:
    """How many months of the calendar a period touches."""
    start, end = period.start, period.end
    return min(12, (end.year - start.year) * 12 + end.month - start.month + 1)


def _months(period: Period) -> int:
    """How many whole months a period has; 0 where it does not begin and end on the same day of the
    month.
    """
    end = period.end + _DAY
    return (
        (end.year - period.start.year) * 12 + end.month - period.start.month
        if end.day == period.start.day
        else 0
    )


def _last_months(period: Period) -> tuple[int, int]:
    """The months a period may be named after: its last day's, or that of most of its last month."""
    return period.end.month, (period.end - _HALF_MONTH).month
