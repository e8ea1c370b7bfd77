"""What the ledger asks of the store that keeps it, so that no rule knows which database that is."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

from eventsourcing.persistence import IntegrityError, StoredEvent

from ledger.entries import Entry
from ledger.values.naming import identity

Value = str | int | float | bytes | None
"""What a column of the store holds."""

Row = tuple[int, str, int, str, bytes, str, str | None, str | None]
"""position, record, version, topic, stated bytes, recorded_at, effective_on, unit."""

RawRow = tuple[int, Any, Any, Any, Any, Any, Any, Any]
"""position, record, version, topic, stated bytes, recorded_at, effective_on, unit; texts as
undecoded bytes.

A damaged record can hold anything in any column but the first.
"""


StatedRow = tuple[int, bytes, str]
"""position, stated bytes, recorded_at: all that decoding an entry takes."""


StatedRows = Generator[StatedRow, None, None]
"""Rows as they are read; who stops before the end closes them, so that the store is let go."""


Between = tuple[str, str | None]
"""The streams from one name on, and before another (None: to the last)."""

EVERY_STREAM: Between = ("", None)


class Recorded(NamedTuple):
    """What the store assigned. ``first``: the first position; ``size``, ``root``: of the tree."""

    first: int
    recorded_at: str
    size: int
    root: bytes


class KnownFacts(NamedTuple):
    """A list of facts that was made from the first ``position`` entries, whose tree has this root.

    ``seal``: of the list, in hexadecimal (projections/facts/manifest.py).
    """

    seal: str
    position: int
    root: str


NO_FACTS = KnownFacts("", 0, "")
"""Of a ledger of which no facts are kept."""


class Basis(NamedTuple):
    """What a decision rests on: what must still be so when its entries are recorded.

    ``versions``: streams that were read, and how many entries each had; ``position``: the last
    position when the whole ledger was looked through, None where it was not.
    """

    versions: Mapping[str, int] = MappingProxyType({})
    position: int | None = None


ANYTHING = Basis()
"""What a decision rests on that read nothing but the streams it adds to."""


def refuse_twice(kept: set[str], new: Iterable[str]) -> None:
    """Raise IntegrityError for a name whose identity is kept already; keep the others'.

    A rule of every store: two spellings of one code, each found free, are not both recorded.
    """
    for name in map(identity, new):
        if name in kept:
            raise IntegrityError(name)
        kept.add(name)


class Store(Protocol):
    """What the ledger asks of the place that keeps its entries.

    Questions about entries answer with rows to decode; every method raises a LedgerError for what
    the database behind it cannot do. ``clock`` gives the current UTC instant.
    """

    clock: Callable[[], datetime]

    @property
    def location(self) -> str:
        """Where the entries are kept, as a user would name it."""

    def append(
        self,
        stated: Iterable[StoredEvent],
        basis: Basis = ANYTHING,
        *,
        clock_confirmed: bool = False,
    ) -> Recorded:
        """Record entries in one transaction: all or none, at the next positions, with their leaves.

        ``clock_confirmed``: somebody has said that the clock is right, wherever it stands.
        Raises IntegrityError when a stream has grown meanwhile, what the decision rests on is so no
        longer, or a code is new that another unit or officer has in another spelling; OlderFormat
        when the store can only be read; ClockFarAhead and ClockWentBack for a clock that cannot be
        believed.
        """

    def entries(self, after: int = 0, upto: int | None = None) -> StatedRows:
        """Entries by position: after < position ≤ upto."""

    def histories(
        self, upto: int | None = None, after: int = 0, between: Between = EVERY_STREAM
    ) -> StatedRows:
        """Entries stream by stream, by the bytes of their names, up to a position.

        Each stream in order; with ``after``, only streams with an entry after it.
        """

    def streams(self, names: Iterable[str]) -> StatedRows:
        """The entries of some streams, each stream in order."""

    def stating(self, fields: Iterable[tuple[str, str]]) -> Iterator[str]:
        """The streams with an entry that states one of some texts: the field's name, and the text.

        No name: the text stands in a list. Every entry is looked at, and none decoded; streams in
        which it stands deeper in a field of another name may be among them.
        """

    def units(self) -> StatedRows:
        """The entries of all units, by position."""

    def names(self, noun: str) -> Iterator[str]:
        """The names of all streams about a noun: a line of work, ``unit``, ``officer``."""

    def respelled(self) -> Iterator[str]:
        """The names of records that hold a letter outside ASCII other than Đ; read through."""

    def last_position(self) -> int:
        """The last position; 0 when there is none."""

    def recorded_at(self, position: int) -> str | None:
        """When a position was recorded."""

    def record_at(self, position: int) -> str | None:
        """The stream an entry belongs to."""

    def first_mention(self, name: str) -> int | None:
        """The first position that mentions a name (ledger/mentions.py), if one does."""

    def known_facts(self) -> list[KnownFacts]:
        """The lists of facts that were made here: the last one, and perhaps the one before."""

    def know_facts(self, made: KnownFacts, beside: str = "") -> None:
        """Note a list of facts; of the others only the one with the seal ``beside`` stays known."""

    def tree_head(self) -> tuple[int, bytes]:
        """The size and root of the tree."""

    def node(self, level: int, index: int) -> bytes | None:
        """A node of the tree (ledger/proofs/merkle.py), or None."""

    def nodes_at(self, places: Iterable[tuple[int, int]]) -> dict[tuple[int, int], bytes]:
        """The nodes at some (level, index); one that is gone is left out."""

    def snapshot(self) -> AbstractContextManager[Snapshot]:
        """The store as it stands at one moment."""


class PartStore(Store, Protocol):
    """A store of some entries of a ledger: between their positions are those of all others."""

    def count(self, after: int, upto: int) -> int:
        """How many entries there are: after < position ≤ upto."""

    def last_by(self, position: int) -> tuple[int, str] | None:
        """The last position there is up to one, and when it was recorded."""

    def position_by(self, moment: str) -> int:
        """The last position that was recorded at or before a time; 0 when there is none."""


class Decoder(Protocol):
    """What the ledger asks of its mapper besides the library's part."""

    def decoded(self, rows: Iterable[StatedRow]) -> Iterator[Entry]:
        """The entries of rows, one by one. Raises IntegrityBroken for bytes that are no entry's."""


class Snapshot(Protocol):
    """The store as it stands at one moment; later writers do not disturb it.

    For who believes nothing: what comes back may be of any type and order, for a tampered store
    keeps no promise.
    """

    def rows(self, after: int | None = None) -> Iterator[RawRow]:
        """Every row by position, or those after one."""

    def levels(self) -> Iterator[Value]:
        """Every level the tree has nodes of."""

    def nodes(self, level: int, first: int, count: int) -> Iterator[tuple[Value, bytes]]:
        """(index, hash) of the nodes of a level with first ≤ index < first + count, in order."""

    def stray_nodes(self, level: int, size: int, limit: int) -> Iterator[Value]:
        """Indexes of a level that are not in 0 … ``size`` − 1; some of them, if they are many."""

    def node(self, level: int, index: int) -> bytes | None:
        """One node, or None."""

    def extent(self) -> tuple[int, int]:
        """How many rows there are from position 1 on, and the last position."""

    def misplaced(self) -> Iterator[int]:
        """Positions whose record or version, as the store knows them, are not what they state."""

    def unlisted(self) -> Iterator[int]:
        """Positions of entries that are not found by their record and version."""

    def counters(self) -> Iterator[tuple[bool, Value]]:
        """Whether a counter is of the entries, and the highest position that was given."""

    def mistyped(self, limit: int) -> Iterator[tuple[int, str]]:
        """Positions, and of what, where a value is kept as another type than it was recorded as."""

    def first_mentions(self) -> Iterator[tuple[Value, Value]] | None:
        """Names and the first positions that mention them; None when the store keeps none."""

    def disorder(self, limit: int) -> Iterator[int]:
        """Positions whose version does not follow that of the entry before them on their record."""

    def flaws(self) -> Iterator[str]:
        """What the database itself finds wrong: pages, indexes, tables' definitions."""
