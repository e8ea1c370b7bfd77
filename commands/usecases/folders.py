"""Figures of several ledgers together, asked of the folders of facts they sent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from commands.usecases.asking import between_rows, period_of
from commands.usecases.stored_values import in_facts, stored_value
from ledger.catalog.lines import catalog
from ledger.errors import N_, BadDate, BadValue
from ledger.values.dates import parse_date

if TYPE_CHECKING:
    from projections.facts.folders import FactFolders
    from projections.figures.answer import Group, Posting
    from projections.figures.comparison import ComparedRow, YearBefore
    from projections.figures.engines.engine import Engine
    from projections.figures.question import Question, StatRow
    from projections.figures.statistics import Statistics


@dataclass(frozen=True)
class FolderInquiry:
    """What was asked of folders, in people's terms; what is None was left out.

    ``today``: the day a period that was left out ends on at the latest; ``unit``: a code, asked for
    ``alone``; ``known_at``: a day as typed; ``by``: dimensions; ``lines``: lines of work by code or
    name, none for all.
    """

    today: date
    start: date | None = None
    end: date | None = None
    unit: str | None = None
    alone: bool = False
    known_at: str | None = None
    by: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()

    @property
    def known_on(self) -> date | None:
        """The day at whose end the facts were known; None: as they were sent.

        A position is another one in every ledger, and what a moment was is kept by the day. Raises
        BadValue.
        """
        try:
            return parse_date(self.known_at) if self.known_at else None
        except BadDate:
            why = N_("over several ledgers it is a day")
            raise BadValue(field="--known-at", text=self.known_at, why=why) from None


class FolderFigures(NamedTuple):
    """Figures of folders; ``between``: movements of each line from one row to another."""

    folders: FactFolders
    question: Question
    rows: list[StatRow]
    between: dict[str, int]


class ComparedFolders(NamedTuple):
    """Figures of folders beside those of the same days a year earlier.

    ``silent``: the folders that hold no record of the first of these days, or before.
    """

    folders: FactFolders
    question: Question
    rows: list[ComparedRow]
    earlier: YearBefore
    silent: tuple[str, ...]


class FolderPostings(NamedTuple):
    """What stands behind one figure of folders; each posting names its folder by its number.

    ``cell``: as the facts have its values.
    """

    folders: FactFolders
    question: Question
    cell: Group
    postings: list[Posting]


def figures_of(locations: tuple[str, ...], engine: Engine, asked: FolderInquiry) -> FolderFigures:
    """The figures of a period, added up over folders of facts.

    Raises FactsUnreadable, EngineFailed, UnknownCode, PeriodReversed, NotInFacts, and BadValue for
    a unit that is not asked for alone.
    """
    folders, statistics, question = _opened(locations, engine, asked)
    rows = statistics.ask(question)
    return FolderFigures(folders, question, rows, between_rows(statistics, question, rows))


def compared_of(
    locations: tuple[str, ...], engine: Engine, asked: FolderInquiry
) -> ComparedFolders:
    """The figures of a period beside those of a year earlier. Raises as :func:`figures_of`.

    Folders hold no tree of units and no beginning of a ledger: no unit that went into another is
    followed, and opening balances are not told.
    """
    from projections.figures.comparison import compared, year_before
    from projections.figures.reaching_back import reaches_back

    folders, statistics, question = _opened(locations, engine, asked)
    today = min(asked.today, asked.known_on or asked.today)
    earlier = year_before(statistics.ask, question, today, None, question.reach)
    silent = []
    for number, folder in enumerate(folders.folders):
        known = question.known_in_each
        of_one = tuple(at if place == number else 0 for place, at in enumerate(known))
        if not reaches_back(statistics.ask, replace(earlier.question, known_in_each=of_one)):
            silent.append(folder.location)
    rows = compared(statistics.ask, question, earlier)
    return ComparedFolders(folders, question, rows, earlier, tuple(silent))


def postings_of(
    locations: tuple[str, ...],
    engine: Engine,
    asked: FolderInquiry,
    line: str,
    cell: Group,
    measure: str,
) -> FolderPostings:
    """The records and entries behind one figure of folders. Raises as :func:`figures_of`."""
    folders, statistics, question = _opened(locations, engine, asked)
    cell = in_facts(statistics, _as_sent(folders, question), cell)
    postings = statistics.drill(question, line, cell, measure)
    return FolderPostings(folders, question, cell, postings)


def _opened(
    locations: tuple[str, ...], engine: Engine, asked: FolderInquiry
) -> tuple[FactFolders, Statistics, Question]:
    from projections.facts.folders import open_folders
    from projections.figures.question import Question
    from projections.figures.reach import always
    from projections.figures.statistics import Statistics

    folders = open_folders(locations, engine.text)
    if asked.unit and not asked.alone:
        why = N_("folders of facts hold no tree of units; add --alone")
        raise BadValue(field="--unit", text=asked.unit, why=why)
    known = folders.known_on(asked.known_on)
    lines = tuple(catalog().line(name).code for name in asked.lines) or None
    days = period_of(asked.today, asked.start, asked.end)
    statistics = Statistics(folders, engine)
    question = Question(days, 0, None, asked.by, lines, known)
    if asked.unit:
        unit = stored_value(statistics, _as_sent(folders, question), "unit", asked.unit)
        question = replace(question, reach=always([unit]))
    return folders, statistics, question


def _as_sent(folders: FactFolders, question: Question) -> Question:
    """A question of all that the facts know: also what was learned after the day asked for."""
    return replace(question, known_in_each=folders.known_on(None))
