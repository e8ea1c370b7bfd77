"""Annexes of a report: the arrest rate of every unit, and the grades of those below (forms.md §1).

A table of the units adds up to the whole: a unit that came into the scope within the days, left it
or is no more, stands in it with the days on which it was there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.slot_values import CellValue, RowsSlot, rate_text, share_of
from projections.documents.forms.target_words import grade_word
from projections.documents.forms.unit_rows import units_of
from projections.targets.counted_set import CountedSet
from projections.targets.indicator import Ratio, Share
from projections.targets.items import Item
from projections.targets.members import Member
from projections.targets.record_conditions import first_arrest
from projections.targets.sides import side_of
from projections.targets.sight import Sight

ARREST_RATE: Final = "arrest_rate"
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
    """The arrest rate of each unit: its numerator, the four terms of what is under it.

    Every person and file of the whole rate stands in one row, so each column adds up to it.
    """
    columns = ("unit", "above", *_TERMS, "below", "rate")
    indicator = books.sight.plan.indicators.get(ARREST_RATE)
    rows = tuple(_arrests(books, indicator)) if isinstance(indicator, Ratio) else ()
    return RowsSlot(columns, _ARREST_TITLES, rows)


def _arrests(books: FormBooks, indicator: Ratio) -> Iterator[dict[str, CellValue]]:
    sight = books.sight
    above, *terms = (
        _by_unit(sets, sight)
        for sets in (indicator.numerator, *((one,) for one in indicator.denominator))
    )
    any_of = frozenset(code for one in (above, *terms) for code, count in one.items() if count)
    for code, name in units_of(sight, any_of):
        told = {key: abs(one[code]) for key, one in zip(_TERMS, terms, strict=False)}
        below = sum(one[code] for one in terms)
        share = Fraction(above[code], below) if below else None
        rate = rate_text(share) if share is not None and 0 <= share <= 1 else ""
        yield {"unit": name, "above": above[code], **told, "below": below, "rate": rate}


def _by_unit(sets: tuple[CountedSet, ...], sight: Sight) -> Counter[str]:
    """What some sets come to in each unit: of a file where it stood when its person was caught."""
    found = Counter[str]()
    for item in (one for asked in sets for one in side_of(asked, sight)):
        found[_unit_of(item, sight)] += item.weight
    return found


def _unit_of(item: Item, sight: Sight) -> str:
    if isinstance(item.thing, Member):
        day = first_arrest(item.thing, "", sight)
        cell = item.thing.record.stood_on(day) if day and day in sight.period else None
        if cell and sight.purview.holds(cell, day or sight.period.end):
            return cell.unit or ""
    return item.unit or ""


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
    """The watch files closed of each unit: with effect of those that count, and the rest."""
    sight, rows = books.sight, list[dict[str, CellValue]]()
    indicator = sight.plan.indicators.get(CLOSED_WATCH)
    if not isinstance(indicator, Share):
        return RowsSlot(_CLOSED, _CLOSED_TITLES, ())
    of = side_of(indicator.of, sight)
    above, below = (
        Counter(one.unit or "" for one in side) for side in (of.having(indicator.having), of)
    )
    closed = Counter(one.cell.unit or "" for one in sight.members(("ST",), "closed"))
    for code, name in units_of(sight, frozenset(closed)):
        if closed[code]:
            share = share_of(above[code], below[code]).text
            rate = rate_text(Fraction(above[code], below[code])) if below[code] else ""
            left = closed[code] - below[code]
            rows.append({"unit": name, "share": share, "rate": rate, "left": left})
    return RowsSlot(_CLOSED, _CLOSED_TITLES, tuple(rows))


_CLOSED: Final = ("unit", "share", "rate", "left")
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
