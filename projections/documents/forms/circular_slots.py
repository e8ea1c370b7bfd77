"""Slots of the circulars that officers read: ``C.rows``, ``C.totals`` (forms.md §4).

Of the circulars of which one was read in the days of the paper; an officer counts who serves at
their end, by the first day on which he read it, be it before them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Final

from ledger.entries.inspection import CircularRead
from ledger.timeline import in_force
from ledger.values.dates import format_date
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.notation import SlotName
from projections.documents.forms.slot_book import NoSuchSlot
from projections.documents.forms.slot_values import CellValue, RowsSlot, SlotValue, share_of
from projections.targets.seen_books import CountedOfficer

NOUN: Final = "circular"
NOT_READ: Final = "chưa đọc"
_ROWS: Final = ("circular", "officer", "unit", "read_on")
_ROW_TITLES: Final = ("Văn bản", "Cán bộ", "Đơn vị", "Ngày đọc")
_TOTALS: Final = ("circular", "read", "missing")
_TOTAL_TITLES: Final = ("Văn bản", "Số cán bộ đã đọc", "Chưa đọc")


class CircularSlots:
    """The slots of circulars."""

    def __init__(self, books: FormBooks) -> None:
        self._books = books

    def value(self, name: SlotName) -> SlotValue:
        """One of the tables. Raises NoSuchSlot."""
        match str(name):
            case "C.rows":
                return RowsSlot(_ROWS, _ROW_TITLES, tuple(self._rows()))
            case "C.totals":
                return RowsSlot(_TOTALS, _TOTAL_TITLES, tuple(self._totals()))
        raise NoSuchSlot(str(name))

    @cached_property
    def _officers(self) -> list[CountedOfficer]:
        return self._books.sight.officers()

    @cached_property
    def _read(self) -> Mapping[str, Mapping[str, date]]:
        """By circular, on which day each officer who serves first read it."""
        sight, days = self._books.sight, self._books.period
        serving = {one.code for one in self._officers}
        found: dict[str, dict[str, date]] = {}
        for history in sorted(sight.books.duties_of(NOUN), key=lambda one: one.number):
            entries = in_force(history.entries, sight.books.known_at)
            read = [one for one in entries if isinstance(one, CircularRead)]
            of_them = [one for one in read if sight.purview.covers(one.unit, one.effective_on)]
            if any(one.effective_on in days for one in of_them):
                first: dict[str, date] = {}
                for one in of_them:
                    if one.reader in serving and one.effective_on <= days.end:
                        first.setdefault(one.reader, one.effective_on)
                found[history.number] = first
        return found

    def _rows(self) -> Iterator[dict[str, CellValue]]:
        units = self._books.sight.books.units
        for circular, read in self._read.items():
            for one in self._officers:
                day = read.get(one.code)
                yield {
                    "circular": circular,
                    "officer": one.code,
                    "unit": units[one.unit].name,
                    "read_on": format_date(day) if day else NOT_READ,
                }

    def _totals(self) -> Iterator[dict[str, CellValue]]:
        for circular, read in self._read.items():
            missing = [one.code for one in self._officers if one.code not in read]
            yield {
                "circular": circular,
                "read": share_of(len(read), len(self._officers)).text,
                "missing": ", ".join(missing),
            }

    def names(self) -> Iterable[str]:
        """All of them."""
        return circular_names()


def circular_names() -> Iterator[str]:
    """All of them."""
    yield from ("C.rows", "C.totals")
