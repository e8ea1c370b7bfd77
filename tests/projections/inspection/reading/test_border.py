"""Every place over a number: a word that is not known to be harmless there leaves it unread.

Each text is read twice: with a harmless word in its place, and with one that may narrow it.
"""

from __future__ import annotations

import pytest

from tests.projections.made_reports import failing, read_lines, values
from tests.projections.made_tables import read_table

HARMLESS = "Kết quả"
ODD = ["Người nước ngoài", "Chuyên đề cao điểm", "Học viên thực tập"]
READ = {"ST.opening": 10, "ST.current": 12}
STATED = "- Đầu kỳ: 10\n- Hiện có: 12"

TEXTS = {
    "the heading of the line of work": f"1. Sưu tra: @\n{STATED}",
    "a bracket of that heading": f"1. Sưu tra (@)\n{STATED}",
    "a heading above it": f"A. @\n1. Sưu tra\n{STATED}",
    "a heading below it": f"1. Sưu tra\n1.1. @\n{STATED}",
    "a line above a list": f"1. Sưu tra\n@\n{STATED}",
    "a dash above a list": "1. Sưu tra\n- @\n+ Đầu kỳ: 10\n+ Hiện có: 12",
    "words before a colon": "1. Sưu tra\n@: đầu kỳ 10, hiện có 12.",
    "words before a comma": "1. Sưu tra\n@, đầu kỳ 10, hiện có 12.",
    "two topics": "1. Sưu tra\n@, toàn đơn vị, đầu kỳ 10, hiện có 12.",
    "a dash behind": "1. Sưu tra\n- Đầu kỳ 10 - @\n- Hiện có 12 - @",
}
TABLES = {
    "a line above a table": ("@", "Mảng|Đầu kỳ|Hiện có\nSưu tra|10|12"),
    "a title above a table": ("Số liệu @", "Mảng|Đầu kỳ|Hiện có\nSưu tra|10|12"),
    "a row that heads rows": ("", "Mảng|Đầu kỳ|Hiện có\n@||\nSưu tra|10|12"),
    "a row over two lines of work": (
        "",
        "Mảng|Đầu kỳ|Hiện có\nA. @||\nI. Công tác||\nSưu tra|10|12",
    ),
    "the row's own name": ("", "Mảng|Đầu kỳ|Hiện có\nSưu tra @|10|12"),
    "the columns": ("", "Mảng|Đầu kỳ @|Hiện có @\nSưu tra|10|12"),
    "the table's corner": ("", "@|Đầu kỳ|Hiện có\nSưu tra|10|12"),
}


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("place", TEXTS)
def test_a_word_that_is_not_known_over_a_sentence(place: str, odd: str) -> None:
    """It closes what stands below; a known one does not."""
    text = TEXTS[place]
    assert READ == values(read_lines(text.replace("@", HARMLESS)))
    assert {} == values(read_lines(text.replace("@", odd)))


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("place", TABLES)
def test_a_word_that_is_not_known_over_a_cell(place: str, odd: str) -> None:
    """It closes what stands below or beside; a known one does not."""
    before, table = TABLES[place]
    said = [read_table(table.replace("@", it), before.replace("@", it)) for it in (HARMLESS, odd)]
    assert [READ, {}] == [values(one) for one in said]


def test_an_indented_row_is_of_the_row_above_that_is_not_understood() -> None:
    """Its classes are none of the line's."""
    rows = "Sưu tra|28|30\nNgười nước ngoài|10|12\n- Loại A|3|4\n- Loại B|7|8"
    found = values(read_table(f"Mảng|Đầu kỳ|Hiện có\n{rows}"))
    assert {"ST.opening": 28, "ST.current": 30} == found


PAPERS = [
    "Thực hiện Kế hoạch số 12/KH-CAT ngày 05/01/2024 của Công an tỉnh Mẫu",
    "Triển khai thực hiện Chỉ thị số 05 của Bộ Công an",
    "Căn cứ Kế hoạch của Công an tỉnh",
]


@pytest.mark.parametrize("paper", PAPERS)
def test_who_wrote_a_paper_holds_nothing(paper: str) -> None:
    """What was done by it is the unit's own; what a paper says alone is planned."""
    done = f"1. Sưu tra\n{paper}, trong năm Công an huyện đã lập mới 05 hồ sơ, kết thúc 02 hồ sơ."
    assert {"ST.added": 5, "ST.removed": 2} == values(read_lines(done))
    planned = "1. Sưu tra\nTheo Kế hoạch số 12/KH-CAT của Công an tỉnh, lập mới 05 hồ sơ."
    assert {} == values(read_lines(planned))


TOGETHER = [
    "Công an các xã, phường",
    "Các xã, thị trấn",
    "Các đội",
    "CA xã",
    "Công an các xã và thị trấn",
]


@pytest.mark.parametrize("units", TOGETHER)
def test_all_units_of_a_kind_together_hold_what_they_are_said_to(units: str) -> None:
    """Beside a team that may be one of them, so that they are not added up with it; as a topic in
    the middle of a sentence, which may only be told to do something, they hold nothing.
    """
    text = f"1. Sưu tra\n- Hiện có 30.\n- {units}: hiện có 25.\n- Đội Hình sự: hiện có 10."
    report = read_lines(text)
    name = units.replace(" ", "-")
    found = {"ST.current": 30, f"ST.current.{name}": 25, "ST.current.Đội-Hình-sự": 10}
    failing_here = [] if "đội" in units else ["level"]
    assert (found, failing_here) == (values(report), [one.rule for one in failing(report)])
    told = "1. Sưu tra\n- Đã chỉ đạo {} lập mới 25 đối tượng."
    assert {} == values(read_lines(told.format(units.lower())))


@pytest.mark.parametrize("units", ["Các đơn vị", "Đội Ma túy, các xã", "Đội 1, Đội 2"])
def test_several_units_of_no_kind_are_none_known(units: str) -> None:
    """Beside a team that is one."""
    text = f"1. Sưu tra\n- {units}: đầu kỳ 20, hiện có 25.\n- Đội Hình sự: hiện có 10."
    report = read_lines(text)
    assert ({"ST.current.Đội-Hình-sự": 10}, []) == (values(report), failing(report))


@pytest.mark.parametrize(
    "name", ["Đội Cảnh sát điều tra tội phạm về kinh tế - ma túy", "ĐỘI CẢNH SÁT KINH TẾ - MA TÚY"]
)
def test_a_teams_long_name_is_one(name: str) -> None:
    """Small words and a dash belong to it."""
    found = values(read_lines(f"1. Sưu tra\n- {name}: đầu kỳ 10, hiện có 12."))
    code = name.replace(" ", "-")
    assert {f"ST.opening.{code}": 10, f"ST.current.{code}": 12} == found


def test_numbers_divided_by_slashes_are_none_of_them_a_count() -> None:
    """Whatever order a heading gives them."""
    order = "1. Sưu tra (đầu kỳ/lập mới/kết thúc/hiện còn)"
    assert {} == values(read_lines(f"{order}\n+ Đội Hình sự: 12/3/2/13;\n+ Đội Ma túy: 10/4/1/13."))


def test_what_a_part_that_is_not_understood_goes_on_to_count_is_its() -> None:
    """Its own measure makes the next ones its as well."""
    said = "1. Sưu tra\n- Hiện có 12 đối tượng. {} người nước ngoài lập mới 02, thanh loại 01."
    for word in ("Trong đó", "Riêng"):
        assert {"ST.current": 12} == values(read_lines(said.format(word)))


def test_a_branch_beside_other_registers_may_be_one() -> None:
    """Only where the branches are all of the total they divide it."""
    stated = "1. Sưu tra\nHiện đang quản lý 40 đối tượng.\n+ Hình sự: 27\n"
    found = values(read_lines(f"{stated}+ Tù tha: 13\n+ Đặc xá: 5"))
    assert {"ST.current": 40} == found
    parts = {"ST.current.hình-sự": 27, "ST.current.ma-túy": 13}
    assert {"ST.current": 40} | parts == values(read_lines(f"{stated}+ Ma túy: 13"))


def test_parts_by_several_dimensions_that_add_up_together_accuse_nobody() -> None:
    """Neither are all there is."""
    text = "1. Sưu tra\n- Lập mới 06 đối tượng, gồm: loại A 03, loại B 02, nguồn khác 01."
    assert [] == failing(read_lines(text))


def test_a_heading_may_say_how_many_units_there_are() -> None:
    """It is a heading all the same: what stands below is of the level, the last of the whole."""
    text = (
        "I. CẤP HUYỆN (06 đội)\n1. Sưu tra\n- Đầu kỳ: 4\n- Hiện có: 5\n"
        "II. CẤP XÃ (11 xã, 01 thị trấn)\n1. Sưu tra\n- Đầu kỳ: 6\n- Hiện có: 7\n"
        "III. TOÀN HUYỆN\n1. Sưu tra: đầu kỳ 10, hiện có 12."
    )
    below = {"ST.opening.huyện": 4, "ST.current.huyện": 5, "ST.opening.xã": 6, "ST.current.xã": 7}
    assert READ | below == values(read_lines(text))


@pytest.mark.parametrize("units", ["Công an các huyện, thành phố", "Các quận và huyện"])
def test_several_units_of_another_level_are_nobodys(units: str) -> None:
    """Whatever the levels and whatever joins them."""
    text = f"1. Sưu tra\n{units} hiện quản lý 2.118 đối tượng, lập mới 260, kết thúc 231."
    assert {} == values(read_lines(text))
