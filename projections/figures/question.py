"""A question put to the books, and a row of its answer.

Shared by the fast statistics and their slow twin.
"""

from __future__ import annotations

from dataclasses import dataclass

from ledger.records.cell import OF_MOVEMENTS
from ledger.values.period import Period
from projections.figures.reach import Reach

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Period statistics: of which days, as known when, of which units, by what.

    The days are inclusive; what is known is told by a position.

    ``reach``: the units to count, day by day (None: every unit); ``by``: dimension names
    (``ledger.records.cell.DIMENSIONS`` and ``OF_MOVEMENTS``); with no ``by`` the answer has a row
    per line (empty cell) and a row per symbol.
    ``lines``: line codes to answer for (None: all).
    ``known_in_each``: over facts of several ledgers, the last position known of each, in the order
    of their folders; ``known_at`` then says nothing.
    """

    period: Period
    known_at: int
    reach: Reach | None = None
    by: tuple[str, ...] = ()
    lines: tuple[str, ...] | None = None
    known_in_each: tuple[int, ...] = ()

    @property
    def only_movements(self) -> bool:
        """Whether it breaks down by what no stock has: then nothing but movements is counted."""
        return any(name in OF_MOVEMENTS for name in self.by)

    @property
    def positions(self) -> tuple[int, ...]:
        """The last position known of each ledger asked."""
        return self.known_in_each or (self.known_at,)


@dataclass(frozen=True, slots=True)
class StatRow:
    """Opening, added, removed, current of one cell.

    ``cell`` maps dimension → value (None: not set); ``opening`` and ``current`` are None where it
    names what only movements have.
    """

    line: str
    cell: tuple[tuple[str, str | bool | None], ...]
    opening: int | None
    added: int
    removed: int
    current: int | None
