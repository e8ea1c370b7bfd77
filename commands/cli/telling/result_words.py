"""How figures of results of work are told: of a period, several side by side, or of two years."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from commands.cli.telling.comparison_words import (
    LAST_YEAR_DAYS,
    NOT_REACHED,
    NOT_THERE,
    change_words,
)
from commands.cli.telling.lineage_words import lineage_captions
from commands.cli.telling.moment_words import still_to_come, subject_of
from commands.cli.telling.paper_words import TITLES
from commands.cli.telling.period_words import OF_DAYS, called, days_json
from commands.cli.telling.statistics_words import Answered
from commands.session import Session
from commands.speech import _
from ledger.catalog.papers import called as value_called
from ledger.catalog.papers import papers
from ledger.entries import label
from ledger.errors import N_
from ledger.values.dates import write_instant

if TYPE_CHECKING:
    from commands.usecases.result_figures import (
        BesideLastYear,
        ResultFigures,
        ResultInquiry,
        ResultRow,
    )
    from ledger.values.period import CatalogPeriod
    from projections.documents.tables.table import Column, Phrase, Table, Value

Told = Callable[["ResultRow", str], Sequence["Value"]]
"""The figures of a row's quantity, column by column."""
DERIVED: Final = {
    "times": N_("cases, one result each"),
    "persons_once": N_("persons, each counted once"),
    "filed": N_("put on file"),
    "dismantled": N_("dismantled"),
}
"""What results are counted by that none of them states."""


def results_told(
    session: Session, asked: ResultInquiry, named: Sequence[CatalogPeriod]
) -> Answered:
    """The figures of one period, or of several side by side."""
    from commands.usecases.result_figures import result_figures
    from projections.documents.tables.table import Column, Phrase, verbatim

    several = named if len(named) > 1 else ()
    session.prove()
    found = result_figures(session.ledger, session.home, asked, [one.days for one in several])
    columns = [
        Column(f"number_{one.kind}_{one.days.start:%Y%m%d}", verbatim(called(one)), "integer")
        for one in several
    ] or [_number()]
    said = [Phrase(OF_DAYS, {"period": called(one), "days": str(one.days)}) for one in several]

    def told(row: ResultRow, quantity: str) -> list[Value]:
        return [row.number(quantity, place) for place in range(len(found.days))]

    as_json = _head_json(session, asked, found) | {
        "rows": [_row_json(row, 0) for row in found.rows]
    }
    if several:
        as_json["periods"] = [
            {"period": one.typed, **days_json(one.days)}
            | {"rows": [_row_json(row, place) for row in found.rows]}
            for place, one in enumerate(several)
        ]
    table = _table(session, asked, found, columns, said, told)
    return _answered(session, asked, found, table, as_json)


def results_against_last_year(session: Session, asked: ResultInquiry) -> Answered:
    """The figures of a period beside those of the year before, with rise and fall in words."""
    from commands.usecases.result_figures import against_last_year
    from projections.documents.tables.table import Column

    session.prove()
    beside = against_last_year(session.ledger, session.home, asked)
    columns = [
        _number(),
        Column("number_before", N_("last year"), "integer"),
        Column("number_change", N_("compared")),
    ]
    told = beside.figures
    as_json = _head_json(session, asked, told) | {
        "compared_with": {
            "period": "last-year",
            **days_json(beside.days),
            "known": beside.is_known,
            "unit_was_there": beside.was_there,
            "units": [told.unit, *beside.lineage.came_of],
            "parts_of": list(beside.lineage.parts_of),
            "gave_to": list(beside.lineage.gave_to),
        },
        "rows": [_compared_json(row) for row in told.rows],
    }
    table = _table(session, asked, told, columns, _earlier_captions(beside), _both)
    return _answered(session, asked, told, table, as_json)


def _number() -> Column:
    """The column of the figures of one period."""
    from projections.documents.tables.table import Column

    return Column("number", N_("how many"), "integer")


def _both(row: ResultRow, quantity: str) -> list[Value]:
    """A figure, that of the year before, and the change in words."""
    from projections.figures.comparison import change

    now, before = (row.number(quantity, place) for place in (0, 1))
    known = None if before is None or now is None else change(before, now)
    return [now, before, change_words(known)]


def _earlier_captions(beside: BesideLastYear) -> Iterable[Phrase]:
    """Of which days the year before is, and of which units."""
    from projections.documents.tables.table import Phrase

    text = NOT_REACHED if beside.was_there else NOT_THERE
    yield Phrase(LAST_YEAR_DAYS if beside.is_known else text, {"days": str(beside.days)})
    yield from lineage_captions(beside.lineage)


def _answered(
    session: Session,
    asked: ResultInquiry,
    found: ResultFigures,
    table: Table,
    as_json: dict[str, Any],
) -> Answered:
    def subject() -> Any:
        return subject_of(session, found.unit, found.days[0], asked.known_at)

    return Answered(table, as_json, subject)


def _table(
    session: Session,
    asked: ResultInquiry,
    found: ResultFigures,
    columns: Sequence[Column],
    said: Iterable[Phrase],
    told: Told,
) -> Table:
    """The figures as a table: a row for each thing counted, each kind in bold, its cells below."""
    from projections.documents.tables.table import Column, Table

    several = all(one.key != "number" for one in columns)
    lines = [(row, quantity) for row in found.rows for quantity in _counted(found, row)]
    return Table(
        N_("Results of work in figures"),
        (
            Column("kind", TITLES["kind"].title),
            *(Column(name, TITLES[name].title) for name in asked.by),
            Column("counted", TITLES["counts"].title),
            *columns,
        ),
        [
            (*_cells(asked, found, row), _(_quantity(quantity)), *told(row, quantity))
            for row, quantity in lines
        ],
        tuple(_captions(session, asked, found, said, several=several)),
        strong_rows=frozenset(place for place, (row, _one) in enumerate(lines) if not row.key.cell),
    )


def _captions(
    session: Session,
    asked: ResultInquiry,
    found: ResultFigures,
    said: Iterable[Phrase],
    *,
    several: bool,
) -> Iterator[Phrase]:
    """Whose results, of which days and branch, and what was known."""
    from projections.documents.tables.table import Phrase, cut_off_captions

    whose = N_("Unit: {unit}, alone") if asked.alone else N_("Unit: {unit} and what is under it")
    if found.is_everybody:
        whose = N_("All units in the books of {unit}")
    yield Phrase(whose, {"unit": found.unit})
    if found.branch:
        yield Phrase(N_("Of the branch {branch} alone"), {"branch": found.branch})
    known_when = session.ledger.known_when(asked.known_at)
    days, known = cut_off_captions(found.days[0], asked.known_at, known_when)
    yield from said if several else (days, *said)
    yield known
    yield from still_to_come(session, max(one.end for one in found.days))
    kinds = {row.key.kind for row in found.rows}
    if stocks := [one.name for one in papers().outcomes if one.stock and one.code in kinds]:
        yield Phrase(OF_ONE_DAY, {"kinds": ", ".join(stocks)})


OF_ONE_DAY = N_("As it was last stated by the end of the period, not added up: {kinds}")


def _counted(found: ResultFigures, row: ResultRow) -> Iterator[str]:
    """What is told of a row: what its kind must state, and what else any of its results does."""
    from projections.targets.result_counts import ONCE, counted_kinds, quantities_of

    kind = next((one for one in counted_kinds() if one.code == row.key.kind), None)
    if kind is None:
        yield ONCE
        return
    for quantity in quantities_of(kind):
        if quantity not in kind.optional or _has(found, row, quantity):
            yield quantity


def _has(found: ResultFigures, row: ResultRow, quantity: str) -> bool:
    """Whether a row, or the same row of any cell of its kind, has a figure."""
    return any(one.has(quantity) for one in found.rows if one.key.kind == row.key.kind)


def _quantity(name: str) -> str:
    return DERIVED.get(name) or label(name)


def _cells(asked: ResultInquiry, found: ResultFigures, row: ResultRow) -> list[str]:
    """The kind of a row, and the values of its cell."""
    kind = _kind_called(row.key.kind) if row.key.kind else _(N_("(all kinds)"))
    if not row.key.cell:
        return [kind, *([_(N_("(total)"))] if asked.by else []), *[""] * (len(asked.by) - 1)]
    return [kind, *(_value(found, name, value) for name, value in row.key.cell)]


def _kind_called(code: str) -> str:
    from projections.targets.result_counts import counted_kinds

    return next((one.name for one in counted_kinds() if one.code == code), code)


def _value(found: ResultFigures, name: str, value: str | None) -> str:
    if value is None:
        return "–"
    return found.names.get(value, value) if name == "offence" else value_called(name, value)


# ---- for programs -------------------------------------------------------------------------------


def _head_json(session: Session, asked: ResultInquiry, found: ResultFigures) -> dict[str, Any]:
    recorded = session.ledger.recorded_at(asked.known_at)
    return {
        "unit": found.unit,
        "branch": found.branch,
        **days_json(found.days[0]),
        "known_at": write_instant(recorded) if recorded else None,
        "position": asked.known_at,
        "by": list(asked.by),
    }


def _row_json(row: ResultRow, place: int) -> dict[str, Any]:
    return {"kind": row.key.kind, "cell": dict(row.key.cell), "counts": _counts(row, place)}


def _counts(row: ResultRow, place: int) -> dict[str, int] | None:
    """Every figure of a row in a period, none left out; None: not known."""
    names = dict.fromkeys(name for one in row.counts for name in one or ())
    told: Mapping[str, int] | None = row.counts[place]
    return None if told is None else {name: told.get(name, 0) for name in names}


def _compared_json(row: ResultRow) -> dict[str, Any]:
    from projections.figures.comparison import change

    now, before = _counts(row, 0) or {}, _counts(row, 1)
    changes = {name: change(before[name], now[name])._asdict() for name in now} if before else None
    return _row_json(row, 0) | {"before": before, "change": changes}
