"""Sums over several lines of work: ``35 hồ sơ, gồm: ĐTCB 05, sưu tra 20, …`` is no line's total."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from projections.inspection.reading.lines.node import Node

_ENDS: Final = frozenset({"semicolon", "stop"})


def without_sums(found: Sequence[Node]) -> tuple[tuple[Node, ...], list[str]]:
    """Words of a sentence under no line of work without the sums over the lines that it lists, and
    these. What led to such a sum leads to what is listed instead: ``Lập mới 06 sưu tra, 03 hiềm
    nghi``.
    """
    kept: list[Node] = []
    sums: list[str] = []
    rest = list(found)
    while rest:
        length, inner = _sum_at(rest) if _is_bare(kept) else (0, ())
        if length:
            sums.append(" ".join(it.text for it in rest[:length] if it.means("noun") or it.number))
        kept += inner if length else rest[:1]
        rest = rest[length or 1 :]
    return tuple(kept), sums


def _is_bare(before: Sequence[Node]) -> bool:
    """Whether no line of work was named so far in the sentence, or since the last semicolon."""
    for node in reversed(before):
        if node.kind in _ENDS:
            return True
        if _names_line(node):
            return False
    return True


def _sum_at(rest: Sequence[Node]) -> tuple[int, tuple[Node, ...]]:
    """How many words a sum takes that begins here, and what its bracket lists; (0, ()) where none
    begins.
    """
    if rest[0].kind != "number":
        return 0, ()
    at = 1
    while at < len(rest) and rest[at].means("noun", "count_noun") and not _names_line(rest[at]):
        at += 1
    following = rest[at] if at < len(rest) else None
    if following is None:
        return 0, ()
    if following.kind == "group":
        listed = _lists_lines(following.inner)
        return (at + 1, _listed(following.inner)) if listed else (0, ())
    end = at
    while end < len(rest) and _introduces(rest[end]):
        end += 1
    return (end, ()) if end > at and _lists_lines(_clause(rest[end:])) else (0, ())


def _introduces(node: Node) -> bool:
    """Whether a word, or a mark, leads to a list: ``, gồm:``."""
    return node.means("all", "some") or node.kind in ("comma", "semicolon", "colon")


def _listed(inner: Sequence[Node]) -> tuple[Node, ...]:
    """What a bracket lists, without the words that introduce it."""
    at = next((at for at, node in enumerate(inner) if not _introduces(node)), 0)
    return tuple(inner[at:])


def _lists_lines(found: Sequence[Node]) -> bool:
    """Whether what stands here counts records of a line of work: ``sưu tra 20``, ``06 sưu tra``,
    right at its beginning.
    """
    words = [
        it
        for it in _listed(found)
        if _names_line(it) or not (it.means("noun", "filler") or it.kind == "colon")
    ]
    pair = [_names_line(it) - (it.kind == "number") for it in words[:2]]
    return sorted(pair) == [-1, 1]


def _clause(rest: Sequence[Node]) -> list[Node]:
    end = next((at for at, node in enumerate(rest) if node.kind in _ENDS), len(rest))
    return list(rest[:end])


def _names_line(node: Node) -> bool:
    return node.first("line") is not None
