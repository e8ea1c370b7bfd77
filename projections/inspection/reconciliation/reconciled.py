"""What was found of a report and of each of its figures, as plain values and in stable JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ledger.catalog.lines import catalog
from ledger.errors import N_
from ledger.values.period import Period
from ledger.values.stream import Stream
from projections.figures.answer import MEASURES
from projections.inspection.reading.stated.as_json import by_hand_json
from projections.inspection.reading.stated.values import Figure
from projections.inspection.reconciliation.causes import (
    Alternatives,
    Cause,
    Change,
    alternatives_json,
    is_open,
)
from projections.inspection.reconciliation.verification import Agreement, Verified

VERDICTS = {
    "matches": N_("matches"),
    "matches_then": N_("matches only as known then"),
    "matches_written": N_("matches as known when it was written"),
    "matches_now": N_("matches only as known now"),
    "differs": N_("differs"),
    "not_checkable": N_("not checkable"),
}


@dataclass(frozen=True, slots=True)
class OtherFiles:
    """The same number, but of other files than at the submission: which went, which came, and why.

    ``gone`` and ``come``: file numbers; the differences of the causes make nothing.
    """

    gone: tuple[str, ...]
    come: tuple[str, ...]
    causes: tuple[Cause, ...]

    def as_json(self) -> dict[str, Any]:
        """The exchange in its stable JSON form."""
        causes = [cause.as_json() for cause in self.causes]
        return {"gone": list(self.gone), "come": list(self.come), "causes": causes}


@dataclass(frozen=True, slots=True)
class Reconciled:
    """One stated figure and its recounts; None where the books cannot say, and ``why``.

    ``written``: the recount as known when the report was written, where it says when; ``other``:
    set where the figure is right and made of other files than at the submission;
    ``alternatives``: what else would make up the part of the difference that no entry since does.
    """

    figure: Figure
    then: int | None
    now: int | None
    verdict: str
    causes: tuple[Cause, ...] = ()
    why: str = ""
    written: int | None = None
    other: OtherFiles | None = None
    alternatives: Alternatives = ()

    @property
    def differs(self) -> bool:
        """Whether it is not confirmed both then and now."""
        return self.verdict not in ("matches", "not_checkable")

    @property
    def is_open(self) -> bool:
        """Whether nothing told of it is certain enough to be a cause."""
        return is_open(self.causes)

    def as_json(self) -> dict[str, Any]:
        """The figure in its stable JSON form."""
        return {
            "id": self.figure.id,
            "line": self.figure.line,
            "measure": self.figure.measure,
            "cell": self.figure.cell,
            "stated": self.figure.value,
            "recounted_then": self.then,
            "recounted_now": self.now,
            "verdict": self.verdict,
            "causes": [cause.as_json() for cause in self.causes],
            "where": self.figure.where.as_json(),
            **by_hand_json(self.figure),
            **({} if self.written is None else {"recounted_written": self.written}),
            **({} if self.other is None else {"other_files": self.other.as_json()}),
            **alternatives_json(self.alternatives),
        }


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """A whole report reconciled, as known at two positions.

    ``unit``: the code of the unit it speaks for, with everything under it or ``alone``;
    ``written``: the position it says it was written at; ``others``: how many figures it states of
    other things; ``counted_twice``: the flows that teams together exceed in it, and why;
    ``branch``: the one it says it is of, and for which alone it was recounted.
    """

    figures: tuple[Reconciled, ...]
    period: Period
    then: int
    now: int
    unit: str
    alone: bool = False
    others: int = 0
    written: int | None = None
    counted_twice: tuple[tuple[Figure, Cause], ...] = ()
    branch: str = ""

    @property
    def differing(self) -> tuple[Reconciled, ...]:
        """The figures that are not confirmed both then and now."""
        return tuple(one for one in self.figures if one.differs)

    @property
    def exchanged(self) -> dict[OtherFiles, list[Reconciled]]:
        """The figures that are right and made of other files than at the submission, by which."""
        found: dict[OtherFiles, list[Reconciled]] = {}
        for one in self.figures:
            if one.other:
                found.setdefault(one.other, []).append(one)
        return found

    @property
    def verification(self) -> Agreement:
        """How far the report agrees with the books as a whole."""
        checkable = [one for one in self.figures if one.verdict != "not_checkable"]
        confirmed = sum(one.verdict == "matches" for one in checkable)
        return Agreement(_verified(checkable), confirmed, len(checkable))

    def as_json(self) -> dict[str, Any]:
        """The reconciliation in its stable JSON form."""
        return {
            "unit": self.unit,
            **({"branch": self.branch} if self.branch else {}),
            "from": self.period.start.isoformat(),
            "to": self.period.end.isoformat(),
            "position_then": self.then,
            "position_now": self.now,
            "figures": [one.as_json() for one in self.figures],
            **self.verification.as_json(),
            **({} if self.written is None else {"position_written": self.written}),
            **({"counted_twice": [*map(_twice, self.counted_twice)]} if self.counted_twice else {}),
        }


def _twice(found: tuple[Figure, Cause]) -> dict[str, Any]:
    figure, cause = found
    return {"id": figure.id, **cause.as_json()}


def _verified(checkable: Iterable[Reconciled]) -> tuple[Verified, ...]:
    """A row for each line and measure of which a total is stated; one stated again is one."""
    totals: dict[tuple[str, str], set[tuple[int, int, int]]] = {}
    for one in checkable:
        if not one.figure.cell and one.figure.line:
            counts = (one.figure.value or 0, one.then or 0, one.now or 0)
            totals.setdefault((one.figure.line, one.figure.measure), set()).add(counts)
    return tuple(
        Verified(line.code, measure, *map(sum, zip(*found, strict=True)))
        for line in catalog().lines
        for measure in MEASURES
        if (found := totals.get((line.code, measure)))
    )


def other_files(changes: Sequence[Change], causes: Sequence[Cause]) -> OtherFiles | None:
    """What changed in a figure whose number did not; None where nothing did."""
    gone, come = (
        tuple(sorted({Stream(one.record).key for one in changes if one.difference * sign > 0}))
        for sign in (-1, 1)
    )
    return OtherFiles(gone, come, tuple(causes)) if gone or come else None
