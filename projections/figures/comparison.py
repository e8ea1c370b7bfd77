"""Answers to one question of several periods, held side by side, and the same days a year earlier.

What an earlier period held is known where a record of the units asked for has an entry effective on
or before its first day; else it is not known, which is not 0. Source: targets.md §1.1, §1.6.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple

from ledger.values.dates import EARLIEST_DAY
from ledger.values.period import Period
from projections.figures.answer import MEASURES, Group, row_order
from projections.figures.question import Question, StatRow
from projections.figures.reach import Reach

Ask = Callable[[Question], list[StatRow]]
"""Whoever answers a question: the fast statistics, or their slow twin."""

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
    without its closed files may hold too few of.
    """

    question: Question
    is_known: bool
    opening_balances: int


def year_before(
    ask: Ask, question: Question, today: date, loaded_upto: int, reach: Reach | None
) -> YearBefore:
    """The question of the same days a year earlier, and what the books know of them.

    A period that is not over by ``today`` is cut at the same day. ``loaded_upto``: the last
    position at which nothing but opening balances had been recorded; ``reach``: the units that
    counted then (None: every unit).
    """
    days = question.period.a_year_earlier(today)
    asked = replace(question, period=days, reach=reach)
    loaded = replace(asked, known_at=min(question.known_at, loaded_upto), by=())
    held = [row for row in ask(loaded) if not row.cell]
    return YearBefore(
        asked,
        reaches_back(ask, asked, days.start),
        sum((row.opening or 0) + row.added for row in held),
    )


def reaches_back(ask: Ask, question: Question, day: date) -> bool:
    """Whether a record of the units of a question has an entry effective on or before a day."""
    until = Period(min(EARLIEST_DAY, day), day)
    rows = ask(replace(question, period=until, by=(), lines=None))
    return any(row.opening or row.added for row in rows)


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
