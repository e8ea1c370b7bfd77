"""What is owed by the calendar, as it stood at a moment, and how complete and timely it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from commands.usecases.asking import Inquiry
from commands.usecases.calendar_in_force import rows_in_force
from ledger.values.dates import EARLIEST_DAY, end_of_day
from ledger.values.period import Period, reporting_year_of
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from datetime import datetime

    from ledger.application import Ledger
    from projections.calendar.due import Due
    from projections.calendar.row import CalendarRow
    from projections.targets.sight import Sight

NEAR: Final = timedelta(days=31)
"""How far ahead is looked, and back at least, where no days are named."""


@dataclass(frozen=True)
class DueInquiry:
    """What was asked, in people's terms: as ``Inquiry``, of deadlines, ``as_of`` a day.

    ``looks_ahead``: at what is to come, and what is late from the year before, too.
    """

    asked: Inquiry
    as_of: date | None = None
    looks_ahead: bool = True


class FallingDue(NamedTuple):
    """What was found: of which unit (None: all), deadlines of which days, at which moment.

    ``alone``: without what is under it; ``day``: the one it was asked as of, which may be to come
    while the moment never is.
    """

    unit: str | None
    alone: bool
    window: Period
    moment: datetime
    found: list[Due]
    day: date


def overdue_of(sight: Sight, ledger: Ledger, home: Path, since: date) -> list[Due]:
    """Reviews of files, and reports on files and of units, not given by the end of a period.

    From the entries alone: of ``sight`` are the units, the last day and the position. Reviews since
    ever; reports with a deadline from ``since`` on. Raises CalendarNotRight.
    """
    from projections.calendar.due import DueQuestion, due_in

    end, known_at = sight.period.end, sight.books.known_at
    histories = [one for one in ledger.histories(known_at) if Stream(one.record).is_record]
    found: list[Due] = []
    for given_by, first in ((("review",), EARLIEST_DAY), (("report", "file_report"), since)):
        rows = [row for row in rows_in_force(ledger, home) if row.given_by in given_by]
        window = Period(first, end)
        asked = DueQuestion(window, end_of_day(end), known_at, sight.purview.reach)
        found += due_in(ledger, rows, histories, asked)
    return [one for one in found if one.state == "overdue"]


def falling_due(
    ledger: Ledger, facts: Path, rows: tuple[CalendarRow, ...], inquiry: DueInquiry
) -> FallingDue:
    """What is owed with a deadline in the days asked for.

    Left out, they begin with the reporting year of the day it is asked as of, or NEAR before it,
    so that nothing late is out of sight when a year begins, and end NEAR after it; else with that
    year and that day. Nothing is late before its time: as of a day to come, it stands as it does
    now, and the days begin as of today. Raises UnknownUnit, UnitNotCreatedYet, PeriodReversed,
    IntegrityBroken.
    """
    from projections.calendar.due import DueQuestion, due_in
    from projections.figures.candidates import candidates
    from projections.figures.reach import reach_of
    from projections.figures.register import Moment, Selection

    asked = inquiry.asked
    day = inquiry.as_of or ledger.today
    come = min(day, ledger.today)
    moment = ledger.clock() if come == ledger.today else end_of_day(come)
    near = NEAR if inquiry.looks_ahead else timedelta(0)
    ends = asked.end or max(day + near, asked.start or day)
    starts = asked.start or min(reporting_year_of(come).start, come - near, ends)
    window = Period(starts, ends)
    unit, reach = None, None
    if named := asked.unit or ledger.scope:
        unit = ledger.known(Stream.of_unit(named)).key
        reach = reach_of(ledger, unit, alone=asked.alone, as_of=day, known_at=asked.known_at)
    selection = Selection(None, reach)
    histories = candidates(ledger, facts, [selection], Moment(window.end, asked.known_at))
    question = DueQuestion(window, moment, asked.known_at, reach)
    found = due_in(ledger, rows, histories, question)
    return FallingDue(unit, asked.alone, window, moment, found, day)
