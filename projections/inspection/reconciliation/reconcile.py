"""A submitted report against the books, as known then and as known now.

Every stated figure is recounted by a replay: no stored fact is believed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ledger.application import Ledger
from ledger.errors import N_
from ledger.no_gc import uncollected
from ledger.records.history import History
from ledger.records.unit_names import UnitNames
from ledger.values.period import Period
from projections.figures.answer import MEASURES
from projections.figures.whose import reaches, whose_figures
from projections.inspection.reading.stated import Figure, StatedReport
from projections.inspection.reconciliation.asked import Asked, ReportScope
from projections.inspection.reconciliation.causes import (
    Cause,
    Change,
    causes_of,
    changes_since,
    residue,
)
from projections.inspection.reconciliation.tally import Counts, Tally, count_both

VERDICTS = {
    "matches": N_("matches"),
    "matches_then": N_("matches only as known then"),
    "matches_now": N_("matches only as known now"),
    "differs": N_("differs"),
    "not_checkable": N_("not checkable"),
}


NOT_CLASSIFIED = N_("some records are not classified by what it is broken down by")


@dataclass(frozen=True, slots=True)
class Reconciled:
    """One stated figure and its recounts; None where the books cannot say, and ``why``."""

    figure: Figure
    then: int | None
    now: int | None
    verdict: str
    causes: tuple[Cause, ...] = ()
    why: str = ""

    @property
    def differs(self) -> bool:
        """Whether it is not confirmed both then and now."""
        return self.verdict not in ("matches", "not_checkable")

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
        }


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """A whole report reconciled, as known at two positions.

    ``unit``: the code of the unit it speaks for, with everything under it or ``alone``; ``others``:
    how many figures it states of other things.
    """

    figures: tuple[Reconciled, ...]
    period: Period
    then: int
    now: int
    unit: str
    alone: bool = False
    others: int = 0

    @property
    def differing(self) -> tuple[Reconciled, ...]:
        """The figures that are not confirmed both then and now."""
        return tuple(one for one in self.figures if one.differs)

    @property
    def verification_factor(self) -> float | None:
        """Recounted now ÷ reported, over all checkable figures; None when nothing was reported."""
        checkable = [one for one in self.figures if one.verdict != "not_checkable"]
        checked = [(one.now or 0, one.figure.value or 0) for one in checkable]
        reported = sum(value for _now, value in checked)
        return round(sum(now for now, _value in checked) / reported, 4) if reported else None

    def as_json(self) -> dict[str, Any]:
        """The reconciliation in its stable JSON form."""
        return {
            "unit": self.unit,
            "from": self.period.start.isoformat(),
            "to": self.period.end.isoformat(),
            "position_then": self.then,
            "position_now": self.now,
            "figures": [one.as_json() for one in self.figures],
            "verification_factor": self.verification_factor,
        }


@uncollected()
def reconcile(
    ledger: Ledger,
    report: StatedReport,
    period: Period,
    then: int,
    *,
    unit: str,
    alone: bool = False,
) -> Reconciliation:
    """Reconcile a report's stated figures.

    ``then``: the position known at its submission; ``unit``: the code of the unit it speaks for.

    The books are read once to count every figure; if some differ, the records of which anything
    was recorded since ``then`` are read once more to say why. Raises IntegrityBroken when a stored
    entry cannot be read.
    """
    now, units = ledger.last_position, ledger.unit_histories()
    whose = whose_figures(ledger, unit, alone=alone)
    covered = reaches(units, [whose], then)[whose]
    within = covered.ever() if covered else None
    scope = ReportScope(period, unit, whose, UnitNames(units, then), within, report.period)
    stated = [figure for figure in report.figures if figure.value is not None]
    asked = [(figure, scope.asked(figure)) for figure in stated if figure.measure in MEASURES]
    sides = _sides(units, then, asked)
    counts = count_both(ledger.histories(now), then, *sides)
    found = [_recounted(figure, one, counts) for figure, one in asked]
    figures = _with_causes(ledger, found, then, now, sides)
    others = len(stated) - len(asked)
    return Reconciliation(figures, period, then, now, unit, alone, others)


def _sides(
    units: Sequence[History], then: int, asked: Iterable[tuple[Figure, tuple[Asked, ...] | str]]
) -> tuple[Tally, Tally]:
    """A tally of all that is asked for each position: the tree as known then, and as known now."""
    wanted = [
        both
        for _, ones in asked
        if not isinstance(ones, str)
        for one in ones
        for both in one.either_way()
    ]
    whose = [one.view.whose for one in wanted]
    before, after = reaches(units, whose, then), reaches(units, whose)
    now = Tally(wanted, after)
    return (now if before == after else Tally(wanted, before)), now


def _recounted(
    figure: Figure, asked: tuple[Asked, ...] | str, counts: tuple[Counts, Counts]
) -> tuple[Asked | None, Reconciled]:
    """A figure beside its recounts, with what no entry explains; what changed since is added later.

    Of several readings the one counts that the books bear out best, then and now alike; of two that
    do as well, the first.
    """
    if isinstance(asked, str):
        return None, Reconciled(figure, None, None, "not_checkable", why=asked)
    read = [(one, _reading(figure, one, counts)) for one in asked]
    return min(read, key=lambda one: _BEST.index(one[1].verdict))


def _reading(figure: Figure, asked: Asked, counts: tuple[Counts, Counts]) -> Reconciled:
    """One reading of a figure beside its recounts.

    Where it states more than there is, records that are not classified may make up the rest.
    """
    value = figure.value or 0
    then, now = most = [known[asked] for known in counts]
    verdict = _verdict(value, then, now)
    if verdict == "matches":
        return Reconciled(figure, then, now, verdict)
    if value > max(then, now):
        most = [sum(known[one] for one in asked.either_way()) for known in counts]
        if value <= max(most):
            return Reconciled(figure, then, now, "not_checkable", why=NOT_CLASSIFIED)
    rest = residue(value, *most)
    return Reconciled(figure, then, now, verdict, (rest,) if rest else ())


_BEST = ("matches", "matches_then", "matches_now", "not_checkable", "differs")
"""Verdicts, from what the books bear out best."""


def _verdict(stated: int, then: int, now: int) -> str:
    if stated == then:
        return "matches" if stated == now else "matches_then"
    return "matches_now" if stated == now else "differs"


def _with_causes(
    ledger: Ledger,
    found: Sequence[tuple[Asked | None, Reconciled]],
    then: int,
    now: int,
    sides: tuple[Tally, Tally],
) -> tuple[Reconciled, ...]:
    """The figures, those that differ with the entries by which they came to differ."""
    wanted = [asked for asked, one in found if asked is not None and one.differs]
    tally = sides[1].only(wanted)
    changes: dict[Asked | None, list[Change]] = {}
    for history in ledger.histories(now, then) if tally.asked else ():
        if tally.asks_of(history.record):
            for asked, change in changes_since(history, then, tally):
                changes.setdefault(asked, []).append(change)
    return tuple(
        replace(one, causes=(*causes_of(changes.get(asked, ())), *one.causes))
        if one.differs
        else one
        for asked, one in found
    )
