"""The calendar that holds for a ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commands.session import Session
from commands.usecases import calendar_in_force

if TYPE_CHECKING:
    from projections.calendar.row import CalendarRow


def rows_in_force(session: Session) -> tuple[CalendarRow, ...]:
    """The rows of the calendar that hold. Raises CalendarNotRight."""
    return calendar_in_force.rows_in_force(session.ledger, session.home)
