"""Slots of the network of collaborators: ``N.rows``, ``N.symbols`` (forms.md §4).

``N.rows`` is a row for each file in use at the end: its number as it may leave the unit, its
symbol, the months it is in use, the last rating, what it delivered in twelve months, the last check
in the days. What to propose is left to who writes. ``N.symbols`` adds up by symbol.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple, TypeVar

from ledger.catalog.lines import catalog
from ledger.entries import Entry
from ledger.entries.collaborator import CollaboratorRated, ItemsDelivered
from ledger.entries.record import FileChecked
from ledger.records.cell import attribute_field
from ledger.values.dates import format_date
from ledger.values.period import Period, months_before
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.notation import SlotName
from projections.documents.forms.slot_book import NoSuchSlot
from projections.documents.forms.slot_values import (
    DOTS,
    CellValue,
    CountSlot,
    RowsSlot,
    SlotValue,
    share_of,
)
from projections.targets.members import Member
from projections.targets.record_index import CountedRecord

Kind = TypeVar("Kind", bound=Entry)

LINE: Final = "CTVBM"
_MONTHS: Final = 12
_ROWS: Final = (
    *("number", "symbol", "months", "rating", "rated_on"),
    *("items", "valuable", "checked_on", "proposal"),
)
_ROW_TITLES: Final = (
    *("Số hồ sơ", "Ký hiệu", "Số tháng sử dụng", "Xếp loại gần nhất", "Ngày xếp loại"),
    *("Tin 12 tháng", "Tin có giá trị", "Ngày kiểm tra", "Đề xuất"),
)
UNRATED: Final = "chưa phân loại"
_ALL: Final = "Cộng"


class Reviewed(NamedTuple):
    """A file in use, with what a review asks of it; ``checked_on``: the last day in the period."""

    member: Member
    months: int
    rating: str | None
    rated_on: date | None
    items: int
    valuable: int
    checked_on: date | None


class NetworkSlots:
    """The slots of the collaborators in use."""

    def __init__(self, books: FormBooks) -> None:
        self._books = books

    def value(self, name: SlotName) -> SlotValue:
        """One of the tables, or how many files were checked. Raises NoSuchSlot."""
        match str(name):
            case "N.rows":
                return RowsSlot(_ROWS, _ROW_TITLES, tuple(self._rows()))
            case "N.symbols":
                return self._symbols()
            case "N.files":
                return CountSlot(len(self._reviewed))
            case "N.checked":
                checked = sum(one.checked_on is not None for one in self._reviewed)
                return share_of(checked, len(self._reviewed))
        raise NoSuchSlot(str(name))

    @cached_property
    def _reviewed(self) -> list[Reviewed]:
        """Every file in use, by symbol and number."""
        symbols = [one.code for one in catalog().line(LINE).symbols]
        found = [self._review(one) for one in self._books.members(LINE, "current")]
        return sorted(
            found, key=lambda one: (symbols.index(one.member.cell.symbol), one.member.record.number)
        )

    def _review(self, member: Member) -> Reviewed:
        days, record = self._books.period, member.record
        year = Period(months_before(date.fromordinal(days.end.toordinal() + 1), _MONTHS), days.end)
        rated = _of_kind(record, CollaboratorRated, Period(record.first_day, days.end))
        last = rated[-1] if rated else None
        given = _of_kind(record, ItemsDelivered, year)
        checked = [one.effective_on for one in _of_kind(record, FileChecked, days)]
        return Reviewed(
            member,
            _months_since(record.opened_on, days.end),
            last.rating if last else None,
            last.effective_on if last else None,
            sum(one.items for one in given),
            sum(one.valuable for one in given),
            max(checked, default=None),
        )

    def _rows(self) -> Iterator[dict[str, CellValue]]:
        for one in self._reviewed:
            cell = one.member.cell
            type_ = getattr(cell, attribute_field("type"))
            yield {
                "number": self._books.called(LINE, one.member.record.number),
                "symbol": f"{cell.symbol} loại {type_}" if type_ else cell.symbol,
                "months": one.months,
                "rating": one.rating or UNRATED,
                "rated_on": format_date(one.rated_on) if one.rated_on else "",
                "items": one.items,
                "valuable": one.valuable,
                "checked_on": format_date(one.checked_on) if one.checked_on else "",
                "proposal": DOTS,
            }

    def _symbols(self) -> RowsSlot:
        """By symbol: how many are in use, of which rating, and what they delivered."""
        ratings = (*catalog().values["rating"], None)
        keys = [f"rating{place}" for place in range(len(ratings))]
        rows: list[dict[str, CellValue]] = []
        for symbol in (*(one.code for one in catalog().line(LINE).symbols), None):
            of = [one for one in self._reviewed if symbol in (None, one.member.cell.symbol)]
            counts = [sum(one.rating == rating for one in of) for rating in ratings]
            rows.append(
                {
                    "symbol": symbol or _ALL,
                    "files": len(of),
                    **dict(zip(keys, counts, strict=True)),
                    "items": sum(one.items for one in of),
                    "valuable": sum(one.valuable for one in of),
                }
            )
        titles = [(one or UNRATED).capitalize() for one in ratings]
        return RowsSlot(
            ("symbol", "files", *keys, "items", "valuable"),
            ("Ký hiệu", "Đang sử dụng", *titles, "Tin 12 tháng", "Tin có giá trị"),
            tuple(rows),
        )

    def names(self) -> Iterable[str]:
        """All of them."""
        return network_names()


def network_names() -> Iterator[str]:
    """All of them."""
    yield from ("N.rows", "N.symbols", "N.files", "N.checked")


def _of_kind(record: CountedRecord, kind: type[Kind], days: Period) -> list[Kind]:
    """The entries of a kind on a file in some days, in the order they took effect."""
    return [one for one in record.entries if isinstance(one, kind) and one.effective_on in days]


def _months_since(since: date, day: date) -> int:
    """How many whole months lie between two days."""
    months = (day.year - since.year) * 12 + day.month - since.month
    return months if months_before(day, months) >= since else months - 1
