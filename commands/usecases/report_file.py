"""A report file: the figures it states, its period, and the mark by which it is known again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ledger.errors import N_, PeriodNotStated
from ledger.values.period import Period, reporting_year_of

if TYPE_CHECKING:
    from projections.documents.lines.document import Document
    from projections.inspection.forms.form_file import FormFile
    from projections.inspection.reading.lexicon.form import Form
    from projections.inspection.reading.stated.values import StatedReport


@dataclass(frozen=True)
class ReportFile:
    """A report as read, and the hash of the very bytes it was read from (hexadecimal).

    ``form``: what it was read by; ``words``: the file with words of one's own that is part of it.
    """

    name: str
    sha256: str
    stated: StatedReport
    document: Document
    form: Form
    words: FormFile | None = None


@cache
def read_report_file(file: Path, words: FormFile | None) -> ReportFile:
    """Read a report file, once per run, with the words of a form's file beside the built-in ones.

    Raises what the intake refuses, FormNotRight.
    """
    from projections.documents.lines.document import ReadingNotice
    from projections.documents.lines.intake import read_document
    from projections.inspection.reading.lexicon.form import year_end_form
    from projections.inspection.reading.read import read_report

    form = words.form() if words else year_end_form()
    document = read_document(file)
    stated = read_report(document, form)
    if words:
        told = ReadingNotice(READ_WITH, {"file": words.path.name})
        stated = replace(stated, notices=(*stated.notices, told))
    return ReportFile(file.name, document.sha256, stated, document, form, words)


READ_WITH = N_("The report was read with the form in “{file}”.")


def read_stated(file: Path, words: FormFile | None = None) -> StatedReport:
    """The figures a report states, read once per run. Raises what ``read_report_file`` raises."""
    return read_report_file(file, words).stated


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


def figures_days(read: ReportFile, days: Period) -> Period:
    """The days that the figures of a report over some days are of.

    Of a plan of ours over the days it is made for they are those up to the day it bears.
    """
    return read.stated.period or days if made_for(read) == days else days


def made_for(read: ReportFile) -> Period | None:
    """The days that a plan of ours is made for; None where a report is none."""
    from projections.documents.year_end.provenance import planned_days

    return planned_days(read.document.properties)


def _is_doubtful(report: StatedReport, today: Callable[[], date]) -> bool:
    """Whether the period was taken from a single day and is not over yet."""
    if report.period is None or report.unit_code:
        return False
    named = any(one.role == "stretch" for one in report.periods)
    return not named and report.period.end > today()
