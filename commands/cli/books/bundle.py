"""`socai bundle`: a unit's entries as one file, and that file as a ledger to be asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from commands.cli.spelling.beforehand import yes_option
from commands.cli.spelling.destination import destination, force_option, must_fit
from commands.cli.spelling.grammar import (
    FROM_ONE,
    FileType,
    SpokenCommand,
    SpokenGroup,
    form_option,
    recorder,
    with_session,
)
from commands.cli.telling.part_words import part_json, say_limits, say_part
from commands.cli.telling.receipt_words import kept_receipts, receipt_json, say_receipt
from commands.session import Session
from commands.speech import _, say, say_json
from ledger.errors import N_

BUNDLE_FILE = FileType("doi-01.socai")


@click.group(
    "bundle",
    cls=SpokenGroup,
    help=N_("A unit's entries as one file for an inspection elsewhere, with proofs."),
)
def bundle() -> None:
    """Group the verbs."""


@bundle.command(
    "export",
    cls=SpokenCommand,
    help=N_(
        "Write the entries of a unit and of what is under it to a file; it is recorded first. "
        "The file is as secret as the books: numbers of sources are in it."
    ),
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--unit", metavar="CODE", help=N_("This unit with everything under it."))
@click.option("--reason", metavar="TEXT", help=N_("What it is needed for; it is recorded."))
@click.option(
    "--again",
    type=FROM_ONE,
    metavar="POSITION",
    help=N_("Write the bundle of an earlier export again, by the position of its entry."),
)
@force_option
@recorder
@yes_option
@form_option
@with_session
def export(session: Session, file: Path, unit: str | None, again: int | None, **typed: Any) -> None:
    """Export a bundle."""
    from commands.usecases.bundling import bundle_at, state_bundle
    from projections.documents.tables.destination import whole_file

    if (unit is None) == (again is None) or (again and typed["reason"]):
        raise click.UsageError(_("Give --unit, or --again with a position and nothing else"))
    must_fit(file, "socai", "FILE")
    to = destination(file)
    to.target()
    session.prove()
    if unit is not None:
        by = session.by(typed["officer_code"])
        told = state_bundle(session.ledger, unit, by, reason=typed["reason"], output=file.name)
        again = told.position
    made = bundle_at(session.ledger, again or 0)
    with whole_file(to) as target:
        target.writelines(made.lines)
    if typed["form"] == "json":
        say_json(
            {"file": str(file), **part_json(made.stated, made.entries, made.head.size)}
            | receipt_json(made.head)
            | {"books": made.books}
        )
        return
    say(N_("Written: {path}"), path=file)
    say_part(made.stated, made.entries, made.head.size)
    say_receipt(made.head)
    say(N_("Mark of the books: {books}"), books=made.books)


@bundle.command(
    "open",
    cls=SpokenCommand,
    help=N_("Check a bundle and make a ledger of it that can be asked, and not recorded into."),
)
@click.argument("file", type=BUNDLE_FILE)
@click.argument("folder", type=click.Path(path_type=Path))
@kept_receipts(N_("A receipt you kept, or a file of them: the bundle must give it. Repeatable."))
@click.option(
    "--books", metavar="MARK", help=N_("Mark of the books the bundle must be of, as export told.")
)
@form_option
def open_(file: Path, folder: Path, kept: tuple[str, ...], books: str | None, form: str) -> None:
    """Open a bundle."""
    from commands.usecases.bundling import open_bundle
    from commands.usecases.verifying import receipts_given

    opened = open_bundle(file, folder, receipts_given(kept), books)
    part, stated = opened.part, opened.part.stated
    if form == "json":
        told = {"folder": str(folder), **part_json(stated, len(part.positions), part.size)}
        untold = [str(one) for one in opened.untold]
        say_json({**told, **receipt_json(part.head), "untold": untold})
        return
    say(N_("Opened in {folder}."), folder=folder)
    say_part(stated, len(part.positions), part.size)
    say_receipt(part.head)
    say_limits(part, opened.confirmed, opened.untold)
