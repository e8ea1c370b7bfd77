"""Layouts in which a figure's line, unit or measure stands far from it: sheets, team headings, tables
without rules, sums of pages.
"""

from __future__ import annotations

import pytest

from projections.documents.lines.document import Document, ReportCell, ReportLine, Where, join_cells
from projections.inspection.reading.form import year_end_form
from projections.inspection.reading.read import read_report
from projections.inspection.reading.stated import StatedReport
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
