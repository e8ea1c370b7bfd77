"""What is owed of files: periodic reports of survey files, ratings of collaborators.

A periodic report is owed per half whose last day the file stood at, when it had been open 30 days;
a rating per half-year, once a collaborator has been in use six months. Source: forms.md §7,
targets.md §1.3.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from ledger.entries import Entry
from ledger.entries.collaborator import CollaboratorRated
from ledger.entries.record import RecordReported
from ledger.records.state import RecordState
from ledger.values.period import Period, months_before
from projections.calendar.deadline import Deadline
from projections.calendar.file_course import FileCourse
from projections.calendar.given import Given, on_day
from projections.calendar.owed import Covering, Owed
from projections.calendar.row import CalendarRow, OwedPeriod


class FileOwed(NamedTuple):
    """What is owed of a file, and what was given of it."""

    owed: Owed
    given: Given | None


def owed_of_file(
    row: CalendarRow,
    file: FileCourse,
    due: Iterable[tuple[OwedPeriod, Deadline]],
    reach: Covering | None = None,
) -> Iterator[FileOwed]:
    """What a row asks of a file for some periods, and what was given of it.

    ``reach``: the units asked for (None: all).
    """
    if row.lines and file.line not in row.lines:
        return
    for period, deadline in due:
        state = file.at(deadline.day)
        if _owes(row, state, deadline.day) and covers(reach, state, deadline.day):
            owed = file_owed(row, state, period.days, deadline)
            yield FileOwed(owed, _given(row, file.entries, period.days))


def covers(reach: Covering | None, state: RecordState, day: date) -> bool:
    """Whether a file that stands so on a day is held by the units asked for."""
    return state.cell is not None and (reach is None or state.cell.unit in reach.on(day))


def _owes(row: CalendarRow, state: RecordState, day: date) -> bool:
    """Whether a file owes what is due on a day at whose end it stands so."""
    cell, opened = state.cell, state.opened_on
    if cell is None or opened is None or (row.symbols and cell.symbol not in row.symbols):
        return False
    old_enough = opened <= months_before(day, row.open_months)
    return old_enough and opened + timedelta(days=row.open_days) <= day


def file_owed(row: CalendarRow, state: RecordState, days: Period, deadline: Deadline) -> Owed:
    """What is owed of a file that stands so, by the officer responsible for it."""
    cell, opening = state.cell or state.last_cell, state.opening
    assert cell is not None, "a file that owes stood somewhere"
    assert opening is not None, "a file that owes was opened"
    return Owed(
        row,
        cell.unit or "",
        days,
        deadline,
        officer=cell.officer,
        record=opening.record,
        opened_at=opening.position,
    )


def _given(row: CalendarRow, entries: Iterable[Entry], days: Period) -> Given | None:
    """The first entry in a period that gives what a row owes for it."""
    found = (one for one in entries if one.effective_on in days and _gives(row, one))
    first = next(found, None)
    return on_day(first.effective_on, first.position) if first else None


def _gives(row: CalendarRow, entry: Entry) -> bool:
    if row.given_by == "rating":
        return isinstance(entry, CollaboratorRated)
    return isinstance(entry, RecordReported) and entry.subject is None
