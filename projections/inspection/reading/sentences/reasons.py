"""Why files came or went: counted, it is a list of some; in words, it is said of all, or of
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, takewhile
from typing import Final

from projections.inspection.reading.lexicon.form import Meaning
from projections.inspection.reading.lines.clauses import names_cell
from projections.inspection.reading.lines.node import Node

SEPARATORS: Final = frozenset({"comma", "semicolon", "plus", "dash"})
"""Marks that end a clause."""
_LOOKED_BACK: Final = 40
"""So many words stand between a count and why its files went at most."""


def with_reasons(nodes: list[Node]) -> list[Node]:
    """A line's nodes with the reasons that are known, without those that narrow nothing."""
    return _without_reasons(list(_with_reasons(nodes)))


def _with_reasons(nodes: list[Node]) -> Iterator[Node]:
    """Why files went: counted, ``do chết 01, chuyển đi 02``, a list of some; else of all of them,
    as in a bracket: ``02 đối tượng do chuyển đi``.
    """
    index = 0
    first_listed = next((at for at, it in enumerate(nodes) if it.means("some", "all")), len(nodes))
    while index < len(nodes):
        node, end = nodes[index], index + 1
        while end < len(nodes) and _names_way(nodes[end]):
            end += 1
        counted = any(it.is_value for it in nodes[end : end + 1])
        listed = first_listed < index
        if not node.means("reason") or not (
            counted or (end > index + 1 and _ends(nodes, end, listed=listed))
        ):
            yield node
        elif counted:
            yield replace(node, meanings=(Meaning("some"),))
        else:
            inner = tuple(nodes[index + 1 : end])
            yield Node("group", " ".join(it.text for it in inner), inner=inner)
            index = end - 1
        index += 1


def _names_way(node: Node) -> bool:
    """Whether a word names a way in which files went, or came from elsewhere: ``do nhận bàn giao``;
    ``do lập mới`` is one by its own words.
    """
    return names_cell(node, "closing") or (
        names_cell(node, "movement") and not node.means("measure", "filler")
    )


def _without_reasons(nodes: list[Node]) -> list[Node]:
    """Without why all files of a count went, told in words that name nobody and nothing counted:
    ``thanh loại 09 do yếu kém, không còn điều kiện; hiện có 54``.
    """
    kept: list[Node] = []
    at = 0
    while at < len(nodes):
        end = _reason_ends(kept, nodes, at) if nodes[at].means("reason") else at
        if end == at:
            kept.append(nodes[at])
        at = max(end, at + 1)
    return kept


def _reason_ends(before: list[Node], nodes: list[Node], at: int) -> int:
    """Where a reason at a place ends that says nothing more of a count; the place itself, where
    none does.
    """
    begun = takewhile(lambda it: it.kind not in SEPARATORS, reversed(before[-_LOOKED_BACK:]))
    said = list(takewhile(lambda it: it.kind != "stop" and not it.means("all", "some"), begun))
    measures = {one.value for it in said if (one := it.first("measure"))}
    if measures != {"removed"} or not any(it.is_value for it in said):
        return at
    end = next(i for i in range(at + 1, len(nodes) + 1) if _ends_reason(nodes, i))
    plain = all(map(_is_reason, nodes[at + 1 : end])) and not _counts_ways(nodes[end:])
    return end if end > at + 1 and plain else at


def _counts_ways(nodes: list[Node]) -> bool:
    """Whether a sentence goes on with ways of closing: why files went before them is not why all
    did, ``đưa ra 09 do tiến bộ; chết 02``.
    """
    rest = list(takewhile(lambda it: it.kind != "stop", nodes))
    ways = (it for it in rest if names_cell(it, "closing") and not it.means("measure"))
    return any(ways) and not any(it.means("measure") for it in rest)


def _ends_reason(nodes: list[Node], at: int) -> bool:
    """Whether a reason ends here: at a heavier mark, or where a measure begins a clause."""
    if at == len(nodes) or nodes[at].kind in ("semicolon", "stop"):
        return True
    if nodes[at].kind != "comma":
        return False
    rest = (it for it in nodes[at + 1 :] if not it.means("filler") or it.means("measure"))
    return any(it.means("measure") for it in islice(rest, 1))


def _is_reason(node: Node) -> bool:
    """Whether a word may stand in a reason: nobody, no line of work, nothing counted or done."""
    named = node.means("unit", "line", "modality", "all", "some", "corrected")
    proper = node.kind == "word" and not node.meanings and node.text[:1].isupper()
    done = node.means("measure") and not node.means("filler", "cell")
    return not (named or proper or done or node.is_value or node.kind in ("group", "colon"))


def _ends(nodes: list[Node], at: int, *, listed: bool) -> bool:
    """Whether a clause ends here, and nothing goes on with it: what follows has its measure, or
    is the next of a list: ``trong đó 04 do chết, 02 do chuyển đi``.
    """
    rest = nodes[at : at + 2]
    begun = len(rest) > 1 and (rest[1].means("measure") or (listed and rest[1].is_value))
    comma = begun and rest[0].kind == "comma"
    ends = not rest or rest[0].kind in ("semicolon", "stop") or comma
    return ends and (listed or not _counts_ways(nodes[at:]))
