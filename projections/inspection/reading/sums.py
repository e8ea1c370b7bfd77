"""Tells of what a row is the sum that says no more than ``Cộng``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Sums:
    """The lines of work that a table's headings and rows have named so far.

    ``heads``: those that head rows; ``named``: those named since the last heading; ``rows``: how
    many rows since then;
    ``summed``: one sum was read since then; ``customary``: one was read below an earlier heading.
    """

    heads: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    rows: int = 0
    summed: bool = False
    customary: bool = False

    def head(self, line: str | None) -> None:
        """A heading over rows."""
        self.named = {line} if line else set()
        self.heads |= self.named
        self.rows, self.summed = 0, False

    def row(self, named: Iterable[str]) -> None:
        """A row that is no bare sum."""
        self.named |= set(named)
        self.rows += 1

    def is_clear(self, *, last: bool) -> bool:
        """Whether a bare sum is that of the rows since the last heading: not of several lines of
        work, nor of all headings.

        The last row of several groups may sum up them all, unless it is one of its kind: every
        group has its own.
        """
        several = len(self.heads) > 1
        clear = len(self.named) < 2 and (
            not several or not (self.summed or (last and self.rows and not self.customary))
        )
        self.summed = self.customary = True
        return clear
