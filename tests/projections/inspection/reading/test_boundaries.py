"""Days and stretches that a report's sections name: which are its own period's, and which differ
from it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ledger.values.period import Period
from tests.projections.made_reports import HEAD, failing, failures, read_lines, read_text

SAMPLE = Path("tests/samples/bao-cao-mau-1.txt").read_text("utf-8")
HEADING = "2.2.1. Thống kê số lượng đối tượng ST"


def test_a_section_headed_by_another_year_is_blamed() -> None:
    """The stretch that differs, and its day ahead of the report, are both found on the heading
    alone.
    """
    text = SAMPLE.replace(f"{HEADING}:", f"{HEADING} từ 01/01/2024 đến 30/12/2024:")
    report = read_text(text)
    assert [rule for rule, _ in failures(report)] == ["period", "date"]
    assert {where for _, where in failures(report)} == {f"{HEADING} từ 01/01/2024 đến 30/12/2024:"}


@pytest.mark.parametrize(
    "stretch",
    [
        "từ 15/10/2023 đến 14/10/2024",
        "6 tháng đầu năm (từ 15/10/2023 đến 14/4/2024)",
        "so với cùng kỳ từ 15/10/2022 đến 14/10/2023",
    ],
)
def test_a_heading_that_means_another_stretch_is_not_blamed(stretch: str) -> None:
    """Half a year, or the same stretch of the year before, differ from the period on purpose."""
    assert failures(read_text(SAMPLE.replace(f"{HEADING}:", f"{HEADING} {stretch}:"))) == []


def test_a_sentence_about_another_year_is_not_blamed() -> None:
    """It states nothing of this period."""
    other = "Từ 01/01/2023 đến 31/12/2023 bổ sung mới 07 đối tượng"
    assert failures(read_lines(f"2. Công tác sưu tra\n- Bổ sung mới 09 đối tượng\n- {other}")) == []


def test_the_eve_in_one_section_alone_differs_from_the_others() -> None:
    """Both mean the same state; writing them differently is a boundary that differs."""
    said = "- Tính đến ngày 15/10/2023 tiếp tục xác minh"
    [check] = failing(read_text(SAMPLE.replace(said, said.replace("15", "14"))))
    assert (check.rule, check.line, check.stated, check.expected) == (
        "period",
        "HN",
        date(2023, 10, 14),
        date(2023, 10, 15),
    )


def test_the_first_day_in_one_section_alone_differs_from_the_eve_in_the_others() -> None:
    """The other way round, too."""
    sections = "\n".join(
        (f"{number}. Công tác {name}\n- Tính đến ngày 14/10/2023 tiếp tục 05")
        for number, name in enumerate(("sưu tra", "hiềm nghi", "chuyên án"), start=1)
    )
    assert failures(read_text(f"{HEAD}\n{sections}")) == []
    other = sections.replace("14/10/2023", "15/10/2023", 1)
    assert [rule for rule, _ in failures(read_text(f"{HEAD}\n{other}"))] == ["period"]


def test_a_report_that_writes_the_eve_everywhere_is_clean() -> None:
    """It is only another custom."""
    text = SAMPLE.replace("đến ngày 15/10/2023", "đến ngày 14/10/2023").replace(
        "đến 15/10/2023", "đến 14/10/2023"
    )
    assert failures(read_text(text)) == []


def test_days_of_current_stocks_begin_no_period() -> None:
    """Whoever dates what there is now in every section outvotes no title."""
    days = "từ ngày 01/12/2024 đến hết ngày 01/02/2025"
    sections = [
        f"{number}. Công tác {line}\n- Đầu kỳ: 03\n- Tăng: 02\n- Giảm: 01\n"
        "- Tính đến ngày 01/02/2025 hiện có: 04"
        for number, line in enumerate(("sưu tra", "hiềm nghi", "chuyên án"), start=1)
    ]
    report = read_text("\n".join(["ĐỘI HÌNH SỰ", "BÁO CÁO", f"({days})", *sections]))
    assert Period(date(2024, 12, 1), date(2025, 2, 1)) == report.period
    assert 12 == len(report.figures)
