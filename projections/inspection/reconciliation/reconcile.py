"""A submitted report against the books, as known then and as known now.

Every stated figure is recounted by a replay: no stored fact is believed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ledger.application import Ledger
from ledger.errors import N_
from ledger.no_gc import uncollected
from ledger.records.organisation import Unit, under
from ledger.values.period import Period
from projections.figures.answer import MEASURES
from projections.inspection.reading.stated import Figure, StatedReport
from projections.inspection.reconciliation.asked import Asked, ReportScope, unit_named
from projections.inspection.reconciliation.causes import (
    Cause,
    Change,
    causes_of,
    changes_since,
    residue,
)
from projections.inspection.reconciliation.tally import Counts, Tally

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

    ``others``: how many figures it states of other things.
    """

    figures: tuple[Reconciled, ...]
    period: Period
    then: int
    now: int
    unit: str | None
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
    ledger: Ledger, report: StatedReport, period: Period, then: int, *, unit_code: str | None = None
) -> Reconciliation:
    """Reconcile a report's stated figures.

    ``then``: the position known at its submission; ``unit_code``: the unit it speaks for (None: the
    one it names, and if the books have no such unit, all of them).

    The books are read once to count every figure; if some differ, the records of which anything
    was recorded since ``then`` are read once more to say why. Raises IntegrityBroken when a stored
    entry cannot be read.
    """
    now, tree = ledger.last_position, ledger.units(period.end)
    unit = _unit_of(report, tree, unit_code)
    scope = ReportScope(period, under(tree, unit.code) if unit else None, tree)
    stated = [figure for figure in report.figures if figure.value is not None]
    asked = [(figure, scope.asked(figure)) for figure in stated if figure.measure in MEASURES]
    tally = Tally(both for _, one in asked if isinstance(one, Asked) for both in one.either_way())
    counts = tally.count(ledger.histories(now), then)
    found = [(one, _recounted(figure, one, counts)) for figure, one in asked]
    figures = _with_causes(ledger, found, then, now)
    code = unit.code if unit else None
    return Reconciliation(figures, period, then, now, code, len(stated) - len(asked))


def _unit_of(report: StatedReport, tree: Mapping[str, Unit], code: str | None) -> Unit | None:
    if code:
        return tree.get(code)
    return unit_named(tree, report.unit) if report.unit else None


def _recounted(figure: Figure, asked: Asked | str, counts: tuple[Counts, Counts]) -> Reconciled:
    """A figure beside its recounts, with what no entry explains; what changed since is added later.

    Where it states more than there is, records that are not classified may make up the rest.
    """
    if isinstance(asked, str):
        return Reconciled(figure, None, None, "not_checkable", why=asked)
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


def _verdict(stated: int, then: int, now: int) -> str:
    if stated == then:
        return "matches" if stated == now else "matches_then"
    return "matches_now" if stated == now else "differs"


def _with_causes(
    ledger: Ledger, found: Sequence[tuple[Asked | str, Reconciled]], then: int, now: int
) -> tuple[Reconciled, ...]:
    """The figures, those that differ with the entries by which they came to differ."""
    tally = Tally(asked for asked, one in found if isinstance(asked, Asked) and one.differs)
    changes: dict[Asked | str, list[Change]] = {}
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
