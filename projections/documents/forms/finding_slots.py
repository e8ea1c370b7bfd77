"""Slots of files that were found wanting: ``F.rows`` and how many (forms.md §4).

By the checks of the days that found something: which file, when, by whom, in how many things, and
the officer who was responsible for it then. What to propose is left to who writes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from ledger.catalog.lines import catalog
from ledger.entries.record import FileChecked
from ledger.values.dates import format_date
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.notation import SlotName
from projections.documents.forms.slot_book import NoSuchSlot
from projections.documents.forms.slot_values import (
    DOTS,
    CellValue,
    CountSlot,
    RowsSlot,
    SlotValue,
)
from projections.targets.record_index import CountedRecord

_COLUMNS: Final = ("line", "record", "officer", "days", "checkers", "findings", "proposal")
_TITLES: Final = (
    *("Loại hồ sơ", "Số hồ sơ", "Cán bộ chịu trách nhiệm", "Ngày kiểm tra"),
    *("Người kiểm tra", "Số thiếu sót", "Đề xuất"),
)
_BETWEEN: Final = ", "

Wanting = Mapping[str, tuple[CountedRecord, list[FileChecked]]]
"""By the stream of a file, the file and the checks that found something."""


class FindingSlots:
    """The slots of what checks found."""

    def __init__(self, books: FormBooks) -> None:
        self._books = books

    def value(self, name: SlotName) -> SlotValue:
        """The table, how many files, or how many things. Raises NoSuchSlot."""
        match str(name):
            case "F.rows":
                return RowsSlot(_COLUMNS, _TITLES, tuple(self._rows()))
            case "F.files":
                return CountSlot(len(self._wanting))
            case "F.findings":
                checks = (one for _record, found in self._wanting.values() for one in found)
                return CountSlot(sum(one.findings for one in checks))
        raise NoSuchSlot(str(name))

    @cached_property
    def _wanting(self) -> Wanting:
        lines = [one.code for one in catalog().lines]
        records: dict[str, CountedRecord] = {}
        checks: dict[str, list[FileChecked]] = defaultdict(list)
        for record, entry in self._books.entries(lines, FileChecked):
            if entry.findings:
                records[record.stream] = record
                checks[record.stream].append(entry)
        order = sorted(
            records, key=lambda one: (lines.index(records[one].line), records[one].number)
        )
        return {stream: (records[stream], checks[stream]) for stream in order}

    def _rows(self) -> Iterator[dict[str, CellValue]]:
        for record, checks in self._wanting.values():
            days = dict.fromkeys(format_date(one.effective_on) for one in checks)
            cells = (record.held_on(one.effective_on) for one in checks)
            officers = dict.fromkeys(cell.officer for cell in cells if cell and cell.officer)
            yield {
                "line": catalog().line(record.line).name,
                "record": self._books.called(record.line, record.number),
                "officer": _BETWEEN.join(officers),
                "days": _BETWEEN.join(days),
                "checkers": _BETWEEN.join(dict.fromkeys(one.checker for one in checks)),
                "findings": sum(one.findings for one in checks),
                "proposal": DOTS,
            }

    def names(self) -> Iterable[str]:
        """All of them."""
        return finding_names()


def finding_names() -> Iterator[str]:
    """All of them."""
    yield from ("F.rows", "F.files", "F.findings")
