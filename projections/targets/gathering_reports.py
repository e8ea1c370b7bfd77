"""The reports of the calendar that units owed, and whether each was submitted in time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ledger.application import Ledger
from ledger.values.period import Period
from projections.calendar.deadline import Deadline
from projections.calendar.establishment import Establishment, establishment_of, founded_on
from projections.calendar.given import reports_by_period, reports_sent
from projections.calendar.owed import rule_of
from projections.calendar.row import CalendarRow
from projections.targets.seen_books import CountedReport


def reports_owed(
    ledger: Ledger,
    rows: Sequence[CalendarRow],
    names: Iterable[str],
    window: Period,
    known_at: int,
    units: Iterable[str],
) -> Iterator[CountedReport]:
    """The reports of some names that units owe with a deadline in a stretch of days.

    A list says of which kinds of units it asks them, so each of ``units`` owes them here, whatever
    its kind. What is submitted at the stated moment itself is late (forms.md §7). Nothing is owed
    that fell due, or whose days were over, before the ledger was founded, as in ``due``.
    """
    founded = founded_on(ledger)
    asked = [row for row in rows if row.code in set(names)]
    given = reports_by_period(asked, reports_sent(ledger, known_at)) if asked else {}
    everybody = establishment_of(ledger, known_at) if any(row.own for row in asked) else None
    there = list(units)
    for row in asked:
        for unit, days, deadline in _owing(row, window, there, everybody):
            if min(deadline.day, days.end) < founded:
                continue
            sent = given.get((row.code, unit, days))
            in_time = sent is not None and not deadline.is_late(sent.moment)
            position = sent.position if sent else 0
            yield CountedReport(row.code, unit, deadline.day, in_time, position, row.units)


def _owing(
    row: CalendarRow, window: Period, units: Sequence[str], everybody: Establishment | None
) -> Iterator[tuple[str, Period, Deadline]]:
    """Each unit with the periods of a row, and its own deadline of each in a stretch of days.

    ``everybody``: where units have deadlines of their own.
    """
    for rule in row.rules():
        for owed, deadline in row.due(window, rule):
            for unit in units:
                if everybody is None or rule_of(row, everybody, unit, owed.days) == rule:
                    yield unit, owed.days, deadline
