"""`socai outcome`: results of work, by what they count."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from commands.cli.papers.paper_verbs import (
    PaperList,
    Parameter,
    branch,
    document,
    family,
    found_by,
    lister,
    recorder,
    records,
    shower,
    unit_option,
)
from commands.cli.spelling.beforehand import again_option, yes_option
from commands.cli.spelling.destination import printing_alone
from commands.cli.spelling.grammar import (
    COUNT,
    DONG,
    REGISTER_FILE,
    DimensionsType,
    SpokenCommand,
    SpokenGroup,
    known_at,
    options,
    showing,
    unit_filter,
    with_session,
)
from commands.cli.spelling.tables import print_table
from commands.cli.telling.period_words import compare, periods, refuse_both
from commands.session import Session
from ledger.entries import label
from ledger.entries.outcome import QUANTITIES
from ledger.errors import N_

LIST = PaperList(
    "outcome",
    N_("Results of work"),
    (
        "number",
        "effective_on",
        "kind",
        "unit",
        "branch",
        "offence",
        "counts",
        "records",
        "document",
    ),
    "ket-qua",
    days=True,
)


@click.group(
    "outcome", cls=SpokenGroup, help=N_("Results of work: arrests, prosecutions, penalties…")
)
def outcome() -> None:
    """Group the verbs."""


def _asked() -> type:
    from ledger.records.results import RecordOutcome

    return RecordOutcome


def _count(name: str) -> Parameter:
    sort = DONG if name == "amount_dong" else COUNT
    return click.option(f"--{name.replace('_', '-')}", type=sort, help=label(name))


def _truth(name: str, text: str) -> Parameter:
    return click.option(f"--{name}/--not-{name}", default=None, help=text)


@outcome.command(
    "import",
    cls=SpokenCommand,
    help=N_("Read results of work from an Excel file, all or nothing."),
)
@click.argument("file", type=REGISTER_FILE)
@click.option("--dry-run", is_flag=True, help=N_("Only tell what would happen."))
@again_option
@click.option("--as", "officer_code", metavar="CODE", help=N_("Officer who records."))
@showing
@yes_option
@with_session
def import_results(session: Session, file: Path, **typed: Any) -> int:
    """Import results of work."""
    from commands.cli.telling.sheet_words import import_sheets

    return import_sheets(session, "outcome", file, typed)


OF_BRANCH = click.option("--branch", help=N_("Of this branch alone."))
OF_OFFENCE = click.option("--offence", metavar="CODE", help=N_("Of this offence alone."))


@outcome.command(
    "stats",
    cls=SpokenCommand,
    help=N_("Results of work in figures: cases, accused, persons, đồng, of a period or several."),
)
@options(periods, unit_filter, known_at)
@click.option("--kind", "kinds", multiple=True, help=N_("Only this kind; repeat for more."))
@options(OF_BRANCH, OF_OFFENCE, compare)
@click.option(
    "--by",
    type=DimensionsType(("branch", "offence", "unit", "penalty_type", "measure")),
    default=(),
    metavar="DIM,…",
    help=N_("Break down by these dimensions: branch, offence, unit, penalty_type, measure."),
)
@printing_alone
@with_session
def stats(session: Session, form: str, output: str | None, **typed: Any) -> None:
    """Print figures of results of work."""
    from commands.cli.telling.result_words import results_against_last_year, results_told
    from commands.usecases.result_figures import ResultInquiry

    named, compared = typed.pop("named"), typed.pop("compare")
    refuse_both(len(named), compared)
    asked = ResultInquiry(session.position(typed.pop("known_at")), **typed)
    if compared:
        told = results_against_last_year(session, asked)
    else:
        told = results_told(session, asked, named)
    print_table(told.table, form, output, lambda: told.as_json, "ket-qua-cong-tac", told.subject)


KIND = click.argument("kind")
FACTS = (
    click.option("--offence", metavar="ARTICLE", help=N_("Article of the penal code, as 251.")),
    click.option("--measure", help=N_("Compulsory measure: education, reform_school, detox.")),
    click.option(
        "--penalty-type", metavar="TYPE", help=N_("Type of the penalty, by name or code.")
    ),
    click.option("--seriousness", type=COUNT, metavar="1…4", help=N_("Seriousness, from 1 to 4.")),
    _truth("organised", N_("Whether it is organised crime.")),
    click.option("--online/--offline", default=None, help=N_("Whether it is online.")),
    _truth("key-area", N_("Whether it was in a key area.")),
)

family(
    outcome,
    (
        recorder(
            "record",
            N_("Record a result of work: its kind, and what that kind counts."),
            _asked,
            KIND,
            unit_option,
            branch,
            *map(_count, QUANTITIES),
            *FACTS,
            records,
            found_by,
            document,
            again=True,
        ),
        lister(
            LIST,
            click.option("--kind", help=N_("Of this kind alone.")),
            branch,
            OF_OFFENCE,
        ),
        shower("outcome"),
    ),
)
