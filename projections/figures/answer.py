"""What an answer looks like: groupings, order, rows, postings behind a figure, stable JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from ledger.catalog.lines import catalog
from ledger.catalog.terms import Term
from ledger.records.cell import OF_MOVEMENTS, Cell, attribute_field
from ledger.values.dates import write_instant
from ledger.values.text import fold
from projections.facts.movement import MOVEMENTS
from projections.figures.question import Question, StatRow

Value = str | bool | None
Group = tuple[tuple[str, Value], ...]
"""A cell of an answer: (dimension, value) pairs; the empty one is a line's total."""

Counts = Mapping[tuple[str, Group], Sequence[int]]
"""Opening, added, removed, current by line and group."""

MEASURES = ("opening", "added", "removed", "current")


class Posting(NamedTuple):
    """An entry behind a figure: the record, its day, its position, and who recorded it.

    Behind *added* and *removed* stands the entry that moved the record, or its unit, with the kind
    of ``movement`` and the way of ``closing``, where it is one; behind *opening* and *current* the
    entry by which it came to stand as it then stood, effective on that entry's day. ``books``: of
    which ledger, by its number among those asked (0 where there is one alone).
    """

    number: str
    record: str
    effective_on: date
    position: int
    by: str
    books: int = 0
    movement: str = ""
    closing: str | None = None


def groupings(question: Question) -> tuple[tuple[str, ...], ...]:
    """The dimensions of each set of rows: those asked for, or none (the totals) and the symbol."""
    return (question.by,) if question.by else ((), ("symbol",))


def group_of(
    cell: Cell, dimensions: Iterable[str], movement: Mapping[str, Value] | None = None
) -> Group:
    """Where a record of this cell is counted; ``movement``: what a movement is told apart by."""
    told = movement or {}
    return tuple(
        (name, told[name] if name in told else getattr(cell, attribute_field(name)))
        for name in dimensions
    )


def of_stock(names: Iterable[str]) -> tuple[str, ...]:
    """The dimensions among some that a record that stands somewhere has."""
    return tuple(name for name in names if name not in OF_MOVEMENTS)


def of_movement(names: Iterable[str]) -> tuple[str, ...]:
    """The dimensions among some that only a movement has."""
    return tuple(name for name in names if name in OF_MOVEMENTS)


def lines_of(question: Question) -> list[str]:
    """The line codes to answer for, in catalog order."""
    return [
        line.code
        for line in catalog().lines
        if question.lines is None or line.code in question.lines
    ]


def arrange(question: Question, counts: Counts) -> list[StatRow]:
    """The rows of an answer in catalog order, those left out that are all zero.

    Every line's total stays.
    """
    totals = [] if question.by else [(line, ()) for line in lines_of(question)]
    others = [key for key, figures in counts.items() if key[1] and any(figures)]
    rows = []
    for line, group in sorted([*totals, *others], key=row_order):
        opening, added, removed, current = counts.get((line, group), (0, 0, 0, 0))
        if question.only_movements:
            rows.append(StatRow(line, group, None, added, removed, None))
        else:
            rows.append(StatRow(line, group, opening, added, removed, current))
    return rows


def row_order(key: tuple[str, Group]) -> tuple[Any, ...]:
    """Where a row of a line and a cell stands among others, as the catalog has them."""
    line, group = key
    return (_ranks("line", line)[line], tuple(place_of(name, value, line) for name, value in group))


def place_of(name: str, value: Value, line: str) -> tuple[Any, ...]:
    """Where a value of a dimension stands among others.

    Catalog values by rank, then others by the alphabet, then what is not set.
    """
    if value is None:
        return (2, 0, "", "")
    if isinstance(value, bool):
        return (0, not value, "", "")
    rank = _ranks(name, line).get(value)
    return (1, 0, fold(value), value) if rank is None else (0, rank, "", "")


@cache
def _ranks(name: str, line: str) -> dict[str, int]:
    known = catalog()
    if name == "symbol":
        values: Iterable[str] = (symbol.code for symbol in known.line(line).symbols)
    else:
        terms: dict[str, Sequence[Term]] = {
            "line": known.lines,
            "level": known.levels,
            "branch": known.branches,
            "source": known.sources,
            "closing": known.line(line).closings,
        }
        values = (
            (term.code for term in terms[name])
            if name in terms
            else {"movement": MOVEMENTS, **known.values}.get(name, ())
        )
    return {value: rank for rank, value in enumerate(values)}


def stats_json(
    question: Question,
    rows: Iterable[StatRow],
    unit: str | None,
    known_at: datetime | None,
    between_rows: Mapping[str, int] | None = None,
) -> dict[str, Any]:
    """The stable JSON of ``socai stats``.

    ``unit`` None means every unit, ``known_at`` is a UTC instant; ``between_rows``: how many
    movements of a line lead from one row to another.
    """
    told = {"between_rows": dict(between_rows)} if between_rows else {}
    return {
        "unit": unit,
        "from": question.period.start.isoformat(),
        "to": question.period.end.isoformat(),
        "known_at": write_instant(known_at) if known_at else None,
        "position": question.known_at,
        "rows": [
            {"line": row.line, "cell": dict(row.cell)}
            | {name: getattr(row, name) for name in MEASURES}
            for row in rows
        ],
        **told,
    }
