"""A player of a unit's story: where one stands, the entry in focus, and the ways to go on."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from ledger.values.stream import Stream
from ledger.values.text import fold
from projections.figures.register import Moment
from projections.inspection.replay.standpoint import Shift, Standpoint
from projections.inspection.replay.step import ReplayStep
from projections.inspection.replay.story import UnitStory
from projections.inspection.replay.walk import ALONG


class Player:
    """A story played along one of its two times, while the other stays where it was put.

    ``focus``: the entry one came to last, None at the beginning; ``shifts``: what changed in the
    register by the last move.
    """

    def __init__(self, story: UnitStory) -> None:
        self.story = story
        self.along = ALONG[0]
        self.point = Standpoint(story, Moment(story.period.end, story.begin))
        self.focus: ReplayStep | None = None
        self.shifts: list[Shift] = []
        self._in_force: tuple[int, Sequence[ReplayStep]] = (-1, ())
        self._positions = [one.position for one in story.steps]
        self._of_file: dict[str, list[ReplayStep]] | None = None

    @property
    def is_by_position(self) -> bool:
        """Whether it goes along the positions, and not along the days."""
        return self.along == ALONG[0]

    @property
    def steps(self) -> Sequence[ReplayStep]:
        """The steps along the time it is played along, as known where it stands."""
        if self.is_by_position:
            return self.story.steps
        position = self.point.position
        if self._in_force[0] != position:
            self._in_force = position, self.story.in_force(position)
        return self._in_force[1]

    @property
    def place(self) -> int:
        """How many of the steps were made."""
        if self.is_by_position:
            return self.known
        past = bisect_right(self.steps, self.point.as_of, key=lambda one: one.day)
        if self.focus is None or self.focus.day != self.point.as_of:
            return past
        same = (at for at in range(past) if self.steps[past - 1 - at] is self.focus)
        return past - next(same, 0)

    @property
    def known(self) -> int:
        """How many of the entries are recorded by the position where it stands."""
        return bisect_right(self._positions, self.point.position)

    def switch(self) -> None:
        """Play along the other time from now on."""
        self.along = ALONG[self.is_by_position]

    def on(self, by: int = 1) -> bool:
        """Go some steps on, or back; whether there was one to go."""
        place = min(max(self.place + by, 0), len(self.steps))
        if place == self.place:
            return False
        self.to(place)
        return True

    def to(self, place: int) -> None:
        """Go to where so many steps were made."""
        step = self.steps[place - 1] if place else None
        if self.is_by_position:
            position = step.position if step else self.story.begin
            self._go(Moment(self.point.as_of, position), step)
        else:
            day = step.day if step else self.story.period.eve
            self._go(Moment(day, self.point.position), step)

    def stand(self, as_of: date | None = None, position: int | None = None) -> None:
        """Stand at another day, or position, or both; what is left out stays."""
        here = self.point
        known_at = here.position if position is None else position
        self._go(Moment(as_of or here.as_of, known_at), None)
        self.focus = self.steps[self.place - 1] if self.place else None

    def _go(self, moment: Moment, step: ReplayStep | None) -> None:
        self.shifts = self.point.go(moment)
        self.focus = step

    def found(self, text: str) -> list[str]:
        """The files whose number holds a text, by line and number."""
        sought = fold(text)
        return [one for one in self.story.files if sought in fold(Stream(one).key)]

    def entries_of(self, record: str) -> list[ReplayStep]:
        """The steps that tell of a file, in the order of recording."""
        if self._of_file is None:
            self._of_file = defaultdict(list)
            every = {one.position: one for one in (*self.story.happened, *self.story.steps)}
            for position in sorted(every):
                self._of_file[every[position].entry.record].append(every[position])
        return self._of_file.get(record, [])
