"""`socai officer`: officers, their roles and units."""

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
    recording,
    with_session,
)
from commands.cli.recording import record_typed
from commands.cli.unit import code, speak_stream
from commands.session import Session
from commands.speech import _, say, say_json
from ledger.catalog.names import FIELDS, ROLES
from ledger.errors import N_, UnknownOfficer
from ledger.values.dates import format_date
from ledger.values.stream import Stream

role = click.option(
    "--role",
    type=click.Choice(["leader", "commander", "officer"]),
    help=N_("Role: leader, commander or officer."),
)
duty = click.option("--duty", help=N_("Duty: trinh sát, điều tra viên, quản lý địa bàn."))


@click.group("officer", cls=SpokenGroup, help=N_("Officers (cán bộ)."))
def officer() -> None:
    """Group the verbs."""


@officer.command("join", cls=SpokenCommand, help=N_("Enrol an officer in a unit."))
@code
@click.option("--unit", required=True, metavar="CODE", help=N_("The officer's unit."))
@click.option("--name", help=N_("The officer's name, if the unit keeps it here."))
@role
@duty
@recording
@with_session
def join(session: Session, **typed: Any) -> None:
    """Enrol an officer."""
    record_typed(session, "establishment", "EnrolOfficer", typed)


@officer.command("change", cls=SpokenCommand, help=N_("Change an officer's unit, role or duty."))
@code
@click.option("--to-unit", metavar="CODE", help=N_("The officer's new unit."))
@role
@duty
@recording
@with_session
def change(session: Session, **typed: Any) -> None:
    """Change an officer."""
    record_typed(session, "establishment", "ChangeOfficer", typed)


@officer.command("leave", cls=SpokenCommand, help=N_("Record that an officer left."))
@code
@recording
@with_session
def leave(session: Session, **typed: Any) -> None:
    """Discharge an officer."""
    record_typed(session, "establishment", "DischargeOfficer", typed)


@officer.command("show", cls=SpokenCommand, help=N_("Show an officer."))
@code
@as_of
@known_at
@form_option
@with_session
def show(session: Session, code: str, as_of: date | None, known_at: str | None, form: str) -> None:
    """Show an officer."""
    from ledger.records.organisation import absent, officer_of

    day, at, history = (
        as_of or session.today,
        session.position(known_at),
        session.ledger.history(Stream.of_officer(code)),
    )
    found = officer_of(history, day, at)
    if not found.code:
        raise absent(history, day, at)
    if form == "json":
        known = {
            "code": found.code,
            "unit": found.unit,
            "role": found.role,
            "name": found.name,
            "duty": found.duty,
        }
        say_json(
            {
                "as_of": day.isoformat(),
                **known,
                "since": str(found.since),
                "until": found.until and str(found.until),
            }
        )
        return
    say(N_("Officer {code} as of the end of {date}"), code=found.code, date=format_date(day))
    say(N_("  unit: {unit}"), unit=found.unit)
    say(N_("  role: {role}"), role=_(ROLES[found.role]))
    for name, value in (("name", found.name), ("duty", found.duty)):
        if value:
            say(f"  {_(FIELDS[name])}: {value}")
    if found.since:
        say(N_("  since {date}"), date=format_date(found.since))
    if found.until:
        say(N_("  left on {date}"), date=format_date(found.until))


@officer.command("log", cls=SpokenCommand, help=N_("Show every entry of an officer, newest first."))
@code
@known_at
@form_option
@with_session
def log(session: Session, code: str, known_at: str | None, form: str) -> None:
    """Show an officer's entries."""
    speak_stream(session, Stream.of_officer(code), UnknownOfficer, known_at, form)
