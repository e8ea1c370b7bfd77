"""The RFC 6962 tree, against published roots and against the recursive definition."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.proofs.merkle import (
    Frontier,
    Node,
    empty_root,
    leaf_hash,
    node_hash,
    node_hashes,
    peaks,
    root_of_peaks,
)

# The eight inputs and the roots of their first 1, 2, … 8, published with the reference
# implementations of Certificate Transparency (transparency-dev/merkle, testonly/constants.go).
INPUTS = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def reference_root(entries: list[bytes]) -> bytes:
    """MTH of RFC 6962 §2.1, word for word."""
    n = len(entries)
    if n == 0:
        return hashlib.sha256(b"").digest()
    if n == 1:
        return hashlib.sha256(b"\x00" + entries[0]).digest()
    k = 1
    while k * 2 < n:
        k *= 2
    return hashlib.sha256(
        b"\x01" + reference_root(entries[:k]) + reference_root(entries[k:])
    ).digest()


def grown(
    entries: list[bytes], start: int = 0, nodes: dict[tuple[int, int], bytes] | None = None
) -> list[Node]:
    """The nodes a frontier that starts after ``start`` entries writes for the rest."""
    frontier = Frontier(start, nodes or {})
    return [node for entry in entries[start:] for node in frontier.append(leaf_hash(entry))]


@pytest.mark.parametrize("size", range(1, 9))
def test_published_roots(size: int) -> None:
    """The tree is the one other projects verify."""
    frontier = Frontier(0, {})
    for entry in INPUTS[:size]:
        list(frontier.append(leaf_hash(entry)))
    assert ROOTS[size - 1] == frontier.root().hex() == reference_root(INPUTS[:size]).hex()


def test_empty_tree() -> None:
    """The root of nothing is the hash of nothing."""
    assert "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" == empty_root().hex()
    assert empty_root() == Frontier(0, {}).root() == root_of_peaks([])


@given(st.lists(st.binary(max_size=8), max_size=130), st.data())
def test_growing_in_steps_is_the_definition(entries: list[bytes], data: st.DataObject) -> None:
    """However the entries are divided over transactions, nodes and root are those of the
    definition.
    """
    cut = data.draw(st.integers(0, len(entries)))
    nodes = {(level, index): node for level, index, node in grown(entries[:cut])}
    nodes |= {(level, index): node for level, index, node in grown(entries, cut, nodes)}
    assert {(level, index): node for level, index, node in grown(entries)} == nodes
    assert reference_root(entries) == root_of_peaks(nodes[at] for at in peaks(len(entries)))


@given(st.integers(0, 400))
def test_nodes_are_complete_and_each_written_once(size: int) -> None:
    """A tree of n leaves has a stored node for every complete range and no other: 2n −
    popcount(n).
    """
    nodes = grown([b"x"] * size)
    names = [(level, index) for level, index, _ in nodes]
    assert 2 * size - size.bit_count() == len(names) == len(set(names))
    assert all((index + 1) << level <= size for level, index in names)


@given(st.integers(0, 1 << 40))
def test_peaks_cover_the_leaves_once(size: int) -> None:
    """Peaks lie side by side from the first leaf to the last, each smaller than the one before."""
    at = 0
    found = peaks(size)
    for level, index in found:
        assert index << level == at
        at += 1 << level
    assert at == size
    assert sorted({level for level, _ in found}, reverse=True) == [level for level, _ in found]


def test_a_leaf_is_no_node() -> None:
    """The prefixes keep two hashes side by side from passing for an entry."""
    left, right = leaf_hash(b"a"), leaf_hash(b"b")
    assert node_hash(left, right) != leaf_hash(left + right)


@given(st.lists(st.binary(min_size=32, max_size=32), max_size=9))
def test_nodes_over_many_are_those_over_each_two(below: list[bytes]) -> None:
    """A whole level is hashed as its pairs are, and an odd last node waits."""
    expected = [node_hash(below[at], below[at + 1]) for at in range(0, len(below) - 1, 2)]
    assert expected == node_hashes(below)
