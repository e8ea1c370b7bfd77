"""Layouts in which a figure's line, unit or measure stands far from it: sheets, team headings, tables
without rules, sums of pages.
"""

from __future__ import annotations

import pytest

from projections.documents.lines.document import Document, ReportCell, ReportLine, Where, join_cells
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.read import read_report
from projections.inspection.reading.stated.values import StatedReport
from tests.projections.made_reports import HEAD, document_of, failures, read_lines, values
from tests.projections.made_tables import read_table

ST = "2. Công tác sưu tra\n"


def read_sheets(sheets: dict[str, str]) -> StatedReport:
    """Read a workbook: a line a row, bars between cells."""
    lines = list(document_of(HEAD).lines)
    for sheet, text in sheets.items():
        for number, row in enumerate(text.splitlines(), start=1):
            parts = row.split("|")
            shown = join_cells(parts)
            cells = tuple(
                ReportCell(
                    (part,) if part else (),
                    at + 1,
                    Where(shown, sheet=sheet, cell=f"{'ABCDEFGH'[at]}{number}"),
                )
                for at, part in enumerate(parts)
            )
            lines.append(ReportLine(shown, cells[0].where, cells))
    return read_report(Document("so.xlsx", "xlsx", "", tuple(lines)), year_end_form())


@pytest.mark.parametrize("names", [("Đội 1", "Đội 2"), ("Đội Trọng án", "Đội An ninh")])
def test_a_sheet_for_each_team_is_that_teams(names: tuple[str, str]) -> None:
    """None of them is the whole unit's, and none repeats another."""
    table = "Mảng|Đầu kỳ|Tăng|Giảm|Cuối kỳ\nSưu tra|{}|4|3|{}"
    one, other = (name.replace(" ", "-") for name in names)
    report = read_sheets({names[0]: table.format(31, 32), names[1]: table.format(26, 27)})
    found = values(report)
    assert (31, 26) == (found[f"ST.opening.{one}"], found[f"ST.opening.{other}"])
    assert ("ST.opening" in found, failures(report)) == (False, [])


def test_a_sheet_for_each_line_of_work() -> None:
    """Its rows are units, however they are called."""
    table = "STT|Đơn vị|Đầu kỳ|Hiện có\n1|Đội Trọng án|20|21\n2|Xã Tân Lập|8|8\n|Tổng cộng|28|29"
    found = values(read_sheets({"Sưu tra": table, "Hiềm nghi": table}))
    assert (21, 8, 29) == (
        found["ST.current.Đội-Trọng-án"],
        found["HN.current.Xã-Tân-Lập"],
        found["HN.current"],
    )


@pytest.mark.parametrize(
    "name", ["ĐỘI HÌNH SỰ", "Đội Hình sự", "* Đội Hình sự:", "Công an xã Tân Lập"]
)
def test_a_teams_name_heads_the_numbered_lines_below_it(name: str) -> None:
    """With or without a number or a colon; the next team, and the next chapter, end it."""
    text = (
        f"A. SỐ LIỆU CHUNG\n1. Công tác sưu tra\n- Đầu kỳ 30, hiện có 33.\nB. TỪNG ĐƠN VỊ\n{name}\n"
        "1. Công tác sưu tra\n- Đầu kỳ 10, hiện có 12.\n2. Công tác hiềm nghi\n- Hiện có 02 hồ sơ.\n"
        "C. CÔNG TÁC KHÁC\n1. Công tác chuyên án\n- Hiện có 01 chuyên án."
    )
    found = values(read_lines(text))
    bare = name.strip("* :").replace(" ", "-")
    assert found == {
        "ST.opening": 30,
        "ST.current": 33,
        f"ST.opening.{bare}": 10,
        f"ST.current.{bare}": 12,
        f"HN.current.{bare}": 2,
        "CA.current": 1,
    }


@pytest.mark.parametrize("carried", ["Mang sang", "Cộng trang 1", "Trang trước chuyển sang"])
def test_sums_of_pages_are_nobodys(carried: str) -> None:
    """They are neither openings nor the whole."""
    rows = (
        "TT|Đơn vị|Đầu kỳ|Tăng|Giảm|Hiện có\n1|Xã An Bình|12|2|1|13\n"
        f"|{carried}|12|2|1|13\n2|Xã Kim Long|6|1|0|7\n|Tổng cộng|18|3|1|20"
    )
    report = read_table(rows, ST.strip())
    found = values(report)
    assert (18, 20, []) == (found["ST.opening"], found["ST.current"], failures(report))
    assert [1, 1] == [sum(key == name for key in found) for name in ("ST.opening", "ST.added")]


def test_columns_below_of_which_divide_the_one_before() -> None:
    """``Trong đó`` says no measure of its own."""
    rows = "Nội dung|Đầu kỳ|Hiện có|Trong đó|>\n<|<|<|Loại A|Loại B\nSưu tra|18|22|9|13"
    assert {
        "ST.opening": 18,
        "ST.current": 22,
        "ST.current.A": 9,
        "ST.current.B": 13,
    } == values(read_table(rows))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Xác lập mới sáu hồ sơ, kết thúc năm hồ sơ.", {"HN.added": 6, "HN.removed": 5}),
        ("Hiện có hai mươi lăm hồ sơ, gồm ba HN, hai mươi hai HV.",
         {"HN.current": 25, "HN.current.HN": 3, "HN.current.HV": 22}),
        ("Hiện có một trăm linh hai hồ sơ.", {"HN.current": 102}),
        ("Hiện có một số hồ sơ.", {}),
        ("Trong năm hồ sơ hiềm nghi có chuyển biến.", {}),
        ("Lập mới hai ba hồ sơ.", {}),
    ],
)  # fmt: skip
def test_numbers_in_words_count_what_follows_them(text: str, found: dict[str, int]) -> None:
    """Behind a measure or in a list; other words for numbers are none."""
    assert found == values(read_lines(f"3. Công tác hiềm nghi\n- {text}"))


def test_a_division_named_before_its_values() -> None:
    """``chia theo danh mục I: 08``: what divides is said once."""
    found = values(read_lines(f"{ST}- Hiện có 20; chia theo danh mục I: 08, danh mục II: 12."))
    assert {"ST.current": 20, "ST.current.I": 8, "ST.current.II": 12} == found


def test_sheets_that_differ_under_names_not_known_are_nobodys() -> None:
    """What tells them apart was not understood; one sheet alone may be called anything."""
    table = "Mảng|Đầu kỳ|Tăng\nSưu tra|{}|4"
    assert {} == values(read_sheets({"Khối A": table.format(10), "Khối B": table.format(5)}))
    one = values(read_sheets({"Khối A": table.format(10)}))
    assert {"ST.opening": 10, "ST.added": 4} == one


def test_teams_across() -> None:
    """A short name of a unit is no word for removals."""
    found = values(read_table("Nội dung|Đội HS|Đội KT|Tổng\nST đầu kỳ|5|4|9\nST lập mới|2|1|3"))
    assert (5, 4, 9) == (
        found["ST.opening.Đội-HS"],
        found["ST.opening.Đội-KT"],
        found["ST.opening"],
    )


def test_columns_of_half_years_and_the_whole() -> None:
    """A column's name may begin with a number, and is no count."""
    rows = "Chỉ tiêu|6 tháng đầu năm|6 tháng cuối năm|Cả năm\nST lập mới|9|11|20"
    assert {"ST.added": 20} == values(read_table(rows))


LINES: list[tuple[str, dict[str, int]]] = [
    ("1. Sưu tra\n- Đội Hình sự: 40 đối tượng, lập mới 05.", {"ST.added.Đội-Hình-sự": 5}),
    (
        "1. Công tác ĐTCB\n- Hiện có 12 hồ sơ (đầu kỳ 11, lập mới 03, kết thúc 02).",
        {"DTCB.current": 12, "DTCB.opening": 11, "DTCB.added": 3, "DTCB.removed": 2},
    ),
    (
        "- ST: đầu kỳ 5, mới 1, còn 6; HN: đầu kỳ 4, mới 2, KT 1, còn 5",
        {"ST.opening": 5, "ST.added": 1, "ST.current": 6},
    ),
    ("1. Sưu tra\n- Lũy kế: lập mới 26.", {"ST.added": 26}),
]


@pytest.mark.parametrize(("text", "expected"), LINES, ids=[text for text, _ in LINES])
def test_what_begins_a_sentence_goes_on_to_hold(text: str, expected: dict[str, int]) -> None:
    """A holder, a line of work; what another line counts is not this one's."""
    found = values(read_lines(text))
    assert expected == {
        name: value for name, value in found.items() if name.startswith(("ST", "DT"))
    }


def test_a_years_sum_in_a_weekly_report_is_not_the_weeks() -> None:
    """``Lũy kế`` is of the year."""
    head = HEAD.replace("15/10/2023 đến ngày 14/10/2024", "10/10/2024 đến ngày 16/10/2024")
    text = f"{head}\n1. Sưu tra\n- Lập mới 02.\n- Lũy kế: lập mới 26."
    report = read_report(document_of(text), year_end_form())
    assert {"ST.added": 2} == values(report)


BELOW: list[tuple[str, dict[str, int]]] = [
    (
        "III. VAI ẢO\n1. Nghiệp vụ\n- Hiện có 03.\n2. CTVBM\n- Hiện có 01.\nIV. CTVBM\n- Hiện có 12",
        {"VAI_AO.current.NV": 3, "VAI_AO.current.CTV": 1, "CTVBM.current": 12},
    ),
    ("III. VAI ẢO\n1. Nghiệp vụ: hiện có 03.\n2. CTVBM: hiện có 01.", {"VAI_AO.current.NV": 3}),
    (
        "3. Vai ảo: hiện có 03.\n4. CTVBM: hiện có 12.",
        {"VAI_AO.current": 3, "CTVBM.current": 12},
    ),
    ("1. Sưu tra\n- Lập mới 05, thanh loại 03, tồn 52.", {"ST.added": 5, "ST.removed": 3}),
    ("1. Sưu tra\n- Ngày 12/3/2024 lập mới 05.", {}),
    ("1. Sưu tra\n- Đến 14/10/2024 lập mới 05.", {"ST.added": 5}),
    ("1. Sưu tra\n- Toàn tỉnh lập mới 80.\n- Toàn huyện lập mới 05.", {"ST.added": 5}),
    (
        "1. Sưu tra\n- Đội Bắc: Từ kỳ trước chuyển sang: 05, tăng: 01, giảm: 0, hiện có: 06.",
        {
            "ST.opening.Đội-Bắc": 5,
            "ST.added.Đội-Bắc": 1,
            "ST.removed.Đội-Bắc": 0,
            "ST.current.Đội-Bắc": 6,
        },
    ),
    ("ĐỘI TỔNG HỢP\n1. Sưu tra\n- Hiện có 06.", {"ST.current.ĐỘI-TỔNG-HỢP": 6}),
    (
        "1. Sưu tra\n1.1. Số liệu năm 2023\n- Hiện có 06.\n1.2. Năm 2024\n- Hiện có 07.",
        {"ST.current": 7},
    ),
]


@pytest.mark.parametrize(("text", "expected"), BELOW, ids=[text for text, _ in BELOW])
def test_a_name_that_may_mean_two_things_is_read_where_it_stands(
    text: str, expected: dict[str, int]
) -> None:
    """A line of work, or a symbol of the line above it; what is left, or what was."""
    assert expected == values(read_lines(text))


@pytest.mark.parametrize("signs", [("A - ", "I. "), ("A. ", "I. "), ("I. ", "1. "), ("", "I. ")])
@pytest.mark.parametrize("between", ["", "Trong quý, Đội làm rõ 09 vụ, 14 đối tượng.\n"])
def test_a_numbered_team_stands_below_no_dash(signs: tuple[str, str], between: str) -> None:
    """The figures below its name are its own, also behind dashes that name lines of work."""
    part, team = signs
    whole = f"{part}SỐ LIỆU TOÀN HUYỆN\n- Sưu tra: đầu kỳ 38, tăng 5, giảm 3, cuối kỳ 40.\n"
    of_one = "- Sưu tra: đầu kỳ 8, tăng 2, giảm 1, cuối kỳ 9.\n"
    report = read_lines(f"{whole}{team}Đội Hình sự\n{of_one}{between}")
    assert 40 == values(report)["ST.current"]
    assert {"unit": "Đội Hình sự"} in [one.cell for one in report.figures if one.value == 9]
    assert {} not in [one.cell for one in report.figures if one.value == 9]


@pytest.mark.parametrize("words", ["sao từ sổ thống kê của", "trích từ sổ của", "theo sổ của"])
def test_whose_books_a_table_is_taken_from_is_not_whose_it_is(words: str) -> None:
    """A bracket over a table that names the team that kept the books."""
    report = read_lines(f"Số liệu ({words} Đội Tổng hợp):\n- Sưu tra: hiện có 40 đối tượng.")
    assert [{}] == [one.cell for one in report.figures if one.value == 40]
