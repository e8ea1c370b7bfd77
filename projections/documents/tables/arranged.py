"""A table with its rows sorted by columns, or with some of its columns alone, as somebody asked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ledger.errors import N_, InputRejected
from ledger.values.text import fold
from projections.documents.tables.collation import collation_key
from projections.documents.tables.table import (
    Column,
    Phrase,
    Row,
    Table,
    Translate,
    Value,
    as_decimal,
    heading,
    local,
    say,
)

DOWN = "-"
"""Before a column by which rows are sorted from the last to the first."""


class UnknownColumn(InputRejected):
    """A table is sorted by its own columns, and shows no others."""

    message = N_("This table has no column “{column}”")
    hint = N_("Its columns are: {known}.")


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What was asked for: the columns to sort by, the first one first; the columns to show."""

    sort: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arranged:
    """A table as it was asked for; ``order``: where each of its rows stood."""

    table: Table
    order: tuple[int, ...]


def arranged(table: Table, asked: Arrangement, translate: Translate) -> Arranged:
    """A table sorted and narrowed; a column is named by its key or its title.

    Rows with nothing in a column come last. Raises UnknownColumn.
    """
    order = list(range(len(table.rows)))
    for name in reversed(_whole(table, asked.sort, translate)):
        at = _place(table, name.removeprefix(DOWN), translate)
        filled = [one for one in order if table.rows[one][at] not in (None, "")]
        blank = [one for one in order if table.rows[one][at] in (None, "")]
        filled.sort(
            key=lambda one: _rank(table.rows[one][at], translate), reverse=name.startswith(DOWN)
        )
        order = filled + blank
    shown = [_place(table, one, translate) for one in _whole(table, asked.columns, translate)]
    places = {old: new for new, old in enumerate(order)}
    moved = replace(
        table,
        rows=[table.rows[one] for one in order],
        strong_rows=frozenset(places[one] for one in table.strong_rows),
    )
    return Arranged(_narrowed(moved, shown) if shown else moved, tuple(order))


def _whole(table: Table, names: Sequence[str], translate: Translate) -> list[str]:
    """Names of columns that were cut at commas; a title with a comma in it is one again."""
    whole: list[str] = []
    left = list(names)
    while left:
        ends = range(len(left), 1, -1)
        joined = ((end, ", ".join(left[:end])) for end in ends)
        end, name = next(
            (one for one in joined if _found(table, one[1], translate) is not None), (1, left[0])
        )
        whole.append(name)
        left = left[end:]
    return whole


def _found(table: Table, name: str, translate: Translate) -> int | None:
    """Where a column stands, by its key or its title; None where there is none."""
    said = fold(name.removeprefix(DOWN).strip())
    for at, column in enumerate(table.columns):
        if said in (column.key, fold(say(column.title, translate))):
            return at
    return None


def _place(table: Table, name: str, translate: Translate) -> int:
    """Where a column stands. Raises UnknownColumn."""
    if (at := _found(table, name, translate)) is not None:
        return at
    known = (heading(one, translate) for one in table.columns)
    raise UnknownColumn(column=name.strip(), known="; ".join(known))


def _narrowed(table: Table, shown: Sequence[int]) -> Table:
    keys = {table.columns[at].key for at in shown}

    def cells(row: Row) -> Row:
        return [row[at] for at in shown]

    return replace(
        table,
        columns=tuple(_alone(table.columns[at], keys) for at in shown),
        rows=[cells(row) for row in table.rows],
        totals=table.totals and cells(table.totals),
    )


def _alone(column: Column, keys: set[str]) -> Column:
    """A column without its formula where that names one that is not shown."""
    named = set(re.findall(r"[a-z_]\w*", column.formula or ""))
    return column if named <= keys else replace(column, formula=None)


def _rank(value: Value, translate: Translate) -> tuple[int, Any]:
    """By what a value is sorted: numbers, days, instants, texts."""
    match value:
        case str():
            return 3, collation_key(value)
        case Phrase() if value.rank is not None:
            return _rank(value.rank, translate)
        case Phrase():
            return 3, collation_key(say(value, translate))
        case datetime():
            return 2, value.timestamp()
        case date():
            return 1, value.toordinal()
        case None:
            return 4, 0
    return 0, as_decimal(value)


def plain_rows(table: Table, translate: Translate) -> list[dict[str, Any]]:
    """The rows as plain data, by the keys of their columns."""
    keys = [column.key for column in table.columns]
    return [
        {key: _plain(value, translate) for key, value in zip(keys, row, strict=True)}
        for row in table.rows
    ]


def _plain(value: Value, translate: Translate) -> Any:
    match value:
        case Phrase():
            return say(value, translate)
        case datetime():
            return local(value).isoformat()
        case date():
            return value.isoformat()
        case Decimal() | Fraction():
            return str(as_decimal(value))
    return value


def arranged_json(told: Any, found: Arranged, columns: Sequence[str], translate: Translate) -> Any:
    """What a command tells as plain data, in the same order and with the same columns.

    A list in it with as many elements as the table has rows is that of the rows.
    """
    if not isinstance(told, Mapping):
        return told
    size = len(found.order)
    name = next(
        (key for key, one in told.items() if isinstance(one, list) and len(one) == size), ""
    )
    if columns:
        return {**told, name or "rows": plain_rows(found.table, translate)}
    return {**told, name: [told[name][one] for one in found.order]} if name else told
