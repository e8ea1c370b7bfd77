"""The report against itself: every rule there is, and a report held against all of them.

A rule is a pure function of a report as read. It yields one Check for everything it looked at;
where its inputs are not all stated it says so and never alarms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from projections.inspection.checks import (
    change,
    formulas,
    grade,
    level,
    movement,
    parts,
    periods,
    rate,
    repeat,
    ties,
)
from projections.inspection.checks.finding import Check, RuleName
from projections.inspection.checks.groups import grouped
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.stated.values import StatedReport

Rule = Callable[[StatedReport, Form], Iterable[Check]]

RULES: dict[RuleName, Rule] = {
    "movement": movement.check,
    "parts": parts.check,
    "rate": rate.check,
    "level": level.check,
    "repeat": repeat.check,
    "period": periods.check_periods,
    "date": periods.check_dates,
    "grade": grade.check,
    "change": change.check,
}
"""The rules there are, in the order in which they are applied."""


def check_report(report: StatedReport, form: Form) -> tuple[Check, ...]:
    """Apply every rule, and return what is found, rule by rule, in reading order.

    Then what ties the slots of forms, and last what the document's own formulas say. Each with the
    lines involved and what explains what.
    """
    places = {figure.id: place for place, figure in enumerate(report.figures)}
    found = [one for rule in RULES.values() for one in rule(report, form)]
    found += ties.check(report)
    found += formulas.check(report, found)
    return grouped([replace(one, lines=_lines(one, report, places)) for one in found], report)


def _lines(check: Check, report: StatedReport, places: dict[str, int]) -> tuple[str, ...]:
    """Every line involved once: the check's own, then those of its figures.

    In reading order; for a day, that of the report's own date.
    """
    figures = [report.figure(one).where for one in sorted(check.figures, key=places.__getitem__)]
    dated = [report.date_where] if check.rule == "date" and report.date_where else []
    texts = [where.text for where in (check.where, *figures, *dated)]
    return tuple(dict.fromkeys([*texts, *check.lines]))
