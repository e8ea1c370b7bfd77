"""Turns of phrase of teams, districts and departments, each beside one that means something else."""

from __future__ import annotations

import pytest

from tests.projections.made_reports import failures, read_lines, read_text, values
from tests.projections.made_tables import read_table

Read = dict[str, int | None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # some of a total that is named first, or left to another line
        (
            "1. Sưu tra\nTrong số 31 đối tượng lập mới có 19 đối tượng thuộc danh mục III.",
            {"ST.added": 31, "ST.added.III": 19},
        ),
        (
            "1. Sưu tra\nTrong số các đối tượng đưa ra khỏi diện có 12 đối tượng bị bắt, 05 chết.",
            {"ST.removed": None, "ST.removed.closing-arrested": 12, "ST.removed.closing-died": 5},
        ),
        ("1. Sưu tra\nTrong số 15 xã của huyện có 12 xã lập mới 30 đối tượng.", {}),
        ("1. Sưu tra\nTrong số 30 đối tượng dự kiến lập mới có 12 loại A.", {}),
        ("1. Sưu tra\nTrong số 30 đối tượng lập mới của Công an tỉnh có 12 loại A.", {}),
        # cases of a branch, and units whose short name is a line's or a symbol's
        (
            "1. Chuyên án\nXác lập mới 05 CA (01 CA kinh tế, 04 CA ma túy).",
            {"CA.added": 5, "CA.added.kinh-tế": 1, "CA.added.ma-túy": 4},
        ),
        ("1. Chuyên án\nXác lập mới 05 CA (CA huyện Đông 02).", {"CA.added": 5}),
        # under whom the work was done, and who did it
        (
            "1. Sưu tra\nThực hiện sự chỉ đạo của Công an huyện Mẫu, đã lập mới 05 đối tượng.",
            {"ST.added": 5},
        ),
        ("1. Sưu tra\nCông an huyện Đông chỉ đạo lập mới 05 đối tượng.", {}),
        # what is assigned is none of what there is
        (
            "1. Điều tra cơ bản\nĐược phân công ĐTCB 03 lĩnh vực, 02 địa bàn. Hiện có 05 hồ sơ.",
            {"DTCB.current": 5},
        ),
        # all that was handled, told by what was there and what came
        (
            "1. Chuyên án\nĐấu tranh 04 chuyên án (kỳ trước chuyển sang 01, xác lập mới 03).",
            {"CA.handled": 4, "CA.opening": 1, "CA.added": 3},
        ),
        ("1. Chuyên án\nĐấu tranh 04 chuyên án (xác lập mới 03).", {}),
        # a way of closing that is a word for removals, in a list that was announced
        (
            "1. Sưu tra\n- Giảm: 28, trong đó:\n- Chết: 05\n- Bị bắt, xử lý: 09\n- Thanh loại: 14",
            {
                "ST.removed": 28,
                "ST.removed.closing-died": 5,
                "ST.removed.closing-arrested": 9,
                "ST.removed.closing-reviewed_out": 14,
            },
        ),
        # the stock that the one of now is compared with
        (
            "1. CTVBM\nHiện có 41 CTVBM. So với đầu kỳ (38 CTVBM) tăng 03.",
            {"CTVBM.current": 41, "CTVBM.opening": 38},
        ),
        ("1. CTVBM\nNăm 2023: hiện có 41 CTVBM, so với đầu kỳ (38 CTVBM) tăng 03.", {}),
        # nothing now
        ("1. Chuyên án\nHiện không còn chuyên án nào.", {"CA.current": 0}),
        ("1. Sưu tra\nHiện không có đối tượng truy nã; đang quản lý 45.", {"ST.current": 45}),
    ],
)
def test_a_turn_and_its_neighbour(text: str, expected: Read) -> None:
    """Each is read as it is meant; its neighbour is not."""
    assert expected == values(read_lines(text))


def test_a_cell_with_a_whole_account_is_read_by_weak_words_too() -> None:
    """``xác lập 04`` between both stocks came in the period; beside one alone it may be a result."""
    head = "TT|Tiêu chí|Kết quả đạt được|Chỉ tiêu được giao|Ghi chú\n"
    account = "Đầu kỳ 01; xác lập 04; kết thúc 03; hiện có 02"
    whole = read_table(f"{head}1|Công tác hiềm nghi|{account}||Hoàn thành")
    assert values(whole).get("HN.added") == 4
    alone = read_table(f"{head}1|Công tác hiềm nghi|xác lập 04 hồ sơ||Hoàn thành")
    assert "HN.added" not in values(alone)


def test_what_was_transferred_is_told_by_the_column_of_what_came_so() -> None:
    """``Chuyển đi`` is a way of closing beside such ways, and a transfer beside ``Chuyển đến``."""
    moved = read_table(
        "Mảng|Đầu kỳ|Tăng|>|Giảm|>|Hiện có\n"
        "<|<|Lập mới|Nơi khác chuyển đến|Kết thúc|Chuyển đi|<\n"
        "Sưu tra|64|4|1|2|1|66"
    )
    assert values(moved).get("ST.removed.transferred") == 1
    left = read_table(
        "Mảng|Đầu kỳ|Lập mới|Giảm|>|>|Hiện có\n<|<|<|Chết|Chuyển đi|Bị bắt|<\nSưu tra|64|5|1|1|1|66"
    )
    assert values(left).get("ST.removed.closing-left_area") == 1


BARE = "Đơn vị|Đầu kỳ|Tăng|Giảm|Cuối kỳ|Loại|>\n<|<|<|<|<|A|B\n"


def test_columns_without_a_measure_divide_what_they_add_up_to() -> None:
    """In every row, and one measure alone."""
    rows = "Đội 1|20|4|3|21|8|13\nĐội 2|30|2|1|31|11|20\nCộng|50|6|4|52|19|33"
    found = values(read_table(BARE + rows, before="1. Sưu tra"))
    assert (19, 33) == (found.get("ST.current.A"), found.get("ST.current.B"))
    assert found.get("ST.current.Đội-1.A") == 8


@pytest.mark.parametrize(
    "rows",
    [
        "Đội 1|20|4|4|20|8|12\nĐội 2|30|2|2|30|11|19",  # both stocks
        "Đội 1|20|4|3|21|8|13\nĐội 2|30|2|1|31|11|18",  # not in every row
        "Đội 1|20|4|3|21|8|13",  # one row may be chance
    ],
)
def test_columns_that_may_divide_several_or_nothing_are_not_read(rows: str) -> None:
    """They are listed."""
    report = read_table(BARE + rows, before="1. Sưu tra")
    assert not [name for name in values(report) if "A" in name.split(".")[2:]]
    assert any(one.cell.get("class") == "A" for one in report.not_read)


def test_each_line_of_work_heads_its_own_account() -> None:
    """``Trước`` before what came and went below one heading is the opening there."""
    found = values(
        read_table(
            "Đội|Hồ sơ ĐTCB|>|>|>|CTVBM|>|>|>\n"
            "<|Trước|Tăng|Giảm|Còn|Trước|Tăng|Giảm|Còn\n"
            "Tổng|9|1|2|8|12|3|1|14"
        )
    )
    assert (9, 12) == (found.get("DTCB.opening"), found.get("CTVBM.opening"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the line of work, or its symbol below a heading for it
        (
            "HN: tồn 3; lập 2; kt 1; còn 4",
            {"HN.opening": 3, "HN.added": 2, "HN.removed": 1, "HN.current": 4},
        ),
        ("1. Hiềm nghi\n- HN: đầu kỳ 3\n- HV: đầu kỳ 4", {"HN.opening.HN": 3, "HN.opening.HV": 4}),
        # two symbols are neither, but for the name of all
        ("1. CTVBM\nLT, LC: đầu kỳ 15.", {}),
        ("1. CTVBM\nLoại khác: đầu kỳ 15.", {}),
        ("1. Đặc tình, cơ sở bí mật: đầu năm có 15 người.", {"CTVBM.opening": 15}),
        # parts of a year and what was done in all of it
        (
            "1. Chuyên án\nLập mới 05, gồm: quý I: 01, quý II: 04; phá thành công 05 chuyên án.",
            {"CA.added": 5, "CA.removed.closing-solved": 5},
        ),
        # rises and falls of the period, and against another
        (
            "1. CTVBM\nHiện có 11. Trong năm tăng 02 LC, giảm 01 LT.",
            {"CTVBM.current": 11, "CTVBM.added.LC": 2, "CTVBM.removed.LT": 1},
        ),
        ("1. CTVBM\nHiện có 11. Tăng 02 LC, giảm 01 LT.", {"CTVBM.current": 11}),
        # a dash that counts another line of work than the dash before
        (
            "II. Kết quả\n- Công tác sưu tra: lập mới 19 hồ sơ.\n- Xây dựng mới 02 CTVBM.",
            {"ST.added": 19, "CTVBM.added": 2},
        ),
        ("- Công tác sưu tra: lập mới 19.\n- Chuyển sang hiềm nghi 02.", {"ST.added": 19}),
        # what is left behind the flows; without the opening it may be that
        (
            "1. Hiềm nghi\n- Đầu kỳ: 04\n- Lập mới: 03\n- Tồn: 07",
            {"HN.opening": 4, "HN.added": 3, "HN.current": 7},
        ),
        ("1. Hiềm nghi\n- Lập mới: 03\n- Tồn: 05", {"HN.added": 3}),
        ("1. Hiềm nghi\n- Tồn: 04\n- Lập mới: 03", {"HN.opening": 4, "HN.added": 3}),
        # nothing came; nothing of somebody came
        (
            "1. Chuyên án: không phát sinh mới; đang đấu tranh 04 chuyên án; kết thúc 01.",
            {"CA.added": 0, "CA.current": 4, "CA.removed": 1},
        ),
        ("1. Sưu tra\nKhông có đối tượng truy nã, lập mới 03.", {}),
        # the title names the line of work, with its days in a bracket
        (
            "Kết quả thực hiện công tác sưu tra năm 2024 (từ ngày 15/10/2023 đến ngày 14/10/2024)"
            "\n1. Số đối tượng lập hồ sơ mới là: 70 đối tượng.",
            {"ST.added": 70},
        ),
        ("Kết quả công tác phòng chống tội phạm năm 2024\n1. Số lập mới là: 70 đối tượng.", {}),
        # since when a stock is there, and what came then
        ("1. Chuyên án\nChuyển tiếp từ năm 2023: 05 CA.", {"CA.opening": 5}),
        ("1. Chuyên án\nNăm 2023 chuyển tiếp: 05 CA.", {"CA.opening": 5}),
        ("1. Chuyên án\nChuyển tiếp từ năm 2022: 05 CA.", {}),
        ("1. Chuyên án\nLập mới từ năm 2023: 05 CA.", {}),
        # a dash in an announced list is of its line of work
        (
            "1. Số chuyên án xác lập mới: 08; cụ thể:\n- Từ sưu tra: 03.\n- Từ ĐTCB: 05.",
            {"CA.added": 8, "CA.added.source-ST": 3, "CA.added.source-DTCB": 5},
        ),
        ("1. Số chuyên án xác lập mới: 08.\n- Phá án: 06.", {"CA.added": 8}),
        # weak words where the lines above state measures of the same
        (
            "1. Số chuyên án lập mới: 08.\n2. Số chuyên án kết thúc: 07.\n"
            "3. Số chuyên án đang đấu tranh: 06.",
            {"CA.added": 8, "CA.removed": 7, "CA.current": 6},
        ),
        (
            "1. Số chuyên án lập mới: 08.\n2. Số chuyên án kết thúc: 07.\n"
            "3. Lập 02 danh sách chuyên án.",
            {"CA.added": 8, "CA.removed": 7},
        ),
        # two words for removals, of which one names a way as well: all, or both together
        ("1. Sưu tra\n- Kết thúc: 10\n- Thanh loại: 18\n- Hiện có: 187", {"ST.current": 187}),
        ("1. Sưu tra: lập mới 35, kết thúc 10, thanh loại 18.", {"ST.added": 35}),
        ("1. Sưu tra\n- Giảm: 28\n- Thanh loại: 18", {"ST.removed": 28}),
        (
            "1. CTVBM\n- Kết thúc: 10\n- Thanh loại: 10",
            {"CTVBM.removed": 10, "CTVBM.removed#2": 10},
        ),
        # what a plan raises the stock to is planned
        (
            "1. CTVBM\nXây dựng mới 02, nâng tổng số lên 13.",
            {"CTVBM.added": 2, "CTVBM.current": 13},
        ),
        ("KẾ HOẠCH\n1. CTVBM\nXây dựng mới 02, nâng tổng số lên 13.", {}),
    ],
)
def test_another_turn_and_its_neighbour(text: str, expected: Read) -> None:
    """Each is read as it is meant; its neighbour is not."""
    assert expected == values(read_lines(text))


PROVINCE = "BỘ CÔNG AN\nCÔNG AN TỈNH MẪU\nMẫu, ngày 15 tháng 10 năm 2024\nBÁO CÁO\n1. Sưu tra\n"


def test_departments_stand_under_the_province_and_beside_each_other() -> None:
    """``Phòng …`` and ``PC04`` in its report; in a district's they are nobody's."""
    lines = "- Phòng Cảnh sát hình sự: lập mới 48.\n- PC04: lập mới 31."
    found = values(read_text(PROVINCE + lines))
    assert {"ST.added.Phòng-Cảnh-sát-hình-sự": 48, "ST.added.PC04": 31} == found
    assert {} == values(read_lines(f"1. Sưu tra\n{lines}"))


def test_codes_of_departments_head_columns() -> None:
    """Two of them at least; other codes are nobody's."""
    rows = "Loại hồ sơ|{}|{}|Tổng\nSưu tra|48|31|79"
    found = values(read_table(rows.format("PC02", "PC04"), before="1. Hồ sơ lập mới"))
    assert (48, 31, 79) == (found["ST.added.PC02"], found["ST.added.PC04"], found["ST.added"])
    other = values(read_table(rows.format("KM01", "KM02"), before="1. Hồ sơ lập mới"))
    assert {"ST.added": 79} == other


def test_signs_head_what_came_and_what_went() -> None:
    """Both, side by side; one alone is no heading."""
    rows = "Đơn vị|Đầu kỳ|{}|{}|Cuối kỳ\nĐội 1|20|4|3|21"
    found = values(read_table(rows.format("+", "-"), before="1. Sưu tra"))
    assert (4, 3) == (found.get("ST.added.Đội-1"), found.get("ST.removed.Đội-1"))
    assert "ST.added.Đội-1" not in values(read_table(rows.format("-", "-"), before="1. Sưu tra"))


def test_a_rise_of_what_the_words_before_the_number_name() -> None:
    """``Số chuyên án xác lập mới: 11 (…), tăng 03 chuyên án``; of another noun it is not known."""
    against = "so với năm 2023 (09 chuyên án)"
    line = f"Số chuyên án xác lập mới: 11 (09 VA, 02 VX), tăng 03 chuyên án {against}."
    assert ["change"] == [rule for rule, _ in failures(read_lines(f"1. Chuyên án\n{line}"))]
    other = f"Số vụ khám phá: 11 (09 trộm, 02 cướp), tăng 03 chuyên án {against}."
    assert [] == failures(read_lines(f"1. Chuyên án\n{other}"))


def test_a_row_of_the_month_before() -> None:
    """``Tổng số tháng trước`` above what came and went is the opening; of a year it compares."""
    rows = "TT|Nội dung|Số liệu\n1|Tổng số kỳ trước|77\n2|Đưa vào diện|3\n3|Hiện quản lý|80"
    found = values(read_table(rows, before="1. Sưu tra"))
    assert (77, 3, 80) == tuple(found.get(f"ST.{it}") for it in ("opening", "added", "current"))


LETTER = (
    "CÔNG AN TỈNH MẪU\nCÔNG AN HUYỆN TÂN MẪU\nSố: 77/CAH-TH\nTân Mẫu, ngày 16 tháng 10 năm 2024\n"
    "Kính gửi: Phòng PV06\nCông an huyện Tân Mẫu báo cáo số liệu từ 15/10/2023 đến 14/10/2024 như sau:\n"
    "1. Sưu tra: đầu kỳ 291, lập 60."
)


def test_who_says_that_it_reports_is_the_reporting_unit() -> None:
    """In a letter, whatever the name ends in."""
    found = values(read_text(LETTER))
    assert {"ST.opening": 291, "ST.added": 60} == found


@pytest.mark.parametrize("between", ["->", "và"])
def test_two_days_of_a_title_are_no_day_of_a_stock(between: str) -> None:
    """The stock below it is the one of now."""
    head = f"CAH MẪU - ĐỘI QLHC\nSỐ LIỆU THÁNG 10/2024 (15/9/2024 {between} 14/10/2024)"
    text = f"{head}\nI/ ST\n- Thêm: 02\n- Nay: 33"
    assert {"ST.added": 2, "ST.current": 33} == values(read_text(text))


SLIP = "Đội 1|20|4|3|21|8|13\nĐội 2|30|2|1|31|11|20\nĐội 3|10|1|1|10|4|6\n"


@pytest.mark.parametrize(
    ("more", "read"),
    [
        (
            "Đội 4|5|1|2|4|1|3\nĐội 5|8|1|0|9|4|5\nCộng|73|9|7|75|28|48",
            True,
        ),  # one row of six is wrong
        ("Đội 4|5|1|2|4|1|3\nĐội 5|8|1|0|9|4|6\nCộng|73|9|7|75|28|48", False),  # two are
        ("Đội 4|5|1|2|4|1|4", False),  # too few agree
    ],
)
def test_one_slip_among_many_rows_is_found(more: str, read: bool) -> None:
    """What all other rows add up to, that row should: the check finds it."""
    rows = f"Đơn vị|Đầu kỳ|Tăng|Giảm|Cuối kỳ|Loại A|Loại B\n{SLIP}"
    report = read_table(rows + more, "1. Công tác sưu tra")
    named = [one for one in report.figures if one.cell.get("class") == "B"]
    assert bool(named) == read


@pytest.mark.parametrize(
    "name",
    [
        "Đội CSĐTTP về trật tự xã hội",
        "Đội Cảnh sát điều tra tội phạm về tham nhũng, kinh tế, buôn lậu",
        "Đội CSĐTTP về kinh tế, chức vụ",
        "Đội Cảnh sát giao thông - trật tự",
        "Đội Cảnh sát QLHC về trật tự xã hội",
        "Đội CSĐTTP về KT-MT",
    ],
)
def test_a_team_is_named_by_what_it_works_on(name: str) -> None:
    """All of the name, commas and dashes within it."""
    rows = f"Đơn vị|Lập mới|Hiện có\n{name}|5|30\nĐội 2|3|20\nCộng|8|50"
    found = read_table(rows, "1. Công tác sưu tra").figures
    assert [one.value for one in found if one.cell == {"unit": name}] == [5, 30]
