"""`socai trace`: a figure opened down to the records and entries behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

import click

from commands.cli.spelling.arranging import arranging
from commands.cli.spelling.destination import printing
from commands.cli.spelling.grammar import (
    SpokenCommand,
    branch_alone,
    known_at,
    options,
    unit_filter,
    with_session,
)
from commands.cli.spelling.sources import engine, facts
from commands.cli.spelling.tables import print_table
from commands.cli.telling.period_words import period
from commands.cli.telling.statistics_words import (
    Answered,
    asked_of,
    captions,
    facts_of,
    subject_of_question,
    trace_json,
    trace_table,
)
from commands.session import Session
from commands.speech import _
from commands.usecases.asking import question_of
from commands.usecases.stored_values import OF_THE_BOOKS, in_books
from ledger.catalog.lines import catalog
from ledger.catalog.names import MEASURES, MOVEMENTS, STATUSES
from ledger.errors import N_, BadValue, UnknownCode
from ledger.records.cell import DIMENSIONS, OF_MOVEMENTS
from ledger.values.naming import reading_key
from ledger.values.text import NO, YES

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from commands.cli.telling.target_answers import GradedAnswer
    from projections.figures.answer import Group, Value


STANDING = {name: STATUSES[name] for name in ("open", "suspended")}
"""How a record in the books stands."""


PART = re.compile(r"[A-Z0-9]+(\.[a-z])?")
"""How a part of a target is written."""


class MeasureOrPart(click.ParamType[str]):
    """A measure of a line of work, or a part of a target as it is written: ``9.a``, ``VA``."""

    name = "measure"
    _measures = click.Choice(list(MEASURES))

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take a measure, or what is written as parts are."""
        if PART.fullmatch(value):
            return value
        return self._measures.convert(value, param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Propose the measures; parts are many."""
        return self._measures.shell_complete(ctx, param, incomplete)


@click.command(
    "trace",
    cls=SpokenCommand,
    help=N_(
        "Open a figure down to the records and entries behind it. The figure is a measure "
        "(opening, added, removed, current) of a line of work, or a part of a list of targets."
    ),
)
@click.argument("line", metavar="LINE|LIST")
@click.argument("measure", type=MeasureOrPart(), metavar="MEASURE|PART")
@branch_alone
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
@arranging
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
    """Open a figure: of the statistics, or a part of a target."""
    if measure in MEASURES:
        line = catalog().line(line).code
        told: Answered | GradedAnswer = _measure_opened(session, line, measure, cells, typed)
    else:
        told = _part_opened(session, line, measure, cells, typed)
    what = f"truy-{line}-{measure}"
    print_table(told.table, form, output, lambda: told.as_json, what, told.subject)


def _measure_opened(
    session: Session, code: str, measure: str, cells: tuple[str, ...], typed: dict[str, Any]
) -> Answered:
    """What stands behind a measure of a line of work, of this ledger or of other facts."""
    if typed.pop("branch") is not None:
        raise click.UsageError(_("--branch is for a part of a target; here say --cell branch=CODE"))
    cell: Group = tuple(_dimension(text, code) for given in cells for text in given.split(","))
    _check_measure(cell, measure)
    if session.fact_folders:
        from commands.cli.telling.folder_figures import postings_of_folders

        return postings_of_folders(session, code, cell, measure, **typed)
    return _behind(session, code, cell, measure, typed)


def _part_opened(
    session: Session, name: str, part: str, cells: tuple[str, ...], typed: dict[str, Any]
) -> GradedAnswer:
    """What was counted in a part of a target."""
    from commands.cli.telling.target_answers import answered

    if typed.pop("alone") or cells or session.fact_folders:
        raise click.UsageError(_("--cell, --alone and --facts are for a measure of a line of work"))
    return answered(session, {"name": name, **typed}, below=False, by_officer=False, part=part)


def _behind(
    session: Session, line: str, cell: Group, measure: str, typed: dict[str, Any]
) -> Answered:
    """What stands behind a figure of this ledger."""
    session.prove()
    asked = asked_of(session, tuple(name for name, _value in cell), (line,), **typed)
    question, unit = question_of(session.ledger, asked)
    statistics = facts_of(session)
    cell = in_books(session.ledger, statistics, question, cell)
    behind = statistics.drill(question, line, cell, measure)
    said = captions(session, question, unit, alone=asked.alone)
    table = trace_table(line, cell, measure, behind, said)
    told = trace_json(question, line, cell, measure, behind)
    return Answered(table, told, lambda: subject_of_question(session, question, unit))


def _dimension(text: str, line: str) -> tuple[str, Value]:
    name, equals, value = (part.strip() for part in text.partition("="))
    known = (*DIMENSIONS, *OF_MOVEMENTS)
    if not equals or name not in known:
        raise BadValue(
            field="--cell", text=text, why=_(N_("known: {known}")).format(known=", ".join(known))
        )
    return name, _value(name, value, line) if value else None


def _value(name: str, text: str, line: str) -> Value:
    """A value of a dimension by the catalog. Raises UnknownCode.

    Of one whose values are the books' to know it stays as it is typed.
    """
    known = catalog().line(line)
    if name == "online":
        return _named(name, text, line, {True: YES, False: NO})
    if name == "symbol":
        return known.symbol(text).code
    if name == "closing":
        return known.closing(text).code
    if name in ("movement", "status"):
        names = MOVEMENTS if name == "movement" else STANDING
        return _named(name, text, line, {code: (code, _(said)) for code, said in names.items()})
    if name in OF_THE_BOOKS:
        return text
    return catalog().attribute(name, text, line)


Coded = TypeVar("Coded", str, bool)


def _named(name: str, text: str, line: str, names: dict[Coded, tuple[str, ...]]) -> Coded:
    """The value that one of its names says."""
    for value, said in names.items():
        if reading_key(text) in map(reading_key, said):
            return value
    known = ", ".join(word for said in names.values() for word in said)
    raise UnknownCode(field=name, text=text, line=catalog().line(line).name, known=known)


def _check_measure(cell: Group, measure: str) -> None:
    """Refuse to open a stock by what only movements have."""
    for name, _value in cell:
        if name in OF_MOVEMENTS and measure in ("opening", "current"):
            why = N_("only added and removed are told apart by it")
            raise BadValue(field="--cell", text=name, why=why)
