"""Rates against the shares they are stated of."""

from __future__ import annotations

import pytest

from projections.inspection.checks.rules import check_report
from projections.inspection.reading.lexicon.form import year_end_form
from tests.projections.made_reports import read_lines

TARGET = "2.3. Công tác hiềm nghi\n(11) Chỉ tiêu số 11: tỷ lệ từ 90% trở lên.\n* Kết quả: "


def rates(text: str) -> list[tuple[str, object, object]]:
    """Verdict, what is stated and what it should be, of every rate on the result's line."""
    checks = check_report(read_lines(TARGET + text), year_end_form())
    return [(one.verdict, one.stated, one.expected) for one in checks if one.rule == "rate"]


@pytest.mark.parametrize(
    ("text", "stated", "expected"),
    [
        ("12/22 đạt 54,5%.", "54.5%", "54.55%"),
        ("02/03 đạt 66%.", "66%", "66.67%"),
        ("02/03 đạt 67%.", "67%", "66.67%"),
        ("13/13 đạt 100%.", "100%", "100%"),
        ("tỷ lệ khám phá đạt 88,46% (46/52 vụ).", "88.46%", "88.46%"),
        ("26/20 = 130%.", "130%", "130%"),
        ("13/16 hồ sơ kết thúc có hiệu quả, đạt tỷ lệ 81,25%.", "81.25%", "81.25%"),
        (
            "Trong tổng số 08 đặc tình có 07 xếp loại khá trở lên, đạt tỷ lệ 87,5%.",
            "87.5%",
            "87.5%",
        ),
        (
            "Trong 03 hiềm nghi xác lập mới có 03 hiềm nghi phát triển từ NVCB đạt 100%.",
            "100%",
            "100%",
        ),
        (
            "đã cung cấp tổng số 120 tin báo trong đó có 96 tin có giá trị đạt tỷ lệ 80%.",
            "80%",
            "80%",
        ),
    ],
)
def test_a_rate_that_is_its_share_holds(text: str, stated: str, expected: str) -> None:
    """However it is rounded, to the decimals it is written with."""
    assert [("holds", stated, expected)] == rates(text)


@pytest.mark.parametrize(
    ("text", "stated", "expected"),
    [
        ("12/22 đạt 64,5%.", "64.5%", "54.55%"),
        ("02/03 đạt 65%.", "65%", "66.67%"),
        ("02/03 (100%).", "100%", "66.67%"),
        (
            "Trong tổng số 08 đặc tình có 07 xếp loại khá trở lên, đạt tỷ lệ 85%.",
            "85%",
            "87.5%",
        ),
        ("tổng số 120 tin báo, trong đó có 96 tin có giá trị chiếm 70%.", "70%", "80%"),
    ],
)
def test_a_rate_that_is_not_its_share_fails(text: str, stated: str, expected: str) -> None:
    """The line is named, and the rate that it should be."""
    assert [("fails", stated, expected)] == rates(text)


@pytest.mark.parametrize(
    "text",
    [
        "đạt 87,5%.",
        "03/04 hồ sơ, tỷ lệ phá án đạt 100%.",
        "03/04 hồ sơ, tăng 20%.",
        "03/04 hồ sơ. Đạt 100%.",
        "03/04; đạt 100%.",
        "00/00 đạt 100%.",
        "03/04 hồ sơ, 02 chuyên án đạt 50%.",
        "tổng số 120 tin, có 96 tin có giá trị, 24 tin khác chiếm 20%.",
        "trong 10 vụ có 05 bị can, trong đó 03 nữ chiếm 30%.",
    ],
)
def test_a_rate_of_something_else_accuses_nobody(text: str) -> None:
    """What it is a rate of is not certain, so nothing fails."""
    assert "fails" not in [verdict for verdict, _, _ in rates(text)]


def test_a_bound_is_no_rate() -> None:
    """``từ 90% trở lên`` is asked for, not reached."""
    assert [] == rates("03/04, yêu cầu từ 90% trở lên.")
