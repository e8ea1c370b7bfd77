"""Reading a report file for the commands that need one."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from commands.speech import _, notice
from ledger.errors import N_, PeriodNotStated
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


NOTHING_READ = N_("No figure was read in “{file}”: nothing in it can be checked.")
NOTHING_READ_HINT = N_(
    "Is it the report itself, as text and not as a picture? Under "
    "the name of a line of work its lines and tables should say"
    " what there was, what was added, removed, and what there is now."
)


def nothing_read(report: StatedReport, file: Path) -> bool:
    """Whether no figure was read; say so, because silence would look like agreement."""
    if report.figures:
        return False
    notice(NOTHING_READ, file=file.name)
    notice(N_("Hint: {hint}"), hint=_(NOTHING_READ_HINT))
    return True


def tell_of_the_file(report: StatedReport) -> None:
    """Say what a reader of the figures should know about the file: tracked changes, hidden
    text …
    """
    for told in report.notices:
        notice(N_("Note: {text}"), text=told.say(_))


def stated_period(report: StatedReport, start: date | None, end: date | None, file: Path) -> Period:
    """The period typed, else the one the report states. Raises PeriodNotStated."""
    if report.period is None and start is None and end is None:
        raise PeriodNotStated(file=file.name)
    usual = report.period or reporting_year_of(end or start or date.max)
    return Period(start or usual.start, end or usual.end)
