"""Period statistics from facts, as of any days, as known at any position, by any engine.

One query adds up, per cell, what stood on two days; one, per pair of cells, what moved between
them. Cells are few, however many the facts: they become rows here, where a movement counts as a
removal in one cell and an addition in another, or as nothing, by the dimensions and units asked
for. Where units came or went within the period, every part of it between two such days is asked by
itself, and what those units held on the eve is what the reorganisation added or removed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol, Self, TypeVar

from ledger.errors import EngineFailed
from ledger.values.period import Period
from projections.facts.kind import Kind
from projections.facts.movement import REORGANISED
from projections.figures.answer import (
    Counts,
    Group,
    Posting,
    Value,
    arrange,
    groupings,
    of_movement,
    of_stock,
)
from projections.figures.engines.choice import engine_named
from projections.figures.engines.engine import Books, Engine
from projections.figures.query import (
    BehindFlow,
    BehindStock,
    Flow,
    Query,
    Records,
    Scope,
    Stock,
    kind_of,
    scope,
    scope_of,
)
from projections.figures.question import Question, StatRow
from projections.figures.reach import Reorganisation

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
    ) -> dict[str, set[int]]:
        """The ids of the records of these lines that ever stood in these units.

        None: in any unit. With the positions of the entries that moved them there or out of there.
        By what was learned up to a position; those, too, of which it is no longer believed.
        """
        found: dict[str, set[int]] = {}
        for record, entry in sorted(self.rows(Records(scope((known_at,), units, lines)))):
            found.setdefault(record, set()).add(entry)
        return found

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
        counts = _Counts(question)
        if not question.only_movements:
            self._count_stocks(question, counts)
        for period, asked in _stretches(question):
            told = of_movement(counts.names)
            flow = Flow(asked, period.start, period.end, counts.dimensions, told)
            for row in self._rows(flow):
                counts.move(row)
        for change in _reorganisations(question):
            for measure, moved in ((ADDED, change.came), (REMOVED, change.went)):
                asked = scope_of(question, moved)
                stock = Stock(asked, change.eve, change.eve, counts.dimensions)
                for line, *cell, held, _ in self._rows(stock) if moved else ():
                    counts.add(line, (*cell, *counts.reorganised), measure, held)
        return counts.found

    def _count_stocks(self, question: Question, counts: _Counts) -> None:
        """What stood on the eve and on the last day: one query where the units are the same."""
        days, reach = question.period, question.reach
        eve, end = (None, None) if reach is None else (reach.on(days.eve), reach.on(days.end))
        if eve == end:
            stock = Stock(scope_of(question, end), days.eve, days.end, counts.dimensions)
            for line, *cell, opening, current in self._rows(stock):
                counts.add(line, cell, OPENING, opening)
                counts.add(line, cell, CURRENT, current)
            return
        for measure, day, units in ((OPENING, days.eve, eve), (CURRENT, days.end, end)):
            stock = Stock(scope_of(question, units), day, day, counts.dimensions)
            for line, *cell, held, _ in self._rows(stock):
                counts.add(line, cell, measure, held)

    def _postings(self, question: Question, line: str, cell: Group, measure: str) -> list[Posting]:
        """The postings behind one figure.

        A stock's are asked of its day alone. A flow's are asked stretch by stretch, in each of the
        units it reaches then; to them come the records that moved with their unit.
        """
        days, reach = question.period, question.reach
        if measure in ("opening", "current"):
            day = days.eve if measure == "opening" else days.end
            asked = scope_of(question, None if reach is None else reach.on(day))
            rows = self._rows(BehindStock(asked, line, cell, day))
            return sorted(Posting(*row[:6]) for row in rows)
        stands, told = (
            tuple(pair for pair in cell if pair[0] in names)
            for names in (of_stock(dict(cell)), of_movement(dict(cell)))
        )
        found = [
            Posting(*row[:8])
            for period, asked in _stretches(question)
            for row in self._rows(
                BehindFlow(asked, line, stands, period.start, period.end, measure == "added", told)
            )
        ]
        if dict(told).items() <= _REORGANISED.items():
            found += self._reorganised(question, line, stands, measure)
        return sorted(found)

    def _reorganised(
        self, question: Question, line: str, cell: Group, measure: str
    ) -> Iterator[Posting]:
        """The records that came or went with their units, each by the entry that moved its unit."""
        for change in _reorganisations(question):
            moved = change.came if measure == "added" else change.went
            for unit, entry in moved.items():
                held = BehindStock(scope_of(question, [unit]), line, cell, change.eve)
                for number, record, _on, _entry, _by, books, _weight in self._rows(held):
                    yield Posting(
                        number, record, change.day, entry.position, entry.by, books, REORGANISED
                    )


OPENING, ADDED, REMOVED, CURRENT = range(4)
"""The places of the four figures in a row of counts."""

_REORGANISED: dict[str, Value] = {"movement": REORGANISED, "closing": None}
"""What the movement of a reorganisation is told apart by."""


class _Counts:
    """Counts by line and group, of every set of rows a question asks for."""

    def __init__(self, question: Question) -> None:
        self.found: dict[tuple[str, Group], list[int]] = {}
        self.groupings = groupings(question)
        self.names = self.groupings[-1]
        self.dimensions = of_stock(self.names)
        self.reorganised = tuple(_REORGANISED[name] for name in of_movement(self.names))
        self._order = (*self.dimensions, *of_movement(self.names))

    def add(self, line: str, values: Sequence[Value], measure: int, count: int) -> None:
        """Count what has these values, of ``dimensions`` and then of what movements have."""
        for group in self._groups(values):
            self._add(line, group, measure, count)

    def move(self, row: Sequence[Any]) -> None:
        """Count a row of a flow: removed here, added there, or nothing where these are the same."""
        size = len(self.dimensions)
        line, (*values, came, went, moved) = row[0], row[1:]
        left, entered, told = values[:size], values[size : 2 * size], values[2 * size :]
        sources = self._groups([*left, *told], counted=came)
        targets = self._groups([*entered, *told], counted=went)
        for source, target in zip(sources, targets, strict=True):
            if source != target:
                self._add(line, target, ADDED, moved)
                self._add(line, source, REMOVED, moved)

    def _groups(self, values: Sequence[Value], counted: bool = True) -> list[Group | None]:
        """Where values are counted in each set of rows; None where their side is not counted."""
        named = dict(zip(self._order, values, strict=True))
        return [
            tuple((name, named[name]) for name in names) if counted else None
            for names in self.groupings
        ]

    def _add(self, line: str, group: Group | None, measure: int, count: int) -> None:
        if group is not None:
            self.found.setdefault((line, group), [0, 0, 0, 0])[measure] += count


def _stretches(question: Question) -> list[tuple[Period, Scope]]:
    """The parts of the period on whose days the same units count, each with what counts then."""
    if question.reach is None:
        return [(question.period, scope_of(question, None))]
    return [
        (period, scope_of(question, units))
        for period, units in question.reach.stretches(question.period)
    ]


def _reorganisations(question: Question) -> list[Reorganisation]:
    """The days of the period on which units came or went."""
    days = question.period
    return [] if question.reach is None else question.reach.changes(days.start, days.end)
