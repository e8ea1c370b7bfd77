"""Slots of the reporting calendar: ``D.rows``, what a unit and its officers owe in a year.

Of the unit's kind, by the rows of the calendar that hold for the year the paper ends in: plans
state it as duties (forms.md §4 and §7). Which of them were kept is asked of `socai due`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ledger.values.period import Period, period_on
from projections.calendar.deadline import DeadlineRule
from projections.calendar.row import CalendarRow
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.notation import SlotName
from projections.documents.forms.slot_book import NoSuchSlot
from projections.documents.forms.slot_values import CellValue, RowsSlot, SlotValue

ROWS: Final = "D.rows"
_COLUMNS: Final = ("what", "who", "until", "to")
_TITLES: Final = ("Nội dung", "Trách nhiệm", "Thời hạn", "Nơi nhận")
_ROLES: Final = {"leader": "lãnh đạo", "commander": "chỉ huy", "officer": "cán bộ"}
_HOLDERS: Final = {"unit": "Đơn vị", "officer": "Cán bộ", "record": "Cán bộ quản lý hồ sơ"}
_EACH: Final = {
    "week": "hằng tuần",
    "month": "hằng tháng",
    "reporting-month": "hằng tháng",
    "quarter": "hằng quý",
    "half-year": "06 tháng một lần",
    "reporting-half": "06 tháng một lần",
}
_WEEKDAYS: Final = ("hai", "ba", "tư", "năm", "sáu", "bảy")


class CalendarSlots:
    """The slots of what is owed."""

    def __init__(self, books: FormBooks) -> None:
        self._books = books

    def value(self, name: SlotName) -> SlotValue:
        """The table of duties. Raises NoSuchSlot."""
        if str(name) != ROWS:
            raise NoSuchSlot(str(name))
        return RowsSlot(_COLUMNS, _TITLES, tuple(self._rows()))

    def _rows(self) -> Iterator[dict[str, CellValue]]:
        sight = self._books.sight
        unit, end = sight.books.units.get(sight.purview.unit), self._books.period.end
        year = period_on("year", end).days
        kind, branches = (unit.kind, unit.branches) if unit else (None, ())
        for row in self._books.calendar:
            asked = not row.units or (unit is not None and unit.kind in row.units)
            if asked and (row.kind is None or any(row.due(year))):
                yield {
                    "what": row.name,
                    "who": _who(row),
                    "until": _until(row, row.rule_of(kind, branches, year), year),
                    "to": row.to,
                }

    def names(self) -> Iterable[str]:
        """The one there is."""
        return (ROWS,)


def _who(row: CalendarRow) -> str:
    """Whose duty it is: of the roles that are named, else of whoever owes it; of a file of both."""
    roles = [_ROLES[one] for one in row.roles if one in _ROLES]
    if row.owed_by == "record":
        return ", ".join([_HOLDERS["record"], *roles])
    return ", ".join(roles).capitalize() or _HOLDERS[row.owed_by]


def _until(row: CalendarRow, rule: DeadlineRule, year: Period) -> str:
    """When it is due, in words: how often, and the day, which is late or on time."""
    often, day = _often(row), _day(rule, year, row)
    told = f"{often}, {day}" if often else day
    return told[:1].upper() + told[1:]


def _often(row: CalendarRow) -> str:
    """How often; nothing where the day of the year says it."""
    if row.deadline.month is not None:
        return ""
    if row.numbers and row.kind == "quarter":
        return f"quý {', '.join(map(str, row.numbers))}"
    return _EACH.get(row.kind or "", "")


def _day(rule: DeadlineRule, year: Period, row: CalendarRow) -> str:
    word = "chậm nhất ngày" if rule.included else "trước ngày"
    if rule.weekday is not None:
        weekday = "chủ nhật" if rule.weekday > 5 else f"thứ {_WEEKDAYS[rule.weekday]}"
        return f"trước {rule.hour:%H:%M} {weekday}"
    if rule.day is None:
        return "ngày cuối kỳ" if row.kind else "theo ngày ghi trên hồ sơ"
    if rule.month is None:
        return f"{word} {rule.day:02d}"
    return f"{word} {rule.day:02d}/{rule.month:02d}/{rule.year or year.end.year}"
