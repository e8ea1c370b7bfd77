"""`socai void` and `socai correct`."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from commands.cli.beforehand import yes_option
from commands.cli.grammar import (
    DATE,
    FROM_ONE,
    SpokenCommand,
    form_option,
    options,
    with_session,
)
from commands.session import Session
from commands.usecases.recording import record
from ledger.errors import N_, BadValue, UnknownPosition

officer = options(
    click.option("--as", "officer_code", metavar="CODE", help=N_("Officer who records.")),
    yes_option,
)
reason = click.option("--reason", required=True, help=N_("Why; it stays in the history."))


@click.command(
    "void",
    cls=SpokenCommand,
    help=N_("Void a wrong entry. Neither the entry nor the reason disappears."),
)
@click.argument("position", type=FROM_ONE)
@reason
@officer
@form_option
@with_session
def void(session: Session, position: int, reason: str, officer_code: str | None, form: str) -> None:
    """Void an entry."""
    from commands.cli.entry_words import speak_receipt
    from ledger.records.voiding import VoidEntry

    asked: dict[str, Any] = {
        "position": position,
        "reason": reason,
        "last": _last(session, position),
    }
    receipt = record(session.ledger, VoidEntry, session.by(officer_code), **asked)
    speak_receipt(session.ledger, receipt, form)


@click.command(
    "correct",
    cls=SpokenCommand,
    help=N_("Correct a wrong entry: void it and record its replacement, in one step."),
)
@click.argument("position", type=FROM_ONE)
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="NAME=VALUE",
    help=N_("A field and its right value; repeat for more."),
)
@click.option("--on", "effective_on", type=DATE, help=N_("The right effective date."))
@reason
@officer
@form_option
@with_session
def correct(
    session: Session,
    position: int,
    settings: tuple[str, ...],
    effective_on: date | None,
    **typed: Any,
) -> None:
    """Correct an entry."""
    from commands.cli.entry_words import speak_receipt
    from ledger.records.voiding import CorrectEntry

    changes = dict(_setting(text) for text in settings)
    asked: dict[str, Any] = {
        "position": position,
        "changes": changes,
        "effective_on": effective_on,
        "reason": typed["reason"],
        "last": _last(session, position),
    }
    receipt = record(session.ledger, CorrectEntry, session.by(typed["officer_code"]), **asked)
    speak_receipt(session.ledger, receipt, typed["form"])


def _last(session: Session, position: int) -> int:
    """The ledger's last position.

    Raises UnknownPosition when the one named is beyond it, however far.
    """
    last = session.ledger.last_position
    if position > last:
        raise UnknownPosition(position=position, last=last)
    return last


def _setting(text: str) -> tuple[str, str | None]:
    name, equals, value = text.partition("=")
    if not equals:
        raise BadValue(field="--set", text=text, why=N_("write it as NAME=VALUE"))
    return name.strip().lower().replace("-", "_"), value.strip() or None
