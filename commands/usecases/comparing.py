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
    from projections.figures.statistics import Statistics


class WithLastYear(NamedTuple):
    """The rows of a question beside those of the year before, and what is known of that year.

    ``came_of``: units that are no more and went into the one asked for, whose figures of that year
    are counted with its own; ``parts_of``: those of which it took over a part, which are not.
    """

    rows: list[ComparedRow]
    earlier: YearBefore
    came_of: tuple[str, ...] = ()
    parts_of: tuple[str, ...] = ()


def compared_with_last_year(
    ledger: Ledger, statistics: Statistics, question: Question, *, alone: bool
) -> WithLastYear:
    """The answer to a question beside that of the same days a year earlier.

    Units that have gone since then into those asked for are counted with them.
    """
    from projections.figures.comparison import compared, year_before
    from projections.figures.lineage import lineage

    at, days = question.known_at, question.period
    today = known_until(ledger, at)
    earlier_days, histories = days.a_year_earlier(today), ledger.unit_histories()
    found = lineage(histories, question.reach, days, earlier_days, alone=alone, known_at=at)
    earlier = year_before(statistics.ask, question, today, ledger.loaded_upto(), found.reach)
    rows = compared(statistics.ask, question, earlier)
    return WithLastYear(rows, earlier, found.came_of, found.parts_of)


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
