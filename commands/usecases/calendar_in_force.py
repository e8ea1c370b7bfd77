"""The calendar that holds for a ledger: its rows, with the deadlines that its own lists state."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from commands.usecases.calendar_rows import own_calendar, rows_of
from commands.usecases.target_lists import deadlines_of_lists

if TYPE_CHECKING:
    from ledger.application import Ledger
    from projections.calendar.row import CalendarRow

YEAR_END: Final = "bao-cao-nam"
"""The row of the year-end review, whose deadline over a reporting year is list data."""


def rows_in_force(ledger: Ledger, home: Path) -> tuple[CalendarRow, ...]:
    """The rows that hold: built in, the ledger's own, and deadlines of its own lists (forms.md §7).

    Raises CalendarNotRight, and what a list that states a deadline is refused for.
    """
    rows, own = rows_of(own_calendar(home)), deadlines_of_lists(ledger, home)
    return tuple(row.with_own(own) if own and row.code == YEAR_END else row for row in rows)
