"""Remedies of what inspections found: due on the day of the finding, done when that is verified.

Owed by whoever answers for the finding, in the unit in which he then serves; after he left, for the
unit that was inspected. What was done well has no remedy. A day that a verification puts off
counts from then on.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from ledger.application import Ledger
from ledger.records.papers.family import Paper, range_of
from ledger.records.papers.finding import Found
from ledger.records.papers.inspection import INSPECTIONS, Inspection
from ledger.values.dates import local_date
from ledger.values.period import Period
from projections.calendar.deadline import Deadline
from projections.calendar.establishment import Establishment
from projections.calendar.files_owed import FileOwed
from projections.calendar.given import Given, on_day
from projections.calendar.owed import Covering, Owed
from projections.calendar.row import CalendarRow


def remedies_owed(
    ledger: Ledger, known_at: int | None, moment: datetime
) -> Iterator[tuple[Paper[Inspection], Found]]:
    """The findings that ask for a remedy, as they stood on the day of a moment."""
    histories = ledger.histories(known_at, between=range_of("inspection"))
    for paper in INSPECTIONS.standing(histories, local_date(moment), known_at):
        yield from ((paper, one) for one in paper.state.found if one.due)


def remedy_owed(
    row: CalendarRow,
    paper: Paper[Inspection],
    found: Found,
    establishment: Establishment,
    window: Period,
    reach: Covering | None = None,
) -> FileOwed | None:
    """A remedy, if it falls due in a stretch of days and a unit asked for owes it."""
    due, said = found.due, found.recorded
    if due is None or due not in window:
        return None
    unit = _unit_of(said.answers, establishment, due) or said.unit
    if reach is not None and unit not in reach.on(due):
        return None
    owed = Owed(
        row,
        unit,
        Period(said.effective_on, due),
        Deadline(due),
        said.answers,
        said.about,
        said.position,
        about=f"{paper.key}, {said.finding}",
    )
    return FileOwed(owed, _done(found))


def _unit_of(officer: str, establishment: Establishment, day: date) -> str | None:
    """The unit in which an officer serves on a day; None where he serves no more."""
    return next((one.unit for one in establishment.officers(day) if one.code == officer), None)


def _done(found: Found) -> Given | None:
    seen = found.verified
    return on_day(seen.effective_on, seen.position) if seen and seen.remedied else None
