"""Which position a ledger had reached by the end of each day.

That is what "as known on that day" means where the ledger itself is not at hand. Facts name
positions, and a position says nothing outside its ledger. Over the facts of several ledgers only a
day is the same for all; so each folder of facts keeps, for every day on which something was
recorded, the last position of that day.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from ledger.application import Ledger
from ledger.values.dates import end_of_day, local_date

Days = tuple[tuple[str, int], ...]
"""The days (``2024-10-15``) on which something was recorded, in order, each with its last
position.
"""


def days_until(ledger: Ledger, known: Days, upto: int) -> Days:
    """The days up to a position; ``known``: those up to an earlier one."""
    found = dict(known)
    position = known[-1][1] if known else 0
    while position < upto:
        moment = ledger.recorded_after(position)
        assert moment is not None, "every position was recorded"
        day = local_date(moment)
        position = min(ledger.position_at(end_of_day(day)), upto)
        found[day.isoformat()] = position
    return tuple(found.items())


def position_on(days: Days, day: date) -> int:
    """The last position recorded by the end of a day; 0 before the first."""
    before = bisect_right(days, day.isoformat(), key=lambda one: one[0])
    return days[before - 1][1] if before else 0
