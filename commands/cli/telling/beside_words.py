"""How figures of several periods are told: side by side, or beside those of the year before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from commands.cli.telling.comparison_words import (
    compared_json,
    compared_table,
    compared_with_json,
    earlier_captions,
    row_json,
)
from commands.cli.telling.lineage_words import ended_caption, lineage_captions
from commands.cli.telling.period_words import OF_DAYS, called, days_json
from commands.cli.telling.statistics_words import (
    Answered,
    captions,
    cells_of,
    dimension_columns,
    facts_of,
    figures_of,
    known_caption,
    subject_of_question,
    unit_caption,
)
from commands.session import Session
from commands.speech import _
from commands.usecases.asking import Inquiry, question_of
from commands.usecases.comparing import WhoseYear, beside, compared_with_last_year
from ledger.catalog.names import MEASURES
from ledger.errors import N_

if TYPE_CHECKING:
    from commands.usecases.comparing import AttestedFigure
    from ledger.values.period import CatalogPeriod, Period
    from projections.documents.tables.table import Column, Phrase, Value
    from projections.figures.comparison import RowsBeside
    from projections.figures.question import Question


def answered_beside(session: Session, asked: Inquiry, named: Sequence[CatalogPeriod]) -> Answered:
    """The answer to what was asked of several periods, side by side."""
    from projections.documents.tables.table import Phrase, Table, verbatim

    session.prove()
    question, unit = question_of(session.ledger, asked)
    rows = beside(facts_of(session), question, [one.days for one in named])
    said = (
        unit_caption(question, unit, alone=asked.alone),
        *ended_caption(session, replace(question, period=_last(named)), unit),
        *(Phrase(OF_DAYS, {"period": called(one), "days": str(one.days)}) for one in named),
        known_caption(session, question),
    )
    strong = frozenset(index for index, row in enumerate(rows) if not row.cell)
    table = Table(
        N_("Period statistics"),
        (
            *dimension_columns(question),
            *(column for one in named for column in _measures(verbatim, one)),
        ),
        [_beside_cells(question, row) for row in rows],
        said,
        strong_rows=strong,
    )
    told = _head_json(session, question, unit) | {
        "rows": [row_json(one.rows[0]) for one in rows],
        "periods": [
            {"period": one.typed, **days_json(one.days)}
            | {"rows": [row_json(row.rows[index]) for row in rows]}
            for index, one in enumerate(named)
        ],
    }
    return Answered(table, told, lambda: subject_of_question(session, question, unit))


def _last(named: Sequence[CatalogPeriod]) -> Period:
    """The period that ends last."""
    return max((one.days for one in named), key=lambda days: days.end)


def _measures(verbatim: Any, one: CatalogPeriod) -> Iterable[Column]:
    from projections.documents.tables.table import Column

    for measure, title in MEASURES.items():
        key = f"{measure}_{one.kind}_{one.days.start:%Y%m%d}"
        yield Column(key, verbatim(f"{_(title)}, {called(one)}"), "integer")


def _beside_cells(question: Question, row: RowsBeside) -> list[Value]:
    figures = (figure for one in row.rows for figure in figures_of(one))
    return [*cells_of(question, row.rows[0]), *figures]


def answered_against_last_year(session: Session, asked: Inquiry) -> Answered:
    """The answer to what was asked beside that of the same days a year earlier."""
    session.prove()
    question, unit = question_of(session.ledger, asked)
    whose = WhoseYear(unit, alone=asked.alone)
    found = compared_with_last_year(session.ledger, facts_of(session), question, whose)
    said = (
        *captions(session, question, unit, alone=asked.alone),
        *earlier_captions(found.earlier),
        *_attested_captions(found.attested),
        *lineage_captions(found),
    )
    told_of = {
        "units": [unit, *found.came_of],
        "parts_of": list(found.parts_of),
        "gave_to": list(found.gave_to),
        "attested": [one._asdict() for one in found.attested],
    }
    told = _head_json(session, question, unit) | {
        "compared_with": compared_with_json(found.earlier, **told_of),
        "rows": [compared_json(row) for row in found.rows],
    }
    table = compared_table(question, found.rows, said)
    return Answered(table, told, lambda: subject_of_question(session, question, unit))


def _attested_captions(attested: Sequence[AttestedFigure]) -> Iterable[Phrase]:
    from projections.documents.tables.table import Phrase

    for one in attested:
        yield Phrase(ATTESTED, one._asdict())


ATTESTED = N_("Attested of these days: {indicator} = {number} ({document}, entry {position})")


def _head_json(session: Session, question: Question, unit: str) -> dict[str, Any]:
    from projections.figures.answer import stats_json

    recorded = session.ledger.recorded_at(question.known_at)
    return stats_json(question, (), unit, recorded)
