"""Inclusion proofs (RFC 6962 §2.1.1, RFC 9162 §2.1.3): an entry is one of a tree's leaves.

Whoever has an entry's bytes, its proof and a receipt can tell without the ledger that the entry is
one of those that the receipt's root covers.
"""

from __future__ import annotations

from collections.abc import Sequence

from ledger.errors import N_, IntegrityBroken
from ledger.proofs.merkle import node_hash, peaks, root_of_peaks
from ledger.proofs.receipts import Nodes


def inclusion_path(ledger: Nodes, index: int, size: int) -> list[bytes]:
    """The audit path of leaf ``index`` (from 0) in the tree of the first ``size`` leaves.

    From the leaf's neighbour up to the root's children. Raises IntegrityBroken where a node is
    gone, ValueError for a leaf outside the tree.
    """
    if not 0 <= index < size:
        raise ValueError(f"leaf {index} of {size}")
    path: list[bytes] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + (1 << (end - start - 1).bit_length() - 1)
        if index < middle:
            path.append(_root_between(ledger, middle, end))
            end = middle
        else:
            path.append(_root_between(ledger, start, middle))
            start = middle
    return path[::-1]


def leaf_at(ledger: Nodes, index: int) -> bytes:
    """A leaf of the tree. Raises IntegrityBroken where it is gone."""
    return _root_between(ledger, index, index + 1)


def _root_between(ledger: Nodes, start: int, end: int) -> bytes:
    """The root over the leaves from ``start`` up to ``end``, which is not one of them."""
    hashes = []
    for level, index in peaks(end - start):
        hashes.append(node_at(ledger, level, (start >> level) + index))
    return root_of_peaks(hashes)


def node_at(ledger: Nodes, level: int, index: int) -> bytes:
    """A complete node of the tree. Raises IntegrityBroken where it is gone."""
    node = ledger.node(level, index)
    if node is None:
        gone = N_("a node of the tree is gone")
        raise IntegrityBroken(position=(index << level) + 1, detail=gone)
    return node


def root_by_path(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """The root that a leaf and its path lead to (RFC 9162 §2.1.3.2); None where they do not fit."""
    place, last, root = index, size - 1, leaf
    if not 0 <= index < size:
        return None
    for sibling in path:
        if last == 0:
            return None
        if place & 1 or place == last:
            root = node_hash(sibling, root)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            root = node_hash(root, sibling)
        place, last = place >> 1, last >> 1
    return root if last == 0 else None
