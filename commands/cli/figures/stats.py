"""`socai stats`: the figures of a period."""

from __future__ import annotations

from typing import Any

import click

from commands.cli.spelling.destination import printing_alone
from commands.cli.spelling.grammar import (
    SpokenCommand,
    by_movements_too,
    known_at,
    options,
    unit_filter,
    with_session,
)
from commands.cli.spelling.sources import engine, facts
from commands.cli.spelling.tables import print_table
from commands.cli.telling.beside_words import answered_against_last_year, answered_beside
from commands.cli.telling.period_words import compare, periods, refuse_both
from commands.cli.telling.statistics_words import answered, asked_of
from commands.session import Session
from ledger.errors import N_, BadValue

lines = click.option(
    "--line", "line_names", multiple=True, help=N_("Only this line of work; repeat for more.")
)


@click.command(
    "stats", cls=SpokenCommand, help=N_("Period statistics: opening, added, removed, current.")
)
@options(periods, unit_filter, known_at, lines, compare)
@by_movements_too
@facts
@engine
@printing_alone
@with_session
def stats(session: Session, form: str, output: str | None, **typed: Any) -> None:
    """Print period statistics."""
    named, compared = typed.pop("named"), typed.pop("compare")
    refuse_both(len(named), compared)
    _refuse_several(session, len(named))
    if session.fact_folders:
        from commands.cli.telling.folder_figures import (
            figures_of_folders,
            figures_of_folders_compared,
        )

        ask = figures_of_folders_compared if compared else figures_of_folders
        told = ask(session, **typed)
    elif compared:
        told = answered_against_last_year(session, asked_of(session, **typed))
    elif len(named) > 1:
        told = answered_beside(session, asked_of(session, **typed), named)
    else:
        told = answered(session, asked_of(session, **typed))
    print_table(
        told.table, form, output, lambda: told.as_json, "thong-ke", told.subject, stable=True
    )


def _refuse_several(session: Session, periods: int) -> None:
    """Refuse several periods over folders of facts."""
    if session.fact_folders and periods > 1:
        why = N_("over folders of facts one period is asked")
        raise BadValue(field="--period", text=periods, why=why)
