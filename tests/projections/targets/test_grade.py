"""Grades of targets (targets.md §2): each row by one case, compared exactly."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projections.targets.grade import GradedGroup, GradedPart, grade_of, holds_against, is_exceeded
from projections.targets.indicator import Attested
from projections.targets.items import Item
from projections.targets.measure import Measure
from projections.targets.sides import Side, Sides
from projections.targets.target_list import TargetPart

NONE = Fraction(0)


def part(
    met: bool | None = None,
    exceeded: bool = False,
    state: str = "counted",
    *,
    informative: bool = False,
    groups: tuple[tuple[bool, bool], ...] = (),
) -> GradedPart:
    """A part that came out so."""
    told = tuple(
        GradedGroup("branch", "x", 1, 2, Fraction(1, 2), NONE, one, more) for one, more in groups
    )
    stated = TargetPart("a", "x", informative=informative)
    return GradedPart(stated, Attested("x"), state, met=met, exceeded=exceeded, groups=told)


YES, NO, MORE = part(True), part(False), part(True, exceeded=True)
AWAY, UNKNOWN = part(state="not_applicable"), part(state="not_known")


@pytest.mark.parametrize(
    ("parts", "grade"),
    [
        ([], "not_applicable"),
        ([AWAY], "not_applicable"),
        ([AWAY, AWAY], "not_applicable"),
        ([UNKNOWN], "not_known"),
        ([NO, UNKNOWN], "not_known"),
        ([MORE, UNKNOWN, AWAY], "not_known"),
        ([YES], "met"),
        ([YES, AWAY], "met"),
        ([YES, YES], "met"),
        ([MORE], "exceeded"),
        ([YES, MORE], "exceeded"),
        ([MORE, NO], "partly"),
        ([YES, NO, AWAY], "partly"),
        ([NO], "not_met"),
        ([NO, NO], "not_met"),
        ([NO, AWAY], "not_met"),
        ([YES, part(False, informative=True)], "met"),
        ([YES, part(state="not_known", informative=True)], "met"),
        ([part(True, informative=True)], "not_applicable"),
        # each group of an exception grades as a part
        ([part(False, groups=((True, False), (False, False)))], "partly"),
        ([part(False, groups=((False, False), (False, False)))], "not_met"),
        ([part(True, groups=((True, True), (True, False)))], "exceeded"),
        ([NO, part(True, groups=((True, False),))], "partly"),
    ],
)
def test_grade_of_a_target(parts: list[GradedPart], grade: str) -> None:
    """All hold, some hold, none holds; not known before all; what does not apply is left out."""
    assert grade == grade_of(parts)


@pytest.mark.parametrize(
    ("value", "comparator", "threshold", "stretch", "percent", "met", "exceeded"),
    [
        # “from 90 %”: with 90 % met, above it exceeded
        ("9/10", ">=", "9/10", None, True, True, False),
        ("1", ">=", "9/10", None, True, True, True),
        ("8999/10000", ">=", "9/10", None, True, False, False),
        # 100 % is never exceeded
        ("1", ">=", "1", None, True, True, False),
        # a stretch: from it on exceeded, between threshold and stretch met
        ("15/100", ">=", "15/100", "1/5", True, True, False),
        ("19/100", ">=", "15/100", "1/5", True, True, False),
        ("1/5", ">=", "15/100", "1/5", True, True, True),
        # “at most”: below it exceeded
        ("6/10", "<=", "6/10", None, True, True, False),
        ("1/3", "<=", "6/10", None, True, True, True),
        ("1/2", "<=", "6/10", "4/10", True, True, False),
        ("4/10", "<=", "6/10", "4/10", True, True, True),
        # never of “>”, “<” and “=”
        ("5", ">", "0", None, False, True, False),
        ("0", ">", "0", None, False, False, False),
        ("-1/4", "<", "0", None, False, True, False),
        ("0", "<", "0", None, False, False, False),
        ("3", "=", "3", None, False, True, False),
        # counts: “at least 1” with 2 is exceeded
        ("1", ">=", "1", None, False, True, False),
        ("2", ">=", "1", None, False, True, True),
    ],
)
def test_a_value_against_its_threshold(
    value: str,
    comparator: str,
    threshold: str,
    stretch: str | None,
    percent: bool,
    met: bool,
    exceeded: bool,
) -> None:
    """Met and exceeded, at the edge and on both sides of it."""
    found, limit = Fraction(value), Fraction(threshold)
    beyond = Fraction(stretch) if stretch else None
    assert met == holds_against(found, comparator, limit)
    more = met and is_exceeded(found, comparator, limit, beyond, percent=percent)
    assert exceeded == more


@given(st.integers(1, 10**12), st.integers(1, 10**12))
def test_comparison_is_exact(numerator: int, denominator: int) -> None:
    """A share a hair below its threshold fails, however near; no value is rounded first."""
    threshold = Fraction(numerator, denominator)
    below = threshold - Fraction(1, 10**30)
    assert holds_against(threshold, ">=", threshold)
    assert not holds_against(below, ">=", threshold)
    assert holds_against(below, "<=", threshold)


def test_what_was_counted_is_named_once() -> None:
    """Whoever looks each name up among all of a part does not have them all named anew."""
    nobody: Any = None
    items = [Item("records", f"ST-{number}", None) for number in (3, 1, 3)]
    sides = (Sides([Side(items, nobody)]), Side(items[1:], nobody))
    measure = Measure("counted", 3, 2, Fraction(3, 2), *sides)
    stated = TargetPart("a", "x")
    graded = GradedPart(stated, Attested("x"), "counted", measure)
    assert (("ST-3", "ST-1"), ("ST-1", "ST-3")) == (graded.above, graded.below)
    assert graded.above is graded.above
    assert graded.below is graded.below
