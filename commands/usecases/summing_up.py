"""A unit at a glance: its lines of work month by month, what is owed, how much is recorded late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from commands.usecases.asking import Inquiry, question_of
from commands.usecases.falling_due import DueInquiry, FallingDue, falling_due
from ledger.catalog.lines import catalog
from ledger.no_gc import uncollected
from ledger.timeline import in_force
from ledger.values.dates import local_date, read_instant
from ledger.values.period import Period, months_before, period_on

if TYPE_CHECKING:
    from ledger.application import Ledger
    from ledger.entries import Entry
    from projections.calendar.row import CalendarRow
    from projections.figures.question import Question, StatRow
    from projections.figures.statistics import Statistics

MONTHS: Final = 12
"""How many months are looked at, the last one as far as it has come."""


class LineAtAGlance(NamedTuple):
    """A line of work: what there was at the end of each month, what came and went in all."""

    line: str
    stocks: tuple[int, ...]
    opening: int
    added: int
    removed: int

    @property
    def current(self) -> int:
        """What there is now."""
        return self.stocks[-1]


class RecordedLate(NamedTuple):
    """Of the entries recorded in some months, how many long after the day they took effect."""

    late: int
    entries: int
    days: int


@dataclass(frozen=True)
class Recording:
    """An entry on a file, and how many days after its day it was recorded."""

    entry: Entry
    days: int

    @cached_property
    def recorded_on(self) -> date:
        """The local day on which it was recorded."""
        return local_date(read_instant(self.entry.recorded_at))

    @property
    def is_late(self) -> bool:
        """Whether it was recorded long after its day: what an inspection calls backdated."""
        return self.days > late_after_days()


class UnitAtAGlance(NamedTuple):
    """What is told of a unit; ``months``: the first and last day of each."""

    unit: str
    question: Question
    months: tuple[Period, ...]
    lines: tuple[LineAtAGlance, ...]
    due: FallingDue
    recordings: tuple[Recording, ...]

    @property
    def recorded(self) -> RecordedLate:
        """How many of the entries were recorded late."""
        late = sum(one.is_late for one in self.recordings)
        return RecordedLate(late, len(self.recordings), late_after_days())


@uncollected()
def summed_up(
    ledger: Ledger,
    statistics: Statistics,
    facts: Path,
    rows: tuple[CalendarRow, ...],
    asked: Inquiry,
    as_of: date | None,
) -> UnitAtAGlance:
    """A unit at a glance at the end of a day (None: today).

    Raises UnknownUnit, UnitNotCreatedYet, IntegrityBroken.
    """
    day = as_of or ledger.today
    months = last_months(day)
    whole = Inquiry(asked.known_at, months[0].start, day, asked.unit, asked.alone)
    question, unit = question_of(ledger, whole)
    due = falling_due(ledger, facts, rows, DueInquiry(asked, as_of))
    recordings = tuple(recordings_on_files(ledger, facts, question))
    lines = tuple(_lines(statistics, question, months))
    return UnitAtAGlance(unit, question, months, lines, due, recordings)


def last_months(day: date) -> tuple[Period, ...]:
    """The calendar months up to that of a day, which ends with it."""
    first = period_on("month", months_before(day.replace(day=1), MONTHS - 1))
    found, one = [], first
    while one.days.start <= day:
        found.append(Period(one.days.start, min(one.days.end, day)))
        one = one.next
    return tuple(found)


def _lines(
    statistics: Statistics, question: Question, months: tuple[Period, ...]
) -> Iterable[LineAtAGlance]:
    asked = [replace(question, period=one) for one in months]
    answers = [_totals(statistics, one) for one in asked]
    for line, row in _totals(statistics, question).items():
        told = LineAtAGlance(
            line,
            tuple(answer[line].current or 0 for answer in answers),
            row.opening or 0,
            row.added,
            row.removed,
        )
        if any(told.stocks) or told.opening or told.added:
            yield told


def _totals(statistics: Statistics, question: Question) -> dict[str, StatRow]:
    return {row.line: row for row in statistics.ask(question) if not row.cell}


def recordings_on_files(ledger: Ledger, facts: Path, question: Question) -> Iterator[Recording]:
    """The entries on files recorded in a period, each with how long after its day it was."""
    from projections.inspection.reconciliation.lateness import Lateness

    lateness = Lateness(accepted=ledger.accepted_times())
    for entry in entries_on_files(ledger, facts, question):
        one = Recording(entry, lateness.days(entry))
        if one.recorded_on in question.period:
            yield one


@cache
def late_after_days() -> int:
    """After how many days an entry is recorded late: what an inspection calls backdated."""
    from projections.inspection.reconciliation.lateness import backdated_after_days

    return backdated_after_days()


def entries_on_files(ledger: Ledger, facts: Path, question: Question) -> Iterator[Entry]:
    """The entries in force on files of the units asked for, of any day.

    Opening balances are none of them: they were loaded, not recorded as they happened.
    """
    from projections.figures.candidates import candidates
    from projections.figures.register import Moment, Selection

    lines = {line.code for line in catalog().lines}
    reach, moment = question.reach, Moment(question.period.end, question.known_at)
    for history in candidates(ledger, facts, [Selection(None, reach)], moment):
        for entry in in_force(history.entries, question.known_at) if history.noun in lines else ():
            is_asked = reach is None or entry.unit in reach.on(entry.effective_on)
            if is_asked and not entry.opening_balance:
                yield entry
