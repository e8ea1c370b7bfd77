"""How the differences of a report's figures can be explained together, and how else.

Few mistakes that explain many figures, and break none, are likelier than many. A record is named
where no other would do as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from enum import IntEnum
from typing import NamedTuple

from projections.inspection.reconciliation.additions import Addition
from projections.inspection.reconciliation.causes import Cause, Explained, Explanation, told_once
from projections.inspection.reconciliation.covers import covers
from projections.inspection.reconciliation.gaps import Gap
from projections.inspection.reconciliation.mistakes import Made, Mistake
from projections.inspection.reconciliation.places import of_places

MISTAKES = ("arithmetic", "boundary_day", "other_unit", "misclassified", "counted_twice")
"""The kinds of mistakes of a report; of two that are as likely, the first is told."""
MOST_ALTERNATIVES = 5
_MOST_TERMS = 400
"""So many single mistakes are tried two by two, each with so many others."""
_MOST_PARTNERS = 40
_MOST_TOLD = 60
"""Of so many solutions the likeliest are told."""


class Fit(IntEnum):
    """How well mistakes fit the figures that they touch; of two solutions the first is likelier.

    ``EXACT``: each is explained, or stays right. ``WHOLE``: three do so together with all figures
    of the line. ``IN_PART``: of some more is left. ``BREAKS``: some that are right would be wrong.
    """

    EXACT, WHOLE, IN_PART, BREAKS = range(4)


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
        entry speaks for it, or if it is three mistakes. What came anew and went is told of both.
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
    terms = [*wholes, *_terms(gap, found)]
    hidden = [*gap.of_cells(hidden=True)]
    open_terms, still_open = [], gap.differing

    def solved(ones: tuple[Addition, ...], explained: frozenset[int], fit: Fit) -> Solution:
        adds = _sum(ones)
        left = gap.left_by(adds) if fit is Fit.IN_PART else frozenset[int]()
        return Solution(gap, ones, explained, moment, gap.closed_by(adds), fit, left)

    for term in terms:
        if explained := gap.explains(term.adds):
            still_open -= explained
            yield solved((term,), explained, Fit.EXACT)
        else:
            open_terms.append(term)
            if part := gap.explains_in_part(term.adds):
                yield solved((term,), part, Fit.IN_PART)
            elif alone := gap.explains_alone(term):
                yield solved((term,), alone, Fit.BREAKS)
    for pair in _pairs(gap, open_terms, hidden):
        explained = gap.explains(_sum(pair))
        if explained and not _exclude_each_other(*pair):
            still_open -= explained
            yield solved(pair, explained, Fit.EXACT)
    for three in covers(gap, [*terms, *hidden]) if still_open else ():
        yield solved(three, gap.differing, Fit.WHOLE)


def _terms(gap: Gap, found: Mapping[Made, tuple[Sequence[Mistake], int]]) -> Iterator[Addition]:
    """The single mistakes that a report may have made, by themselves."""
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
    alone = [one for one in ranked if len(one.terms) == 1 and one.fit is Fit.EXACT]
    settled = {name for name, several in of_figure.items() if several[0][0].is_told}
    return {name: _explanation(several, alone, settled) for name, several in of_figure.items()}


def _explanation(
    several: Sequence[tuple[Solution, int]], alone: Sequence[Solution], settled: Set[str]
) -> Explanation:
    """Of the likeliest, the first; what it names is certain where nothing is as likely.

    ``alone``: the single mistakes that fit; ``settled``: the figures that something explains.
    """
    best, place = _likeliest(several, alone)
    alike = [one for one in several if one[0].worth == best.worth and _same(one, several[0])]
    told = _every_way(alike)
    others = _every_way(one for one in several if _is_near(one, best, alone, settled))
    named = len(told) == 1 and all(term.is_named for term in best.terms)
    named = named and all(_agree(way, told[0]) for way in others)
    causes = told[0] if named else _unnamed(best, place)
    alternatives = told_once(others, causes)[:MOST_ALTERNATIVES]
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
            is_alone = len(one.terms) == 1 and one.gap is best.gap and one.fit is Fit.EXACT
            if is_alone and _explain(left - one.explained, place, best.gap, alone):
                return one, at
    return best, place


def _explain(left: frozenset[int], place: int, gap: Gap, alone: Iterable[Solution]) -> bool:
    """Whether one mistake explains some figures of a gap, and nothing of another."""
    return any(
        one.gap is gap and left <= one.explained and place not in one.explained for one in alone
    )


def _every_way(several: Iterable[tuple[Solution, int]]) -> list[Explained]:
    return list(dict.fromkeys(way for one in several for way in _ways(*one)))


def _records(way: Explained) -> frozenset[str] | None:
    """Which records a way names; None where it speaks of none at all, but of sums alone."""
    if all(cause.kind == "arithmetic" for cause in way):
        return None
    return frozenset(record for cause in way for record in cause.records)


def _agree(way: Explained, told: Explained) -> bool:
    """Whether a way speaks of no other record than what is told: of the same, or of sums alone.

    Sums of parts of which each counts a move are more by just the file that moved.
    """
    records = _records(way)
    if records is None or records == _records(told):
        return True
    return not records and all(
        one.of == "moved" and other.kind == one.kind for one, other in zip(told, way, strict=False)
    )


def _same(one: tuple[Solution, int], best: tuple[Solution, int]) -> bool:
    """Whether two solutions speak of the same difference."""
    return one[0].gap.over[one[1]] == best[0].gap.over[best[1]]


def _is_near(
    other: tuple[Solution, int], best: Solution, alone: Sequence[Solution], settled: Set[str]
) -> bool:
    """Whether it is worth telling beside the best.

    It explains about as much; or another mistake explains the rest of what the best does.
    """
    one, place = other
    if one.fit is Fit.BREAKS and not (best.fit is Fit.BREAKS or best.worth[1] >= 0):
        return False
    if any(one.gap.figures[each].found.figure.id in settled for each in one.left):
        return False
    if one.worth[1] <= best.worth[1] + 1:
        return True
    rest = best.explained - one.explained
    return one.fit is Fit.EXACT and _explain(rest, place, one.gap, alone)


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
        return [Cause(term.kind, by, of=term.of)]
    if term.times > 1:
        several = term.mistakes[: term.times] if term.among == term.times else []
        entries = {position for one in several for position in one.entries}
        records = {number for one in several for number in one.records}
        return [Cause(term.kind, by, tuple(sorted(entries)), tuple(sorted(records)), of=term.of)]
    found = (one.of(figure) for one in term.mistakes[:MOST_ALTERNATIVES])
    return [Cause(term.kind, by, entries, records, of=term.of) for records, entries in found]


def _unnamed(solution: Solution, place: int) -> Explained:
    """The kinds alone: no record is named of which nothing is certain."""
    terms = [term for term in solution.terms if term.adds.get(place)]
    return tuple(Cause(term.kind, term.adds[place], of=term.of) for term in terms)
