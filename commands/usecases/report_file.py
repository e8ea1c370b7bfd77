"""A report file: the figures it states, its period, and the mark by which it is known again."""

from __future__ import annotations

from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from ledger.errors import PeriodNotStated
from ledger.values.period import Period, reporting_year_of

if TYPE_CHECKING:
    from projections.inspection.reading.stated import StatedReport


@cache
def read_stated(file: Path) -> StatedReport:
    """Read a report's figures, once per run. Raises what the intake refuses."""
    from projections.documents.lines.intake import read_document
    from projections.inspection.reading.form import year_end_form
    from projections.inspection.reading.read import read_report

    return read_report(read_document(file), year_end_form())


def sha256_of(file: Path) -> str:
    """The hash of a file's bytes, by which the books know it: hexadecimal."""
    return sha256(file.read_bytes()).hexdigest()


def stated_period(report: StatedReport, start: date | None, end: date | None, file: Path) -> Period:
    """The period typed, else the one the report states. Raises PeriodNotStated."""
    if report.period is None and start is None and end is None:
        raise PeriodNotStated(file=file.name)
    usual = report.period or reporting_year_of(end or start or date.max)
    return Period(start or usual.start, end or usual.end)
