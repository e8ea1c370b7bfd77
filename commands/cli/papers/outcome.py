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
from commands.cli.spelling.grammar import (
    COUNT,
    DONG,
    REGISTER_FILE,
    SpokenCommand,
    SpokenGroup,
    showing,
    with_session,
)
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
            click.option("--offence", metavar="CODE", help=N_("Of this offence alone.")),
        ),
        shower("outcome"),
    ),
)
