"""A question beside the same one of other periods: side by side, or of the year before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ledger.values.dates import local_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ledger.application import Ledger
    from ledger.values.period import Period
    from projections.figures.comparison import ComparedRow, RowsBeside, YearBefore
    from projections.figures.question import Question
    from projections.figures.reach import Reach
    from projections.figures.statistics import Statistics


class WithLastYear(NamedTuple):
    """The rows of a question beside those of the year before, and what is known of that year.

    ``came_of``: units that are no more and went into the one asked for, whose figures of that year
    are counted with its own.
    """

    rows: list[ComparedRow]
    earlier: YearBefore
    came_of: tuple[str, ...] = ()


def compared_with_last_year(
    ledger: Ledger, statistics: Statistics, question: Question, unit: str, *, alone: bool
) -> WithLastYear:
    """The answer to a question about a unit beside that of the same days a year earlier."""
    from projections.figures.comparison import compared, year_before

    today = known_until(ledger, question.known_at)
    came_of, reach = _followed(ledger, question, unit, alone=alone)
    earlier = year_before(statistics.ask, question, today, ledger.loaded_upto(), reach)
    return WithLastYear(compared(statistics.ask, question, earlier), earlier, came_of)


def _followed(
    ledger: Ledger, question: Question, unit: str, *, alone: bool
) -> tuple[tuple[str, ...], Reach | None]:
    """The units that a unit came of, and what they and it covered the year before."""
    from projections.figures.lineage import joined, predecessors
    from projections.figures.reach import reach_among

    if question.reach is None:
        return (), None
    histories, at = ledger.unit_histories(), question.known_at
    earlier = predecessors(histories, unit, question.period.end, at)
    others = [reach_among(histories, code, alone=alone, known_at=at) for code in earlier]
    return earlier, joined([question.reach, *others])


def known_until(ledger: Ledger, known_at: int) -> date:
    """The last day of which something could be known at a position: today, where it is the last."""
    moment = ledger.recorded_at(known_at) if known_at < ledger.last_position else None
    return min(ledger.today, local_date(moment)) if moment else ledger.today


def beside(
    statistics: Statistics, question: Question, periods: Sequence[Period]
) -> list[RowsBeside]:
    """The answers to one question of several periods, cell by cell."""
    from projections.figures.comparison import side_by_side

    answers = [statistics.ask(replace(question, period=one)) for one in periods]
    return side_by_side(answers, only_movements=question.only_movements)
