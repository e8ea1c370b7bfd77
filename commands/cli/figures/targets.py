"""`socai targets`: what the books say of each target of a list, and the lists themselves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands.cli.spelling.destination import (
    STANDARD_OUTPUT,
    OutputType,
    destination,
    force_option,
    path_and_form,
    printing,
    printing_alone,
)
from commands.cli.spelling.grammar import (
    LIST_FILE,
    SpokenCommand,
    SpokenGroup,
    branch_alone,
    known_at,
    options,
    with_session,
)
from commands.cli.spelling.tables import print_table
from commands.cli.telling.period_words import period
from commands.session import Session
from commands.speech import _, ngettext, notice, say, some, write
from ledger.errors import N_, NoLedgerHere
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from commands.usecases.target_lists import ListFile
    from projections.documents.tables.table import Table
    from projections.targets.checking import OwnCodes


class ListGroup(SpokenGroup):
    """A group in which the name of a list alone means that it is graded."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is named, or grade the list that is."""
        if not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            args = [GRADE, *args]
        return super().resolve_command(ctx, args)


GRADE = "grade"


@click.group("targets", cls=ListGroup, help=N_("Targets: what the books say of each of a list."))
def targets() -> None:
    """Group the verbs."""


below = click.option("--below", is_flag=True, help=N_("A table of the units under it: the grades."))
by_officer = click.option(
    "--by",
    "by_whom",
    type=click.Choice(["officer"]),
    help=N_("By officer: what each one's own records come to; no grade, no rank."),
)
one_part = click.option(
    "--part", metavar="PART", help=N_("What was counted in one part, for example 9.a.")
)
of_unit = click.option("--unit", metavar="CODE", help=N_("This unit with everything under it."))


@targets.command(
    GRADE,
    cls=SpokenCommand,
    help=N_(
        "Grade a list: numerator, denominator, threshold and grade of each target. “grade” may be "
        "left out."
    ),
)
@click.argument("name", metavar="LIST")
@options(period, of_unit, branch_alone, known_at, below, by_officer, one_part)
@printing
@with_session
def grade(
    session: Session,
    form: str,
    output: str | None,
    below: bool,
    by_whom: str | None,
    part: str | None,
    **typed: Any,
) -> None:
    """Grade a list."""
    from commands.cli.telling.target_answers import answered

    if sum((below, by_whom is not None, part is not None)) > 1:
        raise click.UsageError(_("--below, --by, --part: each is a table of its own; give one"))
    told = answered(session, typed, below=below, by_officer=by_whom is not None, part=part)
    print_table(
        told.table,
        form,
        output,
        lambda: told.as_json,
        "chi-tieu",
        told.subject,
        stable=part is None,
    )
    if outside := session.ledger.named_outside():
        notice(NAMED_OUTSIDE, names=some([Stream(one).key for one in outside]))


NAMED_OUTSIDE = N_(
    "Note: these entries name records of other units, which are not in this bundle; what rests on "
    "them may come out otherwise here than in the ledger: {names}"
)


@targets.command(
    "list", cls=SpokenCommand, help=N_("List the lists of targets: built in, and the unit's own.")
)
@printing_alone
@with_session
def list_lists(session: Session, form: str, output: str | None) -> None:
    """List the lists."""
    from commands.usecases.target_lists import lists_known
    from projections.documents.tables.table import Column, Phrase, Table

    found = lists_known(_home(session), _own(session))
    columns = (
        Column("code", N_("List")),
        Column("title", N_("title")),
        Column("period", N_("Period")),
        Column("targets", N_("Targets"), "integer"),
        Column("file", N_("File")),
        Column("faults", N_("Faults"), "integer"),
    )
    rows = [
        (
            *(one.code, one.title, Phrase(PERIODS[one.period]) if one.period else None),
            *(one.targets, one.file or Phrase(N_("built in")), one.faults),
        )
        for one in found
    ]
    table = Table(N_("Lists of targets"), columns, rows)

    def as_json() -> dict[str, Any]:
        return {"lists": [one._asdict() for one in found]}

    print_table(table, form, output, as_json, "danh-sach-chi-tieu")


PERIODS = {
    "reporting_year": N_("reporting year (15/10 – 14/10)"),
    "calendar_year": N_("calendar year"),
}
"""The usual period of a list, in words."""


def _home(session: Session) -> Path | None:
    """The ledger's folder; None where there is no ledger."""
    try:
        return session.home
    except NoLedgerHere:
        return None


def _own(session: Session) -> OwnCodes:
    """What the ledger has of its own that a list may name; nothing where there is no ledger."""
    from commands.usecases.target_lists import NOTHING, own_codes

    home = _home(session)
    return own_codes(session.ledger, home) if home else NOTHING


@targets.command(
    "show",
    cls=SpokenCommand,
    help=N_("Print the file of a list that is built in, to be copied and changed."),
)
@click.argument("name", metavar="LIST")
@click.option("--output", type=OutputType(dir_okay=False), help=N_("Write to this file."))
@force_option
def show(name: str, output: str | None) -> None:
    """Print a built-in list as TOML."""
    from commands.usecases.target_lists import text_of
    from projections.documents.tables.destination import write_whole

    text = text_of(name)
    if output in (None, STANDARD_OUTPUT):
        write(text)
        return
    path, _form = path_and_form("toml", str(output))
    write_whole(destination(path), text.encode())
    notice(N_("Written: {path}"), path=path)


@targets.command(
    "check",
    cls=SpokenCommand,
    help=N_(
        "Look for faults in a file of targets of one's own. Needs no ledger; of one that is there "
        "it knows what was added. Exit code 3 when it has any."
    ),
)
@click.argument("file", type=LIST_FILE)
@printing_alone
@with_session
def check(session: Session, file: Path, form: str, output: str | None) -> int:
    """Check a file of targets."""
    from commands.usecases.target_lists import read_list_file

    found = read_list_file(file, _own(session))
    print_table(_faults(found), form, output, lambda: _as_json(found), "chi-tieu")
    if form == "table":
        _speak_counts(found)
    return 3 if found.checked.faults else 0


def _faults(found: ListFile) -> Table:
    from projections.documents.tables.table import Column, Phrase, Table

    columns = (
        Column("line", N_("Line"), "integer"),
        Column("key", N_("Key")),
        Column("problem", N_("What is wrong")),
        Column("hint", N_("Hint")),
    )
    rows = [(one.line, one.key, *one.say(_)) for one in found.checked.faults]
    title = Phrase(N_("The list of targets in {file}"), {"file": found.path.name})
    return Table(title, columns, rows)


def _as_json(found: ListFile) -> dict[str, Any]:
    known = found.checked.found
    return {
        "file": found.path.name,
        "ok": not found.checked.faults,
        "list": known.code if known else None,
        "targets": len(known.targets) if known else None,
        "indicators": len(known.indicators) if known else None,
        "faults": [one.as_json(_) for one in found.checked.faults],
    }


def _speak_counts(found: ListFile) -> None:
    """Say how many faults there are, or what the list holds."""
    if count := len(found.checked.faults):
        say(ngettext("{count} fault.", "{count} faults.", count), count=count)
        return
    known = found.checked.found
    assert known is not None, "a file without faults holds a list"
    say(N_("No fault was found."))
    say(
        N_("List {code}: targets {targets}, indicators {indicators}."),
        code=known.code,
        targets=len(known.targets),
        indicators=len(known.indicators),
    )
