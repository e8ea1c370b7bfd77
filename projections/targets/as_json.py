"""The stable JSON of `socai targets` (design.md §7)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from projections.targets.grade import GradedPart
from projections.targets.grading import GradedList, GradedTarget
from projections.targets.measure import YearAlone
from projections.targets.sight import Sight

PLACES = Decimal("0.0001")
"""A ratio as a decimal has four places: a percentage with two."""


def list_json(graded: GradedList) -> dict[str, Any]:
    """A graded list as plain data."""
    return {
        **head_json(graded.sight),
        "targets": [target_json(one) for one in graded.targets],
        "notices": [
            {"kind": one.kind, "names": list(one.names), "count": one.number}
            | ({"since": one.since.isoformat()} if one.since else {})
            for one in graded.notices
        ],
    }


def head_json(sight: Sight) -> dict[str, Any]:
    """Which list it is, of whom, of which days and which branch, and what was known."""
    return {
        "list": sight.plan.code,
        "title": sight.plan.title,
        "unit": sight.purview.unit,
        "officer": sight.purview.officer,
        "branch": sight.branch,
        "from": sight.period.start.isoformat(),
        "to": sight.period.end.isoformat(),
        "position": sight.books.known_at,
    }


def target_json(target: GradedTarget) -> dict[str, Any]:
    """A graded target as plain data."""
    return {
        "number": target.number,
        "ref": target.ref or None,
        "text": target.text,
        "grade": target.grade,
        "parts": [part_json(one) for one in target.parts],
    }


def part_json(part: GradedPart) -> dict[str, Any]:
    """A graded part as plain data."""
    attested = part.kind == "none"
    return {
        "part": part.letter,
        "indicator": part.indicator,
        "form": part.form,
        "state": part.state,
        "reason": part.reason or None,
        "numerator": part.numerator,
        "denominator": part.denominator,
        "value": decimal(part.value, part.kind),
        "comparator": "=" if attested else part.comparator or None,
        "threshold": "yes" if attested else decimal(part.threshold, part.kind),
        "stretch": decimal(part.stretch, part.kind),
        "met": part.met,
        "exceeded": part.exceeded,
        "informative": part.informative,
        "attestations": list(part.attestations),
        "quotas": list(part.quotas),
        "groups": [
            {
                "by": one.by,
                "name": one.name or None,
                "numerator": one.numerator,
                "denominator": one.denominator,
                "value": decimal(one.value, part.kind),
                "threshold": decimal(one.threshold, part.kind),
                "met": one.met,
                "exceeded": one.exceeded,
            }
            for one in part.groups
        ],
        "numerator_records": list(part.above),
        "denominator_records": list(part.below),
        "drill": [one._asdict() for one in part.drill],
        "years": [_year_json(one, part.kind) for one in part.years],
    }


def _year_json(one: YearAlone, kind: str) -> dict[str, Any]:
    return {
        "from": one.days.start.isoformat(),
        "to": one.days.end.isoformat(),
        "numerator": one.numerator,
        "denominator": one.denominator,
        "value": decimal(one.value, kind),
    }


def decimal(value: Fraction | None, kind: str) -> str | int | None:
    """A whole number, or a ratio as a decimal text, half up."""
    if value is None:
        return None
    if kind == "whole":
        return int(value)
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return format(exact.quantize(PLACES, ROUND_HALF_UP).normalize(), "f")
