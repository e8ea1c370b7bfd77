"""A plan that first tells what was done: that is fact, and what follows is not."""

from __future__ import annotations

import pytest

from tests.projections.made_reports import read_lines, read_text, values

HEAD = (
    "CÔNG AN HUYỆN MẪU\nĐỘI HÌNH SỰ\nSố: 57/KH-ĐHS\nHuyện Mẫu, ngày 05 tháng 11 năm 2024\n"
    "KẾ HOẠCH\nCông tác nghiệp vụ cơ bản năm 2025\n"
)
DONE = "(Từ 15/10/2023 đến 14/10/2024)\nSưu tra: đầu kỳ 10; lập mới 02; hiện có 12.\n"
FACTS = {"ST.opening": 10, "ST.added": 2, "ST.current": 12}


@pytest.mark.parametrize(
    "title",
    [
        "I. KẾT QUẢ CÔNG TÁC NĂM 2024",
        "1. Kết quả công tác năm 2024",
        "Phần thứ nhất\nKẾT QUẢ CÔNG TÁC NGHIỆP VỤ CƠ BẢN NĂM 2024",
        "PHẦN I\nTÌNH HÌNH, KẾT QUẢ CÔNG TÁC NĂM 2024",
        "Kết quả công tác năm 2024",
    ],
)
@pytest.mark.parametrize(
    "plan",
    [
        "Phần thứ hai\nNỘI DUNG\n1. Hiềm nghi: lập mới 15 hồ sơ.",
        "II. MỤC TIÊU\n- Hiềm nghi: lập mới 15 hồ sơ.",
        "Trên cơ sở đó, Đội xây dựng kế hoạch như sau:\n- Hiềm nghi: lập mới 15 hồ sơ.",
        "Năm 2025 phấn đấu:\n- Hiềm nghi: lập mới 15 hồ sơ.",
        "Nội dung, biện pháp\nHiềm nghi: lập mới 15 hồ sơ.",
    ],
)
def test_what_was_done_is_fact_and_what_follows_is_not(title: str, plan: str) -> None:
    """Whatever ends the results."""
    assert values(read_text(f"{HEAD}{title}\n{DONE}{plan}")) == FACTS


def test_results_of_another_year_than_the_paper_s_are_none() -> None:
    """The plan's own days are the year to come."""
    lines = "(Từ 15/10/2024 đến 14/10/2025)\nI. KẾT QUẢ NĂM 2023\n1. Sưu tra: lập mới 02."
    assert values(read_text(f"{HEAD}{lines}")) == {}


@pytest.mark.parametrize(
    ("note", "done"),
    [
        ("kế hoạch", False),
        ("kế hoạch năm 2025", False),
        ("kế hoạch quý I năm 2025", False),
        ("theo kế hoạch", True),
        ("theo Kế hoạch số 12/KH-CAH", True),
    ],
)
def test_a_number_that_a_bracket_calls_a_plan_is_no_fact(note: str, done: bool) -> None:
    """What was done by a plan is."""
    read = values(read_lines(f"1. Sưu tra\n- Lập mới 02 ({note})."))
    assert read == ({"ST.added": 2} if done else {})
