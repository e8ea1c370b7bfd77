"""A walk through a unit's story along one of its two times, step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import NamedTuple

from projections.figures.register import Moment
from projections.inspection.replay.standpoint import Shift, Standpoint
from projections.inspection.replay.step import ReplayStep
from projections.inspection.replay.story import UnitStory

ALONG = ("positions", "days")
"""Along which of the two times: as entries came to be known, or as what they tell took effect."""

Stops = Callable[[ReplayStep], bool]
"""Whether a walk ends before a step."""


class Walked(NamedTuple):
    """A step that was made, and what it changed in the register."""

    step: ReplayStep
    shifts: list[Shift]


class Walk:
    """A walk, with the standpoint it has come to.

    Along ``positions`` one sees the last day of the period as known after each entry; along
    ``days`` the end of each entry's day as known at the last position.
    """

    def __init__(self, story: UnitStory, along: str = ALONG[0]) -> None:
        self.story, self.along = story, along
        by_position = along == "positions"
        self.steps = list(story.steps) if by_position else story.in_force(story.last)
        start = (story.period.end, story.begin) if by_position else (story.period.eve, story.last)
        self.point = Standpoint(story, Moment(*start))

    def moment_of(self, step: ReplayStep) -> Moment:
        """Where one stands after a step."""
        if self.along == "positions":
            return Moment(self.story.period.end, step.position)
        return Moment(step.day, self.story.last)

    def on(self, stops: Stops = lambda _step: False) -> Iterator[Walked]:
        """Make one step after the other.

        Along ``days`` one day is one move: its first entry on a file tells what became of the
        file, and its last entry what became of files on which it has none.
        """
        for moment, several in groupby(self.steps, self.moment_of):
            steps = list(several)
            if stops(steps[0]):
                return
            waiting = {one.record: one for one in self.point.go(moment)}
            for step in steps:
                own = waiting.pop(step.entry.record, None)
                shifts = [own] if own else []
                if step is steps[-1]:
                    shifts += waiting.values()
                yield Walked(step, shifts)
