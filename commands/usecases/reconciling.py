"""A report held against the books: every figure recounted as known then and as known now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from commands.usecases.report_file import read_stated, sha256_of, stated_period
from ledger.values.period import Period

if TYPE_CHECKING:
    from ledger.application import Ledger
    from ledger.entries.evidence import ReportSubmitted
    from projections.inspection.reconciliation.reconcile import Reconciliation


@dataclass(frozen=True)
class Comparison:
    """What was found, and what the reader must know of how it was asked.

    ``submitted``: whether this file was submitted to this ledger; ``unknown_unit``: the unit the
    report names, where the books know none of that name, else empty.
    """

    found: Reconciliation
    submitted: bool
    unknown_unit: str


def reconcile_report(
    ledger: Ledger,
    file: Path,
    known_then: int | None = None,
    *,
    start: date | None = None,
    end: date | None = None,
    unit: str | None = None,
) -> Comparison:
    """Reconcile a report file with the ledger: its period as typed, as submitted, or as it states.

    ``known_then``: the position to recount as known at; None: that of the submission, or now where
    there was none. ``unit``: the code of the unit it speaks for, None for the one it names.
    Raises UnknownUnit, PeriodNotStated, and what the intake refuses.
    """
    from projections.inspection.reconciliation.reconcile import reconcile

    report, submission = read_stated(file), ledger.submission(sha256_of(file))
    then = known_then
    if then is None:
        then = submission.position if submission else ledger.last_position
    days = (
        submitted_period(submission)
        if submission and start is None and end is None
        else stated_period(report, start, end, file)
    )
    code = ledger.books("").unit(unit).code if unit else None
    found = reconcile(ledger, report, days, then, unit_code=code)
    unknown = report.unit if found.unit is None else ""
    return Comparison(found, submission is not None, unknown or "")


def submitted_period(submission: ReportSubmitted) -> Period:
    """The period a report was submitted for."""
    return Period(
        date.fromisoformat(submission.period["from"]), date.fromisoformat(submission.period["to"])
    )
