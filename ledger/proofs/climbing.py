"""Entries that are believed because each leads to a peak of the stored tree, node by node.

An entry gives its leaf, the leaf with its sibling the node above it, and so on up to a peak. What
was found to lead there is remembered, so who reads the same entry again only hashes it.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import NoReturn, Protocol

from ledger.errors import N_, IntegrityBroken
from ledger.proofs.canonical import entry_bytes
from ledger.proofs.merkle import Place, leaf_hash, node_hash, peaks
from ledger.store import StatedRow, StatedRows

ROWS_AT_ONCE = 500

CHANGED = N_("the entry is not what was recorded")
TREE = N_("the tree of hashes does not follow from the entries")
MISPLACED = N_("a column of the store contradicts the entry")

Nodes = Callable[[Collection[Place]], Mapping[Place, bytes]]
"""The stored nodes at some places; one that is gone, or none, is left out."""


class Climb:
    """Goes up from leaves, each node against the stored one, to nodes known to be sound."""

    def __init__(self, nodes: Nodes) -> None:
        self._nodes = nodes
        self._sound: dict[Place, bytes] = {}

    def prove(self, leaves: Mapping[int, bytes], size: int) -> None:
        """Climb from leaves, by index, in a tree of ``size`` leaves.

        Raises IntegrityBroken with the first position of a node that is not what it should be, or
        of a leaf that the tree cannot have.
        """
        if outside := _outside(leaves, size):
            refuse(min(outside) + 1, MISPLACED)
        level, computed = 0, {i: leaf for i, leaf in leaves.items() if self._is_new(i, leaf)}
        if not computed:
            return
        ends = ChainMap(self._sound, dict.fromkeys(peaks(size), b""))
        stored = self._nodes(set(_ways(computed, ends)))
        known = ChainMap(self._sound, dict(stored))
        while computed:
            for index, mine in sorted(computed.items()):
                if known.get((level, index)) != mine:
                    refuse((index << level) + 1, TREE if level else CHANGED)
            above = {index >> 1 for index in computed if (level, index) not in ends}
            computed = {
                index: node_hash(*(known.get((level, 2 * index + side), b"") for side in (0, 1)))
                for index in above
            }
            level += 1
        self._sound.update(stored)  # each was compared, or hashed into one that was

    def _is_new(self, index: int, leaf: bytes) -> bool:
        return self._sound.get((0, index)) != leaf


def _outside(leaves: Collection[int], size: int) -> list[int]:
    """Those that a tree of ``size`` leaves cannot have."""
    return [index for index in leaves if not 0 <= index < size]


def _ways(leaves: Collection[int], ends: Collection[Place]) -> Iterator[Place]:
    """The places on the ways up from leaves, and beside them, to where the ways end."""
    level, indexes = 0, set(leaves)
    while indexes:
        below = {index for index in indexes if (level, index) not in ends}
        yield from ((level, index) for index in indexes)
        yield from ((level, index ^ 1) for index in below)
        level, indexes = level + 1, {index >> 1 for index in below}


class Climbable(Protocol):
    """Something with a stored tree: a Ledger."""

    @property
    def last_position(self) -> int:
        """The position of the last entry."""

    def nodes_at(self, places: Collection[Place]) -> Mapping[Place, bytes]:
        """The stored nodes at some places; one that is gone is left out."""


class Climbed:
    """Passes on what is read of some entries, once it is known to be what was recorded.

    Costs by what is read alone, and so does not see that others are gone (ledger/proofs/proven.py).
    Raises IntegrityBroken with the position of what is not what was recorded.
    """

    def __init__(self, ledger: Climbable) -> None:
        self._ledger = ledger
        self._climb = Climb(ledger.nodes_at)
        self._size = 0

    def __call__(self, rows: StatedRows) -> StatedRows:
        """The rows as they come, each part of them proven before it is passed on."""
        while chunk := list(islice(rows, ROWS_AT_ONCE)):
            leaves = leaves_of(chunk)
            if max(leaves) >= self._size:
                self._size = self._ledger.last_position
            self._climb.prove(leaves, self._size)
            yield from chunk


def leaves_of(rows: Sequence[StatedRow]) -> dict[int, bytes]:
    """The leaves that rows give, by index. Raises IntegrityBroken for a row that gives none."""
    return {row[0] - 1: _leaf_of(row) for row in rows}


def _leaf_of(row: StatedRow) -> bytes:
    position, state, recorded_at = row
    try:
        return leaf_hash(entry_bytes(state, position, recorded_at))
    except (TypeError, AttributeError, ValueError):  # a damaged column can hold anything
        refuse(position, CHANGED)


def refuse(position: int, detail: str) -> NoReturn:
    """Raise IntegrityBroken."""
    raise IntegrityBroken(position=position, detail=detail)
