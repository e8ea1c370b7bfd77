"""Days that lie ahead are held against nothing: deadlines, plans, what is asked for."""

from __future__ import annotations

import pytest

from tests.projections.made_reports import failing, read_lines, read_text
from tests.projections.made_tables import read_table

PLAN = """CÔNG AN HUYỆN MẪU
ĐỘI HÌNH SỰ
Huyện Mẫu, ngày 20 tháng 01 năm 2025
KẾ HOẠCH
Xây dựng cộng tác viên bí mật năm 2025"""


@pytest.mark.parametrize(
    "heading",
    [
        "Thời hạn",
        "Thời gian hoàn thành",
        "Hạn cuối",
        "Ngày rà soát tiếp theo",
        "Hạn báo cáo",
        "Hẹn trả",
    ],
)
def test_days_below_a_deadline_are_to_come(heading: str) -> None:
    """The column's heading says it of every row."""
    rows = f"Đơn vị | Lập mới | {heading}\nĐội 1 | 01 | 30/12/2024\nĐội 2 | 02 | 31/12/2024"
    assert failing(read_table(rows, "2. Công tác sưu tra")) == []


def test_days_below_other_headings_are_counted_on() -> None:
    """A day that is none of a deadline is still after the report's own."""
    rows = "Đơn vị | Lập mới | Ngày lập\nĐội 1 | 01 | 30/12/2024\nĐội 2 | 02 | 31/12/2023"
    assert [one.rule for one in failing(read_table(rows, "2. Công tác sưu tra"))] == ["date"]


def test_a_deadline_holds_up_to_the_next_headings() -> None:
    """Columns that are headed anew are none of deadlines."""
    rows = (
        "Đơn vị | Thời hạn\nĐội 1 | 30/12/2024\nĐội 2 | 31/12/2024\n"
        "Đơn vị | Ngày lập\nĐội 1 | 30/12/2024"
    )
    assert [one.rule for one in failing(read_table(rows, "2. Công tác sưu tra"))] == ["date"]


def test_a_row_may_name_the_deadline() -> None:
    """What names the row says of the day beside it what a heading would."""
    rows = "Nội dung | Kết quả\nLập mới | 05\nThời gian hoàn thành | 30/12/2024"
    assert failing(read_table(rows, "2. Công tác sưu tra")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Giao Đội 1 xây dựng 02 LC, báo cáo kết quả ngày 30/6/2025.",
        "Các đội đăng ký danh sách, xong 30/6/2025.",
        "Đội Tham mưu tổng hợp vào ngày 10/6/2025 và ngày 10/12/2025.",
    ],
)
def test_no_day_of_a_plan_is_late(text: str) -> None:
    """What a plan's paper names lies ahead of it."""
    assert failing(read_text(f"{PLAN}\nIV. PHÂN CÔNG\n{text}")) == []


@pytest.mark.parametrize(
    ("text", "late"),
    [
        ("- Cho mượn 02 hồ sơ, hẹn trả ngày 20/12/2024.", False),
        ("- Yêu cầu các đội rà soát lại ngày 20/12/2024.", False),
        ("- Đề nghị cho kéo dài đến ngày 20/12/2024.", False),
        ("- Yêu cầu các đội rà soát. Lập mới 02 đối tượng ngày 20/12/2024.", True),
        ("- Thực hiện yêu cầu của Công an tỉnh, đã rà soát ngày 20/12/2024.", True),
        ("- Lập mới 02 đối tượng ngày 20/12/2024.", True),
    ],
)
def test_a_day_behind_what_is_asked_for(text: str, late: bool) -> None:
    """In its sentence, and where nothing says that it was done."""
    rules = [one.rule for one in failing(read_lines(f"2. Công tác sưu tra\n{text}"))]
    assert rules == (["date"] if late else [])
