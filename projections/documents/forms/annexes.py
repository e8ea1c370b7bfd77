"""Annexes of a report: the arrest rate of every unit below, and its grades (forms.md §1, III)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.slot_values import CellValue, RowsSlot, rate_text, share_of
from projections.documents.forms.target_words import grade_word
from projections.targets.counted_set import CountedSet
from projections.targets.indicator import Ratio
from projections.targets.sides import side_of
from projections.targets.sight import Sight

ARREST_RATE: Final = "arrest_rate"
_ITSELF: Final = "Riêng {name}"
_TERMS: Final = ("persons", "party_members", "outside", "unnamed")
_ARREST_TITLES: Final = (
    "Đơn vị",
    "Bắt, khởi tố trong diện ST",
    "Tổng số bắt, khởi tố",
    "Trừ đảng viên",
    "Trừ ngoài diện quản lý",
    "Cộng ST bắt, khởi tố ngoài các kết quả này",
    "Mẫu số",
    "Tỷ lệ",
)


def arrest_rows(books: FormBooks) -> RowsSlot:
    """The arrest rate of each unit below: its numerator, the four terms of what is under it.

    What the unit itself recorded, beside units below, has a row of its own.
    """
    columns = ("unit", "above", *_TERMS, "below", "rate")
    indicator = books.sight.plan.indicators.get(ARREST_RATE)
    rows = tuple(_arrests(books, indicator)) if isinstance(indicator, Ratio) else ()
    return RowsSlot(columns, _ARREST_TITLES, rows)


def _arrests(books: FormBooks, indicator: Ratio) -> Iterator[dict[str, CellValue]]:
    units, below = books.sight.books.units, list(books.sight.below())
    top = books.sight.purview.unit
    own = _arrests_of(_ITSELF.format(name=units[top].name), books.sight.alone(), indicator)
    if below and any(own[name] for name in ("above", *_TERMS)):
        yield own
    for code, sight in below:
        yield _arrests_of(units[code].name, sight, indicator)


def _arrests_of(name: str, sight: Sight, indicator: Ratio) -> dict[str, CellValue]:
    above, below = (_sum(one, sight) for one in (indicator.numerator, indicator.denominator))
    rate = rate_text(Fraction(above, below)) if below else ""
    return {"unit": name, "above": above, **arrest_terms(sight), "below": below, "rate": rate}


def arrest_terms(sight: Sight) -> dict[str, int]:
    """The four terms of what is under the arrest rate, those taken away too as whole numbers.

    Empty where the list has no such rate.
    """
    indicator = sight.plan.indicators.get(ARREST_RATE)
    if not isinstance(indicator, Ratio):
        return {}
    terms = (abs(_sum((one,), sight)) for one in indicator.denominator)
    return dict(zip(_TERMS, terms, strict=False))


def _sum(sets: tuple[CountedSet, ...], sight: Sight) -> int:
    return sum(side_of(one, sight).weight for one in sets)


def closed_rows(books: FormBooks) -> RowsSlot:
    """The watch files closed of each unit below: with effect of those that count, and the rest."""
    rows: list[dict[str, CellValue]] = []
    for one in books.graded_below:
        parts = [part for target in one.targets for part in target.parts]
        part = next((part for part in parts if part.indicator == CLOSED_WATCH), None)
        closed = one.sight.members(("ST",), "closed")
        if part and closed:
            rate = rate_text(part.value) if part.value is not None else ""
            share = share_of(part.numerator or 0, part.denominator or 0).text
            name = books.sight.books.units[one.sight.purview.unit].name
            left = len(closed) - (part.denominator or 0)
            rows.append({"unit": name, "share": share, "rate": rate, "left": left})
    return RowsSlot(("unit", "share", "rate", "left"), _CLOSED_TITLES, tuple(rows))


CLOSED_WATCH: Final = "closed_watch_with_effect"
_CLOSED_TITLES: Final = ("Đơn vị", "Có hiệu quả trên tổng số xét", "Tỷ lệ", "Không tính")


def grade_rows(books: FormBooks) -> RowsSlot:
    """Each unit below with how many targets it has of each grade, and which it did not meet."""
    units = books.sight.books.units
    rows = []
    for one in books.graded_below:
        told: dict[str, CellValue] = {"unit": units[one.sight.purview.unit].name}
        for grade in GRADES:
            numbers = [str(target.number) for target in one.targets if target.grade == grade]
            told[grade] = ", ".join(numbers)
        rows.append(told)
    return RowsSlot(("unit", *GRADES), ("Đơn vị", *map(grade_word, GRADES)), tuple(rows))


GRADES: Final = ("exceeded", "met", "partly", "not_met", "not_known")
