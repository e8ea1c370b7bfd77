"""What the tables of facts are asked, as plain values: each engine writes them in its own way.

There is a table of each kind of facts (``projections.facts.kinds``), with one more column:
``books``, the number (0, 1, …) of the ledger a fact is of, so that records of different ledgers
never run together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from projections.facts.kind import Kind
from projections.facts.kinds.movements import KIND as MOVEMENTS
from projections.facts.kinds.spans import KIND as SPANS
from projections.figures.answer import Group, lines_of
from projections.figures.question import Question


@dataclass(frozen=True, slots=True)
class Scope:
    """Which facts count.

    ``known_at``: of each ledger, the last position known; ``units`` and ``lines``: the codes to
    count, in the order they are written down (None: all).
    """

    known_at: tuple[int, ...]
    units: tuple[str, ...] | None = None
    lines: tuple[str, ...] | None = None


def scope(
    known_at: Iterable[int], units: Iterable[str] | None, lines: Iterable[str] | None
) -> Scope:
    """A scope whose text is the same for the same facts."""
    return Scope(
        tuple(known_at),
        None if units is None else tuple(sorted(units)),
        None if lines is None else tuple(lines),
    )


def scope_of(question: Question, units: Iterable[str] | None) -> Scope:
    """The facts of some units (None: of all) that a question is about."""
    lines = None if question.lines is None else lines_of(question)
    return scope(question.positions, units, lines)


@dataclass(frozen=True, slots=True)
class Stock:
    """Per line and cell: how many stood in it at the end of ``eve``, and of ``end``.

    Rows: line, a value for each of ``dimensions``, opening, current.
    """

    scope: Scope
    eve: date
    end: date
    dimensions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """Per line and pair of cells: how many moved from the one to the other.

    From ``start`` to ``end``, both included, and which of the two is in the books of the units
    asked for.

    ``told``: what movements are told apart by besides. Rows: line, a value for each dimension of
    the cell left, then of the cell entered, then for each of ``told``, whether it came from one of
    the units, whether it went to one, how many.
    """

    scope: Scope
    start: date
    end: date
    dimensions: tuple[str, ...]
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BehindStock:
    """The entries by which records stood in a cell of a line at the end of ``day``.

    Rows: number, record, effective date, entry, by, number of the books, weight (above 0).
    """

    scope: Scope
    line: str
    cell: Group
    day: date


@dataclass(frozen=True, slots=True)
class BehindFlow:
    """The entries that moved records into a cell of a line (``entered``), or out of it.

    From ``start`` to ``end``, by movements that have the values ``told``. Rows as in
    :class:`BehindStock`, with the kind of movement and the way of closing before the weight.
    """

    scope: Scope
    line: str
    cell: Group
    start: date
    end: date
    entered: bool
    told: Group = ()


@dataclass(frozen=True, slots=True)
class Records:
    """The records that ever came there, and the entries that moved them there or out of there.

    If only for a part of a day, and whatever was learned of them later. Rows: record, entry.
    """

    scope: Scope


@dataclass(frozen=True, slots=True)
class InForce:
    """The facts of a kind that held at the end of ``day``, counted by some columns.

    Those with the values of ``cell``. Rows: a value for each of ``columns``, how many (above 0).
    """

    kind: Kind
    scope: Scope
    day: date
    columns: tuple[str, ...]
    cell: Group = ()


Query = Stock | Flow | BehindStock | BehindFlow | Records | InForce


def kind_of(query: Query) -> Kind:
    """The kind of facts a query reads."""
    if isinstance(query, InForce):
        return query.kind
    return MOVEMENTS if isinstance(query, Flow | BehindFlow | Records) else SPANS
