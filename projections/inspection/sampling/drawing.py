"""The draw itself, which neither side can choose and anybody can repeat.

The seed is SHA-256 of the root of the ledger at a position, as 64 hexadecimal digits, followed by
words or dice said in the room (UTF-8, NFC): the ledger was fixed before the words were said, and
whoever keeps the ledger could not know them. Each file gets a ticket number from the seed and its
name; the lowest numbers are drawn (Rivest's consistent sampling).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from hashlib import sha256
from typing import TypeVar

from consistent_sampler import sampler

from projections.inspection.sampling.strata import shares

Key = TypeVar("Key", bound=Hashable)


def seed_of(root: str, words: str) -> str:
    """The seed of a draw, as ``printf %s%s ROOT WORDS | sha256sum`` prints it."""
    return sha256((root + words).encode()).hexdigest()


def draw(names: Iterable[str], seed: str, count: int) -> list[str]:
    """The first ``count`` of some distinct names in the order of their ticket numbers."""
    return list(sampler(sorted(names), seed, take=count, output="id"))


def draw_by(strata: Mapping[Key, Iterable[str]], seed: str, count: int) -> dict[Key, list[str]]:
    """The names drawn of each stratum, ``count`` in all, shared out by the sizes."""
    held = {key: list(names) for key, names in strata.items()}
    given = shares({key: len(names) for key, names in held.items()}, count)
    return {key: draw(names, seed, given[key]) for key, names in held.items()}
