"""What files came from, and whither they go: a way of coming, or no holder of what is counted."""

from __future__ import annotations

import pytest

from tests.projections.made_reports import read_lines, read_text, values

MONTH = """CÔNG AN TỈNH MẪU
CÔNG AN HUYỆN MẪU
Huyện Mẫu, ngày 15 tháng 8 năm 2025
BÁO CÁO
Công tác tháng 8 năm 2025
(từ 15/7/2025 đến 14/8/2025)
1. Công tác sưu tra
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "tăng trong tháng 61 đối tượng (nhận chuyển giao 58, lập mới 03)",
            {"ST.added": 61, "ST.added.transferred": 58, "ST.added.opened": 3},
        ),
        (
            "giảm trong tháng 04 đối tượng (01 chết, 03 chuyển đi nơi khác)",
            {"ST.removed": 4, "ST.removed.closing-died": 1, "ST.removed.closing-left_area": 3},
        ),
        ("Trong tháng 61 đối tượng được đưa vào diện", {"ST.added": 61}),
        ("Trong tháng 8/2025 lập mới 05 hồ sơ", {"ST.added": 5}),
        ("Lập mới trong tháng 8 là 05 hồ sơ", {"ST.added": 5}),
    ],
)
def test_a_month_that_is_none(text: str, expected: dict[str, int]) -> None:
    """Behind a flow, before what is counted, its number counts."""
    assert values(read_text(f"{MONTH}- {text}")) == expected


def test_a_number_that_may_be_a_months_is_listed() -> None:
    """Where nothing says which of the two it is."""
    report = read_text(f"{MONTH}- Trong tháng 04 hồ sơ được đưa vào diện")
    assert report.figures == ()
    assert any("04" in one.text for one in report.not_read)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tăng 02 hồ sơ do nhận chuyển giao", {"ST.added": 2, "ST.added.transferred": 2}),
        ("Giảm 02 hồ sơ (nhập hồ sơ)", {"ST.removed": 2, "ST.removed.reorganised": 2}),
        (
            "Tăng 61 (sáp nhập 58, lập mới 03)",
            {"ST.added": 61, "ST.added.reorganised": 58, "ST.added.opened": 3},
        ),
        ("Tăng 58 do nhận bàn giao, lập mới 03", {}),
        ("Tăng 58 (nhận bàn giao); lập mới 03", {}),
    ],
)
def test_how_files_came(text: str, expected: dict[str, int]) -> None:
    """A way that is said of all of them is not all where others came anew beside it."""
    assert values(read_lines(f"2. Công tác sưu tra\n- {text}")) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Hồ sơ nộp lưu chờ chuyển Đội Tổng hợp",
        "Hồ sơ chờ chuyển Đội Tổng hợp",
        "Hồ sơ bàn giao cho Đội Tổng hợp",
        "Hồ sơ đã nộp lưu tại Đội Tổng hợp",
        "Chuyển Đội Hình sự",
        "Đội Hình sự mượn",
    ],
)
def test_what_goes_to_others_is_no_figure(words: str) -> None:
    """Neither of them, nor of who had it."""
    text = f"4. {words}: 03 hồ sơ hiềm nghi đã kết thúc, 01 hồ sơ chuyên án kết thúc."
    assert values(read_lines(text)) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kết thúc 05, chuyển Đội Hình sự 02; hiện có 20",
            {"ST.removed": 5, "ST.current": 20},
        ),
        (
            "Đội Hình sự: lập mới 05, chuyển Đội Kinh tế 02, hiện có 20",
            {"ST.added.Đội-Hình-sự": 5, "ST.current.Đội-Hình-sự": 20},
        ),
    ],
)
def test_who_gets_files_holds_none_of_what_follows(text: str, expected: dict[str, int]) -> None:
    """Only the number beside the name is not read."""
    assert values(read_lines(f"2. Công tác sưu tra\n- {text}")) == expected
