"""`socai collaborator`: the shared verbs, and rate, items, assign, withdraw."""

from __future__ import annotations

from typing import Any

import click

from commands.cli.spelling.beforehand import again_option
from commands.cli.spelling.grammar import SpokenCommand, SpokenGroup, recording, with_session
from commands.cli.spelling.items_options import items_options
from commands.cli.spelling.shared_verbs import CONVERSION, SHARED
from commands.cli.telling.record_words import number, record_of_family
from commands.session import Session
from ledger.errors import N_


@click.group(
    "collaborator",
    cls=SpokenGroup,
    lazy={**SHARED, **CONVERSION},
    help=N_("Collaborators (CTVBM): LT, LC, LD."),
)
def collaborator() -> None:
    """Group the verbs."""


@collaborator.command("rate", cls=SpokenCommand, help=N_("Rate: xuất sắc, khá, trung bình, yếu."))
@number
@click.argument("rating")
@again_option
@recording
@with_session
def rate(session: Session, **typed: Any) -> None:
    """Rate a collaborator."""
    from ledger.records.collaborator import RateCollaborator

    record_of_family(session, RateCollaborator, typed)


@collaborator.command(
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


@collaborator.command(
    "assign",
    cls=SpokenCommand,
    help=N_("Assign to a watch file or special case (at most 3 watch files at a time)."),
)
@number
@click.option("--to", required=True, metavar="NUMBER", help=N_("The record to serve."))
@recording
@with_session
def assign(session: Session, **typed: Any) -> None:
    """Assign a collaborator."""
    from ledger.records.collaborator import AssignCollaborator

    record_of_family(session, AssignCollaborator, typed)


@collaborator.command(
    "withdraw", cls=SpokenCommand, help=N_("Withdraw from a watch file or special case.")
)
@number
@click.option(
    "--from", "out_of", required=True, metavar="NUMBER", help=N_("The record served so far.")
)
@recording
@with_session
def withdraw(session: Session, **typed: Any) -> None:
    """Withdraw a collaborator."""
    from ledger.records.collaborator import WithdrawCollaborator

    record_of_family(session, WithdrawCollaborator, typed)
