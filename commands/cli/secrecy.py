"""`socai secrecy`: what the papers of this ledger are marked with."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from commands.cli.grammar import (
    SpokenCommand,
    SpokenGroup,
    as_of,
    form_option,
    known_at,
    options,
    recording,
    with_session,
)
from commands.cli.recording import record_typed
from commands.session import Session
from commands.speech import say, say_json
from ledger.catalog.secrecy import degrees
from ledger.errors import N_
from ledger.values.dates import format_date


@click.group(
    "secrecy",
    cls=SpokenGroup,
    help=N_("Secrecy on paper: the degree that papers are marked with, and the line on copying."),
)
def secrecy() -> None:
    """Group the verbs."""


@secrecy.command(
    "set", cls=SpokenCommand, help=N_("Set what papers are marked with, from a day on.")
)
@options(
    click.argument("degree", metavar="DEGREE"),
    click.option(
        "--copying", metavar="TEXT", help=N_("The line on copying, as it is to be printed.")
    ),
)
@recording
@with_session
def set_(session: Session, **typed: Any) -> None:
    """Set the degree of secrecy."""
    from ledger.records.secrecy import SetSecrecy

    record_typed(session, SetSecrecy, typed)


@secrecy.command("show", cls=SpokenCommand, help=N_("Show what papers of a day are marked with."))
@as_of
@known_at
@form_option
@with_session
def show(session: Session, as_of: date | None, known_at: str | None, form: str) -> None:
    """Show what papers are marked with."""
    from ledger.records.paper_marks import mark_on
    from ledger.values.stream import SECRECY

    session.prove()
    day, at = as_of or session.today, session.position(known_at)
    mark = mark_on(session.ledger.history(SECRECY), day, at)
    if form == "json":
        told = {"degree": mark.degree, "stamp": mark.stamp or None, "copying": mark.copying or None}
        say_json({"as_of": day.isoformat(), "position": at, **told})
        return
    say(N_("Papers of {date}, as known at position {position}"), date=format_date(day), position=at)
    say(N_("  degree of secrecy: {degree}"), degree=degrees().name_of(mark.degree))
    if mark.copying:
        say(N_("  line on copying: {copying}"), copying=mark.copying)
