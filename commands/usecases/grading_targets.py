"""Lists of targets graded: of a unit, of each unit below it, of each of its officers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from commands.usecases.asking import period_of
from commands.usecases.calendar_in_force import rows_in_force
from commands.usecases.target_lists import list_named, own_codes
from ledger.records.own_values import own_list
from ledger.values.period import Period
from ledger.values.stream import CATALOG, Stream
from projections.targets.refusals import UnknownPart
from projections.targets.sets_of import reports_named

if TYPE_CHECKING:
    from ledger.application import Ledger
    from projections.targets.gathering import BooksReader
    from projections.targets.grade import GradedPart
    from projections.targets.grading import GradedList, GradedTarget
    from projections.targets.sight import Sight
    from projections.targets.target_list import TargetList

STATISTICS: Final = "nvcb-2024"
"""The list by which the books are seen where no targets are asked about."""


@dataclass(frozen=True)
class TargetInquiry:
    """What was asked, in people's terms; what is None was left out.

    ``name``: of the list; ``known_at``: a position; ``unit``: a code (None: the home unit), with
    everything under it unless ``alone``; ``branch``: only what is of this branch.
    """

    name: str
    known_at: int
    start: date | None = None
    end: date | None = None
    unit: str | None = None
    branch: str | None = None
    alone: bool = False


def sight_of(
    ledger: Ledger, home: Path, asked: TargetInquiry, reader: BooksReader | None = None
) -> Sight:
    """The books as a list's targets are graded by. ``reader``: of whoever grades several lists.

    Raises UnknownList, ListNotRight, ListCalledOtherwise, UnknownUnit, AmbiguousUnitName,
    UnitNotCreatedYet, UnknownCode, PeriodReversed, IntegrityBroken.
    """
    from projections.figures.lineage import lineage
    from projections.figures.reach import reach_of
    from projections.figures.whose import EVERYBODY, whose_figures
    from projections.targets.gathering import BooksReader
    from projections.targets.purview import Purview
    from projections.targets.sight import Sight

    own = own_list(ledger.history(CATALOG))
    plan = list_named(asked.name, home, own_codes(ledger, home))
    days, at = _period(plan, ledger.today, asked), asked.known_at
    unit = ledger.known(Stream.of_unit(asked.unit)).key if asked.unit else ledger.foundation.unit
    reach = None
    if whose_figures(ledger, unit, alone=asked.alone) != EVERYBODY:
        reach = reach_of(ledger, unit, alone=asked.alone, as_of=days.end, known_at=at)
    branch = own.code("branch", asked.branch) if asked.branch else plan.branch
    purview = Purview(unit, reach)
    reports = (rows_in_force(ledger, home), reports_named(plan.indicators.values()))
    earlier = Period(date.min, days.end)
    since_ever = lineage(ledger.unit_histories(), reach, days, earlier, alone=False, known_at=at)
    reader = reader or BooksReader(ledger, at)
    books = reader.seen(days, Purview(unit, since_ever.reach), reports)
    return Sight(books, plan, purview, days, branch)


def _period(plan: TargetList, today: date, asked: TargetInquiry) -> Period:
    """The days asked for; what is left out comes from the list's usual period."""
    if plan.period == "reporting_year":
        return period_of(today, asked.start, asked.end)
    year = (asked.end or asked.start or today).year
    first, last = date(year, 1, 1), date(year, 12, 31)
    start = asked.start or first
    return Period(start, asked.end or min(last, max(today, start)))


def graded_by_officer(sight: Sight) -> list[GradedList]:
    """The same list over each officer's own records, by code; no score of anybody."""
    from projections.targets.grading import graded

    return [
        graded(replace(sight, purview=replace(sight.purview, officer=one.code)))
        for one in sight.officers()
    ]


def part_of(found: GradedList, typed: str) -> tuple[GradedTarget, GradedPart]:
    """A part as it is typed: ``9.a``, or ``9`` for the first of a target. Raises UnknownPart."""
    number, _dot, letter = typed.strip().partition(".")
    for target in found.targets:
        if str(target.number).casefold() == number.casefold():
            for part in target.parts:
                if letter.casefold() in ("", part.letter):
                    return target, part
    first = found.targets[0]
    example = f"{first.number}.{first.parts[0].letter}"
    raise UnknownPart(list=found.sight.plan.code, part=typed, example=example)
