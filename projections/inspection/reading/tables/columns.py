"""What the headings over a table's columns say together, each column's from the outside in."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace
from datetime import date
from typing import Final

from projections.documents.lines.document import ReportCell
from projections.inspection.reading.frames.frame import Frame
from projections.inspection.reading.frames.heading_words import names_stretch
from projections.inspection.reading.frames.holders import is_several, is_together
from projections.inspection.reading.lexicon.wording import is_department
from projections.inspection.reading.lines.node import walk
from projections.inspection.reading.tables.captions import CaptionReader, named

_MEASURES: Final = 3
"""So many measures in one table's columns are stocks and flows, whatever stands beside them."""
_LINES: Final = 2
_SINCE: Final = re.compile(r"(?<!\w)từ\s+(?:đầu\s+)?(?:ngày\s+)?\d", re.IGNORECASE)
"""Before the day from which is counted."""


class Columns:
    """Column → its headings, outermost first, and what they say together."""

    def __init__(self, captions: CaptionReader) -> None:
        self.captions = captions
        self._texts: dict[int, list[str]] = {}
        self._known: dict[tuple[int, str | None], Frame] = {}
        self._cells: list[frozenset[str]] | None = None

    def __bool__(self) -> bool:
        return bool(self._texts)

    @property
    def width(self) -> int:
        """The last column that has a heading."""
        return max(self._texts, default=0)

    @property
    def is_scored(self) -> bool:
        """Whether they set results against targets: stocks and flows side by side, of which one
        column holds the target, do not, nor do several lines of work.
        """
        heads = {it for one in self._texts.values() for it in one}
        heads = {it for it in heads if not (self.compare_years and self.captions.is_plain(it))}
        scored = any(map(self.captions.is_scored, heads))
        measures = {self.frame(column, None).measure for column in self._texts} - {""}
        named = {line for column in self._texts for line in self.lines(column)}
        return scored and len(measures) < _MEASURES and len(named) < _LINES

    @property
    def compare_years(self) -> bool:
        """Whether columns name the report's year and another: they say themselves of when they
        are.
        """
        said = {
            self.captions.read(texts, None).when
            for texts in self._texts.values()
            if any(map(self.captions.names_year, texts))
        }
        return said >= {"own", "other"}

    def is_of_own_year(self, column: int) -> bool:
        """Whether a column names the report's year beside another's."""
        named = any(map(self.captions.names_year, self._texts.get(column, ())))
        return named and self.compare_years and self.frame(column, None).when == "own"

    def clear(self) -> None:
        """The table heads its columns anew."""
        self._texts, self._known, self._cells = {}, {}, None

    def add(self, cell: ReportCell) -> None:
        """Put a heading over every column it spans."""
        self._known, self._cells = {}, None
        for column in range(cell.column, cell.column + cell.span):
            if cell.text and not cell.continued:
                self._texts.setdefault(column, []).append(cell.text)

    def innermost(self, column: int) -> str:
        """The last heading of a column; empty where it has none."""
        return self._texts.get(column, [""])[-1]

    def is_swing(self, column: int) -> bool:
        """Whether a heading of a column is one of rises and falls."""
        return any(map(self.captions.is_swing, self._texts.get(column, ())))

    def are_named(self, dimensions: Container[str]) -> bool:
        """Whether two columns or more are themselves headed by values of a dimension, of which the
        corner of the table then speaks: ``Phân loại | LT | LC``.
        """
        if self._cells is None:
            heads = (it[-1] for it in self._texts.values())
            self._cells = [frozenset(self.captions.read([it], None).cell) for it in heads]
        return sum(any(name in dimensions for name in cell) for cell in self._cells) > 1

    def lines(self, column: int) -> tuple[str, ...]:
        """The lines of work that the headings name, the innermost that names any."""
        found = (self.captions.lines(text) for text in reversed(self._texts.get(column, [])))
        return next((lines for lines in found if lines), ())

    def summed(self, column: int) -> str | None:
        """The line of work of a sum's column, where all columns from the first that names any up
        to it name that one, as symbols do: ``LT | LC | Cộng``.
        """
        before = [one for one in sorted(self._texts) if one < column]
        named = [self.lines(one) for one in before]
        first = next((at for at, lines in enumerate(named) if lines), len(named))
        said = set(named[first:])
        sums = "total" in self.frame(column, None).marks and len(named) - first > 1
        return next(iter(said))[0] if sums and len(said) == 1 and len(min(said)) == 1 else None

    def frame(self, column: int, line: str | None) -> Frame:
        """What all headings of a column say together; nothing where it has none."""
        if column not in self._texts:
            return Frame()
        if (column, line) not in self._known:
            self._known[column, line] = self._read(column, line)
        return self._known[column, line]

    def _read(self, column: int, line: str | None) -> Frame:
        if self._is_opening(column):
            return Frame(measure="opening", sure=True)
        if self._is_closing(column):
            return Frame(measure="current", sure=True)
        texts = [text for text in self._texts[column] if not self._is_group(text)]
        texts = [
            text for at, text in enumerate(texts) if not self._heads_units(text, texts[at + 1 :])
        ]
        if not texts:
            return Frame()
        found = self._divided(texts, line, self._together(texts, line))
        if found.when == "own" and self._is_cumulative(texts):
            found = replace(found, when="part")
        found = self._since(found, self._texts[column])
        found = self._unless_wrong(self._named(found, texts, line), texts)
        found = self._left(found, column)
        introduced = self.captions.introduces(texts[0])
        divides = introduced or set(found.cell) == {"source"}
        if not divides or (found.measure and not introduced):
            return found
        beside = self.frame(column - 1, line) if column > 1 else Frame()
        if found.measure:
            return self._part_beside(found, beside, texts[-1], line)
        day = found.day or beside.day
        found = replace(found, measure=beside.measure, sure=beside.sure, day=day)
        gone = beside.measure == "removed" and found.unknown and not found.cell
        return named(found, self.captions.closing(texts[-1], line)) if gone else found

    def _part_beside(self, found: Frame, beside: Frame, text: str, line: str | None) -> Frame:
        """``Tăng | Trong đó: lập mới``: of what came or went in the column beside, a known way."""
        if found.cell or not beside.measure:
            return found
        if beside.measure != found.measure:
            return replace(found, unknown=(*found.unknown, text))
        way = self.captions.movement(text, found.measure, line, ())
        way = way or self.captions.closing(text, line)
        return named(found, way) if way else replace(found, unknown=(*found.unknown, text))

    def _together(self, texts: list[str], line: str | None) -> Frame:
        """What headings say from the outside in; the last two as one, where only that is known."""
        found = self.captions.read(texts, line)
        form = self.captions.frames.form
        headed = line is not None and form.dimension_headed("".join(texts[-2:-1]), line) != ""
        if not (found.unknown or headed) or len(texts) < 2:
            return found
        together = self.captions.read([*texts[:-2], f"{texts[-2]} {texts[-1]}"], line)
        better = (len(together.unknown) < len(found.unknown) or headed) and together.cell
        return together if better else found

    def _since(self, found: Frame, texts: list[str]) -> Frame:
        """``Lũy kế từ 15/10/2024``: what is counted from a day on is the period's where that is its
        first, and else of a longer or shorter time.
        """
        period = self.captions.frames.time.period
        days = [day for text in texts if (day := self._first_day(text)) is not None]
        if period is None or not days or days[-1] == period.start:
            return found
        return replace(found, when="other", day=None)

    def _first_day(self, text: str) -> date | None:
        """The day from which a heading counts, where it names no other."""
        shown = [*walk(self.captions.nodes(text, None))]
        days = [at for at, it in enumerate(shown) if it.kind == "date"]
        begun = _SINCE.search(text) is not None
        token = shown[days[0]].token if len(days) == 1 and begun else None
        return token.first if token is not None else None

    def _unless_wrong(self, found: Frame, texts: list[str]) -> Frame:
        """``Đã báo cáo | Nay đính chính``: beside a column of what is right one that says nothing
        else holds what was wrong.
        """
        own = self.captions.read(texts[-1:], None)
        named = any(it.means("table") for it in self.captions.nodes(texts[-1], None))
        told = named or own.says_anything or "numbers" in own.marks
        righted = any(self._is_righted(it) for one in self._texts.values() for it in one)
        if told or not righted or any(map(self._is_righted, texts)):
            return found
        return replace(found, unknown=(*found.unknown, texts[-1]))

    def _is_righted(self, text: str) -> bool:
        return any(node.means("righted") for node in self.captions.nodes(text, None))

    def _named(self, found: Frame, texts: list[str], line: str | None) -> Frame:
        """With the symbol that a line's own name stands for among the columns, and a bare value."""
        last = [one[-1] for one in self._texts.values()]
        headed = line is not None and any(line in self.captions.lines(it) for it in texts[:-1])
        if symbol := self.captions.symbol(texts[-1], line, last, headed=headed):
            found = replace(found, cell={**found.cell, **dict([symbol])})
        bare = found.unknown and not found.cell
        if bare and self._are_departments(texts[-1]):
            return named(replace(found, stranger=""), ("unit", texts[-1]))
        return named(found, self.captions.bare(texts[-1], line, last)) if bare else found

    def _are_departments(self, text: str) -> bool:
        """Whether a heading and another are codes of departments: ``PC02 | PC04 | Cộng``."""
        others = {one[-1] for one in self._texts.values()} - {text}
        return is_department(text) and any(map(is_department, others))

    def _is_cumulative(self, texts: list[str]) -> bool:
        """``Lũy kế`` beside one month alone goes as far as that, and not to the period's end."""
        said = (node.kind for text in texts for node in walk(self.captions.nodes(text, None)))
        if {"year", "span"} & set(said):
            return False
        heads = self._texts.values()
        parts = {it[0] for it in heads if self.captions.read(it, None).when == "part"}
        named = [node for text in parts for node in self.captions.nodes(text, None)]
        return len(parts) == 1 and any(map(names_stretch, named))

    def _divided(self, texts: list[str], line: str | None, found: Frame) -> Frame:
        """Below a heading over several columns for additions or removals stand ways of coming and
        of closing; another word for removals is not the sum.
        """
        above = texts[-2] if len(texts) > 1 else ""
        spans = sum(above in one[:-1] for one in self._texts.values()) > 1
        measure = self.captions.read([above], None).measure
        if not spans or measure not in ("added", "removed") or "total" in found.marks:
            return found
        others = {one[-1] for one in self._texts.values()}
        if movement := self.captions.movement(texts[-1], measure, line, others):
            return named(found, movement)
        if measure != "removed":
            beside = [one[-1] for one in self._texts.values() if above in one[:-1]]
            summed = any("total" in self.captions.read([one], None).marks for one in beside)
            own = self.captions.read([texts[-1]], line)
            again = own.measure == measure and not (own.cell or "total" in own.marks)
            plain = own == Frame() or again  # ``Tăng khác`` beside the sum
            return replace(found, unknown=(texts[-1],)) if summed and plain else found
        if closing := self.captions.closing(texts[-1], line):
            return named(found, closing)
        told = found.cell or (found.when and not found.unknown)
        return found if told else replace(found, unknown=(*found.unknown, texts[-1]))

    def _is_group(self, text: str) -> bool:
        """``Phát sinh trong kỳ`` over columns for additions and for removals says less than
        either.
        """
        if not self.captions.read([text], None).measure or self.captions.lines(text):
            return False
        below = [it[it.index(text) + 1 :] for it in self._texts.values() if text in it[:-1]]
        return len({self.captions.read(texts, None).measure for texts in below} - {""}) > 1

    def _left(self, found: Frame, column: int) -> Frame:
        """``Tồn`` before columns of flows is the opening stock, behind them and that what is left;
        elsewhere it may be either.
        """
        if found.measure != "opening" or found.sure:
            return found
        last = {one: self.captions.read([it[-1]], None).measure for one, it in self._texts.items()}
        flows = [one for one, measure in last.items() if measure in ("added", "removed")]
        opened = any(last[one] == "opening" for one in last if one < min(flows, default=0))
        if any(one > column for one in flows):
            return found
        if flows and opened:
            return replace(found, measure="current", sure=True)
        return replace(found, measure="", unknown=(*found.unknown, self.innermost(column)))

    def _heads_units(self, text: str, below: list[str]) -> bool:
        """``Các đội nghiệp vụ`` over a column of one of them says less than that."""
        said = self.captions.read([text], None)
        form, name = self.captions.frames.form, said.stranger or said.cell.get("unit", "")
        together = is_together(name, form) or is_several(name, form)
        return together and any("unit" in self.captions.read([one], None).cell for one in below)

    def _is_opening(self, column: int) -> bool:
        """``Kỳ trước`` before the columns of all other measures, none of which is the opening."""
        return column == self._stocks(column)[0]

    def _is_closing(self, column: int) -> bool:
        """``Kỳ này`` behind ``Kỳ trước`` and the columns of what came and went between them."""
        return column == self._stocks(column)[1]

    def _stocks(self, column: int) -> tuple[int, int]:
        """The columns that only name the period before, and this one, among all, or below the
        outermost heading of a column; 0 where there is none.
        """
        under = self._texts[column][:1]
        below = {one: it[-1] for one, it in self._texts.items() if it[:1] == under and it[1:]}
        whole = {one: it[-1] for one, it in self._texts.items()}
        first, second = map(self._stocks_among, (whole, below))
        return first if any(first) else second

    def _stocks_among(self, texts: dict[int, str]) -> tuple[int, int]:
        last = dict(sorted(texts.items()))
        said = {number: self.captions.read([text], None) for number, text in last.items()}
        before = [number for number, text in last.items() if self.captions.is_before(text)]
        measured = [number for number, frame in said.items() if frame.measure]
        if len(before) != 1 or measured[:1] < before:
            return 0, 0
        measures = {said[number].measure for number in measured}
        if measures == {"added", "removed", "current"}:
            return before[0], 0
        now = [number for number, frame in said.items() if frame == Frame(when="own")]
        flows = measures == {"added", "removed"} and now and now[0] - 1 in measured
        return (before[0], now[0]) if flows and len(now) == 1 else (0, 0)
