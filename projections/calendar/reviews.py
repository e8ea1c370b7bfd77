"""Reviews of files (xem xét lại): due on the day a file says, done by a check or a closing.

The day stands on the file. Whoever checks the file in the month before it, or after it, has
reviewed it; a closing ends what is due. Source: forms.md §7, which says no more than the day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from ledger.entries.record import FileChecked, RecordClosed
from ledger.values.period import Period
from projections.calendar.deadline import Deadline
from projections.calendar.file_course import FileCourse
from projections.calendar.files_owed import FileOwed, covers, file_owed
from projections.calendar.given import Given, on_day
from projections.calendar.owed import Covering
from projections.calendar.row import CalendarRow

REVIEWED_AHEAD: Final = timedelta(days=31)
"""A check of the file so long before the day, or later, is its review."""


def reviews_of_file(
    row: CalendarRow, file: FileCourse, window: Period, reach: Covering | None = None
) -> Iterator[FileOwed]:
    """The review of a file, if it falls due in a stretch of days, and when it was done.

    A file that was closed by the day owes none; one closed after it owed it until then.
    """
    opening = file.last.opening
    if opening is None or not opening.next_review:
        return
    day = date.fromisoformat(opening.next_review)
    state = file.at(day)
    if day in window and covers(reach, state, day):
        owed = file_owed(row, state, Period(day, day), Deadline(day))
        yield FileOwed(owed, _done(file, day))


def _done(file: FileCourse, day: date) -> Given | None:
    """The first check of the file from a month before the day on, or its closing."""
    kinds = (FileChecked, RecordClosed)
    first = day - REVIEWED_AHEAD
    found = (one for one in file.entries if isinstance(one, kinds) and one.effective_on >= first)
    done = next(found, None)
    return on_day(done.effective_on, done.position) if done else None
