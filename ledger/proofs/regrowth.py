"""A tree grown again from entry bytes and held against the stored nodes, level by level.

Nodes of a level come in the order of their index both when they are computed and when they are read, so one
cursor a level is enough, and memory holds one batch. A wrong leaf makes every node above it wrong: a node is
blamed only when the stored nodes below it do not explain it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ledger.proofs.merkle import node_hash, root_of_peaks
from ledger.store import Snapshot, Value

MOST_STRAYS = 100
"""Nodes that belong nowhere are named up to this count a level."""


@dataclass(frozen=True)
class BadNode:
    """A stored node that is not what the entries give.

    ``what``: ``entry`` (an entry does not give its leaf, and the tree above sides with the leaf), ``node`` (a
    node does not follow from what is below it), ``absent``, or ``stray`` (the tree has no such node).
    """

    what: str
    level: Value
    index: Value

    @property
    def position(self) -> int:
        """The first position the node covers; 0 when it can be no node of any tree."""
        return self._leaves(0) + 1 if self.end else 0

    @property
    def end(self) -> int:
        """The last position the node covers; 0 when it can be no node of any tree."""
        return self._leaves(1)

    def _leaves(self, more: int) -> int:
        if isinstance(self.level, int) and isinstance(self.index, int) and 0 <= self.level < 64 and self.index >= 0:
            return (self.index + more) << self.level
        return 0


class _Level:
    """The stored nodes of a level in order of index, and the computed one that waits for its sibling."""

    def __init__(self, stored: Iterator[tuple[Value, bytes]]) -> None:
        self._stored = stored
        self._ahead: list[tuple[Value, bytes]] = []
        self._strays: list[Value] = []
        self.size = 0
        self.waiting: list[bytes] = []

    def take(self, count: int) -> list[bytes | None]:
        """The next ``count`` stored nodes; None for each that is absent."""
        wanted = range(self.size, self.size + count)
        self.size += count
        ahead = self._ahead
        while not (ahead and _reaches(ahead[-1][0], wanted[-1])) and (more := list(islice(self._stored, count))):
            ahead = ahead + more
        if [index for index, _ in ahead] == list(wanted):
            self._ahead = []
            return [node for _, node in ahead]
        self._ahead = [node for node in ahead if _reaches(node[0], self.size)]
        found = dict(ahead[: len(ahead) - len(self._ahead)])
        self._strays += [index for index in found if index not in wanted][:MOST_STRAYS]
        return [found.get(index) for index in wanted]

    def left_over(self) -> Iterator[Value]:
        """Indexes of stored nodes that the tree does not have."""
        yield from self._strays
        yield from (index for index, _ in self._ahead)
        yield from (index for index, _ in self._stored)


def _reaches(index: Value, bound: int) -> bool:
    """SQLite sorts numbers before texts and blobs, whatever the column was declared as."""
    return not isinstance(index, int | float) or index >= bound


class Regrowth:
    """A tree growing by batches of leaf hashes, compared as it grows."""

    def __init__(self, kept: Snapshot) -> None:
        self._kept = kept
        self._levels: list[_Level] = []

    def grow(self, leaves: Sequence[bytes | None]) -> Iterator[BadNode]:
        """Add leaves; None for an entry that is missing, whose stored leaf then stands in for it."""
        level, computed = 0, leaves
        while computed:
            if level == len(self._levels):
                self._levels.append(_Level(self._kept.nodes(level)))
            at = self._levels[level]
            first, stored = at.size, at.take(len(computed))
            if stored != computed:
                for index, (mine, kept) in enumerate(zip(computed, stored, strict=True), first):
                    if mine != kept and (bad := self._judge(level, index, mine, kept)):
                        yield bad
            nodes = at.waiting + [mine or kept or b"" for mine, kept in zip(computed, stored, strict=True)]
            at.waiting = nodes[len(nodes) & ~1 :]
            computed = [node_hash(left, right) for left, right in zip(nodes[0::2], nodes[1::2], strict=False)]
            level += 1

    def _judge(self, level: int, index: int, mine: bytes | None, kept: bytes | None) -> BadNode | None:
        """Who is to blame for a stored node that differs from the computed one; None: somebody else, or nobody."""
        if mine is None:
            return None
        node = self._kept.node
        if level > 0:
            below = node(level - 1, 2 * index), node(level - 1, 2 * index + 1)
            if (kept is None and None in below) or (kept is not None and _joined(*below) == kept):
                return None
            return BadNode("absent" if kept is None else "node", level, index)
        if kept is None:
            return BadNode("absent", level, index)
        pair = (mine, node(0, index + 1)) if index % 2 == 0 else (node(0, index - 1), mine)
        sides_with_entry = _joined(*pair) == node(1, index // 2)
        return BadNode("node" if sides_with_entry else "entry", 0, index)

    def finish(self) -> Iterator[BadNode]:
        """The stored nodes that the grown tree does not have."""
        for level, at in enumerate(self._levels):
            yield from (BadNode("stray", level, index) for index in islice(at.left_over(), MOST_STRAYS))
        for value in self._kept.levels():
            if value not in range(len(self._levels)):
                yield BadNode("stray", value, 0)

    def root(self) -> bytes:
        """The root of what was grown."""
        return root_of_peaks(at.waiting[0] for at in reversed(self._levels) if at.waiting)


def _joined(left: bytes | None, right: bytes | None) -> bytes | None:
    if isinstance(left, bytes) and isinstance(right, bytes):
        return node_hash(left, right)
    return b""
