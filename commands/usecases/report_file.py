"""A report file: the figures it states, its period, and the mark by which it is known again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ledger.errors import PeriodNotStated
from ledger.values.period import Period, reporting_year_of

if TYPE_CHECKING:
    from projections.documents.lines.document import Document
    from projections.inspection.reading.stated import StatedReport


@dataclass(frozen=True)
class ReportFile:
    """A report as read, and the hash of the very bytes it was read from (hexadecimal)."""

    name: str
    sha256: str
    stated: StatedReport
    document: Document


@cache
def read_report_file(file: Path) -> ReportFile:
    """Read a report file, once per run. Raises what the intake refuses."""
    from projections.documents.lines.intake import read_document
    from projections.inspection.reading.form import year_end_form
    from projections.inspection.reading.read import read_report

    document = read_document(file)
    return ReportFile(file.name, document.sha256, read_report(document, year_end_form()), document)


def read_stated(file: Path) -> StatedReport:
    """The figures a report states, read once per run. Raises what the intake refuses."""
    return read_report_file(file).stated


def stated_period(
    report: StatedReport,
    start: date | None,
    end: date | None,
    file: str,
    today: Callable[[], date],
) -> Period:
    """The period typed, else the one the report states.

    One that was taken from a single day is over by ``today``: of that day may as well be the
    figures at its end. Raises PeriodNotStated.
    """
    read = None if _is_doubtful(report, today) else report.period
    if read is None and start is None and end is None:
        raise PeriodNotStated(file=file)
    usual = read or reporting_year_of(end or start or date.max)
    return Period(start or usual.start, end or usual.end)


def _is_doubtful(report: StatedReport, today: Callable[[], date]) -> bool:
    """Whether the period was taken from a single day and is not over yet."""
    if report.period is None or report.unit_code:
        return False
    named = any(one.role == "stretch" for one in report.periods)
    return not named and report.period.end > today()
