"""Finds the form's phrases among the tokens of a line, and puts brackets into each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from projections.inspection.reading.lexicon.form import Form, Meaning
from projections.inspection.reading.lexicon.wording import is_department, keys
from projections.inspection.reading.lines.node import Node
from projections.inspection.reading.lines.numbered_names import (
    follows_unit,
    named_unit,
    unit_with_number,
)
from projections.inspection.reading.lines.tokens import Token, tokens
from projections.inspection.reading.lines.units_in_words import in_name

_LEADING: Final = ("measure", "all", "some")
_ENDING: Final = frozenset({"comma", "semicolon", "stop", "close"})
_BEGINNING: Final = frozenset({"comma", "semicolon", "colon", "stop", "open", "dash", "plus"})
_OPENING: Final = frozenset({"đó", "gồm", "có", "và", "do", "là", "vì", "này"})
_NO_COUNTS: Final = frozenset({"năm", "tư", "không", "mốt"})
"""Words for numbers that alone say something else as often."""
_ORDERED: Final = frozenset({"tháng", "thứ", "quý", "tuần", "lần", "số"})
"""Before a number they make it one of several."""


@lru_cache(maxsize=4096)
def nodes(text: str, form: Form, line: str | None) -> tuple[Node, ...]:
    """A line's text as phrases and brackets.

    ``line``: the line of work, whose words are preferred and other lines' left out.
    """
    counted = _with_spelled_counts(counting_tokens(text, form), form)
    spotted = _with_whole_names(list(_spotted(counted, form, line)))
    return _with_measures_said(_nested(_with_large_counts(list(spotted))))


def counting_tokens(text: str, form: Form) -> tuple[Token, ...]:
    """A line's tokens, with thousands set apart by a blank as one number, where a word that leads
    to a count goes before, and what is counted, or nothing, follows: ``đầu kỳ: 1 248 đối tượng``.
    """
    found, kept = tokens(text, form), list[Token]()
    for at, token in enumerate(found):
        last = kept[-1] if kept else token
        apart = token.start == last.end + 1 and _is_thousands(last) and len(token.text) == 3
        ends = at + 1 == len(found) or found[at + 1].kind in _ENDING
        counted = ends or _is_counted(found, at + 1, form)
        leads = apart and token.kind == "number" and counted
        if leads and _leads(kept[:-1], form, sure=True):
            shown = f"{last.text} {token.text}"
            kept[-1] = replace(last, text=shown, number=int(shown.replace(" ", "")))
        else:
            kept.append(token)
    return tuple(kept)


def _is_thousands(token: Token) -> bool:
    """Whether a number may be the thousands of another: one to three digits, no nought first."""
    return token.kind == "number" and len(token.text) <= 3 and token.text[0] != "0"


def _with_spelled_counts(found: tuple[Token, ...], form: Form) -> tuple[Token, ...]:
    """Counts in words, where a counted noun or a symbol follows, or nothing, and a word that leads
    to a count goes before: ``xác lập sáu hồ sơ``, ``gồm ba HN``, ``đưa ra tám;``; a part's name
    does so, where nothing follows: ``chết hai,``. One told again in digits is those: ``hai (02)``.
    """
    words = form.number_words
    kept: list[Token] = []
    index = 0
    while index < len(found):
        end = index
        while end < len(found) and found[end].key in words and found[end].kind == "word":
            end += 1
        number = form.spelled(one.key for one in found[index:end]) if end > index else None
        text = " ".join(one.text for one in found[index:end])
        ended = _ends(found, end, kept, text)
        counted = _is_counted(found, end, form) or ended
        leads = _leads(kept, form) or (ended and _names_part(kept, form))
        if number is not None and _is_told_again(found, end, number, kept):
            kept.append(found[end + 1])
            index = end + 3
        elif number is not None and counted and leads:
            kept.append(Token("number", text, found[index].start, found[index].key, number))
            index = end
        else:
            kept += found[index : max(end, index + 1)]
            index = max(end, index + 1)
    return tuple(kept)


def _ends(found: tuple[Token, ...], at: int, before: list[Token], text: str) -> bool:
    """Whether a count in words ends what is said, and is no year: ``kết thúc năm, …``."""
    ended = at == len(found) or found[at].kind in _ENDING
    begun = bool(before) and before[-1].kind not in ("comma", "semicolon", "open")
    return ended and begun and text.casefold() not in _NO_COUNTS


def _is_told_again(found: tuple[Token, ...], at: int, number: int, before: Sequence[Token]) -> bool:
    """Whether a count in words stands in digits in the bracket behind it, and names no month."""
    kinds = [one.kind for one in found[at : at + 3]]
    same = kinds == ["open", "number", "close"] and found[at + 1].number == number
    return same and not (before and before[-1].text.casefold() in _ORDERED)


def _names_part(before: Sequence[Token], form: Form) -> bool:
    """Whether the last words name a part that may be counted, ``chết``, ``loại A``, ``LC``, and
    begin what is said: in ``3 đối tượng loại A hai`` they may as well go with the number before.
    """
    for length in range(1, min(5, len(before)) + 1):
        tail = tuple(one.key for one in before[-length:])
        said = form.phrases.get(tail[0], ((), {}))[1].get(tail, ())
        coded = before[-1].text.isupper()
        over = before[-length - 1] if length < len(before) else None
        begun = over is None or over.kind in _BEGINNING or over.text.casefold() in _OPENING
        if begun and any(one.sense == "cell" and (coded or one.value == "closing") for one in said):
            return True
    return False


def _leads(before: list[Token], form: Form, *, sure: bool = False) -> bool:
    """Whether the last words before a number lead to a count: a measure, a ``sure`` one, a list."""
    if not before or before[-1].kind in ("comma", "semicolon", "colon", "open"):
        return bool(before)
    for length in range(1, 5):
        tail = tuple(one.key for one in before[-length:])
        _, phrases = form.phrases.get(tail[0], ((), {}))
        said = phrases.get(tail, ())
        if any(one.sense in _LEADING and (one.strong or not sure) for one in said):
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
        if unit := unit_with_number(found[index], form):
            yield from unit
            index += 1
        elif follows_unit(found, index, form):
            yield Node("word", f"{found[index].text} {found[index + 1].text}")
            index += 2
        elif phrase:
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
            if not meanings and is_department(token.text):
                meanings = (Meaning("unit", "department"),)
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
            meaning
            for meaning in meanings
            if not (line and meaning.line and meaning.line != line)
            and not (meaning.sense == "paper" and index)  # ``Công an xã Đông Mẫu báo cáo``
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


def _with_measures_said(found: tuple[Node, ...]) -> tuple[Node, ...]:
    """``CTVBM (hiện có): cấp tỉnh 31``: a bracket between a line of work and a colon that says a
    measure alone says it of what follows.
    """
    plain: list[Node] = []
    for at, node in enumerate(found):
        alone = len(node.inner) == 1 and node.inner[0].means("measure")
        between = at > 0 and found[at - 1].means("line") and at + 1 < len(found)
        plain.append(node.inner[0] if alone and between and found[at + 1].kind == "colon" else node)
    return tuple(plain)


def _group(inner: list[Node]) -> Node:
    shown = (f"({it.text})" if it.kind == "group" else it.text for it in inner)
    return Node("group", " ".join(shown), inner=tuple(inner))
