"""What a figure states beside what the books say, under every reading of its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain

from ledger.errors import N_
from projections.inspection.reading.stated.values import Figure
from projections.inspection.reconciliation.asked import Asked
from projections.inspection.reconciliation.causes import (
    Alternatives,
    Cause,
    Explained,
    Explanation,
    rest,
    told_once,
)
from projections.inspection.reconciliation.moments import (
    Moments,
    held_at,
    rank_of,
    recounts_of,
    verdict_of,
)
from projections.inspection.reconciliation.reconciled import Reconciled
from projections.inspection.reconciliation.tally import Counts
from projections.inspection.reconciliation.teams import Sums, Together

NOT_CLASSIFIED = N_("some records are not classified by what it is broken down by")
NOT_TOLD_APART = N_("some movements may be of the way it states, though the books tell another")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A figure recounted, and what it was taken to ask.

    ``asked``: the reading it was judged by, None where the books cannot say; ``readings``: all of
    them; ``recounts``: what the books say of it at each moment, the latest first; ``overstated``:
    whether it states more than that under any reading, and the recounts then hold also the records
    that are not classified; ``least``: the least that they say at any moment under any reading;
    ``teams``: what of each team is asked instead, where it is their sum; ``explained``: by what
    mistakes of the report, if it differs by such.
    """

    found: Reconciled
    asked: Asked | None = None
    readings: tuple[Asked, ...] = ()
    recounts: tuple[int, ...] = ()
    overstated: bool = False
    least: int = 0
    teams: tuple[Asked, ...] = ()
    explained: Explanation | None = None

    @property
    def parts(self) -> tuple[Asked, ...]:
        """What it was taken to ask, one by one where it is the sum of teams."""
        return self.teams or (() if self.asked is None else (self.asked,))

    @property
    def stated(self) -> int:
        """What the figure states."""
        return self.found.figure.value or 0

    def most(self, said: Counts) -> int:
        """The most it could be by all that entries ever said, classified or not.

        Of a figure that is not overstated, what it states.
        """
        if not self.overstated:
            return self.stated
        return max(said[one] for one in self.readings)

    def to_sum_up(self, of_teams: Mapping[str, int]) -> tuple[Asked, ...]:
        """What to ask of teams, where what they come to may tell why they exceed the books.

        ``of_teams``: see :func:`stated_of_teams`.
        """
        together = of_teams.get(self.found.figure.id, 0)
        if self.found.verdict == "differs":
            is_open = self.stated > self.least or together == self.stated
            return self.readings if is_open else ()
        is_less = together > self.stated
        return (self.asked,) if self.asked and is_less else ()

    def as_sum(self, of_teams: Mapping[str, int], sums: Sums, moments: Moments) -> Judgement:
        """The figure as the sum of teams where the books bear that out, and the report shows it.

        By stating of the teams what comes to it.
        """
        if self.found.verdict != "differs" or of_teams.get(self.found.figure.id) != self.stated:
            return self
        for each in self._sums(sums):
            known = {position: summed.total for position, summed in each.at.items()}
            verdict = held_at(self.stated, known, moments)
            if verdict != "differs":
                found = replace(
                    self.found,
                    then=known[moments.then],
                    now=known[moments.now],
                    verdict=verdict,
                    written=None if moments.written is None else known[moments.written],
                )
                return replace(self, found=found, overstated=False, teams=each.of_teams)
        return self

    def _sums(self, sums: Sums) -> Iterator[Together]:
        """What teams come to, under each of its readings."""
        return chain.from_iterable(sums.get(one, ()) for one in self.readings)

    def counted_twice(self, sums: Sums, stated: int | None = None) -> list[Cause]:
        """What two teams count, where that makes what is stated of them; None: whatever is."""
        causes = (each.cause_of(stated) for each in self._sums(sums))
        return [one for one in causes if one][:1]

    def as_explained(
        self, explained: Explanation | None, counts: Mapping[int, Counts], moments: Moments
    ) -> Judgement:
        """The figure with what explains it, recounted by the reading that is explained."""
        if explained is None:
            return self
        one = replace(self, explained=explained)
        if not explained.is_told or explained.asked == self.asked:
            return one
        recounts = recounts_of(counts, (explained.asked,), moments)
        written = None if moments.written is None else recounts[-1]
        found = replace(self.found, then=recounts[1], now=recounts[0], written=written)
        return replace(one, found=found, asked=explained.asked, recounts=recounts)

    def left(
        self, sums: Sums, said: Counts, likewise: int, beside: int, doubted: Set[str] = frozenset()
    ) -> tuple[Explained, Alternatives]:
        """Why it states something else than the books ever said, and what else would explain it.

        ``beside``: so many more it could be, taken for it from the teams beside it; ``likewise``:
        so many figures of its line state what teams come to; ``doubted``: the files that other
        figures do not count twice, though teams do. Of two explanations that are as likely none
        names a record; what an alternative would explain is not without support.
        """
        if self.found.verdict != "differs":
            return (), ()
        twice, other = tuple(self.counted_twice(sums, self.stated)), self.explained
        unsure = any(not doubted.isdisjoint(one.records) for one in twice)
        if other is None and unsure:
            return _nameless(twice), (twice,)
        if other is None:
            return twice or tuple(rest(self.stated, self.recounts, self.most(said) + beside)), ()
        if twice and not unsure:
            return _beside_teams(twice, other, likewise)
        told = self._told(other)
        return told, told_once((*filter(None, (twice,)), *other.alternatives), told)

    def _told(self, other: Explanation) -> Explained:
        """An explanation if it is worth being told; else that there is none."""
        return (
            other.causes if other.is_told else tuple(rest(self.stated, self.recounts, self.stated))
        )


def _beside_teams(
    twice: Explained, other: Explanation, likewise: int
) -> tuple[Explained, Alternatives]:
    """What teams come to, or what else explains it: whichever explains more figures."""
    if all(one.of == "moved" for one in other.causes):
        unsure = other.causes if other.is_told else _nameless(twice)
        causes = twice if other.causes[0].records == twice[0].records else unsure
        return causes, told_once((twice, *other.alternatives), causes)
    if not other.is_told or likewise > other.gain + 1:
        return twice, other.alternatives
    if likewise > other.gain and _may_be_teams(twice, other):
        return _nameless(twice), (twice, other.causes, *other.alternatives)
    return other.causes, (twice, *other.alternatives)


def _nameless(twice: Explained) -> Explained:
    """What teams come to, without the files."""
    return tuple(Cause("counted_twice", one.difference, of="move") for one in twice)


def _may_be_teams(twice: Explained, other: Explanation) -> bool:
    """Whether what teams come to is as likely as another explanation of as many figures."""
    return twice[0].difference > 1 or any(one.records for one in other.causes)


def named_twice(found: Iterable[Judgement], sums: Sums) -> frozenset[str]:
    """The files that teams count twice, by which figures that differ may be explained."""
    return frozenset(
        number
        for one in found
        if one.found.verdict == "differs"
        for cause in one.counted_twice(sums, one.stated)
        for number in cause.records
    )


def doubted(found: Iterable[Judgement], sums: Sums) -> frozenset[str]:
    """The files that teams count twice, and a figure that is right does not."""
    right = (one for one in found if one.found.verdict != "differs" and not one.teams)
    return frozenset(
        number for one in right for cause in one.counted_twice(sums) for number in cause.records
    )


def summed_up(found: Iterable[Judgement], sums: Sums) -> Counter[str | None]:
    """How many figures of each line differ, and state what teams come to."""
    return Counter(
        one.found.figure.line
        for one in found
        if one.found.verdict == "differs" and one.counted_twice(sums, one.stated)
    )


def beside(one: Judgement, found: Iterable[Judgement]) -> int:
    """How many files of other teams that a report states may be taken for those of one, at most.

    All they held or were given: a file told of another team from its beginning need stand nowhere.
    """
    team = one.found.figure.cell.get("unit")
    most: dict[tuple[str, str], int] = {}
    for other in found:
        figure = other.found.figure
        unit = figure.cell.get("unit", team)
        if figure.line == one.found.figure.line and unit not in (None, team):
            key = (unit, figure.measure)
            most[key] = max(most.get(key, 0), *other.recounts, 0)
    return sum(count for (_, measure), count in most.items() if measure != "removed") if team else 0


def stands_beside(one: Judgement, found: Iterable[Judgement]) -> bool:
    """Whether what it states is right of another measure of its cell."""
    figure = one.found.figure
    return any(
        (other.found.figure.line, other.found.figure.cell) == (figure.line, figure.cell)
        and other.found.figure.measure != figure.measure
        and one.stated in other.recounts
        for other in found
    )


def stated_of_teams(found: Sequence[Judgement]) -> dict[str, int]:
    """What a report states of teams together, beside each flow of them all, by the figure's id."""
    teams = Counter[object]()
    for one in found:
        figure = one.found.figure
        if "unit" in figure.cell:
            whole = {name: value for name, value in figure.cell.items() if name != "unit"}
            teams[replace(figure, cell=whole).key] += one.stated
    return {
        one.found.figure.id: teams[one.found.figure.key]
        for one in found
        if one.asked and one.asked.is_summed_up and one.found.figure.key in teams
    }


def counted_by_teams(
    found: Sequence[Judgement], of_teams: Mapping[str, int], sums: Sums
) -> Iterator[tuple[Figure, Cause]]:
    """Why what is stated of teams exceeds the whole of the books: what two of them count."""
    for one in found:
        figure = one.found.figure
        together = of_teams.get(figure.id, 0)
        if one.found.verdict != "differs" and (one.teams or together > one.stated):
            for cause in one.counted_twice(sums, together) or one.counted_twice(sums):
                yield figure, cause


def judged(
    figure: Figure,
    readings: tuple[Asked, ...] | str,
    counts: Mapping[int, Counts],
    moments: Moments,
) -> Judgement:
    """Judge a figure by the reading that the books bear out best; ``counts``: by position.

    Where it states more than there is, records that are not classified may make up the rest.
    """
    if isinstance(readings, str):
        return Judgement(Reconciled(figure, None, None, "not_checkable", why=readings))
    stated = figure.value or 0
    asked = min(readings, key=lambda one: rank_of(verdict_of(stated, one, counts, moments)))
    recounts = recounts_of(counts, (asked,), moments)
    written = None if moments.written is None else counts[moments.written][asked]
    verdict = verdict_of(stated, asked, counts, moments)
    found = Reconciled(figure, recounts[1], recounts[0], verdict, written=written)
    said = [counted for one in readings for counted in recounts_of(counts, (one,), moments)]
    if stated <= max(said):
        return Judgement(found, asked, readings, recounts, least=min(said))
    loosely = {one: recounts_of(counts, tuple(one.either_way()), moments) for one in readings}
    if any(stated <= counted for counted in chain(*loosely.values())):
        why = NOT_TOLD_APART if asked.view.of_movements else NOT_CLASSIFIED
        return Judgement(Reconciled(figure, None, None, "not_checkable", why=why))
    return Judgement(found, asked, readings, loosely[asked], overstated=True, least=min(said))
