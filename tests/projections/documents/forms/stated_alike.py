"""What a paper states, as our own reader read it, beside what the books say."""

from __future__ import annotations

from projections.documents.forms.form import built_in_forms
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.notation import slot_name
from projections.documents.forms.slot_book import SlotBook
from projections.documents.forms.slot_values import SlotValue
from projections.documents.forms.writing import sources_of
from projections.inspection.checks.grade import GRADES
from projections.inspection.checks.rules import check_report
from projections.inspection.reading.form import year_end_form
from projections.inspection.reading.stated import StatedReport
from projections.targets.grade import GradedPart

MEASURES = ("opening", "added", "removed", "current")


def slot(books: FormBooks, code: str, text: str) -> SlotValue:
    """What stands in a slot of a form."""
    name = slot_name(text)
    assert name is not None, text
    return SlotBook(sources_of(built_in_forms()[code], books)).value(name)


def assert_no_false_figure(report: StatedReport, books: FormBooks) -> None:
    """Every figure that was read is that of the statistics."""
    for one in report.figures:
        if one.line is not None and one.measure in MEASURES and one.value is not None:
            counts = books.standings.figure(one.line, dict(one.cell))
            assert getattr(counts, one.measure) == one.value, one


def assert_nothing_fails(report: StatedReport) -> None:
    """No check finds fault with what the program wrote itself."""
    checks = check_report(report, year_end_form())
    assert [] == [one for one in checks if one.verdict == "fails"]


def assert_same_results(report: StatedReport, books: FormBooks) -> None:
    """Every grade is the target's own, and every share one of its parts."""
    stated = {one.criterion: one.grade for one in report.targets if one.grade and one.criterion}
    graded = books.graded.targets
    assert {one.text: one.grade for one in graded if one.grade in GRADES} == stated
    parts = {(one.number, *_sides(part)) for one in graded for part in one.parts}
    shares = {
        (one.number, one.rate.numerator, one.rate.denominator)
        for one in report.targets
        if one.number and one.rate.denominator
    }
    assert shares <= parts


def _sides(part: GradedPart) -> tuple[int | None, int | None]:
    """Both sides of a share; of a count, it and what was to be done."""
    planned = int(part.threshold) if part.quotas and part.threshold is not None else None
    return part.numerator, planned if part.form == "count" else part.denominator
