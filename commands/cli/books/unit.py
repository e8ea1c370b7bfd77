"""`socai unit`: units and their tree."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, cast

import click

from commands.cli.spelling.destination import printing
from commands.cli.spelling.grammar import (
    SpokenCommand,
    SpokenGroup,
    as_of,
    form_option,
    known_at,
    options,
    recording,
    recording_undated,
    with_session,
)
from commands.cli.telling.history_words import speak_stream
from commands.cli.telling.recording import record_typed
from commands.session import Session
from commands.speech import say, say_json
from ledger.errors import N_
from ledger.values.dates import format_date
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from ledger.entries.organisation import UnitChanged, UnitCreated

code = click.argument("code")
level = click.option("--level", help=N_("Level of the unit: tỉnh, huyện, phường, xã."))
parent = click.option("--parent", metavar="CODE", help=N_("The unit above."))
sort = options(
    click.option(
        "--kind",
        help=N_("Kind of unit: province, division, district, team, commune."),
    ),
    click.option(
        "--branch",
        "branches",
        multiple=True,
        help=N_("Branch of the unit, of the catalog or the own list; repeat for several."),
    ),
)


@click.group(
    "unit",
    cls=SpokenGroup,
    lazy={
        "list": "commands.cli.books.establishment_lists:unit_list",
        "merge": "commands.cli.books.reorganising:merge",
        "split": "commands.cli.books.reorganising:split",
        "split-off": "commands.cli.books.reorganising:split_off",
        "abolish-level": "commands.cli.books.reorganising:abolish_level",
    },
    help=N_("Units (đơn vị)."),
)
def unit() -> None:
    """Group the verbs."""


@unit.command("create", cls=SpokenCommand, help=N_("Create a unit."))
@code
@click.option("--name", required=True, help=N_("Name of the unit."))
@click.option("--level", required=True, help=N_("Level of the unit: tỉnh, huyện, phường, xã."))
@parent
@sort
@recording_undated
@with_session
def create(session: Session, **typed: Any) -> None:
    """Create a unit."""
    from ledger.records.establishment import CreateUnit

    form, under = typed["form"], typed["parent"]
    typed["branches"] = typed["branches"] or None
    receipt = record_typed(session, CreateUnit, typed, undated=True)
    if form == "table" and not under:
        created = cast("UnitCreated", receipt.entries[0])
        say(
            N_("No parent was named: {code} stands under {parent}, whose books these are."),
            code=created.unit,
            parent=created.parent,
        )


@unit.command(
    "change",
    cls=SpokenCommand,
    help=N_("Change a unit's name, level, parent, kind or branches."),
)
@code
@click.option("--name", help=N_("Name of the unit."))
@level
@parent
@sort
@recording
@with_session
def change(session: Session, **typed: Any) -> None:
    """Change a unit."""
    from ledger.records.establishment import ChangeUnit

    form = typed["form"]
    typed["branches"] = typed["branches"] or None
    changed = cast("UnitChanged", record_typed(session, ChangeUnit, typed).entries[0])
    if form == "table" and changed.level:
        say(
            N_("Records that {code} has already keep their level; `change --level` changes one."),
            code=changed.unit,
        )


@unit.command("dissolve", cls=SpokenCommand, help=N_("Dissolve a unit."))
@code
@click.option(
    "--into",
    "to_unit",
    metavar="CODE",
    help=N_("The unit that takes over its records, officers and units."),
)
@recording
@with_session
def dissolve(session: Session, **typed: Any) -> None:
    """Dissolve a unit."""
    from ledger.records.establishment import DissolveUnit

    record_typed(session, DissolveUnit, typed)


@unit.command("show", cls=SpokenCommand, help=N_("Show one unit, or the tree of all units."))
@click.argument("code", required=False)
@as_of
@known_at
@form_option
@with_session
def show(
    session: Session, code: str | None, as_of: date | None, known_at: str | None, form: str
) -> None:
    """Show units."""
    from commands.cli.telling.establishment_words import speak_unit, speak_units, units_json
    from ledger.records.unit_tree import under

    session.prove()
    day, at = as_of or session.today, session.position(known_at)
    units = session.ledger.units(day, at)
    if code:
        unit = session.ledger.known(Stream.of_unit(code))
        if (code := unit.key) not in units:
            raise session.ledger.absence(unit, day, at)
    shown = [units[name] for name in sorted(under(units, code) if code else units) if name in units]
    if form == "json":
        say_json(units_json(session, shown, units, day, at))
    elif code:
        speak_unit(session, code, units, day, at)
    else:
        say(N_("Units as of the end of {date}"), date=format_date(day))
        speak_units(shown)


@unit.command("log", cls=SpokenCommand, help=N_("Show every entry of a unit, newest first."))
@code
@known_at
@printing
@with_session
def log(session: Session, code: str, **typed: Any) -> None:
    """Show a unit's entries."""
    speak_stream(session, Stream.of_unit(code), **typed)
