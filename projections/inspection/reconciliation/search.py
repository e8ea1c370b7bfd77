"""The search for what explains a report's figures: every record of their lines is looked at once.

What is found is counted as known at each moment of the report, under each reading of its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ledger.records.history import History
from projections.figures.whose import Whose, reaches
from projections.inspection.reconciliation.asked import Asked
from projections.inspection.reconciliation.causes import Explanation
from projections.inspection.reconciliation.explanations import explanations
from projections.inspection.reconciliation.gaps import Gap
from projections.inspection.reconciliation.judgement import Judgement
from projections.inspection.reconciliation.kept import KnownRecord
from projections.inspection.reconciliation.mistakes import Looked, Mistakes
from projections.inspection.reconciliation.moments import Moments
from projections.inspection.reconciliation.revisions import is_known
from projections.inspection.reconciliation.solutions import Solution, solutions
from projections.inspection.reconciliation.surroundings import surroundings
from projections.inspection.reconciliation.tally import Counts, Tally
from projections.inspection.reconciliation.tellings import Tellings
from projections.inspection.reconciliation.whole_units import WholeUnits, whole_units

_MOST_READINGS = 6
"""So many readings of words are looked at, the most natural first."""


@dataclass(frozen=True)
class Search:
    """The figures of some lines, looked into as known at one moment.

    ``rank``: of moments that explain as well, the lowest is told.
    """

    line: str
    figures: Sequence[Judgement]
    counts: Counts
    position: int
    rank: int
    tellings: Tellings
    mistakes: Mistakes
    wholes: WholeUnits

    def solutions(self) -> Iterator[Solution]:
        """What explains some of its figures, under each reading of them."""
        found = self.mistakes.every()
        numbers = {one: number for number, one in enumerate(self.tellings.tally.asked)}
        seen: set[tuple[Asked, ...]] = set()
        ways = [
            tuple(_reading(one, place) for one in self.figures) for place in range(_MOST_READINGS)
        ]
        for asked in (*ways, tuple(one.readings[0] for one in self.figures)):
            if asked not in seen:
                seen.add(asked)
                gap = Gap(self.figures, asked, self.counts, numbers)
                wholes = self.wholes.additions(gap, self.position)
                yield from solutions(gap, found, self.rank, wholes)


def _reading(one: Judgement, place: int) -> Asked:
    """A reading of a figure that differs; what is confirmed has the one that it is confirmed by."""
    assert one.asked is not None, "the books can be asked of it"
    if one.found.verdict != "differs":
        return one.asked
    readings = (one.asked, *(other for other in one.readings if other != one.asked))
    return readings[min(place, len(readings) - 1)]


def search(
    found: Iterable[Judgement],
    counts: Mapping[int, Counts],
    moments: Moments,
    records: Iterable[KnownRecord],
    units: Sequence[History],
    whose: Whose,
) -> dict[str, Explanation]:
    """What explains the figures that differ, by their ids; ``whose``: of whom the report speaks.

    ``counts``: what the books say of everything asked, by position.
    """
    lines = _open_lines(found)
    wholes = whole_units(lines.values(), records, moments, units, whose)
    searches = [
        one
        for line, figures in lines.items()
        for one in _searches(line, figures, counts, moments, units, wholes)
    ]
    of_line: dict[str, list[Search]] = {}
    for one in searches:
        of_line.setdefault(one.line, []).append(one)
    for record in records if searches else ():
        _look(record, of_line.get(record.line, ()))
    return explanations(solution for one in searches for solution in one.solutions())


def _look(record: KnownRecord, searches: Iterable[Search]) -> None:
    """Look at a record once, where it was known alike at several moments."""
    seen: dict[tuple[int, int], Looked] = {}
    for one in searches:
        if known := record.known(one.position):
            course = record.course(one.position)
            key = (id(course), id(one.tellings))
            if key not in seen:
                seen[key] = one.tellings.look(known, course)
            one.mistakes.take(seen[key])


def _open_lines(found: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    """The figures that can be asked, of the lines of which one differs."""
    lines: dict[str, list[Judgement]] = {}
    for one in found:
        if one.asked is not None and not one.teams:
            lines.setdefault(one.asked.line, []).append(one)
    return {
        line: ones
        for line, ones in lines.items()
        if any(one.found.verdict == "differs" for one in ones)
    }


def _positions(
    figures: Sequence[Judgement], counts: Mapping[int, Counts], moments: Moments
) -> list[int]:
    """The submission first; other moments only where the books say otherwise of some figure."""
    asked = [reading for one in figures for reading in one.readings]
    first = moments.then
    others = (one for one in (moments.written, moments.now) if one is not None and one != first)
    return [first] + [
        one
        for one in others
        if any(counts[one][reading] != counts[first][reading] for reading in asked)
    ]


def _searches(
    line: str,
    figures: Sequence[Judgement],
    counts: Mapping[int, Counts],
    moments: Moments,
    units: Sequence[History],
    wholes: WholeUnits,
) -> Iterator[Search]:
    """A search for each moment; all look alike where the tree of units is known alike."""
    known: dict[tuple[int, ...], Tellings] = {}
    for rank, position in enumerate(_positions(figures, counts, moments)):
        tree = tuple(sum(is_known(e, position) for e in unit.entries) for unit in units)
        if tree not in known:
            known[tree] = _tellings(figures, position, units, wholes.whose)
        found = Mistakes(known[tree].wanted)
        yield Search(line, figures, counts[position], position, rank, known[tree], found, wholes)


def _tellings(
    figures: Sequence[Judgement], position: int, units: Sequence[History], whose: Whose
) -> Tellings:
    """The ways in which records may be told otherwise, as the tree is known at a position."""
    asked = dict.fromkeys(
        reading
        for one in figures
        for reading in (one.readings[0], *(_reading(one, at) for at in range(_MOST_READINGS)))
    )
    spoken = {whose, *(one.view.whose for one in asked)}
    tally = Tally(asked, reaches(units, spoken, position))
    differing = [one for one in figures if one.found.verdict == "differs"]
    open_readings = {_reading(one, place) for one in differing for place in range(_MOST_READINGS)}
    wanted = frozenset(number for number, one in enumerate(tally.asked) if one in open_readings)
    teams = [one.view.whose for one in tally.asked if one in open_readings]
    return Tellings(tally, surroundings(tally, whose, units, position, teams), wanted)
