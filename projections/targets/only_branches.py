"""The branch of a unit that has exactly one: what it records without a branch is of that one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date

from ledger.records.history import History
from ledger.records.organisation import unit_of
from ledger.timeline import in_force


class OnlyBranches:
    """Of each unit, which branch it has alone from which day on, as known at a position."""

    def __init__(self, histories: Iterable[History], known_at: int) -> None:
        self._known_at = known_at
        self._histories = {one.number: one for one in histories}
        self._found: dict[str, tuple[list[date], list[str | None]]] = {}

    def of(self, unit: str, day: date) -> str | None:
        """The only branch of a unit at the end of a day; None: it has none, or several."""
        days, branches = self._stretches(unit)
        at = bisect_right(days, day)
        return branches[at - 1] if at else None

    def days(self, unit: str) -> list[date]:
        """The days on which that may change, in order."""
        return self._stretches(unit)[0]

    def _stretches(self, unit: str) -> tuple[list[date], list[str | None]]:
        if unit not in self._found:
            self._found[unit] = self._looked_up(unit)
        return self._found[unit]

    def _looked_up(self, unit: str) -> tuple[list[date], list[str | None]]:
        history = self._histories.get(unit)
        entries = in_force(history.entries, self._known_at) if history else []
        days = sorted({one.effective_on for one in entries})
        branches = [unit_of(history, day, self._known_at).branches for day in days if history]
        return days, [one[0] if len(one) == 1 else None for one in branches]
