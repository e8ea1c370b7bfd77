"""Numbers of a line that stand in the place of others: those of another measure or cell.

No file is in the wrong place: whoever wrote the report took one number for another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, permutations

from projections.figures.answer import MEASURES
from projections.inspection.reconciliation.additions import Addition
from projections.inspection.reconciliation.asked import Asked
from projections.inspection.reconciliation.gaps import Gap, told_apart
from projections.inspection.reconciliation.judgement import Judgement
from projections.inspection.reconciliation.surroundings import cells_beside

_ONE_CELL = 2
"""So many measures of one cell are swapped with each other."""
Pairs = Sequence[tuple[int, int]]
"""The places of two figures each, which may be taken for each other."""


def of_places(gap: Gap) -> Iterator[Addition]:
    """Numbers stated in each other's place, or in the place of another that is stated or not."""
    yield from _swapped(gap)
    yield from _copied(gap)
    yield from _of_cells_beside(gap)


def of_line(gap: Gap) -> Iterator[Addition]:
    """A line of which nothing is stated: it was left empty, and why no entry tells.

    Of a single file there may be nothing for a reason of its own.
    """
    totals = [one for one in gap.cells.get((), {}).values() if one in gap.differing]
    adds = _over(gap, gap.differing)
    if len(totals) > 1 and _is_much(adds) and not any(one.stated for one in gap.figures):
        yield Addition("unexplained", adds, of="line")


def _swapped(gap: Gap) -> Iterator[Addition]:
    """Two measures or cells in each other's place, wherever both of them are wrong so.

    One record more and one less may as well come from elsewhere.
    """
    for pairs in (*_of_measures(gap), *_of_cells(gap)):
        swapped = [
            place
            for pair in pairs
            if all(_states(gap, *two) for two in permutations(pair))
            for place in pair
        ]
        adds = _over(gap, swapped)
        if len(adds) > _ONE_CELL or _is_much(adds):
            yield Addition("misclassified", adds, guessed=True, of="place")


def _of_measures(gap: Gap) -> Iterator[Pairs]:
    """Two measures, in all cells in which both are stated."""
    for one, other in combinations(MEASURES, 2):
        yield [
            (found[one], found[other])
            for found in gap.cells.values()
            if one in found and other in found
        ]


def _of_cells(gap: Gap) -> Iterator[Pairs]:
    """Two cells beside each other, in all measures in which both are stated."""
    wrong = [one for one in gap.cells.items() if not gap.differing.isdisjoint(one[1].values())]
    for (one, places), (other, others) in combinations(wrong, 2):
        if told_apart(dict(one), dict(other)):
            yield [(places[name], others[name]) for name in places if name in others]


def _copied(gap: Gap) -> Iterator[Addition]:
    """A measure that states another of its cell, in all cells in which it does so.

    One record more or less may as well come from elsewhere, and there is nothing of so much.
    """
    for one, other in permutations(MEASURES, 2):
        pairs = ((found.get(one), found.get(other)) for found in gap.cells.values())
        copied = [
            place
            for place, source in pairs
            if place is not None and source is not None and _states(gap, place, source)
        ]
        adds = _over(gap, copied)
        if _is_much(adds) and any(gap.figures[place].stated for place in copied):
            yield Addition("misclassified", adds, of="copy")


def _states(gap: Gap, place: int, source: int) -> bool:
    """Whether a figure that differs states what the books say of another."""
    return place in gap.differing and gap.figures[place].stated == gap.recounts[source]


def _of_cells_beside(gap: Gap) -> Iterator[Addition]:
    """Cells that state what the books say of one beside them, all their measures or one alone."""
    for found in gap.cells.values():
        open_places = [place for place in found.values() if place in gap.differing]
        every = [tuple(found.values())] if open_places else []
        for places in dict.fromkeys((*every, *((one,) for one in open_places))):
            adds = _over(gap, places)
            if _is_much(adds) and any(_state(gap, places, one) for one in _beside(gap, places)):
                yield Addition("misclassified", adds, of="copy")


def _beside(gap: Gap, places: Iterable[int]) -> Iterator[tuple[Asked, ...]]:
    """The cells beside one, each by the measures that stand at some places."""
    return zip(*(cells_beside(gap.asked[one]) for one in places), strict=False)


def _state(gap: Gap, places: Iterable[int], beside: Iterable[Asked]) -> bool:
    """Whether figures state what the books say of others, and that is not nothing."""
    counts = [gap.counts[one] for one in beside]
    stated = [gap.figures[one].stated for one in places]
    return stated == counts and any(counts)


def _over(gap: Gap, places: Iterable[int]) -> dict[int, int]:
    """By how much some figures state more, of those that do or state less."""
    return {place: gap.over[place] for place in places if gap.over[place]}


def _is_much(adds: Mapping[int, int]) -> bool:
    return any(abs(by) > 1 for by in adds.values())


def cells_near(found: Iterable[Judgement]) -> list[Asked]:
    """The cells beside those that are wrong by more than one file, which may come from anywhere."""
    cells: dict[tuple[object, ...], list[Judgement]] = {}
    for one in found:
        figure = one.found.figure
        cells.setdefault((figure.line, *sorted(figure.cell.items())), []).append(one)
    return [
        beside
        for several in cells.values()
        if any(map(_is_far, several))
        for one in several
        for reading in one.readings
        for beside in cells_beside(reading)
    ]


def _is_far(one: Judgement) -> bool:
    """Whether a figure is wrong by more than one file at every moment."""
    return one.found.verdict == "differs" and all(abs(one.stated - it) > 1 for it in one.recounts)
