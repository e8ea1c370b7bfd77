"""Which lines of work a sentence under none of them may speak of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from projections.inspection.reading.phrases import Node, walk

_DIVIDING: Final = frozenset({"semicolon", "stop", "colon"})
"""Between a number and a line of work they make that none of what the number counts."""


def names_lines(found: Iterable[Node]) -> list[str]:
    """Lines of work in the order in which they may be meant: counted first, then named."""
    counted: list[str] = []
    named: list[str] = []
    value_seen = False
    for node in walk(tuple(found)):
        value_seen = node.is_value or (value_seen and node.kind not in _DIVIDING)
        line = node.first("line")
        symbols = [
            one.line for one in node.meanings if (one.sense, one.value) == ("cell", "symbol")
        ]
        spelt = " " in node.text or (value_seen is False and _is_code(node, symbols))
        of = next((one.line for one in node.meanings if one.sense == "noun" and one.line), "")
        if of and not line:  # ``CTV: đầu kỳ 11`` counts collaborators, ``vai ảo: CTV 03`` personas
            symbols, spelt = [of], not (named or counted)
        code = line.value if line else symbols[0] if symbols and spelt else None
        if code is not None:
            (counted if value_seen else named).append(code)
    return [*counted[:1], *named, *counted[1:]]


def _is_code(node: Node, lines: Sequence[str]) -> bool:
    """Whether a word is a symbol's code, which one line of work has: ``LT``."""
    codes = {one.code for one in node.meanings if (one.sense, one.value) == ("cell", "symbol")}
    return codes == {node.text} and len(set(lines)) == 1
