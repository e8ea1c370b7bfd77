"""Sums that a line writes out."""

from __future__ import annotations

import pytest

from tests.projections.made_reports import read_lines, values

ST = "2. Công tác sưu tra\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Cũ + mới - kết thúc = còn: 56 + 3 - 2 = 57",
            {"ST.opening": 56, "ST.added": 3, "ST.removed": 2, "ST.current": 57},
        ),
        (
            "Đầu kỳ 56 + lập mới 3 - thanh loại 2 = hiện có 57",
            {"ST.opening": 56, "ST.added": 3, "ST.removed": 2, "ST.current": 57},
        ),
        ("Hiện có 12 + 3 = 15 đối tượng", {"ST.current": 15}),
        ("Tổng thụ lý: 56 + 3 = 59", {"ST.handled": 59}),
        (
            "Hiện có: 12 (loại A) + 3 (loại B) = 15; lập mới 2",
            {"ST.current": 15, "ST.current.A": 12, "ST.current.B": 3, "ST.added": 2},
        ),
        (
            "Hiện có loại A 12 + loại B 3 = 15 đối tượng",
            {"ST.current": 15, "ST.current.A": 12, "ST.current.B": 3},
        ),
        ("Hiện có: 12 (loại A) + 3 (loại B) = 16; lập mới 2", {"ST.added": 2}),
        ("56 + 3 - 2 = 57", {}),
    ],
)
def test_a_sum_is_the_number_that_it_comes_to(text: str, expected: dict[str, int]) -> None:
    """With its terms where they are named; one that is wrong, or of nothing, is none."""
    assert expected == values(read_lines(f"{ST}{text}"))
