"""Values of several dimensions beside each other, of which none is said to be part of another."""

from __future__ import annotations

import pytest

from tests.projections.made_reports import read_lines, values

Read = dict[str, int | None]

BESIDE: list[tuple[str, Read]] = [
    ("Hiện nay: Loại A: 07; Loại B: 12; Danh mục I: 02", {
        "ST.current.A": 7, "ST.current.B": 12, "ST.current.I": 2,
    }),
    ("Hiện có Loại A: 07, Danh mục I: 02", {"ST.current.A": 7, "ST.current.I": 2}),
    ("Hiện có 07 loại A, 12 loại B, 02 danh mục I", {
        "ST.current.A": 7, "ST.current.B": 12, "ST.current.I": 2,
    }),
    ("Bổ sung mới: Danh mục I: 02, Danh mục II: 05, Loại A: 03, Loại B: 04, Hệ 1: 06", {
        "ST.added.I": 2, "ST.added.II": 5, "ST.added.A": 3, "ST.added.B": 4, "ST.added.group-1": 6,
    }),
    ("Hiện có 10 đối tượng loại A, danh mục I 02", {"ST.current.A": 10, "ST.current.A.I": 2}),
    ("Hiện nay: Hình sự: 07; Ma túy: 12; Loại A: 02", {
        "ST.current.hình-sự": 7, "ST.current.ma-túy": 12,
    }),
    ("Hiện có: Cấp huyện: 7; Cấp xã: 12; Loại A: 02", {
        "ST.current.huyện": 7, "ST.current.xã": 12,
    }),
    ("Hiện có 07 loại A; danh mục I: 02; 12 loại B; danh mục I: 03", {
        "ST.current.A": 7, "ST.current.A.I": 2, "ST.current.B": 12,
    }),
]  # fmt: skip
"""Classes beside lists divide the same files; what stands behind several holders is of nobody."""


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_beside_each_other(text: str, expected: Read) -> None:
    """No value of one dimension is made a part of a value of another that stands before it."""
    assert expected == values(read_lines(f"1. Sưu tra\n- {text}"))
