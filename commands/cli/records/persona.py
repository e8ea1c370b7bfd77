"""`socai persona`: the shared verbs, and items, assign, withdraw."""

from __future__ import annotations

from typing import Any

import click

from commands.cli.spelling.beforehand import again_option
from commands.cli.spelling.grammar import SpokenCommand, SpokenGroup, recording, with_session
from commands.cli.spelling.items_options import items_options
from commands.cli.spelling.shared_verbs import SHARED
from commands.cli.telling.record_words import number, record_of_family
from commands.session import Session
from ledger.errors import N_


@click.group("persona", cls=SpokenGroup, lazy=SHARED, help=N_("Personas (vai ảo)."))
def persona() -> None:
    """Group the verbs."""


@persona.command(
    "items",
    cls=SpokenCommand,
    help=N_("Count the items delivered, and how many of them were valuable."),
)
@items_options
@again_option
@recording
@with_session
def items(session: Session, **typed: Any) -> None:
    """Count delivered items."""
    from ledger.records.collaborator import DeliverItems

    record_of_family(session, DeliverItems, typed)


@persona.command(
    "assign",
    cls=SpokenCommand,
    help=N_("Put to some work; what it served until then ends with it."),
)
@number
@click.option(
    "--to",
    required=True,
    metavar="NUMBER",
    help=N_("A file, a line of work (ĐTCB, ST, HN, CA), điều tra vụ án, or nhiệm vụ khác."),
)
@recording
@with_session
def assign(session: Session, **typed: Any) -> None:
    """Put a persona to work."""
    from ledger.records.persona import AssignPersona

    record_of_family(session, AssignPersona, typed)


@persona.command("withdraw", cls=SpokenCommand, help=N_("Take off the work it serves."))
@number
@recording
@with_session
def withdraw(session: Session, **typed: Any) -> None:
    """Take a persona off its work."""
    from ledger.records.persona import WithdrawPersona

    record_of_family(session, WithdrawPersona, typed)
