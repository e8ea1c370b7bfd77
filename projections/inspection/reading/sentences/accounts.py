"""Accounts with a line for each stock and flow: ``Kỳ trước: 455`` above what came and went."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from projections.inspection.reading.sentences.counted import Count
from projections.inspection.reading.sentences.settling import opens_account
from projections.inspection.reading.sentences.statements import Clerk
from projections.inspection.reading.stated.values import NotRead

_REST: Final = ["added", "removed", "current"]


@dataclass(slots=True)
class Account:
    """A number of the period before, ``listed`` as not read until what is stated below it, in the
    same section, makes it the opening stock: what came, what went, what there is now.
    """

    item: Count
    clerk: Clerk
    cell: dict[str, str]
    section: int
    listed: NotRead
    measures: list[str] = field(default_factory=list)

    def take(self, measure: str, cell: dict[str, str], section: int) -> bool:
        """Add the next total; whether the account may still become whole. Where it is, its opening
        is written.
        """
        self.measures.append(measure)
        goes_on = (cell, section) == (self.cell, self.section)
        if not goes_on or self.measures != _REST[: len(self.measures)]:
            return False
        if self.measures == _REST:
            opens_account([self.item])
            if self.item.label.measure == "opening":
                sheaf = self.clerk.sheaf
                sheaf.not_read[:] = [one for one in sheaf.not_read if one is not self.listed]
                self.clerk.total(self.item, "opening", self.cell)
        return True
