"""Which of some things said make what the books say of some values: found by recounting them.

However a value is counted, it is recounted as if only some of the things had been said. So nothing
here knows of results, targets or checks, and what is found makes up the difference by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from projections.inspection.reconciliation.causes import Difference
from projections.inspection.reconciliation.revisions import Revision, needed
from projections.inspection.results.held_value import difference_of

Chosen = frozenset[int]
"""Some of the things said, by their places."""


class ValueSaid(NamedTuple):
    """What the books say of a value (None: nothing), and whether that is what is stated of it."""

    said: str | None
    agrees: bool = False

    @property
    def number(self) -> int | None:
        """The whole number that it is, if it is one."""
        return int(self.said) if self.said is not None and self.said.isdigit() else None


Recount = Callable[[Chosen], Sequence[ValueSaid]]
"""What the books say of every value if of all things these alone had been said."""


class TooMany(Exception):
    """More recounts would be needed than are made."""


class ValueStep(NamedTuple):
    """A thing by its place, and by how much it changes a value; nought where that is no number."""

    place: int
    difference: Difference


@dataclass
class Recounted:
    """Values recounted; ``count``: how many things there are; ``most``: so many recounts are made.

    The things come in the order of the days they are about.
    """

    count: int
    recount: Recount
    most: int
    _found: dict[Chosen, Sequence[ValueSaid]] = field(default_factory=dict)

    def of(self, chosen: Iterable[int]) -> Sequence[ValueSaid]:
        """What the books say with some of the things. Raises TooMany."""
        key = frozenset(chosen)
        if key not in self._found:
            if len(self._found) >= self.most:
                raise TooMany
            self._found[key] = self.recount(key)
        return self._found[key]

    def said(self, value: int, chosen: Iterable[int]) -> str | None:
        """What they say of a value, by its place. Raises TooMany."""
        return self.of(chosen)[value].said

    def difference(self, value: int, before: Iterable[int], after: Iterable[int]) -> Difference:
        """How much more a number becomes; nought where it is none. Raises TooMany."""
        return difference_of(self.said(value, before), self.said(value, after)) or 0

    def changing(self, values: Sequence[int], apart: Sequence[int] = ()) -> list[int]:
        """The things that change any of the values when they are told after those before them.

        Stretches that change none are passed over whole; ``apart``: where another one begins.
        Raises TooMany.
        """
        stretches = pairwise((0, *apart, self.count))
        return [one for ends in stretches for one in self._changing(values, *ends)]

    def _changing(self, values: Sequence[int], first: int, last: int) -> Iterator[int]:
        before, after = ([self.said(one, range(end)) for one in values] for end in (first, last))
        if before == after:
            return
        if last - first == 1:
            yield first
            return
        middle = (first + last) // 2
        yield from self._changing(values, first, middle)
        yield from self._changing(values, middle, last)


def steps_of(
    recounted: Recounted, value: int, changing: Iterable[int], things: Sequence[Revision]
) -> list[ValueStep] | None:
    """The fewest of some things that make a value what it is, with how much each changes it.

    Of a record whose things make nothing of it together none is told. None where they do not make
    it so. Raises TooMany.
    """
    total = recounted.said(value, range(recounted.count))
    chosen = [one for one in changing if _changes(recounted, value, one)]
    for record in dict.fromkeys(things[one].about.record for one in chosen):
        without = [one for one in chosen if things[one].about.record != record]
        if recounted.said(value, without) == total:
            chosen = without
    makes_it_so = partial(_makes, recounted, value, chosen, total)
    kept = needed([things[one] for one in chosen], makes_it_so)
    chosen = [chosen[place] for place in kept]
    if recounted.said(value, chosen) != total:
        return None
    return [
        ValueStep(one, recounted.difference(value, chosen[:at], chosen[: at + 1]))
        for at, one in enumerate(chosen)
    ]


def _changes(recounted: Recounted, value: int, place: int) -> bool:
    before, after = (recounted.said(value, range(end)) for end in (place, place + 1))
    return before != after


def _makes(
    recounted: Recounted, value: int, among: Sequence[int], total: str | None, kept: Chosen
) -> bool:
    return recounted.said(value, (among[one] for one in kept)) == total
