"""Where figures come from: options that name the facts to ask, and the engine that adds them up."""

from __future__ import annotations

import click

from commands.cli.spelling.grammar import session_of
from ledger.errors import N_


def _choose_engine(ctx: click.Context, _option: click.Parameter, name: str | None) -> None:
    session_of(ctx).engine_name = name


def _choose_facts(ctx: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> None:
    session_of(ctx).facts_given = given


facts = click.option(
    "--facts",
    multiple=True,
    metavar="FOLDER",
    expose_value=False,
    callback=_choose_facts,
    help=N_("Ask the facts in this folder or at this URL, not the ledger; repeat for more."),
)
engine = click.option(
    "--engine",
    metavar="ENGINE",
    expose_value=False,
    callback=_choose_engine,
    help=N_("What adds the figures up, here or on a cluster (default: SOCAI_ENGINE, socai.toml)."),
)
