"""Targets of the built-in lists, known by their words, and which number of a result is which side.

How a result is worded is learnt from the words of our own papers, over numbers that stand for the
two sides, read by the reader of results; so no wording is known here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from typing import Final, Literal, NamedTuple

from projections.documents.forms.target_words import (
    called,
    own_words,
    part_words,
    parts_text,
)
from projections.documents.lines.document import Where
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.lexicon.wording import keys
from projections.inspection.reading.results.parts import stated_parts
from projections.inspection.reading.stated.values import TargetResult
from projections.targets.built_in import built_in_list, built_in_texts
from projections.targets.grade import GradedPart
from projections.targets.grading import GradedTarget
from projections.targets.measure import COUNTED, Measure
from projections.targets.target_list import Target, TargetList, TargetPart

Side = Literal["num", "den", "planned"]
Keys = tuple[str, ...]

_SIDES: Final[Mapping[Side, int]] = {"num": 211, "den": 379, "planned": 733}
"""Numbers that stand for what is counted above and below the line, and what was to be done.

Those of further parts follow them.
"""
_MORE: Final = {"accused": "", "all": "", "left": "", "now": "", "then": ""}
"""What else stands in scored tables."""


class WordedSide(NamedTuple):
    """Where a side stands in a result: in the part called so, before or behind its stroke."""

    label: Keys
    below: bool


Wording = Mapping[WordedSide, str]
"""What the numbers of a target's result are: ``class_b_served.den``."""


class ListedTarget(NamedTuple):
    """A target of a built-in list, and how its results are worded."""

    target: Target
    plan: TargetList
    wording: Wording


def listed_sides(result: TargetResult) -> Iterator[tuple[str, int]]:
    """The numbers of a result whose target is one of a list, by the indicators of its parts."""
    if (listed := listed_target(result)) is None:
        return
    for part in result.parts:
        for below, number in ((False, part.numerator), (True, part.denominator)):
            name = listed.wording.get(WordedSide(keys(part.label), below))
            if name and number is not None:
                yield name, number


def listed_target(result: TargetResult) -> ListedTarget | None:
    """The target of a list that a result is of, by its words; None: of none, or of several."""
    return _listed().get(keys(result.criterion)) if result.criterion else None


@cache
def _listed() -> Mapping[Keys, ListedTarget]:
    """The targets of all lists by their words; not those of which several lists ask otherwise."""
    found: dict[Keys, ListedTarget] = {}
    doubtful: set[Keys] = set()
    for code in built_in_texts():
        plan = built_in_list(code)
        for target in plan.targets:
            words = keys(target.text)
            told = found.setdefault(words, ListedTarget(target, plan, _wording(target, plan)))
            doubtful |= {words} if told.target.parts != target.parts else set()
    return {words: one for words, one in found.items() if words not in doubtful}


def _wording(target: Target, plan: TargetList) -> Wording:
    """Where which side stands, in the words of reports and in those of scored tables."""
    parts = [_told(one, at, plan) for at, one in enumerate(target.parts)]
    plain = parts_text(GradedTarget(target.number, target.text, "", tuple(parts)))
    scored = ((one, part_words(one, own_words(one, "scored_indicators"), **_MORE)) for one in parts)
    several = len(parts) > 1
    row = "; ".join(called(one, text) if several else text for one, text in scored)
    told = {
        number + at: f"{part.indicator}.{side}"
        for at, part in enumerate(parts)
        for side, number in _SIDES.items()
    }
    found: dict[WordedSide, set[str]] = defaultdict(set)
    for place, name in (*_sides_of(plain, told), *_sides_of(row, told)):
        found[place].add(name)
    return {place: min(names) for place, names in found.items() if len(names) == 1}


def _sides_of(text: str, told: Mapping[int, str]) -> Iterator[tuple[WordedSide, str]]:
    for part in stated_parts(text, Where(""), year_end_form()):
        for below, number in ((False, part.numerator), (True, part.denominator)):
            if number is not None and number in told:
                yield WordedSide(keys(part.label), below), told[number]


def _told(part: TargetPart, at: int, plan: TargetList) -> GradedPart:
    """A part that came to the numbers which stand for its sides."""
    above, below, planned = (number + at for number in _SIDES.values())
    measure = Measure(COUNTED, above, below, Fraction(above, below), holds=True)
    indicator = plan.indicators[part.indicator]
    return GradedPart(part, indicator, COUNTED, measure, Fraction(planned), met=True)
