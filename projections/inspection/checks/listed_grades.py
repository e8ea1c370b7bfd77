"""Which grades a result leaves possible where its target is one of a built-in list.

By what the list asks of each part, where it says so exactly (targets.md §2).
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from projections.documents.forms.target_words import results_wording
from projections.inspection.checks.listed_targets import ListedTarget, listed_sides, listed_target
from projections.inspection.checks.standing import ANY, NOT_ASKED, Standings
from projections.inspection.reading.lexicon.wording import keys
from projections.inspection.reading.results.words import result_words
from projections.inspection.reading.stated.values import TargetResult
from projections.targets.grade import holds_against, is_exceeded
from projections.targets.target_list import TargetPart

_NAMED: Final = re.compile(r"(?P<name>.*):(?P<said>.*)")
"""A piece of a result, behind what it is of: ``không sót, lọt đối tượng: đạt``."""
_RATIOS: Final = frozenset({"share", "ratio", "every_month"})
_COUNTS: Final = frozenset({"count", "distinct"})
"""Of these more than the least number asked for is called either (forms.md §9)."""
_MET: Final[Standings] = frozenset({"met"})
_NOT_MET: Final[Standings] = frozenset({"not_met"})
_EXCEEDED: Final[Standings] = frozenset({"exceeded"})


def listed_standings(result: TargetResult) -> list[Standings]:
    """How each part of a result may stand; empty where its target is of no list.

    A part that asks more of some branches is as many as it has groups: where that is not certain,
    one may be reached and another not.
    """
    listed = listed_target(result)
    if listed is None:
        return []
    sides = dict(listed_sides(result))
    parts = [one for one in listed.target.parts if not one.informative]
    found = [(one, _standing(one, result, listed, sides)) for one in parts]
    grouped = [stands for one, stands in found if one.exceptions and stands == ANY]
    return [*(stands for _, stands in found), *grouped]


def _standing(
    part: TargetPart, result: TargetResult, listed: ListedTarget, sides: dict[str, int]
) -> Standings:
    indicator = listed.plan.indicators[part.indicator]
    if indicator.kind == "none":
        return _attested(part, result, listed)
    above, below = (sides.get(f"{part.indicator}.{side}") for side in ("num", "den"))
    if above is None:
        return NOT_ASKED if _is_unasked(part, result, listed) else ANY
    if indicator.form == "per_unit":
        return _NOT_MET if above != below else frozenset({"met", "exceeded"})
    value = _value(indicator.form, above, below)
    stands = ANY if value is None else _judged(part, value)
    return _MET | _EXCEEDED if indicator.form in _COUNTS and stands == _EXCEEDED else stands


def _value(form: str, above: int, below: int | None) -> Fraction | None:
    """What a part came to, as its threshold is written; None where that is not certain."""
    if form in _RATIOS:
        return Fraction(above, below) if below else None
    if form in _COUNTS:
        return Fraction(above)
    return Fraction(above - below) if form == "difference" and below is not None else None


def _judged(part: TargetPart, value: Fraction) -> Standings:
    """A value against what is asked: of all of it, or of branches that are asked more each.

    Of these it is only certain where all is reached, or nothing.
    """
    if not isinstance(part.threshold, Fraction):
        return ANY
    thresholds = [part.threshold, *(one.threshold for one in part.exceptions)]
    if part.exceptions and value not in (0, 1):
        return ANY
    met = {holds_against(value, part.comparator, one) for one in thresholds}
    if met != {True}:
        return _NOT_MET if met == {False} else ANY
    bars = (part.stretch, part.percent)
    beyond = {
        is_exceeded(value, part.comparator, one, bars[0], percent=bars[1]) for one in thresholds
    }
    return _EXCEEDED if True in beyond else _MET


# ---- parts without a number ---------------------------------------------------------------------


def _said(part: TargetPart, result: TargetResult, listed: ListedTarget) -> str:
    """What a result says of a part, by what that is called; empty where it does not name it."""
    pieces = result.result.strip(" .").split(";")
    if len(listed.target.parts) == 1:
        return result.result
    label = results_wording()["labels"].get(part.indicator, "")
    told = filter(None, map(_NAMED.fullmatch, pieces))
    return next((it["said"] for it in told if label and keys(it["name"]) == keys(label)), "")


def _attested(part: TargetPart, result: TargetResult, listed: ListedTarget) -> Standings:
    words, said = results_wording()["words"], keys(_said(part, result, listed))
    if said == keys(words["holds"]):
        return _MET
    return _NOT_MET if said in (keys(words["fails"]), keys(words["refuted"])) else ANY


def _is_unasked(part: TargetPart, result: TargetResult, listed: ListedTarget) -> bool:
    return keys(_said(part, result, listed)) in result_words().not_asked
