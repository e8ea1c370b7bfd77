"""`socai file-check`: a file, or several, were looked through by an officer on a day."""

from __future__ import annotations

from typing import Any

import click

from commands.cli.spelling.grammar import COUNT, SpokenCommand, recording, with_session
from commands.cli.telling.entry_words import speak_receipt
from commands.session import Session
from commands.usecases.recording import record_each
from ledger.errors import N_


@click.command(
    "file-check",
    cls=SpokenCommand,
    help=N_("Record that an officer checked a file, or several of one day: all or none."),
)
@click.argument("numbers", nargs=-1, required=True, metavar="NUMBER…")
@click.option(
    "--by-officer", "checker", required=True, metavar="CODE", help=N_("Officer who checked.")
)
@click.option(
    "--findings", type=COUNT, default=0, help=N_("In how many things each file was wanting.")
)
@click.option("--document", help=N_("Number of the minutes or note of the check."))
@recording
@with_session
def file_check(session: Session, numbers: tuple[str, ...], form: str, **typed: Any) -> None:
    """Record the check of files."""
    from ledger.records.checking import CheckFile

    by = session.by(typed.pop("officer_code"))
    typed["effective_on"] = typed["effective_on"] or session.today
    each = [{**typed, "number": number} for number in numbers]
    speak_receipt(session.ledger, record_each(session.ledger, CheckFile, by, each), form)
