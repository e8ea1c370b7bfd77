"""Where a list of parts ends: before a statement of its own, or a count of another line of work."""

from __future__ import annotations

from collections.abc import Sequence

from projections.inspection.reading.lines.clauses import Clause, names_cell, names_end


def counts_other_line(clause: Clause, marks: Sequence[str], line: str | None) -> bool:
    """``46 CTVBM, gồm 12 LT, 34 LC; 01 hộp thư bí mật``: a semicolon where commas divide the parts
    ends them before another line of work. ``marks``: those behind the parts so far.
    """
    first = clause.after[0].first("line") if clause.after else None
    plain = all(it.means("filler") and not it.means("measure") for it in clause.before)
    other = first is not None and first.value != line and plain
    return other and list(marks[-1:]) == ["semicolon"] and set(marks[:-1]) == {"comma"}


def begins_statement(clause: Clause, total: str) -> bool:
    """It begins with a strong measure word, which names no way of coming or going among those of
    the ``total``'s measure.
    """
    for node in clause.before:
        passed = node.means("filler", "total", "noun", "line") and not node.means("measure")
        if node.kind == "year" or passed:
            continue
        measure = node.first("measure")
        if names_end(node):
            return total != "removed"
        if measure is None or not measure.strong:
            return False
        named = any(one.sense == "cell" and one.strong for one in node.meanings)
        return not (named or (measure.value == total and names_cell(node, "movement")))
    return False
