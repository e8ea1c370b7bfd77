"""`socai template`: workbooks to be filled in, whose headings and codes are read in again."""

from __future__ import annotations

import click

from commands.cli.spelling.blank_files import write_blank_file
from commands.cli.spelling.destination import force_option, looked_at_first, output_file
from commands.cli.spelling.grammar import SpokenCommand, SpokenGroup, options, with_session
from commands.session import Session
from commands.speech import _
from ledger.errors import N_

REGISTERS, OUTCOMES, QUOTAS = N_("Register"), N_("Results of work"), N_("Quotas")

for_unit = click.option(
    "--unit",
    metavar="CODE",
    help=N_("For this unit and what is under it (default: the one whose books these are)."),
)
filling = options(for_unit, output_file, force_option)


@click.group(
    "template",
    cls=SpokenGroup,
    help=N_("Excel workbooks to be filled in and read in again, with lists to choose from."),
)
def template() -> None:
    """Group the templates."""


@template.command("register", cls=SpokenCommand, help=N_("Registers, a sheet a line of work."))
@filling
@looked_at_first("output", "xlsx")
@with_session
def register(session: Session, unit: str | None, output: str | None) -> None:
    """Write an empty register."""
    from commands.usecases.blanks import register_blank

    blank = register_blank(session.ledger, _(REGISTERS), unit, _)
    write_blank_file(blank, output, "mau-so-theo-doi")


def _of_kind(name: str, kind: str, title: str, text: str, file: str) -> click.Command:
    """A command that writes an empty sheet of a kind."""

    @click.command(name, cls=SpokenCommand, help=text)
    @filling
    @looked_at_first("output", "xlsx")
    @with_session
    def of_kind(session: Session, unit: str | None, output: str | None) -> None:
        from commands.usecases.blanks import kind_blank

        blank = kind_blank(session.ledger, session.home, kind, _(title), unit, _)
        write_blank_file(blank, output, file)

    return of_kind


template.add_command(
    _of_kind("outcomes", "outcome", OUTCOMES, N_("Results of work, a row each."), "mau-ket-qua")
)
template.add_command(
    _of_kind("quotas", "quota", QUOTAS, N_("Quotas to register, a row each."), "mau-chi-tieu")
)
