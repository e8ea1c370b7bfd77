"""`socai stats` and `socai trace`: figures, and what stands behind them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from commands.cli.grammar import (
    SpokenCommand,
    by,
    known_at,
    options,
    period,
    printing,
    unit_filter,
    with_session,
)
from commands.cli.sources import engine, facts
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
    from projections.figures.answer import Group, Posting
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
@facts
@engine
@printing
@with_session
def stats(
    session: Session, by: tuple[str, ...], form: str, output: str | None, **typed: Any
) -> None:
    """Print period statistics."""
    if session.fact_folders:
        from commands.cli.folder_figures import figures_of_folders

        table, as_json = figures_of_folders(session, by, **typed)
        print_table(table, form, output, lambda: as_json, "thong-ke")
        return
    question, unit = question_of(session, by, **typed)
    rows = statistics_of(session).ask(question)
    table = stats_table(question, rows, captions(session, question, unit, alone=typed["alone"]))
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


def stats_table(question: Question, rows: list[StatRow], said: tuple[Any, ...]) -> Table:
    """Statistics as a table under what it ``said`` of itself: a line's total in bold, its cells
    under it.
    """
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
        said,
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
@facts
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
    code = catalog().line(line).code
    group = tuple(_cell(text, code) for given in cells for text in given.split(","))
    by = tuple(name for name, _value in group)
    if session.fact_folders:
        from commands.cli.folder_figures import postings_of_folders

        table, as_json = postings_of_folders(session, code, group, measure, **typed)
        print_table(table, form, output, lambda: as_json, "truy")
        return
    question, unit = question_of(session, by, line_names=(code,), **typed)
    behind = statistics_of(session).drill(question, code, group, measure)
    said = captions(session, question, unit, alone=typed["alone"])
    table = trace_table(code, group, measure, behind, said)
    as_json = trace_json(question, code, group, measure, behind)
    print_table(table, form, output, lambda: as_json, "truy")


def trace_table(
    line: str, cell: Group, measure: str, behind: Sequence[Posting], said: tuple[Any, ...]
) -> Table:
    """What stands behind a figure, as a table under what it ``said`` of itself."""
    from commands.cli.entry_words import named
    from projections.documents.tables.table import Column, Table, verbatim

    columns = (
        Column("number", FIELDS["number"]),
        Column("position", N_("Entry"), "integer"),
        Column("effective_on", N_("Effective date"), "date"),
        Column("by", N_("Recorded by")),
    )
    rows = [(one.number, one.position, one.effective_on, one.by) for one in behind]
    words = [f"{_(FIELDS[name])} {named(line, name, value)}" for name, value in cell]
    title = verbatim(", ".join([catalog().line(line).name, *words]))
    return Table(title, columns, rows, (verbatim(f"{_(MEASURES[measure])}: {len(rows)}"), *said))


def trace_json(
    question: Question, line: str, group: Any, measure: str, behind: Sequence[Posting]
) -> dict[str, Any]:
    """What stands behind a figure, in its stable JSON form."""
    return {
        "line": line,
        "measure": measure,
        "cell": dict(group),
        "from": question.period.start.isoformat(),
        "to": question.period.end.isoformat(),
        "position": question.known_at,
        "value": len(behind),
        "records": [posting_json(one) for one in behind],
    }


def posting_json(one: Posting) -> dict[str, Any]:
    """An entry behind a figure, in its stable JSON form."""
    told = one._asdict() | {"effective_on": one.effective_on.isoformat()}
    del told["books"]
    return told


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
