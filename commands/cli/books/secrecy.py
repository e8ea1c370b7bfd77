"""`socai secrecy`: what the papers of this ledger are marked with."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from commands.cli.spelling.grammar import (
    SpokenCommand,
    SpokenGroup,
    as_of,
    form_option,
    known_at,
    options,
    recording,
    with_session,
)
from commands.cli.telling.recording import record_typed
from commands.session import Session
from commands.speech import _, say, say_json
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
        "--unit", metavar="CODE", help=N_("Of the papers of this unit, and of those under it.")
    ),
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
@click.option("--unit", metavar="CODE", help=N_("Of this unit (default: of all)."))
@as_of
@known_at
@form_option
@with_session
def show(
    session: Session, unit: str | None, as_of: date | None, known_at: str | None, form: str
) -> None:
    """Show what papers are marked with."""
    from ledger.records.paper_marks import mark_on, whose_mark
    from ledger.values.stream import SECRECY, Stream

    session.prove()
    ledger, day, at = session.ledger, as_of or session.today, session.position(known_at)
    code, whose, history = None, None, ledger.history(SECRECY)
    if unit:
        code = ledger.known(Stream.of_unit(unit)).key
        whose = whose_mark(history, code, ledger.units(day, at), at)
    mark = mark_on(history, day, at, whose)
    if form == "json":
        told = {"degree": mark.degree, "stamp": mark.stamp or None, "copying": mark.copying or None}
        of_unit = {"unit": code, "set_for": whose} if code else {}
        say_json({"as_of": day.isoformat(), "position": at, **told, **of_unit})
        return
    say(N_("Papers of {date}, as known at position {position}"), date=format_date(day), position=at)
    if code:
        say(N_("  of unit {unit}, as set for: {whose}"), unit=code, whose=whose or _(ALL_UNITS))
    say(N_("  degree of secrecy: {degree}"), degree=degrees().name_of(mark.degree))
    if mark.copying:
        say(N_("  line on copying: {copying}"), copying=mark.copying)


ALL_UNITS = N_("all units")
