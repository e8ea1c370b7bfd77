"""Which records are in a base, each once, and as what it counts there (targets.md §1.1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, NamedTuple

from ledger.records.cell import Cell
from ledger.values.period import Period
from projections.facts.movement import closing_of, movement_of
from projections.figures.recount import Move, moves_of
from projections.targets.purview import Purview
from projections.targets.record_index import CountedRecord


class Member(NamedTuple):
    """A record in a base: the cell whose attributes count, of which day, and how it was closed.

    ``day``: of the movement by which it counts, or on which it stands in the cell: of what is
    handled and still stands, the last one.
    ``closing``: the way it left by being closed, where it counts as closed; None where it stands.
    """

    record: CountedRecord
    cell: Cell
    day: date
    closing: str | None = None


Membership = Callable[[CountedRecord, Purview, Period], Member | None]
"""Tells a record as a member of a base; None where it is not in it."""


def membership(base: str) -> Membership:
    """How it is told whether a record is in a base, and as what."""
    return _BASES[base]


def _standing(record: CountedRecord, purview: Purview, day: date) -> Member | None:
    cell = record.course.cell_on(day)
    return Member(record, cell, day) if cell and purview.holds(cell, day) else None


def _opening(record: CountedRecord, purview: Purview, period: Period) -> Member | None:
    return _standing(record, purview, period.eve)


def _current(record: CountedRecord, purview: Purview, period: Period) -> Member | None:
    return _standing(record, purview, period.end)


def _opened(record: CountedRecord, purview: Purview, period: Period) -> Member | None:
    """By a movement of the kind opened, into the scope; the attributes of the cell entered."""
    for entry, before, after in record.course.turns:
        if before is not None or after is None:
            continue
        day = entry.effective_on
        if day in period and movement_of(entry, before, after) == "opened":
            return Member(record, after, day) if purview.holds(after, day) else None
    return None


def _closed(record: CountedRecord, purview: Purview, period: Period) -> Member | None:
    """By the last movement of the kind closed, out of the scope; those of the cell left."""
    found = None
    for entry, before, _after in record.course.turns:
        if before is None or (way := closing_of(entry)) is None:
            continue
        day = entry.effective_on
        if day in period and purview.holds(before, day):
            found = Member(record, before, day, way)
    return found


def scoped_moves(record: CountedRecord, purview: Purview, period: Period) -> list[Move]:
    """The movements of a record in the period, what is not counted taken for outside."""
    found = []
    for move in moves_of(record.course, purview.reach, period):
        if purview.officer is not None:
            move = move._replace(
                left=_his(move.left, purview.officer), entered=_his(move.entered, purview.officer)
            )
        if move.left or move.entered:
            found.append(move)
    return found


def _his(cell: Cell | None, officer: str) -> Cell | None:
    return cell if cell and cell.officer == officer else None


def _handled(record: CountedRecord, purview: Purview, period: Period) -> Member | None:
    """At hand when the period began, or come in since; the last cell it had in the scope."""
    found = _opening(record, purview, period)
    found = found and found._replace(day=period.end)
    if purview.is_everybodys and not _moved_in(record, period):
        return found
    came = found is not None
    for move in scoped_moves(record, purview, period):
        day = move.entry.effective_on
        if move.left is not None:
            found = Member(record, move.left, day, move.closing)
        if move.entered is not None:
            found, came = Member(record, move.entered, period.end), True
    return found if came else None


def _moved_in(record: CountedRecord, period: Period) -> bool:
    """Whether an entry moved the record in the period."""
    start, end = period.start, period.end
    return any(start <= turn.entry.effective_on <= end for turn in record.course.turns)


def _opened_or_current(record: CountedRecord, purview: Purview, period: Period) -> Member | None:
    return _current(record, purview, period) or _opened(record, purview, period)


_BASES: Final[Mapping[str, Membership]] = {
    "opening": _opening,
    "current": _current,
    "opened": _opened,
    "closed": _closed,
    "handled": _handled,
    "opened_or_current": _opened_or_current,
}
