"""The queries as SQL for DuckDB, word for word what ``expressions`` would have Ibis write.

Importing Ibis and letting it write the same text takes longer than answering; so the text stands
here, and a test has both written for every shape of question and compares them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import singledispatch

from projections.facts.kinds.movements import BETWEEN_UNITS
from projections.figures.answer import Group, Value
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

FACT, KNOWN = '"t0"', '"t1"'
"""A row of a table, and one that counts."""


@singledispatch
def statement(query: Query) -> str:
    """A query as DuckDB's SQL; values stand in it as literals."""
    raise AssertionError(query)


@statement.register
def _(query: Stock) -> str:
    cell = ("line", *query.dimensions)
    figures = f'{_stock(query.eve)} AS "opening", {_stock(query.end)} AS "current"'
    stood = _stood(query.scope, query.eve, query.end)
    return _grouped(_columns(cell), figures, _facts("spans", stood))


@statement.register
def _(query: Flow) -> str:
    names = [f"{side}_{name}" for side in ("from", "to") for name in query.dimensions]
    sides = [
        f'{_counted(KNOWN, "from_", query.scope)} AS "came"',
        f'{_counted(KNOWN, "to_", query.scope)} AS "went"',
    ]
    moved = f'COALESCE(SUM({KNOWN}."weight"), 0) AS "moved"'
    moving = _moving(query.scope, query.start, query.end)
    keys = [*_columns(["line", *names, *query.told]), *sides]
    return _grouped(keys, moved, _facts("movements", moving))


@statement.register
def _(query: BehindStock) -> str:
    stood = _stood(query.scope, query.day, query.day)
    found = [_equals(f'{FACT}."line"', query.line), *stood, *_same("", query.cell)]
    return _postings(_facts("spans", found), f'{KNOWN}."from_on" AS "effective_on"')


@statement.register
def _(query: BehindFlow) -> str:
    moving = _moving(query.scope, query.start, query.end)
    here, there = ("to_", "from_") if query.entered else ("from_", "to_")
    elsewhere = [_counted(FACT, there, query.scope), *_same(there, query.cell)]
    found = [
        _equals(f'{FACT}."line"', query.line),
        *moving,
        _counted(FACT, here, query.scope),
        *_same(here, query.cell),
        f"NOT ({_all(elsewhere)})",
        *_same("", query.told),
    ]
    moved_by = ("movement", "closing")
    return _postings(_facts("movements", found), f'{KNOWN}."effective_on"', *moved_by)


@statement.register
def _(query: Records) -> str:
    sides = (f"({_counted(FACT, side, query.scope)})" for side in ("from_", "to_"))
    moved = _all([*_concerning(query.scope), f"({' OR '.join(sides)})"])
    entries = f'{FACT}."record", {FACT}."entry"'
    return f'SELECT DISTINCT {entries} FROM "movements" AS {FACT} WHERE {moved}'


@statement.register
def _(query: InForce) -> str:
    held = [*_stood(query.scope, query.day, query.day), *_same("", query.cell)]
    return _believed(_columns(query.columns), _facts(query.kind.name, held))


def _facts(table: str, conditions: Iterable[str]) -> str:
    return f'(SELECT * FROM "{table}" AS {FACT} WHERE {_all(conditions)}) AS {KNOWN}'


def _grouped(keys: Sequence[str], figures: str, facts: str) -> str:
    places = ", ".join(str(place) for place in range(1, len(keys) + 1))
    return f"SELECT {', '.join(keys)}, {figures} FROM {facts} GROUP BY {places}"


def _postings(facts: str, effective_on: str, *others: str) -> str:
    """The query without the sum: what was learned and not given up again."""
    keys = _columns(["number", "record", "entry", "by", "books", *others])
    keys.insert(2, effective_on)
    return _believed(keys, facts)


def _believed(keys: Sequence[str], facts: str) -> str:
    """What was learned of each, and not given up again."""
    summed = _grouped(keys, f'SUM({KNOWN}."weight") AS "weight"', facts)
    return f'SELECT * FROM ({summed}) AS "t2" WHERE "t2"."weight" > 0'


def _stock(day: date) -> str:
    there = f'{KNOWN}."from_on" <= {_literal(day)} AND {KNOWN}."until_on" > {_literal(day)}'
    return f'COALESCE(SUM({KNOWN}."weight") FILTER(WHERE {there}), 0)'


def _stood(scope: Scope, first: date, last: date) -> list[str]:
    """What stood on one of two days, or between them."""
    return [
        f'{FACT}."from_on" <= {_literal(last)}',
        f'{FACT}."until_on" > {_literal(first)}',
        *_known(scope),
        *_in_units(scope),
    ]


def _moving(scope: Scope, start: date, end: date) -> list[str]:
    """What moved in a period."""
    return [
        f'{FACT}."effective_on" >= {_literal(start)}',
        f'{FACT}."effective_on" <= {_literal(end)}',
        *_concerning(scope),
    ]


def _concerning(scope: Scope) -> list[str]:
    """The movements that concern the units asked for; between two units, too."""
    if scope.units is None:
        return _known(scope)
    return [*_known(scope), _in(f'{FACT}."unit"', (BETWEEN_UNITS, *scope.units))]


def _known(scope: Scope) -> list[str]:
    if len(scope.known_at) == 1:
        known = [f'{FACT}."position" <= {scope.known_at[0]}']
    else:
        each = (
            f'{FACT}."books" = {number} AND {FACT}."position" <= {position}'
            for number, position in enumerate(scope.known_at)
        )
        known = ["(" + " OR ".join(f"({one})" for one in each) + ")"]
    return known if scope.lines is None else [*known, _in(f'{FACT}."line"', scope.lines)]


def _in_units(scope: Scope) -> list[str]:
    return [] if scope.units is None else [_in(f'{FACT}."unit"', scope.units)]


def _counted(row: str, side: str, scope: Scope) -> str:
    """Whether a side of a movement is in the books of the units asked for."""
    if scope.units is None:
        return f'{row}."{side}symbol" IS NOT NULL'
    inside = _in(f'{row}."{side}unit"', scope.units)
    return f"COALESCE({inside}, FALSE)"


def _same(side: str, cell: Group) -> list[str]:
    return [_is(f'{FACT}."{side}{name}"', value) for name, value in cell]


def _is(column: str, value: Value) -> str:
    if value is None:
        return f"{column} IS NULL"
    return f"COALESCE({_equals(column, value)}, FALSE)"


def _equals(column: str, value: str | bool) -> str:
    return f"{column} = {_literal(value)}"


def _in(column: str, values: Sequence[str]) -> str:
    return f"{column} IN ({', '.join(map(_literal, values))})" if values else "FALSE"


def _columns(names: Iterable[str]) -> list[str]:
    return [f'{KNOWN}."{name}"' for name in names]


def _all(conditions: Iterable[str]) -> str:
    return " AND ".join(conditions)


def _literal(value: str | bool | date) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, date):
        return f"MAKE_DATE({value.year}, {value.month}, {value.day})"
    return "'" + value.replace("'", "''") + "'"
