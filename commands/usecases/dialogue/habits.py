"""What is taken for granted where nothing is typed: what the same officer recorded last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from commands.usecases.journal import backwards
from ledger.entries.record import RecordOpened

if TYPE_CHECKING:
    from ledger.application import Ledger

LOOKED_AT = 2_000
"""Entries that are looked through backwards for habits."""

_RUNNING = re.compile(r"(\D*)(?!(?:19|20)\d\d\D+\d)(\d+)([^'\"]*)")
"""A number that is counted up: what stands before its count, the count, what stands behind it."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Habits:
    """What an officer opened last, and which numbers were given last."""

    def __init__(self, ledger: Ledger, by: str) -> None:
        self._ledger, self._by = ledger, by

    @cached_property
    def _lately(self) -> list[RecordOpened]:
        """The openings among the last entries, newest first; an opening balance is no habit."""
        last = islice(backwards(self._ledger, 0, self._ledger.last_position), LOOKED_AT)
        return [one for one in last if isinstance(one, RecordOpened)]

    def last(self, symbol: str = "", line: str = "") -> RecordOpened | None:
        """What the officer opened last, of a line or a symbol; else what anybody did."""
        found = [one for one in self._lately if (not symbol or one.symbol == symbol)]
        found = [one for one in found if not line or one.line == line]
        own = [one for one in found if one.by == self._by and not one.opening_balance]
        return next(iter(own or found), None)

    def next_number(self, symbol: str, line: str, day: date) -> str:
        """The number after the highest of a symbol that nobody has; nothing where none is known.

        Numbers that are written as no count, as “ST-01'1 a”, are left aside.

        Where numbers end with a year, the highest of the year of the day; the first of a year
        begins anew. The writing is that of the last one.
        """
        given = [one.number for one in self._lately if (one.line, one.symbol) == (line, symbol)]
        lately = [one for one in given if _RUNNING.fullmatch(one)]
        of_year = [one for one in lately if _year(one) in (day.year, None)]
        if not lately:
            return ""
        last = max(of_year, key=_count, default=lately[0])
        free = (one for one in _after(last, day.year) if not self._is_given(line, one))
        return next(islice(free, 1_000), "")

    def _is_given(self, line: str, number: str) -> bool:
        return any(one.entries for one in self._ledger.books(self._by).spelled(line, number))


def _year(number: str) -> int | None:
    """The year that a number states behind its count."""
    parts = _RUNNING.fullmatch(number)
    stated = _YEAR.search(parts[3]) if parts else None
    return int(stated[0]) if stated else None


def _count(number: str) -> int:
    parts = _RUNNING.fullmatch(number)
    return int(parts[2]) if parts else 0


def _after(number: str, year: int) -> Iterator[str]:
    """The numbers that follow one, in its own writing."""
    parts = _RUNNING.fullmatch(number)
    if parts is None:
        return
    before, digits, rest = parts.groups()
    count = int(digits)
    stated = _year(number)
    if stated not in (None, year):
        rest, count = rest.replace(str(stated), str(year), 1), 0
    while True:
        count += 1
        yield f"{before}{count:0{len(digits)}d}{rest}"
