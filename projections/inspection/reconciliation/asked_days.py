"""The figures that ask of the same days of a line: which of them count a record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from operator import itemgetter
from typing import Any

from ledger.records.cell import Cell, attribute_field
from ledger.values.period import Period
from projections.facts.movement import REORGANISED, closing_of, movement_of
from projections.figures.answer import of_stock
from projections.figures.reach import Reach
from projections.figures.recount import Course, Turn
from projections.figures.whose import Reaches
from projections.inspection.reconciliation.asked import FLOWS, Asked, Told, View
from projections.inspection.reconciliation.ready_views import ReadyViews, Values

Place = Any
"""What a cell says of the dimensions asked for: a cell seen through a stretch's ``_place``."""


_NO_STAGE = 0, 0
"""Where units neither come nor go, a record moves in the one stage of the tree."""


class AskedDays:
    """The figures that ask of the same days of the same line, each under its number.

    Records are many, the places they stand in are few: what counts in which figure is found out
    once for each place, and once for each two places a record moved between; units that the same
    views cover are one to them. Where units come or go
    on a day of the stretch, another stage of the tree begins: what they held at the end of the day
    before comes or goes with them.
    """

    def __init__(self, period: Period, asked: dict[int, Asked], reaches: Reaches) -> None:
        """Find the stages of the tree.

        They are the period's eve, and each day on which units come or go, or of a report of one
        branch have another than before.
        """
        self.start, self.end = period.start, period.end
        self._asked = asked
        self._views = tuple({one.view: None for one in asked.values()})
        names = of_stock(sorted({name for view in self._views for name in view.looked_at}))
        self._tells = any(view.of_movements for view in self._views)
        told_by = ("unit",) if any(view.branch for view in self._views) else ()
        fields = ("line", *told_by, *(attribute_field(name) for name in names))
        self._place = itemgetter(*(Cell._fields.index(field) for field in fields))
        reached = [reaches[view.whose] for view in self._views]
        turned = _turned(self._views, period)
        self._begins = sorted({*_changes(reached, period), *turned})
        self._days = (period.eve, *self._begins)
        self._by_stage = bool(turned)
        self._units = [_covered(reached, day) for day in self._days]
        self._by_view: dict[tuple[str, View], list[int]] = {}
        for number, one in asked.items():
            self._by_view.setdefault((one.measure, one.view), []).append(number)
        self._of_stock = {one: self._viewed_by(one) for one in ("opening", "current")}
        self._of_flow = self._viewed_by(*FLOWS)
        self._stood: dict[tuple[str, int, Place, int], Sequence[int]] = {}
        self._moved: dict[tuple[Any, ...], Sequence[int]] = {}
        self._counted: dict[tuple[str, int, Values], Sequence[int]] = {}

    def _viewed_by(self, *measures: str) -> ReadyViews:
        """The views of figures of some measures: no other can count there."""
        asked = {view for measure, view in self._by_view if measure in measures}
        return ReadyViews(
            {place: view for place, view in enumerate(self._views) if view in asked}, self._units
        )

    def counting(self, course: Course) -> list[int]:
        """The figures that count a record, once for each count."""
        found = self._reorganised_on_the_way(course) if self._begins and self._of_flow else []
        flows = bool(self._of_flow) and not self._begins
        opening: Cell | None = None
        current: Cell | None = None
        for turn in course.turns:
            on = turn.entry.effective_on
            if on > self.end:
                break
            if on < self.start:
                opening = turn.after
            elif flows:
                found += self._moving(_NO_STAGE, current, turn.after, self._told(turn))
            current = turn.after
        if opening is not None:
            found += self._standing("opening", 0, opening)
        if current is not None:
            found += self._standing("current", len(self._begins), current)
        return found

    def _reorganised_on_the_way(self, course: Course) -> list[int]:
        """The figures of what came and went that count a record, also with its unit."""
        found: list[int] = []
        current: Cell | None = None
        stage = 0
        for turn in course.turns:
            on = turn.entry.effective_on
            if on > self.end:
                break
            while stage < len(self._begins) and self._begins[stage] <= on:
                found += self._reorganised(stage, current)
                stage += 1
            if on >= self.start:
                found += self._moving((stage, stage), current, turn.after, self._told(turn))
            current = turn.after
        for later in range(stage, len(self._begins)):
            found += self._reorganised(later, current)
        return found

    def _standing(self, measure: str, stage: int, cell: Cell) -> Sequence[int]:
        views = self._of_stock[measure].on(stage, cell)
        key = (measure, id(views), self._place(cell), self._by_stage and stage)
        if key not in self._stood:
            self._stood[key] = tuple(
                number
                for place, look in views.items()
                for number in self._in_group(
                    measure, place, look.values(cell, None, self._days[stage])
                )
            )
        return self._stood[key]

    def _told(self, turn: Turn) -> Told | None:
        """What tells a turn apart; None where no figure asks."""
        if not self._tells:
            return None
        return Told(movement_of(turn.entry, turn.before, turn.after), closing_of(turn.entry))

    def _reorganised(self, stage: int, cell: Cell | None) -> Sequence[int]:
        """The next stage begins: what a record stands in comes or goes with its unit."""
        return self._moving((stage, stage + 1), cell, cell, Told(REORGANISED))

    def _moving(
        self, stages: tuple[int, int], before: Cell | None, after: Cell | None, told: Told | None
    ) -> Sequence[int]:
        """A move within one group is none to the figures that look at records so."""
        left_by, come_to = self._of_flow.on(stages[0], before), self._of_flow.on(stages[1], after)
        places = (before and self._place(before), after and self._place(after))
        key = (id(left_by), id(come_to), *places, told, stages if self._by_stage else None)
        eve, day = (self._days[stage] for stage in stages)
        if key not in self._moved:
            self._moved[key] = tuple(
                number
                for place, look in {**left_by, **come_to}.items()
                if (left := look.values(before, told, eve) if place in left_by else None)
                != (entered := look.values(after, told, day) if place in come_to else None)
                for measure, values in (("added", entered), ("removed", left))
                for number in self._in_group(measure, place, values)
            )
        return self._moved[key]

    def _in_group(self, measure: str, place: int, values: Values | None) -> Sequence[int]:
        """The figures of a measure that count a record of which a view tells these values."""
        if values is None:
            return ()
        key = (measure, place, values)
        if key not in self._counted:
            view = self._views[place]
            group = tuple(zip(view.dimensions, values, strict=True))
            numbers = self._by_view.get((measure, view), ())
            self._counted[key] = tuple(
                number for number in numbers if self._asked[number].counts(group)
            )
        return self._counted[key]


def _covered(reached: Iterable[Reach | None], day: date) -> tuple[frozenset[str] | None, ...]:
    """What each covers on a day."""
    return tuple(reach.on(day) if reach else None for reach in reached)


def _changes(reached: Iterable[Reach | None], period: Period) -> list[date]:
    """The days of a period on which units came or went, in order."""
    changes = (reach.changes(period.start, period.end) for reach in reached if reach)
    return sorted({one.day for of_reach in changes for one in of_reach})


def _turned(views: Iterable[View], period: Period) -> set[date]:
    """The days of a period on which a unit has another branch alone, where that is asked of."""
    branches = (view.branch for view in views if view.branch)
    return {day for one in branches for day in one.days if day in period}
