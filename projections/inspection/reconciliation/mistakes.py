"""The mistakes that a report may have made of some records, gathered by what they make of figures.

The mistake is the report's: whoever recorded the entries that it is found by is not named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from projections.inspection.reconciliation.causes import Of

KEPT = 24
"""So many mistakes that make the same difference are kept; of more, no one is the one."""

Vector = tuple[tuple[int, int], ...]
"""By how much each figure is another, by its place among those asked; those that are."""


class Made(NamedTuple):
    """What mistakes make of the figures, and what they are of: those that are alike in both."""

    changes: Vector
    of: Of = "record"


class Mistake(NamedTuple):
    """Records told otherwise: ``kind`` as a cause's; ``changes``: what it makes of the figures.

    ``records``: file numbers, ``entries``: positions of what was overlooked or told of another day.
    ``guessed``: no entry speaks for it, any other record would do as well. ``parts``: of what is
    made with many records together, what is made with each. ``counted``: as ``of`` of a cause.
    """

    kind: str
    changes: Vector
    records: tuple[str, ...]
    entries: tuple[int, ...] = ()
    guessed: bool = False
    parts: tuple[Mistake, ...] = ()
    counted: Of = "record"

    @property
    def made(self) -> Made:
        """What it makes, by which it is like others."""
        return Made(self.changes, self.counted)

    def of(self, figure: int) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """The records and entries by which it changes a figure."""
        if not self.parts:
            return self.records, self.entries
        parts = [one for one in self.parts if any(number == figure for number, _ in one.changes)]
        records = {number for one in parts for number in one.records}
        entries = {position for one in parts for position in one.entries}
        return tuple(sorted(records)), tuple(sorted(entries))


class Looked(NamedTuple):
    """The mistakes that may have been made of one record.

    ``alone``: those that by themselves make a difference to a figure that differs; ``gathered``:
    what was made of it as of many others, by what they have in common.
    """

    alone: list[Mistake]
    gathered: list[tuple[tuple[str, object], Mistake]]


@dataclass
class Mistakes:
    """The mistakes that make a difference to some figures, gathered record by record.

    ``wanted``: the figures that differ, by their place in the tally; ``found``: by what they make
    of the figures; ``counted``: how many there are of each, of which so many are kept.
    """

    wanted: frozenset[int]
    found: dict[Made, list[Mistake]] = field(default_factory=dict)
    counted: Counter[Made] = field(default_factory=Counter)
    _together: dict[tuple[str, object], _Together] = field(default_factory=dict)

    def take(self, looked: Looked) -> None:
        """What was found of a record."""
        for mistake in looked.alone:
            self._add(mistake)
        for key, mistake in looked.gathered:
            self._together.setdefault(key, _Together(mistake.kind, mistake.counted)).parts.append(
                mistake
            )

    def every(self) -> dict[Made, tuple[Sequence[Mistake], int]]:
        """What was kept by what it makes, with how many there are; and what many make together."""
        found: dict[Made, tuple[Sequence[Mistake], int]]
        found = {one: (kept, self.counted[one]) for one, kept in self.found.items()}
        for together in self._together.values():
            made = together.mistake()
            if len(made.records) > 1 and self._matters(made.changes):
                kept, count = found.get(made.made, ([], 0))
                found[made.made] = [*kept, made], count + 1
        return found

    def _add(self, mistake: Mistake) -> None:
        kept = self.found.setdefault(mistake.made, [])
        if mistake not in kept:
            self.counted[mistake.made] += 1
            if len(kept) < KEPT:
                kept.append(mistake)

    def _matters(self, changes: Vector) -> bool:
        return any(number in self.wanted for number, _ in changes)


@dataclass
class _Together:
    """Many records told otherwise in the same way, as one mistake."""

    kind: str
    counted: Of
    parts: list[Mistake] = field(default_factory=list)

    def mistake(self) -> Mistake:
        total = Counter[int]()
        for number, change in (change for one in self.parts for change in one.changes):
            total[number] += change
        changes = tuple(sorted((one, by) for one, by in total.items() if by))
        records = tuple(sorted({number for one in self.parts for number in one.records}))
        entries = tuple(sorted({position for one in self.parts for position in one.entries}))
        return Mistake(
            self.kind, changes, records, entries, parts=tuple(self.parts), counted=self.counted
        )
