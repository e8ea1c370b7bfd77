"""How statistics are told: what was asked, as captions; the answer as a table and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from commands.cli.telling.field_words import named
from commands.cli.telling.lineage_words import ended_caption
from commands.cli.telling.moment_words import still_to_come, subject_of
from commands.session import Session
from commands.speech import _, notice
from commands.usecases.asking import Inquiry, between_rows, question_of, statistics_of
from ledger.catalog.lines import catalog
from ledger.catalog.names import FIELDS, MEASURES
from ledger.errors import N_
from ledger.records.cell import OF_MOVEMENTS

if TYPE_CHECKING:
    from projections.documents.tables.table import Column, Phrase, Subject, Table
    from projections.figures.answer import Group, Posting
    from projections.figures.question import Question, StatRow
    from projections.figures.statistics import Statistics


def asked_of(
    session: Session,
    by: tuple[str, ...] = (),
    line_names: tuple[str, ...] = (),
    *,
    known_at: str | None,
    **typed: Any,
) -> Inquiry:
    """What was typed after ``--from``, ``--to``, ``--unit``, ``--alone`` and ``--known-at``.

    Raises UnknownPosition, BadInstant, BadDate.
    """
    return Inquiry(session.position(known_at), by=by, lines=line_names, **typed)


def facts_of(session: Session) -> Statistics:
    """The statistics of this ledger, its facts caught up."""
    aside = session.facts_aside if session.is_protected else None
    statistics, mended = statistics_of(session.ledger, session.engine, session.facts, aside)
    if mended:
        notice(MENDED, why=_(mended))
    return statistics


MENDED = N_("Note: the facts beside the ledger were made again from the entries, for {why}.")


class Answered(NamedTuple):
    """An answer as a table and in its stable JSON form, and whose figures it holds."""

    table: Table
    as_json: dict[str, Any]
    subject: Callable[[], Subject]


def answered(session: Session, asked: Inquiry) -> Answered:
    """The answer to what was asked."""
    from projections.figures.answer import stats_json

    session.prove()
    question, unit = question_of(session.ledger, asked)
    statistics = facts_of(session)
    rows = statistics.ask(question)
    between = between_rows(statistics, question, rows)
    said = captions(session, question, unit, alone=asked.alone)
    table = stats_table(question, rows, (*said, *between_caption(between)))
    recorded = session.ledger.recorded_at(question.known_at)
    told = stats_json(question, rows, unit, recorded, between)
    return Answered(table, told, lambda: subject_of_question(session, question, unit))


def subject_of_question(session: Session, question: Question, unit: str) -> Subject:
    """Whose figures, and of which days, an answer holds."""
    return subject_of(session, unit, question.period, question.known_at)


def captions(session: Session, question: Question, unit: str, *, alone: bool) -> tuple[Any, ...]:
    """What every answer says of itself: the unit, the days (both included) and what was known."""
    ended = ended_caption(session, question, unit)
    to_come = still_to_come(session, question.period.end)
    whose = unit_caption(question, unit, alone=alone)
    return (whose, *ended, *_cut_off(session, question), *to_come)


def unit_caption(question: Question, unit: str, *, alone: bool) -> Phrase:
    """Whose figures an answer holds."""
    from projections.documents.tables.table import Phrase

    whose = N_("Unit: {unit}, alone") if alone else N_("Unit: {unit} and what is under it")
    if question.reach is None:
        whose = N_("All units in the books of {unit}")
    return Phrase(whose, {"unit": unit})


def known_caption(session: Session, question: Question) -> Phrase:
    """What was known when an answer was given."""
    return _cut_off(session, question)[1]


def _cut_off(session: Session, question: Question) -> tuple[Phrase, Phrase]:
    from projections.documents.tables.table import cut_off_captions

    shown = session.ledger.known_when(question.known_at)
    return cut_off_captions(question.period, question.known_at, shown)


def between_caption(between: Mapping[str, int]) -> tuple[Any, ...]:
    """Why the rows together exceed the whole, where they do."""
    from projections.documents.tables.table import Phrase

    text = N_(
        "What moves from one row to another is removed from the one and added to the other; "
        "added up, the rows' added and removed exceed the whole by: {counts}"
    )
    counts = (f"{catalog().line(line).name} {count}" for line, count in between.items())
    return (Phrase(text, {"counts": "; ".join(counts)}),) if between else ()


def stats_table(question: Question, rows: list[StatRow], said: tuple[Any, ...]) -> Table:
    """Statistics as a table: a line's total in bold, its cells under it.

    ``said``: what the answer says of itself, above the table.
    """
    from projections.documents.tables.table import Column, Table

    columns = (
        *dimension_columns(question),
        *(Column(measure, title, "integer") for measure, title in MEASURES.items()),
    )
    table_rows: list[Sequence[Any]] = [(*cells_of(question, row), *figures_of(row)) for row in rows]
    strong = frozenset(index for index, row in enumerate(rows) if not row.cell)
    return Table(
        N_("Period statistics"),
        columns,
        table_rows,
        said,
        strong_rows=strong,
    )


def dimension_columns(question: Question) -> tuple[Column, ...]:
    """The columns that say what a row of an answer counts: its line and its cell."""
    from projections.documents.tables.table import Column

    names = question.by or ("symbol",)
    return Column("line", N_("Line of work")), *(Column(name, FIELDS[name]) for name in names)


def cells_of(question: Question, row: StatRow) -> list[str]:
    """The values of those columns in a row."""
    names = question.by or ("symbol",)
    line = catalog().line(row.line).name
    if not row.cell:
        return [line, _(N_("(total)")), *[""] * (len(names) - 1)]
    values = dict(row.cell)
    return [line, *(named(row.line, name, values.get(name)) for name in names)]


def figures_of(row: StatRow) -> tuple[int | None, int, int, int | None]:
    """The four figures of a row."""
    return row.opening, row.added, row.removed, row.current


def trace_table(
    line: str, cell: Group, measure: str, behind: Sequence[Posting], said: tuple[Any, ...]
) -> Table:
    """What stands behind a figure, as a table under what it ``said`` of itself."""
    from projections.documents.tables.table import Column, Table, verbatim

    apart = _told_apart(behind)
    columns = (
        Column("number", FIELDS["number"]),
        Column("position", N_("Entry"), "integer"),
        Column("effective_on", N_("Effective date"), "date"),
        Column("by", N_("Recorded by")),
        *(Column(name, FIELDS[name]) for name in apart),
    )
    rows: list[Sequence[Any]] = [
        (
            *(one.number, one.position, one.effective_on, one.by),
            *(named(line, name, getattr(one, name)) for name in apart),
        )
        for one in behind
    ]
    words = [f"{_(FIELDS[name])} {named(line, name, value)}" for name, value in cell]
    title = verbatim(", ".join([catalog().line(line).name, *words]))
    return Table(title, columns, rows, (verbatim(f"{_(MEASURES[measure])}: {len(rows)}"), *said))


def _told_apart(behind: Sequence[Posting]) -> list[str]:
    """What movements are told apart by, where postings are of movements."""
    return [name for name in OF_MOVEMENTS if any(getattr(one, name) for one in behind)]


def trace_json(
    question: Question, line: str, group: Any, measure: str, behind: Sequence[Posting]
) -> dict[str, Any]:
    """What stands behind a figure, in its stable JSON form."""
    return {
        "line": line,
        "measure": measure,
        "cell": dict(group),
        "from": question.period.start.isoformat(),
        "to": question.period.end.isoformat(),
        "position": question.known_at,
        "value": len(behind),
        "records": [posting_json(one) for one in behind],
    }


def posting_json(one: Posting) -> dict[str, Any]:
    """An entry behind a figure, in its stable JSON form."""
    told = one._asdict() | {"effective_on": one.effective_on.isoformat()}
    del told["books"]
    return told | {"movement": one.movement or None}
