"""`socai inspect finding`: what an inspection found, who answers for it, what became of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from commands.cli.papers.paper_verbs import (
    PaperList,
    by_status,
    document,
    family,
    lister,
    recorder,
    row_json,
    say_row,
)
from commands.cli.spelling.grammar import (
    DATE,
    FROM_ONE,
    SpokenCommand,
    SpokenGroup,
    as_of,
    known_at,
    recording,
    showing,
    with_session,
)
from commands.cli.telling.moment_words import moment_json
from commands.cli.telling.paper_words import FINDING_STATUSES
from commands.cli.telling.recording import record_typed
from commands.session import Session
from commands.speech import notice, say, say_json
from ledger.errors import N_
from ledger.values.dates import format_date

LIST = PaperList(
    "finding",
    N_("Findings"),
    (
        *("within", "finding", "effective_on", "severity", "what", "about", "figure"),
        *("answers", "remedy", "due", "status"),
    ),
    "phat-hien",
    days=True,
)

CONTESTED = N_(
    "{officer} does not accept finding {number} (answer of {day}: {answer}); "
    "lists and minutes say so."
)


@click.group(
    "finding",
    cls=SpokenGroup,
    help=N_("Findings of inspections: recorded, answered, verified."),
)
def finding() -> None:
    """Group the verbs."""


inspected = click.argument("inspection", metavar="INSPECTION")
which = click.argument("number", type=FROM_ONE, metavar="FINDING")


@finding.command(
    "record",
    cls=SpokenCommand,
    help=N_("Record what an inspection found: in which file or figure, and who answers for it."),
)
@inspected
@click.option("--what", required=True, help=N_("What is wrong, or done well, in words."))
@click.option(
    "--breach", required=True, help=N_("What was breached: figure, late, procedure, contents, …")
)
@click.option(
    "--severity", required=True, help=N_("How grave: strength (done well), minor, serious, grave.")
)
@click.option("--answers", required=True, metavar="CODE", help=N_("Officer who answers for it."))
@click.option("--found-by", required=True, metavar="CODE", help=N_("Officer who found it."))
@click.option("--file", "about", metavar="NUMBER", help=N_("File it is about."))
@click.option(
    "--report", type=FROM_ONE, metavar="POSITION", help=N_("Entry that submitted the report.")
)
@click.option(
    "--figure", metavar="ID", help=N_("Figure of the report, as `inspect read` calls it.")
)
@click.option(
    "--entry",
    "named",
    type=FROM_ONE,
    multiple=True,
    metavar="POSITION",
    help=N_("Entry it rests on; repeat for more."),
)
@click.option("--remedy", help=N_("What is to be done."))
@click.option("--due", type=DATE, help=N_("By when."))
@recording
@with_session
def record(session: Session, **typed: Any) -> None:
    """Record a finding."""
    from ledger.records.findings import RecordFinding

    record_typed(session, RecordFinding, {**typed, "last": session.ledger.last_position})


def _answer() -> type:
    from ledger.records.findings import AnswerFinding

    return AnswerFinding


@finding.command(
    "verify",
    cls=SpokenCommand,
    help=N_("Record whether the remedy was done, by another who looked."),
)
@inspected
@which
@click.option("--officer", required=True, metavar="CODE", help=N_("Who looked."))
@click.option("--remedied/--not-remedied", required=True, help=N_("Whether it was put right."))
@click.option("--due", type=DATE, help=N_("Another day by which it is to be done."))
@document
@recording
@with_session
def verify(session: Session, **typed: Any) -> None:
    """Record a look at a remedy, and say whose answer contests what was found."""
    from commands.usecases.finding_page import contested_in
    from ledger.records.findings import VerifyFinding

    number, receipt = typed["number"], record_typed(session, VerifyFinding, typed)
    if against := contested_in(session.ledger, receipt.entries[0].record, number):
        notice(CONTESTED, number=number, **against)


@finding.command("show", cls=SpokenCommand, help=N_("Show a finding, and prove what it rests on."))
@inspected
@which
@as_of
@known_at
@showing
@with_session
def show(session: Session, inspection: str, number: int, form: str, **typed: Any) -> None:
    """Show one finding; in JSON with the inclusion proofs of the entries it names."""
    from commands.usecases.finding_page import finding_page, inclusion_json
    from projections.figures.register import Moment

    session.prove()
    day: date = typed["as_of"] or session.today
    position = session.position(typed["known_at"])
    page = finding_page(session.ledger, inspection, number, day, position)
    if form == "json":
        proven = inclusion_json(session.ledger, page.positions, position)
        say_json({**moment_json(Moment(day, position)), **row_json(page.row), "inclusion": proven})
        return
    say(
        N_("{code}, finding {number}, as of the end of {date}, as known at position {position}"),
        code=page.row.told["within"],
        number=number,
        date=format_date(day),
        position=position,
    )
    say_row(page.row)


family(
    finding,
    (
        recorder(
            "answer",
            N_("Record what whoever answers for a finding answered."),
            _answer,
            inspected,
            which,
            click.option("--officer", required=True, metavar="CODE", help=N_("Who answered.")),
            click.option(
                "--accepted/--contested", required=True, help=N_("Whether the finding is accepted.")
            ),
            click.option("--answer", help=N_("The answer, in words.")),
            document,
        ),
        lister(
            LIST,
            click.option("--inspection", "within", metavar="CODE", help=N_("Of this inspection.")),
            click.option("--answers", metavar="CODE", help=N_("Answered for by this officer.")),
            by_status(FINDING_STATUSES),
            click.option("--severity", metavar="DEGREE", help=N_("Only those as grave as this.")),
        ),
    ),
)
