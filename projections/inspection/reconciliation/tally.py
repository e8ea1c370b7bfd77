"""Many figures counted together: every record is replayed once, whatever is asked of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any

from ledger.entries import Entry
from ledger.records.cell import Cell, attribute_field
from ledger.records.history import History
from ledger.values.period import Period
from ledger.values.stream import Stream
from projections.figures.answer import Group
from projections.figures.recount import Course, course_of
from projections.inspection.reconciliation.asked import Asked, View

Counts = Counter[Asked]
"""How many each figure counts."""

Place = Any
"""What a cell says of the dimensions asked for: a cell seen through a stretch's ``_place``."""


class Tally:
    """Finds which of many figures count a record."""

    def __init__(self, asked: Iterable[Asked]) -> None:
        self.asked = tuple(dict.fromkeys(asked))
        stretches: dict[tuple[str, Period], list[int]] = {}
        for number, one in enumerate(self.asked):
            stretches.setdefault((one.line, one.period), []).append(number)
        self._of_line: dict[str, list[_Stretch]] = {}
        for (line, period), numbers in stretches.items():
            of_stretch = {number: self.asked[number] for number in numbers}
            self._of_line.setdefault(line, []).append(_Stretch(period, of_stretch))

    def asks_of(self, record: str) -> bool:
        """Whether any figure asks for records of its line."""
        return Stream(record).noun in self._of_line

    def counting(self, course: Course) -> Iterator[int]:
        """The figures that count a record, by their place in ``asked``, once for each count."""
        for stretch in self._of_line[Stream(course.record).noun]:
            yield from stretch.counting(course)

    def count(self, histories: Iterable[History], then: int) -> tuple[Counts, Counts]:
        """Count every figure as known at position ``then``, and as known at the end of histories.

        Histories are taken one by one, none is kept.
        """
        both, before, after = Counter[int](), Counter[int](), Counter[int]()
        for history in histories:
            if self.asks_of(history.record):
                counting = self.counting(course_of(history.record, history.entries))
                if entries_since(history, then):
                    after.update(counting)
                    before.update(self.counting(course_known(history, then)))
                else:
                    both.update(counting)
        return self._named(both + before), self._named(both + after)

    def _named(self, counts: Counter[int]) -> Counts:
        return Counter({self.asked[number]: count for number, count in counts.items()})


def course_known(history: History, position: int) -> Course:
    """What became of a record, as known at a position.

    An opening balance states what stood before the ledger began, so it was known then, too.
    """
    known = (one for one in history.entries if one.position <= position or one.opening_balance)
    return course_of(history.record, known)


def entries_since(history: History, position: int) -> list[Entry]:
    """The entries that were not known at a position."""
    return [one for one in history.entries if one.position > position and not one.opening_balance]


class _Stretch:
    """The figures that ask of the same days of the same line, each under its number.

    Records are many, the places they stand in are few: what counts in which figure is found out
    once for each place, and once for each two places a record moved between.
    """

    def __init__(self, period: Period, asked: dict[int, Asked]) -> None:
        self.start, self.end = period.start, period.end
        self._asked = asked
        self._views = tuple({one.view: None for one in asked.values()})
        names = sorted({name for view in self._views for name in view.dimensions})
        fields = ("line", "unit", *(attribute_field(name) for name in names))
        self._place = itemgetter(*(Cell._fields.index(field) for field in fields))
        self._stood: dict[tuple[str, Place], Sequence[int]] = {}
        self._moved: dict[tuple[Place, Place], Sequence[int]] = {}
        self._counted: dict[tuple[str, View, Group], Sequence[int]] = {}

    def counting(self, course: Course) -> Iterator[int]:
        """The figures that count a record, once for each count."""
        opening: Cell | None = None
        current: Cell | None = None
        for turn in course.turns:
            on = turn.entry.effective_on
            if on > self.end:
                break
            current = turn.after
            if on < self.start:
                opening = current
            else:
                yield from self._moving(turn.before, turn.after)
        if opening is not None:
            yield from self._standing("opening", opening)
        if current is not None:
            yield from self._standing("current", current)

    def _standing(self, measure: str, cell: Cell) -> Sequence[int]:
        key = (measure, self._place(cell))
        if key not in self._stood:
            groups = ((view, view.group(cell)) for view in self._views)
            self._stood[key] = tuple(
                number for view, group in groups for number in self._in_group(measure, view, group)
            )
        return self._stood[key]

    def _moving(self, before: Cell | None, after: Cell | None) -> Sequence[int]:
        """A move within one group is none to the figures that look at records so."""
        key = (before and self._place(before), after and self._place(after))
        if key not in self._moved:
            sides = ((view, view.group(before), view.group(after)) for view in self._views)
            self._moved[key] = tuple(
                number
                for view, left, entered in sides
                if left != entered
                for measure, group in (("added", entered), ("removed", left))
                for number in self._in_group(measure, view, group)
            )
        return self._moved[key]

    def _in_group(self, measure: str, view: View, group: Group | None) -> Sequence[int]:
        if group is None:
            return ()
        key = (measure, view, group)
        if key not in self._counted:
            self._counted[key] = tuple(
                number
                for number, one in self._asked.items()
                if one.measure == measure and one.view == view and one.counts(group)
            )
        return self._counted[key]
