"""Tells whether a stretch of time that a sentence names is the report's own period: ``quý
III``, ``6 tháng đầu năm``.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from ledger.values.period import Period
from projections.inspection.reading.form import Form
from projections.inspection.reading.outline import Bullet
from projections.inspection.reading.phrases import Node, nodes, walk

_DAY: Final = timedelta(days=1)
_HALF_MONTH: Final = timedelta(days=15)
_QUARTER: Final = re.compile(r"quý\s+(?:số\s+)?([1-4]|iv|i{1,3})\b")
_MONTH: Final = re.compile(r"(?:tháng\s+)?(\d{1,2})(?:\s*(?:/|năm)\s*(\d{4}))?")
_LENGTH: Final = re.compile(r"(\d{1,2})\s+(tháng|tuần)\b.*")
_BESIDE: Final = ("year", "colon", "comma", "stop", "dash", "open", "close")
"""What may stand beside a stretch that is all a line names."""

_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def is_another(node: Node, period: Period | None, form: Form) -> bool | None:
    """Whether a phrase names another stretch of time than the report's period; None where it names
    none.
    """
    if period is None:
        return None
    if node.kind == "span" and node.token is not None and node.token.first and node.token.last:
        return not same_but_for_a_slip((node.token.first, node.token.last), period, form)
    if node.kind in ("duration", "reference"):
        return _is_other_named(node.text.casefold().rstrip("/ "), period)
    spans = [meaning.span for meaning in node.meanings if meaning.span]
    return not _is_as_long(spans[0], period, form) if spans else None


class HeadedStretch:
    """Whether a line stands below one that names nothing but another stretch of time: ``- Quý
    III:``, ``2.1. Tháng 9``.
    """

    def __init__(self, form: Form, period: Period | None) -> None:
        self._form = form
        self._period = period
        self._head: Bullet | None = None

    def covers(self, start: Bullet) -> bool:
        """Show the next line; it ends what an equal or higher line headed, as does one without a
        bullet.
        """
        head = self._head
        if head and (
            not start.kind
            or start.depth < head.depth
            or (start.depth, start.mark) == (head.depth, head.mark)
        ):
            self._head = None
        if self._names_another_alone(start.content):
            self._head = start
        return self._head is not None

    def _names_another_alone(self, text: str) -> bool:
        found = list(walk(nodes(text, self._form, None)))
        named = [node for node in found if is_another(node, self._period, self._form)]
        return bool(named) and all(
            node in named or node.kind in _BESIDE or node.means("filler") for node in found
        )


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
