"""Reads the frame of a few words: of a heading, of a column, of what stands beside a number.

Each phrase of the form can mean several things; the place where it stands decides which, by
:data:`ORDER`. What is not known to be harmless there is left as unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Literal

from projections.inspection.reading.form import Form, Meaning, Sense
from projections.inspection.reading.frames import HOLDERS, WAYS, Frame, When
from projections.inspection.reading.holders import (
    is_addressed,
    is_anothers,
    is_code,
    is_counted,
    is_own,
    is_several,
    is_together,
    is_wider,
    labelled,
    stranger,
)
from projections.inspection.reading.phrases import Node, nodes, unit_at, walk
from projections.inspection.reading.stretches import Time, time_named

Place = Literal["over", "topic", "total", "part", "table", "table part"]
"""A heading; words of a line that hold on; beside a total's number; beside a part's; heading a
table's row or column, where it says a measure and where it names a cell."""

ORDER: Final[Mapping[Place, tuple[Sense, ...]]] = {
    "over": ("modality", "line", "cell", "measure"),
    "topic": ("modality", "line", "cell", "measure"),
    "total": ("prior", "measure", "line", "cell"),
    "part": ("cell", "prior", "line", "measure"),
    "table": ("modality", "prior", "measure", "line", "cell"),
    "table part": ("modality", "cell", "prior", "line", "measure"),
}
"""Which of a phrase's meanings holds where it stands: the first that it has."""

_BESIDE: Final[tuple[Sense, ...]] = (
    "filler", "noun", "total", "as_of", "result", "split", "relation", "count_noun",
    "statistics", "source",
)  # fmt: skip
_ABOVE: Final[tuple[Sense, ...]] = (
    *_BESIDE, "manner", "targets", "target", "all", "some", "and", "table", "ordinal", "copied",
)  # fmt: skip
_HEADING: Final[tuple[Sense, ...]] = (
    "table", "ordinal", "all", "some", "and", *_BESIDE, "scored",
)  # fmt: skip
HARMLESS: Final[Mapping[Place, tuple[Sense, ...]]] = {
    "over": _ABOVE,
    "topic": _ABOVE,
    "total": _BESIDE,
    "part": _BESIDE,
    "table": _HEADING,
    "table part": _HEADING,
}
"""Senses that leave open what is counted."""

_ASKING: Final[tuple[Sense, ...]] = ("all", "some", "and", "asking")
_CARRIED: Final = frozenset({"year", "duration", "reference"})
_TELLING: Final = frozenset({"word", "phrase"})
_COUNTING: Final = frozenset(
    {"money", "decimal", "mark", "bad_date", "reference", "ratio", "number", "dots"}
)
_MARKS: Final = frozenset(
    {"colon", "comma", "semicolon", "stop", "dash", "plus", "equals", "group"}
)
_STOCKS: Final = frozenset({"opening", "current"})
_TABLES: Final = ("table", "table part")
_HEADS: Final = ("total", "table")
_PARTS: Final = ("part", "table part")
_OVER: Final = ("over", "topic")
_OF_FLOWS: Final = ("closing", "source", "movement")
"""Dimensions of what came or went."""
_WHOLE: Final = ("toàn ", "cả ", "trên địa bàn ", "trên toàn ", "trong toàn ")
"""What a phrase begins with that speaks of a whole level: ``toàn tỉnh``, ``trên địa bàn tỉnh``."""
_AROUND: Final = " ()[]-–—*:"
"""Marks around a name that stands alone."""
_NAMED: Final = 3
"""A unit is named by more than one phrase, or by one as long as ``công an các xã``."""


@dataclass(slots=True)
class _Said:
    """What was read so far. ``strong``, ``weak``: measures named before the number and behind."""

    lines: list[str] = field(default_factory=list)
    cell: dict[str, str] = field(default_factory=dict)
    either: dict[str, str] = field(default_factory=dict)
    strong: list[str] = field(default_factory=list)
    weak: list[str] = field(default_factory=list)
    when: When = ""
    whens: set[When] = field(default_factory=set)
    prior: bool = False
    modality: str = ""
    noun: str = ""
    day: date | None = None
    unknown: list[str] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)
    stranger: str = ""


@dataclass(frozen=True, slots=True)
class FrameReader:
    """Reads frames by the form's words. ``unit``: the reporting unit's name; ``measure_of``: which
    stock a day means.
    """

    form: Form
    time: Time
    unit: str = ""
    measure_of: Callable[[date], str] = lambda _day: ""

    def over(
        self,
        found: Sequence[Node],
        line: str | None = None,
        place: Place = "over",
        behind: Sequence[Node] = (),
    ) -> Frame:
        """The frame of a place without a number of its own; ``behind``: what goes on after it."""
        words = [node for node in walk(tuple(found)) if node.kind != "group"]
        words, planned = without_papers(words)
        said = _Said(modality="plan" if planned else "")
        words = self._named(words, said, place)
        lines = {one.value for node in words if (one := node.first("line"))}
        of = lines.pop() if len(lines) == 1 else line
        for at, node in enumerate(words):
            self._take(node, [*words[at + 1 :], *behind], said, of, place, frozenset())
        if place == "over":
            said.stranger = said.stranger or stranger(words, self.form)
        if place == "over" and "own" in said.whens and len(said.whens) > 1:
            said.when = ""
        if place == "topic" and self._is_joined(words, line, joined=True):
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
        said = _Said()
        weak: tuple[list[str], list[str]] = ([], [])
        for side, words in enumerate((before, after)):
            said.weak = weak[side]
            self._side(words, said, line, place, bare)
            if side == 0:
                said.noun = ""
        said.weak = weak[0] if weak[0] and "carried" not in said.marks else [*weak[0], *weak[1]]
        none = [node.text for node in before if node.means("not_any")]
        if not valued and none:
            said.marks.add("none")
            said.unknown = [text for text in said.unknown if text not in none]
        said.unknown += [said.stranger] if said.stranger else []
        if place in _HEADS and (
            self._is_joined(after, line) or self._is_joined(before, line, joined=True)
        ):
            said.marks.add("joined")
        return self._frame(said, (*before, *after), counted=True)

    def nodes(self, text: str, line: str | None) -> tuple[Node, ...]:
        """A text's phrases; what it says to be carried over into the next year is a current stock:
        ``chuyển sang năm 2025``.
        """
        kept: list[Node] = []
        for node in nodes(text, self.form, line):
            before = kept[-1] if kept else None
            onward = before is not None and before.means("carried") and self._is_next(node)
            if before is not None and onward:
                said = Meaning("measure", "current")
                node = Node("phrase", f"{before.text} {node.text}", (said,))
                kept.pop()
            kept.append(node)
        return tuple(kept)

    def _is_next(self, node: Node) -> bool:
        """Whether a word names the year behind the report's."""
        year = self.time.year
        named = node.token.number if node.kind == "year" and node.token else None
        return year is not None and named == year + 1

    # ---- names ----

    def _named(self, words: list[Node], said: _Said, place: Place) -> list[Node]:
        """Take every unit's name out of the words, and add who holds the records: a unit under the
        reporting one, or another, or several, whose are none of its figures.
        """
        name, rest = self._holder(words, place)
        while len(rest) < len(words):
            before = said.cell.get("unit", name)
            begin, end = unit_at(words, listed=place in _PARTS)
            level = end > begin + 1 and _is_level(words[begin:end])
            apart = place == "over" or (place == "topic" and begin > 0)
            several = is_several(name, self.form) and (apart or not is_together(name, self.form))
            if name and (level or several or is_anothers(name, self.unit, self.form)):
                said.stranger = name
            elif name and before != name:
                said.marks.add("clash")
            elif name:
                said.cell["unit"] = name
            words = rest
            name, rest = self._holder(words, place)
        return words

    def _holder(self, nodes: list[Node], place: Place) -> tuple[str, list[Node]]:
        """A unit's name taken out of the words; the reporting unit's own is none but in tables.

        One from whose books the figures were taken is none either.
        """
        begin, end = unit_at(nodes, listed=place in _PARTS)
        name = " ".join(node.text for node in nodes[begin:end]).replace(" ,", ",")
        rest = [*nodes[:begin], *nodes[end:]]
        bare = len(name.split()) < _NAMED and end == begin + 1
        bare = bare and not (is_several(name, self.form) or is_together(name, self.form))
        own = place in ("over", "topic", "total") and self.is_own(name)
        own |= any(node.means("copied") for node in nodes[:begin])
        return ("" if bare or own or name.casefold() == "đơn vị" else name), rest

    def is_own(self, name: str) -> bool:
        """Whether a name is the reporting unit's, or part of it."""
        return is_own(name, self.unit, self.form)

    def unnamed(self, found: Iterable[Node]) -> list[Node]:
        """Words without the unit's name among them."""
        return self._holder(list(found), "table")[1]

    def holder(self, text: str) -> Frame | None:
        """Who a text names that names nobody else and nothing else, whole units included."""
        if name := labelled(text):
            return self._labelled(name)
        if is_addressed(text, self.form):
            return None
        found = nodes(text.strip(_AROUND), self.form, None)
        rest = [it for it in self.unnamed(found) if it.kind not in _MARKS]
        if any(it.is_value or it.means("measure", "line") for it in rest):
            return None
        said = self.over(found)
        plain = all(it.means(*HARMLESS["over"]) for it in rest)
        begin, end = unit_at(list(found))
        if plain and end - begin > 1 and self.is_own(" ".join(it.text for it in found[begin:end])):
            return Frame(marks=frozenset({"whole"}))
        if plain and any(map(_is_sum, rest)):
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

    def asked(self, text: str, line: str | None) -> Frame:
        """What a question asks for: of which line of work, which measure where it is one; which of
        several the answer says.
        """
        found = nodes(text.rstrip("? "), self.form, None)
        lines = {one.value for it in walk(found) if (one := it.first("line"))}
        of = lines.pop() if len(lines) == 1 else line
        words = [it for it in walk(found) if not (it.kind in _MARKS or it.means(*_ASKING))]
        words = [it for it in words if "swing" not in {one.value for one in it.meanings}]
        said = self.label(words, (), of, "total")
        several = "clash" in said.marks
        return replace(
            said,
            lines=said.lines or ((of,) if of else ()),
            measure="" if several else said.measure,
            cell={name: code for name, code in said.cell.items() if name in HOLDERS},
            marks=frozenset(),
        )

    def line_meant(self, found: Sequence[Node]) -> str:
        """The line of work whose results a target asks for: the only one named, or else the only
        one that has what it names, ``loại B``; none where its words may narrow what is counted.
        """
        everything = list(walk(tuple(found)))
        named = {one.value for node in everything if (one := node.first("line"))}
        meanings = (one for node in everything for one in node.meanings)
        owners = {one.line for one in meanings if one.prefixed and one.line}
        meant = named or owners
        of = meant.pop() if len(meant) == 1 else ""
        return of if of and not self.over(found, of).blocking else ""

    def names_unit(self, text: str) -> bool:
        """Whether a text names a unit."""
        shown = list(nodes(text, self.form, None))
        return unit_at(shown, listed=True) == (0, len(shown)) and len(shown) > 1

    def _side(
        self,
        nodes: Sequence[Node],
        said: _Said,
        line: str | None,
        place: Place,
        bare: frozenset[str],
    ) -> None:
        rated = any(node.kind == "percent" for node in nodes)
        rest, planned = without_papers(nodes)
        said.modality = said.modality or ("plan" if planned else "")
        begin, end = unit_at(rest, listed=place in _PARTS)
        named = rest[begin:end]
        if named and not self._holder(rest, place)[0]:
            said.marks.add("units")
        if named and any(node.means("source") for node in rest[:begin][-1:]):
            said.unknown.append(named[0].text)  # who gave holds what came no more
        rest = self._named(rest, said, place)
        for at, node in enumerate(rest):
            if not (rated and node.means("narrowing") and not node.means("filler")):
                self._take(node, rest[at + 1 :], said, line, place, bare)

    # ---- one phrase ----

    def _take(
        self,
        node: Node,
        behind: Sequence[Node],
        said: _Said,
        line: str | None,
        place: Place,
        bare: frozenset[str],
    ) -> None:
        """Add what one phrase says where it stands; ``behind``: the phrases after it."""
        when = self._when(node, behind, place)
        said.whens |= {when} if when and node.kind in ("year", "span") else set()
        if not (said.when == "other" and said.prior and when == "own"):
            said.when = when or said.when  # ``cùng kỳ năm 2023`` is no part of a year from 2023 on
        said.prior |= when == "other" and node.means("prior")
        said.marks |= {"compared"} if when == "other" and _compares(node) else set()
        one = self._meaning(node, line, place, bare)
        if one is None:
            self._plain(node, said, place)
        elif one.sense == "line":
            self._line(node, one, said, line, place)
        elif one.sense in ("cell", "measure", "prior"):
            self._count(node, one, said, place)
        else:
            self._mark(node, one, said, place)
        if node.means("total"):
            summed = place == "topic" and _is_sum(node)
            whole = summed or node.text.casefold().startswith("toàn")
            said.marks |= {"total", "whole"} if whole else {"total"}
        if node.text.casefold().startswith(_WHOLE) and is_wider(node.text, self.unit, self.form):
            said.unknown.append(node.text)
        if node.means("result", "done"):
            said.marks.add("lifts")

    @staticmethod
    def _count(node: Node, one: Meaning, said: _Said, place: Place) -> None:
        """Add a cell, a measure, or the period before, which may be a measure."""
        if one.sense == "cell" and one.code == "open" and place in _HEADS:
            said.weak.append("current")  # ``đang đấu tranh``: all there are, if none is suspended
        elif one.sense == "cell" and one.code == "open" and place == "topic":
            return
        elif one.sense == "cell":
            if said.cell.get(one.value, one.code) != one.code:
                said.marks.add("clash")
            said.cell[one.value] = one.code
            said.marks |= {way for way in WAYS if node.means(way)}
        elif one.sense == "measure":
            (said.strong if one.strong else said.weak).append(one.value)
            said.marks |= {"change"} if node.means("change") else set()
        elif place in _HEADS and (carried := node.first("measure")):
            said.weak.append(carried.value)
            said.marks.add("carried")
        elif place in _PARTS:
            said.when = "other"

    @staticmethod
    def _mark(node: Node, one: Meaning, said: _Said, place: Place) -> None:
        """Add what a phrase of any other sense says; what is never a record (``tin báo``) beside a
        number is counted there instead of records.
        """
        if one.sense == "modality":
            said.modality = said.modality or one.value
        elif one.sense in ("noun", "count_noun"):
            said.noun = said.noun or node.text
            other = one.sense == "count_noun" and not node.means("noun", "line", "cell")
            said.unknown += [node.text] if other and place not in ("over", "topic") else []
        elif one.sense in ("split", "change"):
            said.marks.add(one.sense)
        elif one.sense == "ordinal":
            said.marks.add("numbers")
        elif one.sense in ("narrowing", "not_any"):
            said.unknown.append(node.text)

    def _meaning(
        self, node: Node, line: str | None, place: Place, bare: frozenset[str]
    ) -> Meaning | None:
        for sense in ORDER[place]:
            for one in node.meanings:
                if one.sense == sense and self._holds(one, node, line, place, bare):
                    return one
        if place in _TABLES and (said := node.first(*_HEADING[:5])):
            return said
        return node.first(
            "not_any", "split", "unit", *HARMLESS[place], "change", "narrowing", "prior", "modality"
        )

    def _holds(
        self, one: Meaning, node: Node, line: str | None, place: Place, bare: frozenset[str]
    ) -> bool:
        """Whether a phrase can have a meaning where it stands."""
        if place in _TABLES and not one.strong and node.means("table"):
            return False
        if one.sense == "measure" and place in _PARTS:
            return not node.means("filler", "noun")
        if one.sense == "measure" and place in _OVER:
            said = one.strong or (place == "over" and one.value == "current")
            return said and not node.means(*HARMLESS[place])
        free = line is None and place in _TABLES
        if one.sense != "cell":
            return True
        if (one.line not in ("", line) and not free) or (place == "total" and not one.strong):
            return False
        return self._cell_holds(one, node, line, place, bare)

    @staticmethod
    def _cell_holds(
        one: Meaning, node: Node, line: str | None, place: Place, bare: frozenset[str]
    ) -> bool:
        """Whether a phrase names a cell where it stands: a way of coming or going among parts."""
        if place in _OVER and (one.value in _OF_FLOWS or _may_measure(one, node)):
            return False
        if one.value == "closing":
            return "closing" in bare and not node.means("modality")
        if one.value == "source":
            return line not in (None, one.code) and (one.prefixed or "source" in bare)
        return True

    def _line(self, node: Node, one: Meaning, said: _Said, line: str | None, place: Place) -> None:
        if place in _PARTS and line is not None and one.value != line:
            said.unknown.append(node.text)
            return
        if one.value not in said.lines:
            said.lines.append(one.value)
        said.noun = said.noun or node.text
        for it in node.meanings:
            own = (one.value, line) if place == "topic" else (one.value,)
            if (it.sense, it.value) == ("cell", "symbol") and it.line in own:
                said.either = {it.value: it.code}

    def _plain(self, node: Node, said: _Said, place: Place) -> None:
        if node.kind == "date" and node.token is not None:
            said.day = said.day or node.token.first
        elif node.kind == "percent" or node.text == "%":
            said.marks.add("rate")
        elif node.kind in _TELLING or (
            node.kind in _COUNTING and place in ("total", "part") and not self._own(node)
        ):
            said.unknown.append(node.text)

    def _own(self, node: Node) -> bool:
        return time_named(node, self.time, self.form) == "own"

    def _when(self, node: Node, behind: Sequence[Node], place: Place) -> When:
        """Which time a phrase names; a comparison names another.

        ``Năm 2023 chuyển sang``, ``Quý I chuyển sang`` name this period's opening, ``kỳ trước``
        alone may.
        """
        if node.kind in _CARRIED and any(one.means("carried") for one in behind[:1]):
            outside = time_named(node, self.time, self.form) == "other"
            return "" if outside or node.kind == "year" else "part"
        compared = node.first("prior")
        swings = compared is not None and compared.value == "swing" and place in ("over", "topic")
        swings |= place == "over" and _compares(node) and not behind
        if compared and not swings and not node.means("measure"):
            return "" if place == "over" and node.means("before") else "other"
        named = time_named(node, self.time, self.form)
        return "" if named == "own" and node.means("measure") else named

    def _is_joined(self, nodes: Sequence[Node], line: str | None, *, joined: bool = False) -> bool:
        """``03 chuyên án sử dụng vai ảo``: another line beside what is counted; its symbols, where
        a verb joins them to it. ``joined``: another line must be joined too.
        """
        counted, linked = "", False
        for node in nodes:
            one = self._meaning(node, line, "total", frozenset())
            if one is not None and one.sense == "line":
                if counted and one.value != counted and (linked or not joined):
                    return True
                counted, linked = one.value, False
            elif linked and node.means("foreign"):
                return True
            elif not counted and node.means("cell", "noun"):
                counted, joined = line or "", True
            linked = linked or node.means("joining")
        return False

    # ---- the whole ----

    def _frame(self, said: _Said, nodes: Sequence[Node], *, counted: bool) -> Frame:
        above = said.strong[:1] or said.weak[:1]
        measure, sure = self._measure(said) if counted or said.day else (_only(above), True)
        if measure == "current" and not sure and said.when == "own":
            # ``quản lý trong kỳ`` may be all there was and came, or what there is now
            measure, sure = ("handled", True) if "total" in said.marks else ("", False)
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

    def _measure(self, said: _Said) -> tuple[str, bool]:
        """The measure that strong words, a day or weak ones say."""
        by_day = self.measure_of(said.day) if said.day else ""
        strong = [one for one in said.strong if by_day or not said.day or one not in _STOCKS]
        decided = _only(strong)
        if by_day and not set(strong) - _STOCKS:
            said.marks |= set() if strong else {"by_day"}
            return "opening" if decided == "opening" else by_day, True
        if strong:
            said.marks |= set() if decided else {"clash"}
            return decided, bool(decided)
        return _only(said.weak) if by_day or not said.day else "", False


def without_papers(words: Sequence[Node]) -> tuple[list[Node], bool]:
    """Words without the number, the day and the author of a paper they cite; whether what follows
    may be planned: it was not said to be carried out.
    """
    kept: list[Node] = []
    planned, rest = False, list(words)
    while rest:
        node, *rest = rest
        if not node.means("cited"):
            kept.append(node)
            continue
        planned |= not any(one.means("done") for one in kept)
        while (step := _of_paper(rest)) > 0:
            rest = rest[step:]
    return kept, planned


def _of_paper(words: list[Node]) -> int:
    """How many words at the beginning say which paper it is: its number, its day, who wrote it."""
    first = words[0] if words else None
    if first is None:
        return 0
    told = first.kind in ("reference", "date", "number", "year")
    if told or first.text.casefold() in ("số", "ngày", "của"):
        return 1
    begin, end = unit_at(words)
    return end if begin == 0 else 0


def _may_measure(one: Meaning, node: Node) -> bool:
    """Whether a name in lists alone, ``lập mới``, says a measure elsewhere."""
    return not one.strong and node.means("measure")


def _compares(node: Node) -> bool:
    """``so với cùng kỳ`` sets one number against another; ``cùng kỳ`` may be the topic of many."""
    return node.means("prior") and node.text.casefold().startswith("so ")


def _is_sum(node: Node) -> bool:
    """``Tổng cộng``, ``Cộng``: a sum of all, which as a heading ends a team."""
    return node.means("total") and "cộng" in node.text.casefold()


def _is_level(name: list[Node]) -> bool:
    """``Công an tỉnh`` names no unit: its last word is a level's."""
    plain = all(one.means("unit", "cell") for one in name)
    return plain and any((one.sense, one.value) == ("cell", "level") for one in name[-1].meanings)


def _only(values: Sequence[str]) -> str:
    """The one value there is; empty when there are none or several."""
    return values[0] if len(set(values)) == 1 else ""
