"""A report leaves the unit: its file's hash and every figure it states become an entry."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from commands.usecases.report_file import read_stated, sha256_of, stated_period
from ledger.errors import NothingToSubmit

if TYPE_CHECKING:
    from ledger.application import Ledger, Receipt

YEAR_REPORT = "bao-cao-nam"
"""The year-end report, as the calendar of reports calls it."""


def submit_report(
    ledger: Ledger,
    file: Path,
    by: str,
    *,
    name: str = YEAR_REPORT,
    start: date | None = None,
    end: date | None = None,
) -> Receipt:
    """Record that a file was submitted as the report ``name``, of the period typed or stated.

    Raises NothingToSubmit, PeriodNotStated, SubmittedAlready, and what the intake refuses.
    """
    from projections.inspection.reconciliation.asked import unit_named

    stated = read_stated(file)
    figures = [
        {
            "id": one.id,
            "line": one.line,
            "measure": one.measure,
            "cell": one.cell,
            "value": one.value,
        }
        for one in stated.figures
        if one.value is not None
    ]
    if not figures:
        raise NothingToSubmit(file=file.name)
    days = stated_period(stated, start, end, file)
    period = {"from": days.start.isoformat(), "to": days.end.isoformat()}
    unit = unit_named(ledger.units(days.end), stated.unit) if stated.unit else None
    return ledger.submit(
        file.name, sha256_of(file), name, period, figures, by, unit.code if unit else ""
    )
