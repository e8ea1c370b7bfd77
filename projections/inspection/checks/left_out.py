"""Rule ``parts`` in the result of a target: what is counted and what is left out are all there are.

``02 vụ (tổng số 03 vụ, không tính 01 vụ mua bán có 01 bị can)`` (forms.md §9).
"""

from __future__ import annotations

from collections.abc import Iterator

from projections.inspection.checks.finding import FAILS, HOLDS, NOT_STATED, Check, Verdict
from projections.inspection.reading.lexicon.wording import keys
from projections.inspection.reading.stated.values import StatedPart, StatedReport, TargetResult


def check(report: StatedReport) -> Iterator[Check]:
    """Check every result that says of how many its count is, and how many that leaves out."""
    for result in (*report.targets, *report.results):
        told = [one for one in result.parts if one.role == "all"]
        left = [one for one in result.parts if one.role == "left_out"]
        if len(told) == 1 and left:
            yield _checked(result, told[0], left)


def _checked(result: TargetResult, told: StatedPart, left: list[StatedPart]) -> Check:
    counted = _counted(result, told)
    where, amounts = result.rate.where, [counted, *(one.numerator for one in left)]
    numbers = [one for one in amounts if one is not None]
    if told.numerator is None or len(numbers) < len(amounts):
        return Check("parts", "not_checkable", None, told.numerator, None, (), where, NOT_STATED)
    together = sum(numbers)
    right = together == told.numerator
    verdict: Verdict = "holds" if right else "fails"
    reason = HOLDS if right else FAILS
    return Check("parts", verdict, None, told.numerator, together, (), where, reason)


def _counted(result: TargetResult, told: StatedPart) -> int | None:
    """How many there are of what the whole is called by: ``02 vụ`` of ``tổng số … vụ``."""
    found = [one for one in result.parts if not one.role and one.denominator is None]
    named = [one for one in found if _is_named(keys(one.label), keys(told.label))]
    chosen = named or found
    return chosen[0].numerator if len(chosen) == 1 else None


def _is_named(noun: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether what a whole is called ends with the words for what is counted."""
    return bool(noun) and whole[-len(noun) :] == noun
