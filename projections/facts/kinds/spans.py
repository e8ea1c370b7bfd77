"""Spans: in which cell a record stood, from when until when.

A record stood in its cell on every day D with ``from_on`` ≤ D < ``until_on``; END_OF_TIME: still.
``entry`` is the one that put it there.
"""

from __future__ import annotations

from datetime import date

from ledger.entries import Entry, RecordOpened
from ledger.records.cell import DIMENSIONS, Cell
from ledger.values.dates import END_OF_TIME
from projections.facts.kind import NOTHING, Belief, CellColumns, Course, Kind, Lesson


class SpanFold:
    """The span that lasts."""

    def __init__(self) -> None:
        self.number = ""
        self.cell: Cell | None = None
        self.since = date.min
        self.cause: tuple[int, str] = (0, "")

    def follow(self, entry: Entry, course: Course) -> Lesson:
        """What lasted until now ends with an entry that leads elsewhere, and something else
        begins.
        """
        cell, before, on = course.cell, self.cell, entry.effective_on
        if cell == before:
            return NOTHING
        given_up: list[Belief] = []
        taken_up: list[Belief] = []
        if before is not None:
            since = self.since
            given_up.append((self.number, before, since, END_OF_TIME, *self.cause))
            if since < on:
                taken_up.append((self.number, before, since, on, *self.cause))
        self.number, self.cell, self.since = course.number, cell, on
        self.cause = entry.position, entry.by
        if cell is not None:
            taken_up.append((course.number, cell, on, END_OF_TIME, *self.cause))
        return given_up, taken_up


KIND = Kind(
    "spans",
    (CellColumns("", ("line", *DIMENSIONS)), ("from_on", "date"), ("until_on", "date")),
    SpanFold,
    begun_by=frozenset({RecordOpened}),
    sorted_by=("unit", "line"),
)
