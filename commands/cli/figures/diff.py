"""`socai diff`: what changed between the ends of two days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import click

from commands.cli.spelling.arranging import arranging
from commands.cli.spelling.destination import printing
from commands.cli.spelling.grammar import (
    DATE,
    SpokenCommand,
    by_movements_too,
    known_at,
    unit_filter,
    with_session,
)
from commands.cli.spelling.tables import print_table
from commands.cli.telling.field_words import named
from commands.cli.telling.moment_words import (
    cell_json,
    file_of,
    moment_captions,
    moment_json,
    subject_of,
)
from commands.cli.telling.statistics_words import answered
from commands.session import Session
from commands.speech import _
from commands.usecases.asking import Inquiry
from commands.usecases.listing import Wanted, changes_between
from ledger.catalog.lines import catalog
from ledger.catalog.names import FIELDS, MOVEMENTS
from ledger.errors import N_
from ledger.values.period import Period
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from projections.figures.register import Difference, Moment


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
@by_movements_too
@arranging
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
        _count_changes(session, Period(first + timedelta(days=1), second), lines, by, typed)
    else:
        _list_changes(session, first, second, lines, typed)


def _count_changes(
    session: Session,
    between: Period,
    lines: tuple[str, ...],
    by: tuple[str, ...],
    typed: dict[str, Any],
) -> None:
    """What stood in each cell before and at the end of the days between, and what came and went."""
    asked = Inquiry(
        session.position(typed["known_at"]),
        between.start,
        between.end,
        typed["unit"],
        typed["alone"],
        by,
        lines,
    )
    told = answered(session, asked)
    form, output = typed["form"], typed["output"]
    print_table(told.table, form, output, lambda: told.as_json, "so-sanh", told.subject)


def _list_changes(
    session: Session, first: date, second: date, lines: tuple[str, ...], typed: dict[str, Any]
) -> None:
    """Which records entered, left or moved between the ends of two days."""
    from projections.documents.tables.table import Column, Table

    session.prove()
    known = session.position(typed["known_at"])
    earlier = session.position(typed["known_before"]) if typed["known_before"] else known
    wanted = Wanted(lines, typed["unit"], typed["alone"])
    before, after, found = changes_between(
        session.ledger, session.facts, wanted, (first, second), (earlier, known)
    )
    moments = (before, after)
    columns = (
        Column("number", FIELDS["number"]),
        Column("line", FIELDS["line"]),
        Column("kind", N_("Change")),
        Column("movement", FIELDS["movement"]),
        Column("changes", N_("From → to")),
        Column("entry", N_("Entry"), "integer"),
        Column("effective_on", N_("Effective date"), "date"),
    )
    rows = [_difference(one) for one in found]
    table = Table(
        N_("What changed between two days"), columns, rows, moment_captions(session, *moments)
    )
    print_table(
        table,
        typed["form"],
        typed["output"],
        lambda: _differences_json(moments, found),
        file_of("so-sanh", lines),
        lambda: subject_of(session, typed["unit"], Period(first, second), known),
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
        posting and _(MOVEMENTS[posting.movement]),
        told,
        posting and posting.position,
        posting and posting.effective_on,
    ]


def _outside(one: Difference) -> str:
    """What became of a record whose cell did not change, or that has none on one of the two days.

    A record has no cell before it is opened and after it is closed. Its cell does not change when
    its unit moved, and it with the unit.
    """
    before, after = (
        f"{cell.symbol}, {cell.unit}" if cell else "" for cell in (one.before, one.after)
    )
    if not before:
        return _(N_("(not in the books yet)")) + f" → {after}"
    if one.after:
        return after
    way = (
        named(one.record, "closing", one.closing)
        if one.closing
        else _(N_("(no longer in the books)"))
    )
    return f"{before} → {way}"


def _differences_json(moments: Sequence[Moment], found: Sequence[Difference]) -> dict[str, Any]:
    return {
        "first": moment_json(moments[0]),
        "second": moment_json(moments[1]),
        "differences": [
            {
                "record": one.record,
                "number": one.number,
                "kind": one.kind,
                "before": cell_json(one.before),
                "after": cell_json(one.after),
                "movement": one.posting and one.posting.movement,
                "closing": one.closing,
                "entry": one.posting and one.posting.position,
            }
            for one in found
        ],
    }
