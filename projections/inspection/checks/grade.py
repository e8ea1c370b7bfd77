"""Rule ``grade``: the grade in a scored table against what its criterion asks and its result says.

Grades of domain rules: all parts fail, not met; some, partly met; all hold, met, or exceeded where
a least amount among them is exceeded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from projections.inspection.checks.finding import (
    GRADED_OTHERWISE,
    HOLDS,
    NOT_STATED,
    Check,
)
from projections.inspection.checks.listed_grades import listed_standings
from projections.inspection.checks.standing import ANY, NOT_ASKED, Standings, grades_of
from projections.inspection.checks.standing import GRADES as GRADES
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.lines.tokens import tokens
from projections.inspection.reading.results.criteria import Amount, AskedPart, asked, stated
from projections.inspection.reading.results.words import holds, result_words
from projections.inspection.reading.stated.values import Grade, StatedReport, TargetResult

_WHOLE: Final = 100


def check(report: StatedReport, form: Form) -> Iterator[Check]:
    """Check every grade; where a part cannot be judged, only a grade that none could give fails."""
    for target in (*report.targets, *report.results):
        if target.grade is not None:
            yield _checked(target, target.grade, form)


def _checked(target: TargetResult, grade: Grade, form: Form) -> Check:
    """Hold a grade against every grade that criterion and result together leave possible."""
    standings = listed_standings(target) or _worded_standings(target, form)
    possible = set(grades_of(standings)) if standings else set()
    said, where = GRADES[grade], target.rate.where
    if possible and grade not in possible:
        expected = " / ".join(name for one, name in GRADES.items() if one in possible)
        return Check("grade", "fails", None, said, expected, (), where, GRADED_OTHERWISE)
    if not possible or any(ANY <= one for one in standings):
        return Check("grade", "not_checkable", None, said, None, (), where, NOT_STATED)
    return Check("grade", "holds", None, said, said, (), where, HOLDS)


def _worded_standings(target: TargetResult, form: Form) -> list[Standings]:
    """How its parts may stand by what its criterion, or the number assigned, asks in words."""
    parts, amounts = asked(target, form), stated(target, form)
    standings = [_standing(part, parts, amounts) for part in parts] if amounts else []
    if holds(tokens(target.result, form), result_words().not_asked):
        return [one | NOT_ASKED for one in standings]
    return standings


def _standing(part: AskedPart, parts: Sequence[AskedPart], amounts: Sequence[Amount]) -> Standings:
    """How a part may stand by the amounts that may be its own."""
    if part.least is None:
        return ANY
    own = _own(part.least, amounts, alone=len(parts) == 1)
    return frozenset().union(*(_held(part, part.least, one) for one in own)) if own else ANY


def _own(least: Amount, amounts: Sequence[Amount], *, alone: bool) -> list[Amount]:
    """The amounts of a part's kind whose words are most like its own; any, where it is alone."""
    kind = [one for one in amounts if one.kind == least.kind]
    most = max((len(one.words & least.words) for one in kind), default=0)
    if len(kind) == 1 and alone:
        return kind
    if most == 0:
        return kind if alone else []
    return [one for one in kind if len(one.words & least.words) == most]


def _held(part: AskedPart, least: Amount, amount: Amount) -> Standings:
    if amount.value < least.value:
        return frozenset({"not_met"})
    if amount.value == least.value:
        return frozenset({"met"})
    surely = part.exact and least.value < _WHOLE
    return frozenset({"exceeded"}) if surely else frozenset({"met", "exceeded"})
