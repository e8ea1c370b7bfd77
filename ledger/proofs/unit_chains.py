"""Chains of hashes over the entries of each unit: whoever leaves one out gets another head.

The chain of a unit begins with 32 zero bytes; each of the unit's entries, in the order of
positions, gives h = SHA-256(0x02 ‖ h before it ‖ its position, 8 bytes, big-endian ‖ its leaf).
Which entries are a unit's is what they state themselves: the unit that held the record that day.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from ledger.proofs.merkle import HASH_SIZE_BYTES

BESIDE = ""
"""In place of a unit's code: the chain of all entries that are of none of the units."""

_PREFIX = b"\x02"
"""Keeps a link from passing for a leaf (0x00) or a node (0x01)."""


class ChainHead(NamedTuple):
    """How many entries a chain has, and its last hash in hexadecimal."""

    unit: str
    entries: int
    head: str


class ChainLink(NamedTuple):
    """An entry as a chain takes it: the unit it states, its position, its leaf."""

    unit: str
    position: int
    leaf: bytes


def heads_of(links: Iterable[ChainLink], units: Collection[str]) -> tuple[ChainHead, ...]:
    """The heads of some units and of all other entries, by the units' codes, the others first."""
    hashes = dict.fromkeys((BESIDE, *sorted(units)), bytes(HASH_SIZE_BYTES))
    counts = dict.fromkeys(hashes, 0)
    for unit, position, leaf in links:
        of = unit if unit in hashes else BESIDE
        link = _PREFIX + hashes[of] + position.to_bytes(8, "big") + leaf
        hashes[of] = hashlib.sha256(link).digest()
        counts[of] += 1
    return tuple(ChainHead(unit, counts[unit], head.hex()) for unit, head in hashes.items())


def stated_heads(heads: Iterable[ChainHead]) -> list[dict[str, Any]]:
    """Heads as an entry states them."""
    told = ({"unit": one.unit, "entries": one.entries, "head": one.head} for one in heads)
    return [{name: value for name, value in one.items() if value != BESIDE} for one in told]


def read_heads(stated: Iterable[Mapping[str, Any]]) -> tuple[ChainHead, ...]:
    """Heads that an entry states, in the order in which it does."""
    return tuple(ChainHead(one.get("unit", BESIDE), one["entries"], one["head"]) for one in stated)
