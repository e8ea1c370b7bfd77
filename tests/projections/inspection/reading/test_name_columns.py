"""Tables whose columns name what tells their rows apart: no part is taken for the whole line."""

from __future__ import annotations

import pytest

from tests.projections.made_reports import values
from tests.projections.made_tables import read_table

Read = dict[str, int | None]

TABLES: list[tuple[str, str, Read]] = [
    ("Loại", "Sưu tra|–|2\nSưu tra|A|3", {"ST.opening.A": 3}),
    ("Loại", "Sưu tra|C|2", {}),
    ("Phân loại", "Chuyên án|VA|2\nChuyên án|VX|3", {"CA.opening.VA": 2, "CA.opening.VX": 3}),
    ("Phân loại", "Sưu tra|Danh mục I|2\nSưu tra|Loại A|3", {
        "ST.opening.I": 2,
        "ST.opening.A": 3,
    }),
    ("Phân loại", "Sưu tra|I|2", {}),
    ("Loại LT", "CTVBM|–|2\nCTVBM|1|3", {"CTVBM.opening.LT.1": 3}),
    ("Hệ", "Sưu tra|–|2\nSưu tra|4|1", {"ST.opening.group-4": 1}),
    ("Hệ lực lượng", "Sưu tra|–|2\nSưu tra|ma túy|3", {"ST.opening.ma-túy": 3}),
    ("Lĩnh vực", "Sưu tra|ma túy|3", {}),
    ("Trên không gian mạng", "Hiềm nghi|không|2\nHiềm nghi|có|3", {
        "HN.opening.online-false": 2,
        "HN.opening.online-true": 3,
    }),
    ("Nguồn", "Hiềm nghi|sưu tra|2\nHiềm nghi|–|3", {"HN.opening.source-ST": 2}),
    ("Tình trạng", "Chuyên án|tạm đình chỉ|2\nChuyên án|khác|3", {"CA.opening.suspended": 2}),
    ("Cán bộ phụ trách", "Hiềm nghi|CB01|2\nHiềm nghi|CB02|3", {
        "HN.opening.CB01": 2,
        "HN.opening.CB02": 3,
    }),
    ("Cán bộ", "Sưu tra|Nguyễn Văn A|2\nSưu tra|Cộng|5", {
        "ST.opening.Nguyễn-Văn-A": 2,
        "ST.opening": 5,
    }),
    ("Đơn vị", "Sưu tra|DKT|2\nSưu tra|Đội hình sự|3", {"ST.opening.DKT": 2, "ST.opening.Đội-hình-sự": 3}),
    ("Đơn vị", "Sưu tra|hồ sơ|2", {"ST.opening": 2}),
    ("Loại", "2|Hiềm nghi|6", {"HN.opening": 6}),
    ("Loại hồ sơ", "2|Hiềm nghi|6", {"HN.opening": 6}),
    ("Ký hiệu", "Hiềm nghi|HN|2\nHiềm nghi|–|3", {"HN.opening.HN": 2}),
]  # fmt: skip
"""A heading, rows below it and beside a stock, and what is read of them."""


@pytest.mark.parametrize(("heading", "rows", "expected"), TABLES, ids=[one for one, *_ in TABLES])
def test_a_name_tells_its_row_apart(heading: str, rows: str, expected: Read) -> None:
    """A name that is none of the values of its column, or none at all, is nobody's: not the line's."""
    assert values(read_table(f"Mảng công tác|{heading}|Đầu kỳ\n{rows}")) == expected


def test_kinds_of_movement_and_ways_of_closing_are_no_measures() -> None:
    """``lập mới`` in a column of kinds says which, not what is counted."""
    kinds = "Mảng công tác|Loại biến động|Tăng|Giảm\nSưu tra|lập mới|2|0\nSưu tra|chuyển giao|1|1"
    ways = "Mảng công tác|Hình thức kết thúc|Tăng|Giảm\nSưu tra|–|3|0\nSưu tra|Chết|0|1"
    assert values(read_table(kinds)) == {
        "ST.added.opened": 2,
        "ST.removed.opened": 0,
        "ST.added.transferred": 1,
        "ST.removed.transferred": 1,
    }
    assert values(read_table(ways)) == {"ST.added.closing-died": 0, "ST.removed.closing-died": 1}


def test_a_remark_above_a_table_names_no_column() -> None:
    """What stands alone in the first column explains the table; the line's name stays the line's."""
    remark = "Cộng các dòng nhiều hơn số chung: HV 3; Hiềm nghi 2"
    rows = "Hiềm nghi|huyện|5\nHiềm nghi|xã|2"
    found = values(read_table(f"{remark}\nMảng công tác|Phân cấp|Đầu kỳ\n{rows}"))
    assert found == {"HN.opening.huyện": 5, "HN.opening.xã": 2}


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("TT Phú Mẫu", True),
        ("Bình Phú", True),
        ("Đội CSHS - KT - MT", True),
        ("Người nghiện", False),
        ("Công an huyện Tây Mẫu", False),
        ("bình phú", False),
    ],
)
def test_places_without_the_word_for_them_are_units_below_their_heading(
    name: str, read: bool
) -> None:
    """As long as each word is written as a name and means nothing else."""
    rows = f"TT|Đơn vị|Lập mới|Hiện có\n1|{name}|5|30\n2|Đội 1|2|10"
    report = read_table(rows, "1. Sưu tra")
    assert read == any(one.cell == {"unit": name} for one in report.figures)


def test_titles_between_small_tables_name_no_column() -> None:
    """Below ``Ký hiệu`` the name of the line of work over the rows is still its symbol."""
    heads = "Ký hiệu|Đầu kỳ|Hiện có"
    report = read_table(
        f"CÔNG TÁC HIỀM NGHI||\n{heads}\nHN|5|4\nHV|1|1\nCộng|6|5\n"
        f"CÔNG TÁC CHUYÊN ÁN||\n{heads}\nVA|2|3",
        sheet="Số liệu",
    )
    assert values(report) == {
        "HN.opening.HN": 5,
        "HN.current.HN": 4,
        "HN.opening.HV": 1,
        "HN.current.HV": 1,
        "HN.opening": 6,
        "HN.current": 5,
        "CA.opening.VA": 2,
        "CA.current.VA": 3,
    }
