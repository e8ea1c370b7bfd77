"""A submitted report against the books: every stated figure recounted as known then and as known
now.

The recount is the replay of ``projections.figures.recount``: no stored fact is believed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from typing import Any

from ledger.application import Ledger
from ledger.entries import Entry
from ledger.errors import N_
from ledger.records.cell import DIMENSIONS
from ledger.records.history import History
from ledger.records.organisation import Unit, under
from ledger.values.period import Period
from ledger.values.stream import Stream
from ledger.values.text import fold
from projections.figures.answer import MEASURES, Group
from projections.figures.question import Question
from projections.figures.recount import records_behind
from projections.inspection.reading.stated import Figure, StatedReport
from projections.inspection.reconciliation.causes import Cause, changes_since, residue

VERDICTS = {
    "matches": N_("matches"),
    "matches_then": N_("matches only as known then"),
    "matches_now": N_("matches only as known now"),
    "differs": N_("differs"),
    "not_checkable": N_("not checkable"),
}


NO_LINE = N_("the report does not say of which line of work it is")
NO_SUCH_DIMENSION = N_("the books do not classify records by what it is broken down by")
NO_SUCH_UNIT = N_("the books know no unit, or several, of the name it states")
NOT_CLASSIFIED = N_("some records are not classified by what it is broken down by")


@dataclass(frozen=True, slots=True)
class Reconciled:
    """One stated figure and its recounts; None where the books cannot say, and ``why`` they
    cannot.
    """

    figure: Figure
    then: int | None
    now: int | None
    verdict: str
    causes: tuple[Cause, ...] = ()
    why: str = ""

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
        return tuple(one for one in self.figures if one.verdict not in ("matches", "not_checkable"))

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


@dataclass(frozen=True)
class Reconciler:
    """The books as they are needed for one report.

    ``then`` and ``now``: the positions known at submission and today; ``units``: codes the report
    speaks for (None: all); ``tree``: the units by code, to find teams by name.
    """

    histories: Mapping[str, History]
    period: Period
    then: int
    now: int
    units: frozenset[str] | None
    tree: Mapping[str, Unit]

    def reconcile(self, figure: Figure) -> Reconciled:
        """Recount one figure then and now, and say why it differs where it does."""
        question = self._question(figure)
        if question is None or figure.value is None or figure.line is None:
            return Reconciled(figure, None, None, "not_checkable", why=self._why_not(figure))
        lists = [
            self._behind(figure, figure.line, question, position)
            for position in (self.then, self.now)
        ]
        then, now = len(lists[0]), len(lists[1])
        verdict = _verdict(figure.value, then, now)
        if verdict == "matches":
            return Reconciled(figure, then, now, verdict)
        most = self._most(figure, question, then, now)
        if max(then, now) < figure.value <= max(most):
            return Reconciled(figure, then, now, "not_checkable", why=NOT_CLASSIFIED)
        count = partial(self._count, figure, figure.line, question)
        causes = changes_since(self.histories, lists[0], lists[1], self.then, self.now, count)
        rest = residue(figure.value, *most)
        return Reconciled(figure, then, now, verdict, (*causes, *((rest,) if rest else ())))

    def _most(self, figure: Figure, question: Question, then: int, now: int) -> tuple[int, int]:
        """What the figure could be, then and now, did unclassified records belong to it; asked only
        where it states more.
        """
        if (figure.value or 0) <= max(then, now):
            return then, now
        return then + self._unclassified(figure, question, self.then), now + self._unclassified(
            figure, question, self.now
        )

    def _why_not(self, figure: Figure) -> str:
        if figure.line is None:
            return NO_LINE
        return (
            NO_SUCH_DIMENSION
            if any(name not in DIMENSIONS for name in figure.cell)
            else NO_SUCH_UNIT
        )

    def _question(self, figure: Figure) -> Question | None:
        """What the figure answers, or None when the books cannot be asked so."""
        units = self.units
        if figure.measure not in MEASURES or any(name not in DIMENSIONS for name in figure.cell):
            return None
        if name := figure.cell.get("unit"):
            found = unit_named(self.tree, name)
            if found is None:
                return None
            units = under(self.tree, found.code)
        return Question(
            self._period(figure),
            self.now,
            units,
            tuple(_plain(figure.cell)),
            (figure.line,) if figure.line else None,
        )

    def _period(self, figure: Figure) -> Period:
        if figure.period:
            return figure.period
        if figure.as_of and figure.measure == "opening" and figure.as_of <= self.period.end:
            return Period(figure.as_of, self.period.end)
        if figure.as_of and figure.measure == "current" and figure.as_of >= self.period.start:
            return Period(self.period.start, figure.as_of)
        return self.period

    def _unclassified(self, figure: Figure, question: Question, position: int) -> int:
        """How many records the books, as known then, do not classify by what breaks the figure
        down, but that fit it.
        """
        names = [name for name in figure.cell if name != "unit"]
        if not names:
            return 0
        fits = 0
        for subset in product((False, True), repeat=len(names)):
            missing = {name for name, absent in zip(names, subset, strict=True) if absent}
            if missing:
                cell = _plain(figure.cell) | dict.fromkeys(missing)
                fits += len(
                    self._records(
                        figure.line or "", question, position, tuple(cell.items()), figure.measure
                    )
                )
        return fits

    def _behind(self, figure: Figure, line: str, question: Question, position: int) -> list[str]:
        """The streams behind a figure, one per count, as known at a position."""
        return self._records(
            line, question, position, tuple(_plain(figure.cell).items()), figure.measure
        )

    def _count(
        self, figure: Figure, line: str, question: Question, history: History, position: int
    ) -> int:
        """How often one record counts in the figure, as known at a position."""
        asked, group = replace(question, known_at=position), tuple(_plain(figure.cell).items())
        return len(records_behind([history], asked, line, group, figure.measure, _opening_balance))

    def _records(
        self, line: str, question: Question, position: int, group: Group, measure: str
    ) -> list[str]:
        asked = replace(question, known_at=position)
        histories = (
            history for history in self.histories.values() if history.record.startswith(f"{line}:")
        )
        return [
            posting.record
            for posting in records_behind(histories, asked, line, group, measure, _opening_balance)
        ]


def _opening_balance(entry: Entry) -> bool:
    """An opening balance states what stood before the ledger began, so it was known then too."""
    return entry.opening_balance


def _plain(cell: Mapping[str, str]) -> dict[str, str | bool | None]:
    """A stated cell as the books have it; the unit is asked for apart."""
    return {
        name: value == "true" if name == "online" else value
        for name, value in cell.items()
        if name != "unit"
    }


def _verdict(stated: int, then: int, now: int) -> str:
    if stated == then:
        return "matches" if stated == now else "matches_then"
    return "matches_now" if stated == now else "differs"


def unit_named(tree: Mapping[str, Unit], name: str) -> Unit | None:
    """The unit a report means by a name or code; None when none or several could be meant."""
    key = fold(name)
    found = [unit for unit in tree.values() if key in (fold(unit.name), fold(unit.code))]
    return found[0] if len(found) == 1 else None


def reconcile(
    ledger: Ledger, report: StatedReport, period: Period, then: int, *, unit_code: str | None = None
) -> Reconciliation:
    """Reconcile a report's stated figures.

    ``then``: the position known at its submission; ``unit_code``: the unit it speaks for (None: the
    one it names, and if the books have no such unit, all of them).
    """
    now = ledger.last_position
    tree = ledger.units(period.end)
    unit = (
        tree.get(unit_code) if unit_code else unit_named(tree, report.unit) if report.unit else None
    )
    units = under(tree, unit.code) if unit else None
    lines = {figure.line for figure in report.figures if figure.line}
    histories = {
        one.record: one for one in ledger.histories(now) if Stream(one.record).noun in lines
    }
    reconciler = Reconciler(histories, period, then, now, units, tree)
    stated = [figure for figure in report.figures if figure.value is not None]
    counted = [figure for figure in stated if figure.measure in MEASURES]
    figures = tuple(reconciler.reconcile(one) for one in counted)
    return Reconciliation(
        figures, period, then, now, unit.code if unit else None, len(stated) - len(counted)
    )
