"""Inclusion proofs: every leaf of every tree is led to its root, and nothing else is."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import IntegrityBroken
from ledger.proofs.inclusion import inclusion_path, leaf_at, root_by_path
from ledger.proofs.merkle import Frontier, leaf_hash, node_hash


class Tree:
    """A tree in memory, as a ledger keeps it."""

    def __init__(self, size: int) -> None:
        self.leaves = [leaf_hash(b"%d" % number) for number in range(size)]
        grown = Frontier(0, {})
        self.nodes = {
            (level, index): node
            for leaf in self.leaves
            for level, index, node in grown.append(leaf)
        }

    def node(self, level: int, index: int) -> bytes | None:
        """A stored node."""
        return self.nodes.get((level, index))


def slow_root(leaves: list[bytes]) -> bytes:
    """MTH of RFC 6962 §2.1, as it is written there."""
    if len(leaves) < 2:
        return leaves[0] if leaves else sha256(b"").digest()
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return node_hash(slow_root(leaves[:half]), slow_root(leaves[half:]))


def slow_path(index: int, leaves: list[bytes]) -> list[bytes]:
    """PATH of RFC 6962 §2.1.1, as it is written there."""
    if len(leaves) < 2:
        return []
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    if index < half:
        return [*slow_path(index, leaves[:half]), slow_root(leaves[half:])]
    return [*slow_path(index - half, leaves[half:]), slow_root(leaves[:half])]


def test_every_leaf_of_every_small_tree() -> None:
    """The path is the one the standard says, and leads to the root of the first so many leaves."""
    tree = Tree(40)
    for size in range(1, 41):
        leaves = tree.leaves[:size]
        for index, leaf in enumerate(leaves):
            path = inclusion_path(tree, index, size)
            assert slow_path(index, leaves) == path
            assert leaf == leaf_at(tree, index)
            assert slow_root(leaves) == root_by_path(leaf, index, size, path)


@given(st.integers(1, 60), st.data())
def test_nothing_else_leads_there(size: int, data: st.DataObject) -> None:
    """Another leaf, place, path or size leads to another root, or to none."""
    tree = Tree(60)
    index = data.draw(st.integers(0, size - 1))
    path, leaf = inclusion_path(tree, index, size), tree.leaves[index]
    root = root_by_path(leaf, index, size, path)
    other = data.draw(st.integers(0, 59).filter(lambda one: one != index))
    assert root != root_by_path(tree.leaves[other], index, size, path)
    assert root != root_by_path(leaf, other, size, path) or other >= size
    assert root != root_by_path(leaf, index, size, [*path, leaf])
    if path:
        assert root != root_by_path(leaf, index, size, path[:-1])
        place = data.draw(st.integers(0, len(path) - 1))
        assert root != root_by_path(leaf, index, size, [*path[:place], leaf, *path[place + 1 :]])


def test_what_is_in_no_tree() -> None:
    """A leaf outside the tree has no path; a node that is gone is told with its position."""
    tree = Tree(8)
    assert root_by_path(tree.leaves[0], 8, 8, []) is None
    with pytest.raises(ValueError, match="leaf 8 of 8"):
        inclusion_path(tree, 8, 8)
    del tree.nodes[2, 1]
    with pytest.raises(IntegrityBroken) as broken:
        inclusion_path(tree, 0, 8)
    assert 5 == broken.value.values["position"]
