"""The calendar that holds for a ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commands.session import Session
from commands.usecases.calendar_rows import own_calendar, rows_of

if TYPE_CHECKING:
    from projections.calendar.row import CalendarRow


def rows_in_force(session: Session) -> tuple[CalendarRow, ...]:
    """The rows of the calendar that hold. Raises CalendarNotRight."""
    return rows_of(own_calendar(session.home))
