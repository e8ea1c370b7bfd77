"""What was given of what is owed: the first time, which a later replacement does not mend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import NamedTuple

from ledger.application import Ledger
from ledger.entries.evidence import ReportSubmitted
from ledger.timeline import in_force
from ledger.values.dates import LOCAL_ZONE, read_instant
from ledger.values.period import Period
from projections.calendar.owed import Owed
from projections.calendar.row import CalendarRow


class Given(NamedTuple):
    """That something was given: the moment (a day counts from its beginning), by which entry."""

    moment: datetime
    position: int


def on_day(day: date, position: int) -> Given:
    """What was given on a day, as entries of files say it."""
    return Given(datetime.combine(day, time(), LOCAL_ZONE), position)


class Sent(NamedTuple):
    """A report that left a unit: what it was called, of which days, when it was recorded."""

    report: str
    unit: str
    days: Period
    given: Given


def reports_sent(ledger: Ledger, known_at: int | None = None) -> list[Sent]:
    """The submissions that stand as known at a position, in the order of recording."""
    streams = ledger.streams(ledger.names("report")).values()
    found = (
        one
        for entries in streams
        for one in in_force(entries, known_at)
        if isinstance(one, ReportSubmitted)
    )
    return [
        Sent(
            one.report,
            one.unit,
            Period(*(date.fromisoformat(one.period[end]) for end in ("from", "to"))),
            Given(read_instant(one.recorded_at), one.position),
        )
        for one in sorted(found, key=lambda one: one.position)
    ]


Reports = Mapping[tuple[str, str, Period], Given]
"""The first report of a row, by the row's code, the unit, and the days it is owed for."""


def reports_by_period(rows: Iterable[CalendarRow], sent: Iterable[Sent]) -> Reports:
    """Which report is of which period.

    A report is of the period of its row's kind that it has most days in common with, if they are
    more than half of both: a year-end review that is dated in December, or is over the reporting
    year, is that of the year. Of several the first counts, whatever came after it.
    """
    found: dict[tuple[str, str, Period], Given] = {}
    known = [row for row in rows if row.given_by == "report"]
    for one in sent:
        for row in (row for row in known if row.is_called(one.report)):
            if meant := period_meant(row, one.days):
                found.setdefault((row.code, one.unit, meant), one.given)
    return found


def period_meant(row: CalendarRow, stated: Period) -> Period | None:
    """The period of a row that a report over some days is of; None where it is of none."""
    several = [one.days for one in row.periods(stated)]
    if not several:
        return None
    best = max(several, key=lambda one: one.shared_with(stated))
    common = 2 * best.shared_with(stated)
    return best if common > best.days and common > stated.days else None


def report_given(owed: Owed, reports: Reports) -> Given | None:
    """The report that gives what is owed: of the unit itself, or of those it carries on for."""
    found = (
        reports.get((owed.row.code, unit, owed.days)) for unit in (owed.unit, *owed.in_place_of)
    )
    return min((one for one in found if one), default=None)
