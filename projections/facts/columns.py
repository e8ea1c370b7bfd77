"""Facts as Parquet: rows become columns, and columns a file.

Rows are sorted by unit (and line), so that a question about one unit reads few row groups.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyarrow as pa
import pyarrow.parquet as pq

from ledger.records.cell import FIELDS, Cell
from projections.facts.kind import CellColumns, Fact, Kind
from projections.facts.sorting import Shelves

ROWS_AS_OBJECTS = 25_000
"""How many facts wait as Python objects before they become columns, a third of the size."""

_WORD = pa.dictionary(pa.int32(), pa.string())
_TYPES: dict[str, pa.DataType] = {
    "string": pa.string(),
    "word": _WORD,
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "int64": pa.int64(),
    "int8": pa.int8(),
}


def schema_of(kind: Kind) -> pa.Schema:
    """The columns of a kind as Parquet has them."""
    return pa.schema([(name, _TYPES[type_]) for name, type_ in kind.columns])


def table_of(kind: Kind, facts: Sequence[Fact]) -> pa.Table:
    """Facts as columns."""
    record, beliefs, weight, position = zip(*facts, strict=True)
    columns = {"record": _array(record, "string")}
    for part, values in zip(kind.beliefs, zip(*beliefs, strict=True), strict=True):
        if isinstance(part, CellColumns):
            columns |= _cell_columns(part, values)
        else:
            columns[part[0]] = _array(values, part[1])
    columns |= {"weight": _array(weight, "int8"), "position": _array(position, "int64")}
    return pa.table(columns, schema=schema_of(kind))


def _cell_columns(part: CellColumns, cells: Sequence[Cell | None]) -> dict[str, pa.Array]:
    """The fields of the cells there are, and which of them (or none) stands in each row.

    A record's facts share its cells; telling them apart by identity spares hashing each of their
    fields.
    """
    identities = list(map(id, cells))
    distinct = dict(zip(identities, cells, strict=True))
    distinct.pop(id(None), None)
    place = dict(zip(distinct, range(len(distinct)), strict=True))
    rows = pa.array(list(map(place.get, identities)), pa.int32())
    fields = dict(zip(FIELDS, zip(*distinct.values(), strict=True), strict=False))
    return {
        name: _array(fields.get(field, ()), type_).take(rows)
        for field, (name, type_) in zip(part.fields, part.columns, strict=True)
    }


def _array(values: Sequence[Any], type_: str) -> pa.Array:
    if type_ == "word":
        return pa.array(values, pa.string()).dictionary_encode()
    return pa.array(values, _TYPES[type_])


def _bounded(kind: Kind) -> list[str]:
    """The columns whose row groups tell their smallest and largest value: by these a question
    passes row groups over; the others would only be read past.
    """
    dates = [name for name, type_ in kind.columns if type_ == "date"]
    return [*kind.sorted_by, *dates, "position"]


class FactFile:
    """A Parquet file of facts in the making.

    ``units``: the units there are, so that their rows can be put together. ``waiting``: facts that
    are no columns yet; add to it, and :meth:`settle` now and then.
    """

    def __init__(self, path: Path, kind: Kind, units: Iterable[str] = ()) -> None:
        self.path = path
        self.kind = kind
        self.rows = 0
        self.waiting: list[Fact] = []
        self._shelves = Shelves(path.parent, units, kind.sorted_by)
        self._writer = pq.ParquetWriter(
            path,
            schema_of(kind),
            compression="zstd",
            use_dictionary=[name for name, type_ in kind.columns if type_ == "word"],
            write_statistics=_bounded(kind),
        )

    def settle(self) -> None:
        """Make columns of the facts ``waiting``, when there are many."""
        if len(self.waiting) >= ROWS_AS_OBJECTS:
            self._gather()

    def add_table(self, table: pa.Table) -> None:
        """Take facts that are columns already."""
        self.rows += table.num_rows
        self._shelves.add(table)

    def _gather(self) -> None:
        if self.waiting:
            self.add_table(table_of(self.kind, self.waiting))
            self.waiting.clear()

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
