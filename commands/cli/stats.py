"""`socai stats`: the figures of a period."""

from __future__ import annotations

from typing import Any

import click

from commands.cli.destination import printing
from commands.cli.grammar import (
    SpokenCommand,
    by_movements_too,
    known_at,
    options,
    period,
    unit_filter,
    with_session,
)
from commands.cli.sources import engine, facts
from commands.cli.statistics_words import answered, asked_of
from commands.cli.tables import print_table
from commands.session import Session
from ledger.errors import N_

lines = click.option(
    "--line", "line_names", multiple=True, help=N_("Only this line of work; repeat for more.")
)


@click.command(
    "stats", cls=SpokenCommand, help=N_("Period statistics: opening, added, removed, current.")
)
@options(period, unit_filter, known_at, lines)
@by_movements_too
@facts
@engine
@printing
@with_session
def stats(session: Session, form: str, output: str | None, **typed: Any) -> None:
    """Print period statistics."""
    if session.fact_folders:
        from commands.cli.folder_figures import figures_of_folders

        told = figures_of_folders(session, **typed)
    else:
        told = answered(session, asked_of(session, **typed))
    print_table(told.table, form, output, lambda: told.as_json, "thong-ke", told.subject)
