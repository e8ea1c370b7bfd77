"""Reading a report file for the commands that need one."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ledger.errors import PeriodNotStated
from ledger.values import Period, reporting_year_of

if TYPE_CHECKING:
    from projections.inspection.stated import StatedReport


@cache
def read_stated(file: Path) -> StatedReport:
    """Read a report's figures, once per run. Raises what the intake refuses."""
    from projections.documents.intake import read_document
    from projections.inspection.form import year_end_form
    from projections.inspection.reading import read_report

    return read_report(read_document(file), year_end_form())


def stated_period(report: StatedReport, start: date | None, end: date | None, file: Path) -> Period:
    """The period typed, else the one the report states. Raises PeriodNotStated."""
    if report.period is None and start is None and end is None:
        raise PeriodNotStated(file=file.name)
    usual = report.period or reporting_year_of(end or start or date.max)
    return Period(start or usual.start, end or usual.end)
