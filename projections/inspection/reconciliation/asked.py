"""What a stated figure asks of the books, or why they cannot be asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from ledger.errors import N_
from ledger.records.cell import DIMENSIONS, Cell
from ledger.records.organisation import Unit, under
from ledger.values.period import Period
from ledger.values.text import fold
from projections.figures.answer import Group, group_of
from projections.inspection.reading.stated import Figure

NO_LINE = N_("the report does not say of which line of work it is")
NO_SUCH_DIMENSION = N_("the books do not classify records by what it is broken down by")
NO_SUCH_UNIT = N_("the books know no unit, or several, of the name it states")


class View(NamedTuple):
    """How a figure looks at records: in the books of which units (None: all), by what dimensions.

    ``dimensions``: sorted, without the unit.
    """

    units: frozenset[str] | None
    dimensions: tuple[str, ...]

    def group(self, place: Cell | None) -> Group | None:
        """Where a record that stands in ``place`` is counted; None: in no cell of this view."""
        if place is None or (self.units is not None and place.unit not in self.units):
            return None
        return group_of(place, self.dimensions)


@dataclass(frozen=True, slots=True)
class Asked:
    """How many records of a line stood in a cell, came into it or left it.

    ``measure``: one of ``answer.MEASURES``, over the days of ``period``; ``cell``: a group of the
    view. ``unclassified``: asks instead for the records that are not classified by at least one of
    its dimensions, and fit the cell in the others.
    """

    line: str
    measure: str
    period: Period
    view: View
    cell: Group
    unclassified: bool = False

    def counts(self, group: Group) -> bool:
        """Whether records of this group are counted."""
        if not self.unclassified:
            return group == self.cell
        pairs = zip(group, self.cell, strict=True)
        return group != self.cell and all(one == asked or one[1] is None for one, asked in pairs)

    def either_way(self) -> tuple[Asked, Asked]:
        """The figure, and what would have to be classified first to count in it."""
        return self, replace(self, unclassified=True)


@dataclass(frozen=True, slots=True)
class ReportScope:
    """What a report speaks of: its period, its units (None: all), and the tree that names teams."""

    period: Period
    units: frozenset[str] | None
    tree: Mapping[str, Unit]

    def asked(self, figure: Figure) -> Asked | str:
        """What a figure of stocks and flows asks, or the reason why the books cannot say."""
        if figure.line is None:
            return NO_LINE
        if any(name not in DIMENSIONS for name in figure.cell):
            return NO_SUCH_DIMENSION
        units = self.units
        if name := figure.cell.get("unit"):
            team = unit_named(self.tree, name)
            if team is None:
                return NO_SUCH_UNIT
            units = under(self.tree, team.code)
        cell = _cell(figure)
        view = View(units, tuple(name for name, _ in cell))
        return Asked(figure.line, figure.measure, self._days(figure), view, cell)

    def _days(self, figure: Figure) -> Period:
        """The days of a figure: its own where it names them within the report's, else those."""
        if figure.period:
            return figure.period
        day, start, end = figure.as_of, self.period.start, self.period.end
        if day and figure.measure == "opening" and day <= end:
            return Period(day, end)
        if day and figure.measure == "current" and day >= start:
            return Period(start, day)
        return self.period


def _cell(figure: Figure) -> Group:
    """A stated cell as the books have it; the unit is asked for apart."""
    return tuple(
        (name, value == "true" if name == "online" else value)
        for name, value in sorted(figure.cell.items())
        if name != "unit"
    )


def unit_named(tree: Mapping[str, Unit], name: str) -> Unit | None:
    """The unit a report means by a name or code; None when none or several could be meant."""
    key = fold(name)
    found = [unit for unit in tree.values() if key in (fold(unit.name), fold(unit.code))]
    return found[0] if len(found) == 1 else None
