"""A report that was true when it was written is never called wrong, whatever is recorded later."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings

from projections.documents.lines.document import Where
from projections.figures.answer import MEASURES
from projections.figures.question import Question
from projections.figures.recount import recount
from projections.figures.whose import reaches, whose_figures
from projections.inspection.reading.stated.values import Figure, StatedReport
from projections.inspection.reconciliation.reconcile import reconcile
from projections.inspection.reconciliation.reconciled import Reconciled
from tests.busy_district import UNITS, YEAR, BusyDistrict, busy_district
from tests.projections.busy_officers import SETTINGS, THOROUGH, seeds

pytestmark = pytest.mark.uncounted

WHERE = Where("dòng", paragraph=1)


@settings(SETTINGS, max_examples=1_000 if THOROUGH else 12)
@given(seeds)
def test_a_true_report_is_never_called_wrong(seed: int) -> None:
    """True when it was written, each figure is confirmed as known at a moment that is named, and
    what happened since is explained to the last file.
    """
    random = Random(seed)
    with busy_district(random) as district:
        district.work(random.randint(5, 40))
        unit, alone = random.choice(UNITS), random.random() < 0.4
        written = district.ledger.last_position
        report = true_report(district, unit, alone=alone)
        if random.random() < 0.5:
            district.work(random.randint(1, 10))
        then = district.ledger.last_position
        district.work(random.randint(1, 30))
        known: Any = {"unit": unit, "alone": alone, "written": written}
        found = reconcile(district.ledger, report, YEAR, then, **known)
        assert [] == [wrong for one in found.figures for wrong in called_wrong(one)]


def true_report(district: BusyDistrict, unit: str, *, alone: bool) -> StatedReport:
    """What the books say now of a unit, of every line, by symbol, class and level."""
    ledger, known_at = district.ledger, district.ledger.last_position
    whose = whose_figures(ledger, unit, alone=alone)
    reach = reaches(ledger.unit_histories(), [whose], known_at)[whose]
    asked = [Question(YEAR, known_at, reach, by) for by in ((), ("class",), ("level", "symbol"))]
    figures = [
        Figure(
            f"{row.line} {row.cell} {measure}",
            row.line,
            measure,  # type: ignore[arg-type]
            {name: str(value) for name, value in row.cell},
            getattr(row, measure),
            "hồ sơ",
            WHERE,
        )
        for question in asked
        for row in recount(ledger, question)
        if all(value is not None for _, value in row.cell)
        for measure in MEASURES
    ]
    return StatedReport(None, None, None, None, YEAR, tuple(figures))


def called_wrong(one: Reconciled) -> list[str]:
    """What is said against a figure that was true when it was written."""
    found = []
    if one.verdict not in ("matches", "matches_then", "matches_written"):
        found.append(f"{one.figure.id}: {one.verdict}")
    kinds = {cause.kind for cause in one.causes}
    found += [f"{one.figure.id}: {kind}" for kind in kinds & {"never_supported", "unexplained"}]
    begun = one.written if one.verdict == "matches_written" else one.then
    explained = sum(cause.difference for cause in one.causes)
    if (one.now or 0) - (begun or 0) != explained:
        found.append(f"{one.figure.id}: {begun} became {one.now}, explained are {explained}")
    return found
