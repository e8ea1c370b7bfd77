"""Of when a table is, by the lines right above it: another time's is not read."""

from __future__ import annotations

import pytest

from tests.projections.made_reports import values
from tests.projections.made_tables import read_table

TABLE = "TT|Mảng công tác|Tăng|Giảm|Hiện có\n1|Sưu tra|13|9|104"
READ = {"ST.added": 13, "ST.removed": 9, "ST.current": 104}

OF_ANOTHER = [
    "Bảng tổng hợp năm 2023",
    "TỔNG HỢP SỐ LIỆU NĂM 2023",
    "TỔNG HỢP\nNăm 2023",
    "Bảng tổng hợp năm 2023\n(Đơn vị tính: hồ sơ)",
    "Bảng tổng hợp tháng 4 năm 2024",
    "Bảng tổng hợp năm 2024, quý II",
    "BIỂU TỔNG HỢP QUÝ II/2024",
]
OF_OWN = [
    "Bảng tổng hợp năm 2024",
    "Bảng tổng hợp năm 2024\nĐơn vị tính: hồ sơ",
    "Bảng tổng hợp số liệu năm 2024 (so với năm 2023)",
    "Tổng hợp hồ sơ năm 2023 chuyển sang năm 2024",
    "Bảng tổng hợp năm 2022\nKết quả năm 2024",
    "Năm 2023, đơn vị đã có nhiều cố gắng.",
    "Năm 2023, đơn vị đã có nhiều cố gắng.\nBảng tổng hợp",
]


@pytest.mark.parametrize("title", OF_ANOTHER)
@pytest.mark.parametrize("sheet", [None, "Tổng hợp"])
def test_a_title_of_another_time_closes_its_table(title: str, sheet: str | None) -> None:
    """In a text and on a sheet, with a line below it that says nothing of it."""
    rows = "".join(f"{line}||||\n" for line in title.splitlines()) if sheet else ""
    report = read_table(rows + TABLE, "" if sheet else title, sheet)
    assert not report.figures
    assert {"13", "9", "104"} <= {one.text for one in report.not_read}


@pytest.mark.parametrize("title", OF_OWN)
def test_a_title_of_the_reports_time_closes_nothing(title: str) -> None:
    """Nor does a comparison, what was carried over, or a sentence."""
    assert values(read_table(TABLE, title)) == READ


def test_a_title_holds_over_headings_within_its_table() -> None:
    """Until another names the report's time."""
    rows = "Nội dung|Đầu kỳ|Hiện có\nI. SƯU TRA||\nLoại A|5|6"
    assert not read_table(f"Bảng tổng hợp năm 2023||\n{rows}", sheet="TH").figures
    rows = "Nội dung|Đầu kỳ|Hiện có\nI. NĂM 2023||\nSưu tra|5|6\nII. NĂM 2024||\nSưu tra|6|8"
    assert values(read_table(f"Bảng tổng hợp||\n{rows}", sheet="TH")) == {
        "ST.opening": 6,
        "ST.current": 8,
    }


@pytest.mark.parametrize("name", ["B2-ST", "BM02_ST", "PL 01 ST", "2. ST", "D2-ST"])
def test_the_number_of_a_form_in_a_sheets_name_narrows_nothing(name: str) -> None:
    """Whose it may be does."""
    read = values(read_table(TABLE.replace("Sưu tra", "Tổng số"), sheet=name))
    assert read == ({} if name.startswith("D") else READ)
