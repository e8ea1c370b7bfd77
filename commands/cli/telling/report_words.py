"""What is told of a report file beside its figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from commands.cli.telling.inspection_tables import figure_in_words
from commands.speech import _, ngettext, notice, said, say
from commands.usecases.sent_as import SentAs, sent_otherwise
from commands.usecases.submission import period_of, unit_of
from ledger.catalog.names import MEASURES
from ledger.errors import N_
from ledger.values.dates import format_date
from projections.calendar.given import period_meant

if TYPE_CHECKING:
    from commands.usecases.reconciling import Comparison
    from commands.usecases.report_file import ReportFile
    from commands.usecases.submission import Reread
    from ledger.application import Ledger
    from ledger.entries.evidence import ReportSubmitted
    from projections.calendar.row import CalendarRow
    from projections.inspection.reading.stated.values import StatedReport

NOTHING_READ = N_("No figure was read in “{file}”: nothing in it can be checked.")
NOTHING_FILLED = N_(
    "Note: “{file}” was written by this program, and nothing stands in it that could be held "
    "against anything."
)
NO_FIGURE_READ = N_(
    "“{file}” states no figure of a line of work, so nothing of it is held against the books. "
    "Read in it: results of targets {targets}, shares and rates {rates}, other counts {counts}."
)
NO_FIGURE_HINT = N_(
    "What the books say of targets is told by `socai targets LIST` for the same days; whether the "
    "file contradicts itself by `socai inspect check`."
)
NOTHING_READ_HINT = N_(
    "Is it the report itself, as text and not as a picture? Under "
    "the name of a line of work its lines and tables should say"
    " what there was, what was added, removed, and what there is now."
)


def nothing_read(report: StatedReport, file: Path, *, results: bool = False) -> bool:
    """Whether no figure was read; say so, because silence would look like agreement.

    ``results``: shares, rates and grades of targets, and counts of no line of work, count as well.
    A paper of ours is known for one, though nothing may be filled in: that is only said. Where
    numbers stand in it that were not read, it is no such paper, whoever wrote it first.
    """
    has_results = bool(report.targets or report.rates or report.counts)
    if report.figures or (results and has_results):
        return False
    if report.unit_code is not None and not report.not_read:
        notice(NOTHING_FILLED, file=file.name)
        return False
    if has_results:
        notice(
            NO_FIGURE_READ,
            file=file.name,
            targets=len(report.targets),
            rates=len(report.rates),
            counts=len(report.counts),
        )
        notice(N_("Hint: {hint}"), hint=_(NO_FIGURE_HINT))
        return True
    notice(NOTHING_READ, file=file.name)
    notice(N_("Hint: {hint}"), hint=_(NOTHING_READ_HINT))
    return True


def tell_of_the_file(report: StatedReport) -> None:
    """Tell what a reader should know about the file, as tracked changes and hidden text."""
    for told in report.notices:
        notice(N_("Note: {text}"), text=told.say(_))


def tell_of_submissions(compared: Comparison, file: Path, *, asked: bool) -> None:
    """Say when a file was not submitted, or its submission was taken back.

    ``asked``: what was known then was typed.
    """
    for void in compared.taken_back:
        values = {"position": void.voids, "by_position": void.position, "reason": void.reason}
        notice(TAKEN_BACK, **values)
    if compared.form:
        notice(OTHER_FORM, sha256=compared.form)
    if not (compared.submitted or compared.taken_back or asked):
        notice(NOT_SUBMITTED, file=file.name)


def tell_of_same_days(others: Sequence[ReportSubmitted]) -> None:
    """Say which other reports of the unit over these days stand submitted, and by whom."""
    for one in others:
        notice(
            N_(
                "Note: of {unit} over these days {file} was submitted, too: entry {entry}, by "
                "{by} on {on}."
            ),
            unit=one.unit,
            file=one.file,
            entry=one.position,
            by=one.by,
            on=format_date(one.effective_on),
        )


OTHER_FORM = N_(
    "Note: the submission was read with another form; give its file with --form (SHA-256 {sha256})."
)
NOT_SUBMITTED = N_(
    "Note: {file} was not submitted to this ledger; what was "
    "known then is taken as what is known now."
)
TAKEN_BACK = N_(
    "Note: the submission of entry {position} was voided by entry {by_position} ({reason}); what "
    "was known then is still what was known when the file was first submitted."
)


def tell_of_rereading(reread: Sequence[Reread]) -> None:
    """Say which figures of a submission are read otherwise today: what it recorded is compared."""
    if not reread:
        return
    notice(READ_OTHERWISE)
    for one in reread:
        values = {"recorded": one.recorded, "read": one.read}
        shown = {name: "–" if value is None else value for name, value in values.items()}
        notice(RECORDED_AND_READ, figure=figure_in_words(one.figure), **shown)


READ_OTHERWISE = N_(
    "Note: the file would be read otherwise today; what the submission recorded is compared:"
)
RECORDED_AND_READ = N_("  {figure}: recorded {recorded}, read today {read}")


def speak_submission(ledger: Ledger, submitted: ReportSubmitted, stated: StatedReport) -> None:
    """Tell what a submission recorded: how many figures, whose, of which days.

    Beside it, what else the report states that will be held against the books.
    """
    count = len(submitted.figures)
    told = ngettext(
        "Submitted: {file}, {count} figure.", "Submitted: {file}, {count} figures.", count
    )
    say(told, file=submitted.file, count=count)
    say(UNDERSTOOD[bool(submitted.alone)], **unit_words(ledger, submitted.unit))
    start, end = (date.fromisoformat(submitted.period[name]) for name in ("from", "to"))
    say(OF_THE_DAYS, start=format_date(start), end=format_date(end))
    if submitted.written_at is not None:
        say(WRITTEN_AT, position=submitted.written_at)
    others = sum(figure["measure"] not in MEASURES for figure in submitted.figures)
    beside = {"counts": others + len(stated.counts), "targets": len(stated.targets)}
    if any(beside.values()):
        say(HELD_AGAINST, figures=count - others, **beside)


def tell_what_it_gives(
    ledger: Ledger, read: ReportFile, submitted: ReportSubmitted, row: CalendarRow
) -> None:
    """Say where a file says it is another than it was submitted as, and gives nothing owed."""
    days = period_of(submitted)
    for doubt in sent_otherwise(ledger, read, SentAs(row.code, unit_of(submitted), days)):
        notice(N_("Note: {text}"), text=said(doubt)[0])
    if period_meant(row, days) is None:
        notice(GIVES_NOTHING, report=row.name)


GIVES_NOTHING = N_(
    "Note: these days are of no period that “{report}” is owed for: nothing that is owed counts "
    "as submitted by it."
)


def unit_words(ledger: Ledger, code: str) -> dict[str, str]:
    """A unit's code and the name it last bore."""
    from ledger.records.organisation import unit_of
    from ledger.values.stream import Stream

    return {"code": code, "name": unit_of(ledger.history(Stream.of_unit(code))).name}


UNDERSTOOD = {
    True: N_("Figures of: {name} ({code}), alone."),
    False: N_("Figures of: {name} ({code}) and everything under it."),
}
OF_THE_DAYS = N_(
    "From {start} to the end of {end}, both days included; current figures as of the end of {end}."
)
WRITTEN_AT = N_("Written by this program from these books, as known at position {position}.")
HELD_AGAINST = N_(
    "In it: figures of lines of work {figures}, results of targets {targets}, other counts (cases, "
    "people, money) {counts}; “inspect reconcile” holds them against the books, as far as these "
    "keep them."
)
