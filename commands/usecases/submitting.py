"""A report leaves the unit: its file's hash and every figure it states become an entry."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commands.usecases.report_file import read_report_file, stated_period
from commands.usecases.reporting_unit import reporting_unit
from commands.usecases.submission import written_at
from ledger.errors import NothingToSubmit

if TYPE_CHECKING:
    from ledger.application import Ledger, Receipt
    from projections.inspection.forms.form_file import FormFile
    from projections.inspection.reading.stated import Figure

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
    unit: str | None = None,
    alone: bool = False,
    words: FormFile | None = None,
) -> Receipt:
    """Record that a file was submitted as the report ``name``.

    Whose figures and of which days is typed, or as it states; ``words``: a form's file to read it
    with, whose hash is recorded. Raises NothingToSubmit,
    PeriodNotStated, UnitNotStated, UnitNotRecognised, UnitAmbiguous,
    SubmittedAlready, and what ``read_report_file`` raises.
    """
    read = read_report_file(file, words)
    figures = [_recorded(one) for one in read.stated.figures if one.value is not None]
    if not figures:
        raise NothingToSubmit(file=file.name)
    days = stated_period(read.stated, start, end, file.name, lambda: ledger.today)
    spoken = reporting_unit(ledger, read, days, ledger.last_position, unit=unit, alone=alone)
    return ledger.submit(
        read.name,
        read.sha256,
        name,
        {"from": days.start.isoformat(), "to": days.end.isoformat()},
        figures,
        by,
        spoken.code,
        alone=spoken.alone,
        as_of=days.end.isoformat(),
        written_at=written_at(ledger, read.stated),
        form=words.sha256 if words else None,
    )


def _recorded(figure: Figure) -> dict[str, Any]:
    """A figure as it is recorded (docs/format.md)."""
    stated = {
        "id": figure.id,
        "line": figure.line,
        "measure": figure.measure,
        "cell": figure.cell,
        "value": figure.value,
    }
    if figure.as_of is None:
        return stated
    dated = stated | {"as_of": figure.as_of.isoformat()}
    return dated | {"through": True} if figure.through else dated
