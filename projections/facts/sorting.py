"""Putting more rows in order than memory holds: shelves, a shelf for a range of units.

Rows wait on their shelf. When too many wait, the fullest shelf is set down in a temporary file; at
the end, shelf by shelf, what was set down and what still waits is sorted by unit and line. Nothing
is compared across shelves.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import pyarrow as pa
import pyarrow.compute as pc

from projections.facts.arrays import numbers

SHELVES = 64
"""Into how many ranges the units are divided; one is sorted in memory at a time."""

WAITING_ROWS = 200_000
"""How many rows wait in memory: some 30 MB."""

STRETCH_ROWS = 122_880
"""How many rows are sorted at once, at least: DuckDB's own row group, large enough that a whole
country is read fast, small enough that one unit is read alone. A unit that has more is sorted in
several stretches.
"""

_MOST_RANKS = 1_000_000
"""More different words than a column has in one stretch."""


class Shelves:
    """Rows of one table.

    ``units``: the codes there are; others are put beside their neighbours in the alphabet. ``by``:
    the columns to sort by, of which the first is the unit.
    """

    def __init__(self, folder: Path, units: Iterable[str], by: Sequence[str]) -> None:
        self._folder = folder
        self._by = by
        codes = sorted(units)
        self._starts = codes[:: -(-len(codes) // SHELVES) or 1][1:]
        self._waiting: list[list[pa.Table]] = [[] for _ in range(len(self._starts) + 1)]
        self._set_down: list[list[tuple[int, int]]] = [[] for _ in self._waiting]
        self._file: IO[bytes] | None = None

    def add(self, table: pa.Table) -> None:
        """Put rows on their shelves."""
        for shelf, rows in zip(self._waiting, self._split(table), strict=True):
            if rows.num_rows:
                shelf.append(rows)
        heights = [sum(rows.num_rows for rows in shelf) for shelf in self._waiting]
        while sum(heights) >= WAITING_ROWS:
            fullest = heights.index(max(heights))
            heights[fullest] = 0
            self._relieve(fullest)

    def stretches(self) -> Iterator[pa.Table]:
        """All rows in order, in tables that fit in memory. The shelves are empty afterwards."""
        waiting: list[pa.Table] = []
        for number in range(len(self._waiting)):
            for table in self._taken(number):
                waiting.append(table)
                if sum(rows.num_rows for rows in waiting) >= STRETCH_ROWS:
                    yield in_order(pa.concat_tables(waiting), self._by)
                    waiting = []
        if waiting:
            yield in_order(pa.concat_tables(waiting), self._by)

    def close(self) -> None:
        """Let go of the temporary file, which vanishes."""
        if self._file:
            self._file.close()

    def _split(self, table: pa.Table) -> Iterator[pa.Table]:
        """The rows for each shelf, copied, so that none keeps the whole table in memory."""
        unit = table.column(self._by[0]).combine_chunks()
        shelf_of = [bisect_right(self._starts, code or "") for code in unit.dictionary.to_pylist()]
        shelf = numbers(shelf_of, pa.int32()).take(unit.indices)
        order, start = pc.array_sort_indices(shelf), 0
        heights = {one["values"]: one["counts"] for one in pc.value_counts(shelf).to_pylist()}
        for number in range(len(self._waiting)):
            height = heights.get(number, 0)
            yield table.take(order.slice(start, height))
            start += height

    def _relieve(self, number: int) -> None:
        """Set a shelf's rows down in the file."""
        if self._file is None:
            self._file = TemporaryFile(dir=self._folder)  # noqa: SIM115 - closed by close()
        tables, self._waiting[number] = self._waiting[number], []
        rows = pa.concat_tables(tables).unify_dictionaries().combine_chunks()
        start = self._file.tell()
        with pa.ipc.new_stream(
            self._file, rows.schema, options=pa.ipc.IpcWriteOptions(compression="lz4")
        ) as stream:
            stream.write_table(rows)
        self._set_down[number].append((start, self._file.tell()))

    def _taken(self, number: int) -> Iterator[pa.Table]:
        for start, end in self._set_down[number]:
            assert self._file is not None, "what was set down is there"
            self._file.seek(start)
            yield pa.ipc.open_stream(pa.py_buffer(self._file.read(end - start))).read_all()
        yield from self._waiting[number]
        self._set_down[number], self._waiting[number] = [], []


def in_order(table: pa.Table, by: Sequence[str]) -> pa.Table:
    """A table of facts sorted by columns of words; equal ones stay as they were learned."""
    table = table.unify_dictionaries().combine_chunks()
    ranks = [_ranks(table.column(name).combine_chunks(), times) for name, times in _weights(by)]
    return table.take(pc.array_sort_indices(reduce(pc.add, ranks)))


def _weights(by: Sequence[str]) -> list[tuple[str, int]]:
    """How much a rank of each column counts, so that those of the columns after it count less."""
    return [(name, _MOST_RANKS**after) for after, name in enumerate(reversed(by))]


def _ranks(column: pa.DictionaryArray, times: int) -> pa.Array:
    """The place of each value among all values in order, so many times."""
    values = column.dictionary.to_pylist()
    place = {value: number * times for number, value in enumerate(sorted(values))}
    return numbers([place[value] for value in values], pa.int64()).take(column.indices)
