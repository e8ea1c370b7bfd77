"""How figures are told beside those of the year before: columns, rise and fall, what is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from commands.cli.telling.period_words import days_json
from commands.cli.telling.statistics_words import cells_of, dimension_columns
from commands.speech import _
from ledger.catalog.names import MEASURES
from ledger.errors import N_

if TYPE_CHECKING:
    from projections.documents.tables.table import Column, Phrase, Table, Value
    from projections.figures.comparison import ComparedRow, RiseOrFall, YearBefore
    from projections.figures.question import Question, StatRow


def compared_table(
    question: Question, rows: Sequence[ComparedRow], said: Iterable[Phrase]
) -> Table:
    """Rows beside those of the year before, as a table."""
    from projections.documents.tables.table import Table

    return Table(
        N_("Period statistics beside those of the same period last year"),
        (*dimension_columns(question), *compared_columns()),
        [compared_cells(question, row) for row in rows],
        tuple(said),
        strong_rows=frozenset(index for index, row in enumerate(rows) if not row.now.cell),
    )


def compared_with_json(earlier: YearBefore, **more: object) -> dict[str, Any]:
    """What is compared with; ``more``: whose figures these are."""
    return {
        "period": "last-year",
        **days_json(earlier.question.period),
        "known": earlier.is_known,
        "unit_was_there": earlier.was_there,
        "opening_balances": earlier.opening_balances if earlier.is_known else None,
        **more,
    }


def row_json(row: StatRow) -> dict[str, Any]:
    """The figures of a cell."""
    figures = {measure: getattr(row, measure) for measure in MEASURES}
    return {"line": row.line, "cell": dict(row.cell)} | figures


def compared_columns() -> Iterable[Column]:
    """Each measure now, then, and how it changed."""
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


def compared_cells(question: Question, row: ComparedRow) -> list[Value]:
    """A row: its cell, and of each measure both figures and the change in words."""
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


def earlier_captions(earlier: YearBefore) -> tuple[Phrase, ...]:
    """Of which days the year before is, and what is known of it."""
    from projections.documents.tables.table import Phrase

    days = {"days": str(earlier.question.period)}
    if not earlier.is_known:
        return (Phrase(NOT_REACHED if earlier.was_there else NOT_THERE, days),)
    beside = {"count": earlier.opening_balances or 0}
    loaded = (Phrase(LOADED, beside),) if earlier.opening_balances else ()
    return Phrase(LAST_YEAR_DAYS, days), *loaded


LAST_YEAR_DAYS = N_("Same period last year: {days}, both days included")
NOT_REACHED = N_(
    "Same period last year ({days}): not known, for no record of these units has an entry of its "
    "first day or before"
)
NOT_THERE = N_("Same period last year ({days}): not known, for the unit was not there then")
LOADED = N_(
    "Records of it that were loaded when the ledger began: {count}; a register without its closed "
    "files holds too few"
)


def compared_json(row: ComparedRow) -> dict[str, Any]:
    """A row with what it was, and how it changed."""
    before = {measure: getattr(row.before, measure, None) for measure in MEASURES}
    return row_json(row.now) | {
        "before": before if row.before else None,
        "change": {
            name: {"direction": one.direction, "by": one.by} if one else None
            for name, one in row.changes.items()
        },
    }
