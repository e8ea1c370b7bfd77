"""The results of targets and the counts of a report held against the books, beside its figures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from commands.usecases.report_file import read_report_file
from commands.usecases.report_forms import STATISTICS, FormInquiry, form_books
from commands.usecases.submission import written_at
from commands.usecases.target_lists import list_named, own_codes
from commands.usecases.year_end import SignedHead
from ledger.errors import UnitNotCreatedYet
from projections.documents.forms.form import built_in_forms

if TYPE_CHECKING:
    from commands.usecases.report_file import ReportFile
    from ledger.application import Ledger
    from projections.documents.forms.form import ReportForm
    from projections.inspection.forms.form_file import FormFile
    from projections.inspection.reading.stated import StatedCount
    from projections.inspection.reconciliation.judgement import Moments
    from projections.inspection.reconciliation.reconciled import Reconciliation
    from projections.inspection.results.count_values import CountedBooks
    from projections.inspection.results.results import HeldResults
    from projections.targets.target_list import TargetList

_PLAIN = "bao-cao-nam"
"""The form whose slots tell counts where a report does not say in which form it was written."""


def reconcile_results(
    ledger: Ledger,
    home: Path,
    file: Path,
    found: Reconciliation,
    *,
    words: FormFile | None = None,
    plan: str | None = None,
) -> HeldResults:
    """Hold what a report states beside figures of lines of work against the books.

    ``found``: its figures reconciled, of the same unit and days, as known at the same moments.
    ``plan``: the list of targets that its results are of; None: that of the form it says it was
    written in. Raises UnknownList, ListNotRight, ListCalledOtherwise, IntegrityBroken.
    """
    from projections.inspection.reconciliation.judgement import Moments
    from projections.inspection.results.results import held_results

    read = read_report_file(file, words)
    listed = None if plan is None else list_named(plan, home, own_codes(ledger, home))
    moments, counts = Moments(found.written, found.then, found.now), counts_of(read)
    asked = _Asked(ledger, home, read, found, moments, listed)
    ours = written_at(ledger, read.stated) is not None
    books = asked.books(asked.paper) if counts or asked.states_results else {}
    of_counts = asked.books(replace(asked.paper, targets="")) if asked.is_divided else books
    return held_results(read.stated, counts, books, of_counts, moments, ours=ours)


def counts_of(read: ReportFile) -> list[StatedCount]:
    """All that a report counts of no line of work, whatever else was read there."""
    from projections.inspection.reading.named_counts import named_counts
    from projections.inspection.reading.stated import StatedCount

    found = named_counts(read.document, read.form)
    return [one for one in found if isinstance(one, StatedCount)]


@dataclass(frozen=True)
class _Asked:
    """What is asked of the books; ``plan``: the list that was typed."""

    ledger: Ledger
    home: Path
    read: ReportFile
    found: Reconciliation
    moments: Moments
    plan: TargetList | None

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

    def books(self, paper: ReportForm) -> dict[int, CountedBooks]:
        """The books by position; none of a moment at which the unit was not there yet."""
        from projections.inspection.results.count_values import CountedBooks

        seen, books = replace(paper, targets=paper.targets or STATISTICS), {}
        for at in self.moments.positions:
            try:
                found = form_books(self.ledger, self.home, self._inquiry(seen, at), SignedHead())
            except UnitNotCreatedYet:
                continue
            books[at] = CountedBooks(found, paper, self.read.form, listed=bool(paper.targets))
        return books

    def _inquiry(self, paper: ReportForm, known_at: int) -> FormInquiry:
        found, branch = self.found, self.read.stated.branch or None
        days = found.period
        return FormInquiry(paper, known_at, days.start, days.end, found.unit, found.alone, branch)
