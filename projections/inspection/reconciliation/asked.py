"""What a stated figure asks of the books, or why they cannot be asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from typing import NamedTuple

from ledger.catalog.lines import catalog
from ledger.errors import N_
from ledger.records.cell import DIMENSIONS, OF_MOVEMENTS
from ledger.records.unit_names import UnitNames
from ledger.values.day_words import current_ends, opening_ends
from ledger.values.period import Period
from projections.facts.movement import REORGANISED, TRANSFERRED
from projections.figures.answer import Group, Value, of_movement
from projections.figures.one_branch import OneBranch
from projections.figures.whose import Whose
from projections.inspection.reading.stated.values import Figure

NO_LINE = N_("the report does not say of which line of work it is")
NO_SUCH_DIMENSION = N_("the books do not classify records by what it is broken down by")
NO_STOCK = N_("no stock is broken down by what only movements have")
NO_SUCH_UNIT = N_("the books know no unit, or several, of the name it states")
NO_SUCH_OFFICER = N_("the books know no officer, or several, of the code it states")

BRANCH_TOLD_BY = ("branch", "field")
"""What tells the branch of a record, beside its unit."""

_DAY = timedelta(days=1)
FLOWS = ("added", "removed")
_FROM_OUTSIDE = {
    "added": ("opened", "reopened", REORGANISED, TRANSFERRED),
    "removed": ("closed", REORGANISED, TRANSFERRED),
}
"""The kinds of movement by which files come into a unit's books, or leave them."""
_OWN = {"added": ("opened",), "removed": ("closed",)}
"""What alone is "lập mới", and "kết thúc"."""
_MOVED_TOGETHER = frozenset({REORGANISED, TRANSFERRED})
"""Files that came from another unit or went to one: people tell an order and a hand-over alike."""


class Told(NamedTuple):
    """What tells a movement apart from others: its kind, and the way of closing if it is one."""

    movement: str
    closing: str | None = None


class View(NamedTuple):
    """How a figure looks at records: in whose books, by what dimensions, of which branch.

    ``dimensions``: sorted, without the unit; ``branch``: None where those of all count.
    """

    whose: Whose
    dimensions: tuple[str, ...]
    branch: OneBranch | None = None

    @property
    def of_movements(self) -> bool:
        """Whether it tells movements apart: then it looks at no stock."""
        return bool(of_movement(self.dimensions))

    @property
    def looked_at(self) -> frozenset[str]:
        """The dimensions of a cell by which it is decided whether and where a record counts."""
        return frozenset((*self.dimensions, *(BRANCH_TOLD_BY if self.branch else ())))


@dataclass(frozen=True, slots=True)
class Asked:
    """How many records of a line stood in some cells, came into them or left them.

    ``measure``: one of ``answer.MEASURES``, over the days of ``period``; ``cells``: groups of the
    view. ``unclassified``: asks instead for the records that the books tell otherwise by at least
    one of its dimensions where they may be what is stated, and that fit a cell in the others.
    """

    line: str
    measure: str
    period: Period
    view: View
    cells: tuple[Group, ...]
    unclassified: bool = False

    def counts(self, group: Group) -> bool:
        """Whether records of this group are counted."""
        if not self.unclassified:
            return group in self.cells
        return group not in self.cells and any(self._may_be(group, cell) for cell in self.cells)

    def _may_be(self, group: Group, cell: Group) -> bool:
        """Whether records of a group may belong to a cell, as far as the books can tell."""
        pairs = zip(group, cell, strict=True)
        return all(one == asked or one[1] in may_be(self.line, *asked) for one, asked in pairs)

    def either_way(self) -> Iterator[Asked]:
        """The figure, and what would have to be classified first to count in it."""
        yield self
        yield replace(self, unclassified=True)
        if self.view.branch and self.view.branch.loosely:
            view = self.view._replace(branch=self.view.branch.of_none)
            yield replace(self, view=view)
            yield replace(self, view=view, unclassified=True)

    @property
    def is_summed_up(self) -> bool:
        """Whether people may add it up from what teams state: a flow of several units."""
        return self.measure in FLOWS and not self.view.whose.alone


@cache
def may_be(line: str, dimension: str, value: Value) -> frozenset[Value]:
    """How else the books may tell a record that a report counts under a value of a dimension.

    One that is not classified may be of any value. A closing may be one of which nobody wrote how;
    where the person moved away, the file may have been handed over.
    """
    if dimension == "movement":
        return _MOVED_TOGETHER - {value} if value in _MOVED_TOGETHER else frozenset()
    if dimension != "closing":
        return frozenset({None})
    closings = catalog().line(line).closings
    unstated = {one.code for one in closings if one.unstated}
    moved = {None for one in closings if one.moved and one.code == value}
    return frozenset[Value](unstated | moved)


@dataclass(frozen=True, slots=True)
class ReportScope:
    """What a report speaks of: its period, whose figures it states, and the names of teams.

    ``unit``: the code of the unit that reports; ``names``: as known then; ``officer``: the code as
    the books have it that a writing of it means (None: nobody, or several); ``within``: the units a
    team may be among (None: all); ``stated``: the period the report itself states, where it does;
    ``ours``: this program wrote it, whose words for what came and went have one meaning;
    ``branch``: it says that its figures are of this branch alone (None: of all).
    """

    period: Period
    unit: str
    whose: Whose
    names: UnitNames
    officer: Callable[[str], str | None]
    within: frozenset[str] | None = None
    stated: Period | None = None
    ours: bool = False
    branch: OneBranch | None = None

    def asked(self, figure: Figure) -> tuple[Asked, ...] | str:
        """What a figure of stocks and flows asks, or the reason why the books cannot say.

        Where its words can mean several things it asks each, the most natural first: a report is
        right if one of them is.
        """
        if figure.line is None:
            return NO_LINE
        if any(name not in (*DIMENSIONS, *OF_MOVEMENTS) for name in figure.cell):
            return NO_SUCH_DIMENSION
        if of_movement(figure.cell) and figure.measure not in FLOWS:
            return NO_STOCK
        spoken = self._whose(figure.cell.get("unit"))
        if not spoken:
            return NO_SUCH_UNIT
        cell = self._cell(figure)
        if cell is None:
            return NO_SUCH_OFFICER
        return tuple(
            Asked(figure.line, measure, days, View(whose, _dimensions(cells), self.branch), cells)
            for measure in self._measures(figure)
            for cells in self._cells(measure, cell)
            for whose in spoken
            for days in self._days(figure)
        )

    def _measures(self, figure: Figure) -> Iterator[str]:
        """Its measure; of what a unit handed over also the other flow.

        ``Giảm do chuyển giao cho Đội 2: 01`` names the unit that received it.
        """
        yield figure.measure
        moved = "unit" in figure.cell and figure.cell.get("movement") in _MOVED_TOGETHER
        if moved and not self.ours:
            yield from (one for one in FLOWS if one != figure.measure)

    def _cells(self, measure: str, cell: Group) -> Iterator[tuple[Group, ...]]:
        """The cells a figure can be of: as the books add it up, or as people count what came.

        "Bổ sung mới 02, gồm: 01 LT, 01 LC" can be without what was converted or reclassified; and
        "lập mới", or "kết thúc", without what was handed over or reopened.
        """
        yield (cell,)
        if measure in FLOWS and not self.ours and not of_movement(name for name, _ in cell):
            for kinds in (_FROM_OUTSIDE[measure], _OWN[measure]):
                yield tuple(tuple(sorted([*cell, ("movement", kind)])) for kind in kinds)

    def _whose(self, team: str | None) -> tuple[Whose, ...]:
        """Whose figure it can be: the report's, or a team's with what is under it, or alone.

        People list teams both ways, and ``stats --by unit`` counts each alone. None where no team,
        or several, bear the name.
        """
        if team is None:
            return (self.whose,)
        code = self._team(team)
        if code is None:
            return ()
        first = self.whose if code == self.unit else Whose(code, self.whose.alone)
        return tuple(dict.fromkeys((first, Whose(code, alone=True))))

    def _team(self, name: str) -> str | None:
        """The one unit that a team's name means among those the report speaks of."""
        found = [
            code
            for code in self.names.meant(name, self.period)
            if self.within is None or code in self.within
        ]
        return found[0] if len(found) == 1 else None

    def _days(self, figure: Figure) -> tuple[Period, ...]:
        """The days a figure can be of: its own where it names them within the report's, else those.

        Of an opening only the first matters, of a current stock only the last.
        """
        if figure.period and figure.period != self.stated:
            return (figure.period,)
        day, through, whole = figure.as_of, figure.through, self.period
        if figure.measure == "opening":
            day = day if day and day <= whole.end else None
            ends = opening_ends(whole, day, through=through)
            return tuple(Period(end + _DAY, max(end + _DAY, whole.end)) for end in ends)
        if figure.measure == "current":
            day = day if day and day >= whole.start else None
            ends = current_ends(whole, day, through=through)
            return tuple(Period(min(whole.start, end), end) for end in ends)
        return (whole,)

    def _cell(self, figure: Figure) -> Group | None:
        """A stated cell as the books have it; the unit is asked for apart.

        None where it names an officer whom they do not know.
        """
        values: dict[str, Value] = {**figure.cell}
        values.pop("unit", None)
        if "online" in values:
            values["online"] = values["online"] == "true"
        if "officer" in figure.cell:
            values["officer"] = self.officer(figure.cell["officer"])
        known = values.get("officer", "") is not None
        return tuple(sorted(values.items())) if known else None


def _dimensions(cells: tuple[Group, ...]) -> tuple[str, ...]:
    """What some cells are told apart by."""
    return tuple(name for name, _ in cells[0])
