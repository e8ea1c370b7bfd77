"""`socai find`: what in the books is called so, and which command shows it."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

import click

from commands.cli.spelling.arranging import arranging
from commands.cli.spelling.destination import printing
from commands.cli.spelling.grammar import SpokenCommand, with_session
from commands.cli.spelling.tables import print_table
from commands.session import Session
from commands.speech import _, notice
from ledger.catalog.lines import catalog
from ledger.errors import N_

if TYPE_CHECKING:
    from commands.usecases.searching import Hit

SORTS = {
    "line": N_("line of work"),
    "symbol": N_("symbol"),
    "unit": N_("unit"),
    "officer": N_("officer"),
    "document": N_("document"),
    "day": N_("effective on that day"),
    "outcome": N_("result of work"),
    "gang": N_("gang"),
    "object": N_("object of a survey"),
    "attestation": N_("attestation"),
    "quota": N_("quota"),
    "inspection": N_("inspection"),
    "meeting": N_("meeting attended"),
    "circular": N_("circular read"),
    "knowledge": N_("question about a rule"),
    "sanction": N_("handling recorded"),
}
"""The sorts of things that are found; files are told by their line of work, others as they are."""


def something(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """What to look for. Raises MissingParameter where it is blank."""
    if not value.strip():
        raise click.MissingParameter(ctx=ctx, param=param)
    return value


@click.command(
    "find",
    cls=SpokenCommand,
    help=N_("Look for a number, a code, a unit, a document or a day, and how to see it."),
)
@click.argument("text", callback=something)
@arranging
@printing
@with_session
def find(session: Session, text: str, **typed: Any) -> None:
    """Find what is called so."""
    from commands.usecases.searching import search
    from projections.documents.tables.table import Column, Table

    session.prove()
    found = search(session.ledger, text)
    columns = (
        Column("kind", N_("what")),
        Column("number", N_("number or code")),
        Column("about", N_("about")),
        Column("command", N_("shown by")),
    )
    table = Table(N_("Found"), columns, [_row(one) for one in found.hits])
    print_table(table, typed["form"], typed["output"], lambda: _json(found.hits), "tim")
    if found.more:
        notice(N_("There are more; say more of the name."))


def _row(hit: Hit) -> list[Any]:
    from commands.usecases.searching import VOIDED

    lines = {line.code: line.name for line in catalog().lines}
    sort = lines.get(hit.sort) or _(SORTS.get(hit.sort, hit.sort))
    about = _(hit.about) if hit.sort == "day" or hit.about == VOIDED else hit.about
    return [sort, hit.name, about, f"socai {shlex.join(hit.command)}"]


def _json(hits: list[Hit]) -> dict[str, Any]:
    rows = [
        {"kind": one.sort, "number": one.name, "about": one.about, "command": list(one.command)}
        for one in hits
    ]
    return {"found": rows}
