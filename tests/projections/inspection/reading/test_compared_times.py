"""A line of days that names the report's own period, and with what it is compared."""

from __future__ import annotations

import pytest

from tests.projections.made_reports import read_text, values
from tests.projections.made_tables import read_table

OWN = "từ ngày 15/10/2023 đến ngày 14/10/2024"
BEFORE = "từ ngày 15/10/2022 đến ngày 14/10/2023"
REPORT = "CÔNG AN HUYỆN MẪU\nBÁO CÁO\nTình hình năm 2024\n{}\n1. Sưu tra\n- {}"
STATED = "Đầu kỳ: 96 đối tượng.\n- Lập mới: 7 đối tượng (cùng kỳ 6 đối tượng, tăng 1 đối tượng)."

NAMED_FIRST = [
    f"(số liệu {OWN}; cùng kỳ: {BEFORE})",
    f"({OWN}, cùng kỳ {BEFORE})",
    f"Số liệu {OWN}; so với cùng kỳ {BEFORE}",
    f"({OWN}; năm trước: {BEFORE})",
    f"({OWN}, có so sánh với năm 2023)",
    f"({OWN}, so sánh với cùng kỳ năm 2023)",
]


@pytest.mark.parametrize("days", NAMED_FIRST)
def test_days_to_compare_with_head_nothing(days: str) -> None:
    """Behind the report's own; which days are its own stays clear."""
    report = read_text(REPORT.format(days, STATED))
    assert report.period is not None
    assert ("2023-10-15", "2024-10-14") == (str(report.period.start), str(report.period.end))
    assert {"ST.opening": 96, "ST.added": 7} == values(report)


@pytest.mark.parametrize(
    "days", [f"({OWN})\nCùng kỳ {BEFORE}", f"({OWN})\nSố liệu {BEFORE}:", f"(cùng kỳ: {BEFORE})"]
)
def test_days_of_another_period_head_what_is_below_them(days: str) -> None:
    """On a line of their own."""
    assert {} == values(read_text(REPORT.format(days, STATED)))


BRACKETS = [
    f"({OWN}; số liệu trong ngoặc vuông là của cùng kỳ năm trước, giữ lại để so sánh)",
    f"({OWN}, trong ngoặc là số của cùng kỳ)",
    f"(Số liệu {OWN}; số trong ngoặc đơn: cùng kỳ năm ngoái)",
]


@pytest.mark.parametrize("days", BRACKETS)
def test_what_is_said_of_brackets_makes_the_days_before_it_no_others(days: str) -> None:
    """What stands in brackets is of the year before, and is no figure."""
    text = "Đầu kỳ 96 đối tượng. [cùng kỳ : 90]\n- Lập mới 7 đối tượng. [cùng kỳ : 6]"
    report = read_text(REPORT.format(days, text))
    assert report.period is not None
    assert ("2023-10-15", "2024-10-14") == (str(report.period.start), str(report.period.end))
    assert {"ST.opening": 96, "ST.added": 7} == values(report)


def test_days_that_only_compare_are_not_the_reports() -> None:
    """What stands right behind them says so."""
    assert read_text(REPORT.format(f"({OWN} cùng kỳ)", STATED)).period is None


APART = [
    "Riêng năm 2023 đơn vị quản lý 186 đối tượng, lập mới 23, thanh loại 19.",
    "Riêng năm 2023, đơn vị quản lý 186 đối tượng; lập mới 23; thanh loại 19.",
    "Riêng quý II quản lý 186 đối tượng, lập mới 23, kết thúc 19.",
    "Riêng đối tượng nữ quản lý 186 đối tượng, lập mới 23, thanh loại 19.",
    "Riêng Đội 2 quản lý 186 đối tượng, lập mới 23, thanh loại 19.",
]


@pytest.mark.parametrize("told", APART)
def test_what_is_told_apart_stays_so_to_the_end_of_its_sentence(told: str) -> None:
    """Behind it the whole's figures are read again."""
    text = f"Trong kỳ đã đưa vào diện 27 đối tượng.\n{told} Hiện có 96 đối tượng."
    found = values(read_text(REPORT.format(f"({OWN})", text)))
    assert {"ST.added": 27, "ST.current": 96} == found


def test_what_is_told_apart_of_the_reports_own_year_is_of_the_whole() -> None:
    """Its own time takes nothing away."""
    text = "Đầu kỳ 92 đối tượng.\nRiêng năm 2024 lập mới 23, thanh loại 19."
    found = values(read_text(REPORT.format(f"({OWN})", text)))
    assert {"ST.opening": 92, "ST.added": 23, "ST.removed": 19} == found


@pytest.mark.parametrize(
    ("heading", "read"),
    [
        ("I. SỐ LIỆU SO SÁNH BA NĂM", True),
        ("I. So sánh số liệu hai năm", True),
        ("I. Số liệu so sánh qua các năm", True),
        ("I. SỐ LIỆU BA NĂM", False),
    ],
)
def test_years_side_by_side_below_a_heading_that_compares_them(heading: str, read: bool) -> None:
    """The year's own column is read; what is of three years may be a sum of them."""
    table = "Mảng|Số liệu|Năm 2023|Năm 2024|2024 so với 2023\nSưu tra|Đầu năm|272|280|tăng 8"
    assert ({"ST.opening": 280} if read else {}) == values(read_table(table, heading))


MORE = ["nhiều hơn cùng kỳ năm trước 04 đối tượng", "ít hơn năm trước 04 đối tượng (năm trước 31)"]


@pytest.mark.parametrize("difference", MORE)
def test_by_how_many_it_differs_says_nothing_of_what_follows(difference: str) -> None:
    """What stands behind it is the report's own; behind the other year's count it is not."""
    told = f"Lập mới 27 đối tượng, {difference}, và thanh loại 21 đối tượng, trong đó chết 02."
    found = values(read_text(REPORT.format(f"({OWN})", told)))
    assert {"ST.added": 27, "ST.removed": 21, "ST.removed.closing-died": 2} == found
    then = "Lập mới 27 đối tượng, cùng kỳ năm trước lập mới 23 đối tượng, thanh loại 21 đối tượng."
    assert {"ST.added": 27} == values(read_text(REPORT.format(f"({OWN})", then)))
