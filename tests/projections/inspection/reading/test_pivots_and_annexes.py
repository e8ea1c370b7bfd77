"""Pivots as spreadsheets make them, and annexes whose counts stand beside their titles."""

from __future__ import annotations

import pytest

from projections.inspection.reading.frames.stretches import Time
from projections.inspection.reading.frames.words import FrameReader
from projections.inspection.reading.headings.sheet_names import sheet_frame
from projections.inspection.reading.lexicon.form import year_end_form
from tests.projections.made_reports import read_text, values
from tests.projections.made_tables import read_table

Read = dict[str, int | None]

ST: Read = {"ST.opening": 33, "ST.added": 4, "ST.removed": 2, "ST.current": 35}
TABLES: list[tuple[str, Read]] = [
    ("Mảng|ĐK|T|G|CK\nSưu tra|33|4|2|35", ST),
    ("Mảng|XS|G|T|Y\nSưu tra|33|4|2|35", {}),
    ("Mảng|T|G\nSưu tra|4|2", {}),
    ("Nhãn hàng|Đầu kỳ|Lập mới|Kết thúc|Hiện có|Tổng cuối\nSưu tra|33|4|2|35|74", ST),
    ("Nhãn hàng|Tổng\nSưu tra - Đầu kỳ|33\nSưu tra - Lập mới|4\nTổng cuối|37", {
        "ST.opening": 33, "ST.added": 4,
    }),
]  # fmt: skip


@pytest.mark.parametrize(("table", "expected"), TABLES)
def test_letters_and_names_of_pivots_head_columns(table: str, expected: Read) -> None:
    """Letters only where they stand between two other columns; a sum of everything is nobody's."""
    assert values(read_table(table)) == expected


@pytest.mark.parametrize(
    ("others", "whose"), [({"Cùng kỳ"}, ""), ({"HS", "KT"}, "Tổng hợp"), ({"Đội 1"}, "Tổng hợp")]
)
def test_a_sheet_of_sums_is_nobodys(others: set[str], whose: str) -> None:
    """Beside teams it may be that of one."""
    frames = FrameReader(year_end_form(), Time())
    assert sheet_frame("Tổng hợp", others, frames).stranger == whose


HEAD = "CÔNG AN HUYỆN MẪU\nBÁO CÁO\nNăm 2024 (từ 15/10/2023 đến 14/10/2024)\n"
LEVELS: Read = {"CTVBM.current.huyện": 31, "CTVBM.current.xã": 17, "CTVBM.current": 48}
LINES: list[tuple[str, Read]] = [
    ("Phụ lục B. Sưu tra: hiện có 5\n"
     "Phụ lục C. CTVBM (hiện có): cấp huyện 31; cấp xã 17. Tổng 48 CTVBM.",
     {"ST.current": 5, **LEVELS}),
    ("1. CTVBM\nHiện có: cấp huyện 31; cấp xã 17; cộng 48", LEVELS),
    ("1. CTVBM\nHiện có: cấp huyện 31; cấp xã 17; tổng số tin 60", {
        name: value for name, value in LEVELS.items() if name != "CTVBM.current"
    }),
    ("1. CTVBM\nLập mới LT 3; hiện có LC 7; tổng 10", {
        "CTVBM.added.LT": 3, "CTVBM.current.LC": 7,
    }),
    ("I. Đội Hình sự\n1. Sưu tra\nHiện có: loại A 13, B 27", {
        "ST.current.Đội-Hình-sự.A": 13, "ST.current.Đội-Hình-sự.B": 27,
    }),
    ("1. Sưu tra\nTrong số cuối kỳ: danh mục I: 21; danh mục II: 58", {
        "ST.current": None, "ST.current.I": 21, "ST.current.II": 58,
    }),
    ("1. Sưu tra\nTrong số giảm có: chết 3; tiến bộ 2", {
        "ST.removed": None, "ST.removed.closing-died": 3, "ST.removed.closing-reviewed_out": 2,
    }),
    ("1. Sưu tra\nTrong số đối tượng nghiện hiện có: loại A 3; loại B 4", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_counts_beside_a_title_are_of_what_it_names(text: str, expected: Read) -> None:
    """A sum behind parts is their whole; words that narrow what is divided leave it unread."""
    assert values(read_text(HEAD + text)) == expected
