"""The ties of forms held against a report: each stated value against those it follows from.

An input that is not stated makes a tie not checkable, and where nothing but the value itself is
stated, nothing is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Final

from projections.inspection.checks.finding import (
    AT_LEAST,
    AT_MOST,
    FAILS,
    HOLDS,
    NOT_EXHAUSTIVE,
    NOT_STATED,
    STATED_BESIDE,
    Check,
    Value,
    Verdict,
)
from projections.inspection.checks.rate import near, rounded
from projections.inspection.checks.stated_values import NamedValue, NamedValues
from projections.inspection.checks.tie import ANY, SAME, WHATEVER, Relation, Tie, TiedTerm, ties
from projections.inspection.reading.stated.values import StatedReport

_WHOLE: Final = 100
"""A rate is stated in per cent."""
_OF_THEM: Final[Mapping[Relation, Callable[[Sequence[Fraction]], Fraction]]] = {
    "first": lambda found: found[0],
    "least": min,
    "present": lambda found: Fraction(sum(one > 0 for one in found)),
    "number": lambda found: Fraction(len(found)),
}
"""What follows from what is stated where nothing is added up."""
_REASONS: Final[Mapping[Relation, str]] = {"at_most": AT_MOST, "at_least": AT_LEAST}
_ADDING: Final = frozenset[Relation]({"equals", "present", "number", "at_most"})
"""What falls short where something is not named."""


def check(report: StatedReport) -> Iterator[Check]:
    """Hold every stated value that a tie is about against the others, tie by tie."""
    values = NamedValues(report)
    ours = report.unit_code is not None
    for tie in ties():
        for said in values.named(tie.said.name):
            if _is_of(said, tie.said, said):
                held = _TiedValue(tie, said, values)
                if held.is_stated:
                    yield held.checked(surely=ours or tie.all_named)


def _is_of(one: NamedValue, term: TiedTerm, said: NamedValue) -> bool:
    """Whether a value is one of those that a term names beside another."""
    meant = {
        name: said.cell.get(name, "") if asked == SAME else asked
        for name, asked in term.cell.items()
    }
    if not one.cell.keys() <= meant.keys():
        return False
    found = ((asked, one.cell.get(name, "")) for name, asked in meant.items())
    return all(asked in (WHATEVER, got) or (asked == ANY and got) for asked, got in found)


@dataclass(frozen=True)
class _TiedValue:
    """A value, and what is stated of the terms it is tied to."""

    tie: Tie
    said: NamedValue
    values: NamedValues

    def _found(self, term: TiedTerm) -> list[NamedValue]:
        """What is stated of a term, each cell once, in the line of the value where it must be."""
        line = self.said.where if self.tie.line else None
        found = {
            tuple(sorted(one.cell.items())): one
            for one in reversed(self.values.named(term.name))
            if one is not self.said and _is_of(one, term, self.said) and line in (None, one.where)
        }
        return [*reversed(found.values())]

    @cached_property
    def _terms(self) -> list[tuple[TiedTerm, list[NamedValue]]]:
        return [(one, self._found(one)) for one in self.tie.terms]

    @property
    def is_stated(self) -> bool:
        """Whether anything is stated that it could be held against."""
        return any(one.where for _, found in self._terms for one in found)

    def checked(self, *, surely: bool) -> Check:
        """The value against what follows from the others; ``surely``: they are all there are."""
        follows = self._follows()
        if follows is None:
            return self._check("not_checkable", None, NOT_STATED)
        right = self._is_right(follows, exactly=surely)
        if right:
            return self._check("holds", follows, HOLDS)
        if self._is_open(follows, surely=surely):
            reason = STATED_BESIDE if self.tie.relation == "first" else NOT_EXHAUSTIVE
            return self._check("not_checkable", follows, reason)
        return self._check("fails", follows, _REASONS.get(self.tie.relation, FAILS))

    def _follows(self) -> Fraction | None:
        """What follows from the others; None: something is not stated."""
        numbers = [one.number for _, found in self._terms for one in found]
        if self.tie.relation in _OF_THEM:
            return _OF_THEM[self.tie.relation](numbers)
        if any(not found and not one.optional for one, found in self._terms):
            return None
        sums = [Fraction(one.sign * sum(it.number for it in found)) for one, found in self._terms]
        if self.tie.relation == "mean":
            above, below = sums[0], Fraction(sum(sums[1:]))
            return above / below if below else None
        return Fraction(sum(sums))

    def _is_right(self, follows: Fraction, *, exactly: bool) -> bool:
        said, relation = self.said.number, self.tie.relation
        if relation == "at_most":
            return said <= follows
        if relation == "at_least":
            return said >= follows
        if relation == "mean":
            scaled = follows * (_WHOLE if self.said.text.endswith("%") else 1)
            written = Decimal(self.said.text.rstrip("%"))
            return written == rounded(scaled) if exactly else near(written, scaled)
        return said == follows

    def _is_open(self, follows: Fraction, *, surely: bool) -> bool:
        """Whether parts that are not named could make it right, or what came another way."""
        if self.tie.relation == "first":
            return not self._terms[0][1] and self.said.number < follows
        named_all = surely or not any(one.is_sum for one in self.tie.terms)
        return not named_all and self.tie.relation in _ADDING and follows < self.said.number

    def _check(self, verdict: Verdict, follows: Fraction | None, reason: str) -> Check:
        where = self.said.where
        assert where is not None
        lines = tuple(it.where.text for _, found in self._terms for it in found if it.where)
        stated, expected = self._written(self.said.number), None
        if follows is not None:
            expected = self._written(follows)
        return Check(
            self.tie.rule, verdict, None, stated, expected, (), where, reason,
            dict(self.said.cell), lines,
        )  # fmt: skip

    def _written(self, number: Fraction) -> Value:
        if self.tie.relation == "mean":
            return _mean_text(number, self.said)
        return int(number) if number.denominator == 1 else str(rounded(number))


def _mean_text(number: Fraction, said: NamedValue) -> str:
    if number is said.number:
        return said.text
    percent = said.text.endswith("%")
    return f"{rounded(number * (_WHOLE if percent else 1))}{'%' if percent else ''}"
