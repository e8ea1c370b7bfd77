"""A programme year by year: every figure side by side, their mean against the days before it.

Only years that lie wholly in the paper's days are told; the mean is theirs (targets.md §4.5).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Final

from ledger.values.period import Period
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.programme_counts import CALLED, STOCKS, ProgrammeCounts
from projections.documents.forms.slot_values import DOTS, CellValue, RowsSlot, decimal_text
from projections.documents.forms.target_words import grade_word
from projections.documents.year_end.wording import two_digits
from projections.targets.earlier import baseline_count, books_reach, entered_count
from projections.targets.indicator import FallSinceBaseline
from projections.targets.target_list import Programme

NO_BASELINE: Final = "Sổ không có số liệu trước đề án của một số nội dung, nên không so sánh được."
NO_CRIMES: Final = (
    "Sổ chưa ghi vụ phạm pháp hình sự nào trong kỳ hoặc trong một năm của kỳ, nên chưa xác định "
    "được số vụ của một số nội dung."
)
NO_YEAR: Final = (
    "Sổ không có số liệu năm {years} của một số nội dung, nên không tính bình quân năm."
)
FALLS: Final = {
    "crimes": "crime_fall",
    "crimes_serious": "crime_fall_serious",
    "crimes_key_areas": "crime_fall_key_areas",
}
"""The crimes that a programme holds against its baseline, and the indicators that do so."""


def years_of(programme: Programme) -> list[Period]:
    """The calendar years of a programme."""
    first, last = programme.phases[0].start.year, programme.phases[-1].end.year
    return [Period(date(year, 1, 1), date(year, 12, 31)) for year in range(first, last + 1)]


def _of_year(books: FormBooks, year: Period) -> FormBooks:
    """The books of a year that is over, as its own paper sees them."""
    sight = replace(books.sight, books=books.sight.books.earlier(year), period=year)
    return replace(books, sight=sight, head=replace(books.head, period=year))


def _key(place: int) -> str:
    return f"y{place + 1}"


def _told(year: Period, days: Period) -> bool:
    return year.start in days and year.end in days


def year_rows(books: FormBooks, programme: Programme) -> RowsSlot:
    """Every count of each year, the mean of a year, the baseline, and the rise or fall of it."""
    years = years_of(programme)
    counts = {one: _counted(books, one) for one in years if _told(one, books.period)}
    rows = tuple(_year_row(name, years, counts, books, programme) for name in CALLED)
    no_base = any(row.get("base") == DOTS for row in rows)
    reasons = [NO_BASELINE] if no_base else []
    without = [str(one.start.year) for one, found in counts.items() if None in found.values()]
    reasons += [NO_YEAR.format(years=", ".join(without))] if without else []
    keys = [_key(place) for place in range(len(years))]
    titles = [f"Năm {one.start.year}" for one in years]
    return RowsSlot(
        ("what", *keys, "mean", "base", "change"),
        ("Nội dung", *titles, "Bình quân năm", "Trước đề án", "So sánh"),
        rows,
        tuple(reasons),
    )


def _year_row(
    name: str,
    years: list[Period],
    counts: Mapping[Period, Mapping[str, int | None]],
    books: FormBooks,
    programme: Programme,
) -> dict[str, CellValue]:
    """A count of each year that is told, and the mean of them where all of them are known."""
    row: dict[str, CellValue] = {"what": CALLED[name]}
    for place, year in enumerate(years):
        row[_key(place)] = _said(counts[year][name]) if year in counts else ""
    if name in STOCKS or not counts:
        return row
    known = [one for found in counts.values() if (one := found[name]) is not None]
    mean = Fraction(sum(known), len(known)) if len(known) == len(counts) else None
    return row | _against(mean, _baseline(name, books, programme))


def _counted(books: FormBooks, year: Period) -> dict[str, int | None]:
    """Every count of a year; None: not known, for the books do not reach back to it.

    They do where they hold anything of it, or a record stood by its first day. Of crimes something
    is entered, or attested (``entered_count``).
    """
    then, sight = _of_year(books, year), books.sight
    counts = ProgrammeCounts(then).counts
    reached = any(counts.values()) or books_reach(then.sight)
    found: dict[str, int | None] = {one: counts[one] if reached else None for one in counts}
    for name, indicator_name in FALLS.items():
        indicator = sight.plan.indicators.get(indicator_name)
        if isinstance(indicator, FallSinceBaseline):
            count = entered_count(indicator.of, indicator.name, year, sight)
            found[name] = count.number if count else None
    return found


def _said(count: int | None) -> CellValue:
    return DOTS if count is None else count


def _against(mean: Fraction | None, base: int | None) -> dict[str, CellValue]:
    """A yearly mean beside what there was before the programme."""
    before = DOTS if base is None else two_digits(base)
    if base is None or mean is None:
        return {
            "mean": DOTS if mean is None else decimal_text(mean),
            "base": before,
            "change": DOTS,
        }
    told = "bằng" if mean == base else f"{fall_word(base - mean)} {decimal_text(abs(mean - base))}"
    return {"mean": decimal_text(mean), "base": before, "change": told}


def fall_word(fall: Fraction | int) -> str:
    """Whether it fell or rose."""
    return "giảm" if fall > 0 else "tăng"


def _baseline(name: str, books: FormBooks, programme: Programme) -> int | None:
    """What there was in the year before the programme; None: the books do not say."""
    days, sight = programme.baseline, books.sight
    indicator = sight.plan.indicators.get(FALLS.get(name, ""))
    if isinstance(indicator, FallSinceBaseline):
        found = baseline_count(indicator.of, indicator.name, days, sight)
        return found.number if found else None
    before = sight.before(days)
    if not books_reach(before):
        return None
    return ProgrammeCounts(replace(books, sight=before)).counts[name]


def grade_years(books: FormBooks, programme: Programme) -> RowsSlot:
    """The grade of every target in each year, and in all of the paper's days."""
    years = years_of(programme)
    found = {
        year: {one.number: one.grade for one in _of_year(books, year).graded.targets}
        for year in years
        if _told(year, books.period)
    }
    rows = tuple(_graded(books, years, found))
    keys = [_key(place) for place in range(len(years))]
    titles = [f"Năm {one.start.year}" for one in years]
    return RowsSlot(("number", "text", *keys, "whole"), ("TT", "Chỉ tiêu", *titles, "Cả kỳ"), rows)


def _graded(
    books: FormBooks, years: list[Period], found: dict[Period, dict[int | str, str]]
) -> Iterator[dict[str, CellValue]]:
    for target in books.graded.targets:
        row: dict[str, CellValue] = {"number": str(target.number), "text": target.text}
        for place, year in enumerate(years):
            row[_key(place)] = grade_word(found[year][target.number]) if year in found else ""
        yield {**row, "whole": grade_word(target.grade)}
