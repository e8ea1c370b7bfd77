"""A question as people put it, and the statistics that answer it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ledger.catalog.lines import catalog
from ledger.errors import LedgerNotWritable
from ledger.values.period import Period, reporting_year_of
from ledger.values.stream import Stream

if TYPE_CHECKING:
    from ledger.application import Ledger
    from projections.figures.engines.engine import Engine
    from projections.figures.question import Question, StatRow
    from projections.figures.statistics import Statistics


@dataclass(frozen=True)
class Inquiry:
    """What was asked, in people's terms; what is None was left out.

    ``unit``: a code (None: the home unit), with everything under it unless ``alone``;
    ``known_at``: a position; ``by``: dimensions; ``lines``: lines of work by code or name, none for
    all.
    """

    known_at: int
    start: date | None = None
    end: date | None = None
    unit: str | None = None
    alone: bool = False
    by: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


def question_of(ledger: Ledger, asked: Inquiry) -> tuple[Question, str]:
    """The question of the books, and the code of the unit it is about.

    Raises UnknownUnit, AmbiguousUnitName, UnitNotCreatedYet, UnknownCode, PeriodReversed.
    """
    from projections.figures.question import Question
    from projections.figures.reach import reach_of
    from projections.figures.whose import EVERYBODY, whose_figures

    days = period_of(ledger.today, asked.start, asked.end)
    at = asked.known_at
    reach, unit = None, ledger.foundation.unit
    if asked.unit:
        unit = ledger.known(Stream.of_unit(asked.unit)).key
    if whose_figures(ledger, unit, alone=asked.alone) != EVERYBODY:
        reach = reach_of(ledger, unit, alone=asked.alone, as_of=days.end, known_at=at)
    lines = tuple(catalog().line(name).code for name in asked.lines) or None
    return Question(days, at, reach, asked.by, lines), unit


def between_rows(
    statistics: Statistics, question: Question, rows: Iterable[StatRow]
) -> dict[str, int]:
    """How many movements of each line, if any, lead from one row of an answer to another.

    By so many do the rows' additions, and their removals, together exceed those of the whole.
    """
    from projections.figures.answer import of_stock

    if not of_stock(question.by):
        return {}
    found = Counter[str]()
    for row in rows:
        found[row.line] += row.added
    for row in statistics.ask(replace(question, by=("movement",))):
        found[row.line] -= row.added
    return dict(+found)


def period_of(today: date, start: date | None, end: date | None) -> Period:
    """The period asked for; what is left out comes from a reporting year.

    The year is that of the day that is given, or of today. Nothing is answered for days to come
    unless they are named: a year that is not over ends today.
    """
    year = reporting_year_of(end or start or today)
    so_far = min(year.end, max(today, start or today))
    return Period(start or year.start, end or so_far)


def statistics_of(
    ledger: Ledger, engine: Engine, facts: Path, aside: Callable[[], Path] | None = None
) -> tuple[Statistics, str]:
    """The statistics of a ledger, its facts in the folder ``facts`` caught up.

    And why facts that were there had to be made again (a text to translate), if they had to.

    ``aside``: names another folder for them, where the ledger's own is protected; None where it is
    not. Raises LedgerNotWritable, IntegrityBroken.
    """
    from projections.facts.store import catch_up
    from projections.figures.statistics import Statistics

    try:
        kept = catch_up(ledger, facts)
    except LedgerNotWritable:
        if aside is None:
            raise
        kept = catch_up(ledger, aside())
    return Statistics(kept, engine), kept.mended
