"""Takes the result of a target apart: so many of so many, or so many, and of what, part by part.

Semicolons divide parts, and commas where each has a number: ``loại A 03, loại B 05``. A part may
say that it is not asked of the unit; of one whose number stands beside that of another time, that
other is the denominator. Brackets behind counts may hold the share of another thing, or say of how
many they are and how many of them are left out: ``02 vụ (tổng số 03 vụ, không tính 01 vụ …)``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from projections.documents.lines.document import Where
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.lines.tokens import Token, tokens
from projections.inspection.reading.results.rates import stated_rates
from projections.inspection.reading.results.words import (
    begins_with,
    ends_with,
    holds,
    result_words,
)
from projections.inspection.reading.stated.values import PartRole, StatedPart, StatedRate

_NUMBERS: Final = frozenset({"number", "ratio", "percent"})
_MARKS: Final = " :.-–+*"
_DIGITS: Final = re.compile(r"\d+")

Piece = Sequence[Token]


def stated_parts(text: str, where: Where, form: Form) -> tuple[StatedPart, ...]:
    """The parts of a result, in reading order; one without a number and a word for none is left."""
    return tuple(
        part
        for start, piece in _pieces(text, form)
        for part in _parts_of(text, start, piece, where, form)
    )


def holds_all(parts: Sequence[StatedPart], numbers: Sequence[Token]) -> bool:
    """Whether the parts of a result hold every number of it, or the rise or fall between two."""
    told: Counter[int | None] = Counter()
    for part in parts:
        told.update([part.numerator, part.denominator, *map(int, _DIGITS.findall(part.label))])
        if part.numerator is not None and part.denominator is not None:
            told.update([abs(part.numerator - part.denominator)])
    return bool(parts) and not Counter(one.number for one in numbers) - told


def _pieces(text: str, form: Form) -> Iterator[tuple[int, Piece]]:
    """The tokens between semicolons, with where the text of each begins."""
    start, piece = 0, list[Token]()
    for token in tokens(text, form):
        if token.kind == "semicolon":
            yield start, piece
            start, piece = token.start + 1, []
        else:
            piece.append(token)
    yield start, piece


def _parts_of(
    text: str, start: int, piece: Piece, where: Where, form: Form
) -> Iterator[StatedPart]:
    """The parts of a piece; a name before a colon may hold numbers of its own. What equals what is
    not taken apart.
    """
    if not piece or any(one.kind == "equals" for one in piece):
        return
    colon = max((at for at, one in enumerate(piece) if one.kind == "colon"), default=-1)
    if holds(piece, result_words().not_asked):
        yield StatedPart(
            _label(text[start : piece[colon].start] if colon >= 0 else ""), asked=False
        )
        return
    piece_end, told = _end(piece), piece[colon + 1 :]
    if noted := list(_noted(text, start, told, where, form)):
        yield from noted
        return
    rates = list(stated_rates(text[told[0].start : piece_end], where, form)) if told else []
    if len(rates) == 1:
        yield _rated(rates[0], text, start, told)
    elif told and not rates:
        yield from _counts(text[:piece_end], start, told)


def _end(piece: Piece) -> int:
    """Where the text of a piece ends."""
    return piece[-1].start + len(piece[-1].text)


def _noted(text: str, start: int, told: Piece, where: Where, form: Form) -> Iterator[StatedPart]:
    """Counts and what the bracket behind them says of them; nothing where it says nothing such."""
    opened = next((at for at, one in enumerate(told) if one.kind == "open"), 0)
    counts, note = told[:opened], told[opened + 1 : -1]
    kinds = {one.kind for one in counts} & _NUMBERS
    if kinds != {"number"} or not note or told[-1].kind != "close":
        return
    inner = text[note[0].start : _end(note)]
    shares = [one for one in stated_rates(inner, where, form) if one.denominator is not None]
    said = [_share_of(shares[0], text, note)] if len(shares) == 1 else _left_out(text, note)
    if said:
        yield from _counts(text[: _end(counts)], start, counts)
        yield from said


def _share_of(share: StatedRate, text: str, note: Piece) -> StatedPart:
    """The share in a bracket, called as the words before it or behind it say."""
    at = next(one for one in note if one.kind == "ratio")
    behind = text[_end([at]) : _end(note)].partition(",")[0]
    label = _label(text[note[0].start : at.start]) or _label(behind)
    return StatedPart(label, share.numerator, share.denominator, share.value)


def _left_out(text: str, note: Piece) -> list[StatedPart]:
    """Of how many counts are and how many they leave out; nothing where that is not all it says.

    Each is called as all its words say, with the numbers in them: ``không tính vụ có 01 bị can``.
    """
    found = []
    for clause in _clauses(note):
        number = next((one for one in clause if one.kind == "number"), None)
        role = _role(clause)
        if number is None or not role:
            return []
        before, behind = text[clause[0].start : number.start], text[_end([number]) : _end(clause)]
        label = f"{_label(before)} {_label(behind)}".strip()
        found.append(StatedPart(label, number.number, role=role))
    return found


def _role(clause: Piece) -> PartRole:
    known = result_words()
    roles: dict[PartRole, frozenset[tuple[str, ...]]] = {"all": known.all, "left_out": known.left}
    return next((role for role, words in roles.items() if begins_with(clause, words)), "")


def _clauses(note: Piece) -> Iterator[Piece]:
    """What commas divide."""
    clause: list[Token] = []
    for token in note:
        if token.kind == "comma":
            yield clause
            clause = []
        else:
            clause.append(token)
    yield clause


def _rated(rate: StatedRate, text: str, start: int, told: Piece) -> StatedPart:
    """A share with its rate, or what is held against another time with a rate of its own."""
    first = next(token for token in told if token.kind in _NUMBERS)
    above, below = rate.numerator, rate.denominator
    if above is None and first.kind == "number":
        below = _time_before(told, [first])
        above = first.number if below is not None else None
    return StatedPart(_label(text[start : first.start]), above, below, rate.value)


def _counts(text: str, start: int, told: Piece) -> Iterator[StatedPart]:
    """The counts of a piece, each with the words before it, or right behind it."""
    counted = [one for one in _outside_brackets(told) if one.kind == "number"]
    before = _time_before(told, counted)
    if before is not None:
        yield StatedPart(_label(text[start : counted[0].start]), counted[0].number, before)
        return
    for place, token in enumerate(counted):
        label = _label(text[start : token.start])
        start = token.start + len(token.text)
        end = counted[place + 1].start if place + 1 < len(counted) else len(text)
        behind = text[start:end].partition(",")[0].partition("(")[0]
        yield StatedPart(label or _label(behind), token.number)
        start += len(behind)


def _outside_brackets(piece: Piece) -> Iterator[Token]:
    depth = 0
    for token in piece:
        depth += (token.kind == "open") - (token.kind == "close")
        if depth == 0 and token.kind != "close":
            yield token


def _time_before(piece: Piece, counted: Piece) -> int | None:
    """The number of the time that the first is held against, said or reckoned; None: none is."""
    known = result_words()
    numbers = [place for place, token in enumerate(piece) if token.kind == "number"]
    if len(numbers) == 1 and counted and holds(piece[numbers[0] :], known.same):
        return counted[0].number
    if len(numbers) == 3 and _tells_change(piece, numbers):
        numbers = numbers[:2]
    if len(numbers) != 2 or not counted or piece[numbers[0]] is not counted[0]:
        return None
    first, other = (piece[place].number or 0 for place in numbers)
    between = [one for one in piece[numbers[0] + 1 : numbers[1]] if one.kind != "open"]
    if ends_with(between, known.against | known.then | known.years_before):
        return other
    if not holds(piece[numbers[1] :], known.against):
        return None
    if ends_with(between, known.rise):
        return first - other
    return first + other if ends_with(between, known.fall) else None


def _tells_change(piece: Piece, numbers: Sequence[int]) -> bool:
    """Whether of three numbers the second is that of the time before, and the third the change:
    ``05 đối tượng (cùng kỳ 03, tăng 02)``.
    """
    known = result_words()
    first, second, third = numbers
    then, change = (piece[first + 1 : second], piece[second + 1 : third])
    return ends_with(then, known.then) and ends_with(change, known.rise | known.fall)


def _label(text: str) -> str:
    """What a part is called, without the marks around it."""
    return text.strip(_MARKS).removeprefix(",").strip(_MARKS)
