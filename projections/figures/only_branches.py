"""The branch of a unit that has exactly one: what it records without a branch is of that one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date

from ledger.entries import Entry
from ledger.records.history import History
from ledger.records.organisation import unit_of
from ledger.timeline import in_force
from ledger.values.period import Period


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

    def turns(self, unit: str, days: Period) -> Iterator[Entry]:
        """The entries on a unit by which another branch, or none, is its only one from that day."""
        turned = {day for day, _branch in self.since(unit) if day in days}
        history = self._histories.get(unit) if turned else None
        entries = in_force(history.entries, self._known_at) if history else []
        yield from {one.effective_on: one for one in entries if one.effective_on in turned}.values()

    def since(self, unit: str) -> Iterator[tuple[date, str | None]]:
        """From which days on it has which branch alone, or none; nothing where it never did."""
        before = None
        for day, branch in zip(*self._stretches(unit), strict=True):
            if branch != before:
                yield day, branch
            before = branch

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
