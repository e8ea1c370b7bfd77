"""What a figure states beside what the books say, under every reading of its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from ledger.errors import N_
from projections.inspection.reading.stated import Figure
from projections.inspection.reconciliation.asked import Asked
from projections.inspection.reconciliation.reconciled import Reconciled
from projections.inspection.reconciliation.tally import Counts

NOT_CLASSIFIED = N_("some records are not classified by what it is broken down by")
NOT_TOLD_APART = N_("some movements may be of the way it states, though the books tell another")


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


@dataclass(frozen=True, slots=True)
class Judgement:
    """A figure recounted, and what it was taken to ask.

    ``asked``: the reading it was judged by, None where the books cannot say; ``readings``: all of
    them; ``recounts``: what the books say of it at each moment, the latest first; ``overstated``:
    whether it states more than that under any reading, and the recounts then hold also the records
    that are not classified.
    """

    found: Reconciled
    asked: Asked | None = None
    readings: tuple[Asked, ...] = ()
    recounts: tuple[int, ...] = ()
    overstated: bool = False

    @property
    def stated(self) -> int:
        """What the figure states."""
        return self.found.figure.value or 0

    def most(self, said: Counts) -> int:
        """The most it could be by all that entries ever said, classified or not.

        Of a figure that is not overstated, what it states.
        """
        if not self.overstated:
            return self.stated
        return max(said[one] for one in self.readings)


def judged(
    figure: Figure,
    readings: tuple[Asked, ...] | str,
    counts: Mapping[int, Counts],
    moments: Moments,
) -> Judgement:
    """Judge a figure by the reading that the books bear out best; ``counts``: by position.

    Where it states more than there is, records that are not classified may make up the rest.
    """
    if isinstance(readings, str):
        return Judgement(Reconciled(figure, None, None, "not_checkable", why=readings))
    stated = figure.value or 0
    asked = min(readings, key=lambda one: _rank(_verdict(stated, one, counts, moments)))
    recounts = _recounts(counts, (asked,), moments)
    written = None if moments.written is None else counts[moments.written][asked]
    verdict = _verdict(stated, asked, counts, moments)
    found = Reconciled(figure, recounts[1], recounts[0], verdict, written=written)
    if any(stated <= counted for one in readings for counted in _recounts(counts, (one,), moments)):
        return Judgement(found, asked, readings, recounts)
    loosely = {one: _recounts(counts, one.either_way(), moments) for one in readings}
    if any(stated <= counted for counted in chain(*loosely.values())):
        why = NOT_TOLD_APART if asked.view.of_movements else NOT_CLASSIFIED
        return Judgement(Reconciled(figure, None, None, "not_checkable", why=why))
    return Judgement(found, asked, readings, loosely[asked], overstated=True)


def _verdict(stated: int, asked: Asked, counts: Mapping[int, Counts], moments: Moments) -> str:
    """How a figure stands to the recounts of one reading, the submission's first of all."""
    if stated == counts[moments.then][asked]:
        return "matches" if stated == counts[moments.now][asked] else "matches_then"
    if moments.written is not None and stated == counts[moments.written][asked]:
        return "matches_written"
    return "matches_now" if stated == counts[moments.now][asked] else "differs"


def _rank(verdict: str) -> int:
    """Which of several readings is taken: the first that what was known then bears out.

    One that only what came later bears out must not hide what came late.
    """
    return {"matches_now": 1, "differs": 2}.get(verdict, 0)


def _recounts(
    counts: Mapping[int, Counts], asked: Sequence[Asked], moments: Moments
) -> tuple[int, ...]:
    """What the books say of some figures together at each moment, the latest first."""
    known = (counts[one] for one in reversed(moments) if one is not None)
    return tuple(sum(at[one] for one in asked) for at in known)
