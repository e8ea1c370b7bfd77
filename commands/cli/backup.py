"""`socai backup` and `socai restore`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.cli.destination import destination, force_option
from commands.cli.grammar import FileType, SpokenCommand, form_option, with_session
from commands.cli.receipt_words import RECEIPT
from commands.session import Session, open_ledger
from commands.speech import ngettext, notice, say, say_json
from ledger.errors import N_

if TYPE_CHECKING:
    from commands.usecases.backing_up import Backup

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
    from projections.documents.tables.destination import whole_file

    home, to = session.home, destination(file)
    room = to.target().parent
    with whole_file(to) as target:
        made = back_up(home, _opener(session), target, room)
    if form == "json":
        say_json({"file": str(file), **_json(made)})
        return
    say(N_("Written: {path}"), path=file)
    _say_size(made)
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
@click.option(
    "--receipt",
    "kept",
    multiple=True,
    metavar="SIZE:ROOT|FILE",
    help=N_("A receipt you kept, or a file of them: the backup must give it. Repeatable."),
)
@form_option
@with_session
def restore(
    session: Session, file: Path, folder: Path, kept: tuple[str, ...], **typed: Any
) -> None:
    """Restore a ledger."""
    from commands.usecases.backing_up import restore as restored
    from commands.usecases.verifying import receipts_given

    made = restored(file, folder, _opener(session), receipts := receipts_given(kept))
    if typed["form"] == "json":
        say_json({"folder": str(folder), **_json(made), "left": list(made.stayed)})
        return
    say(N_("Restored in {folder}."), folder=folder)
    _say_size(made)
    if receipts:
        told = ngettext(
            "It gives the {count} receipt that was kept.",
            "It gives all {count} receipts that were kept.",
            len(receipts),
        )
        say(told, count=len(receipts))
    else:
        say(UNSHOWN)
    for name in made.stayed:
        notice(N_("Note: {file} was there already and is left as it is."), file=folder / name)


UNSHOWN = N_(
    "Hint: no receipt was shown, so nobody can tell whether entries were recorded after this "
    "backup."
)


def _opener(session: Session) -> Any:
    return lambda folder: open_ledger(folder, session.clock)


def _json(made: Backup) -> dict[str, Any]:
    head = made.receipt
    told = {"size": head.size, "root": head.root, "receipt": str(head)}
    return {**told, "files": list(made.files)}


def _say_size(made: Backup) -> None:
    told = ngettext(
        "The ledger holds: {size} entry.", "The ledger holds: {size} entries.", made.receipt.size
    )
    say(told, size=made.receipt.size)
    say(RECEIPT, receipt=made.receipt)
