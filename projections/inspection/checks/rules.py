"""The report against itself: every rule there is, and a report held against all of them.

A rule is a pure function of a report as read. It yields one Check for everything it looked at;
where its inputs are not all stated it says so and never alarms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from projections.inspection.checks import level, movement, parts, periods, repeat
from projections.inspection.checks.finding import Check, RuleName
from projections.inspection.reading.form import Form
from projections.inspection.reading.stated import StatedReport

Rule = Callable[[StatedReport, Form], Iterable[Check]]

RULES: dict[RuleName, Rule] = {
    "movement": movement.check,
    "parts": parts.check,
    "level": level.check,
    "repeat": repeat.check,
    "period": periods.check_periods,
    "date": periods.check_dates,
}
"""The rules there are, in the order in which they are applied."""


def check_report(report: StatedReport, form: Form) -> tuple[Check, ...]:
    """Apply every rule; what is found, rule by rule, in reading order."""
    return tuple(found for rule in RULES.values() for found in rule(report, form))
