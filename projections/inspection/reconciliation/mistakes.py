"""How a report may have told some records otherwise than the books do: by a day, a unit or a cell.

Each way is counted as if it were so. The mistake is the report's: whoever recorded the entries that
it is found by is not named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from ledger.entries import Entry
from ledger.records.cell import Cell, attribute_field
from ledger.values.stream import Stream
from projections.figures.recount import Course, Turn, course_of
from projections.figures.whose import Whose
from projections.inspection.reconciliation.retelling import leading_to, without
from projections.inspection.reconciliation.surroundings import Surroundings
from projections.inspection.reconciliation.tally import Tally

_DAY = timedelta(days=1)
_FRESH = timedelta(days=366)
"""A change of unit or cell is remembered, or overlooked, for about a year."""
KEPT = 24
"""So many mistakes that make the same difference are kept; of more, no one is the one."""

Vector = tuple[tuple[int, int], ...]
"""By how much each figure is another, by its place among those asked; those that are."""


class Mistake(NamedTuple):
    """Records told otherwise: ``kind`` as a cause's; ``changes``: what it makes of the figures.

    ``records``: file numbers, ``entries``: positions of what was overlooked or told of another day.
    ``guessed``: no entry speaks for it, any other record would do as well. ``parts``: of what is
    made with many records together, what is made with each.
    """

    kind: str
    changes: Vector
    records: tuple[str, ...]
    entries: tuple[int, ...] = ()
    guessed: bool = False
    parts: tuple[Mistake, ...] = ()

    def of(self, figure: int) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """The records and entries by which it changes a figure."""
        if not self.parts:
            return self.records, self.entries
        parts = [one for one in self.parts if any(number == figure for number, _ in one.changes)]
        records = {number for one in parts for number in one.records}
        entries = {position for one in parts for position in one.entries}
        return tuple(sorted(records)), tuple(sorted(entries))


@dataclass
class Mistakes:
    """The mistakes that make a difference to some figures, gathered record by record.

    ``wanted``: the figures that differ, by their place in the tally; ``found``: by what they make
    of the figures; ``counted``: how many there are of each, of which so many are kept.
    """

    tally: Tally
    around: Surroundings
    wanted: frozenset[int]
    found: dict[Vector, list[Mistake]] = field(default_factory=dict)
    counted: Counter[Vector] = field(default_factory=Counter)
    _together: dict[tuple[str, object], _Together] = field(default_factory=dict)

    def take(self, known: Sequence[Entry], course: Course) -> None:
        """Look at a record, as its entries were known and as they lead it."""
        number = Stream(course.record).key
        near = [turn for turn in course.turns if turn.entry.effective_on >= self._since]
        base = _Counted(self.tally, course)
        if near:
            self._take_days(known, course, base)
            self._take_cells(course, base)
        if self.around.reach is not None:
            self._take_units(course, number, base)

    @property
    def _since(self) -> date:
        return self.around.since - _FRESH

    def every(self) -> dict[Vector, tuple[Sequence[Mistake], int]]:
        """What was kept by what it makes, with how many there are; and what many make together."""
        found: dict[Vector, tuple[Sequence[Mistake], int]]
        found = {one: (kept, self.counted[one]) for one, kept in self.found.items()}
        for together in self._together.values():
            made = together.mistake()
            if len(made.records) > 1 and self._matters(made.changes):
                kept, count = found.get(made.changes, ([], 0))
                found[made.changes] = [*kept, made], count + 1
        return found

    # ---- days -----------------------------------------------------------------------------------

    def _take_days(self, known: Sequence[Entry], course: Course, base: _Counted) -> None:
        """Entries next to a boundary of a period, told of the other side of it."""
        moved: dict[date, list[Entry]] = {}
        for turn in course.turns:
            if self.around.other_day(turn.entry.effective_on):
                moved.setdefault(turn.entry.effective_on, []).append(turn.entry)
        for day, entries in moved.items():
            for one in entries if len(entries) > 1 else ():
                self._add(self._of_day(known, course, base, [one]))
            all_of_them = self._of_day(known, course, base, entries)
            self._add(all_of_them)
            self._gather(("boundary_day", day), all_of_them)

    def _of_day(
        self, known: Sequence[Entry], course: Course, base: _Counted, moved: Sequence[Entry]
    ) -> Mistake:
        other = self.around.other_day(moved[0].effective_on)
        positions = {one.position for one in moved}
        told = [one.but(effective_on=other) if one.position in positions else one for one in known]
        changes = base.changes(course_of(course.record, told))
        return Mistake("boundary_day", changes, (Stream(course.record).key,), _sorted(moved))

    # ---- cells and units ------------------------------------------------------------------------

    def _take_cells(self, course: Course, base: _Counted) -> None:
        """Moves from one cell to another that were overlooked, or taken to have always been so."""
        for place, turn in enumerate(course.turns):
            if turn.entry.effective_on < self._since or None in (turn.before, turn.after):
                continue
            changed = [
                name
                for name in self.around.names
                if _value(turn.before, name) != _value(turn.after, name)
            ]
            if changed:
                for told in without(course, place, changed):
                    self._take_retold(course, turn, changed, told, base)

    def _take_retold(
        self, course: Course, turn: Turn, changed: Sequence[str], told: Course, base: _Counted
    ) -> None:
        """Instead of what the books say, or beside it: then a record is counted twice."""
        kind = "other_unit" if "unit" in changed else "misclassified"
        number, entries = (Stream(course.record).key,), (turn.entry.position,)
        self._add(Mistake(kind, base.changes(told), number, entries))
        for changes in base.twice(told, frozenset(changed), self.around.whose):
            self._add(Mistake("counted_twice", changes, number, entries))

    def _take_units(self, course: Course, number: str, base: _Counted) -> None:
        """Records of units near the one that reports, taken for its own, one by one or all."""
        units = {turn.after.unit or "" for turn in course.turns if turn.after is not None}
        reach = self.around.reach
        assert reach is not None, "everybody has no neighbour"
        if units & self.around.near:
            code = self.around.whose.unit
            cells = [one.after and one.after._replace(unit=code) for one in course.turns]
            changes = base.changes(leading_to(course, cells))
            self._add(Mistake("other_unit", changes, (number,), guessed=True))
        for place, one in enumerate(self.around.variations):
            if units & set(one.units):
                changes = _difference(_Counted(one.tally, course).counts, base.counts)
                made = Mistake("other_unit", changes, (number,), one.entries)
                self._gather(("other_unit", place), made)

    # ---- what was found -------------------------------------------------------------------------

    def _add(self, mistake: Mistake) -> None:
        if not self._matters(mistake.changes):
            return
        kept = self.found.setdefault(mistake.changes, [])
        if mistake not in kept:
            self.counted[mistake.changes] += 1
            if len(kept) < KEPT:
                kept.append(mistake)

    def _matters(self, changes: Vector) -> bool:
        return any(number in self.wanted for number, _ in changes)

    def _gather(self, key: tuple[str, object], mistake: Mistake) -> None:
        if mistake.changes:
            self._together.setdefault(key, _Together(mistake.kind)).take(mistake)


def _sorted(entries: Iterable[Entry]) -> tuple[int, ...]:
    return tuple(sorted(one.position for one in entries))


def _value(cell: Cell | None, name: str) -> object:
    return getattr(cell, attribute_field(name))


@dataclass
class _Together:
    """Many records told otherwise in the same way, as one mistake."""

    kind: str
    parts: list[Mistake] = field(default_factory=list)

    def take(self, mistake: Mistake) -> None:
        self.parts.append(mistake)

    def mistake(self) -> Mistake:
        total = Counter[int]()
        for number, change in (change for one in self.parts for change in one.changes):
            total[number] += change
        changes = tuple(sorted((one, by) for one, by in total.items() if by))
        records = tuple(sorted({number for one in self.parts for number in one.records}))
        entries = tuple(sorted({position for one in self.parts for position in one.entries}))
        return Mistake(self.kind, changes, records, entries, parts=tuple(self.parts))


class _Counted:
    """How often each figure counts a record as the books have it."""

    def __init__(self, tally: Tally, course: Course) -> None:
        self._tally, self._course = tally, course
        self._counts: Counter[int] | None = None

    @property
    def counts(self) -> Counter[int]:
        if self._counts is None:
            self._counts = Counter(self._tally.counting(self._course))
        return self._counts

    def changes(self, told: Course) -> Vector:
        """What becomes of the figures if it is told otherwise."""
        return _difference(Counter(self._tally.counting(told)), self.counts)

    def twice(self, told: Course, changed: frozenset[str], whose: Whose) -> Iterator[Vector]:
        """What becomes of them if it is counted both ways: the total with it, or without."""
        other = Counter(self._tally.counting(told))
        apart = {one for one in other if self._tells_apart(one, changed, whose)}
        extra = {one: other[one] for one in apart if other[one] > self.counts[one]}
        if extra:
            for more in self._with_it(extra, other.keys() - apart, whose):
                yield tuple(sorted((extra | {one: other[one] for one in more}).items()))

    def _with_it(
        self, extra: Iterable[int], others: Iterable[int], whose: Whose
    ) -> Iterable[tuple[int, ...]]:
        """The figures of the same measures that may count it too: none, the totals, or all."""
        asked = self._tally.asked
        measures = {asked[one].measure for one in extra}
        beside = [one for one in others if asked[one].measure in measures]
        totals = [one for one in beside if not asked[one].view.dimensions]
        own = [one for one in totals if asked[one].view.whose == whose]
        return dict.fromkeys(map(tuple, ([], own, totals, beside)))

    def _tells_apart(self, number: int, changed: frozenset[str], whose: Whose) -> bool:
        """Whether a figure is of some records by what was changed, and not of all."""
        view = self._tally.asked[number].view
        return bool(changed & view.looked_at) or ("unit" in changed and view.whose != whose)


def _difference(after: Mapping[int, int], before: Mapping[int, int]) -> Vector:
    return tuple(
        (one, by)
        for one in sorted(after.keys() | before.keys())
        if (by := after.get(one, 0) - before.get(one, 0))
    )
