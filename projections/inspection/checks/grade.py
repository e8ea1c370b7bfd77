"""Rule ``grade``: the grade in a scored table against what its criterion asks and its result says.

Grades of domain rules: all parts fail, not met; some, partly met; all hold, met, or exceeded where
a least amount among them is exceeded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final, Literal

from projections.inspection.checks.finding import (
    GRADED_OTHERWISE,
    HOLDS,
    NOT_STATED,
    Check,
)
from projections.inspection.reading.criteria import Amount, AskedPart, asked, stated
from projections.inspection.reading.form import Form
from projections.inspection.reading.result_words import holds, result_words
from projections.inspection.reading.stated import Grade, StatedReport, TargetResult
from projections.inspection.reading.tokens import tokens

Standing = Literal["not_met", "met", "exceeded", "not_asked"]
"""How one part of a target stands; one that is not asked of the unit counts for no grade."""

GRADES: Final[dict[Grade, str]] = {
    "not_met": "Không hoàn thành",
    "partly": "Hoàn thành một phần",
    "met": "Hoàn thành",
    "exceeded": "Hoàn thành vượt mức",
}
"""The official names of the grades, from the worst to the best."""

_ANY: Final = frozenset[Standing]({"not_met", "met", "exceeded"})
_NOT_ASKED = frozenset[Standing]({"not_asked"})
_WHOLE: Final = 100


def check(report: StatedReport, form: Form) -> Iterator[Check]:
    """Check every grade; where a part cannot be judged, only a grade that none could give fails."""
    for target in report.targets:
        if target.grade is not None:
            yield _checked(target, target.grade, form)


def _checked(target: TargetResult, grade: Grade, form: Form) -> Check:
    """Hold a grade against every grade that criterion and result together leave possible."""
    parts, amounts = asked(target, form), stated(target, form)
    standings = [_standing(part, parts, amounts) for part in parts] if amounts else []
    if holds(tokens(target.result, form), result_words().not_asked):
        standings = [one | _NOT_ASKED for one in standings]
    possible = set(_grades(standings)) if standings else set()
    said, where = GRADES[grade], target.rate.where
    if possible and grade not in possible:
        expected = " / ".join(name for one, name in GRADES.items() if one in possible)
        return Check("grade", "fails", None, said, expected, (), where, GRADED_OTHERWISE)
    if not possible or any(_ANY <= one for one in standings):
        return Check("grade", "not_checkable", None, said, None, (), where, NOT_STATED)
    return Check("grade", "holds", None, said, said, (), where, HOLDS)


def _grades(standings: Sequence[frozenset[Standing]]) -> Iterator[Grade]:
    """Every grade of a target whose parts may stand so; none where no part may be asked."""
    for combined in product(*standings):
        if asked_of := [one for one in combined if one != "not_asked"]:
            yield _graded(asked_of)


def _graded(standings: Sequence[Standing]) -> Grade:
    """The grade of a target whose parts stand so."""
    if "not_met" in standings:
        return "not_met" if set(standings) == {"not_met"} else "partly"
    return "exceeded" if "exceeded" in standings else "met"


def _standing(
    part: AskedPart, parts: Sequence[AskedPart], amounts: Sequence[Amount]
) -> frozenset[Standing]:
    """How a part may stand by the amounts that may be its own."""
    if part.least is None:
        return _ANY
    own = _own(part.least, amounts, alone=len(parts) == 1)
    return frozenset().union(*(_held(part, part.least, one) for one in own)) if own else _ANY


def _own(least: Amount, amounts: Sequence[Amount], *, alone: bool) -> list[Amount]:
    """The amounts of a part's kind whose words are most like its own; any, where it is alone."""
    kind = [one for one in amounts if one.kind == least.kind]
    most = max((len(one.words & least.words) for one in kind), default=0)
    if len(kind) == 1 and alone:
        return kind
    if most == 0:
        return kind if alone else []
    return [one for one in kind if len(one.words & least.words) == most]


def _held(part: AskedPart, least: Amount, amount: Amount) -> frozenset[Standing]:
    if amount.value < least.value:
        return frozenset({"not_met"})
    if amount.value == least.value:
        return frozenset({"met"})
    surely = part.exact and least.value < _WHOLE
    return frozenset({"exceeded"}) if surely else frozenset({"met", "exceeded"})
