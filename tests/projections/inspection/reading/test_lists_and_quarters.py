"""Lists of files with a small table below them, and titles that name the parts of a year."""

from __future__ import annotations

import pytest

from tests.projections.made_reports import values
from tests.projections.made_tables import read_table

LIST = """DANH SÁCH HỒ SƠ HIỀM NGHI NĂM 2024||||
TT|Số hồ sơ|Ký hiệu|Đơn vị|Ngày lập
1|HN-021|HN|Đội Hình sự|12/03/2024
2|HN-022|HV|Đội Ma túy|12/04/2024
"""
SMALL = """|Nội dung|HN|HV|Cộng
|Đầu kỳ|3|1|4
|Hiện có|3|2|5"""
READ = {
    "HN.opening.HN": 3,
    "HN.opening.HV": 1,
    "HN.opening": 4,
    "HN.current.HN": 3,
    "HN.current.HV": 2,
    "HN.current": 5,
}


@pytest.mark.parametrize("title", ["", "|TỔNG HỢP HỒ SƠ HIỀM NGHI|||\n", "||||\n"])
def test_a_small_table_below_a_list_has_columns_of_its_own(title: str) -> None:
    """Words that stand over counts head them, whatever the list's columns are headed by."""
    assert values(read_table(LIST + title + SMALL, sheet="HN 2024")) == READ


@pytest.mark.parametrize(
    "below",
    [
        "|Kết quả năm 2023|||\n" + SMALL,
        "TỔNG HỢP HỒ SƠ THEO ĐƠN VỊ||||\nĐơn vị|HN|HV|Cộng|\nĐội Hình sự|3|1|4|\nĐội Ma túy|3|2|5|",
        "Đơn vị|HN|HV|Cộng|\nĐội Hình sự|3|1|4|\nĐội Ma túy|3|2|5|",
    ],
)
def test_a_day_of_a_listed_file_says_no_measure_of_what_is_below(below: str) -> None:
    """Nor does a title of another year let it be read."""
    report = read_table(LIST + below, sheet="HN 2024")
    assert not report.figures
    assert {"3", "1", "4"} <= {one.text for one in report.not_read}


def test_words_in_places_of_counts_head_what_is_below() -> None:
    """What they say that was said before them holds no more."""
    rows = "Đơn vị|Đầu kỳ|Lập mới\nĐội 1|3|1\nChuyên án|HN|VA\nĐội 2|3|1"
    assert values(read_table(rows, "1. Sưu tra")) == {
        "ST.opening.Đội-1": 3,
        "ST.added.Đội-1": 1,
    }


QUARTERS = """Nội dung|Quý I|Quý II|Quý III|Quý IV|Cả năm 2024
Lập mới|8|6|5|7|26
Hiện có|95|97|96|98|98"""


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("SỐ LIỆU SƯU TRA CÁC QUÝ NĂM 2024", True),
        ("SỐ LIỆU SƯU TRA THEO TỪNG QUÝ NĂM 2024", True),
        ("SỐ LIỆU SƯU TRA BỐN QUÝ VÀ CẢ NĂM 2024", True),
        ("SỐ LIỆU SƯU TRA CÁC THÁNG TRONG NĂM 2024", True),
        ("SỐ LIỆU SƯU TRA CÁC QUÝ NĂM 2023", False),
        ("SỐ LIỆU SƯU TRA CÁC QUÝ ĐẦU NĂM 2024", False),
        ("SỐ LIỆU SƯU TRA CÁC QUÝ KHÁC NĂM 2024", False),
        ("SO SÁNH SỐ LIỆU SƯU TRA CÁC QUÝ NĂM 2024", False),
    ],
)
def test_a_title_may_name_the_parts_of_the_year(title: str, read: bool) -> None:
    """All of them narrow nothing; some of them, or those of another year, do."""
    expected = {"ST.added": 26, "ST.current": 98} if read else {}
    assert values(read_table(QUARTERS, title)) == expected


def test_a_small_table_beside_a_list_is_of_nobody_in_the_list() -> None:
    """An empty column divides them."""
    rows = (
        "TT|Số hồ sơ|Ký hiệu|Đơn vị||Nội dung|Số lượng\n"
        "1|HN-021|HN|Đội Hình sự||Đầu kỳ|5\n2|HV-007|HV|Đội Ma túy||Hiện có|4"
    )
    assert values(read_table(rows, "2. Công tác hiềm nghi")) == {"HN.opening": 5, "HN.current": 4}


def test_a_code_among_symbols_is_one_without_their_sum() -> None:
    """The line's name, or its code over indented parts, is the whole's."""
    before = "2. Công tác hiềm nghi"
    parts = {"HN.opening.HN": 3, "HN.opening.HV": 1}
    assert values(read_table("Nội dung|HN|HV\nĐầu kỳ|3|1", before)) == parts
    assert values(read_table("Nội dung|Đầu kỳ\nHN|3\nHV|1", before)) == parts
    whole = {"HN.opening": 3, "HN.opening.HV": 1}
    assert values(read_table("Nội dung|Hiềm nghi|HV\nĐầu kỳ|3|1", before)) == whole
    assert values(read_table("Nội dung|Đầu kỳ\nHN|3\n- HV|1", before)) == whole
    lines = values(read_table("Nội dung|ST|HN|HV\nĐầu kỳ|30|3|1"))
    assert lines == {"ST.opening": 30, **whole}
