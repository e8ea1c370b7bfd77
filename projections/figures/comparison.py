"""Answers to one question of several periods, held side by side, and the same days a year earlier.

Whether an earlier period is known says ``reaching_back``. Source: targets.md §1.1, §1.6.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple

from ledger.records.organisation import Unit
from projections.figures.answer import MEASURES, Group, row_order
from projections.figures.question import Question, StatRow
from projections.figures.reach import Reach
from projections.figures.reaching_back import NO_UNITS, Ask, reaches_back

Direction = Literal["rise", "fall", "equal"]


class RiseOrFall(NamedTuple):
    """Rise or fall against the year before, never signed: which, and by how much."""

    direction: Direction
    by: int


def change(before: int, now: int) -> RiseOrFall:
    """The change from one figure to another."""
    if before == now:
        return RiseOrFall("equal", 0)
    return RiseOrFall("rise" if now > before else "fall", abs(now - before))


class RowsBeside(NamedTuple):
    """One cell in several answers, in their order; in one that does not have it all is zero."""

    line: str
    cell: Group
    rows: tuple[StatRow, ...]


def side_by_side(answers: Sequence[Sequence[StatRow]], *, only_movements: bool) -> list[RowsBeside]:
    """The rows of several answers to one question, cell by cell, in catalog order."""
    told = [{(row.line, row.cell): row for row in answer} for answer in answers]
    stock = None if only_movements else 0
    return [
        RowsBeside(line, cell, tuple(_row(one, line, cell, stock) for one in told))
        for line, cell in sorted(dict.fromkeys(key for one in told for key in one), key=row_order)
    ]


def _row(
    answer: dict[tuple[str, Group], StatRow], line: str, cell: Group, stock: int | None
) -> StatRow:
    return answer.get((line, cell)) or StatRow(line, cell, stock, 0, 0, stock)


@dataclass(frozen=True, slots=True)
class YearBefore:
    """The same days of the year before, asked the same question.

    ``is_known``: whether the books reach back to their first day; ``opening_balances``: how many
    records that were loaded when the ledger began are among those counted, which a register
    without its closed files may hold too few of (None: the facts do not say); ``was_there``:
    whether the units asked about were there then.
    """

    question: Question
    is_known: bool
    opening_balances: int | None
    was_there: bool = True


def year_before(
    ask: Ask,
    question: Question,
    today: date,
    loaded_upto: int | None,
    reach: Reach | None,
    units: Mapping[str, Unit] = NO_UNITS,
) -> YearBefore:
    """The question of the same days a year earlier, and what the books know of them.

    A period that is not over by ``today`` is cut at the same day. ``loaded_upto``: the last
    position at which nothing but opening balances had been recorded (None: of several ledgers,
    whose facts do not say); ``reach``: the units that counted then (None: every unit);
    ``units``: all there ever were.
    """
    days = question.period.a_year_earlier(today)
    asked = replace(question, period=days, reach=reach)
    loaded = None if loaded_upto is None else _loaded(ask, asked, loaded_upto)
    return YearBefore(asked, reaches_back(ask, asked, units), loaded)


def _loaded(ask: Ask, asked: Question, upto: int) -> int:
    """How many opening balances are among what is counted."""
    rows = ask(replace(asked, known_at=min(asked.known_at, upto), by=()))
    return sum((row.opening or 0) + row.added for row in rows if not row.cell)


class ComparedRow(NamedTuple):
    """A row of an answer beside that of the year before (None: it is not known)."""

    now: StatRow
    before: StatRow | None

    @property
    def changes(self) -> dict[str, RiseOrFall | None]:
        """The change of each measure; None where a side is not known, or is no figure."""
        return {name: self._change(name) for name in MEASURES}

    def _change(self, measure: str) -> RiseOrFall | None:
        before, now = getattr(self.before, measure, None), getattr(self.now, measure)
        return None if before is None or now is None else change(before, now)


def compared(ask: Ask, question: Question, earlier: YearBefore) -> list[ComparedRow]:
    """The rows of a question beside those of the year before."""
    now = ask(question)
    if not earlier.is_known:
        return [ComparedRow(row, None) for row in now]
    beside = side_by_side([now, ask(earlier.question)], only_movements=question.only_movements)
    return [ComparedRow(*one.rows) for one in beside]
