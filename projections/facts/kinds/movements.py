"""Movements: on which day a record moved from a cell, or from outside, to a cell, or to outside.

One row with both cells: whether it is a removal here and an addition there, or nothing at all,
depends on the dimensions and the units asked for. ``unit`` is the unit both cells share (or the
only cell's); it is empty between two units, so that ``unit IN (units asked for, '')`` finds every
movement that concerns them. ``movement``: its kind; ``closing``: the way the record was closed, if
it was. ``entry`` is the one that moved the record, on ``effective_on``.
"""

from __future__ import annotations

from ledger.entries import Entry
from ledger.entries.record import RecordOpened
from ledger.records.cell import DIMENSIONS
from projections.facts.kind import NOTHING, CellColumns, Kind, Lesson, Whereabouts
from projections.facts.movement import closing_of, movement_of

BETWEEN_UNITS = ""
"""The ``unit`` of a movement from one unit to another."""


class MovementFold:
    """No movement is ever given up by one that comes after it."""

    def follow(self, entry: Entry, where: Whereabouts) -> Lesson:
        """An entry that leads elsewhere is a movement."""
        before, cell = where.before, where.cell
        one = cell or before
        if before == cell or one is None:
            return NOTHING
        unit = one.unit
        if before is not None and before.unit != unit:
            unit = BETWEEN_UNITS
        belief = (
            where.number,
            one.line,
            unit,
            entry.effective_on,
            movement_of(entry, before, cell),
            closing_of(entry),
            before,
            cell,
            entry.position,
            entry.by,
        )
        return (), (belief,)


KIND = Kind(
    "movements",
    (
        ("line", "word"),
        ("unit", "word"),
        ("effective_on", "date"),
        ("movement", "word"),
        ("closing", "word"),
        CellColumns("from_", DIMENSIONS),
        CellColumns("to_", DIMENSIONS),
    ),
    MovementFold,
    begun_by=frozenset({RecordOpened}),
    sorted_by=("unit", "line"),
    version=2,  # what follows from the end of a unit is reorganised
)
