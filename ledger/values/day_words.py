"""The day a stock is dated by, in the words of reports: at the end of which days it may stand.

*Tính đến ngày D* before the movements of a period is the state in which the period began: that at
the end of the day before D, and where D is itself the day before the period, of D too. Behind the
movements it includes D, where D ends the period; one day past the end, people mean either, and on
any other day as well. *Tính đến hết ngày D*, *đến hết D* includes D, for both. A report is right if
one of the readings of its words is: the first is the one to tell of.
"""

from __future__ import annotations

from datetime import date, timedelta

from ledger.values.period import Period

_DAY = timedelta(days=1)


def opening_ends(period: Period, day: date | None, *, through: bool = False) -> tuple[date, ...]:
    """The days at whose end an opening stock may stand that is dated by ``day`` (None: by none).

    ``through``: the day is said to be counted whole (``hết``).
    """
    if day is None:
        return (period.eve,)
    if through:
        return (day,)
    return (day, day - _DAY) if day == period.eve else (day - _DAY,)


def current_ends(period: Period, day: date | None, *, through: bool = False) -> tuple[date, ...]:
    """The days at whose end a current stock may stand that is dated by ``day`` (None: by none)."""
    if day is None:
        return (period.end,)
    if through or day == period.end:
        return (day,)
    return (period.end, day) if day == period.end + _DAY else (day, day - _DAY)
