"""`socai persona`."""

from __future__ import annotations

import click

from commands.cli.grammar import SpokenGroup
from commands.cli.shared_verbs import SHARED
from ledger.errors import N_


@click.group("persona", cls=SpokenGroup, lazy=SHARED, help=N_("Personas (vai ảo)."))
def persona() -> None:
    """Group the verbs."""
