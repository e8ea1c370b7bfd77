"""What a commander's page tells of his unit, each number with what stands behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from commands.usecases.asking import Inquiry
from commands.usecases.files_wanting import Wanting, files_wanting
from commands.usecases.grading_targets import TargetInquiry, sight_of
from commands.usecases.paper_listing import PapersAsked, papers_listed
from commands.usecases.summing_up import Recording, UnitAtAGlance, summed_up
from commands.usecases.target_lists import lists_known, own_codes
from ledger.no_gc import uncollected
from ledger.values.period import Period, period_on

if TYPE_CHECKING:
    from commands.usecases.paper_row import PaperRow
    from ledger.application import Ledger
    from projections.calendar.row import CalendarRow
    from projections.figures.answer import Posting
    from projections.figures.statistics import Statistics
    from projections.targets.grading import GradedList

SETTLED = ("remedied", "strength")
"""How a finding stands of which nothing is left to do."""


class Behind(NamedTuple):
    """What stands behind a line's figures of some days: there at the end, came, went."""

    days: Period
    current: tuple[Posting, ...]
    added: tuple[Posting, ...]
    removed: tuple[Posting, ...]


class LineOpened(NamedTuple):
    """A line of work opened: over all months, and month by month."""

    line: str
    whole: Behind
    months: tuple[Behind, ...]


class WeekOfRecording(NamedTuple):
    """The entries on files that were recorded in a week."""

    days: Period
    recordings: tuple[Recording, ...]

    @property
    def late(self) -> int:
        """How many of them were recorded late."""
        return sum(one.is_late for one in self.recordings)


class UnitPage(NamedTuple):
    """All that a page tells; ``findings``: those of inspections that are still open."""

    told: UnitAtAGlance
    lines: tuple[LineOpened, ...]
    graded: tuple[GradedList, ...]
    wanting: tuple[Wanting, ...]
    weeks: tuple[WeekOfRecording, ...]
    findings: tuple[PaperRow, ...]


@uncollected()
def unit_page(
    ledger: Ledger,
    statistics: Statistics,
    folders: tuple[Path, Path],
    rows: tuple[CalendarRow, ...],
    asked: Inquiry,
    as_of: date | None,
) -> UnitPage:
    """What is told of a unit at the end of a day (None: today), and what stands behind it.

    ``folders``: the ledger's own and that of its facts. Raises what `summary`, `targets` and the
    list of findings raise.
    """
    home, facts = folders
    told = summed_up(ledger, statistics, facts, rows, asked, as_of)
    day = told.question.period.end
    papers = PapersAsked("finding", day, asked.known_at, unit=asked.unit, alone=asked.alone)
    found = papers_listed(ledger, papers)
    return UnitPage(
        told,
        tuple(_opened(statistics, told)),
        tuple(_graded(ledger, home, asked, day)),
        files_wanting(ledger, statistics, facts, asked, told.question),
        weeks_of(told.recordings, told.question.period),
        tuple(one for one in found if one.told["status"] not in SETTLED),
    )


def _opened(statistics: Statistics, told: UnitAtAGlance) -> Iterator[LineOpened]:
    """Each line of work with the records behind its figures."""
    for one in told.lines:
        months = [_behind(statistics, told, one.line, days) for days in told.months]
        whole = _behind(statistics, told, one.line, told.question.period)
        yield LineOpened(one.line, whole, tuple(months))


def _behind(statistics: Statistics, told: UnitAtAGlance, line: str, days: Period) -> Behind:
    question = replace(told.question, period=days, lines=(line,))
    current, added, removed = (
        tuple(statistics.drill(question, line, (), measure))
        for measure in ("current", "added", "removed")
    )
    return Behind(days, current, added, removed)


def _graded(ledger: Ledger, home: Path, asked: Inquiry, day: date) -> Iterator[GradedList]:
    """The lists that ask anything of the unit, each over its usual period up to a day.

    A list of the unit's own that is not right is passed over: `targets check` tells its faults.
    """
    from projections.targets.gathering import BooksReader
    from projections.targets.grading import graded

    reader = BooksReader(ledger, asked.known_at)
    for known in lists_known(home, own_codes(ledger, home)):
        if known.faults:
            continue
        inquiry = TargetInquiry(
            known.code, asked.known_at, None, day, asked.unit, None, asked.alone
        )
        found = graded(sight_of(ledger, home, inquiry, reader))
        if any(one.grade != "not_applicable" for one in found.targets):
            yield found


def weeks_of(recordings: tuple[Recording, ...], days: Period) -> tuple[WeekOfRecording, ...]:
    """What was recorded week by week (Thursday to Wednesday), weeks without an entry among them."""
    held = defaultdict[Period, list[Recording]](list)
    for one in recordings:
        held[period_on("week", one.recorded_on).days].append(one)
    weeks, week = [], period_on("week", days.start)
    while week.days.start <= days.end:
        weeks.append(WeekOfRecording(week.days, tuple(held[week.days])))
        week = week.next
    return tuple(weeks)
