"""Telegrams: units by their short names, an account in a line, lists between its counts."""

from __future__ import annotations

import pytest

from projections.inspection.reading.frames.holders import is_anothers, is_own
from projections.inspection.reading.lexicon.form import year_end_form
from tests.projections.made_reports import read_text, values

Read = dict[str, int | None]

OWN = [
    ("CAH Mẫu", "CA HUYỆN MẪU", True),
    ("CAH Mẫu", "CÔNG AN HUYỆN MẪU", True),
    ("CA TP Mẫu", "CATP MẪU", True),
    ("CAH Mẫu", "CÔNG AN THÀNH PHỐ MẪU", False),
    ("CAH Khác", "CÔNG AN HUYỆN MẪU", False),
    ("Đội 1", "ĐỘI 12", False),
]


@pytest.mark.parametrize(("name", "unit", "own"), OWN)
def test_a_short_name_is_that_of_the_same_unit(name: str, unit: str, *, own: bool) -> None:
    """Of the same level and place, by whole words."""
    form = year_end_form()
    assert is_own(name, unit, form) is own
    assert is_anothers(name, unit, form) is not own


@pytest.mark.parametrize(
    ("speaker", "read"), [("CAH Mẫu", True), ("Công an huyện Mẫu", True), ("CAH Khác", False)]
)
def test_who_speaks_by_a_short_name_is_who_reports(speaker: str, *, read: bool) -> None:
    """Another of its level is not."""
    head = f"CA TỈNH A\nCA HUYỆN MẪU\nĐIỆN BÁO CÁO\n{speaker} báo cáo kết quả năm 2024:\n"
    assert values(read_text(f"{head}1/ ĐTCB: cũ 14; mới 03")) == (
        {"DTCB.opening": 14, "DTCB.added": 3} if read else {}
    )


CAME: Read = {"ST.opening": 208, "ST.added": 31}
WENT: Read = {"ST.removed.closing-died": 4, "ST.removed.closing-reviewed_out": 23}
LINES: list[tuple[str, Read]] = [
    ("ST: cũ 208; mới 31; ra 27, do chết 04, tiến bộ 23; nay 212. Danh mục I 09, II 203.", {
        **CAME, "ST.removed": 27, **WENT,
        "ST.current": 212, "ST.current.I": 9, "ST.current.II": 203,
    }),
    ("ST: cũ 208; mới 31; ra 27, do chết 04, tiến bộ 23, nay 212. Loại A 64, B 148", {
        **CAME, "ST.removed": 27, **WENT,
        "ST.current": 212, "ST.current.A": 64, "ST.current.B": 148,
    }),
    ("ST: cũ 208; mới 31; ra 27, do chết 04; còn 23 do tiến bộ. Loại A 12", {
        **CAME, "ST.removed": 27, "ST.removed.closing-died": 4,
    }),
    ("CA: cũ 02; mới 04, gồm VA 03, VB 01; kết thúc 05; nay 01", {
        "CA.opening": 2, "CA.added": 4, "CA.added.VA": 3, "CA.added.VB": 1, "CA.removed": 5,
        "CA.current": 1,
    }),
    ("ST: đầu kỳ 40; lập xong 05; rà soát xong 40 hồ sơ", {"ST.opening": 40, "ST.added": 5}),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_a_list_ends_before_the_next_count_of_an_account(line: str, expected: Read) -> None:
    """Where a semicolon ends it; what is no rest of it, and is not told apart, hides what follows."""
    head = "CÔNG AN HUYỆN MẪU\nĐIỆN BÁO CÁO\nNăm 2024 (từ 15/10/2023 đến 14/10/2024)\n"
    assert values(read_text(f"{head}1/ {line}")) == expected


COMMUNE = "CÔNG AN HUYỆN A\nCÔNG AN XÃ B\nBÁO CÁO\nNăm 2024 (từ 15/10/2023 đến 14/10/2024)\n"
VILLAGES: list[tuple[str, Read]] = [
    ("Sưu tra. Đầu năm xã có 38. Thêm 6. Bớt 4 (2 người chết). Cuối năm còn 40. "
     "Chia theo thôn: Thôn Thượng 26; Thôn Hạ 14.", {
        "ST.opening": 38, "ST.added": 6, "ST.removed": 4, "ST.removed.closing-died": 2,
        "ST.current": 40, "ST.current.Thôn-Thượng": 26, "ST.current.Thôn-Hạ": 14,
    }),
    ("1. Sưu tra: đầu kỳ 38; xử lý thêm 2; quản lý thêm 3", {"ST.opening": 38}),
    ("1. Sưu tra: đầu kỳ 38; giảm 3 (chuyển đi xã khác 1)", {
        "ST.opening": 38, "ST.removed": 3, "ST.removed.closing-left_area": 1,
    }),
    ("- Sưu tra: đầu kỳ 42; tăng 2; hiện có 44\n+ Loại A: 14. Loại B: 30.\n+ Vi phạm: 4", {
        "ST.opening": 42, "ST.added": 2, "ST.current": 44, "ST.current.A": 14, "ST.current.B": 30,
    }),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), VILLAGES)
def test_a_commune_tells_in_plain_words(text: str, expected: Read) -> None:
    """What came and went, of itself and its villages; with another verb it is not known what."""
    assert values(read_text(COMMUNE + text)) == expected
