"""A question beside the same one of other periods: side by side, or of the year before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ledger.values.dates import END_OF_TIME

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledger.application import Ledger
    from ledger.values.period import Period
    from projections.figures.comparison import ComparedRow, RowsBeside, YearBefore
    from projections.figures.question import Question
    from projections.figures.statistics import Statistics


class AttestedFigure(NamedTuple):
    """A figure of an earlier period that the books do not hold, as somebody attested it."""

    indicator: str
    number: int
    document: str
    position: int


class WhoseYear(NamedTuple):
    """Whose year before is asked for: of a unit, with what is under it unless ``alone``."""

    unit: str
    alone: bool = False


class WithLastYear(NamedTuple):
    """The rows of a question beside those of the year before, and what is known of that year.

    ``came_of``: units that are no more and went into the one asked for, whose figures of that year
    are counted with its own; ``parts_of``: those of which it took over a part, which are not;
    ``gave_to``: those to which a part of what is counted went;
    ``attested``: what was attested of that year for the unit, where the books do not reach it.
    """

    rows: list[ComparedRow]
    earlier: YearBefore
    came_of: tuple[str, ...] = ()
    parts_of: tuple[str, ...] = ()
    gave_to: tuple[str, ...] = ()
    attested: tuple[AttestedFigure, ...] = ()


def compared_with_last_year(
    ledger: Ledger, statistics: Statistics, question: Question, whose: WhoseYear
) -> WithLastYear:
    """The answer to a question beside that of the same days a year earlier.

    Units that have gone since then into those asked for are counted with them.
    """
    from projections.figures.comparison import compared, year_before
    from projections.figures.lineage import lineage, units_ever
    from projections.figures.reaching_back import known_until, was_there

    at, days = question.known_at, question.period
    today, alone = known_until(ledger, at), whose.alone
    earlier_days, histories = days.a_year_earlier(today), ledger.unit_histories()
    found = lineage(histories, question.reach, days, earlier_days, alone=alone, known_at=at)
    units, upto = units_ever(histories, at), ledger.loaded_upto()
    earlier = year_before(statistics.ask, question, today, upto, found.reach, units)
    there = was_there(units, found.reach, earlier_days)
    earlier = replace(earlier, was_there=there)
    rows = compared(statistics.ask, question, earlier)
    attested = () if earlier.is_known else tuple(_attested(ledger, whose.unit, earlier.question))
    return WithLastYear(rows, earlier, found.came_of, found.parts_of, found.gave_to, attested)


def _attested(ledger: Ledger, unit: str, earlier: Question) -> Iterator[AttestedFigure]:
    """The figures that were attested for a unit and just these days (targets.md §1.6)."""
    from ledger.records.papers.attestation import ATTESTATIONS
    from ledger.records.papers.family import range_of

    at = earlier.known_at
    histories = ledger.histories(at, between=range_of(ATTESTATIONS.noun))
    for paper in ATTESTATIONS.standing(histories, END_OF_TIME, at):
        one = paper.state.get(earlier.period)
        if one and one.unit == unit and one.indicator and one.quantity is not None:
            yield AttestedFigure(one.indicator, one.quantity, one.document, one.position)


def beside(
    statistics: Statistics, question: Question, periods: Sequence[Period]
) -> list[RowsBeside]:
    """The answers to one question of several periods, cell by cell."""
    from projections.figures.comparison import side_by_side

    answers = [statistics.ask(replace(question, period=one)) for one in periods]
    return side_by_side(answers, only_movements=question.only_movements)
