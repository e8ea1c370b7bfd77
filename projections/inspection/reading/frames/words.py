"""Reads the frame of a few words: of a heading, of a column, of what stands beside a number.

Each phrase of the form can mean several things; the place where it stands decides which, by
:data:`senses.ORDER`. What is not known to be harmless there is left as unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from projections.inspection.reading.frames.carrying import with_carried
from projections.inspection.reading.frames.frame import WAYS, Frame, When
from projections.inspection.reading.frames.heading_words import without_division
from projections.inspection.reading.frames.holders import (
    is_addressed,
    is_all_of,
    is_code,
    is_counted,
    is_own,
    is_wider,
    labelled,
    stranger,
)
from projections.inspection.reading.frames.papers import without_papers, without_speaker
from projections.inspection.reading.frames.saying import Said
from projections.inspection.reading.frames.senses import (
    HARMLESS,
    HEADS,
    PARTS,
    Place,
    compares,
    is_joined,
    is_sum,
    meaning_at,
    named_behind_ways,
)  # fmt: skip
from projections.inspection.reading.frames.stretches import Time, time_named
from projections.inspection.reading.frames.unit_names import holder_at, lists_units, take_names
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.lines.node import MARKS, Node, walk
from projections.inspection.reading.lines.phrases import nodes
from projections.inspection.reading.lines.units_in_words import unit_at

_CARRIED: Final = frozenset({"year", "duration", "reference"})
_TELLING: Final = frozenset({"word", "phrase"})
_COUNTING: Final = ("money", "decimal", "mark", "bad_date", "reference", "ratio", "number", "dots")
_STOCKS: Final = frozenset({"opening", "current"})
_WHOLE: Final = ("toàn ", "cả ", "trên địa bàn ", "trên toàn ", "trong toàn ")  # a whole level
_AROUND: Final = " ()[]-–—*:"  # marks around a name that stands alone


@dataclass(frozen=True, slots=True)
class FrameReader:
    """Reads frames by the form's words. ``unit``: the reporting unit's name; ``measure_of``: which
    stock a day means; ``ours``: this program wrote the paper.
    """

    form: Form
    time: Time
    unit: str = ""
    measure_of: Callable[[date], str] = lambda _day: ""
    ours: bool = False

    def over(
        self,
        found: Sequence[Node],
        line: str | None = None,
        place: Place = "over",
        behind: Sequence[Node] = (),
    ) -> Frame:
        """The frame of a place without a number of its own; ``behind``: what goes on after it."""
        words = [node for node in walk(tuple(found)) if node.kind != "group"]
        words = words if place == "topic" else without_division(words)
        words, planned = without_papers(without_speaker(words, self.unit))
        said = Said(modality="plan" if planned else "")
        if place == "over" and lists_units(words, self.unit, self.form):
            said.stranger = " ".join(node.text for node in words)
        words = take_names(words, said, place, self.unit, self.form)
        lines = {one.value for node in words if (one := node.first("line"))}
        of = lines.pop() if len(lines) == 1 else line
        for at, node in enumerate(words):
            self._take(node, [*words[at + 1 :], *behind], said, of, place, frozenset())
        if place == "over":
            said.stranger = said.stranger or stranger(words, self.form)
            said.when = "" if said.names_years else said.when
            said.answer(words)
        if said.is_shared(words, line, place):
            said.unknown.append(" ".join(node.text for node in words))
        return self._frame(said, (), counted=False)

    def label(
        self,
        before: Sequence[Node],
        after: Sequence[Node],
        line: str | None,
        place: Place,
        *,
        bare: frozenset[str] = frozenset(),
        valued: bool = True,
    ) -> Frame:
        """The frame of the words beside a number; ``bare``: dimensions whose values may stand
        without the word for them.
        """
        said = Said()
        weak: tuple[list[str], list[str]] = ([], [])
        for side, words in enumerate((before, after)):
            said.weak = weak[side]
            self._side(words, said, line, place, bare, behind=side == 1)
            said.noun = said.noun if side else ""
        said.weigh(*weak, before)
        none = [node.text for node in before if node.means("not_any")]
        if not valued and none:
            said.marks.add("none")
            said.unknown = [text for text in said.unknown if text not in none]
        said.unknown += [said.stranger] if said.stranger else []
        if place in HEADS and (is_joined(after, line) or is_joined(before, line, joined=True)):
            said.marks.add("joined")
        return self._frame(said, (*before, *after), counted=True)

    def nodes(self, text: str, line: str | None) -> tuple[Node, ...]:
        """A text's phrases, those that carry stocks from one year over into another together."""
        return with_carried(nodes(text, self.form, line), self.time, self.form)

    # ---- names ----

    def is_own(self, name: str) -> bool:
        """Whether a name is the reporting unit's, or part of it."""
        return is_own(name, self.unit, self.form)

    def are_all_of_it(self, name: str) -> bool:
        """Whether a name is of all units that stand under the reporting one: ``các đội``."""
        return is_all_of(name, self.unit, self.form)

    def unnamed(self, found: Iterable[Node]) -> list[Node]:
        """Words without the unit's name among them."""
        return holder_at(list(found), "table", self.unit, self.form)[1]

    def holder(self, text: str) -> Frame | None:
        """Who a text names that names nobody else and nothing else, whole units included."""
        if name := labelled(text):
            return self._labelled(name)
        if is_addressed(text, self.form):
            return None
        found = nodes(text.strip(_AROUND), self.form, None)
        rest = [it for it in self.unnamed(found) if it.kind not in MARKS]
        if any(it.is_value or it.means("measure", "line") for it in rest):
            return None
        said = self.over(found)
        plain = all(it.means(*HARMLESS["over"]) for it in rest)
        begin, end = unit_at(list(found))
        own = end - begin > 1 and self.is_own(" ".join(it.text for it in found[begin:end]))
        if plain and (own or any(map(is_sum, rest))):
            return Frame(marks=frozenset({"whole"}))
        if said.stranger or (plain and ("unit" in said.cell or "whole" in said.marks)):
            return replace(said, measure="", unknown=(), marks=said.marks & {"whole"})
        return None

    def _labelled(self, name: str) -> Frame | None:
        """Who is named behind a label; behind the same words stands as often what is counted:
        ``Đơn vị: hồ sơ``.
        """
        found = nodes(name, self.form, None)
        if self.is_own(name):
            return Frame(marks=frozenset({"whole"}))
        if is_code(name):
            return Frame(cell={"unit": name})
        if is_counted(found):
            return None
        said = self.over(found)
        told = said.names_unit and not said.unknown
        return replace(said, stranger=said.stranger or ("" if told else name), unknown=())

    def names_unit(self, text: str) -> bool:
        """Whether a text names a unit."""
        shown = list(nodes(text, self.form, None))
        return unit_at(shown, listed=True) == (0, len(shown)) and len(shown) > 1

    def _side(
        self, side: Sequence[Node], said: Said, line: str | None, place: Place,
        bare: frozenset[str], *, behind: bool,
    ) -> None:  # fmt: skip
        rated = any(node.kind == "percent" for node in side)
        rest, planned = without_papers(side)
        said.modality = said.modality or ("plan" if planned else "")
        begin, end = unit_at(rest, listed=place in PARTS)
        named = rest[begin:end]
        if named and not holder_at(rest, place, self.unit, self.form)[0]:
            said.marks.add("units")
        if named and any(node.means("source") for node in rest[:begin][-1:]):
            said.unknown.append(named[0].text)  # who gave holds what came no more
        rest = take_names(rest, said, place, self.unit, self.form)
        for at, node in enumerate(named_behind_ways(rest, place)):
            if behind and node.means("left_over"):
                said.unknown.append(node.text)
            elif not (rated and node.means("narrowing") and not node.means("filler")):
                self._take(node, rest[at + 1 :], said, line, place, bare)

    # ---- one phrase ----

    def _take(
        self,
        node: Node,
        behind: Sequence[Node],
        said: Said,
        line: str | None,
        place: Place,
        bare: frozenset[str],
    ) -> None:
        """Add what one phrase says where it stands; ``behind``: the phrases after it."""
        self._say_when(node, behind, said, place)
        one = meaning_at(node, line, place, bare)
        if one is None:
            self._plain(node, said, place)
        elif one.sense == "line":
            said.add_line(node, one, line, place)
        elif one.sense in ("cell", "measure", "prior"):
            said.add_count(node, one, place)
        else:
            said.add_mark(node, one, place)
        if node.means("total"):
            summed = place == "topic" and is_sum(node)
            whole = summed or node.text.casefold().startswith("toàn")
            said.marks |= {"total", "whole"} if whole else {"total"}
        if node.text.casefold().startswith(_WHOLE) and is_wider(node.text, self.unit, self.form):
            said.unknown.append(node.text)
        if node.means("result", "done"):
            said.marks.add("lifts")

    def _say_when(self, node: Node, behind: Sequence[Node], said: Said, place: Place) -> None:
        """Add the time that one phrase names."""
        when = self._when(node, behind, place)
        said.whens |= {when} if when and node.kind in ("year", "span") else set()
        of_year = when == "own" and node.kind == "year" and (said.prior or said.spanned)
        if not (of_year and said.when):  # ``cùng kỳ năm 2024``, ``Quý I/2024`` are not all of it
            said.when = when or said.when
        said.spanned |= bool(when) and node.kind in ("duration", "reference")
        said.prior |= when == "other" and node.means("prior")
        said.marks |= {"compared"} if when == "other" and compares(node) else set()

    def _plain(self, node: Node, said: Said, place: Place) -> None:
        if node.kind == "date" and node.token is not None:
            said.marks |= {"days"} if said.day not in (None, node.token.first) else set()
            said.day = said.day or node.token.first
        elif node.kind == "percent" or node.text == "%":
            said.marks.add("rate")
        elif node.kind in _COUNTING and place in ("total", "part"):
            own = time_named(node, self.time, self.form) == "own"
            said.unknown += [] if own else [node.text]
        elif node.kind in _TELLING:
            said.unknown.append(node.text)

    def _when(self, node: Node, behind: Sequence[Node], place: Place) -> When:
        """Which time a phrase names; a comparison names another.

        ``Năm 2023 chuyển sang``, ``Quý I chuyển sang`` name this period's opening, ``kỳ trước``
        alone may.
        """
        rest = [it for it in behind[:2] if it.kind != "year" and it.text.casefold() != "chỉ"]
        if node.kind in _CARRIED and rest and rest[0].means("carried"):
            outside = time_named(node, self.time, self.form) == "other"
            return "" if outside or node.kind == "year" else "part"
        compared = node.first("prior")
        swings = compared is not None and compared.value == "swing" and place in ("over", "topic")
        swings |= place == "over" and compares(node) and not behind
        if compared and not swings and not node.means("measure"):
            return "" if place == "over" and node.means("before") else "other"
        named = time_named(node, self.time, self.form)
        return "" if named == "own" and node.means("measure") else named

    def _frame(self, said: Said, nodes: Sequence[Node], *, counted: bool) -> Frame:
        measure, sure = self._measure_there(said, counted=counted)
        way = _only([flow for mark, flow in WAYS.items() if mark in said.marks])
        if way and measure in ("", way):
            measure, sure = way, True
        elif way:
            said.marks.add("clash")
        if not counted and "whole" in said.marks and "unit" in said.cell:
            del said.cell["unit"]  # ``Tổ Tổng hợp báo cáo số liệu chung toàn huyện``
        when = said.when
        if "carried" in said.marks:
            sure = measure == "opening" and not {*said.strong, *said.weak} - {"opening"}
            when = when if sure else "other"
        elif "change" in said.marks and not said.strong:
            when = "other"
        return Frame(
            tuple(said.lines), said.cell, measure, sure and bool(measure), when, said.modality,
            said.noun, said.day, tuple(said.unknown), said.either, frozenset(said.marks),
            said.stranger,
        )  # fmt: skip

    def _measure_there(self, said: Said, *, counted: bool) -> tuple[str, bool]:
        """The measure beside a number, or the only one of a place without one; ``quản lý trong
        kỳ`` may be all there was and came, or what there is now.
        """
        above = said.strong[:1] or said.weak[:1]
        measure, sure = self._measure(said) if counted or said.day else (_only(above), True)
        if measure != "current" or sure or said.when != "own":
            return measure, sure
        return ("handled", True) if "total" in said.marks else ("", False)

    def _measure(self, said: Said) -> tuple[str, bool]:
        """The measure that strong words, a day or weak ones say."""
        by_day = self.measure_of(said.day) if said.day and "days" not in said.marks else ""
        strong = [one for one in said.strong if by_day or not said.day or one not in _STOCKS]
        decided = _only(strong)
        if by_day and not set(strong) - _STOCKS:
            said.marks |= set() if strong else {"by_day"}
            return "opening" if decided == "opening" else by_day, True
        if strong:
            said.marks |= set() if decided else {"clash"}
            return decided, bool(decided)
        return _only(said.weak) if by_day or not said.day else "", False


def _only(values: Sequence[str]) -> str:
    """The one value there is; empty when there are none or several."""
    return values[0] if len(set(values)) == 1 else ""
