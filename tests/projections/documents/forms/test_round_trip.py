"""What a paper states is what the books say: our own reader reads it back, and no check fails."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from commands.speech import official
from commands.usecases.report_forms import workbook_of
from ledger.values.period import Period
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.scored_rows import scored_rows
from projections.documents.forms.slot_values import RowsSlot
from projections.documents.forms.writing import WrittenForm
from projections.inspection.checks.grade import GRADES
from projections.inspection.checks.rules import check_report
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.stated.values import StatedReport
from projections.targets.seen_books import CountedQuota
from tests.busy_district import YEAR
from tests.projections.documents.forms.busy_papers import busy_papers
from tests.projections.documents.forms.made_papers import (
    books_over,
    paper_over,
    random_books,
    read_back,
)
from tests.projections.documents.forms.stated_alike import (
    assert_same_counts,
    assert_same_parts,
    assert_same_passages,
    assert_same_situation,
    slot,
)
from tests.projections.documents.forms.stated_details import (
    assert_same_details,
    assert_same_files,
    assert_same_names,
)

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
    units = books.sight.books.units.values()
    codes = {one.name: one.code for one in units}
    codes |= {one.name.rstrip(" 0123456789"): one.code for one in units}
    for figure in report.figures:
        if figure.line is None or figure.measure not in MEASURES or figure.value is None:
            continue
        cell: dict[str, str | bool | None] = {**figure.cell}
        if "unit" in cell:
            cell["unit"] = codes[figure.cell["unit"]]
        if "online" in cell:
            cell["online"] = cell["online"] == "true"
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


@pytest.mark.parametrize("seed", range(4))
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
        assert_same_parts(report, paper.books)
        assert_same_counts(report, paper.books, "bao-cao-nam")
        assert_same_situation(report, paper.books)
        assert_same_passages(report, paper.books)
        assert_same_details(report, paper.books)
        assert_same_names(report, paper.books)
        failed = [one for one in check_report(report, year_end_form()) if one.verdict == "fails"]
        assert [] == failed


@pytest.mark.parametrize("code", ["bao-cao-nam", "bao-cao-tuan", "thong-ke-thang"])
def test_a_workbook_reads_back(code: str, tmp_path: Path) -> None:
    """Every figure that our own reader finds in the Excel file is the books' own; all holds."""
    random = Random(300 + len(code))
    with busy_papers(random) as district:
        district.work(160)
        ledger = district.ledger
        days = DAYS.get(code, YEAR)
        books = books_over(ledger, "CAH", days, ledger.settled(ledger.last_position))
        paper = paper_over(books, code)
        report = read_back(workbook_of(paper, official), tmp_path, "r.xlsx")
        assert_same_statistics(report, books)
        if code == "bao-cao-nam":
            assert_same_grades(report, books)
        failed = [one for one in check_report(report, year_end_form()) if one.verdict == "fails"]
        assert [] == failed


def assigned(books: FormBooks, random: Random) -> FormBooks:
    """The books of a unit of some kind that has quotas of its own, of one branch or of all."""
    sight, unit = books.sight, books.sight.purview.unit
    quotas = tuple(
        CountedQuota(one, unit, None, YEAR, random.randint(1, 9), percent=one == SHARE)
        for one in ("detox_files", "counted_prosecutions", "online_va", "persona_nv", SHARE)
        if random.random() < 0.8
    )
    kind = random.choice(("division", "district", "team"))
    units = {**sight.books.units, unit: sight.books.units[unit]._replace(kind=kind)}
    seen = replace(sight.books, quotas=quotas, units=units)
    branch = random.choice((None, sight.plan.branch))
    return replace(books, sight=replace(sight, books=seen, branch=branch))


SHARE = "possession_share"


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("code", ["bang-cham-diem", "bang-cham-diem-rut-gon"])
def test_a_scored_table_reads_back(seed: int, code: str, tmp_path: Path) -> None:
    """Row by row: results and grades are the books' own; nothing fails."""
    random = Random(200 + seed)
    with busy_papers(random) as district:
        district.work(random.randint(60, 200))
        ledger = district.ledger
        known_at = ledger.settled(ledger.last_position)
        unit = random.choice(("CAH", "DA", "TB"))
        books = assigned(books_over(ledger, unit, YEAR, known_at, "ma-tuy-2024"), random)
        report = read_back(paper_over(books, code).written(), tmp_path)
        rows = [one for one in scored_rows(books, short="rut" in code).rows if one["number"] != "-"]
        assert [one["result"] for one in rows] == [one.result for one in report.targets]
        assert [one["assigned"] for one in rows] == [one.assigned for one in report.targets]
        assert {"1"} >= {one["number"] for one in rows if not one["assigned"]}
        assert_no_number_is_left_out(books, report)
        assert_every_number_is_read(report)
        graded = [one["grade"] if one["grade"] in GRADES.values() else "" for one in rows]
        assert graded == [GRADES[one.grade] if one.grade else "" for one in report.targets]
        failed = [one for one in check_report(report, year_end_form()) if one.verdict == "fails"]
        assert [] == failed


def assert_no_number_is_left_out(books: FormBooks, report: StatedReport) -> None:
    """What was counted stands in the table, also where there is nothing to hold it against."""
    told = {one.criterion: one.result for one in report.targets}
    for target in books.graded.targets:
        for part in target.parts:
            known = part.numerator is not None and part.denominator != 0
            if part.state == "not_known" and known and target.text in told:
                assert f"{part.numerator:02d}" in told[target.text].replace("0 ", "00 "), part


def assert_every_number_is_read(report: StatedReport) -> None:
    """Every number in a result is a side of one of its parts, its rate, or in what it is called."""
    for one in report.targets:
        told = Counter[int]()
        for part in one.parts:
            told.update(it for it in (part.numerator, part.denominator) if it is not None)
            told.update(map(int, NUMBER.findall(f"{part.label} {part.value}")))
        assert Counter(map(int, NUMBER.findall(one.result))) <= told, one


NUMBER = re.compile("[0-9]+")


@pytest.mark.parametrize("seed", range(3))
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
        if code == "thong-ke-thang":
            assert () == report.not_read
            assert_same_movements(report, books)
        if code == "bao-cao-tuan":
            files = slot(books, code, "W.files")
            assert isinstance(files, RowsSlot)
            assert_same_files((one for one in report.names if one.name == "W.files"), files.rows)
        failed = [one for one in check_report(report, year_end_form()) if one.verdict == "fails"]
        assert [] == failed


def assert_same_movements(report: StatedReport, books: FormBooks) -> None:
    """What was opened and closed, and what came and went otherwise, row by row; it adds up."""
    statistics = slot(books, "thong-ke-thang", "S.rows")
    assert isinstance(statistics, RowsSlot)
    told = {(one.name, one.cell["name"]): one.value for one in report.counts if "name" in one.cell}
    names = ("opened", "came", "closed", "went")
    rows = [(name, row["name"], row[name]) for row in statistics.rows for name in names]
    assert {(f"S.rows.{name}", row): str(value) for name, row, value in rows} == told
    tied = ("opened", "closed")
    wrong = [
        replace(one, value=f"{int(one.value) + 1}") if one.name.endswith(tied) else one
        for one in report.all_counts
    ]
    checks = check_report(replace(report, all_counts=tuple(wrong)), year_end_form())
    assert 14 == sum(one.verdict == "fails" for one in checks)


def test_parts_that_are_asked_alike_are_told_apart() -> None:
    """A division needs a persona of either kind: one of each is asked for, and not one."""
    with busy_papers(Random(1)) as district:
        district.work(60)
        known_at = district.ledger.settled(district.ledger.last_position)
        books = books_over(district.ledger, "CAH", YEAR, known_at, "ma-tuy-2024")
        division = books.sight.books.units["CAH"]._replace(kind="division")
        units = {**books.sight.books.units, "CAH": division}
        seen = replace(books.sight.books, units=units)
        rows = scored_rows(replace(books, sight=replace(books.sight, books=seen))).rows
        asked = {str(one["assigned"]) for one in rows}
        assert "Vai ảo NV: 01; vai ảo CTV: 01" in asked


@pytest.mark.parametrize("name", ["Đội Tổng hợp", "Công an huyện Bên", "Phòng PC02", "TA-1"])
def test_a_unit_under_it_may_be_called_like_any_other(name: str, tmp_path: Path) -> None:
    """Its row is read in a paper of ours, whatever its name would mean in a stranger's."""
    with busy_papers(Random(1)) as district:
        district.work(120)
        known_at = district.ledger.settled(district.ledger.last_position)
        books = books_over(district.ledger, "CAH", DAYS["bao-cao-6-thang"], known_at)
        units = books.sight.books.units
        units = {**units, "TA": units["TA"]._replace(name=name)}
        seen = replace(books.sight.books, units=units)
        books = replace(books, sight=replace(books.sight, books=seen))
        report = read_back(paper_over(books, "bao-cao-6-thang").written(), tmp_path)
        assert [] == [one for one in report.not_read if one.where.table]
        assert {name} <= {one.cell.get("unit") for one in report.figures}
        assert_same_statistics(report, books)
        failed = [one for one in check_report(report, year_end_form()) if one.verdict == "fails"]
        assert [] == failed
