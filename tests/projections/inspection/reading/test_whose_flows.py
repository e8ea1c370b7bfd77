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
    ("Lập mới 5 đối tượng loại A 2, loại B 1", {}),
    ("Lập mới 3 đối tượng loại A 02 đ/c, loại B 01 đ/c", {}),
    ("Lập mới 6 đối tượng loại A 2 loại B 1 loại C 3", {}),
    ("Hiện có 45 đối tượng loại A (12), loại B (33)", {}),
    ("Hiện có 45 đối tượng loại A - 12, loại B - 33", {}),
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
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FLOWS)
def test_flows_behind_a_count_of_a_part(text: str, expected: Read) -> None:
    """Behind a part alone they are not the whole's."""
    assert expected == values(read_lines(f"1. Sưu tra\n- {text}"))
