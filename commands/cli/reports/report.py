"""`socai report`: write the year-end statistics, and record what was submitted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from commands.cli.spelling.beforehand import again_option, yes_option
from commands.cli.spelling.destination import (
    OutputType,
    destination,
    force_option,
    must_fit,
    path_and_form,
)
from commands.cli.spelling.disclosing import disclosing
from commands.cli.spelling.grammar import (
    REPORT_FILE,
    SpokenCommand,
    SpokenGroup,
    known_at,
    options,
    reporting_unit,
    unit_filter,
    with_session,
)
from commands.cli.telling.calendar_words import rows_in_force
from commands.cli.telling.form_words import own_words
from commands.cli.telling.period_words import period, period_told
from commands.cli.telling.report_papers import (
    Whither,
    head_and_foot,
    in_a_form,
    refuse_without_form,
    tell_written,
    write_form,
)
from commands.cli.telling.report_words import (
    speak_submission,
    tell_of_same_days,
    tell_of_the_file,
    tell_what_it_gives,
)
from commands.cli.telling.statistics_words import asked_of
from commands.session import Session
from commands.speech import notice, official
from commands.usecases.asking import question_of
from commands.usecases.calendar_rows import row_called
from commands.usecases.report_file import read_report_file
from commands.usecases.same_days import same_days
from commands.usecases.sent_as import form_given
from commands.usecases.submission import period_of, unit_of
from commands.usecases.submitting import YEAR_REPORT, submit_report
from ledger.errors import N_
from ledger.values.dates import format_date

if TYPE_CHECKING:
    from ledger.entries.evidence import ReportSubmitted


@click.group(
    "report",
    cls=SpokenGroup,
    lazy={
        "forms": "commands.cli.reports.report_forms:forms",
        "template": "commands.cli.reports.report_forms:template",
    },
    help=N_("Reports: write them, submit them."),
)
def report() -> None:
    """Group the verbs."""


@report.command(
    "write",
    cls=SpokenCommand,
    help=N_(
        "Write a report as Word, Excel, or both: a whole form, or the statistics of a year-end "
        "report."
    ),
)
@options(period_told, unit_filter, known_at, in_a_form)
@click.option(
    "--output",
    type=OutputType(path_type=Path),
    help=N_("File name without its ending (default: bao-cao-UNIT-PERIOD)."),
)
@force_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["docx", "xlsx", "both"]),
    default="both",
    help=N_("Word, Excel, or both."),
)
@options(head_and_foot)
@disclosing
@with_session
def write(session: Session, output: Path | None, form: str, **typed: Any) -> None:
    """Write a report."""
    from commands.usecases.year_end import SignedHead, report_files, write_year_end, year_end_of
    from projections.documents.tables.file_name import file_name

    head = SignedHead(**{name: typed.pop(name) for name in SignedHead.__annotations__})
    whole = {name: typed.pop(name) for name in ("paper", "template", "branch", "named")}
    if whole["paper"] is not None:
        write_form(session, Whither(_named(output, form), form, head), whole, typed)
        return
    refuse_without_form(whole)
    session.prove()
    question, unit = question_of(session.ledger, asked_of(session, **typed))
    alone = bool(typed["alone"])
    days = question.period
    to = destination(_named(output, form) or Path(file_name("bao-cao", unit, days)))
    report_files(to, form)
    made = year_end_of(session.ledger, question, unit, head, alone=alone)
    tell_written(write_year_end(made, to, form, official), days, question.known_at)


def _named(output: Path | None, form: str) -> Path | None:
    """The name that was given; an ending that is of no form asked for is refused."""
    from projections.documents.tables.file_name import OFFICE, form_of

    if output is None:
        return None
    if form == "both":
        form = form_of(output.suffix.lower()) or "docx"
        must_fit(output, form if form in OFFICE else "docx", "--output")
        return output
    return path_and_form(form, str(output))[0]


@report.command(
    "submit",
    cls=SpokenCommand,
    help=N_("Record that a report was submitted: its hash, its figures, who and when."),
)
@click.argument("file", type=REPORT_FILE)
@click.option(
    "--name",
    metavar="REPORT",
    help=N_("Which report of the calendar it is, by its code or name (default: by its form)."),
)
@options(reporting_unit, period, own_words)
@again_option
@click.option("--as", "officer_code", metavar="CODE", help=N_("Officer who submits."))
@yes_option
@with_session
def submit(session: Session, file: Path, name: str | None, **typed: Any) -> None:
    """Record a submission."""
    from commands.cli.telling.entry_words import speak_receipt

    session.prove()
    by = session.by(typed.pop("officer_code"))
    words, rows = typed["words"], rows_in_force(session)
    read = read_report_file(file, words)
    row = row_called(rows, name or form_given(read, rows) or YEAR_REPORT)
    typed |= {"name": row.code, "states_figures": row.figures, "agreed": session.confirmed}
    receipt = submit_report(session.ledger, file, by, **typed)
    submitted = cast("ReportSubmitted", receipt.entries[0])
    speak_submission(session.ledger, submitted, read.stated)
    speak_receipt(session.ledger, receipt)
    tell_of_the_file(read.stated)
    _tell_if_older(session, file, submitted)
    tell_of_same_days(
        same_days(session.ledger, read.sha256, unit_of(submitted), period_of(submitted))
    )
    tell_what_it_gives(session.ledger, read, submitted, row)
    notice(NEXT_WITH if words else NEXT, file=file, form=words and words.path)


def _tell_if_older(session: Session, file: Path, entry: ReportSubmitted) -> None:
    """Tell where nothing in the books is as old as the period that was submitted."""
    from commands.usecases.older_reports import begun_after

    days = period_of(entry)
    if first := begun_after(session.ledger, days.end):
        told = {"start": format_date(days.start), "end": format_date(days.end)}
        notice(OLDER, file=file.name, first=format_date(first), position=entry.position, **told)


OLDER = N_(
    "Note: {file} was submitted as of {start}–{end}, and the books hold nothing before {first}: "
    "none of its figures can be held against them. If its days were read wrongly: "
    "socai void {position}, then submit it with --from and --to."
)
NEXT = N_("Next: socai inspect reconcile {file}")
NEXT_WITH = N_("Next: socai inspect reconcile {file} --form {form}")
