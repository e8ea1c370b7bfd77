"""How the differences of a report's figures can be explained together, and how else.

Few mistakes that explain many figures, and break none, are likelier than many. A record is named
where no other would do as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from projections.inspection.reconciliation.causes import Cause, Explained, Explanation
from projections.inspection.reconciliation.gaps import Addition, Gap
from projections.inspection.reconciliation.mistakes import Mistake, Vector

MISTAKES = ("arithmetic", "boundary_day", "other_unit", "misclassified", "counted_twice")
"""The kinds of mistakes of a report; of two that are as likely, the first is told."""
MOST_ALTERNATIVES = 5
_MOST_TERMS = 400
"""So many single mistakes are tried two by two, each with so many others."""
_MOST_PARTNERS = 40
_MOST_TOLD = 60
"""Of so many solutions the likeliest are told."""


class Solution(NamedTuple):
    """One or two mistakes that together explain some figures of a gap, and break no other."""

    gap: Gap
    terms: tuple[Addition, ...]
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
    def is_told(self) -> bool:
        """Whether it is more than a guess: it breaks no figure, and explains several by itself."""
        return not self.breaks and (not self.is_guessed or self.worth[1] < 0)


def solutions(
    gap: Gap, found: Mapping[Vector, tuple[Sequence[Mistake], int]], moment: int
) -> Iterator[Solution]:
    """What explains some of the differing figures of a gap; ``moment``: of lower ones first."""
    terms = [*gap.of_sums(), *gap.of_parts(), *gap.of_mistakes(found), *gap.of_cells()]
    open_terms = []
    for term in terms:
        if explained := gap.explains(term.adds):
            yield Solution(gap, (term,), explained, moment)
        else:
            open_terms.append(term)
            if alone := gap.explains_alone(term):
                yield Solution(gap, (term,), alone, moment, breaks=True)
    for pair in _pairs(gap, open_terms, gap.of_cells(hidden=True)):
        if explained := gap.explains(_sum(pair)):
            yield Solution(gap, pair, explained, moment)


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


def _sum(terms: Iterable[Addition]) -> dict[int, int]:
    adds: dict[int, int] = {}
    for term in terms:
        for place, by in term.adds.items():
            adds[place] = adds.get(place, 0) + by
    return adds


def explanations(found: Iterable[Solution]) -> dict[str, Explanation]:
    """The best explanation of each figure, by its id, and how else it can be explained."""
    of_figure: dict[str, list[tuple[Solution, int]]] = {}
    ranked = sorted(found, key=lambda one: one.rank)
    for one in ranked:
        for place in one.explained:
            figure = one.gap.figures[place].found.figure
            several = of_figure.setdefault(figure.id, [])
            if len(several) < _MOST_TOLD:
                several.append((one, place))
    alone = [one for one in ranked if len(one.terms) == 1]
    return {name: _explanation(several, alone) for name, several in of_figure.items()}


def _explanation(several: Sequence[tuple[Solution, int]], every: Iterable[Solution]) -> Explanation:
    """Of the likeliest, the first; what it names is certain where nothing is as likely."""
    best, place = _likeliest(several, every)
    alike = [one for one in several if one[0].worth == best.worth and _same(one, several[0])]
    told = _every_way(alike)
    others = _every_way(one for one in several if _is_near(one[0], best))
    named = len(told) == 1 and all(term.is_named for term in best.terms)
    named = named and all(_records(way) in (None, _records(told[0])) for way in others)
    causes = told[0] if named else _unnamed(best, place)
    alternatives = tuple(way for way in others if way != causes)[:MOST_ALTERNATIVES]
    asked, gain = best.gap.asked[place], -best.worth[1]
    return Explanation(asked, causes, alternatives, gain, is_told=best.is_told)


def _likeliest(
    several: Sequence[tuple[Solution, int]], alone: Iterable[Solution]
) -> tuple[Solution, int]:
    """The best solution of a figure: no two mistakes where one explains it by itself.

    And another, which explains nothing of it, explains what else the two do.
    """
    best, place = several[0]
    if len(best.terms) > 1:
        left = best.explained - {place}
        for one, at in several:
            is_alone = len(one.terms) == 1 and one.gap is best.gap and not one.breaks
            if is_alone and _explain(left - one.explained, place, best.gap, alone):
                return one, at
    return best, place


def _explain(left: frozenset[int], place: int, gap: Gap, alone: Iterable[Solution]) -> bool:
    """Whether one mistake explains some figures of a gap, and nothing of another."""
    return any(
        one.gap is gap and not one.breaks and left <= one.explained and place not in one.explained
        for one in alone
    )


def _every_way(several: Iterable[tuple[Solution, int]]) -> list[Explained]:
    return list(dict.fromkeys(way for one in several for way in _ways(*one)))


def _records(way: Explained) -> frozenset[str] | None:
    """Which records a way names; None where it speaks of none at all, but of sums alone."""
    if all(cause.kind == "arithmetic" for cause in way):
        return None
    return frozenset(record for cause in way for record in cause.records)


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
    figure = solution.gap.numbers[solution.gap.asked[place]]
    named = [_causes_of(term, term.adds[place], figure) for term in terms]
    longest = max(len(one) for one in named)
    for at in range(longest):
        yield tuple(one[min(at, len(one) - 1)] for one in named)


def _causes_of(term: Addition, by: int, figure: int) -> list[Cause]:
    """What a term says of a figure, by its number in the tally; of each mistake that would do."""
    if not term.mistakes:
        return [Cause(term.kind, by)]
    if term.times > 1:
        several = term.mistakes[: term.times] if term.among == term.times else []
        entries = {position for one in several for position in one.entries}
        records = {number for one in several for number in one.records}
        return [Cause(term.kind, by, tuple(sorted(entries)), tuple(sorted(records)))]
    found = (one.of(figure) for one in term.mistakes[:MOST_ALTERNATIVES])
    return [Cause(term.kind, by, entries, records) for records, entries in found]


def _unnamed(solution: Solution, place: int) -> Explained:
    """The kinds alone: no record is named of which nothing is certain."""
    terms = [term for term in solution.terms if term.adds.get(place)]
    return tuple(Cause(term.kind, term.adds[place]) for term in terms)
