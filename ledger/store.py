"""What the ledger asks of the store that keeps it, so that no rule knows which database that is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, Protocol

Value = str | int | float | bytes | None
"""What a column of the store holds."""

Row = tuple[int, str, int, str, bytes, str, str | None, str | None]
"""position, record, version, topic, stated bytes, recorded_at, effective_on, unit."""

RawRow = tuple[int, Any, Any, Any, Any, Any, Any, Any]
"""position, record, version, topic, stated bytes, recorded_at, effective_on, unit; texts as
undecoded bytes.

A damaged record can hold anything in any column but the first.
"""


class Store(Protocol):
    """What the ledger asks of its recorder besides the library's part."""

    clock: Callable[[], datetime]

    def max_notification_id(self) -> int | None:
        """The last position."""

    def select_stated(
        self, where: str, parameters: Sequence[Value], order: str
    ) -> Iterator[tuple[int, bytes, str]]:
        """Position, stated bytes and recorded time, streamed."""

    def tree_head(self) -> tuple[int, bytes]:
        """The size and root of the tree."""

    def scalar(self, statement: str, parameters: Sequence[Value] = ()) -> Value:
        """The first column of the first row of a query, or None."""

    def snapshot(self) -> AbstractContextManager[Snapshot]:
        """The store as it stands at one moment."""


class Snapshot(Protocol):
    """The store as it stands at one moment, for who believes nothing; later writers do not disturb
    it.

    What comes back may be of any type and order: a tampered store keeps no promise.
    """

    def rows(self) -> Iterator[RawRow]:
        """Every row by position."""

    def levels(self) -> Iterator[Value]:
        """Every level the tree has nodes of."""

    def nodes(self, level: int, first: int, count: int) -> Iterator[tuple[Value, bytes]]:
        """(index, hash) of the nodes of a level with first ≤ index < first + count, in order."""

    def stray_nodes(self, level: int, size: int, limit: int) -> Iterator[Value]:
        """Indexes of a level that are not in 0 … ``size`` − 1; some of them, if they are many."""

    def node(self, level: int, index: int) -> bytes | None:
        """One node, or None."""

    def counter(self) -> int:
        """The highest position ever given."""

    def disorder(self, limit: int) -> Iterator[int]:
        """Positions whose version does not follow that of the entry before them on their record."""

    def flaws(self) -> Iterator[str]:
        """What the database itself finds wrong with its pages, its indexes and its tables'
        definitions.
        """
