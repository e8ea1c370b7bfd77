"""A tree grown again from entry bytes and held against the stored nodes, level by level.

Memory holds one batch of rows and the nodes they complete. A wrong leaf makes every node above it
wrong: a node is blamed only when the stored nodes below it do not explain it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from ledger.proofs.merkle import node_hash, node_hashes, root_of_peaks
from ledger.store import Snapshot, Value

MOST_STRAYS = 100
"""Nodes that belong nowhere are named up to this count a level."""


@dataclass(frozen=True)
class BadNode:
    """A stored node that is not what the entries give.

    ``what``: ``entry`` (an entry does not give its leaf, and the tree above sides with the leaf),
    ``node`` (a node does not follow from what is below it), ``absent``, or ``stray`` (the tree has
    no such node).
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
        if (
            isinstance(self.level, int)
            and isinstance(self.index, int)
            and 0 <= self.level < 64
            and self.index >= 0
        ):
            return (self.index + more) << self.level
        return 0


class _TreeLevel:
    """How many nodes of a level were computed, and the one that waits for its sibling."""

    def __init__(self) -> None:
        self.size = 0
        self.waiting: list[bytes] = []


class Regrowth:
    """A tree growing by batches of leaf hashes, compared as it grows."""

    def __init__(self, kept: Snapshot) -> None:
        self._kept = kept
        self._levels: list[_TreeLevel] = []

    def grow(self, leaves: Sequence[bytes | None]) -> Iterator[BadNode]:
        """Add leaves.

        None stands for an entry that is missing; its stored leaf then stands in for it.
        """
        level, computed = 0, list(leaves)
        while computed:
            if level == len(self._levels):
                self._levels.append(_TreeLevel())
            at = self._levels[level]
            first, at.size = at.size, at.size + len(computed)
            stored = list(self._kept.nodes(level, first, len(computed)))
            if stored != list(enumerate(computed, first)):
                yield from self._differences(level, first, computed, dict(stored))
                computed = [
                    mine or dict(stored).get(index) or b""
                    for index, mine in enumerate(computed, first)
                ]
            nodes = at.waiting + cast(list[bytes], computed)
            at.waiting = nodes[len(nodes) & ~1 :]
            computed = list(node_hashes(nodes))
            level += 1

    def _differences(
        self, level: int, first: int, computed: list[bytes | None], stored: dict[Value, bytes]
    ) -> Iterator[BadNode]:
        for index in stored:
            if index not in range(first, first + len(computed)):
                yield BadNode("stray", level, index)
        for index, mine in enumerate(computed, first):
            if mine != stored.get(index) and (
                bad := self._judge(level, index, mine, stored.get(index))
            ):
                yield bad

    def _judge(
        self, level: int, index: int, mine: bytes | None, kept: bytes | None
    ) -> BadNode | None:
        """Who is to blame for a stored node that differs from the computed one.

        None where another node or entry is to blame for the difference, or nothing is.
        """
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
            yield from (
                BadNode("stray", level, index)
                for index in self._kept.stray_nodes(level, at.size, MOST_STRAYS)
            )
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
