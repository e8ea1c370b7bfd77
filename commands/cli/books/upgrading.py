"""`socai upgrade`."""

from __future__ import annotations

import click

from commands.cli.spelling.grammar import SpokenCommand, with_session
from commands.cli.telling.receipt_words import say_receipt
from commands.session import Session, open_ledger
from commands.speech import ngettext, say
from ledger.errors import N_
from ledger.storage.folder import DATABASE


@click.command(
    "upgrade",
    cls=SpokenCommand,
    help=N_("Bring a ledger of an earlier format to today's; a copy of the old one is kept."),
)
@with_session
def upgrade(session: Session) -> None:
    """Upgrade the ledger."""
    from commands.usecases.upgrading import upgrade_ledger

    home = session.home
    done = upgrade_ledger(home / DATABASE, lambda: open_ledger(home))
    if done.kept is None:
        say(N_("The ledger has format {form} already; nothing was changed."), form=done.form)
        return
    told = ngettext(
        "The ledger now has format {form}: {size} entry.",
        "The ledger now has format {form}: {size} entries.",
        done.size,
    )
    say(told, form=done.form, size=done.size)
    say_receipt(done)
    say(N_("The old database is kept as {path}"), path=done.kept)
