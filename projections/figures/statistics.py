"""Period statistics from facts: Ibis expressions over the Parquet files, as of any days, as known
at any position.

One expression adds up, per cell, what stood on two days; one, per pair of cells, what moved between
them. Cells are few, however many the facts: they become rows here, where a movement counts as a
removal in one cell and an addition in another, or as nothing, by the dimensions and units asked
for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property, reduce
from operator import and_
from typing import Any, TypeVar

from projections.facts.kind import Kind
from projections.facts.kinds.movements import BETWEEN_UNITS
from projections.facts.kinds.movements import KIND as MOVEMENTS
from projections.facts.kinds.spans import KIND as SPANS
from projections.facts.store import FactStore
from projections.figures.answer import Counts, Group, Posting, Value, arrange, groupings, lines_of
from projections.figures.question import Question, StatRow

Answer = TypeVar("Answer")
Expression = Any
"""An Ibis table or column: the library ships no types."""

Rows = list[tuple[Any, ...]]

ALONE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
"""DuckDB fetches nothing from anywhere."""


class Statistics:
    """Answers to questions about one ledger's facts.

    Raises IntegrityBroken when facts must be rebuilt and cannot be.
    """

    def __init__(self, store: FactStore) -> None:
        self.store = store

    def ask(self, question: Question) -> list[StatRow]:
        """Answer a question: the rows of ``recount``, in the same order."""
        return self._patiently(lambda: arrange(question, self._counts(question)))

    def drill(self, question: Question, line: str, cell: Group, measure: str) -> list[Posting]:
        """The records and entries behind one figure: the same query without the sum.

        As many as the figure says.
        """
        return self._patiently(lambda: self._postings(question, line, cell, measure))

    def _patiently(self, answer: Callable[[], Answer]) -> Answer:
        """Answer; if the files went away meanwhile or cannot be read, renew them and answer
        again.
        """
        import duckdb

        try:
            return answer()
        except duckdb.Error:
            self.store = self.store.renewed()
            vars(self).pop("_facts", None)
            return answer()

    @cached_property
    def _facts(self) -> _Facts:
        return _Facts(self.store)

    def _counts(self, question: Question) -> Counts:
        counts: dict[tuple[str, Group], list[int]] = {}
        if not self.store.files(SPANS):
            return counts
        dimensions = groupings(question)[-1]
        for line, opening, current, *cell in self._facts.stock(question, dimensions):
            for group in _groups(question, dimensions, cell):
                _add(counts, line, group, (opening, 0, 0, current))
        for line, moved, came, went, *cells in self._facts.flow(question, dimensions):
            sources = _groups(question, dimensions, cells[: len(dimensions)], counted=came)
            targets = _groups(question, dimensions, cells[len(dimensions) :], counted=went)
            for source, target in zip(sources, targets, strict=True):
                if source != target:
                    _add(counts, line, target, (0, moved, 0, 0))
                    _add(counts, line, source, (0, 0, moved, 0))
        return counts

    def _postings(self, question: Question, line: str, cell: Group, measure: str) -> list[Posting]:
        if not self.store.files(SPANS):
            return []
        behind = (
            self._facts.behind_stock
            if measure in ("opening", "current")
            else self._facts.behind_flow
        )
        return sorted(Posting(*row[:5]) for row in behind(question, line, cell, measure))


class _Facts:
    """The two tables, and what is asked of them."""

    def __init__(self, store: FactStore) -> None:
        import duckdb

        self.connection = duckdb.connect(config=ALONE)
        self.connection.execute("SET parquet_metadata_cache = true")  # read the footers once
        for kind in (SPANS, MOVEMENTS):
            paths = [str(path) for path in store.files(kind)]
            self.connection.from_parquet(paths).create_view(kind.name)

    def stock(self, question: Question, dimensions: tuple[str, ...]) -> Rows:
        """Per cell: how many stood in it at the end of the eve, and of the last day, of the
        period.
        """
        eve, end = question.period.eve, question.period.end
        spans = _table(SPANS, dimensions)
        cells = spans.filter(*_stood(spans, question, eve, end)).group_by("line", *dimensions)
        counted = cells.agg(
            opening=_sum(spans.weight, _on(spans, eve)), current=_sum(spans.weight, _on(spans, end))
        )
        return self._rows(counted.select("line", "opening", "current", *dimensions))

    def flow(self, question: Question, dimensions: tuple[str, ...]) -> Rows:
        """Per pair of cells: how many moved from the one to the other in the period, and which
        sides are counted.
        """
        names = [f"{side}_{name}" for side in ("from", "to") for name in dimensions]
        moves = _table(MOVEMENTS, (*names, *_SIDE_MARKS))
        sides = {
            "came": _counted(moves, "from_", question),
            "went": _counted(moves, "to_", question),
        }
        pairs = moves.filter(*_moving(moves, question)).group_by("line", *names, **sides)
        return self._rows(
            pairs.agg(moved=_sum(moves.weight)).select("line", "moved", "came", "went", *names)
        )

    def behind_stock(self, question: Question, line: str, cell: Group, measure: str) -> Rows:
        """The spans that make up an opening or a current figure."""
        day = question.period.eve if measure == "opening" else question.period.end
        spans = _table(SPANS, SPANS.types)
        same = _same(spans, "", cell)
        found = spans.filter(spans.line == line, *_stood(spans, question, day, day), *same)
        return self._rows(_postings(found.mutate(effective_on=found.from_on)))

    def behind_flow(self, question: Question, line: str, cell: Group, measure: str) -> Rows:
        """The movements that make up an added or a removed figure."""
        moves = _table(MOVEMENTS, MOVEMENTS.types)
        sides = ("to_", "from_") if measure == "added" else ("from_", "to_")
        here, there = (
            reduce(and_, [_counted(moves, side, question), *_same(moves, side, cell)])
            for side in sides
        )
        return self._rows(
            _postings(moves.filter(moves.line == line, *_moving(moves, question), here, ~there))
        )

    def _rows(self, expression: Expression) -> Rows:
        import ibis

        return self.connection.execute(ibis.to_sql(expression, dialect="duckdb")).fetchall()


_ALWAYS = ("line", "unit", "from_on", "until_on", "effective_on", "weight", "position")
_SIDE_MARKS = ("from_symbol", "to_symbol", "from_unit", "to_unit")


def _table(kind: Kind, columns: Iterable[str]) -> Expression:
    """A table as Ibis sees it, with no more columns than are asked for: it takes its time over
    each.
    """
    import ibis

    wanted = {*_ALWAYS, *columns}
    return ibis.table(
        {name: type_ for name, type_ in kind.types.items() if name in wanted}, name=kind.name
    )


def _postings(found: Expression) -> Expression:
    """The query without the sum: what was learned and not given up again."""
    summed = found.group_by("number", "record", "effective_on", "entry", "by").agg(
        weight=found.weight.sum()
    )
    return summed.filter(summed.weight > 0)


def _stood(spans: Expression, question: Question, first: date, last: date) -> list[Expression]:
    """What stood on one of two days, or between them."""
    found = [spans.from_on <= last, spans.until_on > first, *_known(spans, question)]
    return found if question.units is None else [*found, spans.unit.isin(sorted(question.units))]


def _moving(moves: Expression, question: Question) -> list[Expression]:
    """What moved in the period."""
    found = [
        moves.effective_on >= question.period.start,
        moves.effective_on <= question.period.end,
        *_known(moves, question),
    ]
    return (
        found
        if question.units is None
        else [*found, moves.unit.isin([BETWEEN_UNITS, *sorted(question.units)])]
    )


def _known(facts: Expression, question: Question) -> list[Expression]:
    known = facts.position <= question.known_at
    return [known] if question.lines is None else [known, facts.line.isin(lines_of(question))]


def _on(spans: Expression, day: Any) -> Expression:
    return (spans.from_on <= day) & (spans.until_on > day)


def _counted(moves: Expression, side: str, question: Question) -> Expression:
    """Whether a side of a movement is in the books of the units asked for."""
    if question.units is None:
        return moves[f"{side}symbol"].notnull()
    return moves[f"{side}unit"].isin(sorted(question.units)).fill_null(False)


def _same(facts: Expression, side: str, cell: Group) -> list[Expression]:
    return [
        facts[f"{side}{name}"].isnull() if value is None else _equals(facts[f"{side}{name}"], value)
        for name, value in cell
    ]


def _equals(column: Expression, value: str | bool) -> Expression:
    return (column == value).fill_null(False)


def _sum(weight: Expression, where: Expression | None = None) -> Expression:
    return weight.sum(where=where).fill_null(0)


def _groups(
    question: Question, dimensions: Sequence[str], cell: Sequence[Value], counted: bool = True
) -> list[Group | None]:
    """Where a cell is counted in each set of rows; None where its side is not counted."""
    group = tuple(zip(dimensions, cell, strict=True))
    return [group[: len(names)] if counted else None for names in groupings(question)]


def _add(
    counts: dict[tuple[str, Group], list[int]],
    line: str,
    group: Group | None,
    figures: Sequence[int],
) -> None:
    if group is not None:
        row = counts.setdefault((line, group), [0, 0, 0, 0])
        for place, figure in enumerate(figures):
            row[place] += figure
