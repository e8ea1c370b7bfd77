"""Little reports of stated figures, held against the books of a desk."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from ledger.records.opening import OpenRecord
from ledger.values.period import Period
from projections.documents.lines.document import Where
from projections.inspection.reading.stated.values import Figure, Measure, StatedReport
from projections.inspection.reconciliation.reconcile import reconcile
from projections.inspection.reconciliation.reconciled import Reconciled, Reconciliation
from tests.ledger.desk import Clock, Desk, day

YEAR = Period(date(2023, 10, 15), date(2024, 10, 14))
SUBMITTED = datetime(2024, 10, 15, 2, tzinfo=UTC)


def ten_watch_files(folder: Path) -> Desk:
    """Ten watch files known when the report was submitted, the last of them added in the year."""
    desk = Desk(folder / "ledger.sqlite", Clock(SUBMITTED))
    for number in range(1, 11):
        opened = day("1/3/2024") if number == 10 else day("1/3/2022")
        attributes = {"class": "A" if number < 4 else "B", "list": "III"}
        desk.open(f"ST-{number:03}", opened, attributes=attributes)
    return desk


def stated(
    value: int | None, measure: Measure = "current", line: str | None = "ST", **more: Any
) -> Figure:
    """A stated figure, by default the current total of watch files."""
    cell = more.pop("cell", {})
    return Figure(
        "figure", line, measure, cell, value, "hồ sơ", Where("- Hiện đang …", paragraph=1), **more
    )


def reconciled(
    books: Desk, figure: Figure, then: int | None = None, unit: str = "CAH", **more: Any
) -> Reconciled:
    """One figure against the books, as known then (by default: now) and now."""
    return whole(books, [figure], then, unit, **more).figures[0]


def whole(
    books: Desk, figures: list[Figure], then: int | None = None, unit: str = "CAH", **more: Any
) -> Reconciliation:
    """A report of these figures against the books."""
    report = StatedReport(None, None, None, date(2024, 10, 15), YEAR, tuple(figures))
    known_then = books.ledger.last_position if then is None else then
    return reconcile(books.ledger, report, YEAR, known_then, unit=unit, **more)


def later(books: Desk, on: date, *decisions: Any, by: str = "CB02") -> int:
    """Record on a later day; return the position known before."""
    known = books.ledger.last_position
    books.clock.now = datetime(on.year, on.month, on.day, 3, tzinfo=UTC)
    books.do(*decisions, by=by)
    return known


def watch_file(number: str, on: date, unit: str = "DKT") -> OpenRecord:
    """A watch file of class B."""
    fields = {
        "line": "ST",
        "symbol": "ST",
        "unit": unit,
        "officer": "CB01",
        "attributes": {"class": "B", "list": "III"},
    }
    return OpenRecord(number=number, effective_on=on, **fields)  # type: ignore[arg-type]
