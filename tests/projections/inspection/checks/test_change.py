"""Rises and falls against what is now, what was before, and their rates."""

from __future__ import annotations

import pytest

from projections.inspection.checks.rules import check_report
from projections.inspection.reading.lexicon.form import year_end_form
from tests.projections.made_reports import read_lines


def changes(text: str) -> list[tuple[str, object, object]]:
    """Verdict, what is stated and what it should be, of every rise and fall on a line."""
    report = read_lines(f"1. Tình hình vi phạm: {text}")
    checks = check_report(report, year_end_form())
    return [(one.verdict, one.stated, one.expected) for one in checks if one.rule == "change"]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("phát hiện 84 vụ (tăng 36 vụ so với cùng kỳ (48 vụ)).", 36),
        ("phát hiện 84 vụ, tăng 36 vụ so với năm 2023 (48 vụ).", 36),
        ("phát hiện 84 vụ với 103 bị can, giảm 06 vụ so với cùng kỳ (90 vụ).", -6),
        ("xảy ra 257 vụ, giảm 74 vụ (-22,35%) so với cùng kỳ.", "22.35%"),
        ("xác lập: 15 (10 HN; 05 HV), tăng 03 so với cùng kỳ (12).", 3),
        ("xảy ra 60 vụ, tăng 20% so với cùng kỳ (50 vụ).", "20%"),
    ],
)
def test_changes_that_follow_hold(text: str, stated: object) -> None:
    """From what was before, or from the rate beside the change."""
    assert [("holds", stated)] == [one[:2] for one in changes(text)]


@pytest.mark.parametrize(
    ("text", "stated", "expected"),
    [
        ("phát hiện 84 vụ (tăng 36 vụ so với cùng kỳ (58 vụ)).", 36, 26),
        ("phát hiện 84 vụ, giảm 36 vụ so với năm 2023 (48 vụ).", -36, 36),
        ("phát hiện 05 vụ (tăng 12 vụ so với cùng kỳ).", 12, 5),
        ("phát hiện 0 vụ (tăng 01 vụ so với cùng kỳ).", 1, 0),
        ("xảy ra 257 vụ, giảm 74 vụ (-32,35%) so với cùng kỳ.", "32.35%", "22.36%"),
    ],
)
def test_changes_that_cannot_be_fail(text: str, stated: object, expected: object) -> None:
    """Nothing was below nought before, and a rise comes to what there is now."""
    assert [("fails", stated, expected)] == changes(text)


@pytest.mark.parametrize(
    "text",
    [
        "phát hiện 84 vụ (tăng 36 vụ so với cùng kỳ).",
        "phát hiện 04 vụ, bắt 03 đối tượng (tăng 36 người so với cùng kỳ).",
        "phát hiện 05 vụ; tăng 12 vụ so với cùng kỳ.",
        "phát hiện 84 vụ, xử lý 05 vụ (tăng 36 vụ so với cùng kỳ).",
        "phát hiện 84 vụ, xử lý 05 vụ, tăng 36 vụ so với cùng kỳ.",
        "bổ sung 03, gồm 03 LT và 0 LC, tăng 01 so với cùng kỳ.",
        "khởi tố 05/07 vụ, tăng 12 vụ so với cùng kỳ.",
        "phạt 05 vụ, nộp 90.000.000đ, tăng 12 vụ so với cùng kỳ.",
        "phát hiện 05 vụ. Số tin tăng 12 so với cùng kỳ.",
        "phát hiện 05 vụ, tăng so với cùng kỳ.",
        "phát hiện 05 vụ, số bị can tăng 12 bị can so với cùng kỳ (02 bị can).",
    ],
)
def test_where_it_is_not_certain_what_rose_nobody_is_accused(text: str) -> None:
    """Another noun, another clause, or no number of what was before."""
    assert "fails" not in [verdict for verdict, _, _ in changes(text)]
