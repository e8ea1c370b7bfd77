"""`socai catalog`: the fields of work, branches and offences that a ledger can add to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from commands.cli.spelling.grammar import (
    SpokenCommand,
    SpokenGroup,
    as_of,
    form_option,
    known_at,
    options,
    recording,
    with_session,
)
from commands.cli.telling.recording import record_typed
from commands.session import Session
from commands.speech import _, say, say_json
from ledger.catalog.lines import GROWING, catalog
from ledger.catalog.names import FIELDS
from ledger.catalog.papers import called, papers
from ledger.entries import label
from ledger.errors import N_

if TYPE_CHECKING:
    from ledger.catalog.own_list import OwnList
    from ledger.catalog.papers import Offence

OFFENCE = "offence"
ALL_LISTS = (*GROWING, OFFENCE)
LISTS = click.Choice(ALL_LISTS)
OF_OFFENCES = ("article", "branch", "family", "watch_listed")
"""What is said of an offence, and of no other value."""

NOT_OF_IT = N_("{option} is said of an offence; a value of the list {list} is its name alone")


@click.group(
    "catalog",
    cls=SpokenGroup,
    help=N_("Fields of work, branches and offences: those there are, and those a ledger adds."),
)
def catalog_group() -> None:
    """Group the verbs."""


@catalog_group.command(
    "add",
    cls=SpokenCommand,
    help=N_("Add a field of work (field), a branch or an offence to the catalog."),
)
@options(
    click.argument("attribute", metavar="field|branch|offence", type=LISTS),
    click.argument("name"),
    click.option("--article", help=N_("Of an offence: its article, as 251.")),
    click.option("--branch", help=N_("Of an offence: the branch of the force that works it.")),
    click.option("--family", help=N_("Of an offence: what it is told apart by, as trading.")),
    click.option(
        "--watch-listed/--not-watch-listed",
        default=None,
        help=N_("Of an offence: whether those who commit it are put on watch."),
    ),
)
@recording
@with_session
def add(session: Session, attribute: str, **typed: Any) -> None:
    """Add a value to the ledger's own list."""
    from ledger.records.terms import AddOffence, AddTerm

    typed["unit"] = session.ledger.foundation.unit
    if attribute == OFFENCE:
        record_typed(session, AddOffence, typed)
        return
    for name in OF_OFFENCES:
        if typed.pop(name) is not None:
            told = {"option": f"--{name.replace('_', '-')}", "list": attribute}
            raise click.UsageError(_(NOT_OF_IT).format(**told))
    record_typed(session, AddTerm, {**typed, "attribute": attribute})


@catalog_group.command("show", cls=SpokenCommand, help=N_("List the values of the catalog."))
@click.argument("attribute", metavar="[field|branch|offence]", type=LISTS, required=False)
@as_of
@known_at
@form_option
@with_session
def show(
    session: Session,
    attribute: str | None,
    as_of: date | None,
    known_at: str | None,
    form: str,
) -> None:
    """List the catalog's values, and those the ledger added."""
    own = session.ledger.own_list(as_of or session.today, session.position(known_at))
    lists = [attribute] if attribute else ALL_LISTS
    if form == "json":
        say_json({name: _as_json(name, own) for name in lists})
        return
    for name in lists:
        if name == OFFENCE:
            _say_offences(own)
            continue
        say(f"{_(FIELDS[name])}: {'; '.join(catalog().listed(name))}")
        if added := own.of(name):
            say(N_("  added in this ledger: {values}"), values="; ".join(added))


def _as_json(name: str, own: OwnList) -> dict[str, Any]:
    if name == OFFENCE:
        return {
            "catalog": [_offence_json(one) for one in papers().offences],
            "added": [_offence_json(one) for one in own.offences],
        }
    return {"catalog": list(catalog().listed(name)), "added": list(own.of(name))}


def _offence_json(one: Offence) -> dict[str, Any]:
    told = {"code": one.code, "name": one.name, "branch": one.branch, "family": one.family}
    return {**told, "watch_listed": one.watch_listed}


def _say_offences(own: OwnList) -> None:
    """One a line: article, title, branch, family, and whether those who commit it are on watch."""
    say(f"{_(label(OFFENCE))}:")
    for one in papers().offences:
        say(f"  {_offence_line(one)}")
    if own.offences:
        say(N_("  added in this ledger:"))
    for one in own.offences:
        say(f"  {_offence_line(one)}")


def _offence_line(one: Offence) -> str:
    watch = f", {_(label('watch_listed'))}" if one.watch_listed else ""
    family = called("family", one.family)
    return f"{one.code:<5} {one.name} ({one.branch}, {family}{watch})"
