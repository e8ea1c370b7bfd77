"""A paper that reports nothing states what there is now; all else in it was not done."""

from __future__ import annotations

import pytest

from tests.projections.made_reports import read_text, values

PLANS = [
    "KẾ HOẠCH\nCông tác nghiệp vụ cơ bản năm 2025",
    "CHƯƠNG TRÌNH CÔNG TÁC\nNăm 2025",
    "QUYẾT ĐỊNH\nVề việc giao chỉ tiêu công tác năm 2025",
    "BẢN ĐĂNG KÝ CHỈ TIÊU\nNăm 2025",
    "THÔNG BÁO GIAO CHỈ TIÊU NĂM 2025",
]
DRAFTS = [
    "TỜ TRÌNH\nVề việc giao chỉ tiêu năm 2025",
    "HƯỚNG DẪN\nBáo cáo số liệu nghiệp vụ cơ bản",
    "ĐỀ CƯƠNG BÁO CÁO\nNăm 2024",
]
REPORTS = [
    "BÁO CÁO\nKết quả thực hiện kế hoạch công tác năm 2024",
    "BIÊN BẢN\nHọp giao ban công tác năm 2024",
    "THÔNG BÁO\nSố liệu công tác năm 2024",
    "KẾT QUẢ THỰC HIỆN CHỈ TIÊU CÔNG TÁC NĂM 2024",
]
SECTIONS = [
    "II. NỘI DUNG\n1. Công tác sưu tra: lập mới 30 đối tượng, thanh loại 10 đối tượng.",
    "II. CÁC MẶT CÔNG TÁC\n1. Sưu tra\n- Lập mới: 30\n- Thanh loại: 10",
    "1. Công tác sưu tra\nLập mới 30 đối tượng, thanh loại 10 đối tượng.",
]
BEFORE = "I. TÌNH HÌNH\nHiện có 44 CTVBM."


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("title", PLANS)
def test_what_a_plan_states_was_not_done(title: str, section: str) -> None:
    """But for the stock of now, which stands before it."""
    for before, stock in (("", {}), (f"{BEFORE}\n", {"CTVBM.current": 44})):
        report = read_text(f"CÔNG AN HUYỆN ĐÔNG MẪU\n{title}\n{before}{section}")
        assert ("CÔNG AN HUYỆN ĐÔNG MẪU", stock) == (report.unit, values(report))


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("title", DRAFTS)
def test_a_proposal_or_a_guide_states_nothing(title: str, section: str) -> None:
    """What it says there is now may be an example as well."""
    report = read_text(f"CÔNG AN HUYỆN ĐÔNG MẪU\n{title}\n{BEFORE}\n{section}")
    assert ("CÔNG AN HUYỆN ĐÔNG MẪU", {}) == (report.unit, values(report))


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("title", REPORTS)
def test_what_a_report_states_was_done(title: str, section: str) -> None:
    """Also of what was planned before, and under a title of another name."""
    report = read_text(f"CÔNG AN HUYỆN ĐÔNG MẪU\n{title}\n{section}")
    assert {"ST.added": 30, "ST.removed": 10} == values(report)


@pytest.mark.parametrize("heading", ["KẾT QUẢ", "TÌNH HÌNH", "THỰC TRẠNG"])
@pytest.mark.parametrize("targets", ["CHỈ TIÊU", "CHỈ TIÊU NĂM 2025", "NHIỆM VỤ", "NỘI DUNG"])
def test_a_section_of_targets_beside_results(heading: str, targets: str) -> None:
    """A heading that only says that targets follow ends the section before it."""
    text = (
        f"KẾ HOẠCH\nCông tác cộng tác viên bí mật năm 2025\nI. {heading}\nHiện có 44 CTVBM.\n"
        f"II. {targets}\n1. Năm 2025 xây dựng mới 08 CTVBM (03 LT, 05 LC).\n2. Thanh loại 04 CTVBM."
    )
    assert {"CTVBM.current": 44} == values(read_text(text))
