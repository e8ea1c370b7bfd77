"""Finds the form's phrases among the tokens of a line, and puts brackets into each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from projections.inspection.reading.form import Form, Meaning, Sense
from projections.inspection.reading.numbered_names import named_unit
from projections.inspection.reading.tokens import Token, TokenKind, tokens
from projections.inspection.reading.wording import keys

_SHORT: Final = 4
_LEADING: Final = ("measure", "all", "some")
MARKS: Final = frozenset({"colon", "comma", "semicolon", "stop", "dash", "plus", "equals", "group"})
_VALUES: Final = frozenset({"number", "dots", "ratio", "decimal"})


@dataclass(frozen=True, slots=True)
class Node:
    """A phrase, a token, or a bracket with what stands in it (``inner``); ``cut``: the bracket was
    never closed.
    """

    kind: TokenKind | str
    text: str
    meanings: tuple[Meaning, ...] = ()
    token: Token | None = None
    inner: tuple[Node, ...] = ()
    cut: bool = False

    def means(self, *senses: Sense) -> bool:
        """Whether the phrase can have one of these senses."""
        return any(meaning.sense in senses for meaning in self.meanings)

    def first(self, *senses: Sense) -> Meaning | None:
        """The first meaning with one of these senses."""
        return next((meaning for meaning in self.meanings if meaning.sense in senses), None)

    @property
    def is_value(self) -> bool:
        """Whether it can be the value of a figure: a number, a share ``02/05``, an empty slot, or
        what is no count.
        """
        return self.kind in _VALUES

    @property
    def number(self) -> int | None:
        """The count, of a number; of a share the first of the two."""
        if self.kind == "ratio" and self.token is not None:
            return int(self.text.partition("/")[0])
        return self.token.number if self.token is not None and self.kind == "number" else None


@lru_cache(maxsize=4096)
def nodes(text: str, form: Form, line: str | None) -> tuple[Node, ...]:
    """A line's text as phrases and brackets.

    ``line``: the line of work, whose words are preferred and other lines' left out.
    """
    counted = _with_spelled_counts(tokens(text, form), form)
    spotted = _with_whole_names(list(_spotted(counted, form, line)))
    return _nested(_with_large_counts(list(spotted)))


def _with_spelled_counts(found: tuple[Token, ...], form: Form) -> tuple[Token, ...]:
    """Counts in words, where a counted noun or a symbol follows, and a word that leads to a count
    goes before: ``xác lập sáu hồ sơ``, ``gồm ba HN``.
    """
    words = form.number_words
    kept: list[Token] = []
    index = 0
    while index < len(found):
        end = index
        while end < len(found) and found[end].key in words and found[end].kind == "word":
            end += 1
        number = form.spelled(one.key for one in found[index:end]) if end > index else None
        if number is not None and _leads(kept, form) and _is_counted(found, end, form):
            text = " ".join(one.text for one in found[index:end])
            kept.append(Token("number", text, found[index].start, found[index].key, number))
            index = end
        else:
            kept += found[index : max(end, index + 1)]
            index = max(end, index + 1)
    return tuple(kept)


def _leads(before: list[Token], form: Form) -> bool:
    """Whether the last words before a number in words lead to a count: a measure, a list."""
    if not before or before[-1].kind in ("comma", "semicolon", "colon", "open"):
        return bool(before)
    for length in range(1, 5):
        tail = tuple(one.key for one in before[-length:])
        _, phrases = form.phrases.get(tail[0], ((), {}))
        if any(one.sense in _LEADING for one in phrases.get(tail, ())):
            return True
    return before[-1].text.casefold() in ("có", "là", "và", "được")


def _is_counted(found: tuple[Token, ...], at: int, form: Form) -> bool:
    """Whether what is counted follows: a noun, a line of work, a symbol."""
    phrase = _phrase_at(found, at, form, None) if at < len(found) else None
    return phrase is not None and any(
        one.sense in ("noun", "line") or (one.sense, one.value) == ("cell", "symbol")
        for one in phrase[1]
    )


def _spotted(found: tuple[Token, ...], form: Form, line: str | None) -> Iterator[Node]:
    index = 0
    while index < len(found):
        phrase = _phrase_at(found, index, form, line)
        if phrase:
            length, meanings = phrase
            text = " ".join(token.text for token in found[index : index + length])
            yield Node("phrase", text, meanings + _foreign_at(found, index, form, line))
            index += length
        elif named := named_unit(found, index, form):
            yield Node("word", " ".join(token.text for token in found[index : index + named]))
            index += named
        else:
            token = found[index]
            meanings = _foreign_at(found, index, form, line) or _paper(token, form)
            yield Node(token.kind, token.text, meanings, token)
            index += 1


def _paper(token: Token, form: Form) -> tuple[Meaning, ...]:
    """That a token names a paper with its number: ``Kế hoạch số 15/KH-CAT``."""
    words = keys(token.text) if token.kind == "reference" else ()
    lengths, phrases = form.phrases.get(words[0], ((), {})) if words else ((), {})
    named = (phrases.get(words[:length], ()) for length in lengths)
    return tuple(one for meanings in named for one in meanings if one.sense == "cited")[:1]


def _with_large_counts(found: list[Node]) -> Iterator[Node]:
    """Four digits that look like a year count something where a counted noun follows: ``2015
    đối tượng``.
    """
    for index, node in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        bare = node.kind == "year" and node.text.isdigit()
        counts = bare and following is not None and following.means("noun", "line", "count_noun")
        yield (
            replace(node, kind="number", token=replace(node.token, kind="number"))
            if counts and node.token
            else node
        )


def _with_whole_names(found: list[Node]) -> Iterator[Node]:
    """A dash within a unit's name divides nothing: ``Đội Kinh tế - Ma túy``."""
    naming: Node | None = None
    for index, node in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        if node.kind == "dash" and naming and following is not None and in_name(following):
            yield replace(node, kind="word", text="-")
            continue
        named = node.means("unit") or (naming is not None and in_name(node, before=naming))
        naming = node if named else None
        yield node


def _phrase_at(
    found: tuple[Token, ...], index: int, form: Form, line: str | None
) -> tuple[int, tuple[Meaning, ...]] | None:
    """The longest phrase of the form beginning here that means something in this line of work."""
    lengths, phrases = form.phrases.get(found[index].key, ((), {}))
    for length in lengths:
        meanings = phrases.get(tuple(token.key for token in found[index : index + length]), ())
        kept = tuple(
            meaning for meaning in meanings if not (line and meaning.line and meaning.line != line)
        )
        if kept:
            return length, kept
    return None


def _foreign_at(
    found: tuple[Token, ...], index: int, form: Form, line: str | None
) -> tuple[Meaning, ...]:
    """That a symbol's name of another line of work begins here, whatever else the words mean in
    this one.
    """
    lengths, phrases = form.phrases.get(found[index].key, ((), {}))
    named = (
        phrases.get(tuple(token.key for token in found[index : index + length]), ())
        for length in lengths
        if line
    )
    others = (
        one.line
        for meanings in named
        for one in meanings
        if one.value == "symbol" and one.line != line
    )
    return tuple(Meaning("foreign", other) for other in others)[:1]


def _nested(stream: Iterator[Node]) -> tuple[Node, ...]:
    """Brackets as nodes of their own.

    One left open ends with the line; one too many is passed over.
    """
    level: list[Node] = []
    outer: list[list[Node]] = []
    for node in stream:
        if node.kind == "open":
            outer.append(level)
            level = []
        elif node.kind == "close":
            if outer:
                level = [*outer.pop(), _group(level)]
        else:
            level.append(node)
    while outer:
        level = [*outer.pop(), replace(_group(level), cut=True)]
    return tuple(level)


def _group(inner: list[Node]) -> Node:
    return Node("group", " ".join(node.text for node in inner), inner=tuple(inner))


def walk(found: tuple[Node, ...]) -> Iterator[Node]:
    """Every node, those in brackets included, in reading order."""
    for node in found:
        yield node
        yield from walk(node.inner)


def unit_at(nodes: list[Node], *, listed: bool = False) -> tuple[int, int]:
    """Where a team's or unit's name begins and ends; nowhere is (n, n).

    ``listed``: it stands in a list, where short names go on: ``Đội KT, MT: 05``.
    """
    for index, node in enumerate(nodes):
        rest = nodes[index + 1 :]
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
        if named or (common and any(map(_is_proper, rest[:1]))):
            before = [node, *rest]
            length = next(
                (
                    step
                    for step, one in enumerate(rest)
                    if not (in_name(one, listed, before[step]) or _joins(rest[step:], step))
                ),
                len(rest),
            )
            return index, index + 1 + length
    return len(nodes), len(nodes)


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
    """``Đội HS``, ``Đội KT-MT``: right behind a unit's word, whatever the letters mean."""
    unit = before.means("unit") and not before.means("line") and before.text[:1].isupper()
    short = len(node.text) <= _SHORT and node.text.isupper() and node.text.isascii()
    return unit and short and not before.text.isupper()


def _is_proper(node: Node) -> bool:
    proper = node.text[:1].isupper() or node.text.isdigit() or node.text == "-"
    return node.kind == "word" and proper
