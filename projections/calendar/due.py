"""What is due: owed, given or not, on time or late, as of a moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from ledger.application import Ledger
from ledger.catalog.lines import catalog
from ledger.records.history import History
from ledger.values.dates import local_date
from ledger.values.period import Period
from projections.calendar.checks import ChecksOfFiles
from projections.calendar.deadline import LateBy
from projections.calendar.establishment import Establishment, establishment_of
from projections.calendar.file_course import FileCourse
from projections.calendar.files_owed import FileOwed, owed_of_file
from projections.calendar.given import Given, report_given, reports_by_period, reports_sent
from projections.calendar.owed import Covering, Owed, officers_asked, owed_by_establishment
from projections.calendar.quotas_given import quota_given, quotas_registered
from projections.calendar.remedies import remedies_owed, remedy_owed
from projections.calendar.reviews import reviews_of_file
from projections.calendar.row import CalendarRow

DueState = Literal["on_time", "late", "overdue", "to_come"]
"""Given on time, given late, not given and late already, not given and not late yet."""


@dataclass(frozen=True, slots=True)
class Due:
    """What is owed, what was given of it (None: nothing), and the moment both are looked at."""

    owed: Owed
    given: Given | None
    moment: datetime

    @property
    def state(self) -> DueState:
        """How it stands at that moment."""
        deadline = self.owed.deadline
        if self.given is not None:
            return "late" if deadline.is_late(self.given.moment) else "on_time"
        return "overdue" if deadline.is_late(self.moment) else "to_come"

    @property
    def lateness(self) -> LateBy | None:
        """By how much it was given late, or is late by now; None where it is not late."""
        return self.owed.deadline.late_by(self.given.moment if self.given else self.moment)

    @property
    def days_left(self) -> int:
        """In how many days its last day on time is; 0: today, or past."""
        return max(0, (self.owed.deadline.day - local_date(self.moment)).days)


@dataclass(frozen=True, slots=True)
class DueQuestion:
    """What is asked: deadlines in a stretch of days, as of a moment, as known at a position.

    ``reach``: the units asked for (None: all).
    """

    window: Period
    moment: datetime
    known_at: int | None = None
    reach: Covering | None = None


def due_in(
    ledger: Ledger,
    rows: Sequence[CalendarRow],
    histories: Iterable[History],
    asked: DueQuestion,
) -> list[Due]:
    """All that is owed with a deadline in the days asked for, by deadline, then by unit.

    ``histories``: those of the files of the units asked for; of more, no harm.
    """
    checks = ChecksOfFiles()
    establishment = establishment_of(ledger, asked.known_at)
    founded = establishment.founded
    files = _of_files(rows, histories, checks, asked)
    found = [_answered_for(one, establishment) for one in files if one.owed.deadline.day >= founded]
    found += _of_establishment(ledger, rows, establishment, checks, asked)
    found += _of_findings(ledger, rows, establishment, asked)
    return sorted(found, key=_order)


def reports_due(ledger: Ledger, rows: Sequence[CalendarRow], asked: DueQuestion) -> list[Due]:
    """What is owed that a submitted report gives, with a deadline in the days asked for."""
    sent = [row for row in rows if row.given_by == "report"]
    establishment = establishment_of(ledger, asked.known_at)
    return sorted(
        _of_establishment(ledger, sent, establishment, ChecksOfFiles(), asked), key=_order
    )


def _of_establishment(
    ledger: Ledger,
    rows: Sequence[CalendarRow],
    establishment: Establishment,
    checks: ChecksOfFiles,
    asked: DueQuestion,
) -> Iterator[Due]:
    """What units and officers owe, and what they gave of it by the moment."""
    reports = reports_by_period(rows, reports_sent(ledger, asked.known_at))
    quotas = quotas_registered(ledger, asked.known_at)
    for owed in owed_by_establishment(rows, establishment, asked.window, asked.reach):
        if owed.row.given_by == "check":
            if checks.is_owed(owed):
                yield _due(owed, checks.given(owed), asked)
        elif owed.row.given_by == "report":
            yield _due(owed, report_given(owed, reports), asked)
        elif owed.row.given_by == "quota":
            yield _due(owed, quota_given(owed, quotas), asked)


def _of_findings(
    ledger: Ledger,
    rows: Sequence[CalendarRow],
    establishment: Establishment,
    asked: DueQuestion,
) -> Iterator[Due]:
    """The remedies that were asked for, and whether they were seen to be done."""
    of_remedies = [row for row in rows if row.given_by == "remedy"]
    if not of_remedies:
        return
    for paper, found in remedies_owed(ledger, asked.known_at, asked.moment):
        for row in of_remedies:
            one = remedy_owed(row, paper, found, establishment, asked.window, asked.reach)
            if one:
                yield _due(one.owed, one.given, asked)


def _of_files(
    rows: Sequence[CalendarRow],
    histories: Iterable[History],
    checks: ChecksOfFiles,
    asked: DueQuestion,
) -> Iterator[Due]:
    """What is owed of files and was given of it; the checks of files are noted on the way."""
    due = {row.code: list(row.due(asked.window)) for row in rows}
    lines = {line.code for line in catalog().lines}
    for history in (one for one in histories if one.noun in lines):
        file = FileCourse(history, asked.known_at)
        for row in rows:
            if row.given_by == "check":
                checks.look_at(row, file, due[row.code])
            elif row.owed_by == "record":
                found: Iterable[FileOwed] = owed_of_file(row, file, due[row.code], asked.reach)
                if row.given_by == "review":
                    found = reviews_of_file(row, file, asked.window, asked.reach)
                yield from (_due(one.owed, one.given, asked) for one in found)


def _answered_for(due: Due, establishment: Establishment) -> Due:
    """What is owed of a file, and whose duty it is in its unit, as commanders' a rating is."""
    owed = due.owed
    if not owed.row.roles:
        return due
    asked = officers_asked(owed.row, establishment, owed.unit, owed.deadline.day)
    return replace(due, owed=replace(owed, answering=tuple(asked)))


def _due(owed: Owed, given: Given | None, asked: DueQuestion) -> Due:
    """What is owed as it stood at the moment: what came later was not given then."""
    by_then = given if given is not None and given.moment <= asked.moment else None
    return Due(owed, by_then, asked.moment)


def _order(one: Due) -> tuple[datetime, str, str, str, str]:
    owed = one.owed
    place = owed.deadline.late_from, owed.unit, owed.row.code
    return (*place, owed.officer or "", f"{owed.about}{owed.record or ''}")
