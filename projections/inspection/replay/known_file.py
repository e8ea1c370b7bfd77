"""A file as it was known at any position."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from ledger.records.history import History
from ledger.values.stream import Stream
from projections.figures.recount import Course, course_of
from projections.figures.steps import MOVING


class KnownFile:
    """A file's courses: one after each entry that moved it, voided or corrected one that did."""

    def __init__(self, history: History) -> None:
        self.record, self.entries = history.record, history.entries
        self._moving = [one for one in history.entries if type(one) in MOVING]
        self.turns = [one.position for one in self._moving]
        self._at = frozenset(self.turns)
        self._courses: dict[int, Course] = {}

    @property
    def line(self) -> str:
        """The code of its line of work."""
        return Stream(self.record).noun

    def known(self, position: int) -> Course:
        """What had become of the file, as known at a position."""
        turn = bisect_right(self.turns, position)
        if turn not in self._courses:
            self._courses[turn] = course_of(self.record, self._moving[:turn])
        return self._courses[turn]

    def days(self) -> set[date]:
        """The days on which it may have moved, as known at one position or another."""
        return {one.effective_on for one in self._moving}

    def is_moved_at(self, position: int) -> bool:
        """Whether the entry at a position can move it."""
        return position in self._at
