"""Reads what a criterion asks for and what a result states: least rates and numbers, part by part.

Only ``từ 90% trở lên``, ``ít nhất 03``, ``80% … phải`` and a number assigned are understood; what
is asked for in any other way is a part that cannot be judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.lexicon.wording import keys
from projections.inspection.reading.lines.tokens import Token, tokens
from projections.inspection.reading.results.words import (
    begins_with,
    ends_with,
    holds,
    result_words,
)
from projections.inspection.reading.stated.values import TargetResult

Kind = Literal["percent", "number"]
_WHOLE: Final = 100
_DIVIDES: Final = frozenset({"comma", "semicolon", "stop", "equals"})


@dataclass(frozen=True, slots=True)
class Amount:
    """A rate in per cent or a number, with the words of the clause it stands in."""

    kind: Kind
    value: Decimal
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class AskedPart:
    """One thing that a criterion asks for; ``least`` None: in a way that is not understood.

    ``exact``: more than the least is surely better, so that both grades cannot be right.
    """

    least: Amount | None
    exact: bool = False


def asked(target: TargetResult, form: Form) -> tuple[AskedPart, ...]:
    """What a target asks for; what was assigned stands for the criterion's own amounts."""
    told = tokens(target.assigned, form)
    has_amount = any(True for _ in _amounts(told))
    return tuple(_assigned(told) if has_amount else _parts(target.criterion, form))


def _assigned(told: Sequence[Token]) -> Iterator[AskedPart]:
    """What was assigned, part by part as semicolons divide it; one may have no amount."""
    other = result_words().other_bounds
    for one in _cut(told, frozenset({"semicolon"})):
        found = [
            AskedPart(None if ends_with(said.before, other) else said.amount)
            for said in _amounts(one)
        ]
        yield from found or [AskedPart(None)]


def stated(target: TargetResult, form: Form) -> tuple[Amount, ...]:
    """The rates and numbers of a result; a share as its rate, and ``chưa lập`` as nought."""
    known = result_words()
    if keys(target.result.strip(" .")) in known.none:
        return (Amount("number", Decimal(0), frozenset()),)
    return tuple(
        one.amount
        for one in _said(target.result, form)
        if not begins_with(one.behind, known.bounds) and not ends_with(one.before, known.repeated)
    )


@dataclass(frozen=True, slots=True)
class _InClause:
    """An amount and the tokens of its clause before and behind it."""

    amount: Amount
    before: Sequence[Token]
    behind: Sequence[Token]


def _said(text: str, form: Form) -> Iterator[_InClause]:
    yield from _amounts(tokens(text, form))


def _amounts(told: Sequence[Token]) -> Iterator[_InClause]:
    for clause in _clauses(told):
        words = frozenset(one.key for one in clause if one.kind == "word")
        for place, token in enumerate(clause):
            if (found := _amount(token)) is not None:
                amount = Amount(*found, words)
                yield _InClause(amount, clause[:place], clause[place + 1 :])


def _parts(text: str, form: Form) -> Iterator[AskedPart]:
    """The parts of a criterion: each amount in it, and each thing asked for in another way.

    Of several that semicolons divide, one without an amount is a part, too.
    """
    divided = list(_cut(tokens(text, form), frozenset({"semicolon"})))
    for one in divided:
        found = list(_parts_of(one))
        yield from found or ([AskedPart(None)] if one and len(divided) > 1 else [])


def _parts_of(found: Sequence[Token]) -> Iterator[AskedPart]:
    known = result_words()
    for clause in _clauses(found):
        if holds(clause, known.otherwise):
            yield AskedPart(None)
    for one in _amounts(found):
        from_on = begins_with(one.behind, known.bounds)
        if holds([*one.before, *one.behind], known.otherwise) or ends_with(
            one.before, known.other_bounds
        ):
            yield AskedPart(None)
        elif one.amount.kind == "percent":
            yield AskedPart(one.amount, from_on or one.amount.value >= _WHOLE)
        elif from_on or ends_with(one.before, known.at_least):
            yield AskedPart(one.amount)


def _amount(token: Token) -> tuple[Kind, Decimal] | None:
    if token.kind == "number" and token.number is not None:
        return "number", Decimal(token.number)
    if token.kind == "percent" and any(map(str.isdigit, token.text)):
        return "percent", Decimal(token.text.rstrip("% ").replace(",", "."))
    if token.kind == "ratio":
        part, whole = token.share
        return ("percent", Decimal(100 * part) / whole) if whole else None
    return None


def _clauses(found: Sequence[Token]) -> Iterator[list[Token]]:
    return _cut(found, _DIVIDES)


def _cut(found: Sequence[Token], divides: frozenset[str]) -> Iterator[list[Token]]:
    """The tokens between those of some kinds."""
    clause: list[Token] = []
    for token in found:
        if token.kind in divides:
            yield clause
            clause = []
        else:
            clause.append(token)
    yield clause
