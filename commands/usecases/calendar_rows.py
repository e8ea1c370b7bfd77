"""The rows of the calendar that holds for a ledger: the built-in ones, and its own file's."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ledger.storage.folder import CALENDAR

if TYPE_CHECKING:
    from projections.calendar.calendar_file import CheckedCalendar
    from projections.calendar.row import CalendarRow

MOST_BYTES: Final = 1 << 20
"""A hundred times the calendar that is built in."""


def own_calendar(home: Path) -> CheckedCalendar | None:
    """The calendar's file in a ledger's folder, looked at; None where there is none.

    Raises FileUnreadable, NotAPlainFile, CalendarTooLarge, TextNotUnicode.
    """
    from projections.calendar.calendar_file import check_calendar
    from projections.calendar.fault import CalendarTooLarge
    from projections.documents.lines.refusals import TextNotUnicode
    from projections.documents.package.plain_file import read_plain_file

    path = home / CALENDAR
    if not path.exists():
        return None
    content = read_plain_file(path, MOST_BYTES)
    if len(content) > MOST_BYTES:
        raise CalendarTooLarge(file=path.name, limit_kb=MOST_BYTES >> 10)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        raise TextNotUnicode(file=path.name, position=broken.start) from broken
    return check_calendar(unicodedata.normalize("NFC", text).replace("\r\n", "\n"))


def rows_of(own: CheckedCalendar | None) -> tuple[CalendarRow, ...]:
    """The rows that hold: the built-in ones with the ledger's own. Raises CalendarNotRight."""
    from projections.calendar.calendar_file import laid_over
    from projections.calendar.fault import CalendarNotRight

    if own is not None and own.faults:
        raise CalendarNotRight.of_faults(CALENDAR, own.faults)
    return laid_over(own.rows if own else ())


def row_called(rows: tuple[CalendarRow, ...], name: str) -> CalendarRow:
    """The row of a report by its code or its name. Raises NoSuchReport."""
    from projections.calendar.fault import NoSuchReport

    sent = [row for row in rows if row.given_by == "report"]
    found = next((row for row in sent if row.is_called(name)), None)
    if found is None:
        raise NoSuchReport(text=name, known=", ".join(row.code for row in sent))
    return found
