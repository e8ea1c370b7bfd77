"""What the headings of a table's rows and columns say of the cells they head."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from projections.documents.lines.document import ReportCell
from projections.inspection.reading.bullets import bullet
from projections.inspection.reading.form import Sense
from projections.inspection.reading.frames import Frame
from projections.inspection.reading.heading_words import names_stretch
from projections.inspection.reading.phrases import Node, walk
from projections.inspection.reading.senses import compares
from projections.inspection.reading.stated import COMPARISON, SHARE
from projections.inspection.reading.words import FrameReader

ROW_NUMBERS: Final = "row numbers"
_SEPARATING: Final = frozenset(
    {"colon", "comma", "semicolon", "stop", "dash", "plus", "equals", "group", "mark"}
)
_TELLING: Final = frozenset({"year", "percent", "duration", "reference", "span"})
"""Tokens that say of what time a column is, or that it holds rates."""
_MEASURES: Final = 3
"""So many measures in one table's columns are stocks and flows, whatever stands beside them."""
_LINES: Final = 2
_SAYING: Final[tuple[Sense, ...]] = (
    "measure", "cell", "line", "ordinal", "total", "prior", "scored", "unit", "table",
)  # fmt: skip


def skipped(frame: Frame) -> str:
    """Why a row or column under a heading holds no figures of this period; empty where it may."""
    if frame.when in ("part", "other"):
        return COMPARISON
    if "rate" in frame.marks:
        return SHARE
    return ROW_NUMBERS if "numbers" in frame.marks else ""


def named(frame: Frame, cell: tuple[str, str] | None) -> Frame:
    """The frame, where the words that were not understood name this cell after all."""
    return frame if cell is None else replace(frame, cell=dict([cell]), unknown=())


@dataclass(slots=True)
class CaptionReader:
    """Reads headings by the form's words."""

    frames: FrameReader
    _known: dict[tuple[str, str | None], Frame] = field(default_factory=dict)

    def nodes(self, text: str, line: str | None) -> tuple[Node, ...]:
        """A heading's phrases, without its number."""
        return self.frames.nodes(bullet(text).content, line)

    def lines(self, text: str, *, symbols: bool = True) -> tuple[str, ...]:
        """The lines of work a heading names, in order; with ``symbols`` a symbol with a line of its
        own names that.
        """
        found = self.frames.unnamed(walk(self.nodes(text, None)))
        said = [one.value for node in found if (one := node.first("line"))]
        for node in found if symbols and not said else ():
            cells = {it.line for it in node.meanings if (it.sense, it.value) == ("cell", "symbol")}
            said += cells if len(cells) == 1 and not node.means("noun", "unit") else []
        return tuple(dict.fromkeys(said))

    def read(self, texts: Iterable[str], line: str | None) -> Frame:
        """The frame of the headings of a row or a column together, from the outside in."""
        frame = Frame()
        for text in texts:
            if text:
                frame = self._read(text, line).beside(frame)
        return frame

    def _read(self, text: str, line: str | None) -> Frame:
        if (text, line) not in self._known:
            found = self.nodes(text, line)
            frame = self._label(found, line, "table")
            if not frame.measure or "clash" in frame.marks or self.frames.names_unit(text):
                other = self._label(found, line, "table part")
                better = len(other.unknown) < len(frame.unknown) or "clash" in frame.marks
                frame = other if "unit" in other.cell or better else frame
            lifted = "lifts" in frame.marks and frame.modality != "plan"
            sums = "total" in frame.marks and not (frame.cell or frame.measure)
            rated = any(node.kind == "percent" or node.text == "%" for node in walk(found))
            bare = found and all(it.kind in ("number", *_SEPARATING) for it in walk(found))
            marks = frame.marks - {"total", "lifts", "change"} | ({"total"} if sums else set())
            self._known[text, line] = replace(
                frame,
                lines=frame.lines[:1],
                modality="" if lifted else frame.modality,
                unknown=(text,) if bare else frame.unknown,
                either={} if frame.cell else frame.either,
                marks=marks | ({"rate"} if rated else set()),
            )
        return self._known[text, line]

    def _label(
        self, found: Sequence[Node], line: str | None, place: Literal["table", "table part"],
        *, bare: frozenset[str] = frozenset(),
    ) -> Frame:  # fmt: skip
        """Read a heading's words; what stands in brackets explains or repeats them."""
        inside = [node for node in walk(tuple(found)) if node.kind not in _SEPARATING]
        return self.frames.label(inside, (), line, place, bare=bare)

    # ---- single questions ----

    def movement(self, text: str, line: str | None) -> tuple[str, str] | None:
        """How records came or went that a heading counts, below one for additions or removals."""
        found = self.nodes(text, line)
        said = {
            it.code
            for node in found
            for it in node.meanings
            if (it.sense, it.value) == ("cell", "movement")
        }
        plain = all(node.means("cell", "filler", "noun", "measure") for node in found)
        return ("movement", said.pop()) if plain and len(said) == 1 else None

    def closing(self, text: str, line: str | None) -> tuple[str, str] | None:
        """The way of closing that a heading names, below one for removals."""
        label = self._label(self.nodes(text, line), line, "table part", bare=frozenset({"closing"}))
        told = "closing" in label.cell and not label.unknown
        return ("closing", label.cell["closing"]) if told else None

    def symbol(
        self, text: str, line: str | None, beside: Iterable[str], remarks: Container[str] = (),
        *, headed: bool = False,
    ) -> tuple[str, str] | None:  # fmt: skip
        """The symbol that a line's own name stands for, once, among other symbols of the line and
        their sum: HN, HV, total. ``remarks``: texts that explain the table, and name no part;
        ``headed``: all stand below the line's name.
        """
        own = self.read([text], line)
        if not own.either or own.cell:
            return None
        others = {one: self.read([one], line) for one in beside if one != text}
        alone = not any(one.either == own.either and not one.cell for one in others.values())
        parts = [frame for one, frame in others.items() if one not in remarks]
        symbols = any(set(one.cell) == {"symbol"} for one in parts)
        summed = any("total" in one.marks and not one.lines for one in parts)
        known = alone and symbols and (summed or headed)
        return next(iter(own.either.items())) if known else None

    def bare(self, text: str, line: str | None, beside: Iterable[str]) -> tuple[str, str] | None:
        """The cell that a value named alone stands for, where all values of its dimension stand
        side by side: A and B.
        """
        form = self.frames.form
        texts = list(beside)
        for name in form.line_dimensions.get(line or "", ()):
            dimension, code = form.dimensions[name], form.bare_value(name, text)
            codes = {form.bare_value(name, one) for one in texts}
            if dimension.alone and code and codes >= set(dimension.values):
                return name, code
        return None

    def introduces(self, text: str) -> bool:
        """Whether a heading says that its columns divide the one before: ``Trong đó``."""
        return any(node.means("some", "all") for node in self.nodes(text, None)[:1])

    def is_before(self, text: str) -> bool:
        """Whether a heading names nothing but the period before; beside its movements that is the
        opening stock.
        """
        found = self.nodes(text, None)
        plain = all(node.means("before", "filler", "noun") for node in found)
        return plain and any(node.means("before") for node in found)

    def is_swing(self, text: str) -> bool:
        """Whether a heading is one of rises and falls: ``Tăng, giảm``."""
        return any(one.value == "swing" for it in self.nodes(text, None) for one in it.meanings)

    def compares(self, text: str) -> bool:
        """Whether a heading only compares, ``So sánh``: what is signed below it is a change."""
        found = self.nodes(text, None)
        return bool(found) and all(map(compares, found))

    def names_year(self, text: str) -> bool:
        """Whether a heading names a year: ``Năm 2024``."""
        return any(node.kind == "year" for node in walk(self.nodes(text, None)))

    def is_plain(self, text: str) -> bool:
        """Whether a heading says no more than that something stands below it: ``Tiêu chí``."""
        found = self.nodes(text, None)
        return all(node.means("table", "prior", "filler", "noun") for node in found)

    def is_scored(self, text: str) -> bool:
        """Whether a heading belongs to a table of results against targets."""
        return any(node.means("scored") for node in self.nodes(text, None))

    def says_anything(self, text: str) -> bool:
        """Whether a heading says something the form knows of."""
        found = walk(self.nodes(text, None))
        return any(node.means(*_SAYING) or node.kind in _TELLING for node in found)


class Columns:
    """Column → its headings, outermost first, and what they say together."""

    def __init__(self, captions: CaptionReader) -> None:
        self._captions = captions
        self._texts: dict[int, list[str]] = {}
        self._known: dict[tuple[int, str | None], Frame] = {}

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
        heads = {it for it in heads if not (self.compare_years and self._captions.is_plain(it))}
        scored = any(map(self._captions.is_scored, heads))
        measures = {self.frame(column, None).measure for column in self._texts} - {""}
        named = {line for column in self._texts for line in self.lines(column)}
        return scored and len(measures) < _MEASURES and len(named) < _LINES

    @property
    def compare_years(self) -> bool:
        """Whether columns name the report's year and another: they say themselves of when they
        are.
        """
        said = {
            self._captions.read(texts, None).when
            for texts in self._texts.values()
            if any(map(self._captions.names_year, texts))
        }
        return said >= {"own", "other"}

    def is_of_own_year(self, column: int) -> bool:
        """Whether a column names the report's year beside another's."""
        named = any(map(self._captions.names_year, self._texts.get(column, ())))
        return named and self.compare_years and self.frame(column, None).when == "own"

    def clear(self) -> None:
        """The table heads its columns anew."""
        self._texts, self._known = {}, {}

    def add(self, cell: ReportCell) -> None:
        """Put a heading over every column it spans."""
        self._known = {}
        for column in range(cell.column, cell.column + cell.span):
            if cell.text and not cell.continued:
                self._texts.setdefault(column, []).append(cell.text)

    def innermost(self, column: int) -> str:
        """The last heading of a column; empty where it has none."""
        return self._texts.get(column, [""])[-1]

    def are_named(self, dimensions: Container[str]) -> bool:
        """Whether two columns or more are themselves headed by values of a dimension, of which the
        corner of the table then speaks: ``Phân loại | LT | LC``.
        """
        cells = (self._captions.read([it[-1]], None).cell for it in self._texts.values())
        return sum(any(name in dimensions for name in cell) for cell in cells) > 1

    def lines(self, column: int) -> tuple[str, ...]:
        """The lines of work that the headings name, the innermost that names any."""
        found = (self._captions.lines(text) for text in reversed(self._texts.get(column, [])))
        return next((lines for lines in found if lines), ())

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
        if not texts:
            return Frame()
        last = [one[-1] for one in self._texts.values()]
        found = self._captions.read(texts, line)
        if found.unknown and len(texts) > 1:
            together = self._captions.read([*texts[:-2], f"{texts[-2]} {texts[-1]}"], line)
            better = len(together.unknown) < len(found.unknown) and together.cell
            found = together if better else found
        found = self._divided(texts, line, found)
        if found.when == "own" and self._is_cumulative(texts):
            found = replace(found, when="part")
        headed = line is not None and any(line in self._captions.lines(it) for it in texts[:-1])
        if symbol := self._captions.symbol(texts[-1], line, last, headed=headed):
            found = replace(found, cell={**found.cell, **dict([symbol])})
        if found.unknown and not found.cell:
            found = named(found, self._captions.bare(texts[-1], line, last))
        if not found.measure and self._captions.introduces(texts[0]):
            beside = self.frame(column - 1, line) if column > 1 else Frame()
            found = replace(
                found, measure=beside.measure, sure=beside.sure, day=found.day or beside.day
            )
        return found

    def _is_cumulative(self, texts: list[str]) -> bool:
        """``Lũy kế`` beside one month alone goes as far as that, and not to the period's end."""
        said = (node.kind for text in texts for node in walk(self._captions.nodes(text, None)))
        if {"year", "span"} & set(said):
            return False
        heads = self._texts.values()
        parts = {it[0] for it in heads if self._captions.read(it, None).when == "part"}
        named = [node for text in parts for node in self._captions.nodes(text, None)]
        return len(parts) == 1 and any(map(names_stretch, named))

    def _divided(self, texts: list[str], line: str | None, found: Frame) -> Frame:
        """Below a heading over several columns for additions or removals stand ways of coming and
        of closing; another word for removals is not the sum.
        """
        above = texts[-2] if len(texts) > 1 else ""
        spans = sum(above in one[:-1] for one in self._texts.values()) > 1
        measure = self._captions.read([above], None).measure
        if not spans or measure not in ("added", "removed") or "total" in found.marks:
            return found
        if movement := self._captions.movement(texts[-1], line):
            return named(found, movement)
        if measure != "removed":
            beside = [one[-1] for one in self._texts.values() if above in one[:-1]]
            summed = any("total" in self._captions.read([one], None).marks for one in beside)
            plain = self._captions.read([texts[-1]], line) == Frame()
            return replace(found, unknown=(texts[-1],)) if summed and plain else found
        if closing := self._captions.closing(texts[-1], line):
            return named(found, closing)
        told = found.cell or (found.when and not found.unknown)
        return found if told else replace(found, unknown=(*found.unknown, texts[-1]))

    def _is_group(self, text: str) -> bool:
        """``Phát sinh trong kỳ`` over columns for additions and for removals says less than
        either.
        """
        if not self._captions.read([text], None).measure or self._captions.lines(text):
            return False
        below = [it[it.index(text) + 1 :] for it in self._texts.values() if text in it[:-1]]
        return len({self._captions.read(texts, None).measure for texts in below} - {""}) > 1

    def _is_opening(self, column: int) -> bool:
        """``Kỳ trước`` before the columns of all other measures, none of which is the opening."""
        return column == self._stocks()[0]

    def _is_closing(self, column: int) -> bool:
        """``Kỳ này`` behind ``Kỳ trước`` and the columns of what came and went between them."""
        return column == self._stocks()[1]

    def _stocks(self) -> tuple[int, int]:
        """The columns that only name the period before, and this one; 0 where there is none."""
        last = {number: texts[-1] for number, texts in sorted(self._texts.items())}
        said = {number: self._captions.read([text], None) for number, text in last.items()}
        before = [number for number, text in last.items() if self._captions.is_before(text)]
        measured = [number for number, frame in said.items() if frame.measure]
        if len(before) != 1 or measured[:1] < before:
            return 0, 0
        measures = {said[number].measure for number in measured}
        if measures == {"added", "removed", "current"}:
            return before[0], 0
        now = [number for number, frame in said.items() if frame == Frame(when="own")]
        flows = measures == {"added", "removed"} and now and now[0] - 1 in measured
        return (before[0], now[0]) if flows and len(now) == 1 else (0, 0)
