"""`socai import`: registers in Excel become entries, all or nothing unless asked otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.cli.spelling.beforehand import again_option, yes_option
from commands.cli.spelling.destination import (
    OutputType,
    destination,
    force_option,
    looked_at_first,
    path_and_form,
)
from commands.cli.spelling.disclosing import disclosing
from commands.cli.spelling.grammar import (
    REGISTER_FILE,
    SpokenCommand,
    form_option,
    with_session,
)
from commands.cli.spelling.progress import progress_bar
from commands.session import Session
from commands.speech import _, notice, official, say, say_json
from ledger.errors import N_

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from commands.usecases.importing import Prepared
    from ledger.errors import ImportedAlready


class KindOfSheet(click.ParamType[str]):
    """A kind of sheet by its code, or by its Vietnamese name."""

    name = "kind"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The code of the kind; refuse what is none as any choice is."""
        from projections.registers.sheets.kind import sheet_kinds

        kinds = sheet_kinds()
        codes = {name: one.code for one in kinds.values() for name in (one.code, one.name)}
        typed = value.strip().casefold()
        return codes.get(typed) or str(click.Choice(list(kinds)).convert(value, param, ctx))

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Propose the codes."""
        from projections.registers.sheets.kind import sheet_kinds

        return click.Choice(list(sheet_kinds())).shell_complete(ctx, param, incomplete)


@click.command(
    "import",
    cls=SpokenCommand,
    help=N_("Read a unit's Excel registers into the ledger, all or nothing."),
)
@click.argument("file", type=REGISTER_FILE)
@click.option(
    "--kind",
    type=KindOfSheet(),
    metavar="KIND",
    help=N_("Read sheets of this kind, row by row, instead of registers."),
)
@again_option
@click.option("--dry-run", is_flag=True, help=N_("Only tell what would happen."))
@click.option(
    "--keep-good", is_flag=True, help=N_("Record the good rows even when others are bad.")
)
@click.option(
    "--errors",
    type=OutputType(path_type=Path, dir_okay=False),
    help=N_("Write the rejected rows to this Excel file."),
)
@force_option
@click.option(
    "--opening/--no-opening",
    default=None,
    help=N_("Mark as opening balances (default: while there is nothing else)."),
)
@click.option("--as", "officer_code", metavar="CODE", help=N_("Officer who records."))
@form_option
@looked_at_first("errors", "xlsx")
@disclosing
@yes_option
@with_session
def import_register(session: Session, file: Path, **typed: Any) -> int:
    """Import registers, or sheets of another kind."""
    from commands.usecases.blanks_filled import blank_given

    asked = typed.pop("kind")
    origin = blank_given(session.ledger, file, asked)
    if kind := (origin.kind_of_sheets if origin else asked):
        return _import_kind(session, kind, file, typed)
    if typed.pop("again"):
        raise click.UsageError(_("--again is for sheets of a kind: --kind KIND"))
    from commands.cli.telling.import_words import learn_sources
    from commands.usecases.importing import prepare, read_register
    from commands.usecases.registration_joining import EARLIER

    ledger, by = session.ledger, session.by(typed["officer_code"])
    with progress_bar(N_("Reading"), typed["form"]) as told:
        book = read_register(ledger, file, told, origin)
    learn_sources(file, book)
    with progress_bar(N_("Checking"), typed["form"]) as told:
        said: dict[str, Any] = {"opening": typed["opening"], "reason": official(EARLIER)}
        prepared = prepare(ledger, book, by, progress=told, origin=origin, **said)
    if prepared.already and prepared.is_known:
        _nothing_to_add(prepared, prepared.already, typed["form"])
        return 0
    errors = typed["errors"] and path_and_form("xlsx", str(typed["errors"]))[0]
    return _finish(prepared, {**typed, "file": file, "errors": errors})


def _import_kind(session: Session, kind: str, file: Path, typed: dict[str, Any]) -> int:
    """Import sheets of a kind: all or nothing."""
    from commands.cli.telling.sheet_words import import_sheets

    if typed["keep_good"] or typed["errors"] or typed["opening"] is not None:
        why = _(
            "--keep-good, --errors and --opening are for registers, not for sheets of another kind"
        )
        raise click.UsageError(why)
    return import_sheets(session, kind, file, typed)


def _nothing_to_add(prepared: Prepared, already: ImportedAlready, form: str) -> None:
    """Tell that every row of the file is in the books, and since when."""
    from commands.cli.telling.import_words import earlier_rows, summary_json

    if form == "json":
        told = summary_json(prepared.book, prepared.made, recorded=False)
        say_json(told | {"imported_at": already.values["position"]})
    else:
        say(already.message, **already.values)
        if prepared.made.earlier:
            notice(N_("Note: {text}"), text=earlier_rows(prepared.made))


STILL_MISSING = N_(
    "This file was imported before (position {position}, "
    "{recorded_at}); some of its rows are not in the books:"
)


def _finish(prepared: Prepared, typed: dict[str, Any]) -> int:
    """Tell what is wrong, record what may be recorded, and return the exit code."""
    from commands.cli.telling.import_words import summary_json, tell, write_rejected
    from commands.cli.telling.receipt_words import say_receipt, written_receipt

    already = prepared.already
    recorded = not typed["dry_run"] and prepared.may_be_recorded(keep_good=typed["keep_good"])
    if prepared.is_bad and typed["errors"]:
        write_rejected(typed["file"], destination(typed["errors"]), prepared.book, prepared.made)
    receipt = prepared.record() if recorded else None
    if typed["form"] == "json":
        earlier = {"imported_at": already.values["position"]} if already else {}
        proof = {"receipt": written_receipt(receipt)} if receipt else {}
        say_json(summary_json(prepared.book, prepared.made, recorded) | earlier | proof)
    else:
        if already:
            notice(STILL_MISSING, **already.values)
        tell(prepared.book, prepared.made, recorded, typed)
        if receipt:
            say_receipt(receipt)
    return 3 if prepared.is_bad else 0
