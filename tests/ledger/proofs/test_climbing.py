"""A few entries are believed by the nodes above them, at a cost that the others do not add to."""

from __future__ import annotations

import pytest

from ledger.errors import IntegrityBroken
from ledger.proofs.climbing import Climb


def test_the_size_of_the_tree_costs_nothing() -> None:
    """A leaf is held against the nodes above it, not against all places that there are."""
    size = (1 << 50) + 1
    Climb(lambda _places: {(0, size - 1): b"leaf"}).prove({size - 1: b"leaf"}, size)
    with pytest.raises(IntegrityBroken):
        Climb(lambda _places: {}).prove({size: b"leaf"}, size)
