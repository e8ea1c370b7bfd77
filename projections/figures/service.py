"""Which collaborators serve which watch files and cases, at a day's end, as known then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from ledger.records.collaborator import SERVED_LINES
from ledger.values.stream import Stream
from projections.facts.kinds.service import KIND as SERVICE
from projections.figures.answer import Group, Posting
from projections.figures.query import InForce, scope
from projections.figures.statistics import Statistics

SERVING_LINES = ("CTVBM",)
"""Whose records serve."""


@dataclass(frozen=True, slots=True)
class ServiceQuestion:
    """Who was served, or served, at the end of ``on``, as known at a position.

    ``units``: those whose records are asked about (None: every unit); the records on the other side
    may be another unit's. ``classes``: of the records asked about (None in it: those with none; by
    default any). ``others``: only service with records of these lines on the other side.
    """

    on: date
    known_at: int
    units: frozenset[str] | None = None
    classes: frozenset[str | None] | None = None
    others: tuple[str, ...] = (*SERVED_LINES, *SERVING_LINES)


class Service(NamedTuple):
    """A record, and those on the other side of its service.

    Each with the entry that assigned the collaborator, and since when it served while the record
    stood in this class and unit.
    """

    number: str
    record: str
    postings: tuple[Posting, ...]

    @property
    def others(self) -> tuple[str, ...]:
        """The records on the other side; as many as serve it, or are served by it."""
        return tuple(posting.record for posting in self.postings)


def served(
    statistics: Statistics, question: ServiceQuestion, lines: tuple[str, ...] = SERVED_LINES
) -> list[Service]:
    """The watch files and cases a collaborator is assigned to, by number, and who they are."""
    return _service(statistics, question, lines)


def serving(statistics: Statistics, question: ServiceQuestion) -> list[Service]:
    """The collaborators assigned to a watch file or case, by number, and to which ones."""
    return _service(statistics, question, SERVING_LINES)


def _service(
    statistics: Statistics, question: ServiceQuestion, lines: tuple[str, ...]
) -> list[Service]:
    asked = scope((question.known_at,), question.units, lines)
    columns = ("number", "record", "other", "from_on", "entry", "by")
    cells: Iterable[Group] = ((),)
    if question.classes is not None:
        cells = [(("class", class_),) for class_ in question.classes]
    found: dict[tuple[str, str], list[Posting]] = {}
    for cell in cells:
        query = InForce(SERVICE, asked, question.on, columns, cell)
        for number, record, other, *rest, _ in statistics.rows(query):
            stream = Stream(other)
            if stream.noun in question.others:
                found.setdefault((number, record), []).append(Posting(stream.key, other, *rest))
    return [Service(*key, tuple(sorted(found[key]))) for key in sorted(found)]
