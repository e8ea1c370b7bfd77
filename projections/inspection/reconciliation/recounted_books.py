"""The books as known at the moments of a report: what is asked of them, in which tree of units."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from itertools import chain

from ledger.application import Ledger
from ledger.records.history import History
from ledger.values.dates import end_of_day
from projections.figures.reach import always
from projections.figures.whose import Whose, reaches
from projections.inspection.reconciliation.asked import FLOWS, Asked
from projections.inspection.reconciliation.causes import Change
from projections.inspection.reconciliation.changes import Changes
from projections.inspection.reconciliation.kept import KeptRecords, KnownRecord
from projections.inspection.reconciliation.moments import Moments
from projections.inspection.reconciliation.surroundings import above, near_readings
from projections.inspection.reconciliation.tally import Counts, Tally, count, most_since
from projections.inspection.reconciliation.teams import Sums, Teams, Together, divided, take_all


class RecountedBooks:
    """The books as known at the moments of a report.

    ``whose``: of whom it speaks; ``last_day``: of its period; ``lines``: the lines of work that it
    is asked about; ``records``: theirs, read from end to end for each question, or kept.
    """

    def __init__(
        self,
        ledger: Ledger,
        units: Sequence[History],
        moments: Moments,
        whose: Whose,
        last_day: date,
        lines: Collection[str],
    ) -> None:
        self._ledger, self._units = ledger, units
        self.moments, self._whose, self._last_day = moments, whose, last_day
        self._teams: dict[Whose, tuple[Teams, ...]] = {}
        self.records = KeptRecords(partial(ledger.histories, moments.now), lines)

    def counts(self, readings: Iterable[tuple[Asked, ...]]) -> dict[int, Counts]:
        """Every figure counted as known at each moment, in the tree as known then."""
        asked = [both for ones in readings for one in ones for both in one.either_way()]
        return count(self.records, self._tallies_of(asked))

    def with_others(
        self, counts: Mapping[int, Counts], asked: Iterable[Asked]
    ) -> dict[int, Counts]:
        """Counts, and with them those of other figures."""
        wanted = tuple(dict.fromkeys(asked))
        more = count(self.records, self._tallies_of(wanted)) if wanted else {}
        return {at: Counts({**one, **more.get(at, {})}) for at, one in counts.items()}

    def most(self, asked: Iterable[Asked]) -> Counts:
        """The most each figure could be by all that entries said, in any of the trees.

        From the end of the period on, before which nobody could write the report. Of what was added
        or removed, teams may have been added up, and a move between two counted by each.
        """
        wanted = tuple(dict.fromkeys(asked))
        alike = [(both, one) for one in wanted for both in one.either_way()]
        by_team = [
            (replace(both, view=both.view._replace(whose=team)), one)
            for both, one in alike
            if both.is_summed_up
            for team in self._divided(both.view.whose)[0]
        ]
        found = Counts()
        over = self._ledger.position_at(end_of_day(self._last_day)) if wanted else 0
        since = min(over, *self.moments.positions)
        for parts in (alike, by_team):
            if parts:
                trees = self._trees([part for part, _ in parts])
                found |= most_since(self.records, since, trees, parts)
        return found | self._near(wanted)

    def _near(self, asked: Iterable[Asked]) -> Counts:
        """The most that what may be taken for each figure is, as known at each moment.

        With units that came or went in the period files came or went, too; whose they were when
        they did decides how many, so at most all that there are did so each time.
        """
        near = {one: tuple(near_readings(one, self._above(one))) for one in asked}
        wanted = [other for others in near.values() for other in others]
        counts = count(self.records, self._tallies_of(wanted)) if wanted else {}
        return Counts(
            {
                one: max((at[other] for at in counts.values() for other in others), default=0)
                + self._came_with_units(one)
                for one, others in near.items()
            }
        )

    def _came_with_units(self, asked: Asked) -> int:
        """How many files may have come or gone with units in the period of a flow."""
        whose, days = asked.view.whose, asked.period
        if asked.measure not in FLOWS:
            return 0
        known = (reaches(self._units, [whose], one)[whose] for one in self.moments.positions)
        times = max(len(reach.changes(days.start, days.end)) if reach else 0 for reach in known)
        return times and times * sum(one.line == asked.line for one in self.records)

    def _above(self, asked: Asked) -> tuple[Whose, ...]:
        """The units above the one that a figure is of, on any day of its period.

        Of a team also those above the unit that reports: what this counts of others, it counts.
        """
        found = {asked.view.whose: None}
        for whose in (asked.view.whose, self._whose):
            found |= dict.fromkeys(above(self._units, whose, asked.period, self.moments.now))
        return tuple(one for one in found if one != asked.view.whose)

    def together(
        self,
        asked: Iterable[Asked],
        counts: Mapping[int, Counts],
        among: Collection[str] | None = None,
    ) -> Sums:
        """What teams state together of each flow, as known at each moment, the earliest first.

        ``counts``: what the books say of each; ``among``: looks at files of these numbers alone, as
        if the teams counted all others as the whole does.
        """
        flows = [one for one in dict.fromkeys(asked) if one.is_summed_up]
        written, then, now = self.moments
        positions = [*dict.fromkeys(one for one in (then, written, now) if one is not None)]
        found = {
            one: [
                Together(one, teams, {at: counts[at][one] for at in positions})
                for teams in self._divided(one.view.whose)
            ]
            for one in flows
        }
        every = list(chain.from_iterable(found.values()))
        figures = (figure for one in every for figure in (one.asked, *one.of_teams))
        if flows and among != frozenset():
            take_all(self._among(among), self._tallies_of(figures), every, self._codes)
        return found

    def _among(self, numbers: Collection[str] | None) -> Iterable[KnownRecord]:
        """The records of these file numbers; None: all."""
        if numbers is None:
            return self.records
        return (one for one in self.records if one.history.number in numbers)

    def _divided(self, whose: Whose) -> tuple[Teams, ...]:
        """The ways to divide what a figure covers among teams."""
        if whose not in self._teams:
            self._teams[whose] = divided(self._units, self._ever(whose), self._last_day)
        return self._teams[whose]

    @cached_property
    def _codes(self) -> frozenset[str]:
        """Every unit."""
        return frozenset(history.number for history in self._units)

    def _ever(self, whose: Whose) -> frozenset[str]:
        """The units whose records were ever someone's, as known at any of the moments."""
        known = (reaches(self._units, [whose], one)[whose] for one in self.moments.positions)
        every = self._codes
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
        kept = self.records.changed_after(between.since)
        if kept is None:
            kept = self._ledger.histories(self.moments.now, between.since)
        return between.found(kept if between.asked else ())

    def changes_before(self, asked: Iterable[Asked]) -> dict[Asked | None, list[Change]]:
        """What changed some figures between writing and submitting, where it says when."""
        written, then, _now = self.moments
        return {} if written is None else self.changes(asked, written, then)

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
