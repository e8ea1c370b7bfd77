"""Two numbers for one thing, or a word that begins like a measure and is none: nothing is guessed."""

from __future__ import annotations

import pytest

from tests.projections.made_reports import read_lines, values
from tests.projections.made_tables import read_table

LINES = [
    "Lập mới từ 10 đến 12 đối tượng",
    "Lập mới 10 tới 12 đối tượng",
    "Lập mới 10 - 12 đối tượng",
    "Lập mới 10~12 đối tượng",
    "Lập mới 10 hoặc 12 đối tượng",
    "Lập mới 5 và 7 đối tượng ở hai đội",
    "Lập mới 10 đối tượng; đính chính: 12 đối tượng",
    "Đã báo cáo lập mới 10 đối tượng, nay sửa lại là 12",
    "Lập mới 10 đối tượng (báo cáo trước ghi nhầm 12)",
    "Lập mới: (10)",
    "Lập mới: [10]",
]


@pytest.mark.parametrize("line", LINES)
def test_neither_of_two_numbers_is_read(line: str) -> None:
    """Both are listed; the next sentence is read as ever."""
    report = read_lines(f"1. Sưu tra\n- {line}. Hiện có 120 đối tượng.")
    assert {"ST.current": 120} == values(report)
    assert any("10" in one.text or "5" in one.text for one in report.not_read)


def test_what_is_said_to_be_wrong_holds_for_all_measures() -> None:
    """Before a colon it is said of the whole line."""
    line = "- Ghi nhầm: đầu kỳ 100, lập mới 10, hiện có 110."
    assert {} == values(read_lines(f"1. Sưu tra\n{line}"))


def test_numbers_that_stand_apart_are_two() -> None:
    """Dates and lists with dashes between what they count are no ranges."""
    line = (
        "- Từ ngày 15/10/2023 - 14/10/2024: đầu kỳ 100 - lập mới 10 - thanh loại 5 - hiện có 105."
    )
    expected = {"ST.opening": 100, "ST.added": 10, "ST.removed": 5, "ST.current": 105}
    assert expected == values(read_lines(f"1. Sưu tra\n{line}"))


NO_MEASURES = [
    "Đưa sang 1 đối tượng",
    "Đưa qua Đội Ma túy 1 đối tượng",
    "Đưa về 1 đối tượng",
    "Lập danh sách 12 đối tượng",
    "Sử dụng ma túy 3 đối tượng",
    "Lập biên bản 12 đối tượng",
    "Đưa ra xét xử 2 đối tượng",
]


@pytest.mark.parametrize("line", NO_MEASURES)
def test_a_longer_word_is_another(line: str) -> None:
    """It begins as what says an addition, a removal or what there is now."""
    assert {} == values(read_lines(f"1. Sưu tra\n- {line}"))


FRAGMENTS = [
    "Cùng kỳ năm 2023",
    "Kế hoạch năm 2025",
    "Đề xuất",
    "Người nước ngoài",
]


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_a_sentence_that_only_says_of_what_the_next_are(fragment: str) -> None:
    """It holds to the end of the line, also where that is about several lines of work."""
    lines = f"1. Sưu tra\n- {fragment}. Lập mới 04. Thanh loại 02."
    assert {} == values(read_lines(lines))
    several = f"- {fragment}. Sưu tra lập mới 04, thanh loại 02. Hiềm nghi lập mới 05."
    assert {} == values(read_lines(several))


def test_the_same_time_of_a_year_that_the_period_begins_in() -> None:
    """Is another time, though the year is named that the period is of as well."""
    lines = (
        "1. Sưu tra\n- Hiện có 12.\n- Cùng kỳ năm 2023. Lập mới 04.\n- Cùng kỳ năm 2023 lập mới 05."
    )
    assert {"ST.current": 12} == values(read_lines(lines))


def test_a_sentence_of_many_words_holds_nothing_back() -> None:
    """What is told at length is no topic, whatever words are in it."""
    lines = "1. Sưu tra\n- Cán bộ đã bám sát địa bàn, hoàn thành tốt nhiệm vụ. Lập mới 04."
    assert {"ST.added": 4} == values(read_lines(lines))


def test_the_word_for_units_before_their_names() -> None:
    """``phân theo đội: Đội 1`` names Đội 1."""
    found = values(
        read_lines("1. Chuyên án\n- Hiện còn 09 chuyên án, phân theo đội: Đội 1: 04; Đội 2: 05.")
    )
    assert {"CA.current": 9, "CA.current.Đội-1": 4, "CA.current.Đội-2": 5} == found


COLUMNS = [
    (
        "Công tác sưu tra|Số đã báo cáo|Số đúng\nLập mới|08|06\nHiện có|12|14",
        "1. Nội dung đính chính",
    ),
    ("Nội dung|Đã báo cáo|Nay đính chính\nSưu tra||\nLập mới|08|06\nHiện có|12|14", ""),
    ("Nội dung|Số liệu sai|Số liệu đúng\nSưu tra lập mới|8|6\nSưu tra hiện có|12|14", ""),
    (
        "Nội dung|Lập mới|>|Hiện có|>\n<|Đã báo cáo|Số đúng|Đã báo cáo|Số đúng\nSưu tra|8|6|12|14",
        "",
    ),
    (
        "Nội dung|Đã báo cáo|Nay đính chính|Chênh lệch\nSưu tra lập mới|8|6|-2\n"
        "Sưu tra hiện có|12|14|+2",
        "",
    ),
]


@pytest.mark.parametrize(("table", "before"), COLUMNS)
def test_a_column_of_what_is_right_stands_beside_what_was_reported(table: str, before: str) -> None:
    """Only what is right is read."""
    report = read_table(table, before)
    assert values(report) == {"ST.added": 6, "ST.current": 14}
    assert {int(one.text) for one in report.not_read if one.text.isdigit()} == {8, 12}


@pytest.mark.parametrize(
    ("heading", "read"),
    [
        ("Số liệu chính thức năm 2024", True),
        ("Số liệu đúng năm 2024 như sau:", True),
        ("Số liệu sau đính chính", True),
        ("Số liệu đã báo cáo", False),
        ("Số liệu chưa chính thức", False),
    ],
)
def test_a_heading_over_what_is_right(heading: str, read: bool) -> None:
    """What was reported before is not read."""
    lines = f"2. {heading}\n- Sưu tra: đầu kỳ 245, lập mới 31."
    assert values(read_lines(lines)) == ({"ST.opening": 245, "ST.added": 31} if read else {})


@pytest.mark.parametrize(
    "line",
    [
        "Đồng chí Đội trưởng đã báo cáo kết quả: hiện có 12.",
        "Hiện có 12 đối tượng, đã báo cáo Phòng PV01.",
        "Hiện có 12 đối tượng (đã báo cáo tại Báo cáo số 12/BC-CAH).",
    ],
)
def test_what_was_reported_is_not_wrong_in_a_sentence(line: str) -> None:
    """Nothing there puts it right."""
    assert values(read_lines(f"1. Công tác sưu tra\n{line}")) == {"ST.current": 12}
