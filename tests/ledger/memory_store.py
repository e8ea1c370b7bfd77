"""A ledger's store in memory: what shows that nothing but ledger/storage/ knows a database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from copy import copy
from datetime import datetime
from operator import itemgetter
from typing import Any

import eventsourcing.popo as popo
from eventsourcing.persistence import IntegrityError

from ledger.entries.evidence import ClockAccepted
from ledger.proofs.canonical import entry_bytes, said_as
from ledger.proofs.merkle import Frontier, leaf_hash
from ledger.store import (
    ANYTHING,
    EVERY_STREAM,
    Basis,
    Between,
    KnownFacts,
    Recorded,
    Row,
    Snapshot,
    StatedRows,
    Store,
    Value,
    refuse_twice,
)
from ledger.values.clock import next_time
from ledger.values.naming import CODED, identity

STORES: dict[str, MemoryStore] = {}
"""By the path a database would have: who opens it again finds what is there."""

told = itemgetter(0, 4, 5)  # of a row: position, stated bytes, time


class MemoryStore(popo.POPOApplicationRecorder):
    """Rows, nodes and first mentions, all replaced at once; its own snapshot too."""

    clock: Callable[[], datetime]

    def __init__(self, location: str) -> None:
        super().__init__()
        self.location, self.kept = location, list[Row]()
        self.tree, self.mentioned = dict[tuple[Any, Any], bytes](), dict[str, int]()
        self.known = list[KnownFacts]()

    def append(
        self, stated: Iterable[Any], basis: Basis = ANYTHING, *, clock_confirmed: bool = False
    ) -> Recorded:
        grown = any(row[2] > basis.versions.get(row[1], row[2]) for row in self.kept)
        if grown or basis.position not in (None, len(self.kept)):
            raise IntegrityError
        kept, tree, mentioned = self.kept.copy(), self.tree.copy(), self.mentioned.copy()
        edge, last = Frontier(len(kept), tree), kept[-1][5] if kept else ""
        accepted = max((row[5] for row in kept if row[3] == ClockAccepted.TOPIC), default="")
        time = next_time(self.clock(), last, lambda: accepted, confirmed=clock_confirmed)
        for position, one in enumerate(stated, len(kept) + 1):
            row: Any = (position, one.originator_id, one.originator_version, one.topic, one.state)
            kept.append((*row, time, one.effective_on, one.unit))
            for level, index, node in edge.append(leaf_hash(entry_bytes(row[4], position, time))):
                tree[level, index] = node
            mentioned = dict.fromkeys(one.mentions, position) | mentioned
        if len({row[1:3] for row in kept}) < len(kept):
            raise IntegrityError
        begun = [row[1] for row in kept[len(self.kept) :] if row[2] == 1]
        for noun in (f"{one}:" for one in CODED):
            there = set(map(identity, self.names(noun[:-1])))
            refuse_twice(there, (name for name in begun if name.startswith(noun)))
        first, self.kept, self.tree, self.mentioned = len(self.kept) + 1, kept, tree, mentioned
        return Recorded(first, time, edge.size, edge.root())

    def entries(self, after: int = 0, upto: int | None = None) -> StatedRows:
        return (told(row) for row in self.kept[after:upto])

    def histories(
        self, upto: int | None = None, after: int = 0, between: Between = EVERY_STREAM
    ) -> StatedRows:
        since = {row[1] for row in self.kept[after:upto] if between[0] <= row[1]}
        found = self.streams(name for name in since if between[1] is None or name < between[1])
        return (row for row in found if upto is None or row[0] <= upto)

    def streams(self, names: Iterable[str]) -> StatedRows:
        wanted = set(names)
        kept = sorted((row for row in self.kept if row[1] in wanted), key=itemgetter(1, 2))
        return (told(row) for row in kept)

    def stating(self, fields: Iterable[tuple[str, str]]) -> Iterator[str]:
        sought = [one for name, text in fields for one in said_as(name, text)]
        return iter({row[1] for row in self.kept if any(one in row[4] for one in sought)})

    def units(self) -> StatedRows:
        return (told(row) for row in self.kept if row[1].startswith("unit:"))

    def names(self, noun: str) -> Iterator[str]:
        return (row[1] for row in self.kept if row[2] == 1 and row[1].startswith(f"{noun}:"))

    def respelled(self) -> Iterator[str]:
        opened = (row[1] for row in self.kept if row[2:4] == (1, "record.opened"))
        return (name for name in opened if not name.replace("Đ", "").isascii())

    def last_position(self) -> int:
        return len(self.kept)

    def recorded_at(self, position: int) -> str | None:
        return next((row[5] for row in self.kept if row[0] == position), None)

    def record_at(self, position: int) -> str | None:
        return next((row[1] for row in self.kept if row[0] == position), None)

    def first_mention(self, name: str) -> int | None:
        return self.mentioned.get(name)

    def known_facts(self) -> list[KnownFacts]:
        return self.known.copy()

    def know_facts(self, made: KnownFacts, beside: str = "") -> None:
        self.known = [one for one in self.known if one.seal == beside != made.seal] + [made]

    def tree_head(self) -> tuple[int, bytes]:
        return len(self.kept), Frontier(len(self.kept), self.tree).root()

    def node(self, level: int, index: int) -> bytes | None:
        return self.tree.get((level, index))

    def nodes_at(self, places: Iterable[tuple[int, int]]) -> dict[tuple[int, int], bytes]:
        return {place: self.tree[place] for place in places if place in self.tree}

    def snapshot(self) -> nullcontext[MemoryStore]:
        return nullcontext(copy(self))

    def rows(self, after: int | None = None) -> Iterator[Any]:
        later = self.kept[after or 0 :]
        return (tuple(v.encode() if isinstance(v, str) else v for v in row) for row in later)

    def levels(self) -> Iterator[Any]:
        return iter({level for level, _ in self.tree})

    def nodes(self, level: int, first: int, count: int) -> Iterator[tuple[Any, bytes]]:
        wanted = range(first, first + count)
        return ((index, self.tree[level, index]) for index in wanted if (level, index) in self.tree)

    def stray_nodes(self, level: int, size: int, limit: int) -> Iterator[Any]:
        return (index for its, index in self.tree if its == level and not 0 <= index < size)

    def first_mentions(self) -> Iterator[Any]:
        return ((name.encode(), position) for name, position in self.mentioned.items())

    flaws = disorder = misplaced = mistyped = unlisted = lambda self, limit=0: iter(())

    def extent(self) -> tuple[int, int]:
        return self.last_position(), self.last_position()

    def counters(self) -> Iterator[tuple[bool, Value]]:
        yield True, self.last_position()


ALL_IT_IS: tuple[type[Store], type[Snapshot]] = MemoryStore, MemoryStore


class MemoryFactory(popo.POPOFactory):
    """Gives the store of a location."""

    def application_recorder(self) -> MemoryStore:
        return STORES.setdefault(at := self.env.get("SQLITE_DBNAME") or "", MemoryStore(at))
