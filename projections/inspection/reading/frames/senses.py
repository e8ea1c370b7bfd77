"""Which of its meanings a phrase has where it stands, and which leave open what is counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, Literal

from projections.inspection.reading.lexicon.form import Meaning, Sense
from projections.inspection.reading.lines.node import Node

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
    "table", "ordinal", "all", "some", "and", *_BESIDE, "scored", "codes",
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
TABLES: Final = ("table", "table part")
HEADS: Final = ("total", "table")
PARTS: Final = ("part", "table part")
OVER: Final = ("over", "topic")
_OF_FLOWS: Final = ("closing", "source", "movement")
"""Dimensions of what came or went."""


def meaning_at(node: Node, line: str | None, place: Place, bare: frozenset[str]) -> Meaning | None:
    """Which of its meanings a phrase has where it stands; None where none holds."""
    for sense in ORDER[place]:
        for one in node.meanings:
            if one.sense == sense and _holds(one, node, line, place, bare):
                return one
    if place in TABLES and (said := node.first(*_HEADING[:5])):
        return said
    return node.first(
        "not_any", "split", "unit", *HARMLESS[place], "change", "narrowing", "prior", "modality"
    )


def _holds(one: Meaning, node: Node, line: str | None, place: Place, bare: frozenset[str]) -> bool:
    """Whether a phrase can have a meaning where it stands."""
    if place in TABLES and not one.strong and node.means("table"):
        return False
    if one.sense == "measure" and place in PARTS:
        return not node.means("filler", "noun")
    if one.sense == "measure" and place in OVER:
        said = one.strong or (place == "over" and one.value == "current")
        return said and not node.means(*HARMLESS[place])
    free = line is None and place in TABLES
    if one.sense != "cell":
        return True
    if (one.line not in ("", line) and not free) or (place == "total" and not one.strong):
        return False
    return _cell_holds(one, node, line, place, bare)


def _cell_holds(
    one: Meaning, node: Node, line: str | None, place: Place, bare: frozenset[str]
) -> bool:
    """Whether a phrase names a cell where it stands: a way of coming or going among parts."""
    if place in OVER and (one.value in _OF_FLOWS or _may_measure(one, node)):
        return False
    if one.value == "closing":
        return ("closing" in bare or node.means("went")) and not node.means("modality")
    if one.value == "source":
        return line not in (None, one.code) and (one.prefixed or "source" in bare)
    return True


def _may_measure(one: Meaning, node: Node) -> bool:
    """Whether a name in lists alone, ``lập mới``, says a measure elsewhere."""
    return not one.strong and node.means("measure")


def named_behind_ways(words: Sequence[Node], place: Place) -> list[Node]:
    """Parts' words, ``không đủ căn cứ kết luận hiềm nghi``: behind a way of closing a line's name
    that is a symbol's as well is the line's; right behind it the symbol is one, ``khởi tố HN``.
    """
    found: list[Node] = []
    way = len(words)
    for at, node in enumerate(words if place in PARTS else ()):
        code = node.text.isupper() and way == at - 1
        named = way < at and node.means("line") and node.means("cell") and not code
        kept = tuple(one for one in node.meanings if one.sense != "cell")
        found.append(replace(node, meanings=kept) if named else node)
        way = at if any(one.value == "closing" for one in node.meanings) else way
    return found or list(words)


def is_joined(nodes: Sequence[Node], line: str | None, *, joined: bool = False) -> bool:
    """``03 chuyên án sử dụng vai ảo``: another line beside what is counted; its symbols, where
    a verb joins them to it. ``joined``: another line must be joined too.
    """
    counted, linked = "", False
    for node in nodes:
        one = meaning_at(node, line, "total", frozenset())
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


def compares(node: Node) -> bool:
    """``so với cùng kỳ`` sets one number against another; ``cùng kỳ`` may be the topic of many."""
    return node.means("prior") and node.text.casefold().startswith("so ")


def is_sum(node: Node) -> bool:
    """``Tổng cộng``, ``Cộng``: a sum of all, which as a heading ends a team."""
    return node.means("total") and "cộng" in node.text.casefold()
