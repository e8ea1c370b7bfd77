"""A tree of which some leaves are known: gaps and leaves give every node on the way to the root."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.proofs.inclusion import inclusion_path, root_by_path
from ledger.proofs.merkle import Place, peaks, root_of_peaks
from ledger.proofs.pruned import gaps, grown
from ledger.proofs.unit_chains import ChainHead, ChainLink, heads_of, read_heads, stated_heads
from tests.ledger.proofs.test_inclusion import Tree, slow_root

TREES = {size: Tree(size) for size in range(1, 34)}


def pruned(tree: Tree, known: list[int]) -> dict[Place, bytes]:
    """What can be told of a tree by some of its leaves and the gaps beside them."""
    size = len(tree.leaves)
    given_ = {place: tree.nodes[place] for place in gaps(known, size)}
    return grown({index: tree.leaves[index] for index in known}, given_, size)


some_leaves = st.integers(1, 33).flatmap(
    lambda size: st.tuples(st.just(size), st.sets(st.integers(0, size - 1), min_size=1))
)


@given(some_leaves)
def test_known_leaves_and_gaps_give_the_root(drawn: tuple[int, set[int]]) -> None:
    """Every node that comes out is the tree's own, the peaks among them, and so the root."""
    size, known = drawn
    tree = TREES[size]
    nodes = pruned(tree, sorted(known))
    assert nodes.items() <= tree.nodes.items()
    assert slow_root(tree.leaves) == root_of_peaks(nodes[place] for place in peaks(size))


@given(some_leaves)
def test_each_known_leaf_has_its_inclusion_proof(drawn: tuple[int, set[int]]) -> None:
    """The path of RFC 6962 of each known leaf can be told from leaves and gaps alone."""
    size, known = drawn
    tree, part = TREES[size], Tree(0)
    part.nodes = pruned(tree, sorted(known))
    for index in known:
        path = inclusion_path(part, index, size)
        assert inclusion_path(tree, index, size) == path
        assert slow_root(tree.leaves) == root_by_path(tree.leaves[index], index, size, path)


@given(some_leaves)
def test_the_root_is_known_where_a_known_leaf_was_the_last(drawn: tuple[int, set[int]]) -> None:
    """Whoever keeps the receipt of one of the entries can hold it against a part of them."""
    size, known = drawn
    nodes = pruned(TREES[size], sorted(known))
    for index in known:
        root = root_of_peaks(nodes[place] for place in peaks(index + 1))
        assert slow_root(TREES[size].leaves[: index + 1]) == root


@given(some_leaves)
def test_gaps_are_few_and_cover_the_rest_once(drawn: tuple[int, set[int]]) -> None:
    """Each other leaf is under one gap, no known leaf is, and no two gaps are one."""
    size, known = drawn
    places = list(gaps(sorted(known), size))
    covered = [leaf for level, i in places for leaf in range(i << level, (i + 1) << level)]
    assert sorted(set(range(size)) - known) == sorted(covered) == covered
    assert not any(
        (level, index ^ 1) in places
        for level, index in places
        if ((index | 1) + 1 << level) <= size
    )


def test_a_gap_that_is_not_given() -> None:
    """Nothing can be told without it."""
    with pytest.raises(KeyError):
        grown({0: b"a" * 32}, {}, 2)


def slow_head(links: list[ChainLink]) -> str:
    """The head of one chain, as docs/format.md writes it."""
    head = b"\x00" * 32
    for link in links:
        head = sha256(b"\x02" + head + link.position.to_bytes(8, "big") + link.leaf).digest()
    return head.hex()


@given(st.lists(st.sampled_from(["DA", "DB", "DC"])))
def test_heads_of_chains(stated: list[str]) -> None:
    """Each unit has its own chain; all that is no asked unit's has one together."""
    links = [ChainLink(unit, at, sha256(b"%d" % at).digest()) for at, unit in enumerate(stated, 1)]
    asked = {"DA", "DB"}
    own = {
        unit: [one for one in links if (one.unit if one.unit in asked else "") == unit]
        for unit in ("", "DA", "DB")
    }
    expected = [ChainHead(unit, len(its), slow_head(its)) for unit, its in own.items()]
    found = heads_of(links, asked)
    assert tuple(expected) == found
    assert found == read_heads(stated_heads(found))


@given(st.integers(1, 6), st.data())
def test_a_link_left_out_gives_another_head(count: int, data: st.DataObject) -> None:
    """So does one that is moved, or changed."""
    links = [ChainLink("DA", at, sha256(b"%d" % at).digest()) for at in range(1, count + 1)]
    (whole,) = heads_of(links, {"DA"})[1:]
    gone = data.draw(st.integers(0, count - 1))
    other = links[gone]._replace(leaf=b"x" * 32)
    moved = links[gone]._replace(position=count + 1)
    for changed in ([], [other], [moved]):
        assert whole != heads_of([*links[:gone], *changed, *links[gone + 1 :]], {"DA"})[1]
