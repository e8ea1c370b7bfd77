"""The Merkle tree of RFC 6962 §2.1 (RFC 9162): leaves, roots, and how a tree grows by stored nodes.

A node is named (level, index): level 0 holds the leaves, and node (k, i) covers the leaves
i·2^k … (i+1)·2^k − 1. Only complete nodes are stored; they never change.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

HASH_SIZE_BYTES = 32

Node = tuple[int, int, bytes]
"""(level, index, hash)."""

Place = tuple[int, int]
"""(level, index)."""


def leaf_hash(data: bytes) -> bytes:
    """SHA-256(0x00 ‖ data): the prefix keeps a leaf from passing for a node."""
    return hashlib.sha256(b"\x00" + data).digest()


def leaf_hashes(data: Iterable[bytes]) -> list[bytes]:
    """The leaves of many entries."""
    sha256 = hashlib.sha256
    return [sha256(b"\x00" + one).digest() for one in data]


def node_hash(left: bytes, right: bytes) -> bytes:
    """SHA-256(0x01 ‖ left ‖ right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def node_hashes(below: Sequence[bytes]) -> list[bytes]:
    """The nodes over neighbours, two and two; over a last one alone there is none yet."""
    sha256 = hashlib.sha256
    pairs = zip(below[0::2], below[1::2], strict=False)
    return [sha256(b"\x01" + left + right).digest() for left, right in pairs]


def empty_root() -> bytes:
    """The root of the tree without leaves: SHA-256 of nothing."""
    return hashlib.sha256(b"").digest()


def peaks(size: int) -> list[Place]:
    """The largest complete nodes that make up a tree of ``size`` leaves, left to right."""
    found = []
    start = 0
    for level in range(size.bit_length() - 1, -1, -1):
        if size >> level & 1:
            found.append((level, start >> level))
            start += 1 << level
    return found


def root_of_peaks(hashes: Iterable[bytes]) -> bytes:
    """The root of a tree from the hashes of its peaks, left to right."""
    reversed_hashes = list(hashes)[::-1]
    if not reversed_hashes:
        return empty_root()
    root = reversed_hashes[0]
    for left in reversed_hashes[1:]:
        root = node_hash(left, root)
    return root


class Frontier:
    """The right edge of a growing tree: the peaks by level, and the count of leaves."""

    def __init__(self, size: int, stored: Mapping[Place, bytes]) -> None:
        """``stored``: the peaks of the tree, by (level, index).

        Raises KeyError when one is missing.
        """
        self.size = size
        self._peaks = {level: stored[level, index] for level, index in peaks(size)}

    def copy(self) -> Frontier:
        """The same edge, to grow apart from this one."""
        twin = Frontier(0, {})
        twin.size, twin._peaks = self.size, dict(self._peaks)
        return twin

    def append(self, leaf: bytes) -> Iterator[Node]:
        """Add a leaf hash; yield the nodes that became complete, the leaf first."""
        index = self.size
        yield (0, index, leaf)
        level, node = 0, leaf
        while index & 1:
            node = node_hash(self._peaks.pop(level), node)
            level, index = level + 1, index >> 1
            yield (level, index, node)
        self._peaks[level] = node
        self.size += 1

    def root(self) -> bytes:
        """The root of the tree as it stands."""
        return root_of_peaks(self._peaks[level] for level in sorted(self._peaks, reverse=True))
