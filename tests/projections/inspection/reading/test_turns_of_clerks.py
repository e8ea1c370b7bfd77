"""Turns of clerks that leave no doubt, and beside each the one that does: that is not read."""

from __future__ import annotations

from datetime import date

import pytest

from ledger.values.period import Period
from projections.inspection.reading.frames.stretches import Time
from tests.projections.made_reports import failures, read_lines, read_text, values
from tests.projections.made_tables import read_table

Read = dict[str, int | None]

MONTH = "CÔNG AN HUYỆN MẪU\nBÁO CÁO\nTháng 10 (từ ngày 15/9/2024 đến ngày 14/10/2024)\n"
HALF = "CÔNG AN HUYỆN MẪU\nBÁO CÁO\n6 tháng đầu năm 2024 (từ 01/12/2023 đến 31/5/2024)\n"
TEAM = "CÔNG AN HUYỆN MẪU\n{}\nBÁO CÁO\nSố liệu từ 15/10/2023 đến 14/10/2024\n"

MONTHS: list[tuple[str, Read]] = [
    ("đầu tháng 4 - tăng 1 - giảm 2 - cuối tháng 3", {
        "HN.opening": 4, "HN.added": 1, "HN.removed": 2, "HN.current": 3,
    }),
    ("đầu tháng 4, tăng 1, giảm 2, cuối tháng 3 (Đội 1: 3)", {
        "HN.opening": 4, "HN.added": 1, "HN.removed": 2, "HN.current": 3, "HN.current.Đội-1": 3,
    }),
    ("đầu tháng 44, tăng 1", {"HN.opening": 44, "HN.added": 1}),
    ("Đầu tháng 9, đơn vị lập mới 03 hồ sơ", {}),
    ("Từ đầu tháng 9 đến cuối tháng 9 lập mới 03", {}),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), MONTHS)
def test_both_ends_of_a_month_are_stocks(line: str, expected: Read) -> None:
    """A line that states them both, or a number that no month has; else a month is named."""
    assert values(read_text(f"{MONTH}1. Hiềm nghi: {line}")) == expected


LINES: list[tuple[str, Read]] = [
    ("Lập mới: ST 05, HN 03; kết thúc: ST 02, HN 01", {
        "ST.added": 5, "HN.added": 3, "ST.removed": 2, "HN.removed": 1,
    }),
    ("ST lập mới 05, thanh loại 03, 02 HN", {"ST.added": 5, "ST.removed": 3}),
    ("ST: lập mới 05, thanh loại 02, HN 01", {"ST.added": 5, "ST.removed": 2}),
    ("Hiện có 46 CTVBM, gồm 12 LT, 33 LC, 01 LD; 02 hộp thư bí mật", {
        "CTVBM.current": 46, "CTVBM.current.LT": 12, "CTVBM.current.LC": 33,
        "CTVBM.current.LD": 1, "HTBM.current": 2,
    }),
    ("Thanh loại 05 ST, gồm chết 01, tiến bộ 02; 02 hiềm nghi", {
        "ST.removed": 5, "ST.removed.closing-died": 1, "ST.removed.closing-reviewed_out": 2,
    }),
    ("1. Sưu tra\nĐầu kỳ: 61 | Tăng: 9 | Giảm: 7 | Cuối kỳ: 63", {
        "ST.opening": 61, "ST.added": 9, "ST.removed": 7, "ST.current": 63,
    }),
    ("1. Chuyên án\nĐầu kỳ 2, lập 3, phá 1, còn 4", {
        "CA.opening": 2, "CA.added": 3, "CA.removed.closing-solved": 1, "CA.current": 4,
    }),
    ("1. Chuyên án\nPhá 05 vụ án", {}),
    ("1. Điều tra cơ bản\nKết thúc ĐTCB: 03 hồ sơ (ĐB: 03)", {
        "DTCB.removed": 3, "DTCB.removed.ĐB": 3,
    }),
    ("1. Sưu tra\nSố đối tượng chuyển từ năm 2023 sang: 29", {"ST.opening": 29}),
    ("1. Sưu tra\nSố đối tượng chuyển từ năm 2021 sang: 29", {}),
    ("1. Cơ sở bí mật\nXây dựng mới: 02", {"CTVBM.added.LC": 2}),
    ("1. Chế độ cho cơ sở bí mật\nXây dựng mới: 02", {}),
    ("1. Địa bàn\nPhát sinh mới: 02", {}),
    ("CTV: đầu kỳ 09, tăng 01, cuối kỳ 10", {
        "CTVBM.opening": 9, "CTVBM.added": 1, "CTVBM.current": 10,
    }),
    ("1. Sưu tra\nHiện có 33 (kỳ trước 31, lập mới 06, thanh loại 04)", {
        "ST.current": 33, "ST.opening": 31, "ST.added": 6, "ST.removed": 4,
    }),
    ("1. Sưu tra\nHiện có 33 (kỳ trước 31, tăng 02)", {"ST.current": 33}),
    ("1. Sưu tra\nHiện có 33 (năm 2023: 31, lập mới 06, thanh loại 04)", {"ST.current": 33}),
    ("CT6 - Loại B nhiều hơn loại A: loại A 20, loại B 31", {
        "ST.current.A": 20, "ST.current.B": 31,
    }),
    ("CT6 - Loại B nhiều hơn loại A: từ 31 trở lên", {}),
    ("Chỉ tiêu 6 của Đội Kinh tế: loại A 20, loại B 31", {}),
    ("1. Sưu tra\nTrong kỳ phát hiện 9 vụ, tăng 3 so với đầu kỳ (6)", {}),
    ("1. CTVBM\nXây dựng mới 02\nIII. CHỈ TIÊU NĂM 2025: xây dựng mới 07 CTVBM (02 LT, 05 LC)", {
        "CTVBM.added": 2,
    }),
    ("1. CTVBM\nXây dựng mới 02\nIII. Chỉ tiêu năm 2025\n- Xây dựng mới 07 CTVBM (02 LT, 05 LC)", {
        "CTVBM.added": 2,
    }),
    ("II. Chỉ tiêu năm 2025:\n1. Sưu tra: lập mới 25, hiện có 70\n2. Hiềm nghi: lập mới 05", {}),
    ("Thứ nhất, về sưu tra: đầu kỳ 18, lập mới 02.\nThứ hai, về hiềm nghi: đầu kỳ 06.", {
        "ST.opening": 18, "ST.added": 2, "HN.opening": 6,
    }),
    ("B. KẾT QUẢ\nB1. CÔNG TÁC SƯU TRA\na) Lập mới: 38\nB2. HIỀM NGHI\na) Kết thúc: 06", {
        "ST.added": 38, "HN.removed": 6,
    }),
    ("1. Hiềm nghi\nTổng số 31 hồ sơ (cũ 12, mới 19), kết thúc 18", {
        "HN.handled": 31, "HN.opening": 12, "HN.added": 19, "HN.removed": 18,
    }),
    ("1. Hiềm nghi\nTổng số 31 hồ sơ (HN 12, HV 19)", {}),
    ("1. Sưu tra\n- Kỳ trước: 455\n- Tăng: 38\n- Giảm: 29\n- Hiện hành: 464", {
        "ST.added": 38, "ST.removed": 29, "ST.current": 464, "ST.opening": 455,
    }),
    ("1. Sưu tra\n- Kỳ trước: 455\n- Hiện hành: 464", {"ST.current": 464}),
    ("1. Sưu tra\nHiện có 389, tăng 14 so với đầu kỳ (375 đối tượng)", {
        "ST.current": 389, "ST.opening": 375,
    }),
    ("1. Sưu tra\nHiện có 389, tăng 14 so với cùng kỳ (375 đối tượng)", {"ST.current": 389}),
    ("1. Sưu tra\nHiện có 389, tăng 14 so với đầu kỳ (loại B 375)", {"ST.current": 389}),
    ("1. Sưu tra\n- Cùng kỳ: 455\n- Tăng: 38\n- Giảm: 29\n- Hiện hành: 464", {
        "ST.added": 38, "ST.removed": 29, "ST.current": 464,
    }),
    ("Chỉ tiêu 6: Loại B chiếm từ 50% trở lên\nKết quả: Loại A 88, loại B 177", {
        "ST.current.A": 88, "ST.current.B": 177,
    }),
    ("Chỉ tiêu 6: Loại B là nữ chiếm từ 50% trở lên\nKết quả: Loại A 88, loại B 177", {}),
    ("1. Sưu tra\n- Hiện hành: 464, phân ra:\n- Theo loại: A = 140; B = 324", {
        "ST.current": 464, "ST.current.A": 140, "ST.current.B": 324,
    }),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_a_turn_is_read_or_listed(text: str, expected: Read) -> None:
    """What is not read is never a figure of the line."""
    assert values(read_lines(text)) == expected


RIGHTED: list[tuple[str, Read]] = [
    ("Lập mới 10 đối tượng (đính chính: 12 đối tượng)", {"ST.added": 12}),
    ("Lập mới: 10 (sửa lại là 12), thanh loại 03", {"ST.added": 12, "ST.removed": 3}),
    ("Lập mới 10 (báo cáo nhầm 12), thanh loại 03", {}),
    ("Lập mới 10 (đính chính: 12 loại A)", {}),
]


@pytest.mark.parametrize(("line", "expected"), RIGHTED)
def test_a_bracket_right_behind_a_number_puts_it_right(line: str, expected: Read) -> None:
    """The number before it is listed; in any other way none of the line is sure."""
    report = read_lines(f"1. Sưu tra\n{line}")
    assert values(report) == expected
    assert any("10" in one.text for one in report.not_read)


def test_a_half_year_is_not_called_after_the_year_of_one_month_of_it() -> None:
    """``6 tháng đầu năm 2023`` is the half-year before, whose figures stand beside this one's."""
    lines = read_text(f"{HALF}1. Sưu tra: lập mới năm 2023: 05; lập mới năm 2024: 07")
    assert values(lines) == {"ST.added": 7}
    half = Time(Period(date(2023, 12, 1), date(2024, 5, 31)), 2024)
    month = Time(Period(date(2023, 12, 15), date(2024, 1, 14)), 2024)
    assert [half.is_own_year(year) for year in (2023, 2024)] == [False, True]
    assert [month.is_own_year(year) for year in (2023, 2024)] == [True, True]


def test_of_two_periods_named_alike_the_later_is_the_reports() -> None:
    """The one before it stands there to be compared with, whichever is named first."""
    years = ("năm 2023: 15/10/2022 - 14/10/2023", "năm 2024: 15/10/2023 - 14/10/2024")
    for one, other in (years, years[::-1]):
        text = f"CÔNG AN HUYỆN MẪU\nBÁO CÁO\n({one}; {other})\n1. Sưu tra\nLập mới 05"
        assert str(read_text(text).period) == str(Period(date(2023, 10, 15), date(2024, 10, 14)))


def test_a_general_team_reports_for_the_unit_it_is_of() -> None:
    """Teams and communes beside it stand under the district; another team reports for itself."""
    text = "1. Sưu tra\n- Hiện có: 25\n+ Đội Hình sự: 15\n+ Công an xã Hà: 10"
    found = values(read_text(TEAM.format("ĐỘI TỔNG HỢP") + text))
    assert found == {
        "ST.current": 25, "ST.current.Đội-Hình-sự": 15, "ST.current.Công-an-xã-Hà": 10,
    }  # fmt: skip
    assert values(read_text(TEAM.format("ĐỘI KINH TẾ") + text)) == {"ST.current": 25}


def test_words_that_say_what_a_stretch_of_days_is_narrow_nothing() -> None:
    """``Mốc số liệu: …`` before the sections; what says of whom the records are does narrow."""
    days = "15/10/2023 - 14/10/2024"
    line = "1. Sưu tra\nLập mới 07"
    assert values(read_lines(f"Mốc số liệu: {days}\n{line}")) == {"ST.added": 7}
    assert values(read_lines(f"Số liệu đối tượng nữ {days}\n{line}")) == {}


TABLES: list[tuple[str, Read]] = [
    ("Lĩnh vực|Lập mới\nSưu tra|4\n- Loại A|1\nHiềm nghi|2", {
        "ST.added": 4, "ST.added.A": 1, "HN.added": 2,
    }),
    ("Mảng|Kỳ trước|Tăng|Giảm|Kỳ này\nHiềm nghi|4|1|2|3", {
        "HN.opening": 4, "HN.added": 1, "HN.removed": 2, "HN.current": 3,
    }),
    ("Mảng|Kỳ trước|Kỳ này\nHiềm nghi|4|3", {}),
    ("Phân loại|LT|LC|Tổng số\nHiện có|16|41|57", {
        "CTVBM.current": 57, "CTVBM.current.LT": 16, "CTVBM.current.LC": 41,
    }),
    ("Tiêu chí so sánh|Năm 2023|Năm 2024|Tăng/giảm\nHồ sơ hiềm nghi lập mới|18|16|-2", {
        "HN.added": 16,
    }),
    ("Ký hiệu|Đầu kỳ|Chuyển loại|Cuối kỳ\nLC|38|-1|37", {
        "CTVBM.opening.LC": 38, "CTVBM.current.LC": 37,
    }),
    ("Chỉ tiêu|Giao cả năm|Thực hiện|Còn phải thực hiện\nSưu tra lập mới|60|34|26", {
        "ST.added": 34,
    }),
    ("TT|Nội dung|Đơn vị tính|Hiện có\n1|CTVBM|đồng chí|12", {"CTVBM.current": 12}),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), TABLES)
def test_a_table_is_read_or_listed(rows: str, expected: Read) -> None:
    """A corner speaks of rows or of columns; ``Kỳ này`` closes an account or compares."""
    assert values(read_table(rows)) == expected


def test_a_title_that_compares_leaves_the_years_to_the_columns() -> None:
    """The year that a column names is nearer; one that names none is of the title's."""
    title = "So sánh kết quả năm 2024 với năm 2023"
    both = "Mảng|Năm 2023|Năm 2024"
    assert values(read_table(f"{both}\nSưu tra lập mới|18|16", title)) == {"ST.added": 16}
    rows = "Mảng|Đầu kỳ|Tăng trong kỳ\nSưu tra|18|16"
    assert values(read_table(rows, "Số liệu năm 2023:")) == {}


def test_a_title_with_a_year_narrows_what_its_words_narrow() -> None:
    """As one without."""
    rows = "Mảng|Lập mới\nSưu tra|16"
    assert values(read_table(rows, "Đối tượng nữ năm 2024:")) == {}
    assert values(read_table(rows, "Số liệu năm 2024:")) == {"ST.added": 16}


def test_a_rate_in_a_scored_table_is_checked() -> None:
    """Against the share beside it, as in a sentence."""
    rows = "Tiêu chí|Kết quả|Chỉ tiêu giao|Tự đánh giá\nKết thúc|03/04 = 70%|80%|Không hoàn thành"
    assert [rule for rule, _ in failures(read_table(rows))] == ["rate"]
