"""Papers that are cited, and who leads: who wrote them, their numbers and days, and under whom the
work was done, say nothing of the records.
"""

from __future__ import annotations

from collections.abc import Sequence

from projections.inspection.reading.node import Node
from projections.inspection.reading.units_in_words import unit_at


def without_papers(words: Sequence[Node]) -> tuple[list[Node], bool]:
    """Words without the number, the day and the author of a paper they cite; whether what follows
    may be planned: it was not said to be carried out.
    """
    kept: list[Node] = []
    planned, rest = False, list(words)
    while rest:
        node, *rest = rest
        if node.means("cited"):
            planned |= not any(one.means("done") for one in kept)
        else:
            kept.append(node)
            if not (node.means("manner") and any(map(_is_of, rest[:1]))):
                continue
        while (step := _of_paper(rest)) > 0:
            rest = rest[step:]
    return kept, planned


def _of_paper(words: list[Node]) -> int:
    """How many words at the beginning say which paper it is: its number, its day, who wrote it."""
    first = words[0] if words else None
    if first is None:
        return 0
    told = first.kind in ("reference", "date", "number", "year")
    if told or first.text.casefold() in ("số", "ngày") or _is_of(first):
        return 1
    begin, end = unit_at(words)
    return end if begin == 0 else 0


def _is_of(node: Node) -> bool:
    return node.text.casefold() == "của"
