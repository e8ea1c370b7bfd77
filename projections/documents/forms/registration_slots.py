"""Slots of the registration of quotas: ``R.rows``, ``R.sums`` (forms.md §4).

``R.rows`` is every number that an officer, or the unit itself, registered for days of the paper's,
as it stands at their end: approved, sent back or waiting, and by whom it was decided. ``R.sums``
adds up what was approved of the officers, beside the unit's own, which stands where there is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ledger.entries.quota import QuotaRegistered
from ledger.records.papers.quota import QUOTAS, Quota, quotas_on
from ledger.values.dates import format_date
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.notation import SlotName
from projections.documents.forms.slot_book import NoSuchSlot
from projections.documents.forms.slot_values import CellValue, RowsSlot, SlotValue
from projections.documents.forms.target_words import results_wording
from projections.documents.year_end.wording import two_digits

ROOT: Final = "R"
_ROWS: Final = ("holder", "indicator", "number", "registered_on", "status", "decided_by", "unit")
_ROW_TITLES: Final = (
    *("Cán bộ, đơn vị", "Chỉ tiêu", "Số đăng ký", "Ngày đăng ký"),
    *("Kết quả xét duyệt", "Người xét duyệt", "Đơn vị"),
)
_SUMS: Final = ("unit", "indicator", "officers", "own", "stands")
_SUM_TITLES: Final = ("Đơn vị", "Chỉ tiêu", "Cộng của cán bộ", "Của đơn vị", "Được áp dụng")
_STATUS: Final = {"approved": "Đã phê duyệt", "sent_back": "Trả lại", "registered": "Chờ phê duyệt"}
_STANDS: Final = "{status} (đang áp dụng {number})"


class RegistrationSlots:
    """The slots of quotas as they were registered."""

    def __init__(self, books: FormBooks) -> None:
        self._books = books

    def value(self, name: SlotName) -> SlotValue:
        """One of the tables. Raises NoSuchSlot."""
        match str(name):
            case "R.rows":
                return RowsSlot(_ROWS, _ROW_TITLES, tuple(self._rows()))
            case "R.sums":
                return RowsSlot(_SUMS, _SUM_TITLES, tuple(self._sums()))
        raise NoSuchSlot(str(name))

    def _registered(self) -> list[Quota]:
        """All that is registered for the days the paper is of, as it stood at the end of its own.

        Of the units asked about, in order.
        """
        sight, planned, day = self._books.sight, self._books.planned, self._books.period.end
        found = []
        for history in sight.books.duties_of(QUOTAS.noun):
            for at, quota in quotas_on(history, day, sight.books.known_at).items():
                unit = quota.registered.unit
                if at.shared_with(planned) and sight.purview.covers(unit, day):
                    found.append(quota)
        return sorted(found, key=_place)

    def _rows(self) -> Iterator[dict[str, CellValue]]:
        units = self._books.sight.books.units
        for one in self._registered():
            asked, decided = one.registered, one.decided
            yield {
                "holder": asked.officer or units[asked.unit].name,
                "indicator": indicator_name(asked.indicator),
                "number": _number(asked),
                "registered_on": format_date(asked.effective_on),
                "status": _status(one),
                "decided_by": decided.decided_by if decided and not one.waits else "",
                "unit": units[asked.unit].name,
            }

    def _sums(self) -> Iterator[dict[str, CellValue]]:
        """Of each unit and indicator what was approved: of its officers, and of its own."""
        units = self._books.sight.books.units
        found: dict[tuple[str, str], dict[str, int]] = {}
        for one in self._registered():
            if (approved := one.approved) is not None and not approved.percent:
                told = found.setdefault((approved.unit, approved.indicator), {})
                whose = "officers" if approved.officer else "own"
                told[whose] = told.get(whose, 0) + approved.quantity
        for (unit, indicator), told in found.items():
            yield {
                "unit": units[unit].name,
                "indicator": indicator_name(indicator),
                "officers": told.get("officers", 0),
                "own": two_digits(told["own"]) if "own" in told else "",
                "stands": told.get("own", told.get("officers", 0)),
            }

    def names(self) -> Iterable[str]:
        """All of them."""
        return registration_names()


def registration_names() -> Iterator[str]:
    """All of them."""
    yield from ("R.rows", "R.sums")


def indicator_name(code: str) -> str:
    """What the quota of an indicator is called; its code where it has no name."""
    return results_wording()["quotas"].get(code, code)


def _place(one: Quota) -> tuple[object, ...]:
    """Officers first, each with all of his; then the unit's own."""
    asked = one.registered
    return asked.unit, asked.officer is None, asked.officer or "", asked.indicator, asked.start


def _number(asked: QuotaRegistered) -> str:
    return f"{asked.quantity}%" if asked.percent else two_digits(asked.quantity)


def _status(quota: Quota) -> str:
    """What became of it; where another number waits, also the one that stands."""
    status = _STATUS[quota.status]
    if quota.status != "approved" and quota.approved is not None:
        return _STANDS.format(status=status, number=_number(quota.approved))
    return status
