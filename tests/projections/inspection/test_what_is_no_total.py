"""Numbers that count nothing, or less than the line's total: listed as not read, and never alarmed."""

from __future__ import annotations

import pytest

from tests.projections.made_reports import failures, read_lines, values

ST = "2. Công tác sưu tra\n"
WHOLE_ST = f"{ST}- Bổ sung mới 09 đối tượng.\n- Hiện đang quản lý 22 đối tượng\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "Bổ sung mới 0.9 đối tượng",
        "Bổ sung mới 1,5 đối tượng.",
        "Bổ sung mới -2 đối tượng",
        "Bổ sung mới 10-12 đối tượng",
        "Bổ sung mới 1.234,5 đối tượng",
        "Bổ sung mới hơn 10 đối tượng",
        "Bổ sung mới khoảng 09 đối tượng",
        "Bổ sung mới trên 10 đối tượng",
        "Bổ sung mới: gần 10 đối tượng",
    ],
)
def test_a_number_that_is_no_count_is_listed_as_not_read(sentence: str) -> None:
    report = read_lines(f"{ST}- {sentence}")
    assert values(report) == {}
    assert [one.text.replace(":", "") for one in report.not_read] == [sentence.rstrip(".").replace(":", "")]


def test_what_stands_beside_a_number_that_is_no_count_is_read() -> None:
    report = read_lines(f"{ST}- Bổ sung mới 1,5 đối tượng, thanh loại 03 đối tượng\n- Hiện có 20, gồm: loại A 0.9, loại B 11")
    assert values(report) == {"ST.removed": 3, "ST.current": 20, "ST.current.B": 11}
    assert failures(report) == []


def test_a_count_in_thousands_and_a_day_with_points_are_what_they_were() -> None:
    report = read_lines(f"{ST}- Tính đến 15.10.2023 tiếp tục 1.234 đối tượng")
    assert values(report) == {"ST.opening": 1234}
