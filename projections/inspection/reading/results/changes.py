"""Reads rises and falls: ``84 vụ (tăng 36 vụ so với cùng kỳ)``, with what was before where it says.

What rose must be certain: the one number of the clause before, or the one of the same noun.
"""

from __future__ import annotations

from collections import Counter
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
from projections.inspection.reading.stated.values import (
    COMPARISON,
    NotRead,
    StatedChange,
    StatedReport,
)

_ENDS: Final = frozenset({"semicolon", "stop"})
_AMOUNTS: Final = frozenset({"number", "percent"})
_UNCERTAIN: Final = frozenset({"decimal", "money", "ratio", "dots"})
_NUMBERS: Final = _AMOUNTS | {"decimal", "money", "ratio"}


def stated_changes(text: str, where: Where, form: Form) -> Iterator[StatedChange]:
    """The rises and falls of a line against another time, in reading order."""
    found = tokens(text, form)
    for place, token in enumerate(found):
        sign = _sign(found, place)
        if begins_with(found[place:], result_words().same):
            if told := _told_before(found, place):
                yield StatedChange(told[0], 0, None, told[1], where)
        elif sign and token.kind == "number" and (told := _told_before(found, place)):
            now, before = told
            yield StatedChange(now, sign * (token.number or 0), None, before, where)
        elif sign and token.kind in _AMOUNTS and _against(found, place):
            noun = _noun(found, place)
            yield StatedChange(
                value=_value(found, place, noun),
                change=None if token.number is None else sign * token.number,
                rate=_rate(found, place),
                before=_before(found, place, noun),
                where=where,
            )


def without_changes(report: StatedReport, form: Form) -> Iterator[NotRead]:
    """What was not read, but for comparisons all of whose numbers are those of a rise or fall of
    which it is certain what rose.
    """
    told: dict[Where, Counter[str]] = {}
    for one in report.changes:
        if one.value is not None:
            told.setdefault(one.where, Counter()).update(_amounts(one))
    for listed in report.not_read:
        found = Counter(_amount(it) for it in tokens(listed.text, form) if it.kind in _NUMBERS)
        there = told.get(listed.where, Counter())
        if listed.why == COMPARISON and found and not found - there:
            there.subtract(found)
        else:
            yield listed


def _amounts(one: StatedChange) -> Iterator[str]:
    """The numbers that a change holds beside what changed."""
    yield from (str(abs(it)) for it in (one.change, one.before) if it is not None)
    yield from [f"{one.rate}%"] if one.rate else []


def _amount(token: Token) -> str:
    """A number as a change holds it."""
    if token.kind == "number":
        return str(token.number)
    return (
        f"{token.text.rstrip('% ').replace(',', '.')}%" if token.kind == "percent" else token.text
    )


def _sign(found: Sequence[Token], place: int) -> int:
    """+1 behind a word for a rise, −1 behind one for a fall, else 0."""
    before, known = found[:place], result_words()
    return 1 if ends_with(before, known.rise) else -1 if ends_with(before, known.fall) else 0


def _told_before(found: Sequence[Token], place: int) -> tuple[int, int] | None:
    """The count and the one of the time before that stand before a change, ``38 đối tượng (cùng kỳ
    43, giảm 05)``, ``(năm trước: 02, tăng 03 so với cùng kỳ)`` or ``(cùng kỳ 38, bằng cùng kỳ)``;
    None where they do not, or count different things.
    """
    known = result_words()
    before = next((at for at in range(place - 1, -1, -1) if found[at].kind == "number"), 0)
    lead = before
    for kind in ("colon", "year"):
        lead -= lead > 0 and found[lead - 1].kind == kind
    end = next((at for at in range(lead - 1, -1, -1) if found[at].kind != "word"), 0)
    begun = found[end].kind in ("comma", "semicolon", "open")
    now = _beside(found, end) if begun else -1
    if now < 0 or found[now].kind != "number":
        return None
    compared = (*known.then, *(known.years_before if _against(found, place) else ()))
    if not ends_with(found[end + 1 : lead], compared):
        return None
    between = [one.kind for one in found[before + 1 : place]]
    counted = [at for at in (now, before, place) if found[at].kind == "number"]
    nouns = {_noun(found, at) for at in counted} - {""}
    marks = {"comma", "semicolon"} if found[end].kind == "open" else {"comma"}
    plain = set(between) <= {"word", *marks} and len(nouns) < 2
    numbers = found[now].number, found[before].number
    return (numbers[0] or 0, numbers[1] or 0) if plain else None


def _beside(found: Sequence[Token], place: int) -> int:
    """Where what stands last before a mark is no word, brackets left out; -1: nowhere."""
    depth = 0
    for at in range(place - 1, -1, -1):
        kind = found[at].kind
        if depth == 0 and kind not in ("word", "close"):
            return at
        depth += (kind == "close") - (kind == "open")
    return -1


def _against(found: Sequence[Token], place: int) -> bool:
    """Whether the clause goes on with the time that the change is reckoned against."""
    clause = found[place + 1 : _end(found, place)]
    return holds(clause, result_words().against) and not any(
        one.kind == "number" for one in clause[: _start_of_time(clause)]
    )


def _start_of_time(clause: Sequence[Token]) -> int:
    against = result_words().against
    return next((i for i in range(len(clause)) if begins_with(clause[i:], against)), len(clause))


def _end(found: Sequence[Token], place: int) -> int:
    return next((i for i in range(place, len(found)) if found[i].kind in _ENDS), len(found))


def _noun(found: Sequence[Token], place: int) -> str:
    """The word right behind a number: what it counts; empty where none stands there."""
    if place + 1 == len(found) or found[place].kind == "percent":
        return ""
    following = found[place + 1]
    counted = following.kind == "word" and not begins_with(
        found[place + 1 :], result_words().against
    )
    return following.key if counted else ""


def _value(found: Sequence[Token], place: int, noun: str) -> int | None:
    """What rose: the one number of its noun in the clause before; None: not certain."""
    before = _before_here(found, place)
    counts = [one for one in before if not noun or _noun(found, one) == noun]
    if not counts and len(before) == 1 and _follows(found, before[0], noun):
        counts = before
    uncertain = any(found[one].kind in _UNCERTAIN for one in before)
    return found[counts[0]].number if len(counts) == 1 and not uncertain else None


def _follows(found: Sequence[Token], place: int, noun: str) -> bool:
    """Whether a number with no noun behind it counts what the words before it name: ``Số chuyên án
    xác lập mới: 11 (09 VA, 02 VX)``.
    """
    start = next((i for i in range(place, -1, -1) if found[i].kind in _ENDS), 0)
    return not _noun(found, place) and noun in (one.key for one in found[start:place])


def _before_here(found: Sequence[Token], place: int) -> list[int]:
    """Where the numbers of the clause before stand, closed brackets left out."""
    numbers: list[int] = []
    depth = 0
    for index in range(place - 1, -1, -1):
        kind = found[index].kind
        depth = max(0, depth + (kind == "close") - (kind == "open"))
        if depth == 0 and kind in _ENDS:
            break
        if depth == 0 and kind in _UNCERTAIN | {"number"}:
            numbers.append(index)
    return numbers


def _rate(found: Sequence[Token], place: int) -> str | None:
    """The change in per cent: itself, or in the bracket behind it: ``giảm 74 vụ (-22,35%)``."""
    if found[place].kind == "percent":
        return _written(found[place])
    for index in range(place + 1, min(place + 5, len(found))):
        if found[index].kind == "open":
            inner = [one for one in found[index + 1 : index + 3] if one.kind == "percent"]
            return _written(inner[0]) if inner else None
    return None


def _written(token: Token) -> str | None:
    digits = token.text.rstrip("% ").replace(",", ".")
    return digits if digits[:1].isdigit() else None


def _before(found: Sequence[Token], place: int, noun: str) -> int | None:
    """What there was before, in a bracket behind its time: ``so với năm 2023 (07 đối tượng)``."""
    start = place + 1 + _start_of_time(found[place + 1 :])
    for index in range(start, min(start + 8, _end(found, place)) - 1):
        if found[index].kind == "open" and found[index + 1].kind == "number":
            same = not noun or _noun(found, index + 1) in (noun, "")
            return found[index + 1].number if same else None
    return None
