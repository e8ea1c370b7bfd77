"""Facts as Parquet: rows become columns, and columns a file.

Rows are sorted by unit (and line), so that a question about one unit reads few row groups.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyarrow as pa
import pyarrow.parquet as pq

from ledger.records.cell import FIELDS, Cell
from ledger.storage.folder import make_private_file
from projections.facts.arrays import WORD, days, numbers, texts, truths, words
from projections.facts.fact_files import stored
from projections.facts.kind import CellColumns, Fact, Kind
from projections.facts.manifest import StoredFile
from projections.facts.sorting import Shelves

ROWS_AS_OBJECTS = 25_000
"""How many facts wait as Python objects before they become columns, a third of the size."""

_TYPES: dict[str, tuple[pa.DataType, Callable[[Sequence[Any]], pa.Array]]] = {
    "string": (pa.string(), texts),
    "word": (WORD, words),
    "boolean": (pa.bool_(), truths),
    "date": (pa.date32(), days),
    "int64": (pa.int64(), partial(numbers, kind=pa.int64())),
    "int8": (pa.int8(), partial(numbers, kind=pa.int8())),
}
"""What the types of columns are in Arrow, and how values become it."""


def schema_of(kind: Kind) -> pa.Schema:
    """The columns of a kind as Parquet has them."""
    return pa.schema([(name, _TYPES[type_][0]) for name, type_ in kind.columns])


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

    Facts of equal cells share them; telling them apart by identity spares hashing their fields.
    """
    identities = list(map(id, cells))
    distinct = dict(zip(identities, cells, strict=True))
    place = dict(zip(distinct, range(len(distinct)), strict=True))
    rows = numbers(map(place.__getitem__, identities), pa.int32())
    return {
        name: _array(
            [cell and cell[FIELDS.index(field)] for cell in distinct.values()], type_
        ).take(rows)
        for field, (name, type_) in zip(part.fields, part.columns, strict=True)
    }


def _array(values: Sequence[Any], type_: str) -> pa.Array:
    return _TYPES[type_][1](values)


def _bounded(kind: Kind) -> list[str]:
    """The columns whose row groups tell their smallest and largest value.

    By these a question passes row groups over; the others would only be read past.
    """
    dates = [name for name, type_ in kind.columns if type_ == "date"]
    return [*kind.sorted_by, *dates, "position"]


class FactFile:
    """A Parquet file of facts in the making; where there is no fact, there will be no file.

    ``units``: the units there are, so that their rows can be put together. ``waiting``: facts that
    are no columns yet; add to it, and :meth:`settle` now and then.
    """

    def __init__(self, path: Path, kind: Kind, units: Iterable[str] = ()) -> None:
        self.path = path
        self.kind = kind
        self.rows = 0
        self.waiting: list[Fact] = []
        self._shelves = Shelves(path.parent, units, kind.sorted_by)

    @property
    def stored(self) -> tuple[StoredFile, ...]:
        """The finished file, made durable."""
        return (stored(self.path, self.rows),) if self.rows else ()

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
        if not self.rows:
            return
        make_private_file(self.path)
        with pq.ParquetWriter(
            self.path,
            schema_of(self.kind),
            compression="zstd",
            use_dictionary=[name for name, type_ in self.kind.columns if type_ == "word"],
            write_statistics=_bounded(self.kind),
        ) as writer:
            for stretch in self._shelves.stretches():
                writer.write_table(stretch, row_group_size=stretch.num_rows)

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
