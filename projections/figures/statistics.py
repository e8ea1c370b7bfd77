"""Period statistics from facts, as of any days, as known at any position, by any engine.

One query adds up, per cell, what stood on two days; one, per pair of cells, what moved between
them. Cells are few, however many the facts: they become rows here, where a movement counts as a
removal in one cell and an addition in another, or as nothing, by the dimensions and units asked
for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol, Self, TypeVar

from ledger.errors import EngineFailed
from projections.facts.kind import Kind
from projections.figures.answer import Counts, Group, Posting, Value, arrange, groupings
from projections.figures.engines.choice import engine_named
from projections.figures.engines.engine import Books, Engine
from projections.figures.query import (
    BehindFlow,
    BehindStock,
    Flow,
    Query,
    Records,
    Stock,
    kind_of,
    scope,
    scope_of,
)
from projections.figures.question import Question, StatRow

Answer = TypeVar("Answer")


class Facts(Protocol):
    """The facts of one ledger or of several, in files."""

    def books(self, kind: Kind) -> Books:
        """The files of a kind of facts, for each ledger; none when nothing was learned yet."""

    def renewed(self) -> Self | None:
        """The facts as they are now, when a file went away or cannot be read.

        None where they cannot be had again.
        """


class Statistics:
    """Answers to questions about facts.

    Raises IntegrityBroken when facts must be rebuilt and cannot be, EngineFailed.
    """

    def __init__(self, facts: Facts, engine: Engine | None = None) -> None:
        self.facts = facts
        self.engine = engine or engine_named()
        self._registered: dict[str, Facts] = {}

    def ask(self, question: Question) -> list[StatRow]:
        """Answer a question: the rows of ``recount``, in the same order."""
        return self._patiently(lambda: arrange(question, self._counts(question)))

    def drill(self, question: Question, line: str, cell: Group, measure: str) -> list[Posting]:
        """The records and entries behind one figure: the same query without the sum.

        As many as the figure says.
        """
        return self._patiently(lambda: self._postings(question, line, cell, measure))

    def records(
        self, units: Iterable[str] | None, lines: Iterable[str] | None, known_at: int
    ) -> list[str]:
        """The ids of the records of these lines that ever stood in these units.

        None: in any unit. By what was learned up to a position; those, too, of which it is no
        longer believed.
        """
        asked = Records(scope((known_at,), units, lines))
        return sorted(record for (record,) in self.rows(asked))

    def rows(self, query: Query) -> list[tuple[Any, ...]]:
        """What the facts answer to a query, in any order."""
        return self._patiently(lambda: self._rows(query))

    def close(self) -> None:
        """Let go of the engine."""
        self.engine.close()

    def _patiently(self, answer: Callable[[], Answer]) -> Answer:
        """Answer; where files went away or cannot be read, renew them and answer again."""
        try:
            return answer()
        except EngineFailed:
            renewed = self.facts.renewed()
            if renewed is None:
                raise
            self.facts = renewed
            return answer()

    def _rows(self, query: Query) -> list[tuple[Any, ...]]:
        kind = kind_of(query)
        books = self.facts.books(kind)
        if not any(books):
            return []
        if self._registered.get(kind.name) is not self.facts:
            self.engine.register(kind.name, books)
            self._registered[kind.name] = self.facts
        return self.engine.rows(query)

    def _counts(self, question: Question) -> Counts:
        counts: dict[tuple[str, Group], list[int]] = {}
        dimensions, asked, days = groupings(question)[-1], scope_of(question), question.period
        for line, *cell, opening, current in self._rows(
            Stock(asked, days.eve, days.end, dimensions)
        ):
            for group in _groups(question, dimensions, cell):
                _add(counts, line, group, (opening, 0, 0, current))
        for line, *cells, came, went, moved in self._rows(
            Flow(asked, days.start, days.end, dimensions)
        ):
            sources = _groups(question, dimensions, cells[: len(dimensions)], counted=came)
            targets = _groups(question, dimensions, cells[len(dimensions) :], counted=went)
            for source, target in zip(sources, targets, strict=True):
                if source != target:
                    _add(counts, line, target, (0, moved, 0, 0))
                    _add(counts, line, source, (0, 0, moved, 0))
        return counts

    def _postings(self, question: Question, line: str, cell: Group, measure: str) -> list[Posting]:
        asked, days = scope_of(question), question.period
        behind: Query
        if measure in ("opening", "current"):
            day = days.eve if measure == "opening" else days.end
            behind = BehindStock(asked, line, cell, day)
        else:
            behind = BehindFlow(asked, line, cell, days.start, days.end, measure == "added")
        return sorted(Posting(*row[:6]) for row in self._rows(behind))


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
