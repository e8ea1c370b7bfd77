"""Whether the books reach back to an earlier period, or it is not known: one rule for all rooms.

An earlier period (the same days a year before, a baseline) is known where a record stood, on its
first day or before, in a unit that is counted on that day; else not known, which is not 0. What
only came later, by a merger, tells nothing of those that were there; of a unit that was not, what
went into it tells. Entries of units and officers do not count: their days may be made up.
Source: targets.md §1.1, §1.6.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Final

from ledger.application import Ledger
from ledger.records.cell import Cell
from ledger.records.organisation import Unit
from ledger.values.dates import EARLIEST_DAY, local_date
from ledger.values.period import Period
from projections.figures.question import Question, StatRow
from projections.figures.reach import Reach, always
from projections.figures.recount import Course

NO_UNITS: Final[Mapping[str, Unit]] = MappingProxyType({})
"""Where nothing is known of units: each was there on every day."""
Ask = Callable[[Question], list[StatRow]]
"""Whoever answers a question: the fast statistics, or their slow twin."""


def known_until(ledger: Ledger, known_at: int) -> date:
    """The last day of which something could be known at a position: today, where it is the last."""
    moment = ledger.recorded_at(known_at) if known_at < ledger.last_position else None
    return min(ledger.today, local_date(moment)) if moment else ledger.today


def units_counted(reach: Reach | None, period: Period) -> frozenset[str] | None:
    """The units counted on one day or another of a period; None: every unit."""
    if reach is None:
        return None
    return frozenset[str]().union(*(units for _days, units in reach.stretches(period)))


def units_telling(
    units: Mapping[str, Unit], reach: Reach | None, period: Period
) -> frozenset[str] | None:
    """The units whose records tell whether the books reach back to a period; None: every unit.

    Those that are counted on its first day; where none of these was there yet, those of any day.
    ``units``: all there ever were; one of which nothing is known was there.
    """
    if reach is None:
        return None
    first = reach.on(period.start)
    since = (units[code].since if code in units else None for code in first)
    is_there = any(one is None or one <= period.start for one in since)
    return first if is_there else units_counted(reach, period)


def was_there(units: Mapping[str, Unit], reach: Reach | None, period: Period) -> bool:
    """Whether a unit of a reach was there on a day of an earlier period; None: every unit.

    ``units``: all there ever were. One whose day of creation nobody gave was.
    """
    counted = units_counted(reach, period)
    if counted is None:
        return True
    since = (units[code].since for code in counted if code in units)
    return any(one is None or one <= period.end for one in since)


def reaches_back(ask: Ask, question: Question, units: Mapping[str, Unit] = NO_UNITS) -> bool:
    """Whether the books reach back to the period of a question, by whoever answers questions.

    ``units``: all there ever were.
    """
    first = question.period.start
    telling = units_telling(units, question.reach, question.period)
    reach = None if telling is None else always(telling)
    until = Period(min(EARLIEST_DAY, first), first)
    rows = ask(replace(question, period=until, reach=reach, by=(), lines=None))
    return any(row.opening or row.added for row in rows)


def reached_by(
    courses: Iterable[Course],
    period: Period,
    reach: Reach | None,
    units: Mapping[str, Unit],
    keeps: Callable[[Cell], bool] = lambda _cell: True,
) -> bool:
    """Whether the books reach back to a period, by the courses of records.

    ``units``: all there ever were; ``keeps``: whether what stands in a cell counts: that of one
    officer, for example.
    """
    telling = units_telling(units, reach, period)
    return any(
        turn.after is not None
        and turn.entry.effective_on <= period.start
        and (telling is None or turn.after.unit in telling)
        and keeps(turn.after)
        for course in courses
        for turn in course.turns
    )
