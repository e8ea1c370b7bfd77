"""Reads shares and the rates stated of them: ``12/22 đạt 54,5%``, ``trong 08 … có 07 đạt 87,5%``.

A rate of which it is not certain what it is a rate of stands alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from projections.documents.lines.document import Where
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.lines.tokens import Token, tokens
from projections.inspection.reading.results.words import (
    begins_with,
    ends_with,
    holds,
    result_words,
)
from projections.inspection.reading.stated.values import StatedRate

_COUNTING: Final = frozenset({"number", "ratio", "percent", "decimal", "money"})
_ENDS: Final = frozenset({"semicolon", "stop"})
_MARKS: Final = frozenset({"comma", "equals", "open", "colon", "dash"})
_APART: Final = 2
"""So many marks part a rate from what it is a rate of."""
Pair = tuple[int, int] | tuple[None, None]
"""A part and the whole, or neither."""


def stated_rates(text: str, where: Where, form: Form) -> Iterator[StatedRate]:
    """The shares of a line in reading order, each with its rate; lone rates, and lone shares."""
    found = tokens(text, form)
    taken: set[int] = set()
    for place, token in enumerate(found):
        if place in taken:
            continue
        if token.kind == "ratio":
            rate = _rate_behind(found, place)
            taken |= {rate} if rate else set()
            yield _rate(token.share, found[rate] if rate else None, where)
        elif _is_rate(found, place):
            share = _share_in_bracket(found, place)
            taken |= {share} if share else set()
            pair = found[share].share if share else _share_before(found, place)
            yield _rate(pair, token, where)


def _rate(pair: Pair, rate: Token | None, where: Where) -> StatedRate:
    written = rate.text.rstrip("% ").replace(",", ".") if rate else None
    return StatedRate(pair[0], pair[1], written, where)


def _share_in_bracket(found: Sequence[Token], rate: int) -> int | None:
    """Where the share stands in the bracket right behind a rate: ``87,5% (07/08 đồng chí)``."""
    kinds = [one.kind for one in found[rate + 1 : rate + 3]]
    return rate + 2 if kinds == ["open", "ratio"] else None


def _is_rate(found: Sequence[Token], place: int) -> bool:
    """Whether a rate with a number stands here that is no bound: not ``từ 90% trở lên``."""
    token = found[place]
    if token.kind != "percent" or not any(map(str.isdigit, token.text)):
        return False
    return not begins_with(found[place + 1 :], result_words().bounds)


def _rate_behind(found: Sequence[Token], place: int) -> int | None:
    """Where the rate of a share stands: the next number, in the same clause and joined to it."""
    for index in range(place + 1, len(found)):
        if found[index].kind in _ENDS or found[index].kind in _COUNTING - {"percent"}:
            return None
        if found[index].kind == "percent":
            joined = _joins(found[place + 1 : index]) and _is_rate(found, index)
            return index if joined else None
    return None


def _joins(between: Sequence[Token]) -> bool:
    """Whether words between a share and a rate say that it is the share's rate.

    The last of them do; a rise, a plan or the rate of something that they name say otherwise.
    """
    words = [one for one in between if one.kind not in _MARKS]
    known = result_words()
    if holds(words, known.rise | known.fall | known.other_bounds | known.at_least):
        return False
    link = max((length for length in range(len(words) + 1) if _is_link(words, length)), default=0)
    rest = words[: len(words) - link]
    return (link > 0 or not words) and not holds(rest, known.named)


def _is_link(words: Sequence[Token], length: int) -> bool:
    return tuple(one.key for one in words[len(words) - length :]) in result_words().links


def _share_before(found: Sequence[Token], rate: int) -> Pair:
    """Part and whole in words before a rate; brackets closed before it say of what kinds they are:
    ``trong 12 hồ sơ có 10 hồ sơ (khởi tố 05; đủ căn cứ 05), đạt 83,33%``.
    """
    found = _without_brackets(found[:rate])
    rate = len(found)
    start = max((i + 1 for i in range(rate) if found[i].kind in _ENDS), default=0)
    counts = [i for i in range(start, rate) if found[i].kind in _COUNTING]
    if len(counts) < 2 or any(found[i].kind != "number" for i in counts[-2:]):
        return None, None
    whole, part = counts[-2:]
    if _is_of(found, whole, part):
        return found[whole].number or 0, found[part].number or 0
    if not _joins(found[part + 1 : rate]) or not _is_part(found, start, whole, part):
        return None, None
    return found[part].number or 0, found[whole].number or 0


def _without_brackets(found: Sequence[Token]) -> list[Token]:
    """Tokens without the brackets that are closed, and what stands in them."""
    kept: list[Token] = []
    opened: list[int] = []
    for token in found:
        kept.append(token)
        if token.kind == "open":
            opened.append(len(kept) - 1)
        elif token.kind == "close" and opened:
            del kept[opened.pop() :]
    return kept


def _is_part(found: Sequence[Token], start: int, whole: int, part: int) -> bool:
    """Whether the words say that one count is a part of the other, and of the same kind."""
    known = result_words()
    before, between = found[start:whole], _plain(found[whole + 1 : part])
    if ends_with(between, known.among):
        noun = found[part + 1 : part + 2]
        return bool(noun) and bool(between) and noun[0].key == between[0].key
    return ends_with(before, known.wholes) and ends_with(between, known.parts)


def _is_of(found: Sequence[Token], part: int, whole: int) -> bool:
    """``24 đồng chí trong tổng số 27 đồng chí xếp loại khá, đạt 88,89%``: the part stands first."""
    between, behind = found[part + 1 : whole], found[whole + 1 :]
    marks = [one.kind for one in behind if one.kind in _MARKS]
    plain = all(one.kind == "word" for one in between) and len(marks) < _APART
    return plain and ends_with(between, result_words().out_of) and _joins(behind)


def _plain(words: Sequence[Token]) -> list[Token]:
    return [one for one in words if one.kind != "comma"]
