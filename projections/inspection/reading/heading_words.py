"""What the words of a line make of it as a heading: of lines of work, of a part, of a target."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Literal

from projections.inspection.reading.bullets import NUMBERED, Bullet
from projections.inspection.reading.frames import HOLDERS
from projections.inspection.reading.phrases import Node, walk
from projections.inspection.reading.sections import Part

_LONG_HEADING: Final = 30
SHORT_HEADING: Final = 14
_SHORT_TITLE: Final = 8
_QUIET: Final = frozenset(
    {"colon", "stop", "comma", "semicolon", "group", "date", "span", "year", "dash"}
)


def is_title(text: str) -> bool:
    """Whether a line is short and ends like no sentence."""
    shown = text.rstrip()
    return len(shown.split()) <= _SHORT_TITLE and shown[-1:] not in (".", ";", ",")


def paper_titled(found: tuple[Node, ...], title: str) -> str:
    """What a paper with this title states in place of facts; empty where it reports."""
    one = found[0].first("paper") if found else None
    lifted = any(node.means("result", "done") or node.is_value for node in walk(found))
    return "" if one is None or lifted or not is_title(title) else one.value


def begins(found: tuple[Node, ...], sense: Literal["ends", "result", "remarks", "plans"]) -> bool:
    """Whether a line's first words open such a part."""
    return bool(found) and found[0].means(sense)


def is_heading(found: tuple[Node, ...], start: Bullet, unnamed: Sequence[Node]) -> bool:
    """No counts, not too long, and either numbered, or about nothing but a line of work and who
    holds it, or a part's title. ``unnamed``: its words but for whom they name.
    """
    everything = list(walk(found))
    if not found or any(node.is_value or node.kind in ("money", "percent") for node in everything):
        return False
    if any(node.means("not_any") for node in found) and any(measures(node) for node in found):
        return False
    words = len(start.content.split())
    if start.kind in NUMBERED:
        return words <= _LONG_HEADING
    bare = bool(lines_named(found)) and all(map(is_quiet, walk(tuple(unnamed))))
    if start.kind in ("mark", "item"):
        return bare
    titled = any(node.means("statistics", "targets", "plans") for node in found[:2])
    return words <= SHORT_HEADING and (bare or titled)


def counts_units(node: Node) -> bool:
    """``CẤP XÃ (11 xã, 01 thị trấn)``: a bracket that says how many units there are."""
    words = [it for it in node.inner if not it.is_value and it.kind not in _QUIET]
    counted = bool(words) and any(it.is_value for it in node.inner)
    units = ("unit", "level")
    return counted and all(
        any(one.sense == "unit" or one.value in units for one in it.meanings) for it in words
    )


def part_named(found: tuple[Node, ...]) -> Part | None:
    """What a heading's words make of its part; targets before statistics, for ``kết quả thực hiện
    chỉ tiêu``.
    """
    if any(node.means("targets", "target") for node in found):
        return "target"
    if begins(found, "plans"):
        return "plans"
    if any(node.means("statistics") for node in found):
        return "statistics"
    return "remarks" if begins(found, "remarks") else None


def states_target(found: tuple[Node, ...], start: Bullet, *, beside: bool) -> bool:
    """``Chỉ tiêu 1: …`` states a target; ``II. CHỈ TIÊU`` ``beside`` ``I. …`` is a heading."""
    behind = any(it.kind in ("colon", "reference") or it.is_value for it in found)
    title = beside and all(map(is_title_word, found))
    return is_target(start.content) and (behind or (bool(start.kind) and not title))


def is_quiet(node: Node) -> bool:
    """Whether a word may stand in a heading about a line of work, and says nothing more."""
    if node.means("measure") and not node.means("filler", "line"):
        return False
    quiet = node.means("line", "filler", "noun", "statistics", "targets", "and", "total")
    return quiet or node.kind in _QUIET


def is_title_word(node: Node) -> bool:
    """Whether a word can stand in a heading over targets without stating one."""
    return node.kind in ("year", *_QUIET) or node.means("targets", "target", "table", "filler")


def is_level(node: Node) -> bool:
    """Whether a word names a level or branch, or nothing."""
    named = any(one.sense == "cell" and one.value in HOLDERS for one in node.meanings)
    return named or node.kind == "colon" or node.means("filler")


def measures(node: Node) -> bool:
    """Whether a word says a measure by itself."""
    return any(one.sense == "measure" and one.strong for one in node.meanings)


def is_target(text: str) -> bool:
    """Whether a line begins as a target does."""
    return text.casefold().startswith("chỉ tiêu")


def lines_named(found: Iterable[Node]) -> tuple[str, ...]:
    """The lines of work named outside brackets, or failing that inside, each once, in order."""
    found = tuple(found)
    for level in (found, tuple(walk(found))):
        named = [meaning.value for node in level if (meaning := node.first("line"))]
        if named:
            return tuple(dict.fromkeys(named))
    return ()


def symbol_below(found: Iterable[Node], above: str | None) -> str:
    """``2. CTVBM`` below ``VAI ẢO``: the symbol of the line above that another's name is."""
    for node in found:
        line = node.first("line")
        for one in node.meanings if line and above and line.value != above else ():
            if (one.sense, one.value, one.line) == ("cell", "symbol", above):
                return one.code
    return ""
