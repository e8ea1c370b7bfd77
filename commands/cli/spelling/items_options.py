"""What is typed of items: whose, how many, how many valuable, in which report."""

from __future__ import annotations

import click

from commands.cli.spelling.grammar import COUNT, options
from ledger.errors import N_

items_options = options(
    click.argument("number"),
    click.argument("items", type=COUNT),
    click.option("--valuable", type=COUNT, default=0, help=N_("How many of them were valuable.")),
    click.option(
        "--report",
        help=N_("Number of the report of the meeting at which they were taken."),
    ),
)
