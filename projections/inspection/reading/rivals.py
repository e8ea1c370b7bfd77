"""Leaves out counts of one thing in one table that differ, where what tells them apart was not
understood.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from projections.inspection.reading.drafts import Draft, Sheaf
from projections.inspection.reading.stated import AMBIGUOUS, NotRead


@dataclass(slots=True)
class Rivals:
    """The counts of one table.

    ``part``: how many headings between its rows were not understood so far.
    """

    sheaf: Sheaf
    part: int = 0
    _seen: dict[object, tuple[int, Draft]] = field(default_factory=dict)

    def settle(self, first: int) -> None:
        """Look at the counts of the row read last, from this draft on."""
        row = self.sheaf.drafts[first:]
        values = {
            draft.key: {one.value for one in row if one.key == draft.key} - {None} for draft in row
        }
        self._leave_out([draft for draft in row if len(values[draft.key]) > 1])
        for draft in self.sheaf.drafts[first:]:
            part, before = self._seen.setdefault(draft.key, (self.part, draft))
            if part != self.part and before.value != draft.value:
                self._leave_out([draft, before] if part else [draft])

    def _leave_out(self, drafts: list[Draft]) -> None:
        found = [draft for draft in drafts if draft in self.sheaf.drafts]
        self.sheaf.drafts[:] = [draft for draft in self.sheaf.drafts if draft not in found]
        self.sheaf.not_read += [
            NotRead(one.where, str(one.value), AMBIGUOUS) for one in found if one.value is not None
        ]
