"""The tree of units as known at two positions, and what was recorded of it between them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from ledger.errors import LedgerError
from ledger.records.history import History
from projections.figures.whose import Reaches, Whose, reaches
from projections.inspection.reconciliation.revisions import Retelling, Revision, needed

Covered = dict[Whose, tuple[tuple[date, frozenset[str]], ...]]


class Tree:
    """What some questions cover, before and after whatever moved units to them or away.

    ``revisions``: those of units without which the questions would not cover what they cover at the
    later position. A unit that was renamed stands where it stood.
    """

    def __init__(
        self, units: Sequence[History], whose: Collection[Whose], earlier: int, later: int
    ) -> None:
        self._whose = frozenset(whose)
        self._told = [(one.record, Retelling(one.entries, earlier, later)) for one in units]
        self._numbered = [
            (unit, number)
            for unit, (_, told) in enumerate(self._told)
            for number in range(len(told.revisions))
        ]
        found = [self._told[unit][1].revisions[number] for unit, number in self._numbered]
        now = self._covered(range(len(found)))
        kept = needed(found, lambda chosen: self._covered(chosen) == now)
        self.revisions: list[Revision] = [found[place] for place in kept]
        self._numbered = [self._numbered[place] for place in kept]

    def reaches(self, chosen: Iterable[int]) -> Reaches | None:
        """What the questions cover if of all revisions these alone were made.

        By their places in ``revisions``; None where such a tree cannot be.
        """
        of_unit: dict[int, list[int]] = {}
        for unit, number in (self._numbered[place] for place in chosen):
            of_unit.setdefault(unit, []).append(number)
        histories = [
            History(record, tuple(told.entries(of_unit.get(unit, ()))))
            for unit, (record, told) in enumerate(self._told)
        ]
        try:
            return reaches(histories, self._whose)
        except LedgerError:
            return None

    def _covered(self, chosen: Iterable[int]) -> Covered | None:
        found = self.reaches(chosen)
        if found is None:
            return None
        return {
            whose: tuple((stage.since, stage.units) for stage in reach.stages)
            for whose, reach in found.items()
            if reach is not None
        }
