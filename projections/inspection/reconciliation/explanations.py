"""How the differences of a report's figures can be explained together, and how else.

A record is named where no other would do as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from projections.inspection.reconciliation.additions import Addition
from projections.inspection.reconciliation.causes import Cause, Explained, Explanation, told_once
from projections.inspection.reconciliation.gaps import Gap
from projections.inspection.reconciliation.solutions import Fit, Solution

MOST_ALTERNATIVES = 5
_MOST_TOLD = 60
"""Of so many solutions the likeliest are told."""


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
    if one.fit is Fit.LEFT_OUT and best.fit is not Fit.LEFT_OUT:
        return False
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
        return [Cause(term.kind, by, of=term.of, unit=term.unit)]
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
    return tuple(Cause(term.kind, term.adds[place], of=term.of, unit=term.unit) for term in terms)
