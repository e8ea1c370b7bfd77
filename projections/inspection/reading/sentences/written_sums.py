"""Sums that are written out: ``Hiện có: 12 (loại A) + 3 (loại B) = 15``, ``56 + 3 - 2 = 57``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from projections.inspection.reading.lines.clauses import names_part
from projections.inspection.reading.lines.node import Node, walk
from projections.inspection.reading.lines.tokens import Token

_ENDS: Final = frozenset({"semicolon", "stop", "comma"})
_SIGNS: Final = frozenset({"plus", "dash"})


@dataclass(slots=True)
class _Sum:
    """What stands from ``begin`` to the number behind the sign of equality: the words of the whole,
    the terms with their signs and words.
    """

    begin: int
    lead: list[Node] = field(default_factory=list)
    terms: list[tuple[int, list[Node]]] = field(default_factory=list)

    @property
    def comes_to(self) -> int:
        """What the terms come to."""
        return sum(sign * _value(words) for sign, words in self.terms)


def with_sums(nodes: list[Node]) -> list[Node]:
    """A sum that is right is the number behind the sign of equality, with what it is made of in a
    bracket; the numbers of one that is not are none. Terms that say measures are an account.
    """
    for at in range(len(nodes) - 2, 0, -1):
        if [it.kind for it in nodes[at : at + 2]] == ["equals", "number"]:
            nodes = _rewritten(nodes, at)
    return nodes


def _rewritten(nodes: list[Node], at: int) -> list[Node]:
    found = _read(nodes, at)
    total = nodes[at + 1]
    measured = any(it.means("measure") for _, words in found.terms for it in walk(tuple(words)))
    if len(found.terms) < 2 or measured:
        return nodes
    before, behind = nodes[: found.begin], nodes[at + 2 :]
    if found.comes_to != total.number:
        return [*before, *found.lead, Node("decimal", total.text), *behind]
    names = _names(found.lead)
    values = [*(_number(words) for _, words in found.terms), total]
    if len(names) == len(values):
        told = [one for name, n in zip(names, values, strict=True) for one in (*name, n, _COMMA)]
        return [*before, *told[:-1], *behind]
    if any(map(_is_equals, found.lead)):
        return [*before, *found.lead, Node("decimal", total.text), *behind]
    inner = [it for _, words in found.terms for it in (*words, Node("plus", "+"))]
    named = any(names_part(it) for it in walk(tuple(inner)))
    group = [Node("group", " ".join(it.text for it in inner), inner=tuple(inner))] if named else []
    return [*before, *found.lead, total, *group, *behind]


_COMMA: Final = Node("comma", ",")


def _is_equals(node: Node) -> bool:
    return node.kind == "equals"


def _read(nodes: Sequence[Node], at: int) -> _Sum:
    """The terms before a sign of equality; where names go before their numbers, the whole's words
    end at the first name.
    """
    begin = next((i + 1 for i in range(at - 1, -1, -1) if nodes[i].kind in _ENDS), 0)
    first = next((i for i in range(begin, at) if nodes[i].is_value), at)
    colons = [i for i in range(begin, first) if nodes[i].kind == "colon"]
    names = (i for i in range(begin, first) if names_part(nodes[i]))
    cut = colons[-1] + 1 if colons else next(names, first)
    found = _Sum(begin, list(nodes[begin:cut]))
    sign = 1
    words: list[Node] = []
    for node in (*nodes[cut:at], Node("plus", "+")):
        if node.kind in _SIGNS and words:
            found.terms += _terms(sign, words)
            words = []
        if node.kind in _SIGNS:
            sign = -1 if node.kind == "dash" else 1
        else:
            words.append(node)
    return found


def _terms(sign: int, words: list[Node]) -> list[tuple[int, list[Node]]]:
    """A term, or each of those that were read as one piece: ``56 + 3``."""
    values = [it for it in words if it.is_value]
    joined = [int(it) for it in re.findall(r"\d+", values[0].text)] if len(values) == 1 else []
    if len(values) != 1 or (len(joined) > 1 and not re.fullmatch(r"[\d\s+]+", values[0].text)):
        return []
    if len(joined) < 2:
        return [(sign, words)]
    return [(sign, [_made(number)]) for number in joined]


def _made(number: int) -> Node:
    return Node("number", str(number), token=Token("number", str(number), 0, number=number))


def _number(words: Sequence[Node]) -> Node:
    return next(it for it in words if it.is_value)


def _value(words: Sequence[Node]) -> int:
    return _number(words).number or 0


def _names(lead: Sequence[Node]) -> list[list[Node]]:
    """The names of terms and of their sum, ``Cũ + mới - kết thúc = còn:``; none without them."""
    parts: list[list[Node]] = [[]]
    for node in lead:
        if node.kind in (*_SIGNS, "equals"):
            parts.append([])
        elif node.kind != "colon":
            parts[-1].append(node)
    return parts if any(map(_is_equals, lead)) and all(parts) else []
