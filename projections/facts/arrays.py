"""Python values as Arrow arrays, without ``pyarrow.array``.

That imports pandas, where there is one, to see whether it was given something of it; pandas takes
longer to import than most questions take to answer. The same goes for numbers given to ``compute``.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

WORD = pa.dictionary(pa.int32(), pa.string())
"""Texts of which few differ."""

_LETTERS = {pa.int8(): "b", pa.int32(): "i", pa.date32(): "i", pa.int64(): "q"}
"""Python's own arrays of numbers of the same size."""

_EPOCH = date(1970, 1, 1).toordinal()
_APART = "\0"


def numbers(values: Iterable[int], kind: pa.DataType) -> pa.Array:
    """Whole numbers, none of them empty.

    ``kind``: int8, int32, int64, or date32 (days since 1970).
    """
    memory = array(_LETTERS[kind], values)
    return pa.Array.from_buffers(kind, len(memory), [None, pa.py_buffer(memory)])


def days(values: Iterable[date]) -> pa.Array:
    """Dates, none of them empty."""
    return numbers([number - _EPOCH for number in map(date.toordinal, values)], pa.date32())


def texts(values: Sequence[str]) -> pa.Array:
    """Texts, none of them empty: one long text cut by Arrow takes a third of the time."""
    whole = _APART.join(values)
    if whole.count(_APART) != len(values) - 1:
        return built(values)
    return pc.split_pattern(built([whole]), _APART).flatten()


def words(values: Sequence[str | None]) -> pa.Array:
    """Texts of which few differ; some may be empty."""
    distinct = dict.fromkeys(values)
    place = dict(zip(distinct, range(len(distinct)), strict=True))
    rows = numbers(map(place.__getitem__, values), pa.int32())
    return built(list(distinct)).dictionary_encode().take(rows)


def truths(values: Sequence[bool | None]) -> pa.Array:
    """Yes, no, or empty."""
    return built([value if value is None else str(value).lower() for value in values]).cast(
        pa.bool_()
    )


def built(values: Sequence[Any]) -> pa.Array:
    """Texts, some of which may be empty."""
    builder = pa.lib.StringBuilder()
    builder.append_values(values)
    return builder.finish()
