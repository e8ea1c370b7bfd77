"""Tells whether a stretch of time that a sentence names is the report's own period: ``quý
III``, ``6 tháng đầu năm``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from ledger.values.period import Period
from projections.inspection.reading.form import Form
from projections.inspection.reading.phrases import Node

_DAY: Final = timedelta(days=1)
_HALF_MONTH: Final = timedelta(days=15)
_HALF_YEAR: Final = timedelta(days=200)
_QUARTER: Final = re.compile(r"quý\s+(?:số\s+)?([1-4]|iv|i{1,3})\b")
_MONTH: Final = re.compile(r"(?:tháng\s+)?(\d{1,2})(?:\s*(?:/|năm)\s*(\d{4}))?")
_LENGTH: Final = re.compile(r"(\d{1,2})\s+(tháng|tuần)\b.*")
_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True)
class Time:
    """The report's period, and the year it is called after; None where they are not known."""

    period: Period | None = None
    year: int | None = None
    lenient: bool = False

    def is_own_year(self, year: int) -> bool:
        """Whether the period may be called after a year: the one it ends in, or for part of a year
        the one it begins in.
        """
        if self.period is None:
            return self.year in (None, year)
        short = self.period.end - self.period.start < _HALF_YEAR
        return year in ({self.period.start.year, self.period.end.year} if short else {self.year})


def is_another(node: Node, time: Time, form: Form) -> bool | None:
    """Whether a phrase names another stretch of time than the report's period; None where it names
    none. ``time.lenient``: a stretch as long as the period that overlaps it is a slip.
    """
    period = time.period
    if node.kind == "year" and node.token is not None and node.token.number is not None:
        return None if time.year is None else not time.is_own_year(node.token.number)
    if period is None:
        return None
    if node.kind == "span" and node.token is not None and node.token.first and node.token.last:
        return not _may_be_own((node.token.first, node.token.last), time, period, form)
    if node.kind in ("duration", "reference"):
        return _is_other_named(node.text.casefold().rstrip("/ "), period)
    spans = [meaning.span for meaning in node.meanings if meaning.span]
    return not _is_as_long(spans[0], period, form) if spans else None


def same_but_for_a_slip(stretch: tuple[date, date], period: Period, form: Form) -> bool:
    """Whether both ends are the period's, a few days off, or one of them the same day of another
    year.
    """
    given, own = stretch, (period.start, period.end)
    off = [
        one != other and (one.day, one.month) == (other.day, other.month)
        for one, other in zip(given, own, strict=True)
    ]
    near = [
        abs((one - other).days) <= form.near_days for one, other in zip(given, own, strict=True)
    ]
    return not all(off) and all(one or other for one, other in zip(off, near, strict=True))


def _may_be_own(stretch: tuple[date, date], time: Time, period: Period, form: Form) -> bool:
    """Whether a stretch may be meant for the period: but for a slip, or as long and overlapping."""
    first, last = stretch
    as_long = abs((last - first) - (period.end - period.start)) <= timedelta(days=form.near_days)
    overlaps = first <= period.end and last >= period.start
    return same_but_for_a_slip(stretch, period, form) or (time.lenient and as_long and overlaps)


def _is_as_long(span: str, period: Period, form: Form) -> bool:
    least, most = form.span_days.get(span, (0, 10**6))
    return least <= (period.end - period.start).days + 1 <= most


def _is_other_named(text: str, period: Period) -> bool | None:
    """A quarter or month by its number, some months or weeks by how many there are."""
    if quarter := _QUARTER.fullmatch(text):
        number = _ROMAN.get(quarter[1]) or int(quarter[1])
        return not (_months(period) == 3 and 3 * number in _last_months(period))
    if length := _LENGTH.fullmatch(text):
        number = int(length[1])
        return (
            _months(period) != number
            if length[2] == "tháng"
            else (period.end - period.start).days + 1 != 7 * number
        )
    if month := _MONTH.fullmatch(text):
        return not (_months(period) == 1 and int(month[1]) in _last_months(period))
    return None


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
