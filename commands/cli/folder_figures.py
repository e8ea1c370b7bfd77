"""Figures of several ledgers together, from the folders of facts they sent: `--facts`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from commands.cli.statistics_words import (
    between_caption,
    posting_json,
    stats_table,
    trace_json,
    trace_table,
)
from commands.session import Session
from commands.usecases.asking import between_rows, period_of
from ledger.catalog.lines import catalog
from ledger.errors import N_, BadDate, BadValue
from ledger.values.dates import end_of_day, format_date, parse_date, write_instant

if TYPE_CHECKING:
    from projections.documents.tables.table import Table
    from projections.facts.folders import FactFolders
    from projections.figures.answer import Group
    from projections.figures.question import Question
    from projections.figures.statistics import Statistics

Told = tuple["Table", dict[str, Any]]
"""An answer as a table and as JSON."""


def figures_of_folders(session: Session, by: tuple[str, ...], **typed: Any) -> Told:
    """The answer of `stats` over folders of facts.

    Raises FactsUnreadable, EngineFailed, BadValue.
    """
    from projections.figures.answer import stats_json

    folders, statistics = _asked(session)
    question = _question(session, folders, by, **typed)
    rows = statistics.ask(question)
    between = between_rows(statistics, question, rows)
    told = stats_json(question, rows, typed["unit"], None, between)
    said = (*_captions(folders, question, **typed), *between_caption(between))
    table = stats_table(question, rows, said)
    return table, told | _places(folders, question, typed["known_at"])


def postings_of_folders(
    session: Session, line: str, cell: Group, measure: str, **typed: Any
) -> Told:
    """The answer of `trace` over folders of facts; each posting names its folder.

    Raises FactsUnreadable, EngineFailed, BadValue.
    """
    from projections.documents.tables.table import Column

    folders, statistics = _asked(session)
    by = tuple(name for name, _value in cell)
    question = _question(session, folders, by, line_names=(line,), **typed)
    behind = statistics.drill(question, line, cell, measure)
    table = trace_table(line, cell, measure, behind, _captions(folders, question, **typed))
    homes = [folders.folders[one.books].location for one in behind]
    table = replace(
        table,
        columns=(*table.columns, Column("facts", N_("Facts"))),
        rows=[(*row, home) for row, home in zip(table.rows, homes, strict=True)],
    )
    told = trace_json(question, line, cell, measure, behind)
    told["records"] = [
        posting_json(one) | {"facts": home} for one, home in zip(behind, homes, strict=True)
    ]
    return table, told | _places(folders, question, typed["known_at"])


def _asked(session: Session) -> tuple[FactFolders, Statistics]:
    from projections.facts.folders import open_folders
    from projections.figures.statistics import Statistics

    folders = open_folders(session.fact_folders, session.engine.text)
    return folders, Statistics(folders, session.engine)


def _question(
    session: Session,
    folders: FactFolders,
    by: tuple[str, ...],
    *,
    start: date | None,
    end: date | None,
    unit: str | None,
    alone: bool,
    known_at: str | None,
    line_names: tuple[str, ...],
) -> Question:
    from projections.figures.question import Question
    from projections.figures.reach import always

    if unit and not alone:
        why = N_("folders of facts hold no tree of units; add --alone")
        raise BadValue(field="--unit", text=unit, why=why)
    known = folders.known_on(_day(known_at))
    lines = tuple(catalog().line(name).code for name in line_names) or None
    reach = always([unit]) if unit else None
    return Question(period_of(session.today, start, end), 0, reach, by, lines, known)


def _day(known_at: str | None) -> date | None:
    """The day of ``--known-at``, over the facts of several ledgers.

    A position is another one in every ledger, and what a moment was is kept by the day.
    """
    try:
        return parse_date(known_at) if known_at else None
    except BadDate:
        why = N_("over several ledgers it is a day")
        raise BadValue(field="--known-at", text=known_at, why=why) from None


def _captions(
    folders: FactFolders, question: Question, *, unit: str | None, **typed: Any
) -> tuple[Any, ...]:
    from projections.documents.tables.table import Phrase

    days = {"start": format_date(question.period.start), "end": format_date(question.period.end)}
    whose = N_("Unit: {unit}, alone") if unit else N_("All units in the books of all folders")
    known = _day(typed["known_at"])
    as_known = N_("As known at the end of {day}") if known else N_("As known when facts were sent")
    return (
        Phrase(whose, {"unit": unit}),
        Phrase(N_("From {start} to the end of {end}, both days included"), days),
        Phrase(as_known, {"day": format_date(known) if known else ""}),
        *(
            Phrase(N_("{facts}: up to position {position}"), {"facts": where, "position": position})
            for where, position in _positions(folders, question)
        ),
    )


def _positions(folders: FactFolders, question: Question) -> list[tuple[str, int]]:
    places = (folder.location for folder in folders.folders)
    return list(zip(places, question.known_in_each, strict=True))


def _places(folders: FactFolders, question: Question, known_at: str | None) -> dict[str, Any]:
    """What JSON says instead of a position."""
    known = _day(known_at)
    return {
        "known_at": write_instant(end_of_day(known)) if known else None,
        "position": None,
        "folders": [
            {"facts": where, "position": position}
            for where, position in _positions(folders, question)
        ],
    }
