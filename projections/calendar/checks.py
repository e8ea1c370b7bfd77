"""Checks of files by commanders: what a monthly or quarterly check is given by.

Whoever has no file of the lines asked for in his unit on the last day has nothing to check, and
owes no check. Source: forms.md §7, §8.
"""

from __future__ import annotations

from collections.abc import Iterable

from ledger.entries.record import FileChecked
from ledger.values.period import Period
from projections.calendar.deadline import Deadline
from projections.calendar.file_course import FileCourse
from projections.calendar.given import Given, on_day
from projections.calendar.owed import Owed
from projections.calendar.row import CalendarRow, OwedPeriod


class ChecksOfFiles:
    """The first check of each checker in each period, and which units had something to check."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, str, Period], Given] = {}
        self._held: set[tuple[str, str, Period]] = set()

    def look_at(
        self, row: CalendarRow, file: FileCourse, due: Iterable[tuple[OwedPeriod, Deadline]]
    ) -> None:
        """Note who checked a file in the periods of a row, and which unit held it."""
        if row.lines and file.line not in row.lines:
            return
        for period, deadline in due:
            if (cell := file.at(deadline.day).cell) is not None:
                self._held.add((row.code, cell.unit or "", period.days))
            for one in file.entries:
                if isinstance(one, FileChecked) and one.effective_on in period.days:
                    key = row.code, one.checker, period.days
                    made = on_day(one.effective_on, one.position)
                    self._made[key] = min(made, self._made.get(key, made))

    def is_owed(self, owed: Owed) -> bool:
        """Whether the unit had a file to check."""
        return (owed.row.code, owed.unit, owed.days) in self._held

    def given(self, owed: Owed) -> Given | None:
        """The first check of the officer who owes one."""
        return self._made.get((owed.row.code, owed.officer or "", owed.days))
