"""All that a report states beside the figures of lines of work, held against the books."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any, Final

from projections.documents.forms.form import FormTable
from projections.documents.forms.form_books import FormBooks
from projections.inspection.reading.stated.values import StatedCount, StatedReport
from projections.inspection.reconciliation.moments import Moments
from projections.inspection.results.count_values import CountedBooks, held_counts
from projections.inspection.results.held_value import HeldValue, counted
from projections.inspection.results.target_values import held_targets
from projections.inspection.results.told_targets import ToldTargets

PROGRESS: Final = "T.progress"
"""The table of how far targets have come."""


@dataclass(frozen=True)
class HeldResults:
    """What was found: the results of targets, and the counts that belong to no line of work.

    ``lists``: what is listed by name; ``plan``: the code of the list of targets that is meant;
    None: that is not certain.
    """

    targets: tuple[HeldValue, ...] = ()
    counts: tuple[HeldValue, ...] = ()
    plan: str | None = None
    lists: tuple[HeldValue, ...] = ()

    @property
    def values(self) -> tuple[HeldValue, ...]:
        """The results and the counts."""
        return (*self.targets, *self.counts)

    @property
    def every(self) -> tuple[HeldValue, ...]:
        """All of them."""
        return (*self.values, *self.lists)

    @property
    def differing(self) -> tuple[HeldValue, ...]:
        """Those that are not confirmed both then and now."""
        return tuple(one for one in self.every if one.differs)

    @property
    def checkable(self) -> int:
        """How many could be held against the books."""
        return len(counted(self.every))

    def as_json(self) -> dict[str, Any]:
        """The results in their stable JSON form."""
        return {
            "list": self.plan,
            "targets": [one.as_json() for one in self.targets],
            "counts": [one.as_json() for one in self.counts],
            "lists": [one.list_json() for one in self.lists],
        }


def held_results(
    report: StatedReport,
    counts: Sequence[StatedCount],
    books: Mapping[int, CountedBooks],
    of_counts: Mapping[int, CountedBooks],
    moments: Moments,
    *,
    ours: bool,
    wanted: Set[int] | None = None,
) -> HeldResults:
    """Hold the results of a report against the books, by the positions they are known at.

    ``counts``: all that it counts of no line of work, whatever else was read there; ``of_counts``:
    the books these are held against; ``ours``: the report was written from these books;
    ``wanted``: the counts that are asked of, by their places (None: all).
    """
    listed = {at: one for at, one in books.items() if one.listed}
    told = {at: ToldTargets(_of_targets(one), one.form) for at, one in listed.items()}
    plan = next((one.books.sight.plan.code for one in listed.values()), None)
    targets = tuple(held_targets(report, told, moments))
    of_counts_held = held_counts(counts, of_counts, moments, ours=ours, wanted=wanted)
    return HeldResults(targets, tuple(of_counts_held), plan)


def _of_targets(one: CountedBooks) -> FormBooks:
    """The books over the days that results of targets are of.

    Of a paper that tells how far they have come, from the beginning of the year.
    """
    tables = {it.slot for it in one.paper.body if isinstance(it, FormTable)}
    return one.books.year_so_far if PROGRESS in tables else one.books
