"""`socai catalog`: the fields of work and branches that records may have."""

from __future__ import annotations

from typing import Any

import click

from commands.cli.grammar import (
    SpokenCommand,
    SpokenGroup,
    form_option,
    options,
    recording,
    with_session,
)
from commands.cli.recording import record_typed
from commands.session import Session
from commands.speech import _, say, say_json
from ledger.catalog.lines import GROWING, catalog
from ledger.catalog.names import FIELDS
from ledger.errors import N_

LISTS = click.Choice(GROWING)


@click.group(
    "catalog",
    cls=SpokenGroup,
    help=N_("Fields of work and branches: those there are, and those a ledger adds."),
)
def catalog_group() -> None:
    """Group the verbs."""


@catalog_group.command(
    "add", cls=SpokenCommand, help=N_("Add a field of work (field) or a branch to the catalog.")
)
@options(click.argument("attribute", metavar="field|branch", type=LISTS), click.argument("name"))
@recording
@with_session
def add(session: Session, **typed: Any) -> None:
    """Add a value to the ledger's own list."""
    from ledger.records.terms import AddTerm

    record_typed(session, AddTerm, {**typed, "unit": session.ledger.foundation.unit})


@catalog_group.command("show", cls=SpokenCommand, help=N_("List the values of the catalog."))
@click.argument("attribute", metavar="[field|branch]", type=LISTS, required=False)
@form_option
@with_session
def show(session: Session, attribute: str | None, form: str) -> None:
    """List the catalog's values, and those the ledger added."""
    own = session.ledger.own_list()
    lists = [attribute] if attribute else GROWING
    if form == "json":
        told = {
            name: {"catalog": list(catalog().listed(name)), "added": list(own.of(name))}
            for name in lists
        }
        say_json(told)
        return
    for name in lists:
        say(f"{_(FIELDS[name])}: {'; '.join(catalog().listed(name))}")
        if added := own.of(name):
            say(N_("  added in this ledger: {values}"), values="; ".join(added))
