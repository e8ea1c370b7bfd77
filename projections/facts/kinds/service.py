"""Service: which collaborator served which watch file or case, from when until when.

Each side tells its own: a collaborator's record whom it serves, a served record by whom it is
served, and both where they stood meanwhile. So a question about either needs no look at the other,
and no fact changes because the other record moved. ``other``: the record on the other side;
``entry`` is the one that assigned the collaborator.
"""

from __future__ import annotations

from typing import Any

from ledger.entries.collaborator import CollaboratorAssigned, CollaboratorWithdrawn
from ledger.entries.header import Entry
from ledger.entries.record import SupportGained, SupportLost
from ledger.values.dates import END_OF_TIME
from projections.facts.kind import NOTHING, Belief, Kind, Lesson, Whereabouts


class ServiceFold:
    """Who is on the other side: the records, and what lasts of each."""

    def __init__(self) -> None:
        self.causes: dict[str, tuple[int, str]] = {}
        self.lasting: dict[str, Belief] = {}

    def follow(self, entry: Entry, where: Whereabouts) -> Lesson:
        """End what lasted where the entry ends it.

        An entry ends a service when it withdraws the collaborator, closes the record or moves it.
        When it moves the record, the service goes on where the record stands from then.
        """
        self._count(entry, where)
        if not (self.causes or self.lasting):
            return NOTHING
        now = self._said(where)
        given_up: list[Belief] = []
        taken_up: list[Belief] = []
        on = entry.effective_on
        for other, ended in list(self.lasting.items()):
            *belief, since, _, position, by = ended
            if now.get(other) == (*belief, position, by):
                del now[other]
                continue
            given_up.append(self.lasting.pop(other))
            if since < on:
                taken_up.append((*belief, since, on, position, by))
        for other, (*said, position, by) in now.items():
            self.lasting[other] = (*said, on, END_OF_TIME, position, by)
            taken_up.append(self.lasting[other])
        return given_up, taken_up

    def _count(self, entry: Entry, where: Whereabouts) -> None:
        """Add the other side or take it away."""
        if where.cell is None:
            self.causes.clear()
        elif isinstance(entry, CollaboratorAssigned):
            self.causes.setdefault(entry.served, (entry.position, entry.by))
        elif isinstance(entry, SupportGained):
            self.causes.setdefault(entry.collaborator, (entry.position, entry.by))
        elif isinstance(entry, CollaboratorWithdrawn):
            self.causes.pop(entry.served, None)
        elif isinstance(entry, SupportLost):
            self.causes.pop(entry.collaborator, None)

    def _said(self, where: Whereabouts) -> dict[str, tuple[Any, ...]]:
        """Of each other side a belief without its days."""
        cell = where.cell
        if cell is None:
            return {}
        stands = cell.line, cell.class_, cell.unit
        return {
            other: (where.number, other, *stands, *cause) for other, cause in self.causes.items()
        }


_BEGUN_BY: tuple[type[Entry], ...] = (CollaboratorAssigned, SupportGained)
_ENDED_BY: tuple[type[Entry], ...] = (CollaboratorWithdrawn, SupportLost)

KIND = Kind(
    "service",
    (
        ("other", "string"),
        ("line", "word"),
        ("class", "word"),
        ("unit", "word"),
        ("from_on", "date"),
        ("until_on", "date"),
    ),
    ServiceFold,
    begun_by=frozenset(_BEGUN_BY),
    taught_by=frozenset(_BEGUN_BY + _ENDED_BY),
    sorted_by=("unit", "line"),
)
