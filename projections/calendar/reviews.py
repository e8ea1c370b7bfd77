"""Reviews of files (xem xét lại): due on the day a file says, done by the review or a closing.

Source: forms.md §7.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ledger.entries.record import RecordClosed, RecordOpened
from ledger.values.period import Period
from projections.calendar.deadline import Deadline
from projections.calendar.file_course import FileCourse
from projections.calendar.files_owed import FileOwed, covers, file_owed
from projections.calendar.given import Given, on_day
from projections.calendar.owed import Covering
from projections.calendar.row import CalendarRow


class ReviewDay(NamedTuple):
    """A day on which a file is to be reviewed, and what was done of it (None: nothing)."""

    day: date
    done: Given | None


def reviews_of_file(
    row: CalendarRow, file: FileCourse, window: Period, reach: Covering | None = None
) -> Iterator[FileOwed]:
    """The reviews of a file that fall due in a stretch of days, and when each was done.

    A file that was closed by the day owes none; one closed after it owed it until then.
    """
    for review in review_days(file):
        state = file.at(review.day)
        if review.day in window and covers(reach, state, review.day):
            owed = file_owed(row, state, Period(review.day, review.day), Deadline(review.day))
            yield FileOwed(owed, review.done)


def review_days(file: FileCourse) -> Iterator[ReviewDay]:
    """The days a file was to be reviewed on, in the order they were set."""
    day: date | None = None
    for entry in file.entries:
        if day is not None and isinstance(entry, RecordClosed):
            yield ReviewDay(day, on_day(entry.effective_on, entry.position))
            day = None
        elif isinstance(entry, RecordOpened) and entry.next_review:
            day = date.fromisoformat(entry.next_review)
    if day is not None:
        yield ReviewDay(day, None)
