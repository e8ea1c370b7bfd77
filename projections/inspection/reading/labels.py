"""Says what a chunk counts: which measure, which cell, of which line of work, and what in it is not
understood.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from projections.inspection.reading.chunks import Chunk
from projections.inspection.reading.form import Meaning, Sense
from projections.inspection.reading.phrases import Node, unit_at

Place = Literal["head", "part"]
"""A head opens a statement; a part stands in a list under one."""

_PASSED: Final[tuple[Sense, ...]] = (
    "filler",
    "noun",
    "total",
    "as_of",
    "result",
    "split",
    "relation",
    "count_noun",
    "statistics",
    "source",
)
_NAMED: Final = 3
"""A unit is named by more than one phrase, or by one as long as ``công an các xã``."""
_UNREAD: Final = frozenset(
    {"word", "money", "decimal", "mark", "bad_date", "reference", "ratio", "number", "dots"}
)


@dataclass(slots=True)
class Label:
    """What the words of a chunk say.

    ``sure``: a strong word or a date decided the measure; ``cell``: dimension → code; ``lines``:
    lines of work named;
    ``either``: the same words are a line and a symbol; ``prior``: it speaks of another year, or of
    a change;
    ``split``: opens a breakdown by level; ``unread``: words before and after the value that were
    not understood;
    ``narrowed``: among them some that may narrow what is counted; ``none``: it says that there are
    none;
    ``carried``: it names the period before, which is this one's opening where no other word says
    otherwise;
    ``by_day``: only a day says which stock it is.
    """

    measure: str = ""
    sure: bool = False
    cell: dict[str, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    either: dict[str, str] = field(default_factory=dict)
    noun: str = ""
    prior: bool = False
    change: bool = False
    split: bool = False
    unread_before: list[str] = field(default_factory=list)
    unread_after: list[str] = field(default_factory=list)
    narrowed: bool = False
    clash: bool = False
    none: bool = False
    carried: bool = False
    as_of: date | None = None
    by_day: bool = False
    own_time: bool = False
    total: bool = False

    @property
    def unread(self) -> list[str]:
        """All words that were not understood."""
        return [*self.unread_before, *self.unread_after]


def nobody(_name: str) -> bool:
    """No name is the reporting unit's: in a table every unit's row is its own."""
    return False


@dataclass(frozen=True, slots=True)
class Reader:
    """What is known where the chunk stands.

    ``line``: the line of work; ``report_year``: years before it are prior; ``measure_of``: which
    measure a state as of a day is, by the report's period; ``removed``, ``sourced``: ways of
    closing, sources may stand bare;
    ``in_table``: the words head a row or a column; ``is_own``: whether a name is the reporting
    unit's.
    """

    line: str | None
    place: Place
    report_year: int | None
    measure_of: Callable[[date], str]
    removed: bool = False
    sourced: bool = False
    in_table: bool = False
    is_own: Callable[[str], bool] = nobody
    is_own_time: Callable[[Node], bool] = lambda _node: False

    def label(self, chunk: Chunk) -> Label:
        """Read a chunk's words."""
        label = Label()
        strong: list[str] = []
        weak: list[str] = []
        behind: list[str] = []
        self._read_side(chunk.before, label, label.unread_before, strong, weak)
        label.noun = ""
        self._read_side(chunk.after, label, label.unread_after, strong, behind)
        weak = weak if any(one for one in weak) and not label.carried else [*weak, *behind]
        self._years(chunk, label)
        self._measure(label, strong, weak)
        said_none = [node.text for node in chunk.nodes() if node.means("not_any")]
        if chunk.value is None and said_none:
            label.none = True
            label.unread_before = [text for text in label.unread_before if text not in said_none]
        label.narrowed = label.narrowed or bool(said_none and not label.none)
        label.narrowed = (
            label.narrowed
            or self._is_restricted(chunk.after)
            or self._is_restricted(chunk.before, joined=True)
        )
        if label.change and not strong:
            label.prior = True
        return label

    # ---- one side of the value ----

    def _read_side(
        self,
        nodes: list[Node],
        label: Label,
        unread: list[str],
        strong: list[str],
        weak: list[str],
    ) -> None:
        has_share = any(node.kind == "percent" for node in nodes)
        begin, end = unit_at(nodes, listed=self.place == "part")
        name = " ".join(node.text for node in nodes[begin:end])
        bare = len(name.split()) < _NAMED and end == begin + 1
        if (
            end > begin
            and all(node.means("unit", "cell") for node in nodes[begin:end])
            and _is_level(nodes[begin:end])
        ):
            unread.append(name)
        elif name and not (bare or (self.place == "head" and self.is_own(name))):
            label.cell["unit"] = name
        nodes = [*nodes[:begin], *nodes[end:]]
        for node in nodes:
            if has_share and node.means("narrowing") and not node.means("filler"):
                continue
            meaning = self._meaning(node)
            if meaning is None:
                self._plain(node, label, unread)
            elif (
                meaning.sense == "prior"
                and self.place == "head"
                and (carried := node.first("measure"))
            ):
                weak.append(carried.value)
                label.carried = True
            elif meaning.sense == "measure":
                (strong if meaning.strong else weak).append(meaning.value)
                label.change = label.change or node.means("change")
            else:
                self._say(node, meaning, label, unread)

    def _meaning(self, node: Node) -> Meaning | None:
        """The one meaning that holds here."""
        if self.place == "head":
            order: tuple[Sense, ...] = ("prior", "measure", "line", "cell")
        else:
            order = ("cell", "prior", "line", "measure")
        for sense in order:
            for meaning in node.meanings:
                headed = self.in_table and not meaning.strong and node.means("table")
                if meaning.sense == sense and self._holds(meaning, node) and not headed:
                    return meaning
        if self.in_table and (said := node.first("table", "ordinal", "all", "some", "and")):
            return said
        return node.first("not_any", "split", "unit", *_PASSED, "change", "narrowing", "modality")

    def _holds(self, meaning: Meaning, node: Node) -> bool:
        if meaning.sense == "measure":
            return self.place == "head" or not node.means("filler", "noun")
        if meaning.sense != "cell":
            return True
        if not meaning.strong and self.place == "head" and not self.in_table:
            return False
        if meaning.value == "closing":
            return self.removed and not node.means("modality")
        if meaning.value == "source":
            return self.line not in (None, meaning.code) and (meaning.prefixed or self.sourced)
        return True

    def _say(self, node: Node, meaning: Meaning, label: Label, unread: list[str]) -> None:
        match meaning.sense:
            case "cell":
                self._put(meaning, label, unread, node)
            case "line":
                self._name_line(node, meaning, label, unread)
            case "prior":
                label.prior = True
            case "change":
                label.change = True
            case "split":
                label.split = True
            case "noun" | "count_noun":
                label.noun = label.noun or node.text
            case "total":
                label.total = True
            case "filler":
                label.own_time = label.own_time or self.is_own_time(node)
            case "modality":
                unread.append(node.text)
            case "narrowing" | "not_any":
                label.narrowed = label.narrowed or meaning.sense == "narrowing"
                unread.append(node.text)
            case _:
                pass

    def _put(self, meaning: Meaning, label: Label, unread: list[str], node: Node) -> None:
        if label.cell.get(meaning.value, meaning.code) != meaning.code:
            label.clash = True
            unread.append(node.text)
        label.cell[meaning.value] = meaning.code

    def _name_line(self, node: Node, meaning: Meaning, label: Label, unread: list[str]) -> None:
        if self.place == "part" and self.line is not None and meaning.value != self.line:
            unread.append(node.text)
            return
        label.lines.append(meaning.value)
        label.noun = label.noun or node.text
        for one in node.meanings:
            if (one.sense, one.value, one.line) == ("cell", "symbol", meaning.value):
                label.either = {one.value: one.code}

    def _plain(self, node: Node, label: Label, unread: list[str]) -> None:
        if self.is_own_time(node):
            label.own_time = True
        elif node.kind == "date" and node.token is not None:
            label.as_of = label.as_of or node.token.first
        elif node.kind in _UNREAD or (node.kind == "phrase"):
            unread.append(node.text)

    # ---- the whole chunk ----

    def _is_restricted(self, nodes: list[Node], *, joined: bool = False) -> bool:
        """``03 chuyên án sử dụng vai ảo``: another line beside what is counted; its symbols, where
        a verb joins them to it.

        ``joined``: another line must be joined too, as in ``số chuyên án có sử dụng CTVBM``.
        """
        counted, linked = "", False
        for node in nodes if self.place == "head" else ():
            meaning = self._meaning(node)
            if meaning is not None and meaning.sense == "line":
                if counted and meaning.value != counted and (linked or not joined):
                    return True
                counted, linked = meaning.value, False
            elif linked and node.means("foreign"):
                return True
            elif not counted and node.means("cell", "noun"):
                counted, joined = self.line or "", True
            linked = linked or node.means("joining")
        return False

    def _years(self, chunk: Chunk, label: Label) -> None:
        """``năm 2023: 07`` in the report of 2024 speaks of the year before; ``năm 2023 chuyển
        sang`` of this one's opening.
        """
        found = chunk.nodes()
        for index, node in enumerate(found):
            carried = index + 1 < len(found) and found[index + 1].means("carried")
            if (
                node.kind == "year"
                and node.token
                and node.token.number is not None
                and self.report_year
                and not carried
            ):
                label.prior = label.prior or node.token.number < self.report_year

    def _measure(self, label: Label, strong: list[str], weak: list[str]) -> None:
        by_day = self.measure_of(label.as_of) if label.as_of else ""
        if label.as_of and not by_day:
            weak = []
            strong = [one for one in strong if one not in ("opening", "current")]
        decided = _only(strong)
        if by_day and not set(strong) - {"opening", "current"}:
            label.measure = "opening" if decided == "opening" else by_day
            label.sure, label.by_day = True, not strong
        elif strong:
            label.measure, label.sure = decided, bool(decided)
            label.clash = label.clash or not decided
        else:
            label.measure = _only(weak)
        if label.measure == "current" and not label.sure and label.own_time:
            # ``quản lý trong kỳ`` may be all there was and came, or what there is now
            label.measure, label.sure = ("handled", True) if label.total else ("", False)
        if label.carried:
            label.sure = label.measure == "opening" and not set(strong + weak) - {"opening"}
            label.prior = label.prior or not label.sure


def _is_level(name: list[Node]) -> bool:
    """``Công an tỉnh`` names no unit: its last word is a level's."""
    return len(name) > 1 and any(
        one.sense == "cell" and one.value == "level" for one in name[-1].meanings
    )


def _only(values: Iterable[str]) -> str:
    """The one value there is; empty when there are none or several."""
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else ""
