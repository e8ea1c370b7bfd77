"""The calendar that holds for a ledger, and the faults of files of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from commands.session import Session
from commands.speech import _, notice
from commands.usecases.calendar_rows import own_calendar, rows_of
from ledger.errors import N_
from ledger.storage.folder import CALENDAR

if TYPE_CHECKING:
    from projections.calendar.row import CalendarRow
    from projections.toml.fault import FileFault


def rows_in_force(session: Session) -> tuple[CalendarRow, ...]:
    """The rows of the calendar that hold; faults of the ledger's own file are told.

    Raises CalendarNotRight.
    """
    own = own_calendar(session.home)
    tell_faults(CALENDAR, own.faults if own else ())
    return rows_of(own)


def tell_faults(file: str, faults: Iterable[FileFault]) -> None:
    """Say what is wrong in a file of the ledger's folder: line, key, and what to do."""
    for fault in faults:
        problem, hint = fault.say(_)
        notice(FAULT, file=file, line=fault.line or "–", key=fault.key, problem=problem)
        notice(N_("  Hint: {hint}"), hint=hint)


FAULT = N_("{file}, line {line}, {key}: {problem}")
