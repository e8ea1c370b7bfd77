"""`socai stats` and `socai trace`: figures, and what stands behind them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from commands.cli.grammar import (
    SpokenCommand,
    by,
    engine,
    known_at,
    options,
    period,
    printing,
    unit_filter,
    with_session,
)
from commands.cli.tables import print_table
from commands.session import FACTS, Session
from commands.speech import _
from ledger.catalog.lines import catalog
from ledger.catalog.names import FIELDS, MEASURES
from ledger.errors import N_, BadValue, LedgerNotWritable, UnknownCode
from ledger.records.cell import DIMENSIONS
from ledger.values.dates import format_instant
from ledger.values.period import Period, reporting_year_of
from ledger.values.text import NO, YES, yes_or_no

if TYPE_CHECKING:
    from projections.documents.tables.table import Table
    from projections.figures.question import Question, StatRow
    from projections.figures.statistics import Statistics

lines = click.option(
    "--line", "line_names", multiple=True, help=N_("Only this line of work; repeat for more.")
)
asked = options(period, unit_filter, known_at, lines)


@click.command(
    "stats", cls=SpokenCommand, help=N_("Period statistics: opening, added, removed, current.")
)
@asked
@by
@engine
@printing
@with_session
def stats(
    session: Session, by: tuple[str, ...], form: str, output: str | None, **typed: Any
) -> None:
    """Print period statistics."""
    question, unit = question_of(session, by, **typed)
    rows = statistics_of(session).ask(question)
    table = stats_table(session, question, unit, rows, alone=typed["alone"])
    print_table(table, form, output, lambda: stats_json(session, question, unit, rows), "thong-ke")


def question_of(
    session: Session,
    by: tuple[str, ...] = (),
    *,
    start: date | None,
    end: date | None,
    unit: str | None,
    alone: bool,
    known_at: str | None,
    line_names: tuple[str, ...],
) -> tuple[Question, str]:
    """The question that was typed, and the code of the unit it is about.

    Raises UnknownUnit, PeriodReversed.
    """
    from projections.figures.question import Question
    from projections.figures.units import units_under

    ledger, asked_period = session.ledger, period_of(session, start, end)
    position = session.position(known_at)
    units = (
        units_under(ledger, unit, alone=alone, as_of=asked_period.end, known_at=position)
        if unit
        else None
    )
    chosen = tuple(catalog().line(name).code for name in line_names) or None
    return Question(asked_period, position, units, by, chosen), unit or ledger.foundation.unit


def period_of(session: Session, start: date | None, end: date | None) -> Period:
    """The period typed; what is left out comes from the reporting year of the day that is given, or
    of today.

    Nothing is answered for days to come unless they are named: a year that is not over ends today.
    """
    year = reporting_year_of(end or start or session.today)
    so_far = min(year.end, max(session.today, start or session.today))
    return Period(start or year.start, end or so_far)


def statistics_of(session: Session) -> Statistics:
    """The statistics of this ledger, its facts caught up."""
    from projections.facts.store import catch_up
    from projections.figures.statistics import Statistics

    try:
        facts = catch_up(session.ledger, session.home / FACTS)
    except LedgerNotWritable:
        if not session.is_protected:
            raise
        facts = catch_up(session.ledger, session.aside / FACTS)
    return Statistics(facts, session.engine)


def captions(session: Session, question: Question, unit: str, *, alone: bool) -> tuple[Any, ...]:
    """What every answer says of itself: the unit, the days (both included) and what was known."""
    from projections.documents.tables.table import Phrase, cut_off_captions

    moment = session.ledger.recorded_at(question.known_at)
    shown = format_instant(moment) if moment else "–"
    whose = N_("Unit: {unit}, alone") if alone else N_("Unit: {unit} and what is under it")
    if question.units is None:
        whose = N_("All units in the books of {unit}")
    return (
        Phrase(whose, {"unit": unit}),
        *cut_off_captions(question.period, question.known_at, shown),
    )


def stats_table(
    session: Session, question: Question, unit: str, rows: list[StatRow], *, alone: bool
) -> Table:
    """Statistics as a table: a line's total in bold, its cells under it."""
    from projections.documents.tables.table import Column, Table

    names = question.by or ("symbol",)
    columns = (
        Column("line", N_("Line of work")),
        *(Column(name, FIELDS[name]) for name in names),
        *(Column(measure, title, "integer") for measure, title in MEASURES.items()),
    )
    table_rows: list[Sequence[Any]] = [
        (catalog().line(row.line).name, *_cells(row, names), *_figures(row)) for row in rows
    ]
    strong = frozenset(index for index, row in enumerate(rows) if not row.cell)
    return Table(
        N_("Period statistics"),
        columns,
        table_rows,
        captions(session, question, unit, alone=alone),
        strong_rows=strong,
    )


def _cells(row: StatRow, names: tuple[str, ...]) -> list[str]:
    from commands.cli.entry_words import named

    values = dict(row.cell)
    if not row.cell:
        return [_(N_("(total)")), *[""] * (len(names) - 1)]
    return [named(row.line, name, values.get(name)) for name in names]


def _figures(row: StatRow) -> tuple[int, int, int, int]:
    return row.opening, row.added, row.removed, row.current


def stats_json(
    session: Session, question: Question, unit: str, rows: list[StatRow]
) -> dict[str, Any]:
    """Statistics in their stable JSON form."""
    from projections.figures.answer import stats_json as as_json

    return as_json(question, rows, unit, session.ledger.recorded_at(question.known_at))


@click.command(
    "trace", cls=SpokenCommand, help=N_("Open a figure down to the records and entries behind it.")
)
@click.argument("line")
@click.argument("measure", type=click.Choice(list(MEASURES)))
@click.option(
    "--cell",
    "cells",
    multiple=True,
    metavar="DIM=VALUE",
    help=N_("A cell of the breakdown, for example symbol=LT."),
)
@options(period, unit_filter, known_at)
@engine
@printing
@with_session
def trace(
    session: Session,
    line: str,
    measure: str,
    cells: tuple[str, ...],
    form: str,
    output: str | None,
    **typed: Any,
) -> None:
    """Open a figure."""
    from commands.cli.entry_words import named
    from projections.documents.tables.table import Column, Table, verbatim

    code = catalog().line(line).code
    group = tuple(_cell(text, code) for given in cells for text in given.split(","))
    question, unit = question_of(
        session, tuple(name for name, _value in group), line_names=(code,), **typed
    )
    behind = statistics_of(session).drill(question, code, group, measure)
    columns = (
        Column("number", FIELDS["number"]),
        Column("position", N_("Entry"), "integer"),
        Column("effective_on", N_("Effective date"), "date"),
        Column("by", N_("Recorded by")),
    )
    rows = [(one.number, one.position, one.effective_on, one.by) for one in behind]
    said = (
        verbatim(f"{_(MEASURES[measure])}: {len(rows)}"),
        *captions(session, question, unit, alone=typed["alone"]),
    )
    cell = [f"{_(FIELDS[name])} {named(code, name, value)}" for name, value in group]
    title = verbatim(", ".join([catalog().line(code).name, *cell]))
    print_table(
        Table(title, columns, rows, said),
        form,
        output,
        lambda: _trace_json(question, code, group, measure, behind),
        "truy",
    )


def _trace_json(
    question: Question, line: str, group: Any, measure: str, behind: Any
) -> dict[str, Any]:
    return {
        "line": line,
        "measure": measure,
        "cell": dict(group),
        "from": question.period.start.isoformat(),
        "to": question.period.end.isoformat(),
        "position": question.known_at,
        "value": len(behind),
        "records": [
            one._asdict() | {"effective_on": one.effective_on.isoformat()} for one in behind
        ],
    }


def _cell(text: str, line: str) -> tuple[str, str | bool | None]:
    name, equals, value = (part.strip() for part in text.partition("="))
    if not equals or name not in DIMENSIONS:
        raise BadValue(
            field="--cell",
            text=text,
            why=_(N_("known: {known}")).format(known=", ".join(DIMENSIONS)),
        )
    if not value:
        return name, None
    if name == "online":
        if (said := yes_or_no(value)) is None:
            raise UnknownCode(
                field="online",
                text=value,
                line=catalog().line(line).name,
                known=", ".join((*YES, *NO)),
            )
        return name, said
    if name == "symbol":
        return name, catalog().line(line).symbol(value).code
    return name, value if name == "unit" else catalog().attribute(name, value, line)
