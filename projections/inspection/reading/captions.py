"""What the headings of a table's rows and columns say of the cells they head."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from projections.inspection.reading.chunks import Chunk
from projections.inspection.reading.form import Sense
from projections.inspection.reading.labels import Label, nobody
from projections.inspection.reading.phrases import Node, nodes, walk
from projections.inspection.reading.stated import COMPARISON, SHARE
from projections.inspection.reading.surroundings import Surroundings
from projections.inspection.reading.tree import bullet

ROW_NUMBERS: Final = "row numbers"
_TELLING: Final = ("year", "percent", "duration", "reference", "span")
"""Kinds of tokens that say of what time a column is, or that it holds rates."""


@dataclass(slots=True)
class Caption:
    """The meaning of one or several headings taken together.

    ``skip``: why the column or row holds no figures of this period (ROW_NUMBERS, SHARE,
    COMPARISON), or empty; ``total``: it names the sum of the others; ``clash``: two headings
    contradict each other; ``doubt``: words that were not understood;
    ``split``: it divides by level what there is now.
    """

    line: str | None = None
    measure: str = ""
    cell: dict[str, str] = field(default_factory=dict)
    either: dict[str, str] = field(default_factory=dict)
    as_of: date | None = None
    skip: str = ""
    total: bool = False
    clash: bool = False
    narrowed: bool = False
    doubt: list[str] = field(default_factory=list)
    split: bool = False
    modality: str = ""

    def name(self, cell: tuple[str, str] | None) -> None:
        """The words that were not understood name this cell after all."""
        if cell is not None:
            self.cell = dict([cell])
            self.doubt = []

    def joined(self, other: Caption) -> Caption:
        """Both headings hold.

        A line or a measure that both name must be the same; so must every dimension.
        """
        clash = (
            self.clash
            or other.clash
            or any(other.cell.get(name, code) != code for name, code in self.cell.items())
        )
        clash = clash or bool(self.measure and other.measure and self.measure != other.measure)
        clash = clash or bool(self.line and other.line and self.line != other.line)
        return Caption(
            self.line or other.line,
            self.measure or other.measure,
            {**other.cell, **self.cell},
            {**other.either, **self.either},
            self.as_of or other.as_of,
            self.skip or other.skip,
            self.total or other.total,
            clash,
            self.narrowed or other.narrowed,
            [*self.doubt, *other.doubt],
            self.split or other.split,
            self.modality or other.modality,
        )


class CaptionReader:
    """Reads headings by the form's words."""

    def __init__(self, around: Surroundings) -> None:
        self._form = around.form
        self._around = around

    def lines(self, text: str, *, symbols: bool = True) -> tuple[str, ...]:
        """The lines of work a heading names, in order; with ``symbols`` a symbol with a line of its
        own names that.
        """
        found = list(walk(self._nodes(text, None)))
        named = [one.value for node in found if (one := node.first("line"))]
        if not named and symbols:
            for node in found:
                if node.means("noun", "unit"):
                    continue
                cells = {
                    one.line
                    for one in node.meanings
                    if one.sense == "cell" and one.value == "symbol"
                }
                named += cells if len(cells) == 1 else []
        return tuple(dict.fromkeys(named))

    def read(self, texts: Iterable[str], line: str | None) -> Caption:
        """Read the headings of a row or a column, from the outside in."""
        caption = Caption()
        for text in texts:
            if text:
                caption = self._read(text, line).joined(caption)
        return caption

    def movement(self, text: str, line: str | None) -> tuple[str, str] | None:
        """How records came or went that a heading counts, below one for additions or removals."""
        found = self._nodes(text, line)
        named = {
            one.code
            for node in found
            for one in node.meanings
            if one.sense == "cell" and one.value == "movement"
        }
        plain = all(node.means("cell", "filler", "noun", "measure") for node in found)
        return ("movement", named.pop()) if plain and len(named) == 1 else None

    def closing(self, text: str, line: str | None) -> tuple[str, str] | None:
        """The way of closing that a heading names, below one for removals."""
        marks = [node for node in walk(self._nodes(text, line)) if node.kind in ("phrase", "word")]
        label = replace(self._around.reader(line, "part", removed=True), in_table=True).label(
            Chunk(before=marks)
        )
        return (
            ("closing", label.cell["closing"])
            if "closing" in label.cell and not label.unread
            else None
        )

    def is_symbol(
        self, text: str, line: str | None, beside: Iterable[str]
    ) -> tuple[str, str] | None:
        """The symbol that a line's own name stands for, once, among other symbols of the line and
        their sum: HN, HV, total.
        """
        own = self.read([text], line)
        if not own.either or own.cell:
            return None
        others = [self.read([one], line) for one in beside if one != text]
        alone = not any(one.either == own.either and not one.cell for one in others)
        named = any(set(one.cell) == {"symbol"} for one in others) and any(
            one.total and not one.line for one in others
        )
        return next(iter(own.either.items())) if alone and named else None

    def is_own(self, unit: str | None) -> bool:
        """Whether a unit's name is the reporting unit's."""
        return unit is not None and self._around.is_own(unit)

    def is_before(self, text: str) -> bool:
        """Whether a heading names nothing but the period before; beside its movements that is the
        opening stock.
        """
        found = self._nodes(text, None)
        return any(node.means("before") for node in found) and all(
            node.means("before", "filler", "noun") for node in found
        )

    def is_scored(self, text: str) -> bool:
        """Whether a heading belongs to a table of results against targets."""
        return any(node.means("scored") for node in self._nodes(text, None))

    def says_anything(self, text: str) -> bool:
        """Whether a heading says something the form knows of."""
        senses: tuple[Sense, ...] = (
            "measure",
            "cell",
            "line",
            "ordinal",
            "total",
            "prior",
            "scored",
            "unit",
            "table",
        )
        return any(
            node.means(*senses) or node.kind in _TELLING for node in walk(self._nodes(text, None))
        )

    def _nodes(self, text: str, line: str | None) -> tuple[Node, ...]:
        return nodes(bullet(text).content, self._form, line)

    def _read(self, text: str, line: str | None) -> Caption:
        found = self._nodes(text, line)
        label = self._label(found, line, part=False)
        if not label.measure or label.clash:
            other = self._label(found, line, part=True)
            label = (
                other
                if "unit" in other.cell or len(other.unread) < len(label.unread) or label.clash
                else label
            )
        everything = list(walk(found))
        rate = any(node.kind == "percent" or node.text == "%" for node in everything)
        numbers = any(node.means("ordinal") for node in everything)
        frame = self._around.frames.frame(found, line)
        elsewhen = label.prior or frame.another in ("part", "other")
        skip = COMPARISON if elsewhen else SHARE if rate else ROW_NUMBERS if numbers else ""
        total = any(node.means("total") for node in found) and not label.cell and not label.measure
        either = label.either if not label.cell else {}
        return Caption(
            label.lines[0] if label.lines else None,
            label.measure,
            label.cell,
            either,
            label.as_of,
            skip,
            total,
            label.clash,
            label.narrowed,
            [word for word in label.unread if not frame.modality or word not in frame.asked],
            label.split,
            "" if frame.lifts else frame.modality,
        )

    def _label(self, found: tuple[Node, ...], line: str | None, *, part: bool) -> Label:
        """Read a heading's words; what stands in brackets explains or repeats them."""
        marks = ("colon", "comma", "semicolon", "stop", "dash", "plus", "equals", "group", "mark")
        inside = [node for node in walk(found) if node.kind not in marks]
        reader = self._around.reader(line, "part" if part else "head")
        return replace(reader, in_table=True, is_own=nobody).label(Chunk(before=inside))
