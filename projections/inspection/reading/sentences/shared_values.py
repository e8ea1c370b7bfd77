"""Numbers that several names share: ``đội kinh tế, môi trường: 05``."""

from __future__ import annotations

from itertools import pairwise

from projections.inspection.reading.lines.clauses import Clause, names_cell


def with_shared_values(found: list[Clause]) -> list[Clause]:
    """Put names that share one number together: ``đội kinh tế, môi trường: 05``; ways of closing
    then contradict each other, so that neither is given it: ``bị bắt, khởi tố: 06``.
    """
    kept: list[Clause] = []
    for clause in found:
        before = kept[-1] if kept else None
        if before is not None and clause.value is not None and _shares(before, clause):
            clause.colon += len(before.before) if clause.colon >= 0 else 0
            clause.first += len(before.before) if clause.first >= 0 else 0
            clause.before = [*before.before, *clause.before]
            clause.introduced = clause.introduced or before.introduced
            kept.pop()
        kept.append(clause)
    return kept


def _shares(one: Clause, other: Clause) -> bool:
    alone = one.value is None and (one.colon <= 0 or bool(one.introduced))
    if not alone or one.closed_by not in ("comma", "and"):
        return False
    if any(node.means("unit") for node in one.before):
        named = bool(other.before) and not any(
            node.means("unit", "measure") for node in other.before
        )
        return other.colon >= 0 and named
    return all(any(names_cell(node, "closing") for node in it.before) for it in (one, other))


def settled(found: list[Clause]) -> list[Clause]:
    """``03 LT, LC: 02 LT, 01 LC``, ``50 LT, LC đủ thời gian``: the first number is of both symbols,
    of neither alone.
    """
    for clause, following in pairwise(found):
        more = any(names_cell(node, "symbol") for node in following.before[:1])
        if clause.closed_by in ("comma", "and", "semicolon") and more:
            symbols = any(names_cell(node, "symbol") for node in clause.after)
            clause.doubtful |= clause.value is not None and symbols
    return found
