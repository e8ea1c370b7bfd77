"""What a stated figure asks of the books, or why they cannot be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import NamedTuple

from ledger.errors import N_
from ledger.records.cell import DIMENSIONS, Cell
from ledger.records.unit_names import UnitNames
from ledger.values.day_words import current_ends, opening_ends
from ledger.values.period import Period
from projections.figures.answer import Group, group_of
from projections.figures.whose import Whose
from projections.inspection.reading.stated import Figure

NO_LINE = N_("the report does not say of which line of work it is")
NO_SUCH_DIMENSION = N_("the books do not classify records by what it is broken down by")
NO_SUCH_UNIT = N_("the books know no unit, or several, of the name it states")

_DAY = timedelta(days=1)


class View(NamedTuple):
    """How a figure looks at records: in whose books, by what dimensions.

    ``dimensions``: sorted, without the unit.
    """

    whose: Whose
    dimensions: tuple[str, ...]

    def group(self, place: Cell | None, units: frozenset[str] | None) -> Group | None:
        """Where a record that stands in ``place`` is counted; None: in no cell of this view.

        ``units``: those whose books these are on that day (None: all).
        """
        if place is None or (units is not None and place.unit not in units):
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

    def by_team(self, teams: Iterable[str]) -> Iterator[Asked]:
        """What teams would each say of their own, where it is a flow that they would add up."""
        if self.measure in ("added", "removed") and not self.view.whose.alone:
            for team in sorted(teams):
                yield replace(self, view=self.view._replace(whose=Whose(team, alone=True)))


@dataclass(frozen=True, slots=True)
class ReportScope:
    """What a report speaks of: its period, whose figures it states, and the names of teams.

    ``unit``: the code of the unit that reports; ``names``: as known then; ``within``: the units a
    team may be among (None: all); ``stated``: the period the report itself states, where it does.
    """

    period: Period
    unit: str
    whose: Whose
    names: UnitNames
    within: frozenset[str] | None = None
    stated: Period | None = None

    def asked(self, figure: Figure) -> tuple[Asked, ...] | str:
        """What a figure of stocks and flows asks, or the reason why the books cannot say.

        Where its words can mean several things it asks each, the most natural first: a report is
        right if one of them is.
        """
        if figure.line is None:
            return NO_LINE
        if any(name not in DIMENSIONS for name in figure.cell):
            return NO_SUCH_DIMENSION
        spoken = self._whose(figure.cell.get("unit"))
        if not spoken:
            return NO_SUCH_UNIT
        cell = _cell(figure)
        dimensions = tuple(name for name, _ in cell)
        return tuple(
            Asked(figure.line, figure.measure, days, View(whose, dimensions), cell)
            for whose in spoken
            for days in self._days(figure)
        )

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


def _cell(figure: Figure) -> Group:
    """A stated cell as the books have it; the unit is asked for apart."""
    return tuple(
        (name, value == "true" if name == "online" else value)
        for name, value in sorted(figure.cell.items())
        if name != "unit"
    )
