"""`socai casefile`."""

from __future__ import annotations

import click

from commands.cli.grammar import SpokenGroup
from commands.cli.record_verbs import SHARED, resume, suspend
from ledger.errors import N_


@click.group(
    "casefile",
    cls=SpokenGroup,
    help=N_("Casefiles: basic survey, watch, suspicion and special-case files."),
)
def casefile() -> None:
    """Group the verbs."""


for _verb in (*SHARED, suspend, resume):
    casefile.add_command(_verb)
