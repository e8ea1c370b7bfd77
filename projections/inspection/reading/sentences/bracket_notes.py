"""Brackets without a number: they explain what is counted, or what is said of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from projections.inspection.reading.frames.frame import Frame
from projections.inspection.reading.frames.words import FrameReader
from projections.inspection.reading.lines.clauses import Clause, introduces
from projections.inspection.reading.lines.node import Node, walk
from projections.inspection.reading.sentences.counted import Count, CountList
from projections.inspection.reading.sentences.part_signs import is_closed

_NUMERAL: Final = re.compile(r"[IVX]+|[A-D]|\d{1,2}")
_OPENINGS: Final = tuple(f"so với đầu {span}" for span in ("kỳ", "năm", "quý", "tháng"))


@dataclass(frozen=True, slots=True)
class BracketNotes:
    """Takes such brackets into what they explain. ``bare``: dimensions whose values may stand
    without the word for them.
    """

    frames: FrameReader
    line: str | None
    bare: frozenset[str]

    def note(self, group: Node, item: Count, *, counts: bool) -> None:
        """A bracket without a number explains: ``(ĐV)`` repeats the symbol, ``(theo số liệu hiện
        hành)`` says the measure.
        """
        said = list(walk(group.inner))
        if _refers(said):
            return
        if said and not item.label.measure and all(it.means("measure") for it in said):
            measure = self.frames.label(said, (), self.line, "total", bare=self.bare).measure
            item.label = replace(item.label, measure=measure)
            return
        aside = self.frames.label(group.inner, (), self.line, "part", bare=self.bare)
        if aside.when in ("part", "other") and is_time(said):
            item.label = replace(item.label, when=aside.when)
        self._doubt(group, item, aside, said)
        self._name(group, item, aside, counts=counts)
        measures = (it.first("measure") for it in group.inner)
        strong = next((one.value for one in measures if one and one.strong), "")
        item.label = replace(item.label, measure=item.label.measure or strong)

    @staticmethod
    def _doubt(group: Node, item: Count, aside: Frame, said: list[Node]) -> None:
        """What a bracket says that is not known, or makes of a number something else than a fact,
        is said of it.
        """
        rated = any(node.kind == "percent" for node in said)
        asked = not rated and (any(it.means("modality") for it in said) or _is_plan(said, aside))
        words = {it.text for it in said if it.kind not in ("reference", "number")}
        narrowed = [it for it in aside.unknown if it in words and not introduces(group.inner)]
        unknown = [*item.label.unknown, *([group.text] if asked else []), *narrowed]
        item.label = replace(item.label, unknown=tuple(unknown))

    @staticmethod
    def _name(group: Node, item: Count, aside: Frame, *, counts: bool) -> None:
        """Where a bracket names what a counted item does not, all of them are such: ``kết thúc 01
        hồ sơ (ĐV)``.
        """
        label = item.label
        if aside.unknown or any(
            label.cell.get(it, code) != code for it, code in aside.cell.items()
        ):
            return
        if counts and item.stated and set(aside.cell) - set(label.cell):
            part = Count(aside, group.text, item.value, True, Clause(), doubtful=item.doubtful)
            item.lists.append(CountList("bracket", [part]))
        else:
            item.label = replace(label, cell={**label.cell, **aside.cell})


def is_time(words: Sequence[Node]) -> bool:
    """Whether words name a time and say nothing else, and compare with nothing."""
    timed = ("year", "duration", "reference", "span")
    plain = all(it.kind in timed or it.means("prior", "filler") for it in words)
    return plain and not any(it.text.casefold().startswith("so ") for it in words)


def _is_plan(said: Sequence[Node], aside: Frame) -> bool:
    """Whether a bracket says that a number is planned: ``(kế hoạch năm 2025)``; what was done
    ``(theo kế hoạch)`` is not.
    """
    timed = ("year", "duration", "span")
    bare = all(it.kind in timed or it.means("plans", "prior", "filler") for it in said)
    named = [it for it in said if it.means("plans")]
    return bare and bool(named) and (named[0] is said[0] or aside.when in ("part", "other"))


def _refers(said: Sequence[Node]) -> bool:
    """Whether a bracket names what goes with the report, by its number or letter, and nothing
    else: ``(có Phụ lục kèm theo)``, ``(Phụ lục I)``.
    """
    numbered = [
        one.means("table") and _NUMERAL.fullmatch(it.text) is not None
        for one, it in pairwise([Node("stop", ""), *said])
    ]
    plain = (
        it.means("attached", "table", "filler", "noun")
        or it.kind in ("reference", "number", "stop")
        for it in said
    )
    named = any(it.means("attached") for it in said)
    return named and all(one or other for one, other in zip(plain, numbered, strict=True))


def compares(inner: Iterable[Node]) -> bool:
    """Whether a bracket speaks of another time, or of a change against it; beside an opening stock
    rises and falls are movements.
    """
    nodes = list(inner)
    opens = any((one := node.first("measure")) and one.value == "opening" for node in nodes)
    if any(node.means("prior") and not node.means("measure") for node in nodes):
        return True
    return not opens and any(node.means("prior", "change") or node.kind == "year" for node in nodes)


def compared_with(heads: Sequence[Count], clause: Clause, over: Frame) -> Count | None:
    """``Hiện có 389, tăng 14 so với đầu kỳ (375 đối tượng)``: a bracket behind the opening stock
    that the one of now is compared with says how many there were.
    """
    stock = any(it.label.measure == "current" and not is_closed(it) for it in heads[-2:-1])
    ends = (*clause.nodes()[-1:], *clause.whole[:1])
    named = any(it.text.casefold() in _OPENINGS for it in ends)
    opening = stock and named and len(clause.groups) == 1
    inner = clause.groups[0].inner if opening else ()
    counted = [it for it in inner if not it.means("noun", "line")]
    if [it.kind for it in counted] != ["number"]:
        return None
    alone = Clause(value=counted[0], sentence=clause.sentence)
    label, text = Frame(measure="opening", sure=True), clause.groups[0].text
    when = "" if "compared" in over.marks else over.when
    return Count(label, text, counted[0].number, True, alone, replace(over, when=when))
