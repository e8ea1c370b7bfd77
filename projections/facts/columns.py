"""Facts as Parquet: the columns of a span and of a movement, and the file they are written to.

Rows are sorted by unit and line, so that a question about one unit reads few row groups. A
movement's ``unit`` is the unit both its cells share (or its only cell's); it is empty between two
units, so that ``unit IN (units asked for, '')`` finds every movement that concerns them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ledger.records.cell import FIELDS, Cell
from projections.facts.beliefs import Movement, Span
from projections.facts.sorting import Shelves

FORMAT = 1
"""Of the columns, and of what facts.py puts in them: facts of another format are rebuilt."""

SIDE_FIELDS = FIELDS[1:]
"""What a movement has twice, ``from_…`` and ``to_…``; a record never leaves its line."""

BETWEEN_UNITS = ""
"""The ``unit`` of a movement from one unit to another."""

ROWS_AS_OBJECTS = 25_000
"""How many facts wait as Python objects before they become columns, a third of the size."""

_TEXT = pa.dictionary(pa.int32(), pa.string())
_SIDE: dict[str, pa.DataType] = {name: pa.bool_() if name == "online" else _TEXT for name in FIELDS}
_TAIL: dict[str, pa.DataType] = {
    "entry": pa.int64(),
    "by": _TEXT,
    "weight": pa.int8(),
    "position": pa.int64(),
}


def _schema(columns: dict[str, pa.DataType]) -> pa.Schema:
    return pa.schema(list(columns.items()), metadata={"socai.facts": str(FORMAT)})


SPANS = _schema(
    {
        "record": pa.string(),
        "number": pa.string(),
        **_SIDE,
        "from_on": pa.date32(),
        "until_on": pa.date32(),
        **_TAIL,
    },
)

MOVEMENTS = _schema(
    {
        "record": pa.string(),
        "number": pa.string(),
        "line": _TEXT,
        "unit": _TEXT,
        "effective_on": pa.date32(),
    }
    | {f"{side}_{name}": _SIDE[name] for side in ("from", "to") for name in SIDE_FIELDS}
    | {"closing": _TEXT, **_TAIL},
)

_WITH_BOUNDS = ("line", "unit", "from_on", "until_on", "effective_on", "position")
"""The columns whose row groups tell their smallest and largest value; the others would only be read
past.
"""


def span_table(spans: Sequence[Span]) -> pa.Table:
    """Spans as columns."""
    record, number, cells, *rest = zip(*spans, strict=True)
    distinct, (ids,) = _distinct(cells)
    names = [name for name in SPANS.names if name not in FIELDS]
    columns = _columns(names, (record, number, *rest), SPANS)
    columns |= {name: column.take(ids) for name, column in _cell_columns(distinct).items()}
    return pa.table([columns[name] for name in SPANS.names], schema=SPANS)


def movement_table(movements: Sequence[Movement]) -> pa.Table:
    """Movements as columns."""
    record, number, effective_on, from_cells, to_cells, *rest = zip(*movements, strict=True)
    distinct, sides = _distinct(from_cells, to_cells)
    names = ("record", "number", "effective_on", "closing", *_TAIL)
    columns = _columns(names, (record, number, effective_on, *rest), MOVEMENTS)
    cells = _cell_columns(distinct)
    for side, ids in zip(("from", "to"), sides, strict=True):
        columns |= {f"{side}_{name}": cells[name].take(ids) for name in SIDE_FIELDS}
    columns["line"] = cells["line"].take(pc.coalesce(*sides))
    columns["unit"] = _shared_unit(cells["unit"].cast(pa.string()), *sides)
    return pa.table([columns[name] for name in MOVEMENTS.names], schema=MOVEMENTS)


def _shared_unit(units: pa.Array, from_ids: pa.Array, to_ids: pa.Array) -> pa.Array:
    source, target = units.take(from_ids), units.take(to_ids)
    moved = pc.fill_null(pc.not_equal(source, target), False)
    return pc.if_else(moved, BETWEEN_UNITS, pc.coalesce(source, target)).dictionary_encode()


def _distinct(*columns: Sequence[Cell | None]) -> tuple[list[Cell], list[pa.Array]]:
    """The cells there are, and which of them (or none) stands in each row of each column.

    A record's facts share its cells; telling them apart by identity spares hashing each of their
    fields.
    """
    cells = {id(cell): cell for column in columns for cell in column if cell is not None}
    place = {identity: number for number, identity in enumerate(cells)}
    return list(cells.values()), [
        pa.array([place.get(id(cell)) for cell in column], pa.int32()) for column in columns
    ]


def _columns(
    names: Sequence[str], values: Sequence[Sequence[Any]], schema: pa.Schema
) -> dict[str, pa.Array]:
    return {
        name: _array(column, schema.field(name).type)
        for name, column in zip(names, values, strict=True)
    }


def _cell_columns(cells: Sequence[Cell]) -> dict[str, pa.Array]:
    return {
        name: _array(values, _SIDE[name])
        for name, values in zip(FIELDS, zip(*cells, strict=True), strict=True)
    }


def _array(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    if pa.types.is_dictionary(kind):
        return pa.array(values, pa.string()).dictionary_encode()
    return pa.array(values, kind)


class FactFile:
    """A Parquet file of facts in the making.

    ``units``: the units there are, so that their rows can be put together.
    """

    def __init__(self, path: Path, schema: pa.Schema, units: Iterable[str] = ()) -> None:
        self.path = path
        self.schema = schema
        self.rows = 0
        self._shelves = Shelves(path.parent, units)
        self._facts: list[Any] = []
        self._writer = pq.ParquetWriter(
            path,
            schema,
            compression="zstd",
            use_dictionary=[field.name for field in schema if field.type == _TEXT],
            write_statistics=[name for name in schema.names if name in _WITH_BOUNDS],
        )

    def add(self, facts: Sequence[Any]) -> None:
        """Take spans, or movements."""
        self._facts.extend(facts)
        if len(self._facts) >= ROWS_AS_OBJECTS:
            self._gather()

    def add_table(self, table: pa.Table) -> None:
        """Take facts that are columns already."""
        self.rows += table.num_rows
        self._shelves.add(table)

    def _gather(self) -> None:
        facts, self._facts = self._facts, []
        if facts:
            self.add_table(span_table(facts) if self.schema is SPANS else movement_table(facts))

    def _finish(self) -> None:
        self._gather()
        for stretch in self._shelves.stretches():
            self._writer.write_table(stretch, row_group_size=stretch.num_rows)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                self._finish()
        finally:
            self._shelves.close()
            self._writer.close()
