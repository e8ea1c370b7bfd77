"""Files of a unit that want something: a class, a collaborator, a day of review, a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from commands.usecases.asking import Inquiry
from commands.usecases.listing import Wanted, register_of
from ledger.catalog.lines import catalog
from ledger.entries.collaborator import ItemsDelivered
from ledger.timeline import in_force
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from ledger.application import Ledger
    from ledger.entries import Entry
    from projections.figures.question import Question
    from projections.figures.register import RegisterRow
    from projections.figures.statistics import Statistics


class Wanting(NamedTuple):
    """Files that stand in the register and want the same thing, in the order of opening."""

    what: str
    files: tuple[RegisterRow, ...]


def files_wanting(
    ledger: Ledger, statistics: Statistics, facts: Path, asked: Inquiry, question: Question
) -> tuple[Wanting, ...]:
    """What files want at the end of a period: ``class``, ``collaborator``, ``review``, ``report``.

    A class is wanted by files of a line that has any; a collaborator by watch files and cases; a
    day of review by every file whose opening states none; the report of a meeting by files of
    sources that delivered items without naming it. Raises UnknownUnit, IntegrityBroken.
    """
    day, known_at = question.period.end, question.known_at
    wanted = Wanted(unit=asked.unit, alone=asked.alone)
    rows = register_of(ledger, facts, wanted, day, known_at).rows
    served = _served(statistics, question, day)
    found = {
        "class": (row for row in rows if "class" in _attributes(row) and row.cell.class_ is None),
        "collaborator": _without_collaborator(rows, served),
        "review": (row for row in rows if not row.next_review),
        "report": (row for row in rows if _wants_report(ledger, row, day, known_at)),
    }
    return tuple(Wanting(what, tuple(files)) for what, files in found.items())


def _attributes(row: RegisterRow) -> tuple[str, ...]:
    return catalog().line(row.cell.line).attributes


def _served(statistics: Statistics, question: Question, day: date) -> frozenset[str]:
    """The records of watch files and cases that a collaborator is assigned to on a day."""
    from projections.figures.service import ServiceQuestion, served

    units = question.reach.on(day) if question.reach else None
    asked = ServiceQuestion(day, question.known_at, units)
    return frozenset(one.record for one in served(statistics, asked) if one.postings)


def _without_collaborator(rows: list[RegisterRow], served: frozenset[str]) -> Iterator[RegisterRow]:
    from ledger.records.collaborator import SERVED_LINES

    for row in rows:
        if row.cell.line in SERVED_LINES and row.record not in served:
            yield row


def without_report(entries: Iterable[Entry]) -> list[ItemsDelivered]:
    """The deliveries of items that do not name the report of the meeting they were taken at."""
    return [one for one in entries if isinstance(one, ItemsDelivered) and not one.report]


def _wants_report(ledger: Ledger, row: RegisterRow, day: date, known_at: int) -> bool:
    """Whether some of a source's items of a day or earlier do not name their report."""
    from ledger.records.collaborator import DeliverItems

    if catalog().line(row.cell.line).family not in DeliverItems.FAMILIES:
        return False
    entries = in_force(ledger.history(Stream(row.record)).entries, known_at)
    return any(one.effective_on <= day for one in without_report(entries))
