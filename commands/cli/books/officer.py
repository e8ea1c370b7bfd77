"""`socai officer`: officers, their roles and units."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from commands.cli.spelling.destination import printing
from commands.cli.spelling.grammar import (
    SpokenCommand,
    SpokenGroup,
    as_of,
    form_option,
    known_at,
    recording,
    with_session,
)
from commands.cli.telling.history_words import speak_stream
from commands.cli.telling.recording import record_typed
from commands.session import Session
from commands.speech import _, say, say_json
from ledger.catalog.names import FIELDS, ROLE_WORDS, ROLES, role_meant
from ledger.errors import N_
from ledger.values.dates import format_date
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from ledger.records.organisation import Officer

code = click.argument("code")


class RoleType(click.Choice[str]):
    """A role by its code, or by the field's own word, with accents or without."""

    def __init__(self) -> None:
        super().__init__((*ROLES, *ROLE_WORDS.values()))

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The role's code; refuse what is no role as any choice is."""
        return role_meant(value) or str(super().convert(value, param, ctx))

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem[str]]:
        """The codes and words that begin as was typed."""
        from commands.usecases.completing import begun_with

        return [CompletionItem(one) for one in begun_with(self.choices, incomplete)]


role = click.option(
    "--role",
    type=RoleType(),
    help=N_("Role: leader (lãnh đạo), commander (chỉ huy) or officer (cán bộ)."),
)
duty = click.option(
    "--duty",
    "duties",
    multiple=True,
    help=N_("Duty: trinh sát, điều tra viên, quản lý địa bàn; repeat for several."),
)


@click.group(
    "officer",
    cls=SpokenGroup,
    lazy={"list": "commands.cli.books.establishment_lists:officer_list"},
    help=N_("Officers (cán bộ)."),
)
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
    from ledger.records.establishment import EnrolOfficer

    typed["duties"] = typed["duties"] or None
    record_typed(session, EnrolOfficer, typed)


@officer.command(
    "change", cls=SpokenCommand, help=N_("Change an officer's unit, name, role or duty.")
)
@code
@click.option("--to-unit", metavar="CODE", help=N_("The officer's new unit."))
@click.option("--name", help=N_("The officer's name, if the unit keeps it here."))
@role
@duty
@click.option("--no-duty", is_flag=True, help=N_("The officer has no such duty any more."))
@recording
@with_session
def change(session: Session, no_duty: bool, **typed: Any) -> None:
    """Change an officer."""
    from ledger.records.establishment import ChangeOfficer

    if no_duty and typed["duties"]:
        raise click.UsageError(_("Give --duty or --no-duty, not both"))
    typed["duties"] = () if no_duty else typed["duties"] or None
    record_typed(session, ChangeOfficer, typed)


@officer.command("leave", cls=SpokenCommand, help=N_("Record that an officer left."))
@code
@click.option(
    "--hand-over-to",
    "to_officer",
    metavar="CODE",
    help=N_("The officer who takes over the records."),
)
@recording
@with_session
def leave(session: Session, **typed: Any) -> None:
    """Discharge an officer."""
    from ledger.records.establishment import DischargeOfficer

    record_typed(session, DischargeOfficer, typed)


@officer.command("show", cls=SpokenCommand, help=N_("Show an officer."))
@code
@as_of
@known_at
@form_option
@with_session
def show(session: Session, code: str, as_of: date | None, known_at: str | None, form: str) -> None:
    """Show an officer."""
    from ledger.records.organisation import officer_of

    session.prove()
    day, at = as_of or session.today, session.position(known_at)
    officer = session.ledger.known(Stream.of_officer(code))
    found = officer_of(session.ledger.history(officer), day, at)
    if not found.code:
        raise session.ledger.absence(officer, day, at)
    if form == "json":
        say_json({"as_of": day.isoformat(), **_officer_json(found)})
    else:
        _speak_officer(found, day)


def _officer_json(one: Officer) -> dict[str, Any]:
    from commands.cli.telling.establishment_words import duties_told

    return {
        "code": one.code,
        "unit": one.unit,
        "role": one.role,
        "name": one.name,
        "duty": duties_told(one) or None,
        "duties": list(one.duties),
        "since": one.since and str(one.since),
        "until": one.until and str(one.until),
    }


def _speak_officer(one: Officer, day: date) -> None:
    from commands.cli.telling.establishment_words import duties_told

    say(N_("Officer {code} as of the end of {date}"), code=one.code, date=format_date(day))
    say(N_("  unit: {unit}"), unit=one.unit)
    say(N_("  role: {role}"), role=_(ROLES[one.role]))
    for name, value in (("name", one.name), ("duty", duties_told(one))):
        if value:
            say(f"  {_(FIELDS[name])}: {value}")
    if one.since:
        say(N_("  since {date}"), date=format_date(one.since))
    else:
        say(N_("  since a day not given"))
    if one.until:
        say(N_("  left on {date}"), date=format_date(one.until))


@officer.command("log", cls=SpokenCommand, help=N_("Show every entry of an officer, newest first."))
@code
@known_at
@printing
@with_session
def log(session: Session, code: str, **typed: Any) -> None:
    """Show an officer's entries."""
    speak_stream(session, Stream.of_officer(code), **typed)
