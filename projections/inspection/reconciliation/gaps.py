"""What a report states of one line beside what the books say, figure by figure.

And what the report itself shows to be wrong: figures that contradict the others, and records that
are missing in one cell and too many in another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations

from projections.figures.answer import MEASURES
from projections.inspection.reading.stated.values import Figure
from projections.inspection.reconciliation.additions import Addition
from projections.inspection.reconciliation.asked import Asked
from projections.inspection.reconciliation.judgement import Judgement
from projections.inspection.reconciliation.mistakes import Made, Mistake, Vector
from projections.inspection.reconciliation.tally import Counts

Group = tuple[tuple[str, str], ...]
_COURSES = (
    *((name,) for name in MEASURES),
    *(("opening", "current"), ("opening", "removed"), ("added", "current"), ("added", "removed")),
)
"""In which measures together a record counts that stayed in its cell."""
_MOST_MOVED = 3
"""So many records in the wrong cell are tried beside other mistakes; without any, all of them."""


@dataclass(frozen=True, eq=False)
class Gap:
    """The figures of a line under one reading each, and the books as known at one moment.

    ``asked``: the reading of each; ``counts``: what the books say of everything asked;
    ``numbers``: the place of each reading in the tally that mistakes are counted by.
    """

    figures: Sequence[Judgement]
    asked: Sequence[Asked]
    counts: Counts
    numbers: Mapping[Asked, int]

    @cached_property
    def recounts(self) -> list[int]:
        """What the books say of each figure."""
        return [self.counts[one] for one in self.asked]

    @cached_property
    def over(self) -> list[int]:
        """By how much each figure states more than the books say."""
        pairs = zip(self.figures, self.recounts, strict=True)
        return [one.stated - recount for one, recount in pairs]

    @cached_property
    def differing(self) -> frozenset[int]:
        """The places of the figures that differ from the books at every moment."""
        return frozenset(
            place
            for place, one in enumerate(self.figures)
            if one.found.verdict == "differs" and self.over[place]
        )

    def explains(self, adds: Mapping[int, int]) -> frozenset[int]:
        """The differing figures that some additions explain; none where they break another.

        A figure that is right at another moment may be right by itself.
        """
        for place, by in adds.items():
            fits = by == self.over[place]
            if not fits and (by or place in self.differing):
                return frozenset()
        return frozenset(place for place, by in adds.items() if by and place in self.differing)

    def explains_in_part(self, adds: Mapping[int, int]) -> frozenset[int]:
        """The differing figures that some additions explain, if of others they explain a part."""
        left = self.left_by(adds)
        if not left <= self.differing or not all(_part(adds[one], self.over[one]) for one in left):
            return frozenset()
        return (self.differing & adds.keys()) - left

    def left_by(self, adds: Mapping[int, int]) -> frozenset[int]:
        """The figures of which some additions do not explain all."""
        return frozenset(place for place, by in adds.items() if by != self.over[place])

    def closed_by(self, adds: Mapping[int, int]) -> int:
        """How many figures that differ from the books at this moment some additions make right."""
        return sum(by != 0 and by == self.over[place] for place, by in adds.items())

    def explains_alone(self, one: Addition) -> frozenset[int]:
        """The differing figures that a mistake of records explains, whatever others it breaks."""
        places = self.differing & one.adds.keys() if one.mistakes else ()
        return frozenset(place for place in places if one.adds[place] == self.over[place])

    # ---- what may have been added ---------------------------------------------------------------

    def of_mistakes(
        self, found: Mapping[Made, tuple[Sequence[Mistake], int]]
    ) -> Iterator[Addition]:
        """The mistakes found of records, as additions to these figures."""
        alike: dict[Made, list[tuple[Sequence[Mistake], int]]] = {}
        for made, one in found.items():
            if adds := self._adds(made.changes):
                alike.setdefault(made._replace(changes=tuple(sorted(adds.items()))), []).append(one)
        for made, several in alike.items():
            for kind in dict.fromkeys(one.kind for mistakes, _ in several for one in mistakes):
                yield from self._repeated(made, kind, several)

    def _repeated(
        self, made: Made, kind: str, several: Sequence[tuple[Sequence[Mistake], int]]
    ) -> Iterator[Addition]:
        """A mistake, and as many like it as make up what is missing."""
        adds, of = dict(made.changes), made.of
        mistakes = [one for ones, _ in several for one in ones if one.kind == kind]
        unkept = sum(count - len(ones) for ones, count in several)
        single: dict[tuple[tuple[str, ...], tuple[int, ...]], Mistake] = {}
        for one in sorted(mistakes, key=lambda one: one.guessed):
            if len(one.records) > 1:
                yield Addition(kind, adds, 1, [one], 1, of=of)
            else:
                single.setdefault((one.records, one.entries if of == "moved" else ()), one)
        likely = list(single.values())
        for times in self._times(adds, len(likely) + unkept) if likely else ():
            more = {place: by * times for place, by in adds.items()}
            guessed = likely[0].guessed
            yield Addition(kind, more, times, likely, len(likely) + unkept, guessed, of)

    def _times(self, adds: Mapping[int, int], among: int) -> Iterator[int]:
        yield 1
        place, by = next(iter(adds.items()))
        times, left = divmod(self.over[place], by)
        if not left and 1 < times <= among:
            yield times

    def _adds(self, vector: Vector) -> dict[int, int]:
        """What a vector of the tally makes of these figures; nothing where none of them differs."""
        adds = {place: by for number, by in vector for place in self._of_number.get(number, ())}
        return adds if adds.keys() & self.differing else {}

    @cached_property
    def _of_number(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for place, one in enumerate(self.asked):
            found.setdefault(self.numbers[one], []).append(place)
        return found

    def of_cells(self, *, hidden: bool = False) -> Iterator[Addition]:
        """Records that stand in one cell and were stated in another, of the same dimension.

        One of the two may be right at another moment, by what was recorded since; or, ``hidden``,
        be right, or wrong the other way, because of another mistake.
        """
        for less, more, kind in self._beside(hidden=hidden):
            for measures in _COURSES:
                pairs = self._pairs(less, more, measures)
                if pairs and self._fits(pairs, hidden=hidden):
                    for times in self._moved(pairs):
                        adds = {place: -times for place, _ in pairs}
                        adds |= {place: times for _, place in pairs}
                        yield Addition(kind, adds, times)

    def _beside(self, *, hidden: bool) -> Iterator[tuple[Group, Group, str]]:
        """Two cells told apart by one dimension: of one too few are stated, of the other too many.

        Or, ``hidden``, of one of the two; and the kind of mistake that moves records between them.
        """
        enough = any if hidden else all
        for less, more in permutations(self.cells, 2):
            may_be = enough((less in self._short, more in self._long))
            name = told_apart(dict(less), dict(more)) if may_be else None
            if name is not None:
                yield less, more, "other_unit" if name == "unit" else "misclassified"

    @cached_property
    def _short(self) -> frozenset[Group]:
        """The cells of which some figure states less than the books say."""
        return frozenset(
            cell
            for cell, found in self.cells.items()
            if any(self.over[place] < 0 for place in found.values())
        )

    @cached_property
    def _long(self) -> frozenset[Group]:
        """The cells of which some figure states more than the books say."""
        return frozenset(
            cell
            for cell, found in self.cells.items()
            if any(self.over[place] > 0 for place in found.values())
        )

    @cached_property
    def cells(self) -> dict[Group, dict[str, int]]:
        """The places of figures by what they are broken down by, and their measure."""
        cells: dict[Group, dict[str, int]] = {}
        for place, one in enumerate(self.figures):
            figure = one.found.figure
            cells.setdefault(_cell(figure), {}).setdefault(figure.measure, place)
        return cells

    def _pairs(self, less: Group, more: Group, measures: Sequence[str]) -> list[tuple[int, int]]:
        """The places of two cells by measure; none where one of them is not stated."""
        ones, others = self.cells[less], self.cells[more]
        if not all(name in ones and name in others for name in measures):
            return []
        return [(ones[name], others[name]) for name in measures]

    def _fits(self, pairs: Sequence[tuple[int, int]], *, hidden: bool) -> bool:
        """Whether what moved between two cells may be why they differ, as far as the signs tell."""
        over = [(self.over[less], self.over[more]) for less, more in pairs]
        open_pairs = [place for pair in pairs for place in pair if place in self.differing]
        seen = [less < 0 < more for less, more in over]
        if hidden:
            fits = all(s or _is_hidden(*o) for s, o in zip(seen, over, strict=True))
            return fits and not all(seen) and bool(open_pairs)
        return all(seen) and bool(open_pairs)

    def _moved(self, pairs: Sequence[tuple[int, int]]) -> list[int]:
        """How many records may have moved from each to the other."""
        if len(pairs) > 1:
            return [1] if all(self.recounts[less] for less, _ in pairs) else []
        ((less, more),) = pairs
        most = min(max(1, -self.over[less]), max(1, self.over[more]), self.recounts[less])
        return sorted({*range(1, min(most, _MOST_MOVED) + 1), most} - {0})

    def of_sums(self) -> Iterator[Addition]:
        """Figures that contradict what the report's others come to, as the books have it.

        Put right, one would mend more sums than it would break. It may be right as the books have
        it, now or at another moment, because of another mistake.
        """
        mended, broken = Counter[tuple[int, int]](), Counter[int]()
        for signs in (*self._movements(), *self._divisions()):
            if sum(sign * self.recounts[place] for place, sign in signs.items()):
                continue
            short = sum(sign * self.figures[place].stated for place, sign in signs.items())
            if short:
                mended.update((place, sign * short) for place, sign in signs.items())
            else:
                broken.update(signs.keys())
        for (place, by), count in mended.items():
            is_open = place in self.differing or by != self.over[place]
            if is_open and count > broken[place]:
                yield Addition("arithmetic", {place: by})

    def of_parts(self) -> Iterator[Addition]:
        """Totals that parts were added up to, though what moved between parts is in two of them."""
        for signs in self._divisions():
            total, *parts = signs
            if total in self.differing and not any(self.over[one] for one in parts):
                more = sum(self.recounts[one] for one in parts) - self.recounts[total]
                if more == self.over[total]:
                    yield Addition("counted_twice", {total: more})

    def _movements(self) -> Iterator[dict[int, int]]:
        """Four measures that must come to nothing, by the places of figures with their signs."""
        for found in self.cells.values():
            if found.keys() >= set(MEASURES):
                yield dict(zip((found[name] for name in MEASURES), (1, 1, -1, -1), strict=True))

    def _divisions(self) -> Iterator[dict[int, int]]:
        """A total and its parts, which must come to nothing, too; the total first."""
        cells = self.cells
        parts: dict[tuple[str, str, Group], dict[str, int]] = {}
        for cell, found in cells.items():
            for measure, place in found.items():
                for name, value in cell:
                    whole = tuple(one for one in cell if one[0] != name)
                    parts.setdefault((measure, name, whole), {})[value] = place
        for (measure, _name, whole), places in parts.items():
            total = cells.get(whole, {}).get(measure)
            if total is not None and len(places) > 1:
                yield {total: 1, **dict.fromkeys(places.values(), -1)}


def _part(by: int, whole: int) -> bool:
    """Whether so much goes some of the way."""
    return 0 < by < whole or whole < by < 0


def _is_hidden(less: int, more: int) -> bool:
    """Whether of two cells just one has too few or too many, as what moved makes it."""
    return (less < 0) != (more > 0)


def _cell(figure: Figure) -> Group:
    return tuple(sorted(figure.cell.items()))


def told_apart(one: Mapping[str, str], other: Mapping[str, str]) -> str | None:
    """The one dimension by which two cells are told apart."""
    names = [name for name in one if one[name] != other.get(name)]
    return names[0] if len(names) == 1 and one.keys() == other.keys() else None
