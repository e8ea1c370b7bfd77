"""`socai log`: the entries of the whole ledger, or of one record."""

from __future__ import annotations

import click

from commands.cli.grammar import FROM_ONE, SpokenCommand, form_option, known_at, with_session
from commands.cli.history_words import speak_entries
from commands.session import Session
from ledger.errors import N_
from ledger.timeline import known


@click.command(
    "log", cls=SpokenCommand, help=N_("Show the entries of the whole ledger, newest first.")
)
@click.argument("number", required=False)
@click.option("-n", "most", type=FROM_ONE, default=20, help=N_("At most this many entries."))
@known_at
@form_option
@with_session
def log(session: Session, number: str | None, most: int, known_at: str | None, form: str) -> None:
    """Show entries of the ledger, or of one record."""
    at = session.position(known_at)
    if number:
        speak_entries(known(session.ledger.find(number).entries, at), form)
    else:
        speak_entries(session.ledger.entries(after=max(0, at - most), upto=at), form)
