"""Figures of several ledgers together, from the folders of facts they sent: `--facts`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from commands.cli.telling.comparison_words import (
    compared_json,
    compared_table,
    compared_with_json,
    earlier_captions,
)
from commands.cli.telling.statistics_words import (
    Answered,
    between_caption,
    posting_json,
    stats_table,
    trace_json,
    trace_table,
)
from commands.leaving import learn_stream
from commands.session import Session
from commands.usecases.folders import FolderInquiry, compared_of, figures_of, postings_of
from ledger.errors import N_
from ledger.values.dates import end_of_day, format_date, write_instant

if TYPE_CHECKING:
    from projections.documents.tables.table import Table
    from projections.facts.folders import FactFolders
    from projections.figures.answer import Group
    from projections.figures.question import Question


def figures_of_folders(session: Session, by: tuple[str, ...], **typed: Any) -> Answered:
    """The answer of `stats` over folders of facts.

    Raises FactsUnreadable, EngineFailed, BadValue.
    """
    from projections.figures.answer import stats_json

    asked = _inquiry(session, by, **typed)
    found = figures_of(session.fact_folders, session.engine, asked)
    folders, question, rows, between = found
    told = stats_json(question, rows, asked.unit, None, between)
    said = (*_captions(folders, question, asked), *between_caption(between))
    table = stats_table(question, rows, said)
    return _answered(table, told, folders, question, asked)


def figures_of_folders_compared(session: Session, by: tuple[str, ...], **typed: Any) -> Answered:
    """The answer of `stats --compare last-year` over folders of facts.

    Raises FactsUnreadable, EngineFailed, BadValue.
    """
    from projections.documents.tables.table import Phrase
    from projections.figures.answer import stats_json

    asked = _inquiry(session, by, **typed)
    found = compared_of(session.fact_folders, session.engine, asked)
    folders, question = found.folders, found.question
    silent = found.silent if found.earlier.is_known else ()
    said = (
        *_captions(folders, question, asked),
        *earlier_captions(found.earlier),
        *(Phrase(SILENT, {"facts": one}) for one in silent),
    )
    told = stats_json(question, (), asked.unit, None) | {
        "compared_with": compared_with_json(found.earlier, without=list(found.silent)),
        "rows": [compared_json(row) for row in found.rows],
    }
    return _answered(compared_table(question, found.rows, said), told, folders, question, asked)


SILENT = N_("Not known of last year: {facts} holds no record of its first day or before")


def postings_of_folders(
    session: Session, line: str, cell: Group, measure: str, **typed: Any
) -> Answered:
    """The answer of `trace` over folders of facts; each posting names its folder.

    Raises FactsUnreadable, EngineFailed, BadValue.
    """
    from projections.documents.tables.table import Column

    by = tuple(name for name, _value in cell)
    asked = _inquiry(session, by, line_names=(line,), **typed)
    found = postings_of(session.fact_folders, session.engine, asked, line, cell, measure)
    folders, question, cell, behind = found
    for one in behind:
        learn_stream(one.record)
    table = trace_table(line, cell, measure, behind, _captions(folders, question, asked))
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
    return _answered(table, told, folders, question, asked)


def _answered(
    table: Table,
    told: dict[str, Any],
    folders: FactFolders,
    question: Question,
    asked: FolderInquiry,
) -> Answered:
    from projections.documents.tables.table import Subject

    subject = Subject(asked.unit or _SEVERAL, question.period, asked.unit or "")
    return Answered(table, told | _places(folders, question, asked), lambda: subject)


_SEVERAL = "nhieu-so-cai"
"""What a file of the figures of several ledgers is named by: they have no unit in common."""


def _inquiry(
    session: Session, by: tuple[str, ...], *, line_names: tuple[str, ...], **typed: Any
) -> FolderInquiry:
    return FolderInquiry(session.today, by=by, lines=line_names, **typed)


def _captions(folders: FactFolders, question: Question, asked: FolderInquiry) -> tuple[Any, ...]:
    from projections.documents.tables.table import Phrase

    days = {"start": format_date(question.period.start), "end": format_date(question.period.end)}
    whose = N_("Unit: {unit}, alone") if asked.unit else N_("All units in the books of all folders")
    known = asked.known_on
    as_known = N_("As known at the end of {day}") if known else N_("As known when facts were sent")
    return (
        Phrase(whose, {"unit": asked.unit}),
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


def _places(folders: FactFolders, question: Question, asked: FolderInquiry) -> dict[str, Any]:
    """What JSON says instead of a position."""
    known = asked.known_on
    return {
        "known_at": write_instant(end_of_day(known)) if known else None,
        "position": None,
        "folders": [
            {"facts": where, "position": position}
            for where, position in _positions(folders, question)
        ],
    }
