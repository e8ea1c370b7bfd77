"""A team's plan of the year, and the reviews of it: what is asked for, what is owed, what came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from ledger.values.period import Period
from projections.calendar.calendar_file import laid_over
from projections.documents.forms.asked_words import asked_text
from projections.documents.forms.form import FormTable, built_in_forms
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.slot_values import RowsSlot
from projections.targets.built_in import built_in_list
from tests.projections.documents.forms.busy_plans import busy_plans
from tests.projections.documents.forms.made_papers import books_over, paper_over, read_back
from tests.projections.documents.forms.stated_alike import (
    assert_no_false_figure,
    assert_nothing_fails,
    assert_same_results,
    slot,
)

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
HALF = Period(date(2026, 1, 1), date(2026, 6, 30))


@pytest.fixture(scope="module")
def books() -> Iterator[FormBooks]:
    """The books of a team, with the calendar that is built in."""
    with busy_plans(Random(5)) as district:
        district.work(60)
        ledger = district.ledger
        found = books_over(ledger, "DA", YEAR, ledger.last_position, "doi-2021")
        yield replace(found, calendar=laid_over(()))


def test_a_plan_states_no_result(books: FormBooks, tmp_path: Path) -> None:
    """Our own reader finds neither a figure nor a grade in it, and no fault."""
    report = read_back(paper_over(books, "ke-hoach-doi").written(), tmp_path)
    assert [] == [one for one in report.figures if one.value is not None]
    assert [] == [one for one in report.targets if one.grade]
    assert books.period == report.period
    assert_nothing_fails(report)


@pytest.mark.parametrize(
    ("listed", "number", "asked"),
    [
        ("doi-2021", 1, "100%"),
        ("doi-2021", 3, "loại B nhiều hơn loại A; danh mục III: từ 50%"),
        ("doi-2021", 5, "từ 15%, phấn đấu 20%"),
        ("nvcb-2024", 3, "hồ sơ ĐN có hiệu quả: ít nhất 3; số lĩnh vực: ít nhất 3"),
        ("nvcb-2024", 13, "từ 70% (riêng hình sự: từ 90%) (riêng môi trường: từ 90%)"),
        ("ctvbm-2024", 1, "theo chỉ tiêu giao"),
        ("ctvbm-2024", 11, "bảo đảm"),
    ],
)
def test_what_is_asked_for_is_told_in_words(listed: str, number: int, asked: str) -> None:
    """The thresholds of a list, with stretches, exceptions and quotas."""
    plan = built_in_list(listed)
    target = next(one for one in plan.targets if one.number == number)
    assert asked == asked_text(target, plan)


def test_a_plan_tells_the_duties_of_its_year(books: FormBooks) -> None:
    """Each with its day, and who has it; nothing that another kind of unit owes."""
    rows = slot(books, "ke-hoach-doi", "D.rows")
    assert isinstance(rows, RowsSlot)
    told = {row["what"]: (row["who"], row["until"]) for row in rows.rows}
    assert ("Đơn vị", "Hằng tuần, trước 10:00 thứ năm") == told["Báo cáo tuần, có công tác NVCB"]
    assert ("Đơn vị", "Hằng tháng, trước ngày 15") == told["Thống kê tháng"]
    assert ("Chỉ huy", "Chậm nhất ngày 28/01/2026") == told["Đăng ký chỉ tiêu của chỉ huy"]
    assert ("Đơn vị", "Trước ngày 25/02/2026") == told["Rà soát mạng lưới CTVBM"]
    assert ("Chỉ huy", "Quý 2, 3, 4, ngày cuối kỳ") == told["Danh sách đề nghị xử lý kỷ luật"]
    assert [] == [one for one in told if "đề án" in str(one)]


@pytest.mark.parametrize(("code", "days"), [("tong-ket-doi", YEAR), ("so-ket-doi", HALF)])
@pytest.mark.parametrize("seed", range(2))
def test_a_review_reads_back(seed: int, code: str, days: Period, tmp_path: Path) -> None:
    """The statistics, the shares and the grades of the fifteen targets are the books' own."""
    random = Random(70 + seed)
    with busy_plans(random) as district:
        district.work(random.randint(60, 200))
        ledger = district.ledger
        unit = random.choice(("DA", "TB"))
        found = books_over(ledger, unit, days, ledger.settled(ledger.last_position), "doi-2021")
        report = read_back(paper_over(found, code).written(), tmp_path)
        assert days == report.period
        assert_no_false_figure(report, found)
        assert_same_results(report, found)
        assert_nothing_fails(report)


@pytest.mark.parametrize("code", ["ke-hoach-doi", "tong-ket-doi"])
def test_a_team_s_paper_is_written_again_byte_for_byte(books: FormBooks, code: str) -> None:
    """From the same position, days, version, calendar and template."""
    again = replace(FormBooks(books.sight, books.head), calendar=books.calendar)
    assert paper_over(books, code).written() == paper_over(again, code).written()


def test_no_table_is_called_by_what_slots_fill() -> None:
    """In a workbook a table bears the last line over it that says something by itself."""
    tables = [
        one for form in built_in_forms().values() for one in form.body if isinstance(one, FormTable)
    ]
    titles = {one.title for one in tables}
    assert [] == [one for one in titles if "{{" in one or one.startswith("- ")]
    assert "CTVBM hiện có theo mặt công tác phục vụ" in titles
