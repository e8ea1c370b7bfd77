"""The calendar that holds for a ledger, and the faults of a file of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commands.session import Session
from commands.speech import _, notice
from commands.usecases.calendar_rows import own_calendar, rows_of
from ledger.errors import N_
from ledger.storage.folder import CALENDAR

if TYPE_CHECKING:
    from projections.calendar.row import CalendarRow


def rows_in_force(session: Session) -> tuple[CalendarRow, ...]:
    """The rows of the calendar that hold; faults of the ledger's own file are told.

    Raises CalendarNotRight.
    """
    own = own_calendar(session.home)
    for fault in own.faults if own else ():
        problem, hint = fault.say(_)
        notice(FAULT, file=CALENDAR, line=fault.line or "–", key=fault.key, problem=problem)
        notice(N_("  Hint: {hint}"), hint=hint)
    return rows_of(own)


FAULT = N_("{file}, line {line}, {key}: {problem}")
