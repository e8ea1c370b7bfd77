"""Slots of a week's work: which files came and went, were checked, are overdue (forms.md §5).

``W.lines`` the figures of every line, ``W.files`` the numbers of what came and went; ``W.checks``
who checked which files on which day; ``W.overdue`` reviews of files and reports whose day is past.
Numbers are written as they may leave the unit (``FormBooks.called``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from ledger.catalog.lines import catalog
from ledger.entries.record import FileChecked
from ledger.values.dates import format_date
from ledger.values.stream import Stream
from projections.calendar.owed import Owed
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.notation import SlotName
from projections.documents.forms.slot_book import NoSuchSlot
from projections.documents.forms.slot_values import CellValue, CountSlot, RowsSlot, SlotValue
from projections.documents.year_end.figures import MEASURES, Measure
from projections.documents.year_end.wording import kind_name

ROOT: Final = "W"
_LINES: Final = ("name", *MEASURES)
_LINE_TITLES: Final = ("Loại hồ sơ", "Đầu kỳ", "Tăng", "Giảm", "Hiện có")
_FILES: Final = ("name", "way", "records")
_FILE_TITLES: Final = ("Loại hồ sơ", "Biến động", "Số hồ sơ")
_CHECKS: Final = ("checker", "day", "files", "records", "findings")
_CHECK_TITLES: Final = ("Người kiểm tra", "Ngày", "Số lượt", "Số hồ sơ", "Số lỗi")
_OVERDUE: Final = ("what", "unit", "officer", "times", "since", "records")
_OVERDUE_TITLES: Final = ("Nội dung", "Đơn vị", "Cán bộ", "Số lần", "Từ ngày", "Số hồ sơ")
BETWEEN: Final = ", "


class WeekSlots:
    """The slots of a week; over other days they are of these."""

    def __init__(self, books: FormBooks) -> None:
        self._books = books

    def value(self, name: SlotName) -> SlotValue:
        """One of the tables, or how often something is overdue. Raises NoSuchSlot."""
        if name.cell or name.against or len(name.path) != 2:
            raise NoSuchSlot(str(name))
        match name.path[1]:
            case "lines":
                return RowsSlot(_LINES, _LINE_TITLES, tuple(self._lines()))
            case "files":
                return RowsSlot(_FILES, _FILE_TITLES, tuple(self._files()))
            case "checks":
                return RowsSlot(_CHECKS, _CHECK_TITLES, tuple(self._checks()))
            case "overdue":
                return RowsSlot(_OVERDUE, _OVERDUE_TITLES, tuple(self._overdue()))
            case "overdue_times":
                return CountSlot(len(self._books.overdue))
        raise NoSuchSlot(str(name))

    def _lines(self) -> Iterator[dict[str, CellValue]]:
        """Every line with its four figures."""
        for line in catalog().lines:
            four = self._books.standings.figure(line.code, {})
            yield {"name": line.name, **dict(zip(MEASURES, four, strict=True))}

    def _files(self) -> Iterator[dict[str, CellValue]]:
        """The numbers of what came and of what went: a row for each line and way."""
        for line in catalog().lines:
            found: dict[tuple[Measure, str], list[str]] = defaultdict(list)
            for record, move in self._books.moves(line.code):
                measure: Measure = "added" if move.entered is not None else "removed"
                number = self._books.called(line.code, record.number)
                found[measure, move.movement].append(number)
            for (measure, movement), numbers in sorted(found.items()):
                way = kind_name(measure, movement)
                told = BETWEEN.join(numbers)
                yield {"name": line.name, "way": way.capitalize(), "records": told}

    def _checks(self) -> Iterator[dict[str, CellValue]]:
        """The checks of the days: a row for each checker and day."""
        found: dict[tuple[str, date], list[tuple[str, int]]] = defaultdict(list)
        lines = [one.code for one in catalog().lines]
        for record, entry in self._books.entries(lines, FileChecked):
            number = self._books.called(record.line, record.number)
            found[entry.checker, entry.effective_on].append((number, entry.findings))
        for (checker, day), checked in sorted(found.items()):
            yield {
                "checker": checker,
                "day": format_date(day),
                "files": len(checked),
                "records": BETWEEN.join(number for number, _ in checked),
                "findings": sum(findings for _, findings in checked),
            }

    def _overdue(self) -> Iterator[dict[str, CellValue]]:
        """What is overdue: a row for all that is owed alike by one officer, or one unit."""
        units = self._books.sight.books.units
        found: dict[tuple[str, str, str], list[Owed]] = defaultdict(list)
        for due in self._books.overdue:
            owed = due.owed
            officer = BETWEEN.join(owed.officers)
            found[owed.row.name, owed.unit, officer].append(owed)
        for (what, unit, officer), several in found.items():
            yield {
                "what": what,
                "unit": units[unit].name if unit in units else unit,
                "officer": officer,
                "times": len(several),
                "since": format_date(min(one.deadline.day for one in several)),
                "records": BETWEEN.join(self._file(one) for one in several if one.record),
            }

    def _file(self, owed: Owed) -> str:
        """The file that something is owed of, and until when it was."""
        record = Stream(owed.record or "")
        number = self._books.called(record.noun, record.key)
        return f"{number} ({format_date(owed.deadline.day)})"

    def names(self) -> Iterable[str]:
        """All of them."""
        return week_names()


def week_names() -> Iterator[str]:
    """All of them."""
    yield from (f"{ROOT}.{one}" for one in ("lines", "files", "checks", "overdue", "overdue_times"))
