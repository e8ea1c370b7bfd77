"""`socai report`: write the year-end statistics as Word and Excel, and record what was
submitted.
"""

from __future__ import annotations

from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.cli.grammar import (
    REPORT_FILE,
    SpokenCommand,
    SpokenGroup,
    known_at,
    options,
    period,
    unit_filter,
    with_session,
)
from commands.cli.report_files import read_stated, stated_period
from commands.session import Session
from commands.speech import ngettext, notice, official, say
from ledger.catalog.names import MEASURES
from ledger.errors import N_, NothingToSubmit
from ledger.values.dates import format_date, format_instant
from ledger.values.period import Period, reporting_year_of

if TYPE_CHECKING:
    from ledger.application import Receipt
    from projections.documents.year_end.figures import YearEnd


@click.group(
    "report",
    cls=SpokenGroup,
    aliases={"viet": "write", "nop": "submit"},
    help=N_("Reports: write them, submit them."),
)
def report() -> None:
    """Group the verbs."""


@report.command(
    "write",
    cls=SpokenCommand,
    help=N_("Write the statistics part of a year-end report as Word, Excel, or both."),
)
@options(period, unit_filter, known_at)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help=N_("File name without its ending (default: bao-cao-YEAR)."),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["docx", "xlsx", "both"]),
    default="both",
    help=N_("Word, Excel, or both."),
)
@click.option(
    "--number", "reference", default="", help=N_("Number of the report, for example 214/BC-CAH.")
)
@click.option(
    "--superior", default="", help=N_("Name of the unit above, for the head of the report.")
)
@click.option("--place", default="", help=N_("Place, for the head of the report."))
@click.option("--signer", default="", help=N_("Who signs."))
@with_session
def write(session: Session, output: Path | None, form: str, **typed: Any) -> None:
    """Write a year-end report."""
    head = {name: typed.pop(name) for name in ("reference", "superior", "place", "signer")}
    made = year_end_of(session, head, **typed)
    for path in written(made, output or Path(f"bao-cao-{_year(made.head.period)}"), form):
        say(N_("Written: {path}"), path=path)
    say(
        N_(
            "Figures from {start} to the end of {end}, both days "
            "included, as known at position {position}."
        ),
        **_cut_off(made),
    )


def _year(days: Period) -> int:
    """The year a report is of: the reporting year where it is its beginning or the whole of it,
    else that of its last day.
    """
    year = reporting_year_of(days.end)
    return year.end.year if days.start == year.start else days.end.year


def _cut_off(made: YearEnd) -> dict[str, object]:
    days = made.head.period
    return {
        "start": format_date(days.start),
        "end": format_date(days.end),
        "position": made.head.position,
    }


def year_end_of(session: Session, head: dict[str, str], **typed: Any) -> YearEnd:
    """Ask the statistics and lay out a year-end report."""
    from commands.cli.stats import question_of, statistics_of
    from projections.documents.year_end.figures import ReportHead, questions, year_end_report

    question, unit = question_of(session, line_names=(), **typed)
    statistics, ledger = statistics_of(session), session.ledger
    rows = [
        row
        for one in questions(question.period, question.known_at, question.units)
        for row in statistics.ask(one)
    ]
    units, moment = (
        ledger.units(question.period.end, question.known_at),
        ledger.recorded_at(question.known_at),
    )
    whole = ReportHead(
        unit=units[unit].name if unit in units else ledger.foundation.name,
        written_on=session.today,
        period=question.period,
        position=question.known_at,
        known_at=format_instant(moment) if moment else "–",
        version=version("socai"),
        superior=head["superior"],
        place=head["place"],
        number=head["reference"],
        signer=head["signer"],
        made_at=session.clock(),
    )
    return year_end_report(rows, whole)


def written(made: YearEnd, stem: Path, form: str) -> list[Path]:
    """Write the report's files and return their paths."""
    from projections.documents.year_end import as_docx as year_end_docx
    from projections.documents.year_end import as_xlsx as year_end_xlsx

    paths = []
    if form in ("docx", "both"):
        paths.append(_with_ending(stem, ".docx"))
        year_end_docx.write_docx(made, paths[-1])
    if form in ("xlsx", "both"):
        paths.append(_with_ending(stem, ".xlsx"))
        year_end_xlsx.write_xlsx(made, paths[-1], official)
    return paths


def _with_ending(stem: Path, ending: str) -> Path:
    return stem if stem.suffix.lower() == ending else stem.with_name(stem.name + ending)


@report.command(
    "submit",
    cls=SpokenCommand,
    help=N_("Record that a report was submitted: its hash, its figures, who and when."),
)
@click.argument("file", type=REPORT_FILE)
@click.option("--name", default="bao-cao-nam", help=N_("Which report of the calendar it is."))
@period
@click.option("--as", "officer_code", metavar="CODE", help=N_("Officer who submits."))
@with_session
def submit(session: Session, file: Path, name: str, **typed: Any) -> None:
    """Record a submission."""
    from commands.cli.entry_words import speak_receipt

    stated = [figure for figure in read_stated(file).figures if figure.value is not None]
    receipt = submitted(session, file, name, typed["start"], typed["end"], typed["officer_code"])
    told = ngettext(
        "Submitted: {file}, {count} figure.", "Submitted: {file}, {count} figures.", len(stated)
    )
    say(told, file=file.name, count=len(stated))
    if others := sum(figure.measure not in MEASURES for figure in stated):
        say(HELD_AGAINST, counted=len(stated) - others, others=others)
    speak_receipt(session.ledger, receipt)
    notice(N_("Next: socai inspect reconcile {file}"), file=file)


HELD_AGAINST = N_(
    "The books can be asked about {counted} of these; {others} "
    "state what they do not keep (counts of cases and people, "
    "money)."
)


def submitted(
    session: Session, file: Path, name: str, start: date | None, end: date | None, by: str | None
) -> Receipt:
    """Record that a file was submitted. Raises NothingToSubmit, SubmittedAlready."""
    from hashlib import sha256

    from projections.inspection.reconciliation.asked import unit_named

    stated = read_stated(file)
    figures = [
        {
            "id": one.id,
            "line": one.line,
            "measure": one.measure,
            "cell": one.cell,
            "value": one.value,
        }
        for one in stated.figures
        if one.value is not None
    ]
    if not figures:
        raise NothingToSubmit(file=file.name)
    days = stated_period(stated, start, end, file)
    period_json = {"from": days.start.isoformat(), "to": days.end.isoformat()}
    digest = sha256(file.read_bytes()).hexdigest()
    unit = unit_named(session.ledger.units(days.end), stated.unit) if stated.unit else None
    return session.ledger.submit(
        file.name, digest, name, period_json, figures, session.by(by), unit.code if unit else ""
    )
