"""What the words of a line make of it as a heading: of lines of work, of a part, of a target."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import dropwhile, pairwise
from typing import Final, Literal

from projections.inspection.reading.frames.frame import HOLDERS
from projections.inspection.reading.frames.sections import OpenHeading, Part
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.lines.bullets import NUMBERED, Bullet
from projections.inspection.reading.lines.clauses import names_cell
from projections.inspection.reading.lines.node import Node, walk
from projections.inspection.reading.lines.phrases import nodes

_LONG_HEADING: Final = 30
SHORT_HEADING: Final = 14
_SHORT_TITLE: Final = 8
_ACCOUNT: Final = 3
_QUIET: Final = frozenset(
    {"colon", "stop", "comma", "semicolon", "group", "date", "span", "year", "dash"}
)
_DIVIDING: Final = ("chia", "phân", "theo")
_TIMES: Final = ("quý", "tháng", "tuần")
_SEVERAL: Final = ("các", "từng", "bốn")
_WITHIN: Final = ("trong", "của")
_ANNEX_NUMBER: Final = re.compile(r"(?:số\s*)?\d", re.IGNORECASE)
_TARGET: Final = re.compile(r"chỉ tiêu|CT\s?\d{1,2}\s*[-–:.]", re.IGNORECASE)
COMPOSITION: Final = ("class", "list")
"""Dimensions that a result may state alone, without saying of what: of the records there are now.
"""


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


def opens_annex(text: str, form: Form) -> bool:
    """``PHỤ LỤC 01``, ``Biểu số 2``: what goes with the report begins."""
    found = nodes(_ANNEX_NUMBER.split(text)[0].strip(), form, None)
    return bool(found) and found[0].means("attached") and found[0].means("table")


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
    said = [it for it in walk(tuple(unnamed)) if start.kind != "item" or not it.means("manner")]
    bare = bool(lines_named(found)) and _is_bare(said)
    if start.kind in ("mark", "item"):
        return bare
    titled = any(node.means("statistics", "targets", "plans") for node in found[:2])
    words = sum(len(it.text.split()) for it in found if it.kind not in ("group", "span"))
    return words <= SHORT_HEADING and (bare or titled)


def _is_bare(words: Sequence[Node]) -> bool:
    """Whether words say nothing but of which line of work, as ``BIỂU TỔNG HỢP SƯU TRA`` does; what
    a comma or ``và`` joins to it may be other work: ``nghiệp vụ cơ bản và CTVBM``.
    """
    joined = any(it.kind in ("comma", "semicolon") or it.means("and") for it in words)
    titled = all(is_quiet(it) or (it.means("table") and not it.means("measure")) for it in words)
    return all(map(is_quiet, words)) or (titled and not joined)


def labels_days(found: Sequence[Node]) -> bool:
    """``Mốc số liệu: 15/10/2023 - 14/10/2024``: words that say of a stretch of days what it is."""
    shown = found[0].inner if len(found) == 1 else found
    counted = any(it.means("noun", "line", "cell", "unit") for it in shown)
    return not counted and [it.kind for it in shown[-2:]] == ["colon", "span"]


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
    behind |= is_target(start.content) and not found[0].means("target")
    title = beside and all(map(is_title_word, found))
    return is_target(start.content) and (behind or (bool(start.kind) and not title))


def states_result(target: str, behind: str, form: Form) -> bool:
    """``CT6 - B nhiều hơn A: loại A 20, loại B 31``: behind the words of a target, and not only
    its number, stand plain counts of what is named, and nothing that could be asked for.
    """
    number = _TARGET.match(target)
    worded = number is not None and any(map(str.isalpha, target[number.end() :]))
    timed = any(it.kind in ("year", "span") for it in nodes(target, form, None))
    found = list(walk(nodes(behind, form, None)))
    plain = all(
        it.kind in ("number", "stop", *_QUIET) or names_cell(it, *COMPOSITION) or len(it.text) == 1
        for it in found
    )
    return worded and plain and not timed and any(it.is_value for it in found)


def target_words(found: tuple[Node, ...]) -> tuple[Node, ...]:
    """A target's words without its number, ``CT6 -``."""
    return found if not found or found[0].means("target") else found[1:]


def is_quiet(node: Node) -> bool:
    """Whether a word may stand in a heading about a line of work, and says nothing more."""
    if node.means("measure") and not node.means("filler", "line"):
        return False
    quiet = node.means("line", "filler", "noun", "statistics", "targets", "and", "total")
    return quiet or node.kind in _QUIET or names_stretch(node)


def is_quiet_title(found: tuple[Node, ...]) -> bool:
    """Whether nothing in a heading, and in its brackets, says more than a line of work and parts of
    it.
    """
    inside = (it for node in found for it in node.inner)
    quiet = all(is_quiet(node) and not node.is_value for node in found)
    return quiet and all(is_quiet(it) or names_cell(it) for it in inside)


def names_stretch(node: Node) -> bool:
    """Whether it names a quarter, a month, so many months: ``quý II/2024``, ``tháng 9``."""
    named = node.kind == "reference" and node.text.casefold().startswith("tháng")
    return named or node.kind == "duration"


def is_title_word(node: Node) -> bool:
    """Whether a word can stand in a heading over targets without stating one."""
    return node.kind in ("year", *_QUIET) or node.means("targets", "target", "table", "filler")


def is_level(node: Node) -> bool:
    """Whether a word names a level or branch, or nothing."""
    named = any(one.sense == "cell" and one.value in HOLDERS for one in node.meanings)
    return named or node.kind == "colon" or node.means("filler")


def may_name_unit(found: Sequence[Node], below: Iterable[Node]) -> bool:
    """``Đội TA 7`` above a line that says a measure: a unit's word, and a number at the end that
    may be its own.
    """
    begun = bool(found) and found[0].means("unit", "holder")
    numbered = [it.is_value for it in found[1:]] == [False] * (len(found) - 2) + [True]
    told = any(it.means("measure", "line") or it.kind in _QUIET for it in found)
    return begun and numbered and not told and any(map(measures, below))


def measures(node: Node) -> bool:
    """Whether a word says a measure by itself."""
    return any(one.sense == "measure" and one.strong for one in node.meanings)


def states_measures(found: Sequence[Node]) -> bool:
    """Whether words state figures: by one that says a measure by itself, or by several before
    numbers: ``tồn 3; lập 2; còn 5``.
    """
    said = {one.value for it, n in pairwise(found) if n.is_value and (one := it.first("measure"))}
    return any(map(measures, found)) or len(said) >= _ACCOUNT


def counts_other(found: Sequence[Node], lines: Collection[str]) -> bool:
    """Whether a line says a measure and, right before a line of work, a number: of another one than
    these.
    """
    said = [one.value for it, n in pairwise(found) if it.is_value and (one := n.first("line"))]
    other = bool(lines) and any(it not in lines for it in said[:1])
    return other and any(map(measures, found))


def goes_on(start: Bullet, found: Sequence[Node], heading: OpenHeading, *, names: bool) -> bool:
    """Whether text goes on counting a heading of its level: by its number, ``2)`` without a count
    only where the heading ``names`` a line of work, ``Phụ lục B.`` whatever its letter; or by a
    dash that counts records of another.
    """
    valued = any(it.is_value for it in walk(tuple(found)))
    counted = start.kind in NUMBERED or (start.kind == "item" and names and not valued)
    other = start.kind == "mark" and counts_other(found, heading.frame.lines)
    later = start.kind == "title" or start.ordinal > heading.ordinal
    return other or (counted and later)


def is_target(text: str) -> bool:
    """Whether a line begins as a target does: ``Chỉ tiêu …``, ``CT6 - …``."""
    return _TARGET.match(text) is not None


def lines_named(found: Iterable[Node]) -> tuple[str, ...]:
    """The lines of work named outside brackets, or failing that inside, each once, in order; where
    none is, those of which alone what is named is counted: ``CTV``.
    """
    found = tuple(found)
    for level in (found, tuple(walk(found))):
        named = [meaning.value for node in level if (meaning := node.first("line"))]
        if named:
            return tuple(dict.fromkeys(named))
    counted = (one.line for node in found for one in node.meanings if one.sense == "noun")
    return tuple(dict.fromkeys(filter(None, counted)))


def without_division(found: Sequence[Node]) -> list[Node]:
    """A heading's words without those by which it divides its counts, ``chia theo quý``, ``theo đơn
    vị quản lý``, ``các quý``: they narrow nothing, and say no measure.
    """
    found = _without_times(found)
    at = next((at for at, it in enumerate(found) if it.means("all")), None)
    if at is None or not found[at].text.casefold().startswith(_DIVIDING):
        return list(found)
    rest = dropwhile(lambda it: it.kind == "word" or it.means("measure", "unit"), found[at + 1 :])
    return [*found[: at + 1], *rest]


def _without_times(found: Sequence[Node]) -> list[Node]:
    """Words without ``các quý``, ``bốn quý``, ``từng tháng``, of a whole year; ``các quý đầu năm``
    are some of it.
    """
    kept: list[Node] = []
    for one, behind in pairwise([*found, Node("stop", "")]):
        whole = behind.kind in ("year", *_QUIET) or behind.means("and")
        whole |= behind.text.casefold() in _WITHIN
        several = bool(kept) and kept[-1].text.casefold() in _SEVERAL
        if one.text.casefold() in _TIMES and several and whole:
            kept.pop()
        else:
            kept.append(one)
    return kept


def is_part_below(found: Sequence[Node], above: str | None) -> bool:
    """Whether words may name a part of the line of work above them: its symbol, or what is counted
    in another line alone, ``+ CTV: 13`` below ``Chuyên án``.
    """
    bare = above is not None and not any(node.means("line") for node in walk(tuple(found)))
    return bare or bool(symbol_below(found, above))


def line_of_symbol(found: Sequence[Node], form: Form) -> str:
    """``2. Cơ sở bí mật``, ``A. Sưu tra loại A``: the line of work of which a symbol alone is
    named, spelt out, or a cell by words that begin with the line's name; empty where anything else
    is said, and for symbols whose names are common words: ``II. Địa bàn``.
    """
    rest = [node for node in found if not is_quiet(node)]
    if len(rest) == 1 and (line := line_within(rest[0])):
        return line
    cells = [one for node in rest for one in node.meanings if one.sense == "cell"]
    spelt = len(rest) == 1 and " " in rest[0].text and not rest[0].means("measure", "unit")
    lines = {one.line for one in cells if one.value == "symbol" and one.strong}
    lines = lines if lines <= form.heading_lines else set()
    return lines.pop() if spelt and len(lines) == len({one.value for one in cells}) == 1 else ""


def line_within(node: Node) -> str:
    """The line of work with whose name a cell's begins, ``sưu tra loại A``; else empty."""
    return next((one.line for one in node.meanings if one.naming), "")


def symbol_below(found: Iterable[Node], above: str | None) -> str:
    """``2. CTVBM`` below ``VAI ẢO``: the symbol of the line above that another's name is."""
    for node in found:
        line = node.first("line")
        for one in node.meanings if line and above and line.value != above else ():
            if (one.sense, one.value, one.line) == ("cell", "symbol", above):
                return one.code
    return ""
