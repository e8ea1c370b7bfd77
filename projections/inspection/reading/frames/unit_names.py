"""Units that words name: taken out of them, as who holds the records."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from projections.inspection.reading.frames.holders import (
    COMMUNE,
    is_all_of,
    is_anothers,
    is_own,
    is_own_level,
    is_several,
    is_together,
    reach,
    speaks_for,
)
from projections.inspection.reading.frames.papers import speaks
from projections.inspection.reading.frames.saying import Said
from projections.inspection.reading.frames.senses import OVER, PARTS, TABLES, Place
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.lexicon.wording import is_department
from projections.inspection.reading.lines.node import Node
from projections.inspection.reading.lines.units_in_words import in_name, unit_at

_OTHER: Final = "khác"
_NAMED: Final = 3
"""A unit is named by more than one phrase, or by one as long as ``công an các xã``."""


def take_names(words: list[Node], said: Said, place: Place, unit: str, form: Form) -> list[Node]:
    """Take every unit's name out of the words, and add who holds the records: a unit under the
    reporting one, or another, or several, whose are none of its figures.
    """
    if place in OVER and (other := _another(words)):
        said.stranger = " ".join(it.text for it in other)
        words = [node for node in words if node not in other]
    name, rest = holder_at(words, place, unit, form)
    since = 0
    while len(rest) < len(words):
        before = said.cell.get("unit", name)
        begin, end = unit_at(words, listed=place in PARTS, since=since)
        theirs = _names_own_level(name, words[begin:end], unit, form)
        theirs |= _names_several(name, begin, place, unit, form) or is_anothers(name, unit, form)
        theirs |= place in OVER and _tells_of_all(name, words[end:], form)
        sent = _sent_by(words[max(0, begin - _NAMED) : begin])
        if name and sent is not None:
            said.unknown += () if sent.means("cell") else (name,)
        elif name and theirs:
            said.stranger = name
        elif name and before != name and place in OVER:
            said.stranger = f"{before}, {name}"
        elif name and before != name:
            said.marks.add("clash")
        elif name:
            said.cell["unit"] = name
        words, since = rest, max(0, begin - 2)
        name, rest = holder_at(words, place, unit, form, since)
    return _without_itself(words, said, place, unit, form)


def _names_own_level(name: str, words: list[Node], unit: str, form: Form) -> bool:
    """Whether a name is only that of a level, or of the reporting unit with all that is its own."""
    together = is_together(name, form) and is_own(name, unit, form)
    return together or (len(words) > 1 and _is_level(words))


def _names_several(name: str, begin: int, place: Place, unit: str, form: Form) -> bool:
    """Whether a name is that of several units, or of all of the reporting one, and not its own."""
    apart = place == "over" or (place == "topic" and begin > 0)
    several = is_several(name, form) and (apart or not is_together(name, form))
    return several or (place != "topic" and is_all_of(name, unit, form))


def _tells_of_all(name: str, behind: Sequence[Node], form: Form) -> bool:
    """``Đội Tổng hợp báo cáo:``: a team that puts together what others hold may tell of all of it,
    or of its own, where it does not say.
    """
    told = bool(behind) and speaks(behind[0])
    return (
        told
        and speaks_for(name, form) != ""
        and not any(it.text.casefold().startswith("toàn") for it in behind)
    )


def _sent_by(before: Sequence[Node]) -> Node | None:
    """The words right before a unit's name that say that files go to it: ``chờ chuyển về``; a way
    of going (``chuyển giao``) is counted of whoever sends.
    """
    last = next((one for one in reversed(before) if not _only_joins(one)), None)
    return last if last is not None and last.means("sending") else None


def _only_joins(node: Node) -> bool:
    """``cho``, ``về``: a word between what is done and to whom."""
    return node.means("filler") and not node.means("sending", "measure")


def _another(words: Sequence[Node]) -> tuple[Node, ...]:
    """``Đội khác``, ``Phường khác``: a unit that only its kind is said of."""
    for one, behind in pairwise(words):
        named = one.means("unit", "holder") or _names_level(one)
        if named and behind.text.casefold() == _OTHER:
            return one, behind
    return ()


def _without_itself(
    words: list[Node], said: Said, place: Place, unit: str, form: Form
) -> list[Node]:
    """Words without the reporting unit's, ``Trong quý phường lập mới 05``: below a commune nothing
    is divided by levels; above it the word among others may be of the level that it holds itself.
    A group of communes (``Cụm``) is no level.
    """
    itself = [node for node in words if is_own_level(node.text, unit, form)]
    group = any(node.means("holder") for node in itself)
    communal = reach(unit, form) <= COMMUNE or group
    if place not in OVER and not (communal and place in (*TABLES, "total")):
        return words
    own = [node for node in itself if group or _names_level(node)]
    if not own or (len(words) == 1 and not communal):
        return words
    if not communal or (len(words) == 1 and not group):
        said.unknown += [node.text for node in own]
    return [node for node in words if node not in own]


def holder_at(
    nodes: list[Node], place: Place, unit: str, form: Form, since: int = 0
) -> tuple[str, list[Node]]:
    """A unit's name taken out of the words; the reporting unit's own is none but in tables.

    One from whose books the figures were taken is none either. ``since``: none begins before.
    """
    begin, end = unit_at(nodes, listed=place in PARTS, since=since)
    name = " ".join(node.text for node in nodes[begin:end]).replace(" ,", ",")
    rest = [*nodes[:begin], *nodes[end:]]
    bare = len(name.split()) < _NAMED and end == begin + 1
    bare = bare and not (is_several(name, form) or is_together(name, form) or is_department(name))
    own = place in ("over", "topic", "total") and is_own(name, unit, form)
    own |= any(node.means("copied") for node in nodes[:begin])
    return ("" if bare or own or name.casefold() == "đơn vị" else name), rest


def lists_units(words: Sequence[Node], unit: str, form: Form) -> bool:
    """Whether words name nothing but several units, or one of which it is not known where its name
    ends: ``Công an xã Hà An, Hà Bình``, ``Đội 1, 2``, ``Đội Hình sự, Ma túy``.
    """
    begin, end = unit_at(list(words))
    rest = words[end:]
    joints = [at for at, it in enumerate(rest) if it.kind == "comma" or it.means("and")]
    named = all(it.means("filler") for it in words[:begin]) and joints[:1] == [0]
    if not named or is_own(" ".join(it.text for it in rest[1:]), unit, form):
        return False
    numbered = words[end - 1].text[-1:].isdigit()
    return all(
        at in joints or it.means("unit") or in_name(it) or (numbered and it.kind == "number")
        for at, it in enumerate(rest)
    )


def _is_level(name: list[Node]) -> bool:
    """``Công an tỉnh`` names no unit: its last word is a level's."""
    plain = all(one.means("unit", "cell") for one in name)
    return plain and _names_level(name[-1])


def _names_level(node: Node) -> bool:
    return any((one.sense, one.value) == ("cell", "level") for one in node.meanings)
