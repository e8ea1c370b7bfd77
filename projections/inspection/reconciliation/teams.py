"""What the units under a unit state together, and which moves between them two of them count.

What came to one team from another is added in the one and removed in the other; the unit above, in
whose books it stayed, counts neither. Whoever adds up the teams counts it nevertheless.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from ledger.records.history import History
from ledger.records.organisation import placed_on
from ledger.values.period import Period
from ledger.values.stream import Stream
from projections.figures.answer import Posting
from projections.figures.question import Question
from projections.figures.recount import Course, records_behind
from projections.figures.whose import Reaches, Whose
from projections.inspection.reconciliation.asked import Asked, View
from projections.inspection.reconciliation.causes import Cause
from projections.inspection.reconciliation.kept import KnownRecord
from projections.inspection.reconciliation.tally import Alike, Tally

Teams = tuple[Whose, ...]
"""Units that divide the records of a unit among them."""


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

    whole: int
    total: int
    postings: dict[str, list[Posting]] = field(default_factory=dict)

    def take(self, record: str, more: int, postings: list[Posting]) -> None:
        """A record that the teams count so much oftener than the whole."""
        self.total += more
        if more > 0:
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
            of="move",
        )


class Together:
    """A flow of a unit, and the same of the teams that divide it, as known at some positions.

    ``wholes``: what the unit states, by position: the teams state the same but for the records that
    :func:`take_all` finds.
    """

    def __init__(self, asked: Asked, teams: Teams, wholes: Mapping[int, int]) -> None:
        self.asked = asked
        line, measure, days, view = asked.line, asked.measure, asked.period, asked.view
        self.of_teams = tuple(
            Asked(
                line,
                measure,
                days,
                View(whose, view.dimensions, view.branch),
                asked.cells,
                asked.unclassified,
            )
            for whose in teams
        )
        self.at = {position: Summed(whole, whole) for position, whole in wholes.items()}

    def cause_of(self, stated: int | None = None) -> Cause | None:
        """What two teams count, where that makes what is stated; None: whatever is."""
        found = (one.cause for one in self.at.values() if stated is None or one.total == stated)
        return next(filter(None, found), None)


Sums = Mapping[Asked, Sequence[Together]]
"""What teams come to together in a flow, for each way to divide the unit."""


class Shared:
    """Which records teams may count otherwise than the whole that they divide: what moves.

    Where nothing comes or goes in the tree in a period, and the teams cover each unit of the whole
    once, a record that stays in its unit counts in its team just as it does in the whole.
    """

    def __init__(self, reached: Reaches, every: Iterable[Together], units: Collection[str]) -> None:
        """Find the units that teams cover as the whole does, of each line and period."""
        self._safe: dict[str, dict[Period, frozenset[str]]] = {}
        self._widest: dict[str, tuple[Period, frozenset[str]]] = {}
        for each in every:
            safe = _covered_once(reached, each, units)
            of_line = self._safe.setdefault(each.asked.line, {})
            period = each.asked.period
            of_line[period] = safe & of_line.get(period, safe)

    def may_differ(self, line: str, course: Course) -> bool:
        """Whether a record stood elsewhere than in one unit that teams cover as the whole does."""
        safe = self._safe.get(line, {})
        if len(safe) > 1:
            days, units = self._in_all(line)
            if units and not _leaves(course, days, units):
                return False
        return any(not units or _leaves(course, period, units) for period, units in safe.items())

    def _in_all(self, line: str) -> tuple[Period, frozenset[str]]:
        """The days from the first to the last period of a line, and what is safe in all of them."""
        if line not in self._widest:
            safe = self._safe[line]
            first, last = min(one.start for one in safe), max(one.end for one in safe)
            self._widest[line] = Period(first, last), frozenset.intersection(*safe.values())
        return self._widest[line]


def _covered_once(reached: Reaches, each: Together, units: Collection[str]) -> frozenset[str]:
    """The units that are once a team's where they are the whole's; none where the tree changes."""
    period, views = each.asked.period, (each.asked.view, *(one.view for one in each.of_teams))
    found = [reached[view.whose] for view in views]
    if any(one is not None and one.changes(period.start, period.end) for one in found):
        return frozenset()
    covered = [frozenset(units) if one is None else one.on(period.start) for one in found]
    whole, teams = covered[0], Counter(chain.from_iterable(covered[1:]))
    return frozenset(one for one in units if teams[one] == (one in whole))


def _leaves(course: Course, period: Period, units: Set[str]) -> bool:
    """Whether a record moves between units in a period, or where it is not in some of them."""
    for entry, before, after in course.turns:
        came = after.unit if after is not None else None
        left = before.unit if before is not None else came
        if after is None:
            came = left
        if (left != came or came not in units) and entry.effective_on in period:
            return True
    return False


class _Parts:
    """Which flows a figure of a tally is the whole of, and which it is a team's part of."""

    def __init__(self, tally: Tally, every: Sequence[Together]) -> None:
        self.tally = tally
        self._of: dict[int, list[tuple[int, int]]] = {}
        for place, each in enumerate(every):
            for side, figures in enumerate(((each.asked,), each.of_teams)):
                for figure in figures:
                    self._of.setdefault(tally.place_of(figure), []).append((place, side))

    def differing(self, course: Course) -> Iterator[tuple[int, int, list[Posting]]]:
        """The flows that teams count a record in oftener than the whole, or less often.

        By their places; with how much oftener, and what they count more.
        """
        found: dict[int, tuple[list[int], list[int]]] = {}
        for number in self.tally.counting(course):
            for place, side in self._of.get(number, ()):
                found.setdefault(place, ([], []))[side].append(number)
        for place, (whole, teams) in found.items():
            if more := len(teams) - len(whole):
                yield place, more, self._more(course, whole, teams) if more > 0 else []

    def _more(self, course: Course, whole: Iterable[int], teams: Iterable[int]) -> list[Posting]:
        """What the teams count of a record and the whole does not."""
        inside, outside = (
            Counter(chain.from_iterable(_behind(course, self.tally, one) for one in set(numbers)))
            for numbers in (teams, whole)
        )
        return list((inside - outside).elements())


def _behind(course: Course, tally: Tally, number: int) -> list[Posting]:
    """The postings by which a figure counts a record."""
    asked = tally.asked[number]
    reach = tally.reaches[asked.view.whose]
    question = Question(asked.period, 0, reach, asked.view.dimensions, (asked.line,))
    return [
        one
        for cell in asked.cells
        for one in records_behind([course], question, asked.line, cell, asked.measure)
    ]


def take_all(
    records: Iterable[KnownRecord],
    tallies: Mapping[int, Tally],
    every: Sequence[Together],
    units: Collection[str],
) -> None:
    """Find the records that teams count oftener together than the whole, or less often.

    ``tallies``: by position; ``units``: all that there are.
    """
    different = {id(one): one for one in tallies.values()}
    parts = {name: _Parts(tally, every) for name, tally in different.items()}
    shared = {name: Shared(tally.reaches, every, units) for name, tally in different.items()}
    look = Alike(tallies)
    for record in records:
        for course, tally, positions in look.at(record):
            if shared[id(tally)].may_differ(record.line, course):
                for place, more, postings in parts[id(tally)].differing(course):
                    for position in positions:
                        every[place].at[position].take(course.record, more, postings)
