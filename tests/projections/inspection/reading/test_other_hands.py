"""Turns of reports by other hands, one idea each, and beside each the one that leaves a doubt."""

from __future__ import annotations

import pytest

from projections.documents.lines.text_tables import is_rule
from tests.projections.made_reports import failures, read_lines, values
from tests.projections.made_tables import read_table

Read = dict[str, int | None]

SHARED: list[tuple[str, Read]] = [
    ("Kết thúc: ST 02, HN 01", {"ST.removed": 2, "HN.removed": 1}),
    ("Lập mới ST: 05, HN: 03", {"ST.added": 5, "HN.added": 3}),
    ("Lập mới 05 ST, 03 HN", {"ST.added": 5, "HN.added": 3}),
    ("Kết thúc ST 02, loại A 01, HN 01", {"ST.removed": 2, "ST.removed.A": 1, "HN.removed": 1}),
    ("Kết thúc ST 02, khởi tố 03, HN 01", {"ST.removed": 2}),
    ("Kết thúc ST 02, HN 01, khởi tố 03", {"ST.removed": 2, "HN.removed": 1}),
    ("Kết thúc ST 02; khởi tố 03; HN 01", {"ST.removed": 2}),
    ("Kết thúc: ST 02, xử phạt 03 vụ, HN 01", {"ST.removed": 2}),
    ("Lập mới ST 02, rà soát 30, HN 01", {"ST.added": 2}),
    ("Lập mới: ST 02, thanh loại 03, HN 01", {"ST.added": 2, "ST.removed": 3}),
    ("Kết thúc ST 02, trong đó khởi tố 01, HN 01", {
        "ST.removed": 2, "ST.removed.closing-prosecuted": 1,
    }),
]  # fmt: skip
"""Several lines of work share a measure; another verb among them is of none of them."""

NAMED: list[tuple[str, Read]] = [
    ("Xây dựng mới 07 người (02 LT, 05 LC)", {
        "CTVBM.added": 7, "CTVBM.added.LT": 2, "CTVBM.added.LC": 5,
    }),
    ("Lập mới 07 người (05 LT, 02 VA)", {}),
    ("Lập mới 07 người (05 NV, 02 CTV)", {
        "VAI_AO.added": 7, "VAI_AO.added.NV": 5, "VAI_AO.added.CTV": 2,
    }),
    ("1. Sưu tra\nThanh loại 08, trong đó 05 do chết, 03 do chuyển đi", {
        "ST.removed": 8, "ST.removed.closing-died": 5, "ST.removed.closing-left_area": 3,
    }),
    ("1. Sưu tra\nThanh loại 05 do chết, 03 do chuyển đi", {}),
    ("1. Sưu tra\nLập mới 30: Đội HS 05, Đội TA 7: 25", {
        "ST.added": 30, "ST.added.Đội-HS": 5, "ST.added.Đội-TA-7": 25,
    }),
    ("1. Sưu tra\nLập mới 12, gồm:\n- Đội HS 12: 07 loại A, 05 loại B", {
        "ST.added": 12, "ST.added.Đội-HS": 12, "ST.added.Đội-HS.A": 7, "ST.added.Đội-HS.B": 5,
    }),
    ("1. CTVBM\nHiện có 09 đồng chí (LT 03, LC 06)", {
        "CTVBM.current": 9, "CTVBM.current.LT": 3, "CTVBM.current.LC": 6,
    }),
    ("1. CTVBM\nHiện có 09 đồng chí", {}),
    ("1. CTVBM\nHiện có 09 người nước ngoài (LT 03, LC 06)", {}),
    ("a) Số HSHN đầu kỳ: ...04... hồ sơ", {"HN.opening": 4}),
    ("BIỂU TỔNG HỢP SƯU TRA NĂM 2024\n- Lập mới: 05\nII. Người nghiện\n- Lập mới: 30", {
        "ST.added": 5,
    }),
    ("BÁO CÁO NGHIỆP VỤ CƠ BẢN VÀ CTVBM\n- Lập mới 05 hồ sơ", {}),
    ("1. Sưu tra\n- Lập mới: 05\nQuản lý người nghiện ma túy\n- Lập mới: 30", {"ST.added": 5}),
    ("1/ CTVBM\n1.1/ Đầu kỳ: 30\n1.2/ Lập mới: 04", {"CTVBM.opening": 30, "CTVBM.added": 4}),
    ("Số liệu sưu tra các đội\nĐội 1: lập mới 03\nCộng toàn huyện: lập mới 05", {
        "ST.added.Đội-1": 3, "ST.added": 5,
    }),
    ("Số liệu sưu tra các đội\nĐội 1: lập mới 03\nTổng cộng: lập mới 05", {"ST.added.Đội-1": 3}),
    ("1 . Công tác sưu tra\n- Đầu kỳ : 75\n2 . Hiềm nghi\n- Đầu kỳ : 05", {
        "ST.opening": 75, "HN.opening": 5,
    }),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*SHARED, *NAMED])
def test_a_turn_is_read_or_listed(text: str, expected: Read) -> None:
    """What may be of another line of work, or of a part of one only, is no figure."""
    assert values(read_lines(text)) == expected


CORRECTED: list[tuple[str, Read]] = [
    ("Đính chính: số sưu tra lập mới xin sửa lại là 09", {"ST.removed": 5, "HN.added": 8}),
    ("Đính chính: số lập mới là 09", {"ST.removed": 5}),
    ("Đính chính: tại mục 1, số 08 sửa thành 09", {"ST.removed": 5}),
    ("Số liệu đã được đính chính", {"ST.added": 8, "ST.removed": 5, "HN.added": 8}),
]


@pytest.mark.parametrize(("line", "expected"), CORRECTED)
def test_a_line_at_the_end_puts_right_what_stands_above(line: str, expected: Read) -> None:
    """What it may mean is no figure: of the line of work and measure that it names, or the number."""
    report = read_lines(f"1. Sưu tra: lập mới 08, thanh loại 05\n2. Hiềm nghi: lập mới 08\n{line}")
    assert values(report) == expected
    assert failures(report) == []


UNITS = [
    "Đội TA 7", "Đội số 3", "Công an phường 5", "Tổ CSKV 3", "Đội CSQLHC về TTXH", "CA thị trấn Bến",
]  # fmt: skip


def test_a_unit_is_told_apart_by_the_number_in_its_name() -> None:
    """Whatever stands in it; who has a number and is no unit is nobody known."""
    rows = "\n".join(f"{name}|{at}" for at, name in enumerate((*UNITS, "Nhóm số 4"), 1))
    read = values(read_table(f"Đơn vị|Lập mới\n{rows}", "1. Sưu tra"))
    expected = {f"ST.added.{name.replace(' ', '-')}": at for at, name in enumerate(UNITS, 1)}
    assert read == expected


SUMS: list[tuple[str, str, str]] = [
    ("Số liệu của các đội:", "Tổng", "các-đội"),
    ("Số liệu của các đội:", "Toàn huyện", ""),
    ("Số liệu của các đội, Công an các xã:", "Tổng", ""),
]


@pytest.mark.parametrize(("title", "total", "whose"), SUMS)
def test_the_sum_of_all_units_of_a_kind_is_theirs(title: str, total: str, whose: str) -> None:
    """Not the whole's; of units of several kinds, and beside the whole, nobody's."""
    table = f"Đơn vị|Lập mới\nĐội 1|3\nĐội 2|2\n{total}|5"
    expected = {"ST.added.Đội-1": 3, "ST.added.Đội-2": 2} | (
        {f"ST.added.{whose}": 5} if whose else {}
    )
    assert values(read_table(table, f"1. Sưu tra\n{title}")) == expected


def test_a_row_may_be_numbered_by_a_number_and_a_letter() -> None:
    """``2a`` numbers the row, and a rule drawn of plus signs is none."""
    read = values(read_table("TT|Hồ sơ|Lập mới\n2|Hiềm nghi|4\n2a|- HN|3\n2b|- HV|1"))
    assert read == {"HN.added": 4, "HN.added.HN": 3, "HN.added.HV": 1}
    rules = ("+----+-------+", "|---|---|", "-------", "+ Hình sự")
    assert [is_rule(line) for line in rules] == [True, True, False, False]
