"""`socai circular`: which officers read which circular."""

from __future__ import annotations

from typing import Any

import click

from commands.cli.papers.paper_verbs import PaperList, by_officer, code, family, lister
from commands.cli.spelling.grammar import SpokenCommand, SpokenGroup, recording, with_session
from commands.cli.telling.entry_words import speak_receipt
from commands.session import Session
from commands.usecases.recording import record_each
from ledger.errors import N_

LIST = PaperList(
    "circular",
    N_("Circulars read"),
    ("number", "officer", "unit", "effective_on"),
    "thong-tu",
    days=True,
)


@click.group("circular", cls=SpokenGroup, help=N_("Circulars and guidance that officers read."))
def circular() -> None:
    """Group the verbs."""


@circular.command(
    "read",
    cls=SpokenCommand,
    help=N_("Record that an officer, or several on one day, read a circular: all or none."),
)
@code
@click.option(
    "--officer",
    "officers",
    required=True,
    multiple=True,
    metavar="CODE",
    help=N_("Officer who read it; repeat for more."),
)
@recording
@with_session
def read(session: Session, code: str, officers: tuple[str, ...], form: str, **typed: Any) -> None:
    """Record who read a circular."""
    from ledger.records.inspections import ReadCircular

    by = session.by(typed.pop("officer_code"))
    typed |= {
        "effective_on": typed["effective_on"] or session.today,
        "number": code,
    }
    each = [{**typed, "officer": officer} for officer in officers]
    speak_receipt(session.ledger, record_each(session.ledger, ReadCircular, by, each), form)


family(
    circular,
    (
        lister(
            LIST,
            click.option("--number", metavar="NUMBER", help=N_("Of this circular alone.")),
            by_officer,
        ),
    ),
)
