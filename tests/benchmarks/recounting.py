"""What is recounted by replay: a report reconciled."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ledger.application import Ledger
from ledger.values.period import Period
from projections.documents.lines.document import Where
from projections.figures.answer import MEASURES
from projections.figures.question import Question
from projections.figures.recount import recount
from projections.inspection.reading.stated import Figure, StatedReport
from projections.inspection.reconciliation.reconcile import reconcile
from tests.benchmarks.make_history import make_ledger
from tests.benchmarks.measure import Result, at_most
from tests.projections.inspection.reconciliation.slow_reconcile import slow_reconcile

ENTRIES = 190_000
FIGURES = 125
KNOWN_THEN = 0.97
"""The share of the entries that was recorded when the report was submitted."""
YEAR = Period(date(2021, 10, 15), date(2022, 10, 14))


def reconciliation(folder: Path) -> list[Result]:
    """A year-end report of every line, true when it was submitted; beside one figure of it."""
    ledger = make_ledger(folder / "ledger.sqlite", ENTRIES)
    then = round(ledger.last_position * KNOWN_THEN)
    figures = _stated(ledger, then)
    assert len(figures) == FIGURES
    everything, one = (
        StatedReport(None, None, None, None, YEAR, asked) for asked in (figures, figures[:1])
    )

    def fast(report: StatedReport) -> int:
        return bool(reconcile(ledger, report, YEAR, then).figures)

    def slow() -> int:
        return bool(slow_reconcile(ledger, everything, YEAR, then).figures)

    what = f"reconcile, {FIGURES} figures, {ENTRIES:,} entries"
    return [
        at_most(what, "one figure", lambda: fast(everything), lambda: fast(one), 1.5),
        at_most("the same", "each replayed alone", lambda: fast(everything), slow, 1 / 8, rounds=1),
    ]


def _stated(ledger: Ledger, then: int) -> tuple[Figure, ...]:
    """What the books said then: the totals of the watch files first, then the rest of all lines."""
    rows = recount(ledger, Question(YEAR, then))
    rows += recount(ledger, Question(YEAR, then, by=("class", "list"), lines=("ST",)))
    rows.sort(key=lambda row: row.line != "ST")
    figures = [
        Figure(
            f"{row.line}.{measure}",
            row.line,
            measure,  # type: ignore[arg-type]
            {name: str(value) for name, value in row.cell},
            getattr(row, measure),
            "hồ sơ",
            Where("dòng", paragraph=1),
        )
        for row in rows
        for measure in MEASURES
    ]
    return tuple(figures[:FIGURES])
