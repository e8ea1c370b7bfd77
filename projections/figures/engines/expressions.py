"""The queries as Ibis expressions: one for every engine but the default.

The default takes its text from ``statements``, beside them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import reduce, singledispatch
from operator import and_, or_
from typing import Any

import ibis

from projections.facts.kind import Kind
from projections.facts.kinds.movements import BETWEEN_UNITS
from projections.facts.kinds.movements import KIND as MOVEMENTS
from projections.facts.kinds.spans import KIND as SPANS
from projections.figures.answer import Group
from projections.figures.query import (
    BehindFlow,
    BehindStock,
    Flow,
    InForce,
    Query,
    Records,
    Scope,
    Stock,
)

Expression = Any
"""An Ibis table or column: the library ships no types."""

BOOKS = {"books": "int32"}
"""The column an engine adds."""

_ALWAYS = ("record", "number", "line", "unit", "entry", "by", "weight", "position")
_IN_FORCE = ("unit", "from_on", "until_on", "weight", "position")
_SPAN = (*_ALWAYS, "from_on", "until_on")
_MOVED_BY = ("movement", "closing")
_MOVEMENT = (*_ALWAYS, "effective_on", "from_symbol", "to_symbol", "from_unit", "to_unit")


@singledispatch
def expression(query: Query) -> Expression:
    """A query as an Ibis table."""
    raise AssertionError(query)


@expression.register
def _(query: Stock) -> Expression:
    spans = _table(SPANS, (*_SPAN, *query.dimensions))
    stood = spans.filter(*_stood(spans, query.scope, query.eve, query.end))
    return stood.group_by("line", *query.dimensions).agg(
        opening=_sum(spans.weight, _on(spans, query.eve)),
        current=_sum(spans.weight, _on(spans, query.end)),
    )


@expression.register
def _(query: Flow) -> Expression:
    names = [f"{side}_{name}" for side in ("from", "to") for name in query.dimensions]
    moves = _table(MOVEMENTS, (*_MOVEMENT, *names, *query.told))
    sides = {
        "came": _counted(moves, "from_", query.scope),
        "went": _counted(moves, "to_", query.scope),
    }
    moving = moves.filter(*_moving(moves, query.scope, query.start, query.end))
    return moving.group_by("line", *names, *query.told, **sides).agg(moved=_sum(moves.weight))


@expression.register
def _(query: BehindStock) -> Expression:
    spans = _table(SPANS, (*_SPAN, *(name for name, _ in query.cell)))
    stood = _stood(spans, query.scope, query.day, query.day)
    found = spans.filter(spans.line == query.line, *stood, *_same(spans, "", query.cell))
    return _postings(found, found.from_on)


@expression.register
def _(query: BehindFlow) -> Expression:
    names = [f"{side}_{name}" for side in ("from", "to") for name, _ in query.cell]
    moves = _table(MOVEMENTS, (*_MOVEMENT, *names, *_MOVED_BY))
    here, there = (
        reduce(and_, [_counted(moves, side, query.scope), *_same(moves, side, query.cell)])
        for side in (("to_", "from_") if query.entered else ("from_", "to_"))
    )
    moving = _moving(moves, query.scope, query.start, query.end)
    told = _same(moves, "", query.told)
    found = moves.filter(moves.line == query.line, *moving, here, ~there, *told)
    return _postings(found, found.effective_on, *_MOVED_BY)


@expression.register
def _(query: Records) -> Expression:
    moves = _table(MOVEMENTS, _MOVEMENT)
    left, entered = (_counted(moves, side, query.scope) for side in ("from_", "to_"))
    moved = moves.filter(*_concerning(moves, query.scope), left | entered)
    return moved.select("record", "entry").distinct()


@expression.register
def _(query: InForce) -> Expression:
    lines = () if query.scope.lines is None else ("line",)
    asked = (*lines, *query.columns, *(name for name, _ in query.cell))
    facts = _table(query.kind, (*_IN_FORCE, *asked))
    held = facts.filter(
        *_stood(facts, query.scope, query.day, query.day), *_same(facts, "", query.cell)
    )
    summed = held.group_by(*query.columns).agg(weight=held.weight.sum())
    return summed.filter(summed.weight > 0)


def _table(kind: Kind, columns: Iterable[str]) -> Expression:
    """A table as Ibis sees it, with no more columns than are asked for.

    It takes its time over each.
    """
    types = {name: kind.types[name] for name in dict.fromkeys(columns)}
    return ibis.table(types | BOOKS, name=kind.name)


def _postings(found: Expression, effective_on: Expression, *others: str) -> Expression:
    """The query without the sum: what was learned and not given up again."""
    keys = ("number", "record", effective_on.name("effective_on"), "entry", "by", "books")
    summed = found.group_by(*keys, *others).agg(weight=found.weight.sum())
    return summed.filter(summed.weight > 0)


def _stood(spans: Expression, scope: Scope, first: date, last: date) -> list[Expression]:
    """What stood on one of two days, or between them."""
    days = [spans.from_on <= last, spans.until_on > first]
    return [*days, *_known(spans, scope), *_in_units(spans, scope)]


def _moving(moves: Expression, scope: Scope, start: date, end: date) -> list[Expression]:
    """What moved in a period."""
    days = [moves.effective_on >= start, moves.effective_on <= end]
    return [*days, *_concerning(moves, scope)]


def _concerning(moves: Expression, scope: Scope) -> list[Expression]:
    """The movements that concern the units asked for; between two units, too."""
    if scope.units is None:
        return _known(moves, scope)
    return [*_known(moves, scope), moves.unit.isin([BETWEEN_UNITS, *scope.units])]


def _known(facts: Expression, scope: Scope) -> list[Expression]:
    if len(scope.known_at) == 1:
        known = facts.position <= scope.known_at[0]
    else:
        each = (
            (facts.books == number) & (facts.position <= position)
            for number, position in enumerate(scope.known_at)
        )
        known = reduce(or_, each)
    return [known] if scope.lines is None else [known, facts.line.isin(scope.lines)]


def _in_units(spans: Expression, scope: Scope) -> list[Expression]:
    return [] if scope.units is None else [spans.unit.isin(scope.units)]


def _on(spans: Expression, day: date) -> Expression:
    return (spans.from_on <= day) & (spans.until_on > day)


def _counted(moves: Expression, side: str, scope: Scope) -> Expression:
    """Whether a side of a movement is in the books of the units asked for."""
    if scope.units is None:
        return moves[f"{side}symbol"].notnull()
    return moves[f"{side}unit"].isin(scope.units).fill_null(False)


def _same(facts: Expression, side: str, cell: Group) -> list[Expression]:
    return [
        facts[f"{side}{name}"].isnull() if value is None else _equals(facts[f"{side}{name}"], value)
        for name, value in cell
    ]


def _equals(column: Expression, value: str | bool) -> Expression:
    return (column == value).fill_null(False)


def _sum(weight: Expression, where: Expression | None = None) -> Expression:
    return weight.sum(where=where).fill_null(0)
