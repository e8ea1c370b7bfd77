"""`socai register`: the records of a line of work, or of all, as of a date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from commands.cli.spelling.arranging import arranging
from commands.cli.spelling.destination import printing
from commands.cli.spelling.grammar import (
    SpokenCommand,
    as_of,
    by,
    known_at,
    unit_filter,
    with_session,
)
from commands.cli.spelling.register_filters import conditions, filters
from commands.cli.spelling.tables import print_table
from commands.cli.telling.field_words import named
from commands.cli.telling.moment_words import (
    cell_json,
    file_of,
    moment_captions,
    moment_json,
    subject_of,
)
from commands.session import Session
from commands.speech import _
from commands.usecases.listing import Wanted, is_asked_of_closed, register_of
from ledger.catalog.lines import catalog
from ledger.catalog.names import FIELDS, STATUSES
from ledger.entries.record import OBJECT, STATED
from ledger.errors import N_
from ledger.records.cell import attribute_field
from ledger.values.period import Period

if TYPE_CHECKING:
    from projections.documents.tables.table import Column
    from projections.figures.register import Moment, RegisterRow


@click.command(
    "register", cls=SpokenCommand, help=N_("The register of a line of work, or of all lines.")
)
@click.argument("lines", nargs=-1)
@as_of
@known_at
@unit_filter
@by
@filters
@click.option("--closed", is_flag=True, help=N_("List closed records too."))
@arranging
@printing
@with_session
def register(
    session: Session, lines: tuple[str, ...], closed: bool, by: tuple[str, ...], **typed: Any
) -> None:
    """Print a register."""
    from projections.documents.tables.table import Table

    session.prove()
    wanted = Wanted(lines, typed["unit"], typed["alone"])
    known_at = session.position(typed["known_at"])
    asked = conditions(session, typed)
    closed = closed or is_asked_of_closed(asked)
    told: dict[str, Any] = {"closed": closed, "by": by, "conditions": asked}
    moment, rows = register_of(
        session.ledger, session.facts, wanted, typed["as_of"], known_at, **told
    )
    used = [name for name in STATED if name in by or any(_stated(row, name) for row in rows)]
    cells = [_row(row, used, closed) for row in rows]
    captions = moment_captions(session, moment)
    table = Table(N_("Register"), _columns(used, closed), cells, captions)
    print_table(
        table,
        typed["form"],
        typed["output"],
        lambda: _register_json(moment, rows),
        file_of("so-theo-doi", lines),
        lambda: subject_of(session, typed["unit"], Period(moment.as_of, moment.as_of), known_at),
    )


def _stated(row: RegisterRow, name: str) -> bool:
    return _value(row, name) is not None


def _value(row: RegisterRow, name: str) -> str | bool | None:
    """What a record has of an attribute; what it covers is no part of its cell."""
    held: str | bool | None = (
        row.state.object if name == OBJECT else getattr(row.cell, attribute_field(name))
    )
    return held


def _columns(used: Sequence[str], closed: bool) -> tuple[Column, ...]:
    """The columns of a register: those of attributes only where a record states one."""
    from projections.documents.tables.table import Column

    attributes = (
        Column(name, FIELDS[name], "boolean" if name == "online" else "text") for name in used
    )
    ending = (
        Column("closed_on", N_("closed on"), "date"),
        Column("closing", FIELDS["closing"]),
    )
    return (
        *(Column(name, FIELDS[name]) for name in ("number", "line", "symbol")),
        *attributes,
        *(Column(name, FIELDS[name]) for name in ("level", "unit", "officer")),
        Column("opened_on", N_("opened on"), "date"),
        Column("status", FIELDS["status"]),
        *(ending if closed else ()),
    )


def _row(row: RegisterRow, used: Sequence[str], closed: bool) -> list[Any]:
    cell, record = row.cell, row.record
    values: list[Any] = [row.number, catalog().line(cell.line).name, cell.symbol]
    for name in used:
        value = _value(row, name)
        values.append(
            value if isinstance(value, bool) or value is None else named(record, name, value)
        )
    ending = (
        [row.closed_on, named(record, "closing", row.closing) if row.closing else None]
        if closed
        else []
    )
    return [
        *values,
        cell.level,
        cell.unit,
        cell.officer,
        row.opened_on,
        _(STATUSES[row.status]),
        *ending,
    ]


def _register_json(moment: Moment, rows: Sequence[RegisterRow]) -> dict[str, Any]:
    return {**moment_json(moment), "rows": [_row_json(row) for row in rows]}


def _row_json(row: RegisterRow) -> dict[str, Any]:
    return {
        "record": row.record,
        "number": row.number,
        "status": row.status,
        "opened_on": row.opened_on.isoformat(),
        "closed_on": row.closed_on and row.closed_on.isoformat(),
        "closing": row.closing,
        "object": row.state.object,
        "cell": cell_json(row.cell),
    }
