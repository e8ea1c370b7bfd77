"""`socai report forms` and `template`: the forms that can be written, and their templates."""

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
from commands.cli.spelling.grammar import SpokenCommand, with_session
from commands.cli.spelling.tables import print_table
from commands.session import Session
from commands.speech import _, notice, say
from ledger.errors import N_, BadValue, NoLedgerHere

if TYPE_CHECKING:
    from projections.documents.tables.table import Table


@click.command(
    "forms",
    cls=SpokenCommand,
    help=N_("List the forms that can be written, and the templates they are written in."),
)
@printing_alone
@with_session
def forms(session: Session, form: str, output: str | None) -> None:
    """List the forms."""
    from commands.usecases.report_forms import forms_known

    found = forms_known(_home(session))

    def as_json() -> dict[str, Any]:
        return {
            "forms": [
                {
                    "form": one.form.code,
                    "name": one.form.name,
                    "period": one.form.periods[0] if one.form.periods else None,
                    "periods": list(one.form.periods),
                    "targets": one.form.targets or None,
                    "template": one.template.name if one.template else None,
                }
                for one in found
            ]
        }

    print_table(_table(found), form, output, as_json, "bieu-mau")


def _table(found: list[Any]) -> Table:
    from ledger.values.period import KINDS
    from projections.documents.tables.table import Column, Phrase, Table

    columns = (
        Column("form", N_("Form")),
        Column("name", N_("name")),
        Column("period", N_("Period")),
        Column("targets", N_("List of targets")),
        Column("template", N_("Template")),
    )
    rows = [
        (
            *(one.form.code, one.form.name),
            ", ".join(_(KINDS[kind].name) for kind in one.form.periods) or str(one.form.stretch),
            *(one.form.targets, one.template.name if one.template else Phrase(N_("built in"))),
        )
        for one in found
    ]
    return Table(N_("Forms"), columns, rows)


def _home(session: Session) -> Path | None:
    """The ledger's folder; None where there is no ledger."""
    try:
        return session.home
    except NoLedgerHere:
        return None


@click.command(
    "template",
    cls=SpokenCommand,
    help=N_("Write the template of a form as Word, to be changed, or list the names of its slots."),
)
@click.argument("name", metavar="FORM")
@click.option(
    "--output",
    type=OutputType(dir_okay=False),
    help=N_("Write to this Word file, or workbook (default: FORM.docx)."),
)
@click.option("--slots", is_flag=True, help=N_("List the names of the slots that can stand in it."))
@force_option
@with_session
def template(session: Session, name: str, output: str | None, slots: bool) -> None:
    """Write a template, or name its slots."""
    from commands.usecases.report_forms import form_named, sheet_template_of, slot_names
    from projections.documents.forms.typeset import typeset
    from projections.documents.tables.destination import write_whole

    found = form_named(name)
    if slots:
        for one in slot_names(found, _home(session)):
            say("{slot}", slot=one)
        return
    if output == STANDARD_OUTPUT:
        why = _("a file of the form {form} does not end so").format(form="docx")
        raise BadValue(field="--output", text=output, why=why)
    ending = "xlsx" if output and Path(output).suffix.lower() == ".xlsx" else "docx"
    path, _form = path_and_form(ending, output or found.code)
    made = sheet_template_of(found) if ending == "xlsx" else typeset(found.code)
    write_whole(destination(path), made)
    notice(N_("Written: {path}"), path=path)
    put_it = PUT_SHEETS if ending == "xlsx" else PUT_IT
    notice(put_it, folder="templates", file=f"{found.code}.{ending}")


PUT_SHEETS = N_(
    "Next: change it in Excel, and put it into the ledger's folder as {folder}/{file}, or name it "
    "with --template."
)
PUT_IT = N_(
    "Next: change it in Word, and put it into the ledger's folder as {folder}/{file}, or name it "
    "with --template."
)
