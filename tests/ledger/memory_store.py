"""A ledger's store in memory, as a persistence module of the library: what shows that nothing but
ledger/storage/ knows a database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from copy import copy
from datetime import datetime
from typing import Any

import eventsourcing.popo as popo
from eventsourcing.persistence import IntegrityError, StoredEvent

from ledger.proofs.canonical import entry_bytes
from ledger.proofs.merkle import Frontier, leaf_hash
from ledger.storage.recording import next_time, refuse_twice
from ledger.store import EVERY_STREAM, Between, Recorded, Row, StatedRows
from ledger.values.naming import CODED, identity

STORES: dict[str, MemoryStore] = {}
"""By the path a database would have: who opens it again finds what is there."""


class MemoryStore(popo.POPOApplicationRecorder):
    """Rows, nodes and first mentions, all replaced at once; its own snapshot too."""

    clock: Callable[[], datetime]

    def __init__(self, location: str) -> None:
        super().__init__()
        self.location, self.kept = location, list[Row]()
        self.tree, self.mentioned = dict[tuple[Any, Any], bytes](), dict[str, int]()

    def append(self, stated: Iterable[StoredEvent]) -> Recorded:
        kept, tree, edge = list(self.kept), dict(self.tree), Frontier(len(self.kept), self.tree)
        mentioned, taken = dict(self.mentioned), {row[1:3] for row in kept}
        time = next_time(self.clock(), kept[-1][5] if kept else "")
        for position, one in enumerate(stated, len(kept) + 1):
            row: Any = (position, one.originator_id, one.originator_version, one.topic, one.state)
            if row[1:3] in taken:
                raise IntegrityError
            if row[2] == 1 and (noun := row[1].partition(":")[0]) in CODED:
                refuse_twice(
                    {identity(name) for name, _ in taken if name.startswith(f"{noun}:")}, [row[1]]
                )
            taken.add(row[1:3])
            kept.append((*row, time, *(getattr(one, name) for name in ("effective_on", "unit"))))
            for level, index, node in edge.append(leaf_hash(entry_bytes(row[4], position, time))):
                tree[level, index] = node
            mentioned = dict.fromkeys(getattr(one, "mentions", ()), position) | mentioned
        first, self.kept, self.tree, self.mentioned = len(self.kept) + 1, kept, tree, mentioned
        return Recorded(first, time, edge.size, edge.root())

    def stated(self, wanted: Callable[[Row], bool], by_stream: bool = False) -> StatedRows:
        found = sorted(
            filter(wanted, self.kept), key=lambda row: row[1:3] if by_stream else row[:1]
        )
        yield from ((row[0], row[4], row[5]) for row in found)

    def entries(self, after: int = 0, upto: int | None = None) -> StatedRows:
        return ((row[0], row[4], row[5]) for row in self.kept[after:upto])

    def histories(
        self, upto: int | None = None, after: int = 0, between: Between = EVERY_STREAM
    ) -> StatedRows:
        (first, end), last = between, len(self.kept[:upto])
        since = {row[1] for row in self.kept[after:upto] if first <= row[1]}
        touched = {name for name in since if end is None or name < end}
        return self.stated(lambda row: row[0] <= last and row[1] in touched, by_stream=True)

    def streams(self, names: Iterable[str]) -> StatedRows:
        wanted = set(names)
        return self.stated(lambda row: row[1] in wanted, by_stream=True)

    def units(self) -> StatedRows:
        return self.stated(lambda row: row[1].startswith("unit:"))

    def names(self, noun: str) -> Iterator[str]:
        return (row[1] for row in self.kept if row[2] == 1 and row[1].startswith(f"{noun}:"))

    def respelled(self) -> Iterator[str]:
        opened = (row[1] for row in self.kept if row[2:4] == (1, "record.opened"))
        return (name for name in opened if not name.replace("Đ", "").isascii())

    def last_position(self) -> int:
        return len(self.kept)

    def recorded_at(self, position: int) -> str | None:
        return self.kept[position - 1][5] if 0 < position <= len(self.kept) else None

    def record_at(self, position: int) -> str | None:
        return self.kept[position - 1][1] if 0 < position <= len(self.kept) else None

    def first_mention(self, name: str) -> int | None:
        return self.mentioned.get(name)

    def tree_head(self) -> tuple[int, bytes]:
        return len(self.kept), Frontier(len(self.kept), self.tree).root()

    def node(self, level: int, index: int) -> bytes | None:
        return self.tree.get((level, index))

    @contextmanager
    def snapshot(self) -> Iterator[MemoryStore]:
        yield copy(self)

    def rows(self) -> Iterator[Any]:
        for row in self.kept:
            yield tuple(one.encode() if isinstance(one, str) else one for one in row)

    def levels(self) -> Iterator[Any]:
        return iter({level for level, _ in self.tree})

    def nodes(self, level: int, first: int, count: int) -> Iterator[tuple[Any, bytes]]:
        wanted = ((level, index) for index in range(first, first + count))
        return ((place[1], self.tree[place]) for place in wanted if place in self.tree)

    def stray_nodes(self, level: int, size: int, limit: int) -> Iterator[Any]:
        return (index for its, index in self.tree if its == level and not 0 <= index < size)

    def first_mentions(self) -> Iterator[Any]:
        return ((name.encode(), position) for name, position in self.mentioned.items())

    counter = last_position

    def flaws(self, limit: int = 0) -> Iterator[Any]:
        return iter(())

    disorder = flaws


class MemoryFactory(popo.POPOFactory):
    """Gives the store of a location."""

    def application_recorder(self) -> MemoryStore:
        location = self.env.get("SQLITE_DBNAME") or ""
        return STORES.setdefault(location, MemoryStore(location))
