"""`socai undo`: what somebody recorded last, shown, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from commands.cli.spelling.beforehand import yes_option
from commands.cli.spelling.grammar import SpokenCommand, form_option, with_session
from commands.cli.telling.each_refused import tell_each
from commands.cli.telling.entry_words import (
    ENTRIES,
    MOST_TOLD,
    entry_json,
    speak_entry,
    speak_receipt,
)
from commands.session import Session
from commands.speech import _, ngettext, notice, say, say_json, some
from ledger.errors import N_, NotTakenBack, SeveralNotVoided, WouldTakeBack

if TYPE_CHECKING:
    from commands.usecases.undoing import LastDone, Undone
    from ledger.application import Ledger
    from ledger.entries import Entry


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

    if reason is None and not preview:
        raise click.UsageError(_("Give --reason, or --preview to see what it would be"))
    ledger, form = session.ledger, typed["form"]
    done = last_done(ledger, session.by(typed["officer_code"]))
    found = _tried(ledger, done, NO_REASON_YET if reason is None else reason)
    if preview:
        _preview(ledger, done, found, form)
        return
    if form != "json":
        _show(ledger, done, found)
    elif session.attended():
        _name_each(ledger, found.going, notice)
    if not session.agreed(WouldTakeBack(officer=done.by, reason=reason)):
        raise NotTakenBack()
    speak_receipt(ledger, ledger.commit(found.books), form)


NO_REASON_YET = "–"
"""What stands for a reason while it is only looked what would go."""


def _tried(ledger: Ledger, done: LastDone, reason: str) -> Undone:
    """What undoing comes to; what cannot be taken back is told one by one."""
    from commands.usecases.undoing import undone

    try:
        return undone(ledger, done, reason)
    except SeveralNotVoided as refused:
        tell_each(refused)
        raise


def _preview(ledger: Ledger, done: LastDone, found: Undone, form: str) -> None:
    if form == "json":
        told = [entry_json(one) for one in found.going]
        again, stay = list(found.again), list(found.stay)
        say_json({"recorded": False, "entries": told, "again": again, "stay": stay})
        return
    _show(ledger, done, found)
    say(N_("Nothing was recorded: this is what `socai undo --reason …` takes back."))


def _show(ledger: Ledger, done: LastDone, found: Undone) -> None:
    """Tell what is taken back, the last entries where they are many, and what stays."""
    from commands.usecases.journal import file_names

    if found.stay:
        notice(STAY, positions=some([str(one) for one in found.stay]))
    if done.imported:
        count = len(found.going)
        told = ngettext(
            "The import of “{file}”: {count} entry.",
            "The import of “{file}”: {count} entries.",
            count,
        )
        say(told, file=done.imported.file, count=count)
        say(ENTRIES, first=found.going[0].position, last=found.going[-1].position)
        _name_each(ledger, found.going[:MOST_TOLD], say)
        if (left := count - MOST_TOLD) > 0:
            say(ngettext("{count} entry more.", "{count} entries more.", left), count=left)
        say()
        return
    shown = found.going[-MOST_TOLD:]
    if left := len(found.going) - len(shown):
        say(
            ngettext("{count} entry before these.", "{count} entries before these.", left),
            count=left,
        )
    files = file_names(ledger, shown)
    for entry in shown:
        speak_entry(entry, files)
        say()
    if found.again:
        say(AGAIN, positions=some([str(one) for one in found.again]))
        say()


def _name_each(ledger: Ledger, going: Sequence[Entry], tell: Callable[..., None]) -> None:
    """Name what is taken back, a line each; data is printed beside it: then on standard error."""
    from commands.cli.telling.entry_words import subject_of_entry
    from commands.usecases.journal import file_names

    files = file_names(ledger, going)
    for one in going:
        named = {"position": one.position, "record": subject_of_entry(one, files)}
        tell(N_("entry {position}  {record}  {kind}"), **named, kind=_(one.NAME))


AGAIN = N_("What was corrected stands again as it was: {positions}")
STAY = N_("Note: what you recorded later is kept for ever and stays: {positions}")
