"""So many of what the plan of the year names are what came or went, where nothing is in doubt."""

from __future__ import annotations

import pytest

from tests.projections.made_reports import read_lines, read_text, values

LINE = "1. Công tác sưu tra: {said}; hiện có 97 đối tượng."


@pytest.mark.parametrize(
    "said",
    [
        "đã lập mới 14/20 đối tượng theo kế hoạch năm, đạt 70%",
        "lập mới 14/20 đối tượng theo kế hoạch",
        "lập mới 14/20 chỉ tiêu được giao (đạt 70%)",
        "đã lập mới 14/20 so với chỉ tiêu năm",
    ],
)
def test_what_was_done_of_a_plan(said: str) -> None:
    """The first number is of the period, which begins with the year."""
    report = read_lines(LINE.format(said=said))
    assert values(report) == {"ST.added": 14, "ST.current": 97}


@pytest.mark.parametrize(
    "said",
    [
        "đã lập mới 14/20 đối tượng, đạt 70%",
        "đã lập mới 14/20 đối tượng theo kế hoạch quý",
        "đã lập mới 14/20 đối tượng theo kế hoạch năm 2025",
        "đã lập mới 14/20 đối tượng nữ theo kế hoạch năm",
        "quý III lập mới 14/20 đối tượng theo kế hoạch năm",
        "lập mới khoảng 14/20 đối tượng theo kế hoạch năm",
    ],
)
def test_what_is_not_known_to_be_done_in_the_period(said: str) -> None:
    """Another time, another plan, another thing, or no plan at all."""
    report = read_lines(LINE.format(said=said))
    assert values(report) == {"ST.current": 97}
    assert any("14/20" in one.text for one in report.not_read)


@pytest.mark.parametrize("topic", ["phấn đấu", "cùng kỳ"])
def test_what_was_not_done_of_a_plan(topic: str) -> None:
    """A word before it says so, of the whole sentence."""
    said = f"{topic} lập mới 14/20 đối tượng theo kế hoạch năm"
    assert not read_lines(LINE.format(said=said)).figures


def test_what_was_done_since_the_year_began_is_not_of_its_last_quarter() -> None:
    """The plan of the year is counted from its beginning."""
    head = "CÔNG AN HUYỆN MẪU\nBÁO CÁO\n(Từ ngày 15/6/2024 đến ngày 14/9/2024)\n"
    line = LINE.format(said="đã lập mới 14/20 đối tượng theo kế hoạch năm")
    assert values(read_text(head + line)) == {"ST.current": 97}
