"""Ratings: how a collaborator in use was rated (phân loại), from when until when.

A collaborator's record stood in this symbol, type, level and unit, and was rated so, on every day D
with ``from_on`` ≤ D < ``until_on``; no rating: not rated yet. ``entry`` is the rating's, or the
opening's while there is none. A record that was opened again is rated anew.
"""

from __future__ import annotations

from typing import Any

from ledger.entries.collaborator import CollaboratorRated
from ledger.entries.header import Entry
from ledger.entries.record import RecordOpened
from ledger.values.dates import END_OF_TIME
from projections.facts.kind import NOTHING, Belief, Kind, Lesson, Whereabouts


class RatingFold:
    """The rating that lasts, and where the collaborator stands."""

    def __init__(self) -> None:
        self.rating: str | None = None
        self.cause: tuple[Any, ...] = ()
        self.said: tuple[Any, ...] | None = None
        self.lasting: Belief | None = None

    def follow(self, entry: Entry, where: Whereabouts) -> Lesson:
        """A rating in words already said says nothing new."""
        cell, on = where.cell, entry.effective_on
        if where.before is None:
            self.rating, self.cause = None, (entry.position, entry.by)
        elif isinstance(entry, CollaboratorRated) and entry.rating != self.rating:
            self.rating, self.cause = entry.rating, (entry.position, entry.by)
        said = cell and (cell.symbol, cell.type_, cell.level, cell.unit, self.rating)
        if said == self.said:
            return NOTHING
        self.said, ended = said, self.lasting
        taken_up: list[Belief] = []
        if ended is not None:
            *belief, since, _, position, by = ended
            if since < on:
                taken_up.append((*belief, since, on, position, by))
        self.lasting = None
        if said is not None:
            self.lasting = where.number, *said, on, END_OF_TIME, *self.cause
            taken_up.append(self.lasting)
        return () if ended is None else (ended,), taken_up


KIND = Kind(
    "ratings",
    (
        ("symbol", "word"),
        ("type", "word"),
        ("level", "word"),
        ("unit", "word"),
        ("rating", "word"),
        ("from_on", "date"),
        ("until_on", "date"),
    ),
    RatingFold,
    begun_by=frozenset({RecordOpened}),
    taught_by=frozenset({CollaboratorRated}),
    lines=frozenset({"CTVBM"}),
)
