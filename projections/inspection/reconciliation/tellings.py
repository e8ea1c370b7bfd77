"""How a report may have told a record otherwise than the books do: by a day, a unit or a cell.

Each way is counted as if it were so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from ledger.entries import Entry
from ledger.records.cell import Cell, attribute_field
from ledger.values.stream import Stream
from projections.figures.recount import Course, Turn, course_of
from projections.figures.whose import Whose
from projections.inspection.reconciliation.mistakes import Looked, Mistake, Vector
from projections.inspection.reconciliation.retelling import (
    as_gone_and_new,
    leading_to,
    not_closed,
    without,
    without_suspended,
)
from projections.inspection.reconciliation.surroundings import Surroundings
from projections.inspection.reconciliation.tally import Tally

_FRESH = timedelta(days=366)
"""A change of unit or cell is remembered, or overlooked, for about a year."""

_Counts = dict[int, int]
"""How often each figure counts a record, by its place: they are few."""


@dataclass(frozen=True)
class Tellings:
    """The ways in which records may be told otherwise, and what some figures then are.

    ``wanted``: the figures that differ, by their place in the tally.
    """

    tally: Tally
    around: Surroundings
    wanted: frozenset[int]
    _telling_apart: dict[frozenset[str], frozenset[int]] = field(default_factory=dict, init=False)

    @cached_property
    def since(self) -> date:
        """What was before is not remembered."""
        return self.around.since - _FRESH

    def look(self, known: Sequence[Entry], course: Course) -> Looked:
        """Look at a record, as its entries were known and as they lead it."""
        found = Looked([], [])
        is_fresh = bool(course.turns) and course.turns[-1].entry.effective_on >= self.since
        has_near = bool(self.around.teams) or self.around.reach is not None
        is_suspended = any(one.after and one.after.status != "open" for one in course.turns)
        if is_fresh or has_near or is_suspended:
            base = _Counted(self.tally, course)
            if is_fresh:
                self._take_days(found, known, base)
                self._take_cells(found, base)
                self._take_moved(found, base)
                self._take_closed(found, base)
                self._take_missing(found, base)
            if is_suspended:
                self._take_suspended(found, base)
            if has_near:
                self._take_near_units(found, base)
        return found

    # ---- days -----------------------------------------------------------------------------------

    def _take_days(self, found: Looked, known: Sequence[Entry], base: _Counted) -> None:
        """Entries next to a boundary of a period, told of the other side of it."""
        moved: dict[date, list[Entry]] = {}
        for turn in base.course.turns:
            if self.around.other_day(turn.entry.effective_on):
                moved.setdefault(turn.entry.effective_on, []).append(turn.entry)
        for day, entries in moved.items():
            for one in entries if len(entries) > 1 else ():
                self._add(found, self._of_day(known, base, [one]))
            all_of_them = self._of_day(known, base, entries)
            self._add(found, all_of_them)
            _gather(found, ("boundary_day", day), all_of_them)

    def _of_day(self, known: Sequence[Entry], base: _Counted, moved: Sequence[Entry]) -> Mistake:
        other = self.around.other_day(moved[0].effective_on)
        positions = {one.position for one in moved}
        told = [one.but(effective_on=other) if one.position in positions else one for one in known]
        changes = base.changes(base.told(course_of(base.course.record, told)))
        return Mistake("boundary_day", changes, base.number, _sorted(moved))

    # ---- cells and units ------------------------------------------------------------------------

    def _take_cells(self, found: Looked, base: _Counted) -> None:
        """Moves from one cell to another that were overlooked, or taken to have always been so."""
        for place, turn in enumerate(base.course.turns):
            if turn.before is None or turn.after is None or turn.entry.effective_on < self.since:
                continue
            if changed := self._changed(turn.before, turn.after):
                for told in without(base.course, place, changed):
                    self._take_retold(found, turn, frozenset(changed), base, base.told(told))

    def _changed(self, before: Cell, after: Cell) -> list[str]:
        """The dimensions by which two cells are told apart."""
        return [name for name, it in self._fields if getattr(before, it) != getattr(after, it)]

    @cached_property
    def _fields(self) -> list[tuple[str, str]]:
        return [(name, attribute_field(name)) for name in self.around.names]

    def _take_retold(
        self,
        found: Looked,
        turn: Turn,
        changed: frozenset[str],
        base: _Counted,
        told: _Counts,
    ) -> None:
        """Instead of what the books say, or beside it: then a record is counted twice."""
        kind = "other_unit" if "unit" in changed else "misclassified"
        entries = (turn.entry.position,)
        self._add(found, Mistake(kind, base.changes(told), base.number, entries))
        for changes in base.twice(told, self._apart(changed), self.around.whose):
            self._add(found, Mistake("counted_twice", changes, base.number, entries))

    def _apart(self, changed: frozenset[str]) -> frozenset[int]:
        """The figures that are of some records by one of some dimensions, and not of all."""
        if changed not in self._telling_apart:
            own = self.around.whose
            self._telling_apart[changed] = frozenset(
                number
                for number, one in enumerate(self.tally.asked)
                if changed & one.view.looked_at or ("unit" in changed and one.view.whose != own)
            )
        return self._telling_apart[changed]

    def _take_moved(self, found: Looked, base: _Counted) -> None:
        """Moves within what a figure covers, counted by it as a file gone and a new one.

        As what cells come to counts them, of which the one was left and the other entered.
        """
        for place, turn in enumerate(base.course.turns):
            before, after = turn.before, turn.after
            if before is None or after is None or turn.entry.effective_on < self.around.since:
                continue
            if before._replace(status=after.status) == after:
                continue
            every = base.changes(base.told(as_gone_and_new(base.course, place)))
            in_all = tuple(one for one in every if one[0] in self._totals)
            entries = (turn.entry.position,)
            for changes in dict.fromkeys((every, every if before.unit != after.unit else in_all)):
                made = Mistake("counted_twice", changes, base.number, entries, counted="moved")
                self._add(found, made)

    def _take_closed(self, found: Looked, base: _Counted) -> None:
        """Closings that were overlooked: the file is on a list still, as others may be."""
        for place, turn in enumerate(base.course.turns):
            if turn.after is None and turn.entry.effective_on >= self.since:
                changes = base.changes(base.told(not_closed(base.course, place)))
                entries = (turn.entry.position,)
                made = Mistake("misclassified", changes, base.number, entries, guessed=True)
                self._add(found, made._replace(counted="closed"))

    def _take_missing(self, found: Looked, base: _Counted) -> None:
        """A file left out of whatever counts it, as any may be."""
        changes = tuple((one, -count) for one, count in sorted(base.counts.items()))
        made = Mistake("other_unit", changes, base.number, guessed=True, counted="left_out")
        self._add(found, made)

    def _take_suspended(self, found: Looked, base: _Counted) -> None:
        """A file told to be closed while it is suspended, and to be new when it is resumed."""
        changes = base.changes(base.told(without_suspended(base.course)))
        told = [one.after.status if one.after else "" for one in base.course.turns]
        pairs = zip(base.course.turns, told, ["", *told], strict=False)
        entries = _sorted(
            one.entry for one, now, before in pairs if now and before not in ("", now)
        )
        made = Mistake("misclassified", changes, base.number, entries, counted="suspended")
        self._add(found, made)
        _gather(found, ("misclassified", "suspended"), made)

    @cached_property
    def _totals(self) -> frozenset[int]:
        """The figures of all records of the unit that reports."""
        return frozenset(
            number
            for number, one in enumerate(self.tally.asked)
            if not one.view.dimensions and one.view.whose == self.around.whose
        )

    def _take_unit(self, found: Looked, base: _Counted, code: str) -> None:
        """A record taken for one of a unit that it never was of."""
        cells = [one.after and one.after._replace(unit=code) for one in base.course.turns]
        changes = base.changes(base.told(leading_to(base.course, cells)))
        self._add(found, Mistake("other_unit", changes, base.number, guessed=True))

    def _take_near_units(self, found: Looked, base: _Counted) -> None:
        """A record taken for one of a team, or of the unit that reports, where it is near."""
        units = {turn.after.unit or "" for turn in base.course.turns if turn.after is not None}
        for code, near in self.around.teams.items():
            if units & near:
                self._take_unit(found, base, code)
            self._take_left_out(found, base, code)
        if self.around.reach is not None:
            self._take_units(found, base, units)

    def _take_left_out(self, found: Looked, base: _Counted, code: str) -> None:
        """A record of a team taken for one of a unit beside it that the report does not state."""
        counts = base.counts
        numbers = sorted(self._of_team[code] & counts.keys())
        changes = tuple((number, -counts[number]) for number in numbers)
        self._add(found, Mistake("other_unit", changes, base.number, guessed=True))

    @cached_property
    def _of_team(self) -> dict[str, frozenset[int]]:
        """The figures of each team of which one differs, by its code."""
        views = [one.view.whose for one in self.tally.asked]
        return {
            code: frozenset(number for number, whose in enumerate(views) if whose.unit == code)
            for code in self.around.teams
        }

    def _take_units(self, found: Looked, base: _Counted, units: Set[str]) -> None:
        """Records of units near the one that reports, taken for its own, one by one or all."""
        if units & self.around.near:
            self._take_unit(found, base, self.around.whose.unit)
        for place, one in enumerate(self.around.variations):
            if units & set(one.units):
                changes = base.changes(_counts(one.tally, base.course))
                made = Mistake("other_unit", changes, base.number, one.entries)
                _gather(found, ("other_unit", place), made)

    def _add(self, found: Looked, mistake: Mistake) -> None:
        if any(number in self.wanted for number, _ in mistake.changes):
            found.alone.append(mistake)


def _gather(found: Looked, key: tuple[str, object], mistake: Mistake) -> None:
    if mistake.changes:
        found.gathered.append((key, mistake))


def _sorted(entries: Iterable[Entry]) -> tuple[int, ...]:
    return tuple(sorted(one.position for one in entries))


class _Counted:
    """How often each figure counts a record as the books have it."""

    def __init__(self, tally: Tally, course: Course) -> None:
        self._tally, self.course = tally, course
        self._counts: _Counts | None = None

    @property
    def number(self) -> tuple[str]:
        """The file number."""
        return (Stream(self.course.record).key,)

    @property
    def counts(self) -> _Counts:
        """By the places of the figures."""
        if self._counts is None:
            self._counts = self.told(self.course)
        return self._counts

    def told(self, course: Course) -> _Counts:
        """How often each counts it if it is told otherwise."""
        return _counts(self._tally, course)

    def changes(self, told: _Counts) -> Vector:
        """What becomes of the figures if it is counted so."""
        counts = self.counts
        if told == counts:
            return ()
        return tuple(
            (one, by)
            for one in sorted(told.keys() | counts.keys())
            if (by := told.get(one, 0) - counts.get(one, 0))
        )

    def twice(self, told: _Counts, apart: frozenset[int], whose: Whose) -> Iterator[Vector]:
        """What becomes of them if it is counted both ways: the total with it, or without.

        ``apart``: the figures that are of some records by what was changed, and not of all.
        """
        counts = self.counts
        extra = {one: by for one, by in told.items() if one in apart and by > counts.get(one, 0)}
        for in_both in self._in_both(extra) if extra else ():
            for more in self._with_it(in_both, told.keys() - apart, whose):
                yield tuple(sorted((in_both | {one: told[one] for one in more}).items()))

    def _in_both(self, extra: _Counts) -> Iterator[_Counts]:
        """What counts it twice: all that may, or at last alone, though it came but once."""
        asked = self._tally.asked
        at_last = {one: by for one, by in extra.items() if asked[one].measure == "current"}
        yield from (one for one in (extra, at_last if at_last != extra else {}) if one)

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


def _counts(tally: Tally, course: Course) -> _Counts:
    found: _Counts = {}
    for number in tally.counting(course):
        found[number] = found.get(number, 0) + 1
    return found
