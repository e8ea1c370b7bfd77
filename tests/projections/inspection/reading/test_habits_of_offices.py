"""What offices do when they report in a hurry: telegrams, questions with answers, weeks by their
number, words cut short, two tables side by side.
"""

from __future__ import annotations

from datetime import date

import pytest

from ledger.values.period import Period
from tests.projections.made_reports import failures, read_lines, read_text, values
from tests.projections.made_tables import read_table

FOUR = {"ST.opening": 83, "ST.added": 4, "ST.removed": 2, "ST.current": 85}
PARTS = {"ST.current.A": 31, "ST.current.B": 54}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "HAI. SƯU TRA KỲ TRƯỚC 83 / ĐƯA VÀO DIỆN 04 / ĐƯA RA 02 / HIỆN CÓ 85 (A 31, B 54)./",
            PARTS,
        ),
        ("Hai. Sưu tra kỳ trước 83 / lập mới 04 / thanh loại 02 / hiện quản lý 85.", {}),
        ("Sưu tra: kỳ trước 83 / tăng 04 / giảm 02 / còn 85. Trong kỳ gọi hỏi 11 lượt.", {}),
        ("Hai là, sưu tra: tồn cũ 83, L/mới 04, T/loại 02, hiện q/lý 85 đ/t [A: 31, B: 54]", PARTS),
    ],
)
def test_a_telegram_parts_its_numbers_by_strokes(line: str, expected: dict[str, int]) -> None:
    """A stroke between blanks is no fraction; the period before opens the account."""
    assert {**FOUR, **expected} == values(read_lines(line))


def test_a_stroke_between_numbers_is_a_ratio() -> None:
    """Of two numbers with a stroke between them neither is a count."""
    assert {} == values(read_lines("Sưu tra: lập mới 04 / 05"))


WEEK = """CÔNG AN HUYỆN MẪU
Mẫu, ngày 17/10/2024
BÁO CÁO CÔNG TÁC
Tuần 42 (từ 10/10/2024 đến 16/10/2024)
I. Sưu tra: đầu tuần 83, lập mới 04, thanh loại 02, hiện có 85.
II. {}
Dự kiến lập mới 03 đối tượng sưu tra."""


@pytest.mark.parametrize(
    "following",
    [
        "TUẦN 43 (từ 17/10/2024 đến 23/10/2024)",
        "Tuần 43 (từ ngày 17/10/2024 đến ngày 23/10/2024)",
        "Công tác tuần tới (từ 17/10/2024 đến 23/10/2024)",
    ],
)
def test_what_begins_on_the_day_of_the_report_is_not_its_period(following: str) -> None:
    """Nor is a day of it a wrong one."""
    report = read_text(WEEK.format(following))
    assert Period(date(2024, 10, 10), date(2024, 10, 16)) == report.period
    assert FOUR == values(report)
    assert [] == failures(report)


@pytest.mark.parametrize(
    ("said", "expected"),
    [("Tuần 42", FOUR), ("Tuần 41", {}), ("Trong tuần", FOUR), ("Tuần 42/2024", FOUR)],
)
def test_a_week_is_the_one_that_the_title_names(said: str, expected: dict[str, int]) -> None:
    """Of another week no figure is this one's."""
    text = WEEK.replace("I. Sưu tra:", f"I. Sưu tra\n{said}:").partition("\nII.")[0]
    assert expected == values(read_text(text))


ANSWERS = """{0}. Biến động đối tượng sưu tra?
Trả lời: kỳ trước chuyển sang 83 đối tượng; đưa vào diện 04; đưa ra khỏi diện 02; hiện có 85."""


@pytest.mark.parametrize("asked", ["Câu 1", "Câu hỏi 1", "Câu số 2", "1"])
def test_questions_may_be_numbered(asked: str) -> None:
    """The number of a question counts nothing."""
    assert FOUR == values(read_lines(ANSWERS.format(asked)))


@pytest.mark.parametrize("qua", ["Sáu tháng qua", "6 tháng đầu năm", "Cả kỳ"])
def test_so_many_months_in_words_are_the_period_of_as_many(qua: str) -> None:
    """``Sáu tháng`` as ``6 tháng``; ``ba tháng`` are a part of them."""
    head = "CÔNG AN HUYỆN MẪU\nBÁO CÁO\n(Từ ngày 15/10/2023 đến ngày 14/4/2024)\n"
    told = "{}, sưu tra lập mới 04 đối tượng."
    assert {"ST.added": 4} == values(read_text(head + told.format(qua)))
    assert {} == values(read_text(head + told.format("Ba tháng qua")))


@pytest.mark.parametrize("name", ["các đội", "Công an các xã"])
def test_all_units_named_behind_a_number_hold_nothing_known(name: str) -> None:
    """They did what is counted of the whole, or their part of it."""
    told = values(read_lines(f"Chuyên án: từ 03 năm trước để lại, {name} xác lập thêm 05."))
    assert {"CA.added", "CA.added.các-đội"}.isdisjoint(told)


def test_no_file_of_now_is_one_that_was_handed_over() -> None:
    """``Hiện có, bàn giao``: what came or went is no stock."""
    table = "Loại hồ sơ|Đầu kỳ|Lập thêm|Kết thúc|Hiện có, bàn giao\nHồ sơ sưu tra|83|04|02|85"
    assert ["ST.opening", "ST.added", "ST.removed"] == [*values(read_table(table))]


def test_what_divides_the_stock_of_now_is_no_part_of_what_came() -> None:
    """``Phân cấp`` behind a sentence about additions."""
    told = read_lines("Sưu tra: lập mới 133 đối tượng. Phân cấp quản lý: cấp tỉnh 55; cấp xã 30.")
    assert {"ST.added": 133} == values(told)


def test_a_greeting_is_no_unit() -> None:
    """Nor a question over the title."""
    report = read_text("Thưa các đồng chí!\nBÁO CÁO\nSưu tra: lập mới 04 đối tượng.")
    assert report.unit is None


SIDES = """
Mảng|Đầu kỳ|Tăng|Giảm|Cuối kỳ||Mảng|Đầu kỳ|Tăng|Giảm|Cuối kỳ
Sưu tra|83|4|2|85||CTVBM|14|1|2|13
- Loại A|30|2|1|31||HTBM|1|0|0|1
- Loại B|53|2|1|54||||||"""


def test_two_tables_side_by_side_are_two() -> None:
    """Each row of the left one goes with its own headings, and so does the right one's."""
    told = values(read_table(SIDES))
    assert FOUR == {name: told[name] for name in FOUR}
    assert (14, 1, 2, 13) == tuple(
        told[f"CTVBM.{one}"] for one in ("opening", "added", "removed", "current")
    )
    assert (31, 54, 1) == (told["ST.current.A"], told["ST.current.B"], told["HTBM.current"])


def test_without_an_empty_column_the_headings_are_of_one_table() -> None:
    """Then it is not known what tells the two halves apart."""
    joined = (
        SIDES.replace("||Mảng", "|Mảng").replace("||CTVBM", "|CTVBM").replace("||HTBM", "|HTBM")
    )
    assert {"CTVBM.current", "HTBM.current"}.isdisjoint(values(read_table(joined)))


def test_a_whole_year_beside_its_quarters_is_the_period() -> None:
    """``Cả năm``, which says the year as well."""
    table = """
Nội dung|Quý I|Quý II|Quý III|Quý IV|Cả năm 2024|Năm 2023
Sưu tra lập mới|1|2|0|1|4|9"""
    assert {"ST.added": 4} == values(read_table(table))


@pytest.mark.parametrize("line", ["Sưu tra", "CTVBM", "Điều tra cơ bản", "Vai ảo", "HTBM"])
@pytest.mark.parametrize("noun", ["vụ", "vụ án", "án", "bị can"])
def test_cases_and_the_accused_are_records_of_no_such_line(line: str, noun: str) -> None:
    """Whatever is said of them."""
    told = read_lines(f"1. {line}\n+ Khởi tố mới 36 {noun}; hiện đang điều tra 21 {noun}.")
    assert {} == values(told)


def test_a_case_of_detectives_may_be_counted_so() -> None:
    """``Vụ`` is what is counted of special cases as well."""
    assert {"CA.current": 5} == values(read_lines("1. Chuyên án\n+ Hiện có 05 vụ."))
