"""What the forms ask of some lines beside their statistics (forms.md §1, II.2).

``CA.suspension``, ``HN.sources``, ``VAI_AO.changes`` in words; ``ST.cells``, ``ST.annex``,
``HN.units``, ``CA.units``, ``VAI_AO.branches``, ``CTVBM.fields`` and ``CTVBM.areas`` (by level,
never by place) as rows of a table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from ledger.catalog.lines import Symbol, catalog
from ledger.entries.record import RecordResumed, RecordSuspended
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.slot_values import (
    CellValue,
    ChangeSlot,
    CountSlot,
    LinesSlot,
    RowsSlot,
    SlotValue,
)
from projections.documents.year_end.wording import two_digits
from projections.figures.answer import Group, Value, place_of
from projections.figures.standing import FourCounts

MEASURES: Final = ("opening", "added", "removed", "current")
TITLES: Final = ("Đầu kỳ", "Tăng", "Giảm", "Hiện có")
_STOCKS: Final = ("opening", "current")


def _suspension(books: FormBooks, line: str) -> LinesSlot:
    """Suspended ones among those of now; suspended and resumed in the period."""
    now = books.standings.figure(line, {"status": "suspended"}).current
    suspended, resumed = (
        _times(books, line, kind).number for kind in (RecordSuspended, RecordResumed)
    )
    return LinesSlot(
        (
            f"- Hiện đang tạm đình chỉ {two_digits(now)} chuyên án.",
            f"- Trong kỳ có {two_digits(suspended)} lượt tạm đình chỉ, {two_digits(resumed)} lượt "
            "phục hồi.",
        )
    )


def _times(
    books: FormBooks, line: str, kind: type[RecordSuspended] | type[RecordResumed]
) -> CountSlot:
    """How often records of a line were suspended, or resumed, in the period."""
    return CountSlot(sum(1 for _ in books.entries((line,), kind)))


def _sources(books: FormBooks, line: str) -> LinesSlot:
    """Where those of now came from."""
    found = books.standings.counts(line, ("source",))
    counts = {str(group[0][1]): four[3] for group, four in found.items() if group[0][1]}
    counts |= {one: counts.get(one, 0) for one in SOURCES}
    told = [
        f"{called}: {two_digits(counts[code])}"
        for code, called in _CALLED.items()
        if code in counts
    ]
    whole = two_digits(books.standings.figure(line, {}).current)
    return LinesSlot((f"- Hiện có {whole} hồ sơ hiềm nghi, trong đó từ {', '.join(told)}.",))


SOURCES: Final = ("DTCB", "ST", "CTVBM", "VAI_AO")
_CALLED: Final = {
    "DTCB": "ĐTCB",
    "ST": "sưu tra",
    "HN": "hiềm nghi",
    "CTVBM": "CTVBM",
    "VAI_AO": "vai ảo",
    "KHAC": "nguồn khác",
}


def _changes(books: FormBooks, line: str) -> LinesSlot:
    """Rise and fall of what was added, removed and is there now, in all and by symbol."""
    if not books.reach_back:
        return LinesSlot(
            ("- So với cùng kỳ năm trước: …………",),
            reasons=(books.no_year_before,),
        )
    now, then = (one.standings.figure(line, {}) for one in (books, books.before))
    whole = (
        f"- {title}: {_compared(now, then, measure, 'vai ảo')}."
        for measure, title in zip(MEASURES[1:], _COMPARED, strict=True)
    )
    return LinesSlot(
        (*whole, *(_of_symbol(books, line, one) for one in catalog().line(line).symbols))
    )


def _of_symbol(books: FormBooks, line: str, symbol: Symbol) -> str:
    """Rise and fall of one symbol, all in one line."""
    now, then = (
        one.standings.figure(line, {"symbol": symbol.code}) for one in (books, books.before)
    )
    told = (
        f"{title.lower()} {_compared(now, then, measure, '')}"
        for measure, title in zip(MEASURES[1:], _COMPARED, strict=True)
    )
    return f"+ {symbol.names[1][:1].upper()}{symbol.names[1][1:]}: {'; '.join(told)}."


def _compared(now: FourCounts, then: FourCounts, measure: str, noun: str) -> str:
    """``02 vai ảo (tăng 01 vai ảo so với cùng kỳ)``."""
    count, before = getattr(now, measure), getattr(then, measure)
    counted = f"{two_digits(count)} {noun}".rstrip()
    return f"{counted} {ChangeSlot(count, before, noun).text}"


_COMPARED: Final = ("Bổ sung mới", "Kết thúc", "Hiện đang sử dụng")


NO_VALUE: Final = "chưa xác định"
"""In a column of which other records have a value."""


def _cells(books: FormBooks, line: str) -> RowsSlot:
    """The watch files by class, list and group, with all four measures."""
    return _by_cells(books, line, {"class": "Loại", "list": "Danh mục", "group": "Hệ"})


def _annex(books: FormBooks, line: str) -> RowsSlot:
    """The same also by branch, and by whether they are online."""
    titles = {"class": "Loại", "list": "Danh mục", "group": "Hệ", "branch": "Hệ lực lượng"}
    return _by_cells(books, line, {**titles, "online": "Không gian mạng"})


def _by_cells(books: FormBooks, line: str, titles: Mapping[str, str]) -> RowsSlot:
    """What there is of a line in every cell of some dimensions."""
    named, rows = tuple(titles), []
    found = books.standings.counts(line, named)
    told_of = {name for group, four in found.items() if any(four) for name, one in group if one}
    for group, four in sorted(found.items(), key=lambda one: _order(line, one[0])):
        if any(four):
            told: dict[str, CellValue] = {
                name: _value(name, value, NO_VALUE if name in told_of else "")
                for name, value in group
            }
            rows.append(told | dict(zip(MEASURES, four, strict=True)))
    return RowsSlot((*named, *MEASURES), (*titles.values(), *TITLES), tuple(rows))


def _value(dimension: str, value: Value, unset: str) -> str:
    """What a value of a dimension is called in a row; online or not where somebody said so."""
    if isinstance(value, bool):
        return "trên KGM" if value else "ngoài KGM"
    return _called(dimension, value) or unset


def _order(line: str, group: tuple[tuple[str, Value], ...]) -> tuple[object, ...]:
    return tuple(place_of(name, value, line) for name, value in group)


def _stocks(books: FormBooks, line: str) -> RowsSlot:
    """What each unit had and has of every symbol."""
    return _units(books, line, _STOCKS)


def _units(books: FormBooks, line: str, measures: Sequence[str] = MEASURES) -> RowsSlot:
    """What there is of every symbol, 0 or not, in each unit that has any, in some measures."""
    units, rows = books.sight.books.units, list[dict[str, CellValue]]()
    places = [MEASURES.index(one) for one in measures]
    found = {
        group: [four[one] for one in places]
        for group, four in books.standings.counts(line, ("unit", "symbol")).items()
    }
    if "added" in measures:
        books.moved_within[line] = _moved(books, line)
    for group in sorted(_every_symbol(line, found), key=lambda one: _order(line, one)):
        code = str(group[0][1])
        name = units[code].name if code in units else code
        figures = dict(zip(measures, found.get(group, [0] * len(places)), strict=True))
        rows.append({"unit": name, "symbol": str(group[1][1]), **figures})
    titles = (TITLES[one] for one in places)
    return RowsSlot(("unit", "symbol", *measures), ("Đơn vị", "Ký hiệu", *titles), tuple(rows))


def _moved(books: FormBooks, line: str) -> int:
    """How many moves the rows of units count that the whole does not: from one unit to another."""
    place, counts = MEASURES.index("added"), books.standings.counts
    rows, whole = (
        sum(four[place] for four in counts(line, by).values())
        for by in (("unit", "symbol"), ("symbol",))
    )
    return rows - whole


def _every_symbol(line: str, found: Mapping[Group, list[int]]) -> Iterator[Group]:
    """Each unit that has any, with every symbol of a line."""
    known = (one.code for one in catalog().line(line).symbols)
    symbols = dict.fromkeys((*known, *(str(group[1][1]) for group in found)))
    for unit in dict.fromkeys(group[0] for group, counts in found.items() if any(counts)):
        yield from ((unit, ("symbol", symbol)) for symbol in symbols)


def _stock_by(dimension: str, title: str, unset: str) -> Callable[[FormBooks, str], RowsSlot]:
    """Those of now by a dimension and by symbol, and all symbols together."""

    def rows_of(books: FormBooks, line: str) -> RowsSlot:
        symbols = [one.code for one in catalog().line(line).symbols]
        found = books.standings.counts(line, (dimension, "symbol"))
        values = {group[0][1] for group in found}
        rows: list[dict[str, CellValue]] = []
        for value in sorted(values, key=lambda one: place_of(dimension, one, line)):
            now = {one: _now(found, (dimension, value), one) for one in symbols}
            if whole := sum(now.values()):
                rows.append({dimension: _called(dimension, value) or unset, **now, "all": whole})
        return RowsSlot((dimension, *symbols, "all"), (title, *symbols, "Cộng"), tuple(rows))

    return rows_of


def _now(
    found: Mapping[tuple[tuple[str, Value], ...], list[int]], told: tuple[str, Value], symbol: str
) -> int:
    """What there is now of a symbol with a value of a dimension."""
    return found.get((told, ("symbol", symbol)), [0])[-1]


def _called(dimension: str, value: Value) -> str:
    """What a value of a dimension is called; empty where there is none."""
    names = {"branch": catalog().branches, "level": catalog().levels}
    if not value:
        return ""
    return names[dimension].title_of(str(value)) if dimension in names else str(value)


BREAKDOWNS: Final[Mapping[tuple[str, str], Callable[[FormBooks, str], SlotValue]]] = {
    ("CA", "resumptions"): partial(_times, kind=RecordResumed),
    ("CA", "suspension"): _suspension,
    ("CA", "suspensions"): partial(_times, kind=RecordSuspended),
    ("CA", "units"): _units,
    ("CTVBM", "areas"): _stock_by("level", "Cấp, loại địa bàn", "Chưa xác định cấp"),
    ("CTVBM", "fields"): _stock_by("field", "Mặt công tác", "Chưa xác định"),
    ("HN", "sources"): _sources,
    ("HN", "units"): _stocks,
    ("ST", "annex"): _annex,
    ("ST", "cells"): _cells,
    ("VAI_AO", "changes"): _changes,
    ("VAI_AO", "branches"): _stock_by("branch", "Hệ lực lượng", "Chưa xác định hệ"),
}
"""By line and name."""
