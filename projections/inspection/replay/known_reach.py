"""Which units a replay covers on a day, as known at any position."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date

from ledger.records.history import History
from projections.figures.reach import Reach, reach_among
from projections.figures.whose import EVERYBODY, Whose


class KnownReach:
    """The reach of a unit as known at every position from ``begin`` on; everybody's has none.

    ``ever``: the units covered on some day, as known at some position; none are named where all
    are covered.
    """

    def __init__(self, histories: Iterable[History], whose: Whose, begin: int, last: int) -> None:
        self.whose = whose
        self._histories = [] if whose == EVERYBODY else list(histories)
        entries = {one.position for history in self._histories for one in history.entries}
        turns = [begin, *sorted(one for one in entries if begin < one <= last)]
        self._turns: list[int] = []
        self._reaches: list[Reach | None] = []
        for position in turns:
            reach = self._made(position)
            if not self._reaches or reach != self._reaches[-1]:
                self._turns.append(position)
                self._reaches.append(reach)
        ever = (reach.ever() for reach in self._reaches if reach is not None)
        self.ever = frozenset[str]().union(*ever)
        self._on: dict[date, frozenset[str]] = {}

    def _made(self, position: int) -> Reach | None:
        if self.whose == EVERYBODY:
            return None
        unit, alone = self.whose
        return reach_among(self._histories, unit, alone=alone, known_at=position)

    def at(self, position: int) -> Reach | None:
        """The units covered, day by day, as known at a position; None covers every unit."""
        return self._reaches[max(bisect_right(self._turns, position) - 1, 0)]

    def every(self) -> Iterator[tuple[int, Reach | None]]:
        """Every reach there was, each with the position from which on it was known."""
        return zip(self._turns, self._reaches, strict=True)

    def covers(self, unit: str) -> bool:
        """Whether a unit is covered on some day, as known at some position."""
        return self.whose == EVERYBODY or unit in self.ever

    def covers_on(self, day: date, units: Iterable[str]) -> bool:
        """Whether one of some units is covered on a day, as known at some position."""
        if self.whose == EVERYBODY:
            return True
        if day not in self._on:
            every = (reach.on(day) for reach in self._reaches if reach is not None)
            self._on[day] = frozenset[str]().union(*every)
        return not self._on[day].isdisjoint(units)
