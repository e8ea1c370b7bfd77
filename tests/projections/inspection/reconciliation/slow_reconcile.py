"""The slow, obviously correct twin of reconciliation: every figure is counted on its own.

All histories are held; for each figure, at each of two positions, every record of its line is
replayed again. Shared with the fast version are the values it answers with, and the rest that no
entry explains.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from itertools import product
from typing import NamedTuple

from ledger.application import Ledger
from ledger.entries import Entry
from ledger.entries.record import EntryCorrected, EntryVoided
from ledger.records.cell import DIMENSIONS
from ledger.records.history import History
from ledger.records.unit_names import UnitNames
from ledger.values.period import Period
from ledger.values.stream import Stream
from projections.figures.answer import MEASURES, Group
from projections.figures.question import Question
from projections.figures.reach import Reach, reach_among
from projections.figures.recount import records_behind
from projections.inspection.reading.stated import Figure, StatedReport
from projections.inspection.reconciliation.asked import (
    NO_LINE,
    NO_SUCH_DIMENSION,
    NO_SUCH_UNIT,
)
from projections.inspection.reconciliation.causes import (
    Cause,
    backdated_after_days,
    days_late,
    residue,
)
from projections.inspection.reconciliation.reconcile import (
    NOT_CLASSIFIED,
    Reconciled,
    Reconciliation,
)

DAY = timedelta(days=1)

Count = Callable[[History, int], int]
"""How often a record counts in the figure, as known at a position."""


def changes_since(
    histories: Mapping[str, History],
    then: Sequence[str],
    now: Sequence[str],
    after: int,
    upto: int,
    count: Count,
) -> list[Cause]:
    """Why the records behind a figure are not those of ``then`` any more: causes whose differences
    make now − then.

    ``then`` and ``now``: streams behind the figure, one per count; ``after`` and ``upto``: the
    positions between which the reasons were recorded. What adds and what takes away are never
    summed up to nothing.
    """
    found: dict[tuple[str, bool], list[tuple[str, int, list[Entry]]]] = {}
    for record in sorted({*then, *now}):
        change = now.count(record) - then.count(record)
        if change:
            turning = _turning(histories[record], after, upto, count)
            found.setdefault((_kind(turning), change > 0), []).append((record, change, turning))
    return [_cause(kind, parts) for (kind, _adds), parts in found.items()]


def _turning(history: History, after: int, upto: int, count: Count) -> list[Entry]:
    """The entries recorded since at which the record came to count otherwise; both halves of a
    correction are one step.
    """
    since = [
        entry
        for entry in history.entries
        if after < entry.position <= upto and not entry.opening_balance
    ]
    counted, turning = count(history, after), []
    for step in _recorded_together(since):
        if (counts := count(history, step[-1].position)) != counted:
            turning += step
        counted = counts
    return turning


def _recorded_together(entries: Iterable[Entry]) -> list[list[Entry]]:
    """Entries one by one, but a correction as the void and its replacement."""
    steps: list[list[Entry]] = []
    for entry in entries:
        if steps and entry.corrects is not None and _corrected(steps[-1][-1]) == entry.corrects:
            steps[-1].append(entry)
        else:
            steps.append([entry])
    return steps


def _corrected(entry: Entry) -> int | None:
    """The position a half of a correction is about."""
    return entry.voids if isinstance(entry, EntryCorrected) else entry.corrects


def _kind(turning: Sequence[Entry]) -> str:
    """What kind of entries they are; the last one decides, for it made the figure what it is."""
    if not turning:
        return "unexplained"
    last = turning[-1]
    if _corrected(last) is not None:
        return "corrected_since"
    if isinstance(last, EntryVoided):
        return "voided_since"
    return "backdated" if days_late(last) > backdated_after_days() else "late_entry"


def _cause(kind: str, parts: Iterable[tuple[str, int, list[Entry]]]) -> Cause:
    listed = list(parts)
    entries = [entry for _record, _change, behind in listed for entry in behind]
    return Cause(
        kind,
        sum(change for _record, change, _behind in listed),
        tuple(sorted(entry.position for entry in entries)),
        tuple(Stream(record).key for record, _change, _behind in listed),
        tuple(sorted({entry.by for entry in entries})),
        max((days_late(entry) for entry in entries), default=None)
        if kind in ("late_entry", "backdated")
        else None,
    )


class Wanted(NamedTuple):
    """A question, and the units it covers as the tree is known at each position (None: all)."""

    question: Question
    reached: Mapping[int, Reach | None]

    def at(self, position: int, tree: int) -> Question:
        """The question as known at a position, the tree of units as known at another."""
        return replace(self.question, known_at=position, reach=self.reached[tree])


@dataclass(frozen=True)
class SlowReconciler:
    """The books as they are needed for one report.

    ``then`` and ``now``: the positions known at submission and today; ``unit``: the code of the one
    the report speaks for, with everything under it or ``alone``; ``units``: the histories of all.
    """

    histories: Mapping[str, History]
    period: Period
    then: int
    now: int
    unit: str
    alone: bool
    is_home: bool
    units: Sequence[History]
    stated: Period | None

    def reconcile(self, figure: Figure) -> Reconciled:
        """Recount one figure then and now, and say why it differs where it does; of several things
        its words can mean, the one that the books bear out best.
        """
        questions = self._questions(figure)
        if not questions or figure.value is None or figure.line is None:
            return Reconciled(figure, None, None, "not_checkable", why=self._why_not(figure))
        best = ["matches", "matches_then", "matches_now", "not_checkable", "differs"]
        read = [self._read(figure, figure.value, figure.line, one) for one in questions]
        return sorted(read, key=lambda one: best.index(one.verdict))[0]

    def _read(self, figure: Figure, value: int, line: str, question: Wanted) -> Reconciled:
        before = self._behind(figure, line, question, self.then)
        lists = [
            self._behind(figure, line, question, position, as_today=True)
            for position in (self.then, self.now)
        ]
        then, now = len(before), len(lists[1])
        verdict = _verdict(value, then, now)
        if verdict == "matches":
            return Reconciled(figure, then, now, verdict)
        most = self._most(figure, question, then, now)
        if max(then, now) < value <= max(most):
            return Reconciled(figure, then, now, "not_checkable", why=NOT_CLASSIFIED)
        count = partial(self._count, figure, line, question)
        causes = changes_since(self.histories, lists[0], lists[1], self.then, self.now, count)
        rest = residue(value, *most)
        return Reconciled(figure, then, now, verdict, (*causes, *((rest,) if rest else ())))

    def _most(self, figure: Figure, question: Wanted, then: int, now: int) -> tuple[int, int]:
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

    def _questions(self, figure: Figure) -> list[Wanted]:
        """What the figure can mean, the most natural first; nothing when the books cannot be asked
        so.
        """
        if figure.measure not in MEASURES or any(name not in DIMENSIONS for name in figure.cell):
            return []
        unit = self.unit
        if name := figure.cell.get("unit"):
            mine = self._reach(self.unit, self.then)
            meant = UnitNames(self.units, self.then).meant(name, self.period)
            found = [code for code in meant if mine is None or code in mine.ever()]
            if len(found) != 1:
                return []
            unit = found[0]
        lines = (figure.line,) if figure.line else None
        reached = {at: self._reach(unit, at) for at in (self.then, self.now)}
        return [
            Wanted(Question(days, self.now, None, tuple(_plain(figure.cell)), lines), reached)
            for days in self._periods(figure)
        ]

    def _reach(self, unit: str, position: int) -> Reach | None:
        """The units that are counted, as the tree is known at a position; None: all of them."""
        if unit == self.unit and self.is_home:
            return None
        return reach_among(self.units, unit, alone=self.alone, known_at=position)

    def _periods(self, figure: Figure) -> list[Period]:
        if figure.period and figure.period != self.stated:
            return [figure.period]
        if figure.measure not in ("opening", "current"):
            return [self.period]
        first, last = self.period.start, self.period.end
        if figure.measure == "opening":
            ends = [first - DAY]
            if figure.as_of and figure.as_of <= last:
                ends = [figure.as_of - DAY]
                if figure.through:
                    ends = [figure.as_of]
                elif figure.as_of == first - DAY:
                    ends = [figure.as_of, figure.as_of - DAY]
            return [Period(end + DAY, max(end + DAY, last)) for end in ends]
        ends = [last]
        if figure.as_of and figure.as_of >= first and figure.as_of != last:
            ends = [figure.as_of]
            if not figure.through:
                ends = [figure.as_of, figure.as_of - DAY]
                if figure.as_of == last + DAY:
                    ends.reverse()
        return [Period(min(first, end), end) for end in ends]

    def _unclassified(self, figure: Figure, question: Wanted, position: int) -> int:
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
                        figure.line or "",
                        question.at(position, position),
                        tuple(cell.items()),
                        figure.measure,
                    )
                )
        return fits

    def _behind(
        self,
        figure: Figure,
        line: str,
        question: Wanted,
        position: int,
        *,
        as_today: bool = False,
    ) -> list[str]:
        """The streams behind a figure, one per count, as known at a position; the tree of units
        likewise, or ``as_today``.
        """
        tree = self.now if as_today else position
        asked = question.at(position, tree)
        return self._records(line, asked, tuple(_plain(figure.cell).items()), figure.measure)

    def _count(
        self, figure: Figure, line: str, question: Wanted, history: History, position: int
    ) -> int:
        """How often one record counts in the figure, as known at a position."""
        asked, group = question.at(position, self.now), tuple(_plain(figure.cell).items())
        return len(records_behind([history], asked, line, group, figure.measure, _opening_balance))

    def _records(self, line: str, asked: Question, group: Group, measure: str) -> list[str]:
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


def slow_reconcile(
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
    """
    now = ledger.last_position
    lines = {figure.line for figure in report.figures if figure.line}
    histories = {
        one.record: one for one in ledger.histories(now) if Stream(one.record).noun in lines
    }
    is_home = unit == ledger.foundation.unit and not alone
    reconciler = SlowReconciler(
        histories,
        period,
        then,
        now,
        unit,
        alone,
        is_home,
        ledger.unit_histories(),
        report.period,
    )
    stated = [figure for figure in report.figures if figure.value is not None]
    counted = [figure for figure in stated if figure.measure in MEASURES]
    figures = tuple(reconciler.reconcile(one) for one in counted)
    others = len(stated) - len(counted)
    return Reconciliation(figures, period, then, now, unit, alone, others)
