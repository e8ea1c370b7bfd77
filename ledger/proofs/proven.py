"""Entries that are believed because they lead to the root: each is hashed when it is read.

Who reads few entries climbs from these alone (ledger/proofs/climbing.py); who has read many of a
ledger's entries takes all leaves at once, which costs less. Whether entries are gone, or stand
under another name than they state, is looked at when reading begins; and with all leaves, whether
each is found by its name. So a figure that was read so is a figure of what was recorded, or is
refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from itertools import islice
from typing import Protocol

from ledger.errors import N_
from ledger.proofs.climbing import (
    CHANGED,
    MISPLACED,
    ROWS_AT_ONCE,
    TREE,
    Climb,
    Climbable,
    leaves_of,
    refuse,
)
from ledger.proofs.merkle import HASH_SIZE_BYTES, node_hashes, peaks, root_of_peaks
from ledger.proofs.tree_check import Regrowth
from ledger.store import Snapshot, StatedRow, StatedRows

FEW_ENTRIES = 20_000
"""Of a ledger of no more entries all leaves are taken: that takes no time."""

MANY = 20
"""Of a larger one they are, once one entry in so many was read."""

MISSING = N_("entries are missing from here on")
TAIL_GONE = N_("the last entries are gone")
UNLISTED = N_("an index of the store does not show the entry")


class Provable(Climbable, Protocol):
    """Something with a store to look into: a Ledger."""

    def snapshot(self) -> AbstractContextManager[Snapshot]:
        """The store as it stands at one moment."""


class Proven:
    """Passes on what is read of a ledger's entries, once it is known to be what was recorded.

    Raises IntegrityBroken with the position of what is not.
    """

    def __init__(self, ledger: Provable) -> None:
        self._ledger = ledger
        self._size = 0
        self._read = 0
        self._leaves = b""
        self._climb = Climb(ledger.nodes_at)

    def __call__(self, rows: StatedRows) -> StatedRows:
        """The rows as they come, each part of them proven before it is passed on."""
        if not self._size:  # what is hidden does not come
            self._begin()
        while chunk := list(islice(rows, ROWS_AT_ONCE)):
            self._prove(chunk)
            yield from chunk

    def _prove(self, rows: Sequence[StatedRow]) -> None:
        found = leaves_of(rows)
        if max(found) >= self._size:
            self._begin()
        self._read += len(found)
        if not self._leaves and self._read * MANY > self._size:
            with self._ledger.snapshot() as kept:
                self._take_all(kept)
        if self._leaves:
            for index, leaf in found.items():
                start = index * HASH_SIZE_BYTES
                if leaf != self._leaves[start : start + HASH_SIZE_BYTES]:
                    refuse(index + 1, CHANGED)
        else:
            self._climb.prove(found, self._size)

    def _begin(self) -> None:
        """Look at the store as a whole: how many entries it has, and whether none is gone."""
        self._climb = Climb(self._ledger.nodes_at)
        self._leaves = b""
        with self._ledger.snapshot() as kept:
            self._size, last = kept.extent()
            if self._size != last:
                rows = enumerate(kept.rows(), 1)
                refuse(next((at for at, row in rows if row[0] != at), last), MISSING)
            given = [seq for _, seq in kept.counters() if isinstance(seq, int)]
            if max(given, default=0) > last or kept.node(0, last) is not None:
                refuse(last + 1, TAIL_GONE)
            if self._size <= FEW_ENTRIES:
                self._take_all(kept)

    def _take_all(self, kept: Snapshot) -> None:
        """Take every leaf, once they together give the root of the stored peaks.

        Before that, each entry must be found by its name, and state it.
        """
        for position in kept.unlisted():
            refuse(position, UNLISTED)
        for position in kept.misplaced():
            refuse(position, MISPLACED)
        nodes = kept.nodes(0, 0, self._size)
        leaves = [_bytes(leaf) for _, leaf in nodes]
        stored = [_bytes(kept.node(*place)) for place in peaks(self._size)]
        if len(leaves) != self._size or b"" in leaves or _root_of(leaves) != root_of_peaks(stored):
            bad = next(Regrowth(kept).grow(leaves), None)
            refuse(bad.position if bad else len(leaves) + 1, TREE)
        self._leaves = b"".join(leaves)


def _bytes(node: object) -> bytes:
    """A stored node; nothing for what is none, as a damaged column may hold."""
    return node if isinstance(node, bytes) else b""


def _root_of(leaves: Iterable[bytes]) -> bytes:
    """The root of all leaves, level by level."""
    level, waiting = list(leaves), list[bytes]()
    while level:
        if len(level) & 1:
            waiting.append(level[-1])
        level = node_hashes(level)
    return root_of_peaks(reversed(waiting))
