"""Names between two numbers, and flows behind the count of a part: whose they are."""

from __future__ import annotations

import pytest

from tests.projections.made_reports import read_lines, values

Read = dict[str, int | None]

BETWEEN: list[tuple[str, Read]] = [
    ("Lập mới 3 đối tượng loại A 2, loại B 1", {
        "ST.added": 3, "ST.added.A": 2, "ST.added.B": 1,
    }),
    ("Lập mới 3 loại A 2 loại B 1, thanh loại 5 chết 2, chuyển đi 3", {
        "ST.added": 3, "ST.added.A": 2, "ST.added.B": 1,
        "ST.removed": 5, "ST.removed.closing-died": 2, "ST.removed.closing-left_area": 3,
    }),
    ("Hiện có 45 đối tượng danh mục I: 12; danh mục II: 33", {
        "ST.current": 45, "ST.current.I": 12, "ST.current.II": 33,
    }),
    ("Hiện có 45 đối tượng loại A danh mục I 12 đối tượng, danh mục II 33 đối tượng", {
        "ST.current.A": 45, "ST.current.A.I": 12, "ST.current.A.II": 33,
    }),
    ("Hiện có 45 đối tượng Đội 1: 12, Đội 2: 33", {
        "ST.current": 45, "ST.current.Đội-1": 12, "ST.current.Đội-2": 33,
    }),
    ("Lập mới 3 đối tượng loại A 2 loại B", {"ST.added.A": 3, "ST.added.B": 2}),
    ("Hiện có 154 ĐT danh mục I 14 đối tượng, danh mục II 140 hồ sơ", {
        "ST.current": 154, "ST.current.I": 14, "ST.current.II": 140,
    }),
    ("Đầu kỳ - 79; đưa ra khỏi diện - 08 trường hợp; tổng số hiện có là 71", {
        "ST.opening": 79, "ST.removed": 8, "ST.current": 71,
    }),
    ("Hiện có 40: 21 đối tượng Đội 1 19 đối tượng Đội 2", {
        "ST.current": 40, "ST.current.Đội-1": 21, "ST.current.Đội-2": 19,
    }),
    ("Hiện có 26: Đội 2 là 24, Đội 3 là 02", {
        "ST.current": 26, "ST.current.Đội-2": 24, "ST.current.Đội-3": 2,
    }),
    ("Đội 2 lập mới 05, Đội 1 lập mới 03", {"ST.added.Đội-2": 5, "ST.added.Đội-1": 3}),
    ("49 đối tượng cấp huyện xác lập mới: 34 hồ sơ", {}),
    ("Loại B 77 hồ sơ trong kỳ lập mới 06", {}),
    ("Đội 2 - 66 đối tượng, lập mới 3", {}),
    ("Đội 15, xã 20", {}),
    ("12 trường hợp loại A là 10", {}),
    ("Lập mới 5 đối tượng loại A 2, loại B 1", {}),
    ("Lập mới 3 đối tượng loại A 02 đ/c, loại B 01 đ/c", {}),
    ("Lập mới 6 đối tượng loại A 2 loại B 1 loại C 3", {}),
    ("Hiện có 45 đối tượng loại A (12), loại B (33)", {
        "ST.current": 45, "ST.current.A": 12, "ST.current.B": 33,
    }),
    ("Hiện có 45 đối tượng loại A (12), loại B (34)", {}),
    ("Hiện có 45 đối tượng loại A - 12, loại B - 33", {
        "ST.current": 45, "ST.current.A": 12, "ST.current.B": 33,
    }),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BETWEEN)
def test_a_name_between_two_numbers(text: str, expected: Read) -> None:
    """It is of the second where that has none and they add up; else of nobody known."""
    assert expected == values(read_lines(f"1. Sưu tra\n- {text}"))


FLOWS: list[tuple[str, Read]] = [
    ("Loại A: 86 đối tượng, lập mới 23, thanh loại 19.", {}),
    ("86 đối tượng loại A, lập mới 23", {}),
    ("Danh mục I: 20. Lập mới 2.", {}),
    ("Đội 2: 40 hồ sơ, lập mới 5", {"ST.added.Đội-2": 5}),
    ("Đội 2 40 hồ sơ, lập mới 5", {}),
    ("Hiện có 150. Loại A: 86 đối tượng, lập mới 23, thanh loại 19.", {
        "ST.current": 150, "ST.current.A": 86,
    }),
    ("Hiện có 150, trong đó loại A: 86, lập mới 23; loại B: 64, lập mới 2", {
        "ST.current": 150, "ST.current.A": 86,
    }),
    ("Hiện có 150: loại A 86, lập mới 23; loại B 64, thanh loại 2", {
        "ST.current": 150, "ST.current.A": 86,
    }),
    ("Hiện có: 150; loại A: 86; loại B: 64; lập mới: 23", {
        "ST.current": 150, "ST.current.A": 86, "ST.current.B": 64, "ST.added": 23,
    }),
    ("Hiện có 150, loại A 86, lập mới 23, loại A 20", {
        "ST.current": 150, "ST.current.A": 86, "ST.added": 23, "ST.added.A": 20,
    }),
    ("Loại A 86 đối tượng. Hiện có 150", {"ST.current": 150}),
    ("Hiện có 149. Loại A 49; tăng 01; thanh loại 01", {"ST.current": 149, "ST.current.A": 49}),
    ("Danh mục I (8); tăng 36", {}),
    ("Danh mục II - 15 và thanh loại 43", {}),
    ("Cấp xã: 79, cấp huyện 25, trong đó lập mới 07", {}),
    ("Hiện có 149\n- Loại A: 48, trong đó đưa ra: 3; đưa vào diện 3", {
        "ST.current": 149, "ST.current.A": 48,
    }),
    ("Hiện có 166, 33 đối tượng Đội 1, thanh loại 2; Đội 2: 21", {
        "ST.current": 166, "ST.current.Đội-1": 33,
    }),
    ("Hiện có 150 (loại A 86, lập mới 23; loại B 64)", {
        "ST.current": 150, "ST.current.A": 86, "ST.current.B": 64,
    }),
    ("Hiện có 150, trong đó loại A: 86, loại B: 64, lập mới 23, thanh loại 4", {
        "ST.current": 150, "ST.current.A": 86, "ST.current.B": 64, "ST.added": 23, "ST.removed": 4,
    }),
    ("Hiện có 132; tăng 55. Cấp huyện 06, cấp xã 49", {"ST.current": 132}),
    ("Đội 2 lập mới 05. Hiện có 40", {"ST.added.Đội-2": 5}),
    ("Đội 2 lập mới 05. Toàn đơn vị hiện có 40", {"ST.added.Đội-2": 5, "ST.current": 40}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FLOWS)
def test_flows_behind_a_count_of_a_part(text: str, expected: Read) -> None:
    """Behind a part alone they are not the whole's."""
    assert expected == values(read_lines(f"1. Sưu tra\n- {text}"))
