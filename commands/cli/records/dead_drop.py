"""`socai dead-drop`."""

from __future__ import annotations

import click

from commands.cli.spelling.grammar import SpokenGroup
from commands.cli.spelling.shared_verbs import SHARED
from ledger.errors import N_


@click.group("dead-drop", cls=SpokenGroup, lazy=SHARED, help=N_("Dead drops (hộp thư bí mật)."))
def dead_drop() -> None:
    """Group the verbs."""
