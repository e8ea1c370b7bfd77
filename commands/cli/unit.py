"""`socai unit`: units and their tree."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, cast

import click

from commands.cli.destination import printing
from commands.cli.grammar import (
    SpokenCommand,
    SpokenGroup,
    as_of,
    form_option,
    known_at,
    recording,
    recording_undated,
    with_session,
)
from commands.cli.history_words import speak_stream
from commands.cli.recording import record_typed
from commands.session import Session
from commands.speech import _, say, say_json
from ledger.catalog.names import FIELDS
from ledger.entries.organisation import UnitDissolved
from ledger.errors import N_
from ledger.values.dates import format_date
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from ledger.entries.organisation import UnitChanged, UnitCreated
    from ledger.records.organisation import Unit

code = click.argument("code")
CALLED = {"level": "unit_level"}
"""A unit's level is not that of a record."""

level = click.option("--level", help=N_("Level of the unit: tỉnh, huyện, phường, xã."))
parent = click.option("--parent", metavar="CODE", help=N_("The unit above."))


@click.group(
    "unit",
    cls=SpokenGroup,
    lazy={"list": "commands.cli.establishment_lists:unit_list"},
    help=N_("Units (đơn vị)."),
)
def unit() -> None:
    """Group the verbs."""


@unit.command("create", cls=SpokenCommand, help=N_("Create a unit."))
@code
@click.option("--name", required=True, help=N_("Name of the unit."))
@click.option("--level", required=True, help=N_("Level of the unit: tỉnh, huyện, phường, xã."))
@parent
@recording_undated
@with_session
def create(session: Session, **typed: Any) -> None:
    """Create a unit."""
    from ledger.records.establishment import CreateUnit

    form, under = typed["form"], typed["parent"]
    receipt = record_typed(session, CreateUnit, typed, undated=True)
    if form == "table" and not under:
        created = cast("UnitCreated", receipt.entries[0])
        say(
            N_("No parent was named: {code} stands under {parent}, whose books these are."),
            code=created.unit,
            parent=created.parent,
        )


@unit.command("change", cls=SpokenCommand, help=N_("Rename a unit, or change its level or parent."))
@code
@click.option("--name", help=N_("Name of the unit."))
@level
@parent
@recording
@with_session
def change(session: Session, **typed: Any) -> None:
    """Change a unit."""
    from ledger.records.establishment import ChangeUnit

    form = typed["form"]
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
    from ledger.records.organisation import under

    session.prove()
    day, at = as_of or session.today, session.position(known_at)
    units = session.ledger.units(day, at)
    if code:
        unit = session.ledger.known(Stream.of_unit(code))
        if (code := unit.key) not in units:
            raise session.ledger.absence(unit, day, at)
    shown = [units[name] for name in sorted(under(units, code) if code else units) if name in units]
    if form == "json":
        say_json(_units_json(session, shown, day, at))
    elif code:
        _speak_unit(session, units[code], [one for one in shown if one.code != code], day, at)
    else:
        say(N_("Units as of the end of {date}"), date=format_date(day))
        _speak_units(shown)


def _units_json(
    session: Session, units: Sequence[Unit], day: date, at: int
) -> list[dict[str, Any]]:
    from ledger.records.history import History
    from ledger.records.organisation import held_since

    streams = session.ledger.streams(Stream.of_unit(one.code) for one in units)
    told = []
    for one in units:
        stream = Stream.of_unit(one.code)
        held = held_since(History(stream, streams[stream]), day, at)
        dates = {"since": one.since and str(one.since), "until": one.until and str(one.until)}
        facts = {"code": one.code, "name": one.name, "level": one.level, "parent": one.parent}
        told.append(
            {
                **facts,
                **dates,
                "held_since": {name: since and str(since) for name, since in held.items()},
            }
        )
    return told


def _speak_unit(session: Session, one: Unit, below: Sequence[Unit], day: date, at: int) -> None:
    """Tell one unit: each fact and since when it holds, then what is under it."""
    from ledger.records.organisation import held_since

    say(N_("Unit {code} as of the end of {date}"), code=one.code, date=format_date(day))
    history = session.ledger.history(Stream.of_unit(one.code))
    for name, since in held_since(history, day, at).items():
        value, field = getattr(one, name) or "–", _(FIELDS[CALLED.get(name, name)])
        if since is None:
            say(f"  {field}: {value}")
        else:
            say(
                N_("  {field}: {value} (since {date})"),
                field=field,
                value=value,
                date=format_date(since),
            )
    if one.since:
        say(N_("  created on {date}"), date=format_date(one.since))
    else:
        say(N_("  created on a day not given"))
    if one.until:
        say(N_("  dissolved on {date}"), date=format_date(one.until))
    if below:
        say(N_("Units under it:"))
        _speak_units(below)


def _speak_units(units: Sequence[Unit]) -> None:
    dissolved = UnitDissolved.NAME
    for one in units:
        above = f"  ↑ {one.parent}" if one.parent else ""
        ended = f"  ({_(dissolved)} {format_date(one.until)})" if one.until else ""
        say(f"  {one.code}  {one.name}  ({one.level}){above}{ended}")


@unit.command("log", cls=SpokenCommand, help=N_("Show every entry of a unit, newest first."))
@code
@known_at
@printing
@with_session
def log(session: Session, code: str, **typed: Any) -> None:
    """Show a unit's entries."""
    speak_stream(session, Stream.of_unit(code), **typed)
