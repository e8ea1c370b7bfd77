"""The results of targets and the counts of a report held against the books, beside its figures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commands.usecases.grading_targets import STATISTICS
from commands.usecases.reconciling import Comparison, reconcile_report
from commands.usecases.report_file import read_report_file
from commands.usecases.report_forms import FormInquiry, form_books, template_of
from commands.usecases.report_masks import ReportMasks
from commands.usecases.submission import written_at
from commands.usecases.target_lists import list_named, own_codes
from commands.usecases.year_end import SignedHead
from ledger.errors import LedgerError, UnitNotCreatedYet
from projections.documents.forms.form import built_in_forms
from projections.inspection.results.asked_of import EVERYTHING, AskedOf

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from commands.usecases.report_file import ReportFile
    from ledger.application import Ledger
    from ledger.values.period import Period
    from projections.documents.forms.form import ReportForm
    from projections.figures.whose import Whose
    from projections.inspection.forms.form_file import FormFile
    from projections.inspection.reading.stated.names import StatedNames
    from projections.inspection.reading.stated.values import StatedCount
    from projections.inspection.reconciliation.moments import Moments
    from projections.inspection.reconciliation.reconciled import Reconciliation
    from projections.inspection.results.count_values import CountedBooks
    from projections.inspection.results.results import HeldResults
    from projections.targets.target_list import TargetList

_PLAIN = "bao-cao-nam"
"""The form whose slots tell counts where a report does not say in which form it was written."""


@dataclass(frozen=True)
class WholeComparison:
    """A report held against the books: its figures, and all that it states beside them."""

    compared: Comparison
    results: HeldResults

    @property
    def found(self) -> Reconciliation:
        """What was found of the figures."""
        return self.compared.found

    @property
    def differs(self) -> bool:
        """Whether anything in it is not confirmed both then and now."""
        return bool(self.found.differing or self.results.differing)

    def as_json(self) -> dict[str, Any]:
        """What was found in its stable JSON form (design.md §7)."""
        from projections.inspection.reading.stated.as_json import readings_json

        return self.found.as_json() | self.results.as_json() | readings_json(self.compared.read)


def reconcile_whole(
    ledger: Ledger,
    home: Path,
    file: Path,
    known_then: int | None = None,
    *,
    plan: str | None = None,
    words: FormFile | None = None,
    **asked: Any,
) -> WholeComparison:
    """Hold all that a report states against the books: its figures, results and counts.

    ``plan``: the list of targets that its results are of; None: that of the form it says it was
    written in; all else as :func:`reconcile_report` is asked. Raises what that raises, and
    UnknownList, ListNotRight, ListCalledOtherwise.
    """
    listed = None if plan is None else list_named(plan, home, own_codes(ledger, home))
    compared = reconcile_report(ledger, file, known_then, words=words, **asked)
    read = replace(read_report_file(file, words), stated=compared.read)
    return WholeComparison(compared, _results(ledger, home, read, compared.found, listed))


def _results(
    ledger: Ledger, home: Path, read: ReportFile, found: Reconciliation, plan: TargetList | None
) -> HeldResults:
    """What a report states beside figures, held against the books, and why it differs.

    ``found``: its figures reconciled, of the same unit and days, as known at the same moments.
    """
    from commands.usecases.explaining_results import Explaining
    from projections.inspection.reconciliation.moments import Moments

    moments = Moments(found.written, found.then, found.now)
    asked = _Asked(home, read, found, plan, counts_of(read), lists_of(read))
    ours = written_at(ledger, read.stated) is not None
    results = asked.whole(ledger, moments, ours=ours)
    if not results.differing:
        return results
    return Explaining(ledger, found, moments, results, asked.as_if).explained()


def _written(moments: Moments) -> int:
    """The position at which a report was written, or is held to have been."""
    return moments.then if moments.written is None else moments.written


def counts_of(read: ReportFile) -> list[StatedCount]:
    """All that a report counts of no line of work, whatever else was read there.

    Where an inspection reads a place otherwise, that is what stands there.
    """
    from ledger.records.value_readings import COUNT
    from projections.inspection.reading.counts.named import named_counts
    from projections.inspection.reading.results_by_hand import counts_read_anew
    from projections.inspection.reading.stated.values import StatedCount

    by_hand = [one for one in read.stated.by_hand if one.fits]
    found: Sequence[StatedCount] = [
        one for one in named_counts(read.document, read.form) if isinstance(one, StatedCount)
    ]
    for one in by_hand:
        if one.entry.value_kind == COUNT:
            found, _told = counts_read_anew(found, one.entry, one.where)
    anew = {one.where for one in by_hand if one.entry.value_kind is None}
    return [one for one in found if one.where not in anew]


def lists_of(read: ReportFile) -> list[StatedNames]:
    """All that a report lists by name, but where an inspection reads a place otherwise."""
    from projections.inspection.reading.counts.named import named_counts
    from projections.inspection.reading.stated.names import StatedNames

    anew = {one.where for one in read.stated.by_hand if one.fits}
    found = named_counts(read.document, read.form)
    return [one for one in found if isinstance(one, StatedNames) and one.where not in anew]


@dataclass(frozen=True)
class _Asked:
    """What is asked of the books.

    ``plan``: the list that was typed; ``counts``: what is counted of no line of work; ``lists``:
    what is listed by name.
    """

    home: Path
    read: ReportFile
    found: Reconciliation
    plan: TargetList | None
    counts: Sequence[StatedCount]
    lists: Sequence[StatedNames] = ()

    def whole(self, ledger: Ledger, moments: Moments, *, ours: bool) -> HeldResults:
        """The results and the lists held against the books of each moment."""
        from projections.inspection.results.listed_names import BooksOfLists, held_lists

        books, of_counts = self._both(ledger, moments, None, EVERYTHING)
        called = self._masks.laid_over(of_counts, _written(moments))
        results = self._held_in(books, called, moments, EVERYTHING, ours=ours)
        against = BooksOfLists(of_counts, called, self._masks.certain)
        lists = held_lists([*map(self._masks.as_called, self.lists)], against, moments, ours=ours)
        return replace(results, lists=tuple(lists))

    def held(
        self,
        ledger: Ledger,
        moments: Moments,
        whose: Whose | None = None,
        *,
        ours: bool,
        of: AskedOf = EVERYTHING,
    ) -> HeldResults:
        """The results held against the books of each moment."""
        books, of_counts = self._both(ledger, moments, whose, of)
        called = self._masks.laid_over(of_counts, _written(moments))
        return self._held_in(books, called, moments, of, ours=ours)

    def _both(
        self, ledger: Ledger, moments: Moments, whose: Whose | None, of: AskedOf
    ) -> tuple[Mapping[int, CountedBooks], Mapping[int, CountedBooks]]:
        """The books of each moment that results are held against, and counts."""
        books: Mapping[int, CountedBooks] = {}
        if self.counts or self.states_results or self.lists:
            books = self._books(ledger, self.paper, moments, whose, of)
        if not self.is_divided:
            return books, books
        untold = replace(self.paper, targets="")
        return books, self._books(ledger, untold, moments, whose, of)

    def _held_in(
        self,
        books: Mapping[int, CountedBooks],
        of_counts: Mapping[int, CountedBooks],
        moments: Moments,
        of: AskedOf,
        *,
        ours: bool,
    ) -> HeldResults:
        from projections.inspection.results.results import held_results

        stated = (self.read.stated, self.counts)
        return held_results(*stated, books, of_counts, moments, ours=ours, wanted=of.counts)

    def as_if(self, ledger: Ledger, position: int, whose: Whose, of: AskedOf) -> HeldResults | None:
        """The same held against another ledger, or as if of another unit; None: it has none such.

        What the books hold nothing of is judged, too.
        """
        from projections.inspection.reconciliation.moments import Moments

        try:
            moments = Moments(None, position, position)
            return self.held(ledger, moments, whose, ours=True, of=of)
        except LedgerError:
            return None

    @cached_property
    def _masks(self) -> ReportMasks:
        """The masks of its sources, by the books against which it is held first."""
        return ReportMasks(self.counts, self.lists, self._built_in)

    @property
    def _built_in(self) -> ReportForm | None:
        """The form that a report of ours was written in, in the template that is built in."""
        own = self._own_form
        told = self.read.document.properties.get("socai-template")
        return own if own and self.lists and told == template_of(own, None).sha256 else None

    @property
    def _own_form(self) -> ReportForm | None:
        """The form that a report of ours says it was written in."""
        return built_in_forms().get(self.read.document.properties.get("socai-form", ""))

    @property
    def paper(self) -> ReportForm:
        """The form, with the list its results are of; that is empty where neither is said."""
        paper = self._own_form or replace(built_in_forms()[_PLAIN], targets="")
        return replace(paper, targets=self.plan.code) if self.plan else paper

    @property
    def states_results(self) -> bool:
        """Whether the report states results of targets, and of which is certain."""
        stated = self.read.stated
        return bool(self.paper.targets and (stated.targets or stated.results))

    @property
    def is_divided(self) -> bool:
        """Whether the list that was typed is of one branch, and what is counted of all."""
        of_all = self._own_form is None and not self.read.stated.branch
        return of_all and self.plan is not None and self.plan.branch is not None

    def _books(
        self,
        ledger: Ledger,
        paper: ReportForm,
        moments: Moments,
        whose: Whose | None,
        of: AskedOf,
    ) -> dict[int, CountedBooks]:
        """The books by position; none of a moment at which the unit was not there yet."""
        from projections.inspection.results.count_values import CountedBooks
        from projections.targets.gathering import BooksReader

        head = SignedHead(dated=self.found.period.end)
        seen, books = replace(paper, targets=paper.targets or STATISTICS), {}
        for at in moments.positions:
            try:
                asked, reader = self._inquiry(seen, at, whose), BooksReader(ledger, at, of.fold)
                found = form_books(ledger, self.home, asked, head, reader)
                found = replace(found, tells_partly=True)
            except UnitNotCreatedYet:
                continue
            books[at] = CountedBooks(found, paper, self.read.form, listed=bool(paper.targets))
        return books

    def _days_of(self, paper: ReportForm) -> Period:
        """The days the report is of; of a plan of ours those that it says it is made for."""
        from projections.documents.year_end.provenance import planned_days

        days = self.found.period
        planned = planned_days(self.read.document.properties)
        if planned and paper.counted_days(planned, days.end) == days:
            return planned
        return days

    def _inquiry(self, paper: ReportForm, known_at: int, whose: Whose | None) -> FormInquiry:
        found, branch = self.found, self.read.stated.branch or None
        unit, alone = whose or (found.unit, found.alone)
        days = self._days_of(paper)
        return FormInquiry(paper, known_at, days.start, days.end, unit, alone, branch)
