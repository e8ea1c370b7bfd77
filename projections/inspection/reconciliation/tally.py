"""Many figures counted together: every record is replayed once, whatever is asked of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from ledger.entries import Entry
from ledger.records.history import History
from ledger.values.period import Period
from ledger.values.stream import Stream
from projections.figures.recount import Course, course_of
from projections.figures.whose import Reaches
from projections.inspection.reconciliation.asked import Asked
from projections.inspection.reconciliation.asked_days import AskedDays
from projections.inspection.reconciliation.kept import KnownRecord
from projections.inspection.reconciliation.retelling import all_gone_and_new
from projections.inspection.reconciliation.revisions import is_known

Counts = Counter[Asked]
"""How many each figure counts."""


class Tally:
    """Finds which of many figures count a record, as the tree of units is known at one position."""

    def __init__(self, asked: Iterable[Asked], reaches: Reaches) -> None:
        """Gather what is asked by line and by period, so that a record meets only its own line's.

        ``reaches``: which units each figure's owner covers, day by day.
        """
        self.asked = tuple(dict.fromkeys(asked))
        self.reaches = reaches
        self._places = {one: number for number, one in enumerate(self.asked)}
        stretches: dict[tuple[str, Period], list[int]] = {}
        for number, one in enumerate(self.asked):
            stretches.setdefault((one.line, one.period), []).append(number)
        self._of_line: dict[str, list[AskedDays]] = {}
        for (line, period), numbers in stretches.items():
            of_stretch = {number: self.asked[number] for number in numbers}
            self._of_line.setdefault(line, []).append(AskedDays(period, of_stretch, reaches))

    def place_of(self, asked: Asked) -> int:
        """The place of a figure in ``asked``."""
        return self._places[asked]

    def asks_of(self, line: str) -> bool:
        """Whether any figure asks for records of a line."""
        return line in self._of_line

    def counting(self, course: Course) -> list[int]:
        """The figures that count a record, by their place in ``asked``, once for each count."""
        found: list[int] = []
        for stretch in self._of_line[Stream(course.record).noun]:
            found += stretch.counting(course)
        return found

    def named(self, counts: Counter[int]) -> Counts:
        """Counts by their places in ``asked``, by what they count."""
        return Counter({self.asked[number]: count for number, count in counts.items()})


def count(records: Iterable[KnownRecord], tallies: Mapping[int, Tally]) -> dict[int, Counts]:
    """Count every figure as known at some positions.

    ``tallies``: of the same figures, by position, the tree as known at each. A record is counted
    once for all positions between which nothing was recorded of it.
    """
    found = {position: Counter[int]() for position in tallies}
    heaps: dict[tuple[int, ...], list[int]] = {}
    look = Alike(tallies)
    for record in records:
        for course, tally, positions in look.at(record):
            heap = heaps.setdefault(tuple(positions), [])
            heap += tally.counting(course)
            if len(heap) > _HEAP:
                _count(heap, positions, found)
                heap.clear()
    for together, heap in heaps.items():
        _count(heap, together, found)
    return {position: tallies[position].named(one) for position, one in found.items()}


_HEAP = 100_000
"""So many numbers are counted at once: counting few at a time takes twice as long."""


class Alike:
    """Looks at a record once for all positions as known at which it is the same.

    ``tallies``: by position, the tree as known at each.
    """

    def __init__(self, tallies: Mapping[int, Tally]) -> None:
        self._tallies, self._first = tallies, min(tallies)
        first = tallies[self._first]
        is_one = all(one is first for one in tallies.values())
        self._always = (first, [*tallies]) if is_one else None

    def at(self, record: KnownRecord) -> Iterable[tuple[Course, Tally, list[int]]]:
        """What became of a record, with the positions as known at which it is the same."""
        if self._always is not None and record.last <= self._first:
            tally, positions = self._always
            is_asked = tally.asks_of(record.line)
            return ((record.course(self._first), tally, positions),) if is_asked else ()
        found: dict[tuple[int, int], tuple[Course, Tally, list[int]]] = {}
        for position, tally in self._tallies.items():
            if tally.asks_of(record.line):
                course = record.course(position)
                key = (id(course), id(tally))
                if key in found:
                    found[key][2].append(position)
                else:
                    found[key] = (course, tally, [position])
        return found.values()


def _count(heap: list[int], positions: Iterable[int], found: Mapping[int, Counter[int]]) -> None:
    counted = Counter(heap)
    for position in positions:
        found[position].update(counted)


def most_since(
    records: Iterable[KnownRecord],
    since: int,
    tallies: Sequence[Tally],
    parts: Iterable[tuple[Asked, Asked]],
) -> Counts:
    """How many each figure could count at most, by all that entries said from a position on.

    A record counts as often as it did at whatever moment, in whatever tree, also if every
    move of it is counted as a file gone and a new one. ``parts``: what is
    asked, each with a figure that it is a part of; ``tallies``: of these, a tree for each.
    """
    wholes: dict[Asked, list[Asked]] = {}
    for part, whole in parts:
        wholes.setdefault(part, []).append(whole)
    found: Counts = Counter()
    for record in records:
        most: Counts = Counter()
        for known in known_since(record.history, since):
            course = course_of(record.history.record, known)
            for told in dict.fromkeys((course, all_gone_and_new(course))):
                for tally in tallies:
                    if tally.asks_of(record.line):
                        counting = (wholes[tally.asked[number]] for number in tally.counting(told))
                        most |= Counter(chain.from_iterable(counting))
        found.update(most)
    return found


def known_since(history: History, position: int) -> Iterator[Sequence[Entry]]:
    """What was known of a record at a position, and after whatever was recorded of it later.

    Between the two halves of a correction nobody looked; between two entries that bear the same
    time somebody may have: under a clock that was ahead they need not be of one moment.
    """
    known = [one for one in history.entries if is_known(one, position)]
    later = [one for one in history.entries if not is_known(one, position)]
    for one in later:
        if one.follows is None and one.corrects is None:
            yield known
        known = [*known, one]
    yield known
