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


def suspended_as_closed(facts: Sequence[Fact], _days: Period) -> Iterator[Retold]:
    """A case is told to be closed when it is suspended, and to be opened again when it goes on."""
    for number in dict.fromkeys(one.about for one in facts if "suspended" in one.told.values()):
        told: dict[int, tuple[Fact, ...]] = {}
        between = False
        mine = (one for one in facts if one.about == number)
        for fact in sorted(mine, key=lambda one: (one.on, one.origin)):
            if "status" in fact.told and fact.kind == "reclassified":
                between = fact.told["status"] == "suspended"
                gone = fact._replace(kind="closed", told={})
                told[fact.position] = (gone if between else fact._replace(kind="reopened"),)
            elif between:
                break
        else:
            yield number, told


def left_out(facts: Sequence[Fact], _days: Period) -> Iterator[Retold]:
    """A file is in none of the figures: it stands in the books, and on no list of the report."""
    for number in dict.fromkeys(one.about for one in facts):
        yield number, {one.position: () for one in facts if one.about == number}


def closing_overlooked(facts: Sequence[Fact], _days: Period) -> Iterator[Retold]:
    """A file that was closed is counted as if it was not."""
    for fact in facts:
        if fact.kind == "closed":
            yield fact.about, {fact.position: (fact._replace(kind="kept", told={}),)}
