"""A story as plain data, for a page that replays it without these books.

Days are numbers: 0 is the eve of the period. A file's courses are told one after the other: the
position from which one is known, how many turns of the one before it begins with, and its others,
each a day and the number of the cell it leads to (−1: out of the books).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from ledger.records.cell import Cell
from projections.figures.reach import Reach
from projections.inspection.replay.known_file import KnownFile
from projections.inspection.replay.story import UnitStory

Named = TypeVar("Named")


@dataclass
class Numbering(Generic[Named]):
    """What is named in several places, each once; elsewhere its number stands for it."""

    listed: list[Named] = field(default_factory=list)
    _at: dict[Named, int] = field(default_factory=dict, repr=False)

    def of(self, one: Named) -> int:
        """The number of something, from 0 in the order in which they came."""
        if one not in self._at:
            self._at[one] = len(self.listed)
            self.listed.append(one)
        return self._at[one]


class PlainStory:
    """The files, courses and units of a story.

    ``records``: the files in the order of their numbers here; ``cells``, ``units``: what else has
    a number.
    """

    def __init__(self, story: UnitStory, lines: Mapping[str, int]) -> None:
        self.story, self._lines = story, lines
        self.records = list(story.files)
        self.cells: Numbering[Cell] = Numbering()
        self.units: Numbering[str] = Numbering()

    def day(self, day: date) -> int:
        """A day as a number."""
        return (day - self.story.period.eve).days

    def courses(self, record: str) -> list[Any]:
        """The courses of a file, one after the other."""
        found: list[Any] = []
        before: list[tuple[int, int]] = []
        for position, turns in self._courses(self.story.files[record]):
            kept = _alike(before, turns)
            if kept != len(turns) or kept != len(before):
                found.append([position, kept, [list(one) for one in turns[kept:]]])
            before = turns
        return found

    def _courses(self, file: KnownFile) -> Iterator[tuple[int, list[tuple[int, int]]]]:
        """The turns of a file as known at each position that matters here."""
        begin = self.story.begin
        for position in (begin, *(one for one in file.turns if one > begin)):
            turns = file.known(position).turns
            yield (
                position,
                [(self.day(turn.entry.effective_on), self._cell(turn.after)) for turn in turns],
            )

    def _cell(self, cell: Cell | None) -> int:
        return -1 if cell is None else self.cells.of(cell)

    def reaches(self) -> list[Any] | None:
        """The units covered, from each position on, from each day on; None: every unit."""
        found: list[Any] = []
        for position, reach in self.story.reach.every():
            if reach is None:
                return None
            found.append([position, list(self._stages(reach))])
        return found

    def _stages(self, reach: Reach) -> Iterator[list[Any]]:
        for stage in reach.stages:
            yield [self.day(stage.since), [self.units.of(unit) for unit in sorted(stage.units)]]


def _alike(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> int:
    """How many turns two courses begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, both in pairs if both[0] != both[1]), min(len(one), len(other)))
