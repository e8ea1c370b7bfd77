"""Whether a line goes on with the total above it, or a number with one beside it: what may be a
part, what is a total.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from projections.inspection.reading.frames.frame import HOLDERS, Frame
from projections.inspection.reading.frames.sections import Section
from projections.inspection.reading.lines.clauses import names_cell
from projections.inspection.reading.sentences.counted import Count, CountList, Parsed
from projections.inspection.reading.sentences.statements import Clerk, Statement
from projections.inspection.reading.stated.values import AMBIGUOUS

_EACH: Final = frozenset({*HOLDERS, "symbol"})
"""What has files of its own, which may be divided further."""


def is_apart(label: Frame, first: Count | None, under: Statement | None) -> bool:
    """Whether what begins a line is of another time, or surely of a measure of its own."""
    part = first is not None and under is not None and _is_way_of(first, under)
    return (label.sure and not part) or label.when in ("part", "other")


def _is_way_of(item: Count, under: Statement) -> bool:
    """Whether an item is a way of coming, or going, among those of a total: ``Lập mới: 02``,
    ``Nhận chuyển giao: 01`` under additions.
    """
    total = under.total
    named = item.label.measure == total.measure and _names_way(item, under)
    way = named or item.label.belongs_to(total.measure)
    return way and "movement" not in total.cell and item.label.day is None


def _names_way(item: Count, under: Statement) -> bool:
    """Whether the word for an item's measure is one for a way of coming or going, too; for one of
    closing only where a list was announced: ``giảm 28, trong đó:`` over ``- Thanh loại: 14``.
    """
    listed = under.total.measure == "removed" and not under.loose
    ways = ("movement", "closing") if listed else ("movement",)
    node = next((one for one in item.clause.whole if one.means("measure")), None)
    return node is not None and names_cell(node, *ways)


def states(heads: list[Count]) -> bool:
    """Whether the first sentence of a line names a measure."""
    return any(it.label.measure for it in heads if it.clause.sentence == heads[0].clause.sentence)


def begins_otherwise(item: Count, under: Statement) -> bool:
    """``Còn: 2 LC`` under what was added begins with a word for another measure, if a weak one."""
    first = item.clause.whole[0].first("measure") if item.clause.whole else None
    colon = item.clause.colon >= 0
    return first is not None and colon and item.label.measure not in ("", under.total.measure)


def belongs(item: Count, under: Statement) -> bool:
    """What a line beside a total may still divide: the stock there is now; removals by ways of
    closing, additions by sources, both by kinds of movement.
    """
    total = under.total.measure
    bound = {"removed": "closing", "added": "source"}.get(total, "")
    named = bool(bound) and any(names_cell(node, bound) for node in item.clause.nodes())
    way = bool(item.label.measure) and _is_way_of(item, under) and _names_way(item, under)
    return total == "current" or named or way


def target_measure(section: Section) -> str:
    """What the target above the result speaks of; of the records there are now where it does not
    say.
    """
    named = {one.value for node in section.target if (one := node.first("measure")) and one.strong}
    return named.pop() if len(named) == 1 else "current"


def may_be_part(first: Count | None, label: Frame | None, under: Statement) -> bool:
    """Whether what begins a line names what a part may be named by."""
    named = label is not None and bool(label.cell or label.either or label.unknown)
    return named or (first is not None and _names_way(first, under))


def has_parts(parsed: Parsed) -> bool:
    """Whether anything on the line names a cell, so that it can be a part."""
    items = [*(parsed.leading.items if parsed.leading else ()), *parsed.heads]
    return any(item.label.cell and item.label.when in ("", "own") for item in items)


def write_beside(statement: Statement, item: Count, clerk: Clerk, over: dict[str, str]) -> None:
    """A counted thing beside a total on the same line: its part, or its equal where both name
    values of one dimension, or each of one of its own; behind equals their sum. ``over``: the cell
    in which all of them stand.
    """
    label = item.label
    if not label.cell and label.either:
        label = item.label = replace(label, cell=dict(label.either))
    cell = {**over, **label.cell}
    same = label.cell and cell.keys() == statement.total.cell.keys()
    summed = "total" in label.marks and not (label.cell or label.unknown)
    if summed and _has_equal(statement):
        clerk.total(item, statement.total.measure, cell)
    elif _is_of_any(statement, item):
        clerk.unread(item, AMBIGUOUS)
    elif (same or _is_anew(statement, item)) and not label.unknown and "clash" not in label.marks:
        statement.known += clerk.total(item, statement.total.measure, cell).known
    else:
        clerk.parts(statement, CountList("some", [item]))


def _is_anew(statement: Statement, item: Count) -> bool:
    """``Loại A: 07; Loại B: 12; Danh mục I: 02``: values of another dimension divide what the first
    ones divide, once these are several, or both stand as labels before their numbers.
    """
    cell, label = statement.total.cell, item.label.cell
    if not (cell and label) or not _EACH.isdisjoint(cell) or not label.keys().isdisjoint(cell):
        return False
    return _has_equal(statement) or (statement.named_first and item.clause.names_first)


def _is_of_any(statement: Statement, item: Count) -> bool:
    """``Hình sự: 07; Ma túy: 12; Loại A: 02``: of one of these holders, or of all; behind equals of
    which the first was divided (``07 loại A; danh mục I: 02; 12 loại B; danh mục I: 03``) likewise.
    """
    total = statement.total
    held = any(name in HOLDERS for name in total.cell)
    held |= any(one.parent is total for one in statement.known)
    other = item.label.cell and item.label.cell.keys().isdisjoint(total.cell)
    return bool(held and other and _has_equal(statement))


def _has_equal(statement: Statement) -> bool:
    """Whether another value of the dimension of a total was counted beside it."""
    total = statement.total
    return any(
        one is not total and one.parent is None and one.cell.keys() == total.cell.keys()
        for one in statement.known
    )
