"""How a report may take what became of a file for something else: what it tells instead, from the
plain list of what people said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ledger.values.period import Period
from tests.faults.plain_books import Fact

Retold = tuple[str, Mapping[int, tuple[Fact, ...]]]
"""The number of a file, and what is told in place of facts, by their positions."""


def gone_and_new(facts: Sequence[Fact], days: Period) -> Iterator[Retold]:
    """A file that moved on some day is told as one that was closed, and another that was opened."""
    for fact in facts:
        moves = fact.kind in ("reclassified", "converted", "transferred")
        if moves and fact.on in days and "status" not in fact.told:
            gone = fact._replace(kind="closed", told={})
            yield fact.about, {fact.position: (gone, fact._replace(kind="reopened"))}
