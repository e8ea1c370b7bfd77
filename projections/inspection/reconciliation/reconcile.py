"""A submitted report against the books, as known then and as known now.

Every stated figure is recounted by a replay: no stored fact is believed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from ledger.application import Ledger
from ledger.errors import AmbiguousCode, UnknownOfficer
from ledger.no_gc import uncollected
from ledger.records.history import History
from ledger.records.unit_names import UnitNames
from ledger.values.dates import write_instant
from ledger.values.period import Period
from ledger.values.stream import Stream
from projections.figures.answer import MEASURES
from projections.figures.one_branch import one_branch
from projections.figures.whose import whose_figures
from projections.inspection.reading.stated.values import Figure, StatedReport
from projections.inspection.reconciliation.asked import Asked, ReportScope
from projections.inspection.reconciliation.causes import (
    Cause,
    Change,
    causes_before,
    causes_since,
)
from projections.inspection.reconciliation.judgement import (
    Judgement,
    beside,
    counted_by_teams,
    doubted,
    judged,
    named_twice,
    stands_beside,
    stated_of_teams,
    summed_up,
)
from projections.inspection.reconciliation.lateness import Lateness
from projections.inspection.reconciliation.moments import Moments
from projections.inspection.reconciliation.places import cells_near
from projections.inspection.reconciliation.reconciled import (
    Reconciled,
    Reconciliation,
    other_files,
)
from projections.inspection.reconciliation.recounted_books import RecountedBooks
from projections.inspection.reconciliation.search import search
from projections.inspection.reconciliation.surroundings import within
from projections.inspection.reconciliation.teams import Sums


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
    scope = _scope(ledger, report, period, then, Whom(unit, alone), ours=written is not None)
    stated = [figure for figure in report.figures if figure.value is not None]
    found = _judged(ledger, units, moments, stated, scope)
    others = len(stated) - len(found.figures)
    whose_days = (period, then, now, unit, alone)
    told = (others, moments.written, found.twice, report.branch)
    return Reconciliation(found.figures, *whose_days, *told)


def confirmed_if(
    ledger: Ledger, report: StatedReport, period: Period, whom: Whom
) -> tuple[int, int]:
    """How many figures agree with the books as known now, and how many can be checked.

    As if the report spoke for a unit and a period; nothing is explained.
    """
    now, units = ledger.last_position, ledger.unit_histories()
    scope, moments = _scope(ledger, report, period, now, whom), Moments(None, now, now)
    stated = (one for one in report.figures if one.value is not None and one.measure in MEASURES)
    asked = [(figure, scope.asked(figure)) for figure in stated]
    every = [readings for _, readings in asked if not isinstance(readings, str)]
    lines = {one.line for readings in every for one in readings}
    books = RecountedBooks(ledger, units, moments, scope.whose, period.end, lines)
    counts = books.counts(every)
    verdicts = [judged(*one, counts, moments).found.verdict for one in asked]
    checkable = len(verdicts) - verdicts.count("not_checkable")
    return verdicts.count("matches"), checkable


class Whom(NamedTuple):
    """For which unit a report speaks, by its code: with everything under it, or ``alone``."""

    unit: str
    alone: bool = False


def _scope(
    ledger: Ledger,
    report: StatedReport,
    period: Period,
    then: int,
    whom: Whom,
    *,
    ours: bool = False,
) -> ReportScope:
    """What the figures of a report ask of the books, as known at a position."""
    units, whose = ledger.unit_histories(), whose_figures(ledger, whom.unit, alone=whom.alone)
    return ReportScope(
        period,
        whom.unit,
        whose,
        UnitNames(units, then),
        _officers(ledger),
        within(units, whose, then),
        report.period,
        ours=ours,
        branch=one_branch(ledger, report.branch, then, loosely=not ours),
    )


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


def _judged(
    ledger: Ledger,
    units: Sequence[History],
    moments: Moments,
    stated: Iterable[Figure],
    scope: ReportScope,
) -> _Explained:
    """Every figure of stocks and flows held against the books."""
    asked = [(figure, scope.asked(figure)) for figure in stated if figure.measure in MEASURES]
    every = [readings for _, readings in asked if not isinstance(readings, str)]
    lines = {one.line for readings in every for one in readings}
    books = RecountedBooks(ledger, units, moments, scope.whose, scope.period.end, lines)
    counts = books.counts(every)
    found = [judged(figure, readings, counts, moments) for figure, readings in asked]
    of_teams = stated_of_teams(found)
    sums = books.together((one for each in found for one in each.to_sum_up(of_teams)), counts)
    found = [one.as_sum(of_teams, sums, moments) for one in found]
    twice = tuple(counted_by_teams(found, of_teams, sums))
    counts = books.with_others(counts, cells_near(found))
    mistakes = search(found, counts, moments, books.records, units, scope.whose)
    found = [one.as_explained(mistakes.get(one.found.figure.id), counts, moments) for one in found]
    lateness = lateness_to(ledger, moments.then)
    twice_named = named_twice(found, sums)
    unsure = doubted(found, books.together(_flows_beside(found, sums), counts, twice_named))
    return _Explained(tuple(_explained(books, found, sums, lateness, unsure)), twice)


def _flows_beside(found: Sequence[Judgement], sums: Sums) -> Iterator[Asked]:
    """The flows that are right, of lines of which others are what teams come to."""
    lines = summed_up(found, sums)
    for one in found:
        if one.asked and one.found.verdict != "differs" and lines[one.found.figure.line]:
            yield one.asked


def _explained(
    books: RecountedBooks,
    found: Sequence[Judgement],
    sums: Sums,
    lateness: Lateness,
    unsure: frozenset[str],
) -> Iterator[Reconciled]:
    """The figures, with why those that differ do, and of what other files the others are made."""
    since = books.changes(_parts(found), books.moments.then, books.moments.now)
    early = [one for one in found if one.found.verdict == "matches_written"]
    before = books.changes_before(_parts(early))
    over = [one for one in found if one.overstated and one.explained is None]
    most = books.most(reading for one in over for reading in one.readings)
    likewise = summed_up(found, sums)
    for one in found:
        changes = _changes_of(one, since)
        causes = causes_since(changes, lateness)
        if one.found.verdict == "matches":
            yield replace(one.found, other=other_files(changes, causes))
        else:
            written = causes_before(_changes_of(one, before)) if one in early else []
            around = _around(one, found) if one in over else 0
            left, others = one.left(sums, most, likewise[one.found.figure.line], around, unsure)
            yield replace(one.found, causes=(*written, *causes, *left), alternatives=others)


def _around(one: Judgement, found: Sequence[Judgement]) -> int:
    """How much more a figure could be by what stands beside it."""
    return max(beside(one, found), one.stated if stands_beside(one, found) else 0)


def _parts(found: Iterable[Judgement]) -> Iterator[Asked]:
    return (part for one in found for part in one.parts)


def _changes_of(one: Judgement, changes: Mapping[Asked | None, list[Change]]) -> list[Change]:
    return [change for part in one.parts for change in changes.get(part, ())]
