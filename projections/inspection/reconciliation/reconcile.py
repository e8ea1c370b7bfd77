"""A submitted report against the books, as known then and as known now.

Every stated figure is recounted by a replay: no stored fact is believed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain
from typing import Final, NamedTuple

from ledger.application import Ledger
from ledger.errors import AmbiguousCode, UnknownOfficer
from ledger.no_gc import uncollected
from ledger.records.history import History
from ledger.records.unit_names import UnitNames
from ledger.values.dates import end_of_day, write_instant
from ledger.values.period import Period
from ledger.values.stream import Stream
from projections.figures.answer import MEASURES
from projections.figures.one_branch import one_branch
from projections.figures.reach import Reach, always
from projections.figures.whose import Whose, reaches, whose_figures
from projections.inspection.reading.stated import Figure, StatedReport
from projections.inspection.reconciliation.asked import Asked, ReportScope
from projections.inspection.reconciliation.causes import (
    Cause,
    Change,
    Lateness,
    causes_before,
    causes_since,
)
from projections.inspection.reconciliation.changes import Changes
from projections.inspection.reconciliation.judgement import (
    Judgement,
    Moments,
    beside,
    counted_by_teams,
    judged,
    stated_of_teams,
    summed_up,
)
from projections.inspection.reconciliation.kept import KeptRecords
from projections.inspection.reconciliation.reconciled import (
    Reconciled,
    Reconciliation,
    other_files,
)
from projections.inspection.reconciliation.search import search
from projections.inspection.reconciliation.surroundings import above, near_readings, within
from projections.inspection.reconciliation.tally import Counts, Tally, count, most_since
from projections.inspection.reconciliation.teams import Sums, Together, divided, take_all


@uncollected()
def reconcile(
    ledger: Ledger,
    report: StatedReport,
    period: Period,
    then: int,
    *,
    unit: str,
    alone: bool = False,
    written: int | None = None,
) -> Reconciliation:
    """Reconcile a report's stated figures.

    ``then``: the position known at its submission; ``unit``: the code of the unit it speaks for;
    ``written``: the position it says it was written at.

    The books are read once; larger ones than are kept in memory are read again for each further
    question. Raises IntegrityBroken when a stored entry cannot be read.
    """
    now, units = ledger.last_position, ledger.unit_histories()
    moments = Moments(written if written is not None and written < then else None, then, now)
    whose = whose_figures(ledger, unit, alone=alone)
    scope = ReportScope(
        period,
        unit,
        whose,
        UnitNames(units, then),
        _officers(ledger),
        within(units, whose, then),
        report.period,
        ours=written is not None,
        branch=one_branch(ledger, report.branch, period.end, then, loosely=written is None),
    )
    stated = [figure for figure in report.figures if figure.value is not None]
    found = _Books(ledger, units, moments, period.end).judge(stated, scope)
    others = len(stated) - len(found.figures)
    whose_days = (period, then, now, unit, alone)
    told = (others, moments.written, found.twice, report.branch)
    return Reconciliation(found.figures, *whose_days, *told)


def _is_flow_of_changing(asked: Asked, reach: Reach | None) -> bool:
    """Whether a figure is of what came or went in days in which units did."""
    if reach is None or asked.measure not in ("added", "removed"):
        return False
    return bool(reach.changes(asked.period.start, asked.period.end))


_NO_MOST: Final = 1_000_000_000
"""More than any report states."""


class _Explained(NamedTuple):
    """The figures of stocks and flows explained, and those that teams exceed, with why."""

    figures: tuple[Reconciled, ...]
    twice: tuple[tuple[Figure, Cause], ...]


def _officers(ledger: Ledger) -> Callable[[str], str | None]:
    """Which officer a writing of a code means; None: nobody, or several."""

    def meant(code: str) -> str | None:
        try:
            return ledger.known(Stream.of_officer(code)).key
        except (AmbiguousCode, UnknownOfficer):
            return None

    return meant


def lateness_to(ledger: Ledger, then: int) -> Lateness:
    """What is late to a submission, which was at a position."""
    moment, accepted = ledger.recorded_at(then), ledger.accepted_times()
    submitted_on = accepted.earliest_day(write_instant(moment)) if moment else None
    return Lateness(submitted_on, accepted)


class _Books:
    """The books as known at the moments of a report, read from end to end for each question."""

    def __init__(
        self, ledger: Ledger, units: Sequence[History], moments: Moments, last_day: date
    ) -> None:
        self._ledger, self._units = ledger, units
        self.moments, self._last_day = moments, last_day
        self._records = self._kept(())

    def lateness(self) -> Lateness:
        """What is late to the submission."""
        return lateness_to(self._ledger, self.moments.then)

    def judge(self, stated: Iterable[Figure], scope: ReportScope) -> _Explained:
        """Every figure of stocks and flows held against the books."""
        asked = [(figure, scope.asked(figure)) for figure in stated if figure.measure in MEASURES]
        lines = {
            one.line for _, readings in asked if not isinstance(readings, str) for one in readings
        }
        self._records = self._kept(lines)
        counts = self.counts(readings for _, readings in asked if not isinstance(readings, str))
        found = [judged(figure, readings, counts, self.moments) for figure, readings in asked]
        of_teams = stated_of_teams(found)
        sums = self.together(one for each in found for one in each.to_sum_up(of_teams))
        found = [one.as_sum(of_teams, sums, self.moments) for one in found]
        twice = tuple(counted_by_teams(found, of_teams, sums))
        mistakes = search(found, counts, self.moments, self._records, self._units, scope.whose)
        found = [
            one.as_explained(mistakes.get(one.found.figure.id), counts, self.moments)
            for one in found
        ]
        return _Explained(tuple(_explained(self, found, sums)), twice)

    def counts(self, readings: Iterable[tuple[Asked, ...]]) -> dict[int, Counts]:
        """Every figure counted as known at each moment, in the tree as known then."""
        asked = [both for ones in readings for one in ones for both in one.either_way()]
        return count(self._records, self._tallies_of(asked))

    def most(self, asked: Iterable[Asked]) -> Counts:
        """The most each figure could be by all that entries said, in any of the trees.

        From the end of the period on, before which nobody could write the report. Of what was added
        or removed, teams may have been added up, and a move between two counted by each.
        """
        wanted = tuple(dict.fromkeys(asked))
        alike = [(both, one) for one in wanted for both in one.either_way()]
        by_team = [
            (team, one)
            for both, one in alike
            if both.is_summed_up
            for team in self._divided(both)[0].of_teams
        ]
        found = Counts()
        over = self._ledger.position_at(end_of_day(self._last_day)) if wanted else 0
        since = min(over, *self.moments.positions)
        for parts in (alike, by_team):
            if parts:
                trees = self._trees([part for part, _ in parts])
                found |= most_since(self._records, since, trees, parts)
        return found | self._near(wanted)

    def _near(self, asked: Iterable[Asked]) -> Counts:
        """The most that what may be taken for each figure is, as known at each moment.

        Of what came to or left a unit that units came to or left in the period there is no most:
        whose a file was when they did decides how many files went with them.
        """
        near = {one: tuple(near_readings(one, self._above(one))) for one in asked}
        wanted = [other for others in near.values() for other in others]
        reached = reaches(self._units, {one.view.whose for one in near}, self.moments.now)
        counts = count(self._records, self._tallies_of(wanted)) if wanted else {}
        return Counts(
            {
                one: _NO_MOST
                if _is_flow_of_changing(one, reached[one.view.whose])
                else max((at[other] for at in counts.values() for other in others), default=0)
                for one, others in near.items()
            }
        )

    def _above(self, asked: Asked) -> tuple[Whose, ...]:
        """The units above the one that a figure is of, on any day of its period."""
        return above(self._units, asked.view.whose, asked.period, self.moments.now)

    def together(self, asked: Iterable[Asked]) -> Sums:
        """What teams state together of each flow, as known at each moment, the earliest first."""
        flows = [one for one in dict.fromkeys(asked) if one.is_summed_up]
        found = {one: self._divided(one) for one in flows}
        every = list(chain.from_iterable(found.values()))
        figures = (figure for one in every for figure in (one.asked, *one.of_teams))
        if flows:
            take_all(self._records, self._tallies_of(figures), every)
        return found

    def _divided(self, asked: Asked) -> list[Together]:
        """A flow, and what it is of teams, for each way to divide the unit among them."""
        ways = divided(self._units, self._ever(asked), self._last_day)
        written, then, now = self.moments
        positions = dict.fromkeys(one for one in (then, written, now) if one is not None)
        return [Together(asked, teams, positions) for teams in ways]

    def _ever(self, asked: Asked) -> frozenset[str]:
        """The units whose records a figure ever covered, as known at any of the moments."""
        whose = asked.view.whose
        known = (reaches(self._units, [whose], one)[whose] for one in self.moments.positions)
        every = frozenset(history.number for history in self._units)
        return frozenset[str]().union(*(reach.ever() if reach else every for reach in known))

    def _trees(self, asked: Sequence[Asked]) -> list[Tally]:
        """A tally for each tree: as known at each moment, day by day, and as on the last day."""
        tallies = dict.fromkeys(self._tallies_of(asked).values())
        standing = (
            {
                whose: reach and always(reach.on(self._last_day))
                for whose, reach in one.reaches.items()
            }
            for one in tallies
        )
        return [*tallies, *(Tally(asked, reached) for reached in standing)]

    def changes(
        self, asked: Iterable[Asked], earlier: int, later: int
    ) -> dict[Asked | None, list[Change]]:
        """What changed some figures between two positions.

        Records are read whole: an opening balance recorded later still was known at both.
        """
        between = Changes(asked, self._units, earlier, later)
        kept = self._records.changed_after(between.since)
        if kept is None:
            kept = self._ledger.histories(self.moments.now, between.since)
        return between.found(kept if between.asked else ())

    def changes_before(self, asked: Iterable[Asked]) -> dict[Asked | None, list[Change]]:
        """What changed some figures between writing and submitting, where it says when."""
        written, then, _now = self.moments
        return {} if written is None else self.changes(asked, written, then)

    def _kept(self, lines: Collection[str]) -> KeptRecords:
        """The records of some lines as the books last know them."""
        return KeptRecords(partial(self._ledger.histories, self.moments.now), lines)

    def _tallies_of(self, asked: Iterable[Asked]) -> dict[int, Tally]:
        """A tally for each moment; the same for all at which the tree is the same."""
        wanted = tuple(dict.fromkeys(asked))
        whose = {one.view.whose for one in wanted}
        found: dict[int, Tally] = {}
        for position in self.moments.positions:
            known = reaches(self._units, whose, position)
            same = next((one for one in found.values() if one.reaches == known), None)
            found[position] = same or Tally(wanted, known)
        return found


def _explained(books: _Books, found: Sequence[Judgement], sums: Sums) -> Iterator[Reconciled]:
    """The figures, with why those that differ do, and of what other files the others are made."""
    since = books.changes(_parts(found), books.moments.then, books.moments.now)
    early = [one for one in found if one.found.verdict == "matches_written"]
    before = books.changes_before(_parts(early))
    over = [one for one in found if one.overstated and one.explained is None]
    most = books.most(reading for one in over for reading in one.readings)
    lateness = books.lateness()
    likewise = summed_up(found, sums)
    for one in found:
        changes = _changes_of(one, since)
        causes = causes_since(changes, lateness)
        if one.found.verdict == "matches":
            yield replace(one.found, other=other_files(changes, causes))
        else:
            written = causes_before(_changes_of(one, before)) if one in early else []
            around = beside(one, found) if one in over else 0
            left, others = one.left(sums, most, likewise[one.found.figure.line], around)
            yield replace(one.found, causes=(*written, *causes, *left), alternatives=others)


def _parts(found: Iterable[Judgement]) -> Iterator[Asked]:
    return (part for one in found for part in one.parts)


def _changes_of(one: Judgement, changes: Mapping[Asked | None, list[Change]]) -> list[Change]:
    return [change for part in one.parts for change in changes.get(part, ())]
