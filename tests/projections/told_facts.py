"""Facts with names for their values, as tests read them."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from ledger.records.cell import Cell
from ledger.records.history import History
from projections.facts.beliefs import facts_of
from projections.facts.kind import Kind
from projections.facts.kinds.movements import KIND as MOVEMENTS
from projections.facts.kinds.spans import KIND as SPANS


class Span(NamedTuple):
    """A row of spans."""

    record: str
    number: str
    cell: Cell
    from_on: date
    until_on: date
    entry: int
    by: str
    weight: int
    position: int


class Movement(NamedTuple):
    """A row of movements."""

    record: str
    number: str
    line: str
    unit: str
    effective_on: date
    movement: str
    closing: str | None
    from_cell: Cell | None
    to_cell: Cell | None
    entry: int
    by: str
    weight: int
    position: int


def rows_of(history: History, kind: Kind, after: int = 0) -> list[tuple[Any, ...]]:
    """The facts of a kind an entry after ``after`` taught, each in one row."""
    return [
        (record, *belief, weight, position)
        for record, belief, weight, position in facts_of(history, kind, after)
    ]


def spans_of(history: History, after: int = 0) -> list[Span]:
    """The spans an entry after ``after`` taught."""
    return [Span(*row) for row in rows_of(history, SPANS, after)]


def movements_of(history: History, after: int = 0) -> list[Movement]:
    """The movements an entry after ``after`` taught."""
    return [Movement(*row) for row in rows_of(history, MOVEMENTS, after)]
