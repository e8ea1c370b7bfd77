"""Three mistakes at once, which together make right whatever differs in a line of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from projections.inspection.reconciliation.additions import Addition
from projections.inspection.reconciliation.gaps import Gap

_MISTAKES = 3
_MOST_TERMS = 200
_MOST_TRIED = 3_000
"""So many steps are taken at most; who finds none by then is told of one or two at a time."""


def covers(gap: Gap, terms: Sequence[Addition]) -> Iterator[tuple[Addition, ...]]:
    """Each three mistakes that explain all differing figures of a gap, and break none."""
    yield from _Covering(gap, terms).found()


class _Covering:
    """The search: a figure that is still open is taken, and each mistake that touches it tried."""

    def __init__(self, gap: Gap, terms: Sequence[Addition]) -> None:
        self._gap, self._tried = gap, 0
        distinct = {(one.kind, tuple(sorted(one.adds.items()))): one for one in terms}
        self._terms = [one for one in distinct.values() if one.times == 1][:_MOST_TERMS]
        self._tellings = [one.telling for one in self._terms]
        touched = [len(one.adds.keys() & gap.differing) for one in self._terms]
        self._most = max(touched, default=0)
        self._touching: dict[int, list[int]] = {}
        for number, one in enumerate(self._terms):
            for place in one.adds:
                self._touching.setdefault(place, []).append(number)

    def found(self) -> Iterator[tuple[Addition, ...]]:
        """Each once, whatever figure it was begun with."""
        open_figures = {place: self._gap.over[place] for place in self._gap.differing}
        seen = set[frozenset[int]]()
        for numbers in self._more((), open_figures):
            if len(numbers) == _MISTAKES and frozenset(numbers) not in seen:
                seen.add(frozenset(numbers))
                yield tuple(self._terms[one] for one in numbers)

    def _more(self, taken: tuple[int, ...], over: dict[int, int]) -> Iterator[tuple[int, ...]]:
        """``over``: by how much figures still state more, of those that differ or were touched."""
        open_places = [place for place, by in over.items() if by and self._must_close(place, by)]
        if not open_places:
            yield taken
            return
        left = _MISTAKES - len(taken)
        differing = sum(place in self._gap.differing for place in open_places)
        if not left or differing > left * self._most or self._tried >= _MOST_TRIED:
            return
        place = min(open_places, key=lambda one: len(self._touching.get(one, ())))
        for number in self._touching.get(place, ()):
            closes = left > 1 or self._terms[number].adds[place] == over[place]
            if closes and self._fits(number, taken):
                self._tried += 1
                yield from self._more((*taken, number), self._without(over, number))

    def _fits(self, number: int, taken: tuple[int, ...]) -> bool:
        """Whether a mistake may be beside those taken: no file is told two ways at once."""
        telling = self._tellings[number]
        return number not in taken and (
            telling is None or all(telling != self._tellings[one] for one in taken)
        )

    def _must_close(self, place: int, by: int) -> bool:
        """Whether a figure may not stay as it is: one that is right at another moment may."""
        return place in self._gap.differing or by != self._gap.over[place]

    def _without(self, over: dict[int, int], number: int) -> dict[int, int]:
        left = dict(over)
        for place, by in self._terms[number].adds.items():
            left[place] = left.get(place, self._gap.over[place]) - by
        return left
