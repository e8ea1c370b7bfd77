"""How the differences of a report's figures can be explained together, and how else.

Few mistakes that explain many figures, and break none, are likelier than many. A record is named
where no other would do as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from projections.inspection.reconciliation.causes import Cause, Explained, Explanation
from projections.inspection.reconciliation.gaps import Gap, Term
from projections.inspection.reconciliation.mistakes import Mistake, Vector

MISTAKES = ("arithmetic", "boundary_day", "other_unit", "misclassified", "counted_twice")
"""The kinds of mistakes of a report; of two that are as likely, the first is told."""
MOST_ALTERNATIVES = 5
_MOST_TERMS = 160
"""So many single mistakes are tried two by two."""


class Solution(NamedTuple):
    """One or two mistakes that together explain some figures of a gap, and break no other."""

    gap: Gap
    terms: tuple[Term, ...]
    explained: frozenset[int]
    moment: int
    breaks: bool = False

    @property
    def worth(self) -> tuple[bool, int, int]:
        """How likely it is, the less the likelier: it breaks none, explains much, with little."""
        cost = sum(term.times for term in self.terms)
        return self.breaks, cost - len(self.explained), cost

    @property
    def rank(self) -> tuple[object, ...]:
        """Its place among others."""
        kinds = sum(MISTAKES.index(term.kind) for term in self.terms)
        return (*self.worth, self.is_guessed, self.moment, kinds)

    @property
    def is_guessed(self) -> bool:
        """Whether no entry speaks for it."""
        return any(term.guessed for term in self.terms)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of its mistakes."""
        return tuple(sorted(term.kind for term in self.terms))


def solutions(
    gap: Gap, found: Mapping[Vector, tuple[Sequence[Mistake], int]], moment: int
) -> Iterator[Solution]:
    """What explains some of the differing figures of a gap; ``moment``: of lower ones first."""
    terms = [*gap.of_sums(), *gap.of_mistakes(found), *gap.of_cells()]
    for term in terms:
        if explained := gap.explains(term.adds):
            yield Solution(gap, (term,), explained, moment)
        elif term.mistakes:
            alone = {at for at in gap.differing & term.adds.keys() if term.adds[at] == gap.over[at]}
            if alone:
                yield Solution(gap, (term,), frozenset(alone), moment, breaks=True)
    terms = [one for one in terms if one.times == 1 and not gap.explains(one.adds)]
    for pair in combinations(terms[:_MOST_TERMS], 2):
        if pair[0].adds.keys() & pair[1].adds.keys() & gap.differing:
            adds = _sum(pair)
            if explained := gap.explains(adds):
                yield Solution(gap, pair, explained, moment)


def _sum(terms: Iterable[Term]) -> dict[int, int]:
    adds: dict[int, int] = {}
    for term in terms:
        for place, by in term.adds.items():
            adds[place] = adds.get(place, 0) + by
    return adds


def explanations(found: Iterable[Solution]) -> dict[str, Explanation]:
    """The best explanation of each figure, by its id, and how else it can be explained."""
    of_figure: dict[str, list[tuple[Solution, int]]] = {}
    for one in sorted(found, key=lambda one: one.rank):
        for place in one.explained:
            figure = one.gap.figures[place].found.figure
            of_figure.setdefault(figure.id, []).append((one, place))
    return {name: _explanation(several) for name, several in of_figure.items()}


def _explanation(several: Sequence[tuple[Solution, int]]) -> Explanation:
    """Of the likeliest, the first; what it names is certain where nothing is as likely."""
    best, place = several[0]
    alike = [one for one in several if one[0].worth == best.worth and _same(one, several[0])]
    told = list(dict.fromkeys(way for one in alike for way in _ways(*one)))
    is_told = not (best.breaks or (best.is_guessed and best.worth[1] >= 0))
    asked = best.gap.asked[place]
    named = len(told) == 1 and all(term.is_named for term in best.terms)
    causes = told[0] if named else _unnamed(best, place)
    others = [way for one in several if _is_near(one[0], best) for way in _ways(*one)]
    alternatives = tuple(dict.fromkeys(way for way in others if way != causes))
    return Explanation(asked, causes, alternatives[:MOST_ALTERNATIVES], is_told)


def _same(one: tuple[Solution, int], best: tuple[Solution, int]) -> bool:
    """Whether two solutions speak of the same difference."""
    return one[0].gap.over[one[1]] == best[0].gap.over[best[1]]


def _is_near(one: Solution, best: Solution) -> bool:
    """Whether it is worth telling beside the best."""
    return one.worth[1] <= best.worth[1] + 1 and (
        best.breaks or not one.breaks or best.worth[1] >= 0
    )


def _ways(solution: Solution, place: int) -> Iterator[Explained]:
    """The causes by which a solution explains a figure: for each record that would do, one."""
    terms = [term for term in solution.terms if term.adds.get(place)]
    named = [_causes_of(term, term.adds[place]) for term in terms]
    longest = max(len(one) for one in named)
    for at in range(longest):
        yield tuple(one[min(at, len(one) - 1)] for one in named)


def _causes_of(term: Term, by: int) -> list[Cause]:
    if not term.mistakes:
        return [Cause(term.kind, by)]
    if term.times > 1:
        several = term.mistakes[: term.times] if term.among == term.times else []
        entries = {position for one in several for position in one.entries}
        records = {number for one in several for number in one.records}
        return [Cause(term.kind, by, tuple(sorted(entries)), tuple(sorted(records)))]
    return [
        Cause(term.kind, by, one.entries, one.records) for one in term.mistakes[:MOST_ALTERNATIVES]
    ]


def _unnamed(solution: Solution, place: int) -> Explained:
    """The kinds alone: no record is named of which nothing is certain."""
    terms = [term for term in solution.terms if term.adds.get(place)]
    return tuple(Cause(term.kind, term.adds[place]) for term in terms)
