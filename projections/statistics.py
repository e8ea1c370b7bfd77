"""Period statistics from facts: one Ibis expression over the Parquet files, as of any days, as known at any position.

The expression adds up, per line and per pair of cells, what stood on two days and what moved between them. Pairs
are few, however many the facts: they become rows here, where a movement counts as a removal in one cell and an
addition in another, or as nothing, by the dimensions and units asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, reduce
from operator import and_
from typing import TYPE_CHECKING, Any, TypeVar

from projections.answer import Group, Posting, arrange, groupings, lines_of
from projections.fact_files import BETWEEN_UNITS, MOVEMENTS, SPANS
from projections.question import Question, StatRow
from projections.segments import FactStore

if TYPE_CHECKING:
    from pathlib import Path

Answer = TypeVar("Answer")
Expression = Any
"""An Ibis table or column: the library ships no types."""


class Statistics:
    """Answers to questions about one ledger's facts. Raises IntegrityBroken when facts must be rebuilt and cannot be."""

    def __init__(self, store: FactStore) -> None:
        self.store = store

    def ask(self, question: Question) -> list[StatRow]:
        """Answer a question: the rows of ``recount``, in the same order."""
        return self._patiently(lambda: arrange(question, self._counts(question)))

    def drill(self, question: Question, line: str, cell: Group, measure: str) -> list[Posting]:
        """The records and entries behind one figure: the same query without the sum. As many as the figure says."""
        return self._patiently(lambda: self._postings(question, line, cell, measure))

    def _patiently(self, answer: Callable[[], Answer]) -> Answer:
        """Answer; if the files went away meanwhile or cannot be read, renew them and answer again."""
        import duckdb

        try:
            return answer()
        except duckdb.Error:
            self.store = self.store.renewed()
            vars(self).pop("_facts", None)
            return answer()

    @cached_property
    def _facts(self) -> _Facts:
        return _Facts(self.store.spans, self.store.movements)

    def _counts(self, question: Question) -> dict[tuple[str, Group], list[int]]:
        dimensions = groupings(question)[-1]
        counts: dict[tuple[str, Group], list[int]] = {}
        for line, source, target, opening, moved, current in self._pairs(question, dimensions):
            for names in groupings(question):
                left, entered = source and source[: len(names)], target and target[: len(names)]
                if entered is not None and entered != left:
                    _add(counts, line, entered, (opening, moved, 0, current))
                if left is not None and entered != left:
                    _add(counts, line, left, (0, 0, moved, 0))
        return counts

    def _pairs(self, question: Question, dimensions: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
        if not self.store.spans:
            return
        width = len(dimensions)
        both = self._facts.stock(question, dimensions).union(self._facts.flow(question, dimensions))
        for line, came, went, *rest in self._facts.rows(both):
            source = tuple(zip(dimensions, rest[:width], strict=True)) if came else None
            target = tuple(zip(dimensions, rest[width : 2 * width], strict=True)) if went else None
            yield line, source, target, *rest[2 * width :]

    def _postings(self, question: Question, line: str, cell: Group, measure: str) -> list[Posting]:
        if not self.store.spans:
            return []
        behind = self._facts.behind_stock if measure in ("opening", "current") else self._facts.behind_flow
        found = behind(question, line, cell, measure)
        summed = found.group_by(["number", "record", "effective_on", "entry", "by"]).agg(weight=found.weight.sum())
        return sorted(Posting(*row[:5]) for row in self._facts.rows(summed.filter(summed.weight > 0)))


class _Facts:
    """The two tables, and what is asked of them."""

    def __init__(self, spans: Sequence[Path], movements: Sequence[Path]) -> None:
        import duckdb
        import ibis

        self.ibis: Any = ibis
        self.spans: Expression = ibis.table(dict(_types(SPANS)), name="spans")
        self.movements: Expression = ibis.table(dict(_types(MOVEMENTS)), name="movements")
        self.connection = duckdb.connect()
        for name, paths in (("spans", spans), ("movements", movements)):
            self.connection.from_parquet([str(path) for path in paths]).create_view(name)

    def rows(self, expression: Expression) -> list[tuple[Any, ...]]:
        """Run an expression."""
        return self.connection.execute(self.ibis.to_sql(expression, dialect="duckdb")).fetchall()

    def stock(self, question: Question, dimensions: tuple[str, ...]) -> Expression:
        """Per cell: how many stood in it at the end of the eve, and of the last day, of the period."""
        eve, end = question.period.eve, question.period.end
        spans = self._standing(question, eve, end)
        grouped = spans.group_by(
            line=spans.line,
            came=self.ibis.literal(False),
            went=self.ibis.literal(True),
            **{f"from_{name}": self.ibis.null(spans[name].type()) for name in dimensions},
            **{f"to_{name}": spans[name] for name in dimensions},
        )
        return grouped.agg(
            opening=_sum(spans.weight, _on(spans, eve)),
            moved=self.ibis.literal(0, "int64"),
            current=_sum(spans.weight, _on(spans, end)),
        )

    def flow(self, question: Question, dimensions: tuple[str, ...]) -> Expression:
        """Per pair of cells: how many moved from the one to the other in the period."""
        moves = self._moving(question)
        grouped = moves.group_by(
            line=moves.line,
            came=_counted(moves, "from_", question),
            went=_counted(moves, "to_", question),
            **{f"{side}_{name}": moves[f"{side}_{name}"] for side in ("from", "to") for name in dimensions},
        )
        return grouped.agg(opening=self.ibis.literal(0, "int64"), moved=_sum(moves.weight), current=self.ibis.literal(0, "int64"))

    def behind_stock(self, question: Question, line: str, cell: Group, measure: str) -> Expression:
        """The spans that make up an opening or a current figure."""
        day = question.period.eve if measure == "opening" else question.period.end
        spans = self._standing(question, day, day)
        found = spans.filter(spans.line == line, _on(spans, day), *_same(spans, "", cell))
        return found.mutate(effective_on=found.from_on)

    def behind_flow(self, question: Question, line: str, cell: Group, measure: str) -> Expression:
        """The movements that make up an added or a removed figure."""
        here, there = ("to_", "from_") if measure == "added" else ("from_", "to_")
        moves = self._moving(question)
        both = [reduce(and_, [_counted(moves, side, question), *_same(moves, side, cell)]) for side in (here, there)]
        return moves.filter(moves.line == line, both[0], ~both[1])

    def _standing(self, question: Question, first: Any, last: Any) -> Expression:
        spans = self.spans.filter(self.spans.from_on <= last, self.spans.until_on > first)
        spans = _known(spans, question)
        return spans if question.units is None else spans.filter(spans.unit.isin(sorted(question.units)))

    def _moving(self, question: Question) -> Expression:
        moves = self.movements
        moves = moves.filter(moves.effective_on >= question.period.start, moves.effective_on <= question.period.end)
        moves = _known(moves, question)
        return moves if question.units is None else moves.filter(moves.unit.isin([BETWEEN_UNITS, *sorted(question.units)]))


def _known(facts: Expression, question: Question) -> Expression:
    facts = facts.filter(facts.position <= question.known_at)
    return facts if question.lines is None else facts.filter(facts.line.isin(lines_of(question)))


def _on(spans: Expression, day: Any) -> Expression:
    return (spans.from_on <= day) & (spans.until_on > day)


def _counted(moves: Expression, side: str, question: Question) -> Expression:
    """Whether a side of a movement is in the books of the units asked for."""
    if question.units is None:
        return moves[f"{side}symbol"].notnull()
    return moves[f"{side}unit"].isin(sorted(question.units)).fill_null(False)


def _same(facts: Expression, side: str, cell: Group) -> list[Expression]:
    return [facts[f"{side}{name}"].isnull() if value is None else _equals(facts[f"{side}{name}"], value) for name, value in cell]


def _equals(column: Expression, value: str | bool) -> Expression:
    return (column == value).fill_null(False)


def _sum(weight: Expression, where: Expression | None = None) -> Expression:
    return weight.sum(where=where).fill_null(0).cast("int64")


def _types(schema: Any) -> Iterator[tuple[str, str]]:
    """The columns of a fact file as Ibis calls their types."""
    for field in schema:
        kind = str(getattr(field.type, "value_type", field.type))
        yield field.name, {"bool": "boolean", "date32[day]": "date"}.get(kind, kind)


def _add(counts: dict[tuple[str, Group], list[int]], line: str, group: Group, figures: Sequence[int]) -> None:
    row = counts.setdefault((line, group), [0, 0, 0, 0])
    for place, figure in enumerate(figures):
        row[place] += figure
