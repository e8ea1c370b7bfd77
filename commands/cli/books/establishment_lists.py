"""`socai unit list` and `socai officer list`: who there is on a day, with names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from commands.cli.spelling.arranging import arranging
from commands.cli.spelling.destination import printing_alone
from commands.cli.spelling.grammar import (
    SpokenCommand,
    as_of,
    known_at,
    unit_filter,
    with_session,
)
from commands.cli.spelling.tables import print_table
from commands.cli.telling.establishment_words import duties_told, kind_told, sort_json
from commands.cli.telling.moment_words import moment_captions, moment_json, subject_of
from commands.session import Session
from commands.speech import _
from commands.usecases.establishment_listing import Placed, officers_listed, units_listed
from ledger.catalog.names import FIELDS, ROLES
from ledger.errors import N_
from ledger.values.period import Period

if TYPE_CHECKING:
    from ledger.records.organisation import Officer, Unit
    from projections.documents.tables.table import Column, Subject
    from projections.figures.register import Moment

UNIT_COLUMNS = ("code", "name", "unit_level", "parent", "unit_kind", "branches")

SINCE, UNTIL = N_("since"), N_("until")


@click.command("list", cls=SpokenCommand, help=N_("List the units with their names, as a tree."))
@as_of
@known_at
@click.option("--dissolved", "ended", is_flag=True, help=N_("Those dissolved by then, too."))
@arranging
@printing_alone
@with_session
def unit_list(session: Session, ended: bool, **typed: Any) -> None:
    """List units."""
    from projections.documents.tables.table import Column, Table

    moment, form = _moment(session, typed), typed["form"]
    units = units_listed(session.ledger, moment.as_of, moment.known_at or 0, ended=ended)
    columns = (
        *(Column(name, FIELDS[name]) for name in UNIT_COLUMNS),
        *_days(ended=ended),
    )
    known = session.ledger.units(moment.as_of, moment.known_at)
    rows = [_unit_row(one, known, len(columns), form) for one in units]
    table = Table(N_("Units"), columns, rows, moment_captions(session, moment))

    def as_json() -> dict[str, Any]:
        return {**moment_json(moment), "rows": [_unit_json(one, known) for one in units]}

    print_table(
        table, form, typed["output"], as_json, "don-vi", lambda: _subject(session, moment, None)
    )


@click.command("list", cls=SpokenCommand, help=N_("List the officers, with names where kept."))
@as_of
@known_at
@unit_filter
@click.option("--left", "ended", is_flag=True, help=N_("Those who left by then, too."))
@arranging
@printing_alone
@with_session
def officer_list(session: Session, ended: bool, **typed: Any) -> None:
    """List officers."""
    from projections.documents.tables.table import Column, Table

    moment, unit, alone = _moment(session, typed), typed["unit"], typed["alone"]
    day, at = moment.as_of, moment.known_at or 0
    officers = officers_listed(session.ledger, day, at, unit, alone=alone, ended=ended)
    columns = (
        *(Column(name, FIELDS[name]) for name in ("code", "name", "unit", "role", "duty")),
        *_days(ended=ended),
    )
    rows = [_officer_row(one, len(columns), typed["form"]) for one in officers]
    table = Table(N_("Officers"), columns, rows, moment_captions(session, moment))

    def as_json() -> dict[str, Any]:
        return {**moment_json(moment), "rows": [_officer_json(one) for one in officers]}

    print_table(
        table,
        typed["form"],
        typed["output"],
        as_json,
        "can-bo",
        lambda: _subject(session, moment, unit),
    )


def _moment(session: Session, typed: dict[str, Any]) -> Moment:
    from projections.figures.register import Moment

    session.prove()
    return Moment(typed["as_of"] or session.today, session.position(typed["known_at"]))


def _subject(session: Session, moment: Moment, unit: str | None) -> Subject:
    """Whose list it is, and of which day."""
    return subject_of(session, unit, Period(moment.as_of, moment.as_of), moment.known_at or 0)


def _days(*, ended: bool) -> Sequence[Column]:
    """From which day, and until which where those that ended are listed."""
    from projections.documents.tables.table import Column

    days = (Column("since", SINCE, "date"), Column("until", UNTIL, "date"))
    return days if ended else days[:1]


def _unit_row(one: Placed, known: Mapping[str, Unit], columns: int, form: str) -> list[Any]:
    unit = one.unit
    name = "  " * one.depth + unit.name if form == "table" else unit.name
    sort = kind_told(unit, known), ", ".join(unit.branches) or None
    return [unit.code, name, unit.level, unit.parent, *sort, *_days_shown(unit, form)][:columns]


def _unit_json(one: Placed, known: Mapping[str, Unit]) -> dict[str, Any]:
    unit = one.unit
    told: dict[str, Any] = {"code": unit.code, "name": unit.name, "level": unit.level}
    days = _days_json(unit.since, unit.until)
    told |= {"parent": unit.parent, "depth": one.depth, **sort_json(unit, known)}
    return {**told, **days}


def _officer_row(one: Officer, columns: int, form: str) -> list[Any]:
    days = _days_shown(one, form)
    return [one.code, one.name, one.unit, _(ROLES[one.role]), duties_told(one), *days][:columns]


def _days_shown(one: Unit | Officer, form: str) -> tuple[date | str | None, date | None]:
    """From which day, in words where it was not given, and until which.

    In a file of plain data a cell is a day or nothing.
    """
    unknown = None if form == "csv" else _(N_("day not given"))
    return one.since or unknown, one.until


def _officer_json(one: Officer) -> dict[str, Any]:
    told: dict[str, Any] = {"code": one.code, "name": one.name, "unit": one.unit}
    told |= {"role": one.role, "duty": duties_told(one), "duties": list(one.duties)}
    return {**told, **_days_json(one.since, one.until)}


def _days_json(since: date | None, until: date | None) -> dict[str, Any]:
    return {"since": since and since.isoformat(), "until": until and until.isoformat()}
