"""What the headings of a table's rows and columns say of the cells they head."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from projections.inspection.reading.frames.frame import Frame
from projections.inspection.reading.frames.heading_words import line_within, without_division
from projections.inspection.reading.frames.senses import compares
from projections.inspection.reading.frames.words import FrameReader
from projections.inspection.reading.lexicon.form import Sense
from projections.inspection.reading.lines.bullets import bullet
from projections.inspection.reading.lines.clauses import names_cell
from projections.inspection.reading.lines.node import Node, walk
from projections.inspection.reading.lines.units_in_words import unit_at
from projections.inspection.reading.stated.values import COMPARISON, SHARE

ROW_NUMBERS: Final = "row numbers"
_SEPARATING: Final = frozenset(
    {"colon", "comma", "semicolon", "stop", "dash", "plus", "equals", "group", "mark"}
)
_TELLING: Final = frozenset({"year", "percent", "duration", "reference", "span"})
"""Tokens that say of what time a column is, or that it holds rates."""
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
        found = self.frames.nodes(bullet(text).content, line)
        return _with_number(tuple(without_division(found)))

    def lines(self, text: str, *, symbols: bool = True) -> tuple[str, ...]:
        """The lines of work a heading names, in order; with ``symbols`` a symbol with a line of its
        own names that.
        """
        found = self.frames.unnamed(walk(self.nodes(text, None)))
        said = [one.value for node in found if (one := node.first("line"))]
        for node in found if symbols and not said else ():
            cells = {it.line for it in node.meanings if (it.sense, it.value) == ("cell", "symbol")}
            said += cells if len(cells) == 1 and not node.means("noun", "unit") else []
        said += [line for node in found if not said and (line := line_within(node))]
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
            found = _without_ways(self.nodes(text, line))
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

    def movement(
        self, text: str, measure: str, line: str | None, beside: Iterable[str]
    ) -> tuple[str, str] | None:
        """How records came or went that a heading counts, below one for additions or removals;
        ``Chuyển đi``, which is a way of closing as well, only where another of those ``beside``
        says that files came so.
        """
        found = self._movement(text, line)
        closes = found and measure == "removed" and self.closing(text, line)
        if not closes or found is None or found[1] != "transferred":
            return found
        others = {*beside} - {text}
        return found if any(self._movement(it, line) == found for it in others) else None

    def _movement(self, text: str, line: str | None) -> tuple[str, str] | None:
        found = _introduced(self.nodes(text, line))
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
        found = _introduced(self.nodes(text, line))
        label = self._label(found, line, "table part", bare=frozenset({"closing"}))
        told = "closing" in label.cell and not label.unknown
        return ("closing", label.cell["closing"]) if told else None

    def symbol(
        self, text: str, line: str | None, beside: Iterable[str], remarks: Container[str] = (),
        *, headed: bool = False,
    ) -> tuple[str, str] | None:  # fmt: skip
        """The symbol that a line's own name stands for, once, among other symbols of the line and
        their sum: HN, HV, total; its code among them alone. ``remarks``: texts that explain the
        table, and name no part; ``headed``: all stand below the line's name.
        """
        own = self.read([text], line)
        if not own.either or own.cell:
            return None
        others = {one: self.read([one], line) for one in beside if one != text}
        alone = not any(one.either == own.either and not one.cell for one in others.values())
        parts = [frame for one, frame in others.items() if one not in remarks]
        symbols = any(set(one.cell) == {"symbol"} for one in parts)
        summed = any("total" in one.marks and not one.lines for one in parts)
        dimension, code = next(iter(own.either.items()))
        coded = text == code and _are_codes(others, dimension)
        known = alone and symbols and (summed or headed or coded)
        return (dimension, code) if known else None

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

    def is_rate(self, text: str) -> bool:
        """Whether a heading is one of shares: ``Tỷ lệ %``."""
        found = self.nodes(text, None)
        return any(it.text == "%" or it.text.casefold() == "tỷ lệ" for it in walk(found))

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


def _without_ways(found: tuple[Node, ...]) -> tuple[Node, ...]:
    """``Hiện có (bàn giao)``: a bracket behind a stock that names nothing but a way of coming or
    going says what becomes of it, and divides nothing.
    """
    stock = any(it.strong and it.value == "current" for node in found for it in node.meanings)
    ways = (names_cell(node, "movement") for node in (found[-1].inner if found else ()))
    return found[:-1] if stock and found[-1].inner and all(ways) else found


def _introduced(found: tuple[Node, ...]) -> tuple[Node, ...]:
    """``Trong đó lập mới``: what a phrase introduces that parts begin with."""
    begins = len(found) > 1 and found[0].means("some", "all")
    rest = found[1:] if begins else found
    return rest[1:] if begins and len(rest) > 1 and rest[0].kind == "colon" else rest


def _with_number(found: tuple[Node, ...]) -> tuple[Node, ...]:
    """``Đội TA 7``: the number behind a unit's name is part of it."""
    name = list(found[:-1])
    whole = unit_at(name) == (0, len(name)) or (len(name) == 1 and name[0].means("unit"))
    if not name or not whole or found[-1].kind != "number":
        return found
    return (*found[:-1], replace(found[-1], kind="word"))


def _are_codes(others: Mapping[str, Frame], dimension: str) -> bool:
    """Whether all that say anything are values of a dimension, called by their codes alone."""
    told = {one: frame for one, frame in others.items() if frame.cell or frame.lines}
    return all(frame.cell == {dimension: one} for one, frame in told.items())
