"""A tree of which only some leaves are known: what has to be given in the place of the others.

Of RFC 6962's tree the largest complete subtrees without any known leaf are each one hash, a gap.
Known leaves and gaps together give every node on the way to the root: they are the inclusion
proofs of all known leaves at once, without a hash that follows from others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from ledger.proofs.merkle import Place, node_hash, peaks


def gaps(known: Sequence[int], size: int) -> Iterator[Place]:
    """Where the gaps are beside known leaves, by their indexes in order, from left to right."""
    for level, index in peaks(size):
        yield from _gaps_under(known, level, index)


def _gaps_under(known: Sequence[int], level: int, index: int) -> Iterator[Place]:
    start, end = index << level, (index + 1) << level
    count = bisect_left(known, end) - bisect_left(known, start)
    if not count:
        yield level, index
    elif count < end - start:
        for side in (0, 1):
            yield from _gaps_under(known, level - 1, 2 * index + side)


def grown(
    leaves: Mapping[int, bytes], given: Mapping[Place, bytes], size: int
) -> dict[Place, bytes]:
    """Every node that known leaves and gaps give, these included.

    ``given`` holds a hash for each of :func:`gaps`. Raises KeyError where one is not there.
    """
    nodes = {(0, index): leaf for index, leaf in leaves.items()} | dict(given)
    levels = [set[int]() for _ in range(size.bit_length() + 1)]
    for level, index in nodes:
        levels[level].add(index)
    for level, indexes in enumerate(levels[:-1]):
        whole = size >> level + 1
        for above in {index >> 1 for index in indexes if index >> 1 < whole}:
            pair = (nodes[level, 2 * above + side] for side in (0, 1))
            nodes[level + 1, above] = node_hash(*pair)
            levels[level + 1].add(above)
    return nodes
