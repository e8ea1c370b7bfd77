"""Spans: in which cell a record stood, from when until when.

A record stood in its cell on every day D with ``from_on`` ≤ D < ``until_on``; END_OF_TIME: still.
``entry`` is the one that put it there.
"""

from __future__ import annotations

from ledger.entries import Entry
from ledger.entries.record import RecordOpened
from ledger.records.cell import DIMENSIONS
from ledger.values.dates import END_OF_TIME
from projections.facts.kind import NOTHING, Belief, CellColumns, Kind, Lesson, Whereabouts


class SpanFold:
    """The span that lasts."""

    def __init__(self) -> None:
        self.lasting: Belief | None = None

    def follow(self, entry: Entry, where: Whereabouts) -> Lesson:
        """What lasted until now ends with an entry that leads elsewhere.

        Something else begins.
        """
        cell, on, ended = where.cell, entry.effective_on, self.lasting
        if cell == where.before:
            return NOTHING
        taken_up: list[Belief] = []
        if ended is not None:
            number, stood_in, since, _, *cause = ended
            if since < on:
                taken_up.append((number, stood_in, since, on, *cause))
        self.lasting = None
        if cell is not None:
            self.lasting = where.number, cell, on, END_OF_TIME, entry.position, entry.by
            taken_up.append(self.lasting)
        return () if ended is None else (ended,), taken_up


KIND = Kind(
    "spans",
    (CellColumns("", ("line", *DIMENSIONS)), ("from_on", "date"), ("until_on", "date")),
    SpanFold,
    begun_by=frozenset({RecordOpened}),
    sorted_by=("unit", "line"),
)
