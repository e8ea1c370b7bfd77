"""The slow, obviously correct twin of reconciliation: every figure is counted on its own.

All histories are held; for each figure, under each reading, at each position, every record of its
line is replayed again, and again for every set of entries that might have made it count otherwise.
Shared with the fast version are what was recorded of an entry or of the tree between two positions
(``revisions``, ``tree``), how a unit is divided among teams, what a cause is called, and the values it answers with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import product
from typing import NamedTuple

from ledger.application import Ledger
from ledger.entries import Entry
from ledger.records.cell import DIMENSIONS, OF_MOVEMENTS
from ledger.records.history import History
from ledger.records.unit_names import UnitNames
from ledger.values.dates import end_of_day, write_instant
from ledger.values.naming import code_key
from ledger.values.period import Period
from ledger.values.stream import Stream
from projections.figures.answer import MEASURES
from projections.figures.question import Question
from projections.figures.reach import Reach, always, reach_among
from projections.figures.recount import records_behind
from projections.figures.whose import EVERYBODY, Whose
from projections.inspection.reading.stated.values import Figure, StatedReport
from projections.inspection.reconciliation.asked import (
    NO_LINE,
    NO_STOCK,
    NO_SUCH_DIMENSION,
    NO_SUCH_OFFICER,
    NO_SUCH_UNIT,
)
from projections.inspection.reconciliation.causes import (
    Cause,
    Change,
    causes_before,
    causes_since,
    rest,
)
from projections.inspection.reconciliation.judgement import NOT_CLASSIFIED, NOT_TOLD_APART
from projections.inspection.reconciliation.lateness import Lateness
from projections.inspection.reconciliation.reconciled import (
    Reconciled,
    Reconciliation,
    other_files,
)
from projections.inspection.reconciliation.revisions import Retelling, needed
from projections.inspection.reconciliation.teams import divided
from projections.inspection.reconciliation.tree import Tree

Cell = Mapping[str, str | bool | None]
DAY = timedelta(days=1)
KINDS = {
    "added": ("opened", "reopened", "reorganised", "transferred"),
    "removed": ("closed", "reorganised", "transferred"),
}
"""By which a file comes into a unit's books, or leaves them: the first is what people call new, or
ended.
"""


class Wanted(NamedTuple):
    """One reading of a figure: of which line, by what measure, of whose records, on which days.

    ``kinds``: of movements of which kinds alone; none: of every kind.
    """

    line: str
    measure: str
    cell: Cell
    whose: Whose
    days: Period
    kinds: tuple[str, ...] = ()

    def behind(self, histories: Iterable[History], reach: Reach | None, position: int) -> list[int]:
        """The positions behind the figure, as known at a position, one for each count."""
        if not self.kinds:
            return self._behind(self.cell, histories, reach, position)
        return [
            one
            for kind in self.kinds
            for one in self._behind({**self.cell, "movement": kind}, histories, reach, position)
        ]

    def _behind(
        self, cell: Cell, histories: Iterable[History], reach: Reach | None, position: int
    ) -> list[int]:
        question = Question(self.days, position, reach, tuple(cell), (self.line,))
        group = tuple(cell.items())
        found = records_behind(
            histories, question, self.line, group, self.measure, _opening_balance
        )
        return [one.position for one in found]


def _opening_balance(entry: Entry) -> bool:
    """An opening balance states what stood before the ledger began, so it was known then too."""
    return entry.opening_balance


@dataclass(frozen=True)
class SlowReconciler:
    """The books as they are needed for one report.

    ``written``, ``then`` and ``now``: the positions known when it was written and submitted, and
    today; ``unit`` and ``whose``: of whom it speaks; ``units``: the histories of all units.
    """

    ledger: Ledger
    histories: Sequence[History]
    period: Period
    written: int | None
    then: int
    now: int
    unit: str
    whose: Whose
    units: Sequence[History]
    stated: Period | None
    ours: bool

    def reconcile(self, figure: Figure) -> Reconciled:
        """Recount one figure at each position, and say why it differs where it does."""
        readings = self._readings(figure)
        if isinstance(readings, str):
            return Reconciled(figure, None, None, "not_checkable", why=readings)
        stated = figure.value or 0
        read = [self._read(figure, one) for one in readings]
        fine = [one for one in read if one.verdict not in ("matches_now", "differs")]
        late = [one for one in read if one.verdict == "matches_now"]
        found = next(iter([*fine, *late, *read]))
        wanted = readings[read.index(found)]
        over = found.verdict == "differs" and all(
            stated > count for one in read for count in _counts(one)
        )
        if not over:
            return self._explained(found, readings, [wanted], _counts(found), stated)
        loosely = [self._classified_or_not(one) for one in readings]
        if stated <= max(map(max, loosely)):
            why = NOT_TOLD_APART if set(figure.cell) & set(OF_MOVEMENTS) else NOT_CLASSIFIED
            return Reconciled(figure, None, None, "not_checkable", why=why)
        counts, most = loosely[read.index(found)], self._ever(readings)
        return self._explained(found, readings, [wanted], counts, most)

    def _explained(
        self,
        found: Reconciled,
        readings: Sequence[Wanted],
        counted: Sequence[Wanted],
        recounts: Sequence[int],
        most: int,
    ) -> Reconciled:
        changes = self._changes_of(counted, self.then, self.now)
        since = causes_since(changes, self._lateness())
        if found.verdict == "matches":
            return replace(found, other=other_files(changes, since))
        before: list[Cause] = []
        if found.verdict == "matches_written" and self.written is not None:
            before = causes_before(self._changes_of(counted, self.written, self.then))
        left: list[Cause] = []
        if found.verdict == "differs":
            stated = found.figure.value or 0
            left = self._counted_twice(readings, stated) or rest(stated, recounts, most)
        return replace(found, causes=(*before, *since, *left))

    def _read(self, figure: Figure, wanted: Wanted) -> Reconciled:
        then, now = self._count(wanted, self.then), self._count(wanted, self.now)
        written = None if self.written is None else self._count(wanted, self.written)
        counts = {self.then: then, self.now: now}
        if self.written is not None:
            counts[self.written] = written or 0
        verdict = self._held(figure.value or 0, counts)
        return Reconciled(figure, then, now, verdict, written=written)

    def _held(self, stated: int, counts: Mapping[int, int]) -> str:
        if stated == counts[self.then]:
            return "matches" if counts[self.then] == counts[self.now] else "matches_then"
        if self.written is not None and stated == counts[self.written]:
            return "matches_written"
        return "matches_now" if stated == counts[self.now] else "differs"

    def _lateness(self) -> Lateness:
        """The day of the submission, as early as it can have been, and the accepted times."""
        moment, accepted = self.ledger.recorded_at(self.then), self.ledger.accepted_times()
        day = accepted.earliest_day(write_instant(moment)) if moment else None
        return Lateness(day, accepted)

    # ---- counting -------------------------------------------------------------------------------

    def _count(self, wanted: Wanted, position: int) -> int:
        """How many a figure counts, the books and the tree as known at a position."""
        reach = self._reach(wanted.whose, position)
        return len(wanted.behind(self._of_line(wanted.line), reach, position))

    def _of_line(self, line: str) -> list[History]:
        return [one for one in self.histories if one.noun == line]

    def _positions(self) -> list[int]:
        return [one for one in (self.written, self.then, self.now) if one is not None]

    def _classified_or_not(self, reading: Wanted) -> list[int]:
        """What the books say if records that are not classified belong to it, the latest first."""
        return [
            sum(self._count(one, position) for one in _either_way(reading))
            for position in (self.now, self.then, self.written)
            if position is not None
        ]

    def _ever(self, readings: Sequence[Wanted]) -> int:
        """The most a figure could be by all that entries ever said, classified or not, and of what
        came and went also with the moves between teams.
        """
        return max(
            sum(self._record_ever(history, ones) for history in self._of_line(reading.line))
            for reading in readings
            for ones in ([reading], self._by_team(reading))
        )

    def _record_ever(self, history: History, ones: Sequence[Wanted]) -> int:
        """How often a record counts in some figures together, at most.

        Whatever was known of it since the end of the period, whatever tree is known, day by day or
        as it stands on the last day.
        """
        return max(
            sum(
                len(either.behind([history], reach, position))
                for one in ones
                for reach in [self._in_tree(one.whose, tree, standing=standing)]
                for either in _either_way(one)
            )
            for position in self._moments(history)
            for tree in self._positions()
            for standing in (False, True)
        )

    def _moments(self, history: History) -> list[int]:
        """The positions since the end of the period at which a record came to be known otherwise.

        What was recorded as one thing was known as a whole.
        """
        over = self.ledger.position_at(end_of_day(self.period.end))
        since = min(over, *self._positions())
        later = (one.position for one in history.entries if one.position > since)
        return [since, *map(self.ledger.settled, later)]

    def _in_tree(self, whose: Whose, tree: int, *, standing: bool) -> Reach | None:
        reach = self._reach(whose, tree)
        return always(reach.on(self.period.end)) if reach and standing else reach

    def _by_team(self, wanted: Wanted) -> list[Wanted]:
        """A flow as each unit would state it of its own."""
        if wanted.measure not in ("added", "removed") or wanted.whose.alone:
            return []
        covered: set[str] = set()
        for position in self._positions():
            reach = self._reach(wanted.whose, position)
            covered |= reach.ever() if reach else {one.number for one in self.units}
        return [wanted._replace(whose=Whose(code, alone=True)) for code in covered]

    def as_sum(self, found: Reconciled, of_teams: int) -> Reconciled:
        """The figure as the sum of teams, where the report states of these what comes to it."""
        readings = self._readings(found.figure)
        if isinstance(readings, str) or of_teams != found.figure.value:
            return found
        for ones in (ones for reading in readings for ones in self._sums(reading)):
            counts = {at: sum(self._count(one, at) for one in ones) for at in self._positions()}
            verdict = self._held(of_teams, counts)
            if verdict != "differs":
                then, now = counts[self.then], counts[self.now]
                written = None if self.written is None else counts[self.written]
                fine = Reconciled(found.figure, then, now, verdict, written=written)
                return self._explained(fine, readings, ones, (), 0)
        return found

    def _sums(self, reading: Wanted) -> list[list[Wanted]]:
        """A flow as the teams would state it, in each way to divide the unit."""
        covered = {one.whose.unit for one in self._by_team(reading)}
        return [
            [reading._replace(whose=whose) for whose in teams]
            for teams in (divided(self.units, covered, self.period.end) if covered else ())
        ]

    def twice(self, figure: Figure, stated: int | None) -> list[Cause]:
        """What teams count and the whole does not, where they come to what is stated."""
        readings = self._readings(figure)
        return [] if isinstance(readings, str) else self._counted_twice(readings, stated)

    def _counted_twice(self, readings: Sequence[Wanted], stated: int | None) -> list[Cause]:
        moments = [one for one in (self.then, self.written, self.now) if one is not None]
        for reading in readings:
            for ones, position in product(self._sums(reading), moments):
                together = sum(self._count(one, position) for one in ones)
                if stated in (None, together):
                    found = self._twice(reading, ones, position)
                    more = together - self._count(reading, position)
                    if found and sum(map(len, found.values())) == more:
                        return [self._cause_of(found)]
        return []

    def _twice(
        self, reading: Wanted, teams: Iterable[Wanted], position: int
    ) -> dict[str, list[int]]:
        """By record what the teams count more of it than the whole, where they count it more often."""
        found = {}
        for history in self._of_line(reading.line):
            whole, *ones = (
                Counter(one.behind([history], self._reach(one.whose, position), position))
                for one in (reading, *teams)
            )
            together = sum(ones, Counter[int]())
            if together.total() > whole.total():
                found[history.number] = list((together - whole).elements())
        return found

    def _cause_of(self, found: Mapping[str, Sequence[int]]) -> Cause:
        entries = tuple(sorted({position for one in found.values() for position in one}))
        moved = sum(map(len, found.values()))
        return Cause("counted_twice", moved, entries, tuple(sorted(found)), of="move")

    # ---- what changed ---------------------------------------------------------------------------

    def _changes_of(self, counted: Sequence[Wanted], earlier: int, later: int) -> list[Change]:
        return [change for one in counted for change in self._changes(one, earlier, later)]

    def _changes(self, wanted: Wanted, earlier: int, later: int) -> list[Change]:
        """Every record that counts otherwise at the later position, and by what."""
        tree = Tree(self.units, [wanted.whose], earlier, later)
        found = [_change(wanted, one, tree, earlier, later) for one in self._of_line(wanted.line)]
        return [replace(one, led_by=self._led_by(one)) for one in found if one is not None]

    def _led_by(self, change: Change) -> tuple[Entry, ...]:
        """The entries on units that what made the difference followed from."""
        followed = [one.follows for revision in change.revisions for one in revision.by]
        return tuple(
            entry
            for reference in followed
            for unit in self.units
            for entry in unit.entries
            if entry.reference == reference
        )

    # ---- what is asked --------------------------------------------------------------------------

    def _readings(self, figure: Figure) -> list[Wanted] | str:
        """What the figure can mean, the most natural first; or why the books cannot be asked."""
        if figure.line is None:
            return NO_LINE
        told = [name for name in figure.cell if name in OF_MOVEMENTS]
        if any(name not in DIMENSIONS for name in figure.cell if name not in told):
            return NO_SUCH_DIMENSION
        if told and figure.measure in ("opening", "current"):
            return NO_STOCK
        spoken = [self.whose]
        if name := figure.cell.get("unit"):
            mine = self._reach(self.whose, self.then)
            meant = UnitNames(self.units, self.then).meant(name, self.period)
            teams = [code for code in meant if mine is None or code in mine.ever()]
            if len(teams) != 1:
                return NO_SUCH_UNIT
            own = teams[0] == self.unit
            spoken = [self.whose if own else Whose(teams[0], self.whose.alone)]
            spoken += [] if self.whose.alone else [Whose(teams[0], alone=True)]
        cell = _plain(figure.cell)
        if officer := figure.cell.get("officer"):
            known = [Stream(one).key for one in self.ledger.names("officer")]
            spelled = [one for one in known if code_key(one) == code_key(officer)]
            if len(spelled) != 1:
                return NO_SUCH_OFFICER
            cell["officer"] = spelled[0]
        days = self._days(figure)
        kinds: list[tuple[str, ...]] = [()]
        if figure.measure in KINDS and not told and not self.ours:
            kinds += [KINDS[figure.measure], KINDS[figure.measure][:1]]
        measures: list[str] = [figure.measure]
        moved = figure.cell.get("movement") in ("transferred", "reorganised")
        if moved and "unit" in figure.cell and not self.ours:
            measures.append("added" if figure.measure == "removed" else "removed")
        return [
            Wanted(figure.line, measure, cell, whose, one, of_kinds)
            for measure in measures
            for of_kinds in kinds
            for whose in spoken
            for one in days
        ]

    def _reach(self, whose: Whose, position: int) -> Reach | None:
        """The units that are counted, as the tree is known at a position; None: all of them."""
        if whose == EVERYBODY:
            return None
        return reach_among(self.units, whose.unit, alone=whose.alone, known_at=position)

    def _days(self, figure: Figure) -> list[Period]:
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


def _change(
    wanted: Wanted, history: History, tree: Tree, earlier: int, later: int
) -> Change | None:
    """By what a record counts otherwise at the later position; None where it does not."""
    told = Retelling(history.entries, earlier, later)
    every = [*told.revisions, *tree.revisions]
    size = len(told.revisions)

    def behind(chosen: Iterable[int]) -> list[int] | None:
        numbers = sorted(chosen)
        reaches = tree.reaches(one - size for one in numbers if one >= size)
        if reaches is None:
            return None
        entries = told.entries(one for one in numbers if one < size)
        return wanted.behind([_only(history, entries)], reaches[wanted.whose], later)

    def makes_it_so(chosen: Iterable[int]) -> bool:
        found = behind(chosen)
        return found is not None and len(found) == len(after)

    def so_early(entries: Sequence[Entry]) -> bool:
        reach = (tree.reaches(range(len(tree.revisions))) or {})[wanted.whose]
        return len(wanted.behind([_only(history, entries)], reach, later)) == len(after)

    before, after = behind([]) or [], behind(range(len(every))) or []
    if len(before) == len(after):
        return None
    forms = told.first_forms(so_early)
    shown = [
        forms.get(place, one).after
        for place, one in enumerate(told.revisions)
        if len(after) > len(before)
        and one.after is not None
        and one.after.position in after
        and (one.before is None or one.before.position not in before)
    ]
    revisions = tuple(forms.get(one, every[one]) for one in needed(every, makes_it_so))
    found = tuple(one for one in shown if one is not None)
    return Change(history.record, len(after) - len(before), revisions, found)


def _only(history: History, entries: Iterable[Entry]) -> History:
    """A record as if these were all its entries."""
    return History(history.record, tuple(entries))


def _counts(found: Reconciled) -> list[int]:
    """The recounts of a figure, the latest first."""
    return [one for one in (found.now, found.then, found.written) if one is not None]


def _either_way(wanted: Wanted) -> list[Wanted]:
    """The figure, and what it would count if some of its dimensions were told otherwise."""
    names = list(wanted.cell)
    values = ([wanted.cell[name], *_else(wanted, name)] for name in names)
    return [wanted._replace(cell=dict(zip(names, one, strict=True))) for one in product(*values)]


def _else(wanted: Wanted, name: str) -> list[str | None]:
    """How else the books may tell of a record what is stated of it."""
    if name == "movement":
        alike = ["transferred", "reorganised"]
        return (
            [one for one in alike if one != wanted.cell[name]] if wanted.cell[name] in alike else []
        )
    if name == "closing":
        moved = (wanted.line, wanted.cell[name]) == ("ST", "left_area")
        return ["unstated", *([None] if moved else [])]
    return [None]


def _plain(cell: Mapping[str, str]) -> dict[str, str | bool | None]:
    """A stated cell as the books have it; the unit is asked for apart."""
    return {
        name: value == "true" if name == "online" else value
        for name, value in sorted(cell.items())
        if name != "unit"
    }


def slow_reconcile(
    ledger: Ledger,
    report: StatedReport,
    period: Period,
    then: int,
    *,
    unit: str,
    alone: bool = False,
    written: int | None = None,
) -> Reconciliation:
    """Reconcile a report's stated figures, as ``reconcile`` does."""
    now, is_home = ledger.last_position, unit == ledger.foundation.unit and not alone
    lines = {figure.line for figure in report.figures if figure.line}
    histories = [one for one in ledger.histories(now) if Stream(one.record).noun in lines]
    ours = written is not None
    written = written if written is not None and written < then else None
    whose = EVERYBODY if is_home else Whose(unit, alone)
    units = ledger.unit_histories()
    reconciler = SlowReconciler(
        ledger, histories, period, written, then, now, unit, whose, units, report.period, ours
    )
    stated = [figure for figure in report.figures if figure.value is not None]
    counted = [figure for figure in stated if figure.measure in MEASURES]
    first = [reconciler.reconcile(one) for one in counted]
    of_teams = [_of_teams(one, first) for one in first]
    figures = []
    twice: list[tuple[Figure, Cause]] = []
    for one, together in zip(first, of_teams, strict=True):
        summed = one if one.verdict != "differs" else reconciler.as_sum(one, together)
        figures.append(summed)
        value = one.figure.value or 0
        if summed is not one or (
            one.verdict not in ("differs", "not_checkable") and together > value
        ):
            causes = reconciler.twice(one.figure, together) or reconciler.twice(one.figure, None)
            twice += [(one.figure, cause) for cause in causes]
    others = len(stated) - len(counted)
    return Reconciliation(
        tuple(figures), period, then, now, unit, alone, others, written, tuple(twice)
    )


def _of_teams(one: Reconciled, found: Sequence[Reconciled]) -> int:
    """What the report states of teams beside a flow of them all, summed up; less than 0: nothing."""
    cell = one.figure.cell
    parts = [
        other.figure.value or 0
        for other in found
        if (other.figure.line, other.figure.measure) == (one.figure.line, one.figure.measure)
        and "unit" in other.figure.cell
        and {name: value for name, value in other.figure.cell.items() if name != "unit"} == cell
    ]
    flow = one.figure.measure in ("added", "removed")
    return sum(parts) if parts and flow else -1
