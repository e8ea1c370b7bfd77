"""Papers of ours over made-up books, read back and held against the books they were written from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from projections.documents.forms.form import built_in_forms
from projections.documents.forms.form_books import FormBooks
from projections.documents.lines.intake import read_document
from projections.inspection.reading.counts.named import named_counts
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.read import read_report
from projections.inspection.reading.stated.names import StatedNames
from projections.inspection.reading.stated.values import (
    StatedCount,
    StatedPart,
    StatedReport,
    TargetResult,
)
from projections.inspection.reconciliation.moments import Moments
from projections.inspection.results.count_values import CountedBooks
from projections.inspection.results.held_value import HeldValue
from projections.inspection.results.listed_names import BooksOfLists, held_lists
from projections.inspection.results.results import HeldResults, held_results
from tests.busy_district import YEAR
from tests.projections.documents.forms.busy_papers import busy_papers
from tests.projections.documents.forms.made_papers import books_over, paper_over
from tests.projections.documents.forms.test_round_trip import assigned


@dataclass(frozen=True)
class ToldPaper:
    """A paper as it was read back, and the books it was written from."""

    report: StatedReport
    counts: tuple[StatedCount, ...]
    lists: tuple[StatedNames, ...]
    books: CountedBooks

    @property
    def held(self) -> HeldResults:
        """What it states, held against those books."""
        at = self.books.books.sight.books.known_at
        books = {at: self.books}
        return held_results(
            self.report, self.counts, books, books, Moments(None, at, at), ours=True
        )

    def held_lists(self, lists: Sequence[StatedNames], *, ours: bool = True) -> list[HeldValue]:
        """Lists held against those books, as of a paper written from them or of any other."""
        at = self.books.books.sight.books.known_at
        against = BooksOfLists({at: self.books}, {at: self.books}, certain=True)
        return held_lists(lists, against, Moments(None, at, at), ours=ours)

    def with_mistake(self, random: Random) -> tuple[ToldPaper, object]:
        """The same with one value stated otherwise, and where that stands."""
        rows = [one for one in self.report.targets if one.criterion and _wrong_ways(one)]
        if self.counts and (not rows or random.random() < 0.5):
            place = random.randrange(len(self.counts))
            one = self.counts[place]
            wrong = replace(one, value=f"{int(float(one.value.rstrip('%'))) + 2}")
            counts = (*self.counts[:place], wrong, *self.counts[place + 1 :])
            return replace(self, counts=counts), one.where
        row = random.choice(rows)
        wrong_row = random.choice(_wrong_ways(row))
        targets = tuple(wrong_row if one is row else one for one in self.report.targets)
        return replace(self, report=replace(self.report, targets=targets)), row.rate.where


def _wrong_ways(row: TargetResult) -> list[TargetResult]:
    """A result with one of its values stated otherwise."""
    found = []
    for place, part in enumerate(row.parts):
        for wrong in _wrong_parts(part):
            parts = (*row.parts[:place], wrong, *row.parts[place + 1 :])
            found.append(replace(row, parts=parts))
    if row.grade is not None:
        found.append(replace(row, grade="partly" if row.grade != "partly" else "met"))
    return found


def _wrong_parts(part: StatedPart) -> Iterator[StatedPart]:
    if part.numerator is not None:
        yield replace(part, numerator=part.numerator + 1)
    if part.denominator is not None:
        yield replace(part, denominator=part.denominator + 1)
    if part.value is not None:
        yield replace(part, value=f"{float(part.value) + 1:g}")


@contextmanager
def told_paper(code: str, random: Random, folder: Path) -> Iterator[ToldPaper]:
    """A paper of a form over random books, as long as they are open."""
    form = built_in_forms()[code]
    with busy_papers(random) as district:
        district.work(random.randint(60, 200))
        ledger = district.ledger
        unit = random.choice(("CAH", "DA", "TB"))
        known_at = ledger.settled(ledger.last_position)
        books = books_over(ledger, unit, YEAR, known_at, form.targets or "nvcb-2024")
        books = assigned(books, random) if code.startswith("bang-cham-diem") else books
        yield read_of(books, code, folder)


def read_of(books: FormBooks, code: str, folder: Path) -> ToldPaper:
    """A form over some books, written and read back."""
    path = folder / "r.docx"
    path.write_bytes(paper_over(books, code).written())
    document, words = read_document(path), year_end_form()
    named = named_counts(document, words)
    counts = [one for one in named if isinstance(one, StatedCount)]
    lists = [one for one in named if isinstance(one, StatedNames)]
    form = built_in_forms()[code]
    counted = CountedBooks(books, form, words, listed=bool(form.targets))
    return ToldPaper(read_report(document, words), tuple(counts), tuple(lists), counted)
