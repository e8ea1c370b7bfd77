"""A report held against the books: every figure recounted as known then and as known now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commands.usecases.older_reports import refuse_older
from commands.usecases.reading_anew import Readings, by_hand, readings_of
from commands.usecases.report_file import figures_days, read_report_file, stated_period
from commands.usecases.reporting_unit import reporting_unit
from commands.usecases.submission import (
    Reread,
    period_of,
    recorded_figures,
    reread,
    unit_of,
    written_at,
)

if TYPE_CHECKING:
    from commands.usecases.report_file import ReportFile
    from ledger.application import Ledger, Submissions
    from ledger.entries.evidence import ReportSubmitted
    from ledger.entries.record import EntryVoided
    from ledger.values.period import Period
    from projections.inspection.forms.form_file import FormFile
    from projections.inspection.reading.stated.values import StatedReport
    from projections.inspection.reconciliation.reconciled import Reconciliation


@dataclass(frozen=True)
class Comparison:
    """What was found, and what the reader must know of how it was asked.

    ``read``: the file as it is read today; ``submitter``: who submitted this file to this ledger
    (None: nobody); ``reread``: the figures that today's reader reads otherwise than the submission
    recorded them; ``taken_back``: the voids of submissions of this file; ``form``: the SHA-256 of
    the form's file that the submission was read with, where today's is another or none;
    ``readings``: how an inspection reads it otherwise, which the figures and ``read`` show.
    """

    found: Reconciliation
    read: StatedReport
    submitter: str | None
    readings: Readings
    reread: tuple[Reread, ...] = ()
    taken_back: tuple[EntryVoided, ...] = ()
    form: str | None = None

    @property
    def submitted(self) -> bool:
        """Whether this file was submitted to this ledger."""
        return self.submitter is not None


def reconcile_report(
    ledger: Ledger,
    file: Path,
    known_then: int | None = None,
    *,
    start: date | None = None,
    end: date | None = None,
    unit: str | None = None,
    alone: bool = False,
    words: FormFile | None = None,
    inspection: str | None = None,
) -> Comparison:
    """Reconcile a report file with the ledger: what it states, as submitted, or as read today.

    ``known_then``: the position to recount as known at; None: that at which the file was first
    submitted, whatever of that was taken back since, or now where it never was. The period, the
    unit and the figures are those the submission recorded, unless a period or a unit is typed.
    ``words``: a form's file to read it with; ``inspection``: the one as which reads it, where it
    corrected the reading. Raises UnknownPaper, UnitNotStated, UnitNotRecognised,
    UnitAmbiguous, PeriodNotStated, OlderThanBooks, and what ``read_report_file`` raises.
    """
    from projections.inspection.reconciliation.reconcile import reconcile

    read = read_report_file(file, words)
    submissions = ledger.submissions(read.sha256)
    submission = submissions.valid
    then = _first_submitted(ledger, submissions.made) if known_then is None else known_then
    days = _days(read, submission, start, end, lambda: ledger.today)
    spoken = unit_of(submission) if submission and unit is None else None
    spoken = spoken or reporting_unit(ledger, read, days, then, unit=unit)
    readings = readings_of(ledger, inspection, read.sha256)
    today = by_hand(read.stated, read.document, readings)
    stated = by_hand(_as_submitted(submission, read.stated), read.document, readings)
    written = submission.written_at if submission else written_at(ledger, read.stated)
    whose: dict[str, Any] = {"unit": spoken.code, "alone": alone or spoken.alone}
    found = reconcile(ledger, stated, days, then, written=written, **whose)
    refuse_older(ledger, found, read.name)
    as_read = replace(today, by_hand=stated.by_hand)
    return _compared(found, as_read, readings, submissions, reread(submission, read.stated), words)


def _compared(
    found: Reconciliation,
    read: StatedReport,
    readings: Readings,
    submissions: Submissions,
    differing: tuple[Reread, ...],
    words: FormFile | None,
) -> Comparison:
    submission = submissions.valid
    return Comparison(
        found,
        read,
        submission.by if submission else None,
        readings,
        differing,
        tuple(submissions.taken_back),
        _other_form(submission, words),
    )


def _first_submitted(ledger: Ledger, made: Sequence[ReportSubmitted]) -> int:
    """The position at which a file was first submitted, or the last one where it never was."""
    return made[0].position if made else ledger.last_position


def _as_submitted(submission: ReportSubmitted | None, today: StatedReport) -> StatedReport:
    """The report with the figures that its submission recorded, if it was submitted."""
    return replace(today, figures=recorded_figures(submission, today)) if submission else today


def _other_form(submission: ReportSubmitted | None, words: FormFile | None) -> str | None:
    """The hash of the form that a submission was read with, where this is not it."""
    form = submission.form if submission else None
    return None if words and words.sha256 == form else form


def _days(
    read: ReportFile,
    submission: ReportSubmitted | None,
    start: date | None,
    end: date | None,
    today: Callable[[], date],
) -> Period:
    """The period typed, else the one it was submitted for, else the one it states."""
    if submission and start is None and end is None:
        return figures_days(read, period_of(submission))
    return figures_days(read, stated_period(read.stated, start, end, read.name, today))
