"""The reports of the calendar that units owed, and whether each was submitted in time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ledger.application import Ledger
from ledger.values.period import Period
from projections.calendar.establishment import founded_on
from projections.calendar.given import reports_by_period, reports_sent
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
    for row in asked:
        for owed, deadline in row.due(window):
            if min(deadline.day, owed.days.end) < founded:
                continue
            for unit in units:
                sent = given.get((row.code, unit, owed.days))
                in_time = sent is not None and not deadline.is_late(sent.moment)
                position = sent.position if sent else 0
                yield CountedReport(row.code, unit, deadline.day, in_time, position, row.units)
