"""How figures of several periods are told: side by side, or beside those of the year before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from commands.cli.lineage_words import lineage_captions
from commands.cli.period_words import called, days_json
from commands.cli.statistics_words import (
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
from commands.usecases.comparing import beside, compared_with_last_year
from ledger.catalog.names import MEASURES
from ledger.errors import N_

if TYPE_CHECKING:
    from ledger.values.period import CatalogPeriod
    from projections.documents.tables.table import Column, Phrase, Value
    from projections.figures.comparison import ComparedRow, RiseOrFall, RowsBeside, YearBefore
    from projections.figures.question import Question, StatRow


def answered_beside(session: Session, asked: Inquiry, named: Sequence[CatalogPeriod]) -> Answered:
    """The answer to what was asked of several periods, side by side."""
    from projections.documents.tables.table import Phrase, Table, verbatim

    session.prove()
    question, unit = question_of(session.ledger, asked)
    rows = beside(facts_of(session), question, [one.days for one in named])
    said = (
        unit_caption(question, unit, alone=asked.alone),
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
        "rows": [_row_json(one.rows[0]) for one in rows],
        "periods": [
            {"period": one.typed, **days_json(one.days)}
            | {"rows": [_row_json(row.rows[index]) for row in rows]}
            for index, one in enumerate(named)
        ],
    }
    return Answered(table, told, lambda: subject_of_question(session, question, unit))


OF_DAYS = N_("{period}: {days}, both days included")


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
    from projections.documents.tables.table import Table

    session.prove()
    question, unit = question_of(session.ledger, asked)
    found = compared_with_last_year(session.ledger, facts_of(session), question, alone=asked.alone)
    earlier = found.earlier
    said = captions(session, question, unit, alone=asked.alone)
    table = Table(
        N_("Period statistics beside those of the same period last year"),
        (*dimension_columns(question), *_compared_columns()),
        [_compared_cells(question, row) for row in found.rows],
        (*said, *_earlier_captions(earlier), *lineage_captions(found)),
        strong_rows=frozenset(index for index, row in enumerate(found.rows) if not row.now.cell),
    )
    told = _head_json(session, question, unit) | {
        "compared_with": {
            "period": "last-year",
            **days_json(earlier.question.period),
            "known": earlier.is_known,
            "opening_balances": earlier.opening_balances if earlier.is_known else None,
            "units": [unit, *found.came_of],
            "parts_of": list(found.parts_of),
        },
        "rows": [_compared_json(row) for row in found.rows],
    }
    return Answered(table, told, lambda: subject_of_question(session, question, unit))


def _compared_columns() -> Iterable[Column]:
    from projections.documents.tables.table import Column

    for measure, title in MEASURES.items():
        yield Column(measure, title, "integer")
        yield Column(f"{measure}_before", LAST_YEAR[measure], "integer")
        yield Column(f"{measure}_change", CHANGE[measure])


LAST_YEAR = {
    "opening": N_("opening, last year"),
    "added": N_("added, last year"),
    "removed": N_("removed, last year"),
    "current": N_("current, last year"),
}
CHANGE = {
    "opening": N_("opening, compared"),
    "added": N_("added, compared"),
    "removed": N_("removed, compared"),
    "current": N_("current, compared"),
}


def _compared_cells(question: Question, row: ComparedRow) -> list[Value]:
    cells: list[Value] = [*cells_of(question, row.now)]
    for measure, change in row.changes.items():
        now, before = (getattr(one, measure, None) for one in (row.now, row.before))
        words = change_words(change) if now is not None else None
        cells += [now, before, words]
    return cells


def change_words(change: RiseOrFall | None) -> Phrase:
    """Rise or fall as reports write it, never with a sign; what is not known says so."""
    from projections.documents.tables.table import Phrase, separated

    if change is None:
        return Phrase(N_("not known"))
    return Phrase(DIRECTIONS[change.direction], {"count": separated(f"{change.by:,}", _)})


DIRECTIONS = {
    "rise": N_("up {count}"),
    "fall": N_("down {count}"),
    "equal": N_("the same"),
}
"""Rise and fall, as reports write them."""


def _earlier_captions(earlier: YearBefore) -> tuple[Phrase, ...]:
    from projections.documents.tables.table import Phrase

    days = {"days": str(earlier.question.period)}
    if not earlier.is_known:
        return (Phrase(NOT_REACHED, days),)
    beside = {"count": earlier.opening_balances}
    loaded = (Phrase(LOADED, beside),) if earlier.opening_balances else ()
    return Phrase(LAST_YEAR_DAYS, days), *loaded


LAST_YEAR_DAYS = N_("Same period last year: {days}, both days included")
NOT_REACHED = N_(
    "Same period last year ({days}): not known, for no record of these units has an entry of its "
    "first day or before"
)
LOADED = N_(
    "Records of it that were loaded when the ledger began: {count}; a register without its closed "
    "files holds too few"
)


def _head_json(session: Session, question: Question, unit: str) -> dict[str, Any]:
    from projections.figures.answer import stats_json

    recorded = session.ledger.recorded_at(question.known_at)
    return stats_json(question, (), unit, recorded)


def _row_json(row: StatRow) -> dict[str, Any]:
    figures = {measure: getattr(row, measure) for measure in MEASURES}
    return {"line": row.line, "cell": dict(row.cell)} | figures


def _compared_json(row: ComparedRow) -> dict[str, Any]:
    before = {measure: getattr(row.before, measure, None) for measure in MEASURES}
    return _row_json(row.now) | {
        "before": before if row.before else None,
        "change": {
            name: {"direction": one.direction, "by": one.by} if one else None
            for name, one in row.changes.items()
        },
    }
