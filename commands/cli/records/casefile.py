"""`socai casefile`."""

from __future__ import annotations

import click

from commands.cli.spelling.grammar import SpokenGroup
from commands.cli.spelling.shared_verbs import CASES, SHARED
from ledger.errors import N_


@click.group(
    "casefile",
    cls=SpokenGroup,
    lazy={**SHARED, **CASES},
    help=N_("Casefiles: basic survey, watch, suspicion and special-case files."),
)
def casefile() -> None:
    """Group the verbs."""
