"""The mistakes that together explain differing figures of a report, one, two or three at once.

Few mistakes that explain many figures, and break none, are likelier than many.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from projections.inspection.reconciliation.additions import Addition
from projections.inspection.reconciliation.covers import covers
from projections.inspection.reconciliation.gaps import Gap
from projections.inspection.reconciliation.mistakes import Made, Mistake
from projections.inspection.reconciliation.places import of_line, of_places

MISTAKES = (
    "unexplained",
    "arithmetic",
    "boundary_day",
    "other_unit",
    "misclassified",
    "counted_twice",
)
"""The kinds of mistakes of a report; of two that are as likely, the first is told."""
_MOST_TERMS = 400
"""So many single mistakes are tried two by two, each with so many others."""
_MOST_PARTNERS = 40


class Fit(IntEnum):
    """How well mistakes fit the figures that they touch; of two solutions the first is likelier.

    ``EXACT``: each is explained, or stays right. ``WHOLE``: three do so together with all figures
    of the line. ``LEFT_OUT``: a file is in none of several. ``IN_PART``: of some more is left.
    ``BREAKS``: some that are right would be wrong.
    """

    EXACT, WHOLE, LEFT_OUT, IN_PART, BREAKS = range(5)


class Solution(NamedTuple):
    """Mistakes that together explain some figures of a gap.

    ``left``: the figures of which they explain a part, and something is left; ``closed``: how many
    figures that differ at the moment they make right, also those that are right at another.
    """

    gap: Gap
    terms: tuple[Addition, ...]
    explained: frozenset[int]
    moment: int
    closed: int
    fit: Fit = Fit.EXACT
    left: frozenset[int] = frozenset()

    @property
    def worth(self) -> tuple[Fit, int, int]:
        """How likely it is, the less the likelier: it fits well, explains much, with little."""
        cost = sum(term.times for term in self.terms)
        return self.fit, cost - len(self.explained), cost

    @property
    def rank(self) -> tuple[object, ...]:
        """Its place among others: the moment that bears out most of the line goes before."""
        kinds = sum(MISTAKES.index(term.kind) for term in self.terms)
        open_figures = sum(map(bool, self.gap.over)) - self.closed
        return (*self.worth, open_figures, -self.closed, self.is_guessed, self.moment, kinds)

    @property
    def is_guessed(self) -> bool:
        """Whether no entry speaks for it."""
        return any(term.guessed for term in self.terms)

    @property
    def is_told(self) -> bool:
        """Whether it is more than a guess.

        It leaves no figure that it touches open or wrong, and explains several by itself if no
        entry speaks for it, or if it is three mistakes. What came anew and went is told of both;
        that a file was left out is no more than an alternative.
        """
        is_weak = self.is_guessed or self.fit is Fit.WHOLE
        cost = self.worth[2]
        is_half = self.closed == 1 and any(term.of == "moved" for term in self.terms)
        return self.fit <= Fit.WHOLE and not is_half and (not is_weak or cost < self.closed)


def solutions(
    gap: Gap,
    found: Mapping[Made, tuple[Sequence[Mistake], int]],
    moment: int,
    wholes: Iterable[Addition] = (),
) -> Iterator[Solution]:
    """What explains some of the differing figures of a gap; ``moment``: of lower ones first.

    ``wholes``: mistakes found of units as a whole.
    """
    every = [*wholes, *_terms(gap, found)]
    terms = [one for one in every if one.of != "left_out"]
    hidden = [*gap.of_cells(hidden=True)]
    still_open = gap.differing
    for one in (*_singles(gap, terms, moment), *_two(gap, terms, hidden, moment)):
        still_open -= one.explained if one.fit is Fit.EXACT else frozenset[int]()
        yield one
    if still_open:
        yield from _last(gap, [*terms, *hidden], every, moment, still_open)


def _solved(
    gap: Gap, ones: tuple[Addition, ...], explained: frozenset[int], moment: int, fit: Fit
) -> Solution:
    adds = _sum(ones)
    left = gap.left_by(adds) if fit is Fit.IN_PART else frozenset[int]()
    return Solution(gap, ones, explained, moment, gap.closed_by(adds), fit, left)


def _singles(gap: Gap, terms: Iterable[Addition], moment: int) -> Iterator[Solution]:
    """Single mistakes: those that fit; and those that go some of the way, or break something."""
    for term in terms:
        if explained := gap.explains(term.adds):
            yield _solved(gap, (term,), explained, moment, Fit.EXACT)
        elif part := gap.explains_in_part(term.adds):
            yield _solved(gap, (term,), part, moment, Fit.IN_PART)
        elif alone := gap.explains_alone(term):
            yield _solved(gap, (term,), alone, moment, Fit.BREAKS)


def _two(
    gap: Gap, terms: Iterable[Addition], hidden: Iterable[Addition], moment: int
) -> Iterator[Solution]:
    """Two mistakes neither of which fits by itself."""
    for pair in _pairs(gap, [one for one in terms if not gap.explains(one.adds)], hidden):
        explained = gap.explains(_sum(pair))
        if explained and not _exclude_each_other(*pair):
            yield _solved(gap, pair, explained, moment, Fit.EXACT)


def _last(
    gap: Gap,
    terms: Sequence[Addition],
    every: Iterable[Addition],
    moment: int,
    still_open: frozenset[int],
) -> Iterator[Solution]:
    """What no two explain: three; or a file that was left out of several figures."""
    threes = [*covers(gap, terms)]
    for three in threes:
        yield _solved(gap, three, gap.differing, moment, Fit.WHOLE)
    for term in () if threes else every:
        explained = gap.explains(term.adds) if term.of == "left_out" else frozenset[int]()
        if len(explained) > 1 and explained & still_open:
            yield _solved(gap, (term,), explained, moment, Fit.LEFT_OUT)


def _terms(gap: Gap, found: Mapping[Made, tuple[Sequence[Mistake], int]]) -> Iterator[Addition]:
    """The single mistakes that a report may have made, by themselves."""
    yield from of_line(gap)
    yield from gap.of_sums()
    yield from gap.of_parts()
    yield from gap.of_mistakes(found)
    yield from gap.of_cells()
    yield from of_places(gap)


def _pairs(
    gap: Gap, terms: Iterable[Addition], hidden: Iterable[Addition]
) -> Iterator[tuple[Addition, Addition]]:
    """Two mistakes of which each makes good what the other would make wrong."""
    first, others = (
        [one for one in ones if one.times == 1][:_MOST_TERMS] for ones in (terms, hidden)
    )
    by_place: dict[tuple[int, int], list[tuple[int, Addition]]] = {}
    for number, one in enumerate([*first, *others]):
        for place, by in one.adds.items():
            by_place.setdefault((place, by), []).append((number, one))
    for number, one in enumerate(first):
        place, by = next(item for item in one.adds.items() if item[1] != gap.over[item[0]])
        for missing in {gap.over[place] - by, -by} - {0}:
            for other, two in by_place.get((place, missing), ())[:_MOST_PARTNERS]:
                if other > number:
                    yield one, two


def _exclude_each_other(one: Addition, other: Addition) -> bool:
    """Whether both are the same mistake of the same file, told in two ways."""
    return one.telling is not None and one.telling == other.telling


def _sum(terms: Sequence[Addition]) -> dict[int, int]:
    first, *others = terms
    adds = dict(first.adds)
    for term in others:
        for place, by in term.adds.items():
            adds[place] = adds.get(place, 0) + by
    return adds
