"""Names between two numbers, of which the one behind has none of its own: ``lập mới 3 đối tượng
loại A 2, loại B 1``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from projections.inspection.reading.lines.clauses import Clause, names_part, says_measure
from projections.inspection.reading.lines.node import Node

_JOINED: Final = frozenset({"value", "colon", "equals", "dash"})
"""What may stand between a name and its number, and between two numbers nothing at all."""


def with_names_before(found: list[Clause]) -> list[Clause]:
    """Give names to the numbers behind them where these then add up to the one before them all;
    elsewhere it is not known of which number they are, and none is the count.
    """
    at = 0
    while at < len(found):
        run = _run(found[at:])
        if run:
            parts = [*_beside(_names(run[-2]), found[at + len(run) :])]
            if _adds_up(run, parts):
                _move(run)
            elif parts or _is_plain(run[-1]):
                for clause in run:
                    clause.doubtful = True
        at += max(len(run), 1)
    _doubt_bracketed(found)
    return found


def _doubt_bracketed(found: Sequence[Clause]) -> None:
    """Numbers in brackets behind their names, ``loại A (12), loại B (33)``, are counts where they
    add up to the one before them; one may number what is named.
    """
    before: int | None = None
    for bracketed, run in groupby(found, key=lambda it: it.bracketed):
        clauses = [*run]
        numbers = [it.value.number or 0 for it in clauses if it.value is not None]
        for clause in clauses if bracketed else ():
            clause.doubtful |= len(numbers) < 2 or sum(numbers) != before
        before = numbers[-1] if numbers else None


def _run(found: Sequence[Clause]) -> list[Clause]:
    """Clauses right behind each other with a name behind each number but the last, which has none
    at all; empty where the first begins none.
    """
    named: list[Clause] = []
    for clause in found:
        if named and (clause.before or clause.introduced == "some"):
            return []
        if not (_is_open(clause) and clause.closed_by in _JOINED):
            bare = bool(named) and _is_bare(clause)
            between = any(_names(it) or it.ends_measured for it in named)
            return [*named, clause] if bare and between else []
        named.append(clause)
    return []


def _is_open(clause: Clause) -> bool:
    """Whether a number has words behind it that may be a name, and none before it; or a measure
    and none before it.
    """
    number = clause.value is not None and clause.value.kind == "number"
    if clause.ends_measured:
        return number and not any(map(says_measure, clause.before))
    return number and not clause.names_first and any(map(_may_name, clause.after[-1:]))


def _may_name(node: Node) -> bool:
    return not node.means("measure", "noun", "filler", "and")


def _names(clause: Clause) -> list[Node]:
    """The last name behind a number, ``Đội 1`` with its number; nothing where something else stands
    there.
    """
    if not any(map(_may_name, clause.after[-1:])):
        return []
    units = [at for at, node in enumerate(clause.after) if node.means("unit")]
    if units and all(map(_may_name, clause.after[units[-1] :])):
        return clause.after[units[-1] :]
    return [it for it in clause.after[-1:] if names_part(it)]


def _is_bare(clause: Clause) -> bool:
    """Whether a clause is a number without a name."""
    number = clause.value is not None and clause.value.kind == "number"
    return number and not any(map(names_part, clause.after))


def _is_plain(clause: Clause) -> bool:
    """Whether nothing stands behind a number but what is counted."""
    return not any(map(_may_name, clause.after))


def _beside(name: Sequence[Node], found: Sequence[Clause]) -> Iterator[int]:
    """The numbers behind a run that names of the same kind stand before."""
    for clause in found:
        kind = _kind(clause.before)
        if clause.introduced or not kind or kind != _kind(name):
            return
        if clause.value is None or clause.value.number is None or clause.before[0].means("measure"):
            return
        yield clause.value.number


def _kind(name: Sequence[Node]) -> str:
    """The dimension that a name is a value of; ``unit`` for a unit."""
    said = name[0].first("unit", "cell") if name else None
    return "" if said is None else "unit" if said.sense == "unit" else said.value


def _adds_up(run: Sequence[Clause], parts: Sequence[int]) -> bool:
    """Whether all numbers behind the first have a name of one kind and are together the first."""
    whole, *numbers = [it.value.number or 0 for it in run if it.value is not None]
    kinds = {_kind(_names(it)) for it in run[:-1]}
    sure = len(kinds) == 1 and kinds != {""} and _is_plain(run[-1])
    sure = sure and not any(it.groups for it in run[:-1])
    return sure and len(numbers) + len(parts) > 1 and sum(numbers) + sum(parts) == whole


def _move(run: Sequence[Clause]) -> None:
    """Put each name before the number behind it, each in a clause of its own."""
    names = [_names(it) for it in run[:-1]]
    for clause, following, name in zip(run, run[1:], names, strict=False):
        clause.after = clause.after[: -len(name)]
        following.before = name
        following.introduced, following.phrase = "", ""
        clause.closed_by = "comma"
