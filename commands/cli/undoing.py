"""`socai undo`: what somebody recorded last, shown, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from commands.cli.beforehand import yes_option
from commands.cli.entry_words import MOST_TOLD, entry_json, speak_entry, speak_receipt
from commands.cli.grammar import SpokenCommand, form_option, with_session
from commands.session import Session
from commands.speech import _, ngettext, notice, say, say_json, some
from ledger.errors import N_, WouldTakeBack

if TYPE_CHECKING:
    from commands.usecases.undoing import LastDone
    from ledger.application import Ledger


@click.command(
    "undo",
    cls=SpokenCommand,
    help=N_(
        "Take back what you recorded last, all of it. It is shown first; neither it nor the "
        "reason disappears."
    ),
)
@click.option("--reason", help=N_("Why; it stays in the history."))
@click.option("--preview", is_flag=True, help=N_("Show what would be taken back; record nothing."))
@click.option("--as", "officer_code", metavar="CODE", help=N_("Officer who records."))
@yes_option
@form_option
@with_session
def undo(session: Session, reason: str | None, preview: bool, **typed: Any) -> None:
    """Undo the last thing."""
    from commands.usecases.undoing import last_done
    from commands.usecases.undoing import undo as take_back

    if not (preview or reason):
        raise click.UsageError(_("Give --reason, or --preview to see what it would be"))
    ledger = session.ledger
    done = last_done(ledger, session.by(typed["officer_code"]))
    form = typed["form"]
    if form == "json" and preview:
        told = [entry_json(one) for one in done.entries]
        say_json({"recorded": False, "entries": told, "stay": list(done.stay)})
        return
    if form != "json":
        _show(ledger, done)
    if preview:
        say(N_("Nothing was recorded: this is what `socai undo --reason …` takes back."))
        return
    doubt = WouldTakeBack(officer=done.by, reason=reason)
    if not session.agreed(doubt):
        raise doubt
    speak_receipt(ledger, take_back(ledger, done, str(reason)), form)


def _show(ledger: Ledger, done: LastDone) -> None:
    """Tell what is taken back, the last entries where they are many, and what stays."""
    from commands.usecases.journal import file_names

    if done.stay:
        notice(STAY, positions=some([str(one) for one in done.stay]))
    if done.imported:
        count = len(done.entries) - 1
        told = ngettext(
            "The import of “{file}”: {count} entry.",
            "The import of “{file}”: {count} entries.",
            count,
        )
        say(told, file=done.imported.file, count=count)
        return
    shown = done.entries[-MOST_TOLD:]
    if left := len(done.entries) - len(shown):
        say(
            ngettext("{count} entry before these.", "{count} entries before these.", left),
            count=left,
        )
    files = file_names(ledger, shown)
    for entry in shown:
        speak_entry(entry, files)
        say()


STAY = N_(
    "Note: what you recorded later stays, for it takes something back itself, was taken back "
    "already or is kept for ever: {positions}"
)
