"""When a report is held against the books, and how a figure stands to what was known then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from projections.inspection.reconciliation.asked import Asked
from projections.inspection.reconciliation.tally import Counts


class Moments(NamedTuple):
    """The positions at which a report is held against the books.

    ``written``: when it was written, where it says so; ``then``: when it was submitted.
    """

    written: int | None
    then: int
    now: int

    @property
    def positions(self) -> tuple[int, ...]:
        """All of them, each once, in order."""
        return tuple(sorted({one for one in self if one is not None}))


def verdict_of(stated: int, asked: Asked, counts: Mapping[int, Counts], moments: Moments) -> str:
    """How a figure stands to the recounts of one reading."""
    return held_at(stated, {at: counts[at][asked] for at in moments.positions}, moments)


def held_at(stated: int, known: Mapping[int, int], moments: Moments) -> str:
    """How a figure stands to what is known at each position, the submission's first of all."""
    if stated == known[moments.then]:
        return "matches" if stated == known[moments.now] else "matches_then"
    if moments.written is not None and stated == known[moments.written]:
        return "matches_written"
    return "matches_now" if stated == known[moments.now] else "differs"


def rank_of(verdict: str) -> int:
    """Which of several readings is taken: the first that what was known then bears out.

    One that only what came later bears out must not hide what came late.
    """
    return {"matches_now": 1, "differs": 2}.get(verdict, 0)


def recounts_of(
    counts: Mapping[int, Counts], asked: Sequence[Asked], moments: Moments
) -> tuple[int, ...]:
    """What the books say of some figures together at each moment, the latest first."""
    known = (counts[one] for one in reversed(moments) if one is not None)
    return tuple(sum(at[one] for one in asked) for at in known)
