"""One mistake that a report may have made: what it adds to its figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from projections.inspection.reconciliation.causes import Of
from projections.inspection.reconciliation.mistakes import Mistake
from projections.inspection.reconciliation.named_unit import NamedUnit


class Addition(NamedTuple):
    """One mistake, made ``times`` times over: what it adds to the figures, by their place.

    ``mistakes``: those that were found of records, each of which would do; ``among``: how many
    there are of them; ``of`` and ``unit``: as a cause's.
    """

    kind: str
    adds: Mapping[int, int]
    times: int = 1
    mistakes: Sequence[Mistake] = ()
    among: int = 0
    guessed: bool = False
    of: Of = "record"
    unit: NamedUnit | None = None

    @property
    def is_named(self) -> bool:
        """Whether the records it was made with are certain, or it was made with none."""
        return not self.mistakes or (self.among == self.times and not self.guessed)

    @property
    def telling(self) -> tuple[str, str] | None:
        """How it tells of which file, where of one alone: of two such only one can be."""
        files = {name for one in self.mistakes for name in one.records}
        return (self.kind, files.pop()) if len(files) == 1 else None
