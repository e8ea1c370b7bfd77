"""`socai register` and `socai diff`: the records as of a date, and what changed between two."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import click

from commands.cli.entry_words import named
from commands.cli.grammar import (
    DATE,
    SpokenCommand,
    as_of,
    by,
    known_at,
    printing,
    unit_filter,
    with_session,
)
from commands.cli.tables import print_table
from commands.session import FACTS, Session
from commands.speech import _
from ledger.catalog.lines import catalog
from ledger.catalog.names import FIELDS, STATUSES
from ledger.entries.record import ATTRIBUTES
from ledger.errors import N_
from ledger.records.cell import attribute_field
from ledger.values.dates import format_date, format_instant
from ledger.values.period import Period
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from projections.documents.tables.table import Phrase
    from projections.figures.register import Difference, Moment, RegisterRow, Selection


@click.command(
    "register", cls=SpokenCommand, help=N_("The register of a line of work, or of all lines.")
)
@click.argument("lines", nargs=-1)
@as_of
@known_at
@unit_filter
@by
@click.option("--closed", is_flag=True, help=N_("List closed records too."))
@printing
@with_session
def register(
    session: Session, lines: tuple[str, ...], closed: bool, by: tuple[str, ...], **typed: Any
) -> None:
    """Print a register."""
    from projections.documents.tables.table import Column, Table
    from projections.figures.candidates import candidates
    from projections.figures.register import Moment
    from projections.figures.register import register as rows_of

    moment = Moment(typed["as_of"] or session.today, session.position(typed["known_at"]))
    selection = _selection(session, lines, typed, moment)
    histories = candidates(session.ledger, session.home / FACTS, selection, moment)
    rows = rows_of(histories, selection, moment, closed=closed)
    rows.sort(key=lambda row: [str(getattr(row.cell, attribute_field(name)) or "") for name in by])
    used = [
        name
        for name in ATTRIBUTES
        if name in by or any(getattr(row.cell, attribute_field(name)) is not None for row in rows)
    ]
    columns = [
        Column(name, FIELDS[name], "boolean" if name == "online" else "text")
        for name in ("number", "line", "symbol", *used)
    ]
    columns += [Column(name, FIELDS[name]) for name in ("level", "unit", "officer")]
    columns += [Column("opened_on", N_("opened on"), "date"), Column("status", FIELDS["status"])]
    columns += (
        [Column("closed_on", N_("closed on"), "date"), Column("closing", FIELDS["closing"])]
        if closed
        else []
    )
    table = Table(
        N_("Register"),
        tuple(columns),
        [_row(row, used, closed) for row in rows],
        _captions(session, moment),
    )
    print_table(
        table, typed["form"], typed["output"], lambda: _register_json(moment, rows), "so-theo-doi"
    )


def _selection(
    session: Session, lines: Sequence[str], typed: dict[str, Any], moment: Moment
) -> Selection:
    from projections.figures.register import Selection
    from projections.figures.units import units_under

    codes = tuple(catalog().line(name).code for name in lines) or None
    if typed["unit"] is None:
        return Selection(codes)
    units = units_under(
        session.ledger,
        typed["unit"],
        alone=typed["alone"],
        as_of=moment.as_of,
        known_at=moment.known_at,
    )
    return Selection(codes, units)


def _captions(session: Session, *moments: Moment) -> tuple[Phrase, ...]:
    from projections.documents.tables.table import Phrase

    text = N_("As of the end of {date}, as known at position {position} ({time})")
    lines = []
    for moment in moments:
        recorded = session.ledger.recorded_at(moment.known_at or 0)
        time = format_instant(recorded) if recorded else "–"
        lines.append(
            Phrase(
                text, {"date": format_date(moment.as_of), "position": moment.known_at, "time": time}
            )
        )
    return tuple(lines)


def _row(row: RegisterRow, used: Sequence[str], closed: bool) -> list[Any]:
    cell, record = row.cell, row.record
    values: list[Any] = [row.number, catalog().line(cell.line).name, cell.symbol]
    for name in used:
        value = getattr(cell, attribute_field(name))
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
    return {**_moment_json(moment), "rows": [_row_json(row) for row in rows]}


def _moment_json(moment: Moment) -> dict[str, Any]:
    return {"as_of": moment.as_of.isoformat(), "position": moment.known_at}


def _row_json(row: RegisterRow) -> dict[str, Any]:
    return {
        "record": row.record,
        "number": row.number,
        "status": row.status,
        "opened_on": row.opened_on.isoformat(),
        "closed_on": row.closed_on and row.closed_on.isoformat(),
        "closing": row.closing,
        "cell": _cell_json(row.cell),
    }


def _cell_json(cell: Any) -> dict[str, Any] | None:
    return {name.rstrip("_"): value for name, value in cell._asdict().items()} if cell else None


@click.command(
    "diff",
    cls=SpokenCommand,
    help=N_("What changed between the ends of two days: entered, left, moved."),
)
@click.argument("first", type=DATE)
@click.argument("second", type=DATE)
@click.option("--line", "lines", multiple=True, help=N_("Only this line of work; repeat for more."))
@click.option(
    "--known-before",
    metavar="WHEN",
    help=N_("What was known for the first day (default: as for the second)."),
)
@known_at
@unit_filter
@by
@printing
@with_session
def diff(
    session: Session,
    first: date,
    second: date,
    lines: tuple[str, ...],
    by: tuple[str, ...],
    **typed: Any,
) -> None:
    """Print what changed between two days: the records, or with ``--by`` the counts."""
    if by:
        count_changes(session, Period(first + timedelta(days=1), second), lines, by, typed)
    else:
        list_changes(session, first, second, lines, typed)


def count_changes(
    session: Session,
    between: Period,
    lines: tuple[str, ...],
    by: tuple[str, ...],
    typed: dict[str, Any],
) -> None:
    """What stood in each cell before and at the end of the days between, and what came and went."""
    from commands.cli.stats import (
        captions,
        question_of,
        statistics_of,
        stats_json,
        stats_table,
    )

    asked = {name: typed[name] for name in ("unit", "alone", "known_at")}
    question, unit = question_of(
        session, by, start=between.start, end=between.end, line_names=lines, **asked
    )
    rows = statistics_of(session).ask(question)
    table = stats_table(question, rows, captions(session, question, unit, alone=typed["alone"]))
    print_table(
        table,
        typed["form"],
        typed["output"],
        lambda: stats_json(session, question, unit, rows),
        "so-sanh",
    )


def list_changes(
    session: Session, first: date, second: date, lines: tuple[str, ...], typed: dict[str, Any]
) -> None:
    """Which records entered, left or moved between the ends of two days."""
    from projections.documents.tables.table import Column, Table
    from projections.figures.candidates import candidates
    from projections.figures.register import Moment, differences

    known = session.position(typed["known_at"])
    earlier = session.position(typed["known_before"]) if typed["known_before"] else known
    moments = (Moment(first, earlier), Moment(second, known))
    selection = _selection(session, lines, typed, moments[1])
    histories = candidates(session.ledger, session.home / FACTS, selection, *moments)
    found = differences(histories, selection, *moments)
    columns = (
        Column("number", FIELDS["number"]),
        Column("line", FIELDS["line"]),
        Column("kind", N_("Change")),
        Column("changes", N_("From → to")),
        Column("entry", N_("Entry"), "integer"),
        Column("effective_on", N_("Effective date"), "date"),
    )
    rows = [_difference(one) for one in found]
    table = Table(N_("What changed between two days"), columns, rows, _captions(session, *moments))
    print_table(
        table, typed["form"], typed["output"], lambda: _differences_json(moments, found), "so-sanh"
    )


CHANGES = {"entered": N_("entered"), "left": N_("left"), "moved": N_("moved")}


def _difference(one: Difference) -> list[Any]:
    moves = (
        (_(FIELDS[name]), named(one.record, name, before), named(one.record, name, after))
        for name, before, after in one.changes
    )
    told = "; ".join(f"{name}: {before} → {after}" for name, before, after in moves) or _outside(
        one
    )
    posting = one.posting
    line = catalog().line(Stream(one.record).noun).name
    return [
        one.number,
        line,
        _(CHANGES[one.kind]),
        told,
        posting and posting.position,
        posting and posting.effective_on,
    ]


def _outside(one: Difference) -> str:
    """What became of a record that stood in no cell before, or stands in none after."""
    before, after = (
        f"{cell.symbol}, {cell.unit}" if cell else "" for cell in (one.before, one.after)
    )
    if not before:
        return _(N_("(not in the books yet)")) + f" → {after}"
    way = (
        named(one.record, "closing", one.closing)
        if one.closing
        else _(N_("(no longer in the books)"))
    )
    return f"{before} → {way}"


def _differences_json(moments: Sequence[Moment], found: Sequence[Difference]) -> dict[str, Any]:
    return {
        "first": _moment_json(moments[0]),
        "second": _moment_json(moments[1]),
        "differences": [
            {
                "record": one.record,
                "number": one.number,
                "kind": one.kind,
                "before": _cell_json(one.before),
                "after": _cell_json(one.after),
                "entry": one.posting and one.posting.position,
            }
            for one in found
        ],
    }
