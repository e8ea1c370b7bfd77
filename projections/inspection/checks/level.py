"""Rule ``level``: figures by level, or by team and unit, against the total."""

from __future__ import annotations

from collections.abc import Iterator

from projections.inspection.checks.division import divisions
from projections.inspection.checks.finding import Check
from projections.inspection.checks.parts import judge
from projections.inspection.checks.support import DIVIDING, Evidence
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.stated.values import StatedReport


def check(report: StatedReport, form: Form) -> Iterator[Check]:
    """Check every division by level or unit.

    Every record has one level, so the stated ones must account for the whole total even where
    another's slot is blank, unless that has records in another measure.
    """
    evidence = Evidence.of(report)
    for division in divisions(evidence, form):
        if division.dimension in DIVIDING:
            yield judge("level", division, evidence, form)
