"""Whose figures are asked for: a unit's with what is under it, or one officer's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ledger.records.cell import Cell
from projections.figures.reach import Reach


@dataclass(frozen=True, slots=True)
class Purview:
    """The units counted, day by day (None: every unit), and of these one officer's records alone.

    ``unit``: the code of the unit asked about.
    """

    unit: str
    reach: Reach | None = None
    officer: str | None = None

    @property
    def is_everybodys(self) -> bool:
        """Whether every unit is counted, and whosever records."""
        return self.reach is None and self.officer is None

    def covers(self, unit: str | None, day: date) -> bool:
        """Whether a unit is counted on a day."""
        return self.reach is None or unit in self.reach.on(day)

    def holds(self, cell: Cell | None, day: date) -> bool:
        """Whether a record that stands in a cell at the end of a day is counted."""
        if cell is None or (self.officer is not None and cell.officer != self.officer):
            return False
        return self.covers(cell.unit, day)
