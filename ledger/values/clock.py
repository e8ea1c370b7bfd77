"""Which time an entry gets: the machine's clock, never before the last entry.

Far ahead of the last entry the clock is believed only where somebody says that it is right.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ledger.errors import ClockFarAhead, ClockWentBack
from ledger.values.dates import format_instant, local_date, read_instant, write_instant

CLOCK_TOLERANCE = timedelta(minutes=2)
"""A clock set back by less (as time services do) records at the last time; by more, it is refused.
"""

FAR_AHEAD = timedelta(days=90)
"""A clock that stands further after the last entry may be wrong, and a time once recorded is never
taken back: it is asked about first.
"""


def next_time(
    now: datetime,
    last: str,
    accepted: Callable[[], str | None] = lambda: None,
    *,
    confirmed: bool = False,
) -> str:
    """The time to record at, given the last recorded one (``""``: none): never before it.

    ``confirmed``: somebody has said that the clock is right; then it is obeyed however far ahead it
    is, and however far behind it is, the last time stands until the clock has reached it. So it
    does where that time is the last one ``accepted``, which is asked for only then.
    Raises ClockFarAhead, ClockWentBack.
    """
    if not last:
        return write_instant(now)
    then = read_instant(last)
    if now - then > FAR_AHEAD and not confirmed:
        raise ClockFarAhead(
            now=format_instant(now), last=format_instant(then), days=(now - then).days
        )
    if now >= then:
        return write_instant(now)
    if then - now > CLOCK_TOLERANCE and not confirmed and accepted() != last:
        raise ClockWentBack(now=format_instant(now), last=format_instant(then))
    return last


@dataclass(frozen=True, slots=True)
class AcceptedTimes:
    """The recorded times that were accepted as ahead of a clock that is right.

    ``accepted``: each with what the clock showed then, both UTC as a recorded time is written.
    """

    accepted: tuple[tuple[str, str], ...] = ()

    def earliest_day(self, recorded_at: str) -> date:
        """The first local day on which what bears this time can have been recorded.

        What was recorded by a clock that was ahead was recorded before the right clock was shown,
        and what got the accepted time since was recorded after: neither later than its own time.
        """
        shown = (clock for ahead, clock in self.accepted if recorded_at <= ahead)
        return local_date(read_instant(min([recorded_at, *shown])))


NONE_ACCEPTED = AcceptedTimes()
"""In a ledger that was never ahead of the clock."""
