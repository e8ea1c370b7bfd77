"""Plans and what is reported of them: our own reader reads back what the books say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from ledger.values.period import Period
from projections.documents.forms.form import built_in_forms
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.quota_slots import OVER_THE_WHOLE
from projections.documents.forms.slot_values import CountSlot, LinesSlot
from projections.documents.forms.writing import names_of_form
from projections.targets.seen_books import CountedQuota
from tests.projections.documents.forms.busy_plans import BusyPlans, busy_plans
from tests.projections.documents.forms.made_papers import books_over, paper_over, read_back
from tests.projections.documents.forms.stated_alike import (
    MEASURES,
    assert_no_false_figure,
    assert_nothing_fails,
    assert_same_results,
    slot,
)

PLANNED = {
    ("CTVBM", "LC"): "lc_opened",
    ("CTVBM", "LT"): "lt_opened",
    ("CTVBM", "LD"): "ld_opened",
    ("VAI_AO", "NV"): "nv_opened",
    ("VAI_AO", "CTV"): "ctv_opened",
    ("HTBM", None): "htbm_opened",
}
"""What is planned of which line and symbol, by the indicator of its quota."""


def plan_of(random: Random, district: BusyPlans, end: date) -> FormBooks:
    """The books of some team from the beginning of the year to a day."""
    ledger = district.ledger
    unit = random.choice(("DA", "TB"))
    days = Period(date(2026, 1, 1), end)
    return books_over(ledger, unit, days, ledger.settled(ledger.last_position), "ctvbm-2024")


@pytest.mark.parametrize("seed", range(3))
def test_a_collaborator_plan_reads_back(seed: int, tmp_path: Path) -> None:
    """What there is is a fact, and what is to be built a plan: each as the books have it."""
    random = Random(seed)
    with busy_plans(random) as district:
        district.work(random.randint(60, 250))
        books = plan_of(random, district, date(2026, 2, 10))
        report = read_back(paper_over(books, "ke-hoach-ctvbm").written(), tmp_path)
        assert books.period == report.period
        assert_no_false_figure(report, books)
        assert {"CTVBM", "VAI_AO", "HTBM"} == {one.line for one in report.figures if one.line}
        assert {"current"} == {one.measure for one in report.figures}
        planned = {
            (one.line, one.cell.get("symbol")): one.value
            for one in report.others
            if one.measure == "added" and one.modality == "criterion"
        }
        quotas = {one: slot(books, "ke-hoach-ctvbm", f"Q.{name}") for one, name in PLANNED.items()}
        told = {one: getattr(value, "number", None) for one, value in quotas.items()}
        known = {one: number for one, number in told.items() if number is not None}
        counts = [told[one] for one in told if one[0] == "CTVBM"]
        if None not in counts:
            known["CTVBM", None] = sum(counts)
        assert known == planned
        assert_nothing_fails(report)


@pytest.mark.parametrize("seed", range(3))
def test_what_is_done_of_a_plan_reads_back(seed: int, tmp_path: Path) -> None:
    """Statistics, ``done/planned``, shares and grades."""
    random = Random(50 + seed)
    with busy_plans(random) as district:
        district.work(random.randint(60, 250))
        books = plan_of(random, district, date(2026, 9, 30))
        report = read_back(paper_over(books, "tien-do-ctvbm").written(), tmp_path)
        assert books.period == report.period
        assert_no_false_figure(report, books)
        totals = {(one.line, one.measure) for one in report.figures if not one.cell}
        assert {(one, of) for one in ("CTVBM", "VAI_AO", "HTBM") for of in MEASURES} <= totals
        assert_same_results(report, books)
        assert_nothing_fails(report)


@pytest.fixture(scope="module")
def books() -> Iterator[FormBooks]:
    """A team without quotas, which a test gives it."""
    with busy_plans(Random(1)) as district:
        district.work(60)
        found = plan_of(Random(1), district, date(2026, 2, 10))
        yield replace(
            found, sight=replace(found.sight, books=replace(found.sight.books, quotas=()))
        )


def test_what_is_planned_is_counted_and_no_fact(books: FormBooks, tmp_path: Path) -> None:
    """Each number is a count by the name of its slot, and a figure of the plan's own kind."""
    told = {"lc_opened": 4, "lt_opened": 3, "ld_opened": 1, "nv_opened": 2, "htbm_opened": 2}
    branches = {"lt_opened_drugs": 1, "lt_opened_economy_environment": 1}
    planned_books = with_quotas(books, **told, **branches)
    report = read_back(paper_over(planned_books, "ke-hoach-ctvbm").written(), tmp_path)
    found = {(one.name, one.value) for one in report.counts if one.name.startswith("Q.")}
    wanted = {**told, **branches, "collaborators": 8, "lt_opened_rest": 1}
    assert {(f"Q.{name}", str(number)) for name, number in wanted.items()} == found
    for name, number in wanted.items():
        assert CountSlot(number) == slot(planned_books, "ke-hoach-ctvbm", f"Q.{name}")
    assert {"criterion"} == {one.modality for one in report.others}
    assert not [one for one in report.not_read if "Xây dựng mới" in one.where.text]


def test_a_slot_that_is_blank_hides_no_other(books: FormBooks, tmp_path: Path) -> None:
    """What is planned of one symbol is read beside those that no quota is given for."""
    paper = paper_over(with_quotas(books, lc_opened=4), "ke-hoach-ctvbm")
    report = read_back(paper.written(), tmp_path)
    assert () == report.not_read
    found = [(one.name, one.value) for one in report.counts if one.name.startswith("Q.")]
    assert [("Q.lc_opened", "4")] * 2 == found


def with_quotas(books: FormBooks, **numbers: int) -> FormBooks:
    """The books with these quotas of the unit."""
    unit, days = books.sight.purview.unit, Period(date(2026, 1, 1), date(2026, 12, 31))
    quotas = tuple(CountedQuota(name, unit, None, days, one) for name, one in numbers.items())
    return replace(
        books, sight=replace(books.sight, books=replace(books.sight.books, quotas=quotas))
    )


def planned(books: FormBooks) -> tuple[list[str], tuple[str, ...]]:
    """What is planned, in words, and why something in it is blank."""
    lines, summary = (slot(books, "ke-hoach-ctvbm", f"Q.{one}") for one in ("planned", "summary"))
    assert isinstance(lines, LinesSlot)
    assert isinstance(summary, LinesSlot)
    return [*lines.lines, *summary.lines], lines.reasons


def test_the_summary_says_the_same_numbers(books: FormBooks) -> None:
    """By symbol, LT by branch with what is left, and the collaborators added up."""
    numbers = {"lc_opened": 4, "lt_opened": 3, "ld_opened": 1, "nv_opened": 2, "htbm_opened": 2}
    told, reasons = planned(
        with_quotas(books, lt_opened_drugs=1, lt_opened_economy_environment=1, **numbers)
    )
    assert [
        "- Xây dựng mới cơ sở bí mật (LC): 04.",
        "- Xây dựng mới đặc tình (LT): 03, gồm: hệ ma túy 01; hệ kinh tế, môi trường 01; "
        "hệ khác 01.",
        "- Xây dựng mới cộng tác viên danh dự (LD): 01.",
        "- Xây dựng mới vai ảo nghiệp vụ (NV): 02.",
        "- Xây dựng mới hộp thư bí mật (HTBM): 02.",
        "- Tổng cộng xây dựng mới 08 CTVBM, gồm: 03 LT, 04 LC, 01 LD; 02 vai ảo NV; 02 HTBM.",
    ] == told
    assert () == reasons


def test_what_no_quota_says_is_left_blank(books: FormBooks) -> None:
    """With the reason, and never as nought; nor is anything added up over it."""
    told, reasons = planned(with_quotas(books, lc_opened=4, lt_opened=1, lt_opened_drugs=2))
    assert "- Xây dựng mới đặc tình (LT): 01." in told
    assert told[-1].startswith("- Tổng cộng xây dựng mới ………… CTVBM, gồm: 01 LT, 04 LC, ………… LD;")
    assert "Chưa có chỉ tiêu giao được phê duyệt: vai ảo nghiệp vụ (NV)." in reasons
    assert OVER_THE_WHOLE in reasons


@pytest.mark.parametrize("code", ["ke-hoach-ctvbm", "tien-do-ctvbm"])
def test_a_plan_is_written_again_byte_for_byte(books: FormBooks, code: str) -> None:
    """From the same position, days, version and template; every name listed can be named."""
    again = FormBooks(books.sight, books.head)
    assert paper_over(books, code).written() == paper_over(again, code).written()
    form = built_in_forms()[code]
    for name in names_of_form(form, books.sight.plan):
        assert slot(books, code, name) is not None
