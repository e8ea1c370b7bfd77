"""How a unit's figures and its recording look to an auditor of routine data: what stands out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from commands.usecases.asking import Inquiry, question_of
from commands.usecases.falling_due import DueInquiry, falling_due
from commands.usecases.summing_up import entries_on_files
from ledger.values.dates import local_date, read_instant
from ledger.values.months import months_of
from ledger.values.period import Period

if TYPE_CHECKING:
    from fractions import Fraction

    from ledger.application import Ledger
    from projections.calendar.completeness import Completeness
    from projections.calendar.row import CalendarRow
    from projections.figures.question import Question, StatRow
    from projections.figures.statistics import Statistics
    from projections.inspection.quality.days import BulkDay, Heaped
    from projections.inspection.quality.series import StandingOut

YEARS: Final = 2
"""How many years before are looked at beside this one."""
MEASURES: Final = ("added", "removed")
"""What is looked at month by month: what came and what went, for stocks follow from them."""


class Series(NamedTuple):
    """A measure of a line of work month by month, and of the same days of the years before.

    ``before``: the last year first; None where the books do not reach back so far.
    """

    line: str
    measure: str
    values: tuple[int, ...]
    standing_out: tuple[StandingOut, ...]
    before: tuple[int, ...] | None
    ratio: Fraction | None

    @property
    def total(self) -> int:
        """All months together."""
        return sum(self.values)


class DataQuality(NamedTuple):
    """What was found: of whom, in which months; lines, the days of entries, reports."""

    unit: str
    question: Question
    months: tuple[Period, ...]
    series: tuple[Series, ...]
    entries: int
    bulk: tuple[BulkDay, ...]
    heaped: Heaped
    reports: Completeness


def data_quality(
    ledger: Ledger,
    statistics: Statistics,
    facts: Path,
    rows: tuple[CalendarRow, ...],
    asked: Inquiry,
) -> DataQuality:
    """How the figures and the recording of a unit look over a period.

    Raises UnknownUnit, UnitNotCreatedYet, PeriodReversed, IntegrityBroken.
    """
    from projections.calendar.completeness import completeness
    from projections.inspection.quality.days import heaped, recorded_in_bulk
    from projections.inspection.quality.thresholds import thresholds

    question, unit = question_of(ledger, asked)
    days = question.period
    due = falling_due(
        ledger, facts, rows, DueInquiry(replace(asked, start=days.start, end=days.end), days.end)
    ).found
    reports = [one for one in due if one.owed.record is None]
    entries = [one for one in entries_on_files(ledger, facts, question) if one.effective_on in days]
    recorded = [local_date(read_instant(entry.recorded_at)) for entry in entries]
    effective = [entry.effective_on for entry in entries]
    deadlines = {
        one.owed.deadline.day for one in reports if one.owed.days.days >= thresholds().period_days
    }
    months = tuple(months_of(days))
    return DataQuality(
        unit,
        question,
        months,
        tuple(_series(ledger, statistics, question, months, alone=asked.alone)),
        len(entries),
        tuple(recorded_in_bulk(recorded)),
        heaped(effective, deadlines, days),
        completeness(reports, ())[-1],
    )


def _series(
    ledger: Ledger,
    statistics: Statistics,
    question: Question,
    months: tuple[Period, ...],
    *,
    alone: bool,
) -> Iterator[Series]:
    """Each line of work with anything in it: what came to it, and what went."""
    from projections.inspection.quality.series import standing_out, year_ratio

    answers = [_totals(statistics, replace(question, period=one)) for one in months]
    earlier = _years_before(ledger, statistics, question, alone=alone)
    for line in answers[0]:
        for measure in MEASURES:
            values = tuple(getattr(answer[line], measure) for answer in answers)
            before = None
            if earlier is not None:
                before = tuple(getattr(answer[line], measure) for answer in earlier)
            if any(values) or any(before or ()):
                ratio = year_ratio(sum(values), before) if before else None
                yield Series(line, measure, values, tuple(standing_out(values)), before, ratio)


def _totals(statistics: Statistics, question: Question) -> dict[str, StatRow]:
    return {row.line: row for row in statistics.ask(question) if not row.cell}


def _years_before(
    ledger: Ledger, statistics: Statistics, question: Question, *, alone: bool
) -> list[dict[str, StatRow]] | None:
    """The same days of the years before, the last one first, with the units that went into these.

    None where the books do not reach back so far.
    """
    from projections.figures.lineage import lineage, units_ever
    from projections.figures.reaching_back import known_until, reaches_back

    histories, days = ledger.unit_histories(), question.period
    today = known_until(ledger, question.known_at)
    asked: list[Question] = []
    for _year in range(YEARS):
        earlier = (asked[-1].period if asked else days).a_year_earlier(today)
        known_at = question.known_at
        found = lineage(histories, question.reach, days, earlier, alone=alone, known_at=known_at)
        asked.append(replace(question, period=earlier, reach=found.reach))
    if not reaches_back(statistics.ask, asked[-1], units_ever(histories, question.known_at)):
        return None
    return [_totals(statistics, one) for one in asked]
