"""Tables as offices make them: sentences in cells, a figure a row, two on one sheet."""

from __future__ import annotations

import pytest

from tests.projections.made_reports import read_lines, read_text, values
from tests.projections.made_tables import read_table

ST = {"ST.opening": 130, "ST.added": 20, "ST.removed": 8, "ST.current": 142}
LONG = """
Mảng|Chỉ số|ĐVT|Chỉ tiêu giao|Năm 2023|Năm 2024
Chuyên án VA|Đầu kỳ|chuyên án||1|2
|Lập mới|chuyên án|2|3|2
|Kết thúc|chuyên án||2|1
|Hiện có|chuyên án||2|3
Sưu tra|Đầu kỳ|đối tượng||120|130
|Lập mới|đối tượng|25|25|20
|Thanh loại|đối tượng||15|8
|Hiện có|đối tượng||130|142"""


def test_a_name_over_rows_that_name_a_measure_alone_is_theirs() -> None:
    """With its symbol; a column of targets beside an account makes no results of it."""
    va = {"opening": 2, "added": 2, "removed": 1, "current": 3}
    expected = {f"CA.{name}.VA": value for name, value in va.items()}
    assert values(read_table(LONG)) == {**expected, **ST}


def test_a_column_of_targets_beside_no_account_is_one_of_results() -> None:
    """Where the rows are no stocks and flows."""
    table = "Tiêu chí|Chỉ tiêu giao|Kết quả\nSưu tra lập mới|25|20\nHiềm nghi lập mới|4|3"
    assert values(read_table(table)) == {}


@pytest.mark.parametrize(
    ("came", "went", "alone"), [("Thêm", "Bớt", True), ("+", "-", False), ("THÊM", "BỚT", True)]
)
def test_words_that_head_flows_side_by_side(came: str, went: str, alone: bool) -> None:
    """A sign alone heads nothing."""
    table = f"Mảng|Trước|{came}|{went}|Nay\nSưu tra|130|20|8|142"
    assert values(read_table(table)) == ST
    read = values(read_table(f"Mảng|Trước|{came}|Nay\nSưu tra|130|20|142"))
    assert ("ST.added" in read) == alone


SYMBOLS = """
Nội dung|Đặc tình (LT)|>|>|Cơ sở bí mật (LC)|Tổng cộng
<|Loại 1|Loại 2|Cộng|<|<
Xây dựng mới|1|1|2|4|6"""


def test_a_sum_of_symbols_is_of_their_line_of_work() -> None:
    """Of all columns before it; with another among them it is of nobody known."""
    assert values(read_table(SYMBOLS))["CTVBM.added"] == 6
    other = SYMBOLS.replace("|Cơ sở bí mật (LC)", "|Vụ").replace("|4|", "|7|")
    assert "CTVBM.added" not in values(read_table(other))


WEEK = "CÔNG AN HUYỆN MẪU\nBÁO CÁO TUẦN\n(từ {} đến 14/6/2023)\n1. Sưu tra: lập mới 02"


@pytest.mark.parametrize("day", ["08/6", "ngày 08/6", "08/6/2023"])
def test_a_stretch_whose_first_day_leaves_out_the_year(day: str) -> None:
    """It is the last such day before the other."""
    period = read_text(WEEK.format(day)).period
    assert period is not None
    assert (str(period.start), str(period.end)) == ("2023-06-08", "2023-06-14")
    year = read_text("BÁO CÁO\n(từ 15/10 đến 14/10/2024)\n1. Sưu tra: lập mới 02").period
    assert year is not None
    assert str(year.start) == "2023-10-15"


def test_a_share_before_a_day_begins_no_stretch() -> None:
    """``lập mới 03/04 đến ngày …``: three of four."""
    report = read_lines("1. Sưu tra: lập mới 03/04 đến ngày 14/10/2024")
    assert values(report) == {}


SENTENCES = """
Mảng|{}|{}
Sưu tra|Đầu kỳ: 120; lập mới: 25|Đầu kỳ: 130; lập mới: 20; thanh loại: 08; hiện có: 142"""


@pytest.mark.parametrize(
    ("other", "own"),
    [("Năm 2023", "Năm 2024"), ("Kế hoạch", "Kết quả"), ("Công an tỉnh", "Đơn vị")],
)
def test_a_column_of_sentences_is_read_under_its_heading(other: str, own: str) -> None:
    """What stands under another year, a plan, or another unit is none of the report's figures."""
    assert values(read_table(SENTENCES.format(other, own))) == ST


SIDES = """
A. SƯU TRA||||||B. CÁC MẢNG KHÁC||
Danh mục|Đầu kỳ|Lập mới|Thanh loại|Cuối kỳ||Mảng|Lập mới|Kết thúc
Danh mục I|12|1|2|11||Điều tra cơ bản|3|1
Danh mục II|118|19|6|131||Hiềm nghi|6|7
Tổng số|130|20|8|142||||
Số liệu năm 2023||||||||
Mảng|Đầu kỳ|Lập mới|Thanh loại|Cuối kỳ||||
Sưu tra|120|25|15|130||||"""


def test_tables_of_other_headings_side_by_side_are_two() -> None:
    """Each with its title; what stands below both stands over neither."""
    told = values(read_table(SIDES, sheet="BC"))
    assert told == told | ST
    assert (told["ST.current.II"], told["DTCB.added"], told["HN.removed"]) == (131, 3, 7)
    assert {name.partition(".")[0] for name in told} == {"ST", "DTCB", "HN"}


def test_what_is_right_and_what_was_reported() -> None:
    """A letter that puts figures right states those in the column of the right ones."""
    table = (
        "Nội dung|Số đã báo cáo (sai)|Số liệu đúng\nI. Sưu tra|>|>\nLập mới|29|20\nHiện có|150|142"
    )
    assert values(read_table(table)) == {"ST.added": 20, "ST.current": 142}


PARTS = """
Mảng|Phân loại|Chỉ số|Số lượng
Sưu tra|Loại A|Đầu kỳ|38
||Hiện có|40
|Loại B|Đầu kỳ|92
||Hiện có|102"""


def test_places_left_empty_are_filled_from_above() -> None:
    """Each from its own column; a heading between ends that, and a sign says the same."""
    parts = {"opening.A": 38, "current.A": 40, "opening.B": 92, "current.B": 102}
    expected = {f"ST.{name}": value for name, value in parts.items()}
    assert values(read_table(PARTS)) == expected
    assert values(read_table(PARTS.replace("\n||", '\n"||').replace("\n|L", "\nnt|L"))) == expected
    table = "Mảng|Chỉ số|Số lượng\nChuyên án VA|Đầu kỳ|2\nII. Hiềm nghi|>|>\n|Hiện có|3"
    assert values(read_table(table)) == {"CA.opening.VA": 2, "HN.current": 3}
    table = "Mảng|Cấp|Hiện có\nChuyên án VA|Cấp huyện|3\n|Cấp xã|2"
    assert set(values(read_table(table))) == {"CA.current.huyện.VA", "CA.current.xã.VA"}


FLOWS = {"ST.opening": 240, "ST.added": 33, "ST.removed": 25, "ST.current": 248}
INTRODUCED = [
    ("Tăng|>|Giảm\n<|<|Tổng số|Trong đó lập mới|<", "33|30|25", {"ST.added.opened": 30}),
    ("Tăng|Trong đó: lập mới|Giảm\n<|<|<|<|<", "33|30|25", {"ST.added.opened": 30}),
    ("Tăng|Giảm|Trong đó khởi tố\n<|<|<|<|<", "33|25|7", {"ST.removed.closing-prosecuted": 7}),
    ("Tăng|Giảm|Trong đó lập mới\n<|<|<|<|<", "33|25|7", {}),
    ("Tăng|Trong đó nữ|Giảm\n<|<|<|<|<", "33|30|25", {}),
]


@pytest.mark.parametrize(("heads", "row", "parts"), INTRODUCED)
def test_a_column_that_is_introduced_counts_a_known_way_or_nothing(
    heads: str, row: str, parts: dict[str, int]
) -> None:
    """Of the column beside it, and never a second sum."""
    above, below = heads.split("\n")
    table = f"TT|Mảng công tác|Kỳ trước chuyển sang|{above}|Hiện có\n{'<|' + below}|<\n"
    found = values(read_table(f"{table}1|Sưu tra|240|{row}|248"))
    assert found == FLOWS | parts
