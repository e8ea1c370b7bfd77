"""What a paper states is what the books say: our own reader reads it back, and no check fails."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

import pytest

from ledger.values.period import Period
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.writing import WrittenForm
from projections.inspection.checks.grade import GRADES
from projections.inspection.checks.rules import check_report
from projections.inspection.reading.form import year_end_form
from projections.inspection.reading.stated import StatedReport
from tests.projections.documents.forms.busy_papers import busy_papers
from tests.projections.documents.forms.made_papers import (
    books_over,
    paper_over,
    random_books,
    read_back,
)

pytestmark = pytest.mark.uncounted

MEASURES = ("opening", "added", "removed", "current")


DAYS = {
    "bao-cao-tuan": Period(date(2026, 10, 8), date(2026, 10, 14)),
    "thong-ke-thang": Period(date(2026, 7, 15), date(2026, 8, 14)),
    "bao-cao-6-thang": Period(date(2026, 1, 1), date(2026, 6, 30)),
}
"""Of which days each is written."""


def assert_same_statistics(report: StatedReport, books: FormBooks) -> None:
    """Every figure of a line of work that the paper states is that of the statistics."""
    stated = 0
    codes = {one.name: one.code for one in books.sight.books.units.values()}
    for figure in report.figures:
        if figure.line is None or figure.measure not in MEASURES or figure.value is None:
            continue
        cell = dict(figure.cell)
        if "unit" in cell:
            cell["unit"] = codes[cell["unit"]]
        counts = books.standings.figure(figure.line, cell)
        assert getattr(counts, figure.measure) == figure.value, figure
        stated += 1
    totals = {(one.line, one.measure) for one in report.figures if not one.cell and one.line}
    lines = [line.code for line in books.statistics.lines]
    assert {(line, measure) for line in lines for measure in MEASURES} <= totals
    assert stated >= len(lines) * len(MEASURES)


def assert_same_grades(report: StatedReport, books: FormBooks) -> None:
    """Every target that is graded has the same grade in the paper, under its own text."""
    stated = {one.criterion: one.grade for one in report.targets if one.grade and one.criterion}
    graded = {one.text: one.grade for one in books.graded.targets if one.grade in GRADES}
    assert graded == stated


def assert_same_shares(report: StatedReport, paper: WrittenForm) -> None:
    """Every share of a numbered target is one of its parts."""
    parts = {
        (one.number, part.numerator, part.denominator)
        for one in paper.books.graded.targets
        for part in one.parts
    }
    stated = {
        (one.number, one.rate.numerator, one.rate.denominator)
        for one in report.targets
        if one.number and one.rate.denominator
    }
    assert stated <= parts
    assert {
        one for one in parts if one[2] and isinstance(one[0], int) and _is_rate(paper, one)
    } <= (stated)


def _is_rate(paper: WrittenForm, found: tuple[object, object, object]) -> bool:
    """Whether a part is a share of a set: a difference is no share of anything."""
    return any(
        (one.number, part.numerator, part.denominator) == found
        and part.state == "counted"
        and part.form in ("share", "ratio", "per_unit", "every_month")
        for one in paper.books.graded.targets
        for part in one.parts
    )


@pytest.mark.parametrize("seed", range(6))
def test_a_year_end_report_reads_back(seed: int, tmp_path: Path) -> None:
    """Whatever happened, for whichever unit: figures, shares and grades are the books' own."""
    random = Random(seed)
    with busy_papers(random) as district:
        district.work(random.randint(30, 200))
        paper = paper_over(random_books(district.ledger, random))
        report = read_back(paper.written(), tmp_path)
        assert_same_statistics(report, paper.books)
        assert_same_grades(report, paper.books)
        assert_same_shares(report, paper)
        failed = [one for one in check_report(report, year_end_form()) if one.verdict == "fails"]
        assert [] == failed


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("code", ["bao-cao-tuan", "thong-ke-thang", "bao-cao-6-thang"])
def test_a_shorter_report_reads_back(seed: int, code: str, tmp_path: Path) -> None:
    """A week's, a month's, a half-year's, in which much moves at the ends of the days."""
    random = Random(100 + seed)
    with busy_papers(random) as district:
        district.work(random.randint(30, 160))
        ledger = district.ledger
        days = DAYS[code]
        unit = random.choice(("CAH", "DA", "TB"))
        books = books_over(ledger, unit, days, ledger.settled(ledger.last_position))
        report = read_back(paper_over(books, code).written(), tmp_path)
        assert days == report.period
        assert_same_statistics(report, books)
        failed = [one for one in check_report(report, year_end_form()) if one.verdict == "fails"]
        assert [] == failed
