"""Where the name of a unit stands among words, and how far it goes."""

from __future__ import annotations

from typing import Final

from projections.inspection.reading.lines.node import Node

_SHORT: Final = 4


def unit_at(nodes: list[Node], *, listed: bool = False, since: int = 0) -> tuple[int, int]:
    """Where a team's or unit's name begins and ends; nowhere is (n, n).

    ``listed``: it stands in a list, where short names go on: ``Đội KT, MT: 05``; ``since``: none
    begins before. Whether one begins is told by two words behind it.
    """
    for index in range(since, len(nodes)):
        node, rest = nodes[index], nodes[index + 1 : index + 3]
        if not node.means("unit", "cell", "town"):
            continue
        if any(
            node.means("unit") and it.text.casefold() == node.text.casefold() for it in rest[:1]
        ):
            continue  # ``phân theo đội: Đội 1``
        level = next(
            (one for one in node.meanings if (one.sense, one.value) == ("cell", "level")), None
        )
        other = _says_else(node) and not (any(map(_names_place, rest[:1])) or _is_town(rest))
        named = node.means("unit") and not other
        common = level is not None and (not level.strong or " " not in node.text)
        common |= node.means("town")
        if named or (common and any(map(_is_proper, rest[:1]))):
            return index, _end_of(nodes, index, listed)
    return len(nodes), len(nodes)


def _end_of(nodes: list[Node], begin: int, listed: bool) -> int:
    """Where a name that begins at a node ends."""
    for at in range(begin + 1, len(nodes)):
        joins = _joins(nodes[at : at + 2], at - begin - 1)
        if not (in_name(nodes[at], listed, nodes[at - 1]) or joins):
            return at
    return len(nodes)


def _says_else(node: Node) -> bool:
    """Whether a word for a unit is as well a line of work's or a symbol's: ``CA``, ``CATX``."""
    symbol = any((one.sense, one.value) == ("cell", "symbol") for one in node.meanings)
    return node.means("line") or symbol


def _names_place(node: Node) -> bool:
    """Whether a node goes on in a unit's name; a branch behind ``CA`` is that of the cases."""
    return in_name(node) and not _is_branch(node)


def _is_branch(node: Node) -> bool:
    return any((one.sense, one.value) == ("cell", "branch") for one in node.meanings)


def _is_town(rest: list[Node]) -> bool:
    """``CA thị xã Bến``: a word that goes on in a unit's name, and a proper name."""
    return any(it.means("team") for it in rest[:1]) and any(map(_is_proper, rest[1:2]))


def _joins(rest: list[Node], at: int) -> bool:
    """``Đội CSQLHC về TTXH``: a word within a name that a proper one or a branch follows."""
    return at > 0 and rest[0].means("team") and any(map(in_name, rest[1:2]))


def in_name(node: Node, listed: bool = False, before: Node | None = None) -> bool:
    """Whether a node may go on in a unit's name: proper names, branches, levels, numbers of
    teams; behind a unit's word or a proper one (``before``) also what else is written as a name:
    ``Đội Trọng án``, ``Xã Tân Lập``.
    """
    cells = {meaning.value for meaning in node.meanings if meaning.sense == "cell"}
    known = node.means("measure", "filler", "noun", "line", "as_of", "prior")
    short = listed and len(node.text) <= _SHORT and node.text.isupper() and node.text.isascii()
    if short or _is_proper(node) or (bool(cells & {"branch", "level"}) and not known):
        return True
    return before is not None and _goes_on(node, before)


def _goes_on(node: Node, before: Node) -> bool:
    """A capitalised phrase, or the small second word of a name of two."""
    words = ("word", "phrase")
    if node.kind not in words or before.kind not in words or node.means("not_any"):
        return False
    if before.means("unit") and node.means("team"):
        return True
    if _is_abbreviated(node, before):
        return True
    capital = node.text[:1].isupper() and not node.text.isupper()
    if capital:
        return not node.means("line") and (before.means("unit", "cell") or _is_proper(before))
    single = (
        (before.kind == "word" or before.means("total"))
        and before.text[:1].isupper()
        and not before.text.isupper()
    )
    plain = node.kind == "word" or (
        node.means("noun", "narrowing") and not node.means("measure", "filler", "line", "not_any")
    )
    return single and plain and " " not in node.text and node.text.islower()


def _is_abbreviated(node: Node, before: Node) -> bool:
    """``Đội HS``, ``Đội KT-MT``, ``CSĐTTP về KT``: right behind a unit's word, or one that goes on
    in its name, whatever the letters mean.
    """
    unit = before.means("unit") and not before.means("line") and before.text[:1].isupper()
    short = len(node.text) <= _SHORT and node.text.isupper() and node.text.isascii()
    return (unit or before.means("team")) and short and not before.text.isupper()


def _is_proper(node: Node) -> bool:
    numbered = node.text[:1].isdigit() and node.text[-1:].isdigit()  # ``1 , 2``
    numbered |= node.text[-1:].isdigit() and " " in node.text  # ``số 2``
    proper = node.text[:1].isupper() or numbered or node.text == "-"
    return node.kind == "word" and proper
