"""`socai export`: what the books hold, as a workbook to be edited and read in again."""

from __future__ import annotations

from typing import Any

import click

from commands.cli.spelling.blank_files import write_blank_file
from commands.cli.spelling.destination import force_option, looked_at_first, output_file
from commands.cli.spelling.disclosing import disclosing
from commands.cli.spelling.grammar import SpokenCommand, SpokenGroup, unit_filter, with_session
from commands.cli.spelling.register_filters import conditions, filters
from commands.leaving import leaving
from commands.session import Session
from commands.speech import _, notice
from ledger.errors import N_

TITLE = N_("Register")
LEFT_OUT = N_(
    "Rows with numbers of sources are left out ({count}): what is masked could not be read again."
)


@click.group(
    "export",
    cls=SpokenGroup,
    help=N_("What the books hold, as a workbook to be edited and read in again."),
)
def export() -> None:
    """Group what is written out."""


@export.command(
    "register", cls=SpokenCommand, help=N_("The register of today, a sheet a line of work.")
)
@click.argument("lines", nargs=-1)
@unit_filter
@filters
@click.option("--closed", is_flag=True, help=N_("Closed records too."))
@output_file
@force_option
@looked_at_first("output", "xlsx")
@disclosing
@with_session
def register(session: Session, lines: tuple[str, ...], closed: bool, **typed: Any) -> None:
    """Write out a register."""
    from commands.usecases.exporting import ExportAsked, register_exported
    from commands.usecases.listing import Wanted

    session.prove()
    wanted = Wanted(lines, typed["unit"], typed["alone"])
    asked = ExportAsked(wanted, conditions(session, typed), closed, leaving().text, _)
    found = register_exported(session.ledger, session.facts, _(TITLE), asked)
    write_blank_file(found.blank, typed["output"], "so-theo-doi")
    if found.left_out:
        notice(LEFT_OUT, count=found.left_out)
    notice(
        N_("Rows written out: {count}, as of position {position}"),
        count=found.rows,
        position=found.blank.origin.position,
    )
