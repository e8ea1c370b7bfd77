"""Kinds of entries that only a test knows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ledger.entries import KIND_OF


@contextmanager
def kinds_of_a_test() -> Iterator[None]:
    """Forget, at the end, the kinds that were defined meanwhile."""
    before = dict(KIND_OF)
    try:
        yield
    finally:
        KIND_OF.clear()
        KIND_OF.update(before)
