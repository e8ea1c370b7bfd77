"""Which lines of work a sentence under none of them may speak of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import dropwhile
from typing import Final

from projections.inspection.reading.lines.node import Node, walk

_DIVIDING: Final = frozenset({"semicolon", "stop", "colon"})
"""Between a number and a line of work they make that none of what the number counts."""


def names_lines(found: Iterable[Node]) -> list[str]:
    """Lines of work in the order in which they may be meant: counted first, then named."""
    counted: list[str] = []
    named: list[str] = []
    value_seen = False
    words = list(walk(tuple(found)))
    coded = _of_symbols(words)
    for at, node in enumerate(words):
        value_seen = node.is_value or (value_seen and node.kind not in _DIVIDING)
        value_seen = value_seen and not _goes_before(words, at)
        line = node.first("line")
        code = (
            line.value
            if line
            else _told(node, coded, counts=value_seen, first=not (named or counted))
            if not (node.means("holder", "relation") and not words[at - 1].is_value)
            else ""
        )
        if code:
            (counted if value_seen else named).append(code)
    return [*counted[:1], *named, *counted[1:]] or coded


def begun_with(found: Iterable[Node]) -> str:
    """The line of work that words begin with, but for some that say nothing; empty for none."""
    words = dropwhile(lambda it: it.means("filler", "noun") and not it.means("line"), found)
    first = next((it for it in words if it.kind != "comma"), None)
    named = first.first("line") if first else None
    return named.value if named else ""


def _told(node: Node, coded: list[str], *, counts: bool, first: bool) -> str:
    """The line of work that a word tells without naming it: of which alone it is counted, or whose
    symbol it spells.

    ``CTV: đầu kỳ 11`` counts collaborators, ``vai ảo: CTV 03`` personas. ``coded``: the line of
    which the sentence counts several symbols; ``counts``: a number stands before; ``first``:
    nothing was named before.
    """
    of = next((one.line for one in node.meanings if one.sense == "noun" and one.line), "")
    if of and coded in ([], [of]):
        return of if first else ""
    symbols = [one.line for one in node.meanings if (one.sense, one.value) == ("cell", "symbol")]
    spelt = (" " in node.text and not node.means("filler")) or (
        not counts and _is_code(node, symbols)
    )
    return symbols[0] if symbols and spelt else ""


def _of_symbols(words: Sequence[Node]) -> list[str]:
    """``Xây dựng mới 07 người (02 LT, 05 LC)``: where none is named, the line of work of which
    alone several symbols' codes are counted.
    """
    coded = [node for node in words if node.kind == "phrase" and not node.means("line")]
    lines = {
        one.line: {it.text for it in coded if _is_code(it, [one.line])}
        for node in coded
        for one in node.meanings
        if (one.sense, one.value) == ("cell", "symbol")
    }
    several = [line for line, codes in lines.items() if len(codes) > 1]
    return several if len(several) == 1 else []


def _goes_before(words: Sequence[Node], at: int) -> bool:
    """``ST 02, HN 01``: between a comma and a number stands the name of what that one counts."""
    comma = words[at - 1].kind == "comma" if at else False
    rest = [it for it in words[at + 1 : at + 3] if it.kind != "colon"]
    return comma and bool(rest) and rest[0].is_value


def _is_code(node: Node, lines: Sequence[str]) -> bool:
    """Whether a word is a symbol's code, which one line of work has: ``LT``."""
    codes = {one.code for one in node.meanings if (one.sense, one.value) == ("cell", "symbol")}
    return codes == {node.text} and len(set(lines)) == 1
