"""`socai unit merge`, `split`, `split-off`, `abolish-level`: units reorganise, with all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from commands.cli.spelling.grammar import SpokenCommand, options, recording, with_session
from commands.cli.telling.recording import record_typed
from commands.session import Session
from commands.speech import _, say, say_json
from ledger.errors import N_
from ledger.values.dates import format_date

if TYPE_CHECKING:
    from commands.usecases.previewing import Preview
    from ledger.records.books import Decision

given = options(
    click.option(
        "--officer",
        "officers",
        multiple=True,
        metavar="UNIT=CODE",
        help=N_("The unit gets this officer, and the files in the officer's hands."),
    ),
    click.option(
        "--branch",
        "branches",
        multiple=True,
        metavar="UNIT=BRANCH",
        help=N_("The unit gets the files of this branch, whoever is in charge of them."),
    ),
    click.option(
        "--number",
        "numbers",
        multiple=True,
        metavar="UNIT=NUMBER",
        help=N_("The unit gets this file, whatever else is said."),
    ),
    click.option(
        "--unit",
        "units",
        multiple=True,
        metavar="UNIT=CODE",
        help=N_("The unit gets this unit, with all that hangs on it."),
    ),
)
preview = click.option(
    "--preview", is_flag=True, help=N_("Print what would move where; record nothing.")
)


@click.command("merge", cls=SpokenCommand, help=N_("Merge units into another."))
@click.argument("codes", nargs=-1, required=True, metavar="CODE…")
@click.option(
    "--into",
    "to_unit",
    required=True,
    metavar="CODE",
    help=N_("The unit that takes over their records, officers and units."),
)
@preview
@recording
@with_session
def merge(session: Session, preview: bool, **typed: Any) -> None:
    """Merge units."""
    from ledger.records.reorganising import MergeUnits

    _record(session, MergeUnits, typed, preview=preview)


@click.command("split", cls=SpokenCommand, help=N_("Split a unit into others."))
@click.argument("code")
@click.option(
    "--into",
    multiple=True,
    required=True,
    metavar="CODE",
    help=N_("A unit it is split into; repeat for each."),
)
@given
@click.option("--rest", metavar="CODE", help=N_("The unit that gets what is given to none."))
@preview
@recording
@with_session
def split(session: Session, preview: bool, **typed: Any) -> None:
    """Split a unit."""
    from ledger.records.reorganising import SplitUnit

    _record(session, SplitUnit, typed, preview=preview)


@click.command(
    "split-off", cls=SpokenCommand, help=N_("Split off a part of a unit, which goes on.")
)
@click.argument("code")
@click.option(
    "--into",
    multiple=True,
    required=True,
    metavar="CODE",
    help=N_("A unit that gets a part of it; repeat for each."),
)
@given
@preview
@recording
@with_session
def split_off(session: Session, preview: bool, **typed: Any) -> None:
    """Split off a part of a unit."""
    from ledger.records.reorganising import PartUnit

    _record(session, PartUnit, typed, preview=preview)


@click.command("abolish-level", cls=SpokenCommand, help=N_("Abolish a level of units."))
@click.argument("level")
@given
@preview
@recording
@with_session
def abolish_level(session: Session, preview: bool, **typed: Any) -> None:
    """Abolish a level."""
    from ledger.records.reorganising import AbolishLevel

    _record(session, AbolishLevel, typed, preview=preview)


def _record(
    session: Session, command: type[Decision], typed: dict[str, Any], *, preview: bool
) -> None:
    """Record what was typed, or only print what it would do."""
    if not preview:
        record_typed(session, command, typed)
        return
    from commands.usecases.previewing import previewed
    from commands.usecases.recording import ask

    form, by = typed.pop("form"), session.by(typed.pop("officer_code"))
    day = typed["effective_on"] = typed["effective_on"] or session.today
    found = previewed(session.ledger, ask(command, **typed), by)
    if form == "json":
        say_json({"on": day.isoformat(), "recorded": False, "steps": _steps_json(found)})
        return
    _speak_steps(found)
    say(N_("Nothing was recorded: this is what would be, on {date}."), date=format_date(day))


def _steps_json(found: Preview) -> list[dict[str, Any]]:
    from commands.usecases.previewing import steps_of

    steps = [
        {
            "kind": one.entry.TOPIC,
            "record": one.entry.record,
            "from": one.from_unit,
            "to": one.to,
            "level": one.level,
        }
        for one in steps_of(found.entries)
    ]
    carried = [
        {
            "kind": one.paper.noun,
            "record": one.paper,
            "from": one.ending.unit,
            "to": one.goes.key,
            "level": None,
        }
        for one in found.carried
    ]
    return steps + carried


def _speak_steps(found: Preview) -> None:
    from commands.cli.spelling.tables import print_table
    from commands.cli.telling.adrift_words import say_settled
    from commands.usecases.previewing import steps_of
    from projections.documents.tables.table import Column, Table

    columns = (
        Column("number", N_("of what")),
        Column("kind", N_("what would be recorded")),
        Column("from", N_("from unit")),
        Column("to", N_("to unit")),
        Column("level", N_("level from then on")),
    )
    rows = [
        [one.number, _(one.entry.NAME), one.from_unit, one.to, one.level]
        for one in steps_of(found.entries)
    ]
    rows += [
        [one.paper.key, _(CARRIED[one.paper.noun]), one.ending.unit, one.goes.key, None]
        for one in found.carried
    ]
    print_table(Table(N_("What would move"), columns, rows, ()), "table", None, dict)
    say_settled(found.entries)


CARRIED = {
    "object": N_("object of survey, carried on"),
    "gang": N_("gang, carried on"),
}
"""How papers are told that go with their unit without an entry of their own."""
