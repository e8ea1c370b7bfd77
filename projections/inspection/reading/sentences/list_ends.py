"""Where a list of parts ends: before a statement of its own, or a count of another line of work."""

from __future__ import annotations

from typing import Final

from projections.inspection.reading.lines.clauses import (
    Clause,
    names_cell,
    names_end,
    says_measure,
)
from projections.inspection.reading.lines.node import Node
from projections.inspection.reading.sentences.counted import Count, CountList

_STOCKS: Final = frozenset({"opening", "current"})
_NO_WAYS: Final = {
    **dict.fromkeys(_STOCKS, ("closing", "movement")),
    "added": ("closing",),
}
"""Dimensions that divide no count of a measure."""


def is_parted(found: CountList, whole: Count) -> bool:
    """Whether a semicolon ends a list whose parts commas divide, or the only part of a count that
    stands behind a semicolon itself.
    """
    marks = [it.clause.closed_by for it in found.items]
    among = set(marks[:-1]) or ({"comma"} if whole.led_by == "semicolon" else set())
    return marks[-1:] == ["semicolon"] and among == {"comma"}


def counts_other_line(clause: Clause, line: str | None) -> bool:
    """``46 CTVBM, gồm 12 LT, 34 LC; 01 hộp thư bí mật``: another line of work."""
    first = clause.after[0].first("line") if clause.after else None
    plain = all(it.means("filler") and not it.means("measure") for it in clause.before)
    return first is not None and first.value != line and plain


def counts_else(clause: Clause, whole: Count, found: CountList) -> bool:
    """``ra 27, do chết 04, tiến bộ 23; nay 212``: another measure by a weak word, no way of
    going, and no rest of what came or went.
    """
    node = _speaking(clause)
    said = node.first("measure") if node else None
    value = clause.value.number if clause.value else None
    if said is None or value is None or said.value in ("added", whole.label.measure):
        return False
    return sum(it.value or 0 for it in found.items) + value != whole.value


def hides_total(item: Count) -> bool:
    """``ra 27, gồm chết 04, tiến bộ 23, nay 212. Loại A 64``: whether among the parts of a flow
    stands a stock, of which what follows may be.
    """
    lists = [one for one in item.lists if one.listed != "bracket"]
    named = {(it.other or it.label).measure for one in lists for it in one.items}
    return not _STOCKS.isdisjoint(named - {item.label.measure})


def begins_statement(clause: Clause, total: str, *, named: bool = False) -> bool:
    """It begins with a strong measure word, which names no way of coming or going among those of
    the ``total``'s measure; behind parts that are ``named`` with any.
    """
    node = _speaking(clause)
    measure = node.first("measure") if node else None
    if node is None or names_end(node):
        return node is not None and total != "removed"
    weak = named and says_measure(node) and not names_cell(node)
    if measure is None or not (measure.strong or (weak and measure.value != total)):
        return False
    others = _NO_WAYS.get(total, ())
    ways = (it.sense == "cell" and it.strong and it.value not in others for it in node.meanings)
    return not (any(ways) or (measure.value == total and names_cell(node, "movement")))


def _speaking(clause: Clause) -> Node | None:
    """The first word of a clause that says more than what is counted."""
    return next((it for it in clause.before if it.means("measure") or not _is_plain(it)), None)


def _is_plain(node: Node) -> bool:
    return node.kind == "year" or node.means("filler", "total", "noun", "line")
