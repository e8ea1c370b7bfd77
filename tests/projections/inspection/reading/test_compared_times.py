"""A line of days that names the report's own period, and with what it is compared."""

from __future__ import annotations

import pytest

from tests.projections.made_reports import read_text, values

OWN = "từ ngày 15/10/2023 đến ngày 14/10/2024"
BEFORE = "từ ngày 15/10/2022 đến ngày 14/10/2023"
REPORT = "CÔNG AN HUYỆN MẪU\nBÁO CÁO\nTình hình năm 2024\n{}\n1. Sưu tra\n- {}"
STATED = "Đầu kỳ: 96 đối tượng.\n- Lập mới: 7 đối tượng (cùng kỳ 6 đối tượng, tăng 1 đối tượng)."

NAMED_FIRST = [
    f"(số liệu {OWN}; cùng kỳ: {BEFORE})",
    f"({OWN}, cùng kỳ {BEFORE})",
    f"Số liệu {OWN}; so với cùng kỳ {BEFORE}",
    f"({OWN}; năm trước: {BEFORE})",
    f"({OWN}, có so sánh với năm 2023)",
    f"({OWN}, so sánh với cùng kỳ năm 2023)",
]


@pytest.mark.parametrize("days", NAMED_FIRST)
def test_days_to_compare_with_head_nothing(days: str) -> None:
    """Behind the report's own; which days are its own stays clear."""
    report = read_text(REPORT.format(days, STATED))
    assert report.period is not None
    assert ("2023-10-15", "2024-10-14") == (str(report.period.start), str(report.period.end))
    assert {"ST.opening": 96, "ST.added": 7} == values(report)


@pytest.mark.parametrize(
    "days", [f"({OWN})\nCùng kỳ {BEFORE}", f"({OWN})\nSố liệu {BEFORE}:", f"(cùng kỳ: {BEFORE})"]
)
def test_days_of_another_period_head_what_is_below_them(days: str) -> None:
    """On a line of their own."""
    assert {} == values(read_text(REPORT.format(days, STATED)))
