"""Whose figures they are: of the unit that reports, of one under it, or not to be told.

Where it cannot be told, the figures are listed as not read.
"""

from __future__ import annotations

import pytest

from projections.documents.lines.document import Document, ReportLine, Where
from projections.inspection.reading.frames.holders import is_anothers, rank
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.read import read_report
from projections.inspection.reading.stated.values import StatedReport
from tests.projections.made_reports import HEAD, failing, read_lines, read_text, values
from tests.projections.made_tables import read_table, table_lines

Read = dict[str, int | None]

ROWS = "Mảng|Đầu kỳ|Hiện có\nSưu tra|{}|{}"
SAID = "1. Sưu tra: đầu kỳ {}, hiện có {}."


def of(holder: str, opening: int, current: int) -> Read:
    """What is read of a holder's files; of the whole where the holder is empty."""
    end = f".{holder}" if holder else ""
    return {f"ST.opening{end}": opening, f"ST.current{end}": current}


def read_workbook(*sheets: tuple[str, str], before: str = HEAD) -> StatedReport:
    """A workbook with these sheets, below a head of its own."""
    shown = before.splitlines()
    lines = [ReportLine(text, Where(text, paragraph=at)) for at, text in enumerate(shown)]
    lines += [line for name, text in sheets for line in table_lines(text, sheet=name)]
    return read_report(Document("so.xlsx", "xlsx", "", tuple(lines)), year_end_form())


WORKBOOKS = {
    "below the title": ("Biểu 1", "Biểu 2", "BÁO CÁO THỐNG KÊ\n{}\n"),
    "behind a label": ("Biểu 1", "Biểu 2", "BÁO CÁO THỐNG KÊ\nĐơn vị: {}\n"),
    "in the cell beside a label": ("Biểu 1", "Biểu 2", "BÁO CÁO THỐNG KÊ\nĐơn vị:|{}\n"),
    "in a merged title": ("Biểu 1", "Biểu 2", "SỐ LIỆU CỦA {}|>|>\n"),
    "in a letterhead": ("Biểu 1", "Biểu 2", "CÔNG AN HUYỆN MẪU\n{}\nTHỐNG KÊ SỐ LIỆU\n"),
    "by the name of the sheet": ("Đội HS", "Đội KT", ""),
}


@pytest.mark.parametrize("where", WORKBOOKS)
def test_a_sheet_for_each_team_is_the_teams(where: str) -> None:
    """Wherever the team stands on its sheet."""
    one, other, head = WORKBOOKS[where]
    first = head.format("Đội HS") + ROWS.format(10, 12)
    report = read_workbook((one, first), (other, head.format("Đội KT") + ROWS.format(20, 22)))
    assert of("Đội-HS", 10, 12) | of("Đội-KT", 20, 22) == values(report)
    assert "CÔNG AN HUYỆN MẪU" == report.unit


def test_who_reports_is_whom_all_sheets_name() -> None:
    """Though no sheet names nobody else; a sheet for the whole is the whole's."""
    head = "CÔNG AN HUYỆN MẪU\n{}\nTHỐNG KÊ SỐ LIỆU năm 2024\n"
    whole = ("Chung", head.format("Năm 2024") + ROWS.format(30, 34))
    first = ("HS", head.format("Đội Hình sự") + ROWS.format(10, 12))
    other = ("MT", head.format("Đội Ma túy") + ROWS.format(20, 22))
    report = read_workbook(whole, first, other, before="")
    assert "CÔNG AN HUYỆN MẪU" == report.unit
    teams = of("Đội-Hình-sự", 10, 12) | of("Đội-Ma-túy", 20, 22)
    assert of("", 30, 34) | teams == values(report)


def test_short_names_of_sheets_tell_teams_apart_and_name_none() -> None:
    """``HS`` is files, or a team; ``Ma túy`` a field, or a team."""
    names = {"Tổng hợp": 30, "HS": 10, "Đ2": 14, "Ma túy": 6}
    sheets = [(name, ROWS.format(count, count + 2)) for name, count in names.items()]
    assert {} == values(read_workbook(*sheets[1:]))


def test_a_code_among_units_is_somebodys() -> None:
    """Whatever it counts; alone it may number the sheet."""
    sheets = [("Đội Kinh tế", ROWS.format(10, 12)), ("CB01", "Mảng|Hiện có\nHiềm nghi|3")]
    assert of("Đội-Kinh-tế", 10, 12) == values(read_workbook(*sheets))
    assert {"HN.current": 3} == values(read_workbook(sheets[1]))


def test_the_name_on_a_sheet_may_have_marks_around_it() -> None:
    """``- Đội 1 -``, ``(Đội 1)``."""
    for name in ("- Đội 1 -", "(Đội 1)"):
        sheet = ("Biểu 1", f"BÁO CÁO\n{name}\n" + ROWS.format(1, 2))
        assert of("Đội-1", 1, 2) == values(read_workbook(sheet))


def test_a_unit_whose_place_is_left_empty_below_it() -> None:
    """Is that above, where the row names a line of work; a sum is of all."""
    rows = "Đơn vị|Mảng|Hiện có\nĐội 1|Sưu tra|1\n|Hiềm nghi|2\nCộng|Sưu tra|3\n|Hiềm nghi|4"
    teams = {"ST.current.Đội-1": 1, "HN.current.Đội-1": 2}
    assert teams | {"ST.current": 3, "HN.current": 4} == values(read_table(rows))


def test_a_unit_with_a_name_like_no_units() -> None:
    """Behind the only label it is who reports; sums do not fail where a team was not read."""
    sheet = ("Biểu 1", "THỐNG KÊ\nĐơn vị: Bảo vệ Mẫu\n" + ROWS.format(1, 2))
    report = read_workbook(sheet, before="")
    assert ("Bảo vệ Mẫu", of("", 1, 2)) == (report.unit, values(report))
    line = "- {}: đầu kỳ {}, lập mới {}, thanh loại 0, hiện có {}.\n"
    rows = [("Đội 1", 1, 2, 3), ("Đội 2", "1x", 0, 1), ("Toàn đơn vị", 2, 2, 4)]
    assert [] == failing(read_lines("1. Sưu tra\n" + "".join(line.format(*row) for row in rows)))


NOBODY = [
    "Cán bộ CB02", "Đ/c Hùng", "DHS", "TỔNG HỢP", "Ban chỉ huy", "Nhóm địa bàn số 1", "Cụm 3", "CÔNG AN TỈNH MẪU",
    "Công an huyện Nam Mẫu", "Cán bộ mã số KM-01", "KM-01",
]  # fmt: skip


@pytest.mark.parametrize("name", NOBODY)
def test_sections_of_nobody_known_are_not_read(name: str) -> None:
    """Numbered or not, over lines of work, below one, over a table, between its rows."""
    said = SAID.format(5, 7)
    below = f"1. Công tác sưu tra\n1.1. {name}\n- Đầu kỳ 5, hiện có 7."
    texts = (f"I. {name}\n{said}", f"{name}\n{said}", below)
    reports = [read_lines(text) for text in texts]
    reports += [read_table(ROWS.format(5, 7), before=name)]
    reports += [read_table(f"Mảng|Đầu kỳ|Hiện có\n{name}||\nSưu tra|5|7")]
    assert [{}] * 5 == [values(report) for report in reports]
    assert all(report.not_read for report in reports)


UNITS: list[tuple[str, Read]] = [
    ("Tổ 1", of("Tổ-1", 5, 7)),
    ("Đội tổng hợp", of("Đội-tổng-hợp", 5, 7)),
    ("ĐỘI TỔNG HỢP", of("ĐỘI-TỔNG-HỢP", 5, 7)),
    ("Đơn vị: DHS", of("DHS", 5, 7)),
    ("Đơn vị: Đội Ma túy", of("Đội-Ma-túy", 5, 7)),
    ("Đơn vị: hồ sơ", of("", 5, 7)),
    ("Công an huyện Mẫu", of("", 5, 7)),
]


@pytest.mark.parametrize(("name", "found"), UNITS)
def test_sections_of_units(name: str, found: Read) -> None:
    """Over lines of work and over a table."""
    second = "\nĐơn vị: Đội 9\n1. Hiềm nghi: hiện có 1."  # one label alone says who reports
    read = values(read_lines(f"{name}\n{SAID.format(5, 7)}{second}"))
    assert found | {"HN.current.Đội-9": 1} == read
    if "Đơn vị" not in name:
        assert found == values(read_table(ROWS.format(5, 7), before=name))


@pytest.mark.parametrize("whole", ["Toàn đơn vị", "Tổng cộng", "Công an huyện Mẫu"])
def test_a_heading_back_to_the_whole(whole: str) -> None:
    """Ends the team before it; so does a sentence that speaks of the whole."""
    team = f"Đội Hình sự\n{SAID.format(5, 7)}\n"
    both = of("Đội-Hình-sự", 5, 7) | of("", 11, 13)
    assert both == values(read_lines(f"{team}{whole}\n{SAID.format(11, 13)}"))
    if whole.startswith("Toàn"):
        read = values(read_lines(f"{team}{whole} đầu kỳ 11 đối tượng sưu tra, hiện có 13."))
        assert both == read


@pytest.mark.parametrize(
    "wider",
    ["Toàn tỉnh", "Toàn quốc", "Toàn lực lượng", "Toàn ngành", "Cả nước", "Trên địa bàn tỉnh"],
)
def test_what_is_of_more_than_the_unit(wider: str) -> None:
    """Is none of its figures."""
    text = f"1. Sưu tra\n- {wider} hiện có 500 đối tượng.\n- Hiện có 50."
    assert {"ST.current": 50} == values(read_lines(text))


@pytest.mark.parametrize(
    ("department", "read"),
    [
        ("PHÒNG HỒ SƠ NGHIỆP VỤ", {"ST.current": 500}),
        ("PHÒNG THAM MƯU", {"ST.current": 500}),
        ("PHÒNG CẢNH SÁT HÌNH SỰ", {}),
    ],
)
def test_a_department_that_reports_for_its_province(department: str, read: dict[str, int]) -> None:
    """Of others' reports the whole province is none of the department's figures."""
    head = HEAD.replace("CÔNG AN HUYỆN MẪU", department)
    text = f"{head}\n1. Sưu tra\n- Toàn tỉnh hiện có 500 đối tượng."
    assert read == values(read_text(text))


def test_branches_named_as_teams_are_not_told_apart() -> None:
    """In small letters they are branches."""
    line = "1. Sưu tra\n- Lập mới 04 ({} 03, {} 01)"
    assert {"ST.added": 4} == values(read_lines(line.format("Hình sự", "Ma túy")))
    found = values(read_lines(line.format("hình sự", "ma túy")))
    assert {"ST.added": 4, "ST.added.hình-sự": 3, "ST.added.ma-túy": 1} == found


def test_a_table_is_of_the_line_of_work_of_its_numbered_title() -> None:
    """``Biểu 1.``, ``Phụ lục 2:``, ``Bảng số 3 -``."""
    before = "1. Công tác sưu tra\n- Hiện có 9.\n{} Vai ảo"
    rows = "Đơn vị|Hiện có\nĐội 1|1"
    for title in ("Biểu 1.", "Phụ lục 2:", "Bảng số 3 -", "Mẫu A."):
        found = values(read_table(rows, before=before.format(title)))
        assert {"ST.current": 9, "VAI_AO.current.Đội-1": 1} == found


def test_a_word_not_known_behind_a_teams_name_is_no_part_of_it() -> None:
    """And the team's other figures are the team's."""
    found = values(read_lines("1. Sưu tra\n- Hiện có 9.\n- CAX Bắc: gối đầu: 01, lập mới: 1."))
    assert {"ST.current": 9, "ST.added.CAX-Bắc": 1} == found


@pytest.mark.parametrize("name", ["Toàn đơn vị", "Tổng cộng"])
def test_the_whole_is_no_part_of_the_team_before_it(name: str) -> None:
    """Though it begins with a word that is not known."""
    lines = "- Tổ 3: đầu kỳ 1, lập mới 1, hiện có 2.\n- {}: gối đầu 01, lập mới 02, hiện có 03."
    team = of("Tổ-3", 1, 2) | {"ST.added.Tổ-3": 1}
    whole = {"ST.added": 2, "ST.current": 3}
    assert team | whole == values(read_lines(f"1. Sưu tra\n{lines.format(name)}"))


def test_a_year_before_over_lines_of_work() -> None:
    """``Kết quả năm 2023 như sau:`` holds to the next of its kind."""
    said = "- Sưu tra: đầu kỳ {}, hiện có {}.\n"
    text = f"Kết quả năm 2023 như sau:\n{said}Kết quả năm 2024 như sau:\n{said}"
    assert of("", 3, 4) == values(read_lines(text.format(1, 2, 3, 4)))


HEADS = [
    ("PHÒNG CẢNH SÁT ĐIỀU TRA TỘI PHẠM\nVỀ MA TÚY", "PHÒNG CẢNH SÁT ĐIỀU TRA TỘI PHẠM VỀ MA TÚY"),
    ("CÔNG AN HUYỆN\nBẮC MẪU", "CÔNG AN HUYỆN BẮC MẪU"),
    ("ĐẢNG BỘ CÔNG AN HUYỆN MẪU\nCHI BỘ ĐỘI HÌNH SỰ", "ĐỘI HÌNH SỰ"),
    ("CÔNG AN HUYỆN MẪU\nBan Chuyên đề", "Ban Chuyên đề"),
]


@pytest.mark.parametrize(("lines", "unit"), HEADS)
def test_names_in_a_letterhead(lines: str, unit: str) -> None:
    """Over two lines, behind a party's word, or on lines of their own."""
    assert unit == read_text(f"CÔNG AN TỈNH MẪU\n{lines}\nSố: 1/BC\nBÁO CÁO\nnăm 2024").unit


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Tổ 1", 1),
        ("Đội Hình sự Công an huyện Mẫu", 2),
        ("Công an xã Mẫu", 3),
        ("Cụm Công an xã số 1", 4),
        ("Công an thị xã Mẫu", 5),
        ("CAT Mẫu", 6),
        ("Bộ Công an", 7),
        ("Mẫu", 0),
    ],
)
def test_levels_of_names(name: str, level: int) -> None:
    """The first that is named, in whole words."""
    assert level == rank(name, year_end_form())


def test_another_unit_is_none_under_the_reporting_one() -> None:
    """One of its level or above; where the level is not known, nobody is another."""
    form = year_end_form()
    assert is_anothers("Công an huyện Nam", "Công an huyện Mẫu", form)
    assert not is_anothers("Công an xã Nam", "Công an huyện Mẫu", form)
    assert not is_anothers("Công an huyện Nam", "", form)


PROVINCE = "CÔNG AN TỈNH MẪU\nPHÒNG THAM MƯU\nBÁO CÁO\nTừ ngày 15/10/2023 đến ngày 14/10/2024\n1. Sưu tra\n"


@pytest.mark.parametrize("names", ["TP Hà An|TX Bến Đò", "thị xã Bến Đò|huyện Hà An|thành phố Mẫu"])
def test_towns_hold_what_a_list_says(names: str) -> None:
    """``TP``, ``TX`` and the words for them begin a unit's name, as ``huyện`` does."""
    shown = "; ".join(f"{name}: 1{at}" for at, name in enumerate(names.split("|")))
    report = read_text(f"{PROVINCE}- Lập mới: 33 hồ sơ ({shown}).")
    told = {
        f"ST.added.{name.replace(' ', '-')}": 10 + at for at, name in enumerate(names.split("|"))
    }
    assert {"ST.added": 33, **told} == values(report)


@pytest.mark.parametrize("name", ["TX Bến Đò", "thị xã Bến Đò", "TP Hà An"])
def test_a_town_does_not_stand_under_a_district(name: str) -> None:
    """Nor what is below its name."""
    assert {"ST.added": 33} == values(read_lines(f"1. Sưu tra\n- Lập mới: 33 ({name}: 33)"))
    assert {} == values(read_lines(f"{name}\n1. Sưu tra\n- Lập mới: 33"))


def test_the_bare_word_for_a_town_names_none() -> None:
    """Of two such, which they are is not said."""
    found = read_text(f"{PROVINCE}- Lập mới: 33 hồ sơ (thành phố: 15; thị xã: 18).")
    assert {"ST.added": 33} == values(found)
    assert 2 == len(found.not_read)
