"""What the units under a unit state together, and which moves between them two of them count.

What came to one team from another is added in the one and removed in the other; the unit above, in
whose books it stayed, counts neither. Whoever adds up the teams counts it nevertheless.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import chain

from ledger.records.history import History
from ledger.records.organisation import placed_on
from ledger.values.stream import Stream
from projections.figures.answer import Posting
from projections.figures.question import Question
from projections.figures.recount import Course, records_behind
from projections.figures.whose import Whose
from projections.inspection.reconciliation.asked import Asked
from projections.inspection.reconciliation.causes import Cause
from projections.inspection.reconciliation.kept import KnownRecord
from projections.inspection.reconciliation.tally import Tally

Teams = tuple[Whose, ...]
"""Units that divide the records of a unit among them."""
Behind = Callable[[Asked], Iterable[Posting]]


def divided(units: Iterable[History], covered: Collection[str], day: date) -> tuple[Teams, ...]:
    """The ways in which people divide a unit into teams.

    Every unit by itself; and those directly under it on a day, each with what is under it, beside
    what it holds itself. ``covered``: the units that ever counted in it.
    """
    placed = {one.number: placed_on(one, day) for one in units if one.number in covered}
    heads = [code for code in sorted(placed) if placed[code].parent not in covered]
    under = [code for code in sorted(placed) if placed[code].parent in heads]
    alone = tuple(Whose(code, alone=True) for code in sorted(covered))
    return alone, (*(Whose(code, alone=True) for code in heads), *map(Whose, under))


@dataclass(slots=True)
class Summed:
    """A flow as the whole states it and as teams do together, the books as known at a position.

    ``postings``: by record, what the teams count and the whole does not.
    """

    whole: int = 0
    total: int = 0
    postings: dict[str, list[Posting]] = field(default_factory=dict)

    def take(self, record: str, whole: int, total: int, postings: list[Posting]) -> None:
        """Count a record, so often in the whole and so often in the teams."""
        self.whole += whole
        self.total += total
        if total > whole:
            self.postings[record] = postings

    @property
    def cause(self) -> Cause | None:
        """What two teams count, where that is exactly by what they exceed the whole."""
        behind = list(chain.from_iterable(self.postings.values()))
        if not behind or len(behind) != self.total - self.whole:
            return None
        return Cause(
            "counted_twice",
            len(behind),
            tuple(sorted({one.position for one in behind})),
            tuple(sorted({Stream(one).key for one in self.postings})),
            tuple(sorted({one.by for one in behind})),
        )


class Together:
    """A flow of a unit, and the same of the teams that divide it, as known at some positions."""

    def __init__(self, asked: Asked, teams: Teams, positions: Iterable[int]) -> None:
        self.asked = asked
        self.of_teams = tuple(
            replace(asked, view=asked.view._replace(whose=whose)) for whose in teams
        )
        self.at = {position: Summed() for position in positions}

    def cause_of(self, stated: int | None = None) -> Cause | None:
        """What two teams count, where that makes what is stated; None: whatever is."""
        found = (one.cause for one in self.at.values() if stated is None or one.total == stated)
        return next(filter(None, found), None)

    def more_in_teams(self, behind: Behind) -> list[Posting]:
        """What the teams count of a record and the whole does not; ``behind``: by what."""
        postings = Counter(chain.from_iterable(behind(one) for one in self.of_teams))
        postings.subtract(behind(self.asked))
        return list((+postings).elements())


Sums = Mapping[Asked, Sequence[Together]]
"""What teams come to together in a flow, for each way to divide the unit."""


class _Parts:
    """Which flows a figure of a tally is the whole of, and which it is a team's part of."""

    def __init__(self, tally: Tally, every: Sequence[Together]) -> None:
        self._of: dict[int, list[tuple[int, int]]] = {}
        for place, each in enumerate(every):
            for side, figures in enumerate(((each.asked,), each.of_teams)):
                for figure in figures:
                    self._of.setdefault(tally.place_of(figure), []).append((place, side))

    def sums(self, counting: Iterable[int]) -> dict[int, list[int]]:
        """How often the flows count a record, by their places: in the whole, and in the teams."""
        found: dict[int, list[int]] = {}
        for number in counting:
            for place, side in self._of.get(number, ()):
                found.setdefault(place, [0, 0])[side] += 1
        return found


def take_all(
    records: Iterable[KnownRecord], tallies: Mapping[int, Tally], every: Sequence[Together]
) -> None:
    """Count every record in what teams state together; ``tallies``: by position."""
    parts = {id(tally): _Parts(tally, every) for tally in tallies.values()}
    for record in records:
        found: dict[tuple[int, int], list[_Taken]] = {}
        for position, tally in tallies.items():
            if not tally.asks_of(record.line) or not record.known(position):
                continue
            course = record.course(position)
            key = (id(course), id(tally))
            if key not in found:
                found[key] = list(_taken(course, tally, parts[id(tally)], every))
            for each, whole, total, postings in found[key]:
                each.at[position].take(course.record, whole, total, postings)


_Taken = tuple[Together, int, int, list[Posting]]
"""A flow, how often it counts a record in the whole and in the teams, and what they count more."""


def _taken(
    course: Course, tally: Tally, parts: _Parts, every: Sequence[Together]
) -> Iterator[_Taken]:
    """What a record, as it is known at some position, adds to each flow."""
    counting = tuple(tally.counting(course))
    behind = partial(_behind, course, tally, frozenset(counting))
    for place, (whole, total) in parts.sums(counting).items():
        each = every[place]
        yield each, whole, total, each.more_in_teams(behind) if total > whole else []


def _behind(course: Course, tally: Tally, counting: frozenset[int], asked: Asked) -> list[Posting]:
    """The postings by which a figure counts a record; ``counting``: the figures that do."""
    if tally.place_of(asked) not in counting:
        return []
    reach = tally.reaches[asked.view.whose]
    question = Question(asked.period, 0, reach, asked.view.dimensions, (asked.line,))
    return [
        one
        for cell in asked.cells
        for one in records_behind([course], question, asked.line, cell, asked.measure)
    ]
