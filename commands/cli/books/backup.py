"""`socai backup` and `socai restore`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.cli.spelling.destination import destination, force_option, must_fit
from commands.cli.spelling.grammar import FileType, SpokenCommand, form_option, with_session
from commands.cli.telling.receipt_words import kept_receipts, receipt_json, say_given, say_held
from commands.session import Session, open_ledger
from commands.speech import _, notice, say, say_json, some
from ledger.errors import N_

if TYPE_CHECKING:
    from commands.usecases.kept_files import Backup

BACKUP_FILE = FileType("socai-2026-11-30.zip")


@click.command(
    "backup",
    cls=SpokenCommand,
    help=N_(
        "Write the whole ledger as it stands to one file, verified; others may go on recording. "
        "The file is as secret as the books."
    ),
)
@click.argument("file", type=click.Path(path_type=Path))
@force_option
@form_option
@with_session
def backup(session: Session, file: Path, form: str) -> None:
    """Back the ledger up."""
    from commands.usecases.backing_up import back_up

    must_fit(file, "zip", "FILE")
    home, to = session.home, destination(file)
    room = to.target().parent
    _name_remains(lambda: room)
    made = back_up(home, _opener(session), to, room)
    for name, why in made.left_out:
        notice(N_("Note: {file} is NOT in the backup: {why}"), file=name, why=_(why))
    if form == "json":
        left = [one._asdict() for one in made.left_out]
        say_json({"file": str(file), **_json(made), "left_out": left})
        return
    say(N_("Written: {path}"), path=file)
    _say_made(made)
    say(KEEP)


KEEP = N_(
    "Keep the receipt apart from the file: `socai restore FILE FOLDER --receipt …` shows with it "
    "that nothing is missing."
)


@click.command(
    "restore",
    cls=SpokenCommand,
    help=N_("Check a backup and make a ledger of it, in a folder that has none."),
)
@click.argument("file", type=BACKUP_FILE)
@click.argument("folder", type=click.Path(path_type=Path))
@kept_receipts(N_("A receipt you kept, or a file of them: the backup must give it. Repeatable."))
@form_option
@with_session
def restore(
    session: Session, file: Path, folder: Path, kept: tuple[str, ...], **typed: Any
) -> None:
    """Restore a ledger."""
    from commands.usecases.restoring import place_of_work
    from commands.usecases.restoring import restore as restored
    from commands.usecases.verifying import receipts_given

    receipts = receipts_given(kept)
    _name_remains(lambda: place_of_work(folder))
    made = restored(file, folder, _opener(session), receipts)
    if typed["form"] == "json":
        say_json({"folder": str(folder), **_json(made), "left": list(made.stayed)})
        return
    say(N_("Restored in {folder}."), folder=folder)
    _say_made(made)
    say_given(receipts)
    if not receipts:
        say(UNSHOWN)
    elif made.beside:
        say(UNVOUCHED)
    for name in made.stayed:
        notice(N_("Note: {file} was there already and is left as it is."), file=folder / name)


UNSHOWN = N_(
    "Hint: no receipt was shown, so nobody can tell whether entries were recorded after this "
    "backup."
)
UNVOUCHED = N_(
    "A receipt vouches for the entries, not for the files beside them: look through these where "
    "the backup passed other hands."
)


def _opener(session: Session) -> Any:
    return lambda folder: open_ledger(folder, session.clock)


def _name_remains(place: Callable[[], Path]) -> None:
    """Name what earlier runs left behind: it is as secret as the books."""
    from commands.usecases.kept_files import remains

    for one in remains(place):
        notice(REMAINS, path=one)


REMAINS = N_(
    "Note: {path} is what a run that was broken off left behind, unless one is at work there now. "
    "It is as secret as the books: remove it."
)


def _json(made: Backup) -> dict[str, Any]:
    return {**receipt_json(made.receipt), "files": list(made.files)}


def _say_made(made: Backup) -> None:
    say_held(made.receipt)
    if made.beside:
        say(N_("Beside it: {files}"), files=some(made.beside))
