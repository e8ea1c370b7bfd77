"""`socai inspect`: read a report, check it against itself, reconcile it with the books."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.cli.grammar import (
    REPORT_FILE,
    SpokenCommand,
    SpokenGroup,
    period,
    printing,
    with_session,
)
from commands.cli.inspection_tables import (
    checks_table,
    figures_table,
    place_of,
    print_found,
    reconciliation_table,
    speak_summary,
)
from commands.cli.report_files import nothing_read, read_stated, stated_period, tell_of_the_file
from commands.cli.tables import print_table
from commands.session import Session
from commands.speech import _, notice, say
from ledger.errors import N_
from ledger.values.period import Period

if TYPE_CHECKING:
    from ledger.entries.evidence import ReportSubmitted
    from projections.inspection.reconciliation.reconcile import Reconciliation

file_argument = click.argument("file", type=REPORT_FILE)


@click.group(
    "inspect",
    cls=SpokenGroup,
    aliases={"doc": "read", "soat": "check", "doi-chieu": "reconcile"},
    help=N_("Inspection (kiểm tra): read, check and reconcile reports."),
)
def inspect() -> None:
    """Group the verbs."""


@inspect.command(
    "read",
    cls=SpokenCommand,
    help=N_("Read every figure of a report, and say what was not read. Needs no ledger."),
)
@file_argument
@printing
def read(file: Path, form: str, output: str | None) -> int:
    """Read a report.

    That it states nothing is an answer; only a check that checks nothing is not fine.
    """
    from projections.inspection.reading.stated import figures_json

    report = read_stated(file)
    if report.figures or form != "table":
        print_table(
            figures_table(report, file), form, output, lambda: figures_json(report), "so-lieu"
        )
    if form == "table":
        for one in report.not_read:
            notice(
                N_("Not read, {place} ({why}): {text}"),
                place=place_of(one.where),
                why=_(one.why),
                text=one.text,
            )
        tell_of_the_file(report)
    nothing_read(report, file)
    return 0


@inspect.command(
    "check",
    cls=SpokenCommand,
    help=N_("Check a report against itself. Needs no ledger. Exit code 1 when a check fails."),
)
@file_argument
@click.option(
    "--all", "everything", is_flag=True, help=N_("Show also what holds and what is not checkable.")
)
@printing
def check(file: Path, everything: bool, form: str, output: str | None) -> int:
    """Check a report."""
    from projections.inspection.checks.finding import checks_json
    from projections.inspection.checks.rules import check_report
    from projections.inspection.reading.form import year_end_form

    report = read_stated(file)
    results = check_report(report, year_end_form())
    failing = [one for one in results if one.verdict == "fails"]
    table = checks_table(results if everything else failing, file)
    print_found(
        table,
        NOTHING_FAILS if report.figures else "",
        form,
        output,
        lambda: checks_json(results),
        "kiem-tra",
    )
    if form == "table":
        counted = {
            verdict: sum(one.verdict == verdict for one in results)
            for verdict in ("holds", "fails", "not_checkable")
        }
        say(
            N_("Checks that hold: {holds}; that fail: {fails}; not checkable: {not_checkable}"),
            **counted,
        )
        tell_of_the_file(report)
    unread = nothing_read(report, file)
    return 1 if failing else 3 if unread else 0


NOTHING_FAILS = N_("No check fails.")
EVERYTHING_AGREES = N_("Every figure agrees with the books.")


@inspect.command(
    "reconcile",
    cls=SpokenCommand,
    help=N_("Recount every stated figure from the entries, as known then and now."),
)
@file_argument
@period
@click.option(
    "--known-then",
    metavar="WHEN",
    help=N_("What was known at submission, for a report that was not submitted here."),
)
@click.option(
    "--unit", metavar="CODE", help=N_("The unit the report speaks for (default: the one it names).")
)
@click.option("--all", "everything", is_flag=True, help=N_("Show also the figures that match."))
@printing
@with_session
def reconcile(
    session: Session, file: Path, everything: bool, form: str, output: str | None, **typed: Any
) -> int:
    """Reconcile a report with the books. Exit code 1 when anything differs."""
    found = reconciled(
        session, file, typed["known_then"], typed["start"], typed["end"], typed["unit"]
    )
    shown = found.figures if everything else found.differing
    print_found(
        reconciliation_table(session, found, shown, file),
        agreement(found),
        form,
        output,
        found.as_json,
        "doi-chieu",
    )
    if form == "table":
        speak_summary(found)
        tell_of_the_file(read_stated(file))
    unread = nothing_read(read_stated(file), file)
    return 1 if found.differing else 3 if unread else 0


def agreement(found: Reconciliation) -> str:
    """What an empty list of differences means."""
    return EVERYTHING_AGREES if found.figures else N_("There is nothing to hold against the books.")


def reconciled(
    session: Session,
    file: Path,
    known_then: str | None = None,
    start: date | None = None,
    end: date | None = None,
    unit: str | None = None,
) -> Reconciliation:
    """Reconcile a report file with the ledger: its period as typed, as submitted, or as it
    states.
    """
    from hashlib import sha256

    from projections.inspection.reconciliation.reconcile import reconcile as compare

    report, ledger = read_stated(file), session.ledger
    submission = ledger.submission(sha256(file.read_bytes()).hexdigest())
    if submission is None and known_then is None:
        notice(NOT_SUBMITTED, file=file.name)
    then = (
        submission.position if submission and known_then is None else session.position(known_then)
    )
    days = (
        submitted_period(submission)
        if submission and start is None and end is None
        else stated_period(report, start, end, file)
    )
    found = compare(ledger, report, days, then, unit_code=known_unit(session, unit))
    if found.unit is None and report.unit:
        notice(UNIT_UNKNOWN, unit=report.unit, books=ledger.foundation.name)
    return found


NOT_SUBMITTED = N_(
    "Note: {file} was not submitted to this ledger; what was "
    "known then is taken as what is known now."
)
UNIT_UNKNOWN = N_(
    "Note: the books know no unit “{unit}”; its figures are held "
    "against all of {books}; see --unit."
)


def submitted_period(submission: ReportSubmitted) -> Period:
    """The period a report was submitted for."""
    return Period(
        date.fromisoformat(submission.period["from"]), date.fromisoformat(submission.period["to"])
    )


def known_unit(session: Session, code: str | None) -> str | None:
    """A unit that was typed, or None. Raises UnknownUnit."""
    return session.ledger.books("").unit(code).code if code else None
