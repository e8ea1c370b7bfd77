"""What rows that head others have said of those below: their lines of work, and who holds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from projections.inspection.reading.frames.frame import HOLDERS, Frame


@dataclass(slots=True)
class RowLines:
    """The lines of work that a table's headings and rows have named so far.

    ``heads``: those that head rows; ``named``: those since the last heading; ``rows``: how many
    rows since then; ``summed``: a sum was read since then; ``customary``: one was read below an
    earlier heading.
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

    def row(self, lines: Sequence[str]) -> None:
        """A row that is no bare sum."""
        self.named |= set(lines)
        self.rows += 1

    def sums_up(self, *, last: bool) -> bool:
        """Whether a bare sum is that of the rows since the last heading: not of several lines of
        work, nor of all headings.

        The last row of several groups may sum up them all, unless it is one of its kind: every
        group has its own.
        """
        of_all = last and self.rows and not self.customary
        clear = len(self.named) < 2 and not (len(self.heads) > 1 and (self.summed or of_all))
        self.summed = self.customary = True
        return clear


@dataclass(slots=True)
class RowHolder:
    """Who holds what the rows below state, ``stranger`` where that is no unit known as such.

    ``outermost``: it stands above headings that name lines of work; ``spent``: a sum or something
    not understood came since.
    """

    cell: dict[str, str] = field(default_factory=dict)
    stranger: str = ""
    outermost: bool = False
    spent: bool = False

    def leave(self) -> None:
        """A heading that names a line of work: the end of a holder that stood below another."""
        if not self.outermost:
            self.cell, self.stranger, self.spent = {}, "", False

    def hold(self, label: Frame, *, bare: bool) -> Frame:
        """A row's figures are the holder's. A sum, and a row with a holder of its own, may be of
        all holders.
        """
        label = replace(label, stranger=label.stranger or self.stranger)
        if not self.cell:
            return label
        self.spent = self.spent or bare
        clash = self.spent or any(name in label.cell for name in HOLDERS)
        marks = label.marks | ({"clash"} if clash else set())
        return replace(label, cell={**self.cell, **label.cell}, marks=marks)
