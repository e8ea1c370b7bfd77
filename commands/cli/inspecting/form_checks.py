"""`socai inspect forms`: the form that reports are read by, and files with words of one's own."""

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
    printing_alone,
)
from commands.cli.spelling.grammar import FORM_FILE, SpokenCommand, SpokenGroup
from commands.cli.telling.inspection_tables import print_found
from commands.speech import _, ngettext, notice, say, write
from ledger.errors import N_

if TYPE_CHECKING:
    from projections.documents.tables.table import Table
    from projections.inspection.forms.checking import CheckedForm


@click.group(
    "forms",
    cls=SpokenGroup,
    help=N_("Forms of reports: which words mean what, and words of your own."),
)
def forms() -> None:
    """Group the verbs."""


@forms.command(
    "check",
    cls=SpokenCommand,
    help=N_(
        "Look for faults in a file with words of your own. Needs no ledger. Exit code 3 when it "
        "has any."
    ),
)
@click.argument("file", type=FORM_FILE)
@printing_alone
def check(file: Path, form: str, output: str | None) -> int:
    """Check a form's file."""
    from projections.documents.tables.table import Subject
    from projections.inspection.forms.form_file import read_form_file

    found = read_form_file(file).checked
    print_found(
        _table(found, file),
        "",
        form,
        output,
        lambda: _as_json(found, file),
        "bieu-mau",
        lambda: Subject(file.stem),
    )
    if form == "table":
        _speak_counts(found)
    return 3 if found.faults else 0


def _table(found: CheckedForm, file: Path) -> Table:
    from projections.documents.tables.table import Column, Phrase, Table

    columns = (
        Column("line", N_("Line"), "integer"),
        Column("key", N_("Key")),
        Column("problem", N_("What is wrong")),
        Column("hint", N_("Hint")),
    )
    rows = [(one.line, one.key, *one.say(_)) for one in found.faults]
    return Table(Phrase(N_("The form in {file}"), {"file": file.name}), columns, rows)


def _as_json(found: CheckedForm, file: Path) -> dict[str, Any]:
    return {
        "file": file.name,
        "ok": not found.faults,
        "complete": found.complete,
        "words": found.words,
        "fresh": found.fresh,
        "faults": [one.as_json(_) for one in found.faults],
    }


def _speak_counts(found: CheckedForm) -> None:
    """Say how many faults there are, or what the file adds."""
    if count := len(found.faults):
        say(ngettext("{count} fault.", "{count} faults.", count), count=count)
        return
    say(N_("No fault was found."))
    if found.complete:
        say(N_("The file stands alone: {words} words."), words=found.words)
    else:
        say(
            N_("Words: {words}; new beside those of the built-in form: {fresh}"),
            words=found.words,
            fresh=found.fresh,
        )


@forms.command(
    "show",
    cls=SpokenCommand,
    help=N_("Print the form that is built in, to be copied and changed. Needs no ledger."),
)
@click.option("--output", type=OutputType(dir_okay=False), help=N_("Write to this file."))
@force_option
def show(output: str | None) -> None:
    """Print the built-in form as TOML."""
    from projections.documents.tables.destination import write_whole
    from projections.inspection.reading.lexicon.form import year_end_text

    if output in (None, STANDARD_OUTPUT):
        write(year_end_text())
        return
    path, _form = path_and_form("toml", str(output))
    write_whole(destination(path), year_end_text().encode())
    notice(N_("Written: {path}"), path=path)
