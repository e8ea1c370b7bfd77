"""How a file stood at the end of any day: its entries in force, folded once."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from ledger.records.history import History
from ledger.records.state import ABSENT, RecordState
from ledger.timeline import in_force, steps
from projections.figures.register import stood


class FileCourse:
    """The course of a file, as known at a position (None: now)."""

    def __init__(self, history: History, known_at: int | None = None) -> None:
        self.line = history.noun
        self.entries = in_force(history.entries, known_at)
        told = list(steps(self.entries, stood, ABSENT))
        self._days = [entry.effective_on for entry, _state in told]
        self._states = [state for _entry, state in told]

    @property
    def last(self) -> RecordState:
        """How the file stands after its last entry."""
        return self._states[-1] if self._states else ABSENT

    def at(self, day: date) -> RecordState:
        """How the file stood at the end of a day."""
        place = bisect_right(self._days, day)
        return self._states[place - 1] if place else ABSENT
