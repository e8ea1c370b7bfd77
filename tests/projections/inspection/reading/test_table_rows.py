"""Rows of tables that are easily lost: sums, rows left blank, cells that hold no count."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.projections.made_reports import failures, values
from tests.projections.made_tables import read_table

LINES = "TT|Mảng công tác|Đầu kỳ|Tăng|Giảm|Cuối kỳ"
WATCH = "2.2. Công tác sưu tra"
LEVELS = "2.5. Công tác CTVBM\n- Phân cấp (theo số liệu hiện hành):"


@pytest.mark.parametrize("total", ["Cộng|>", "Cộng|", "|Cộng", "Tổng cộng|>"])
@pytest.mark.parametrize(
    ("heading", "rows"),
    [("Nội dung", ("Loại A", "Loại B")), ("Đơn vị", ("Đội Hình sự", "Đội Kinh tế"))],
)
def test_a_sum_named_in_the_column_of_numbers_is_a_sum(
    total: str, heading: str, rows: tuple[str, str]
) -> None:
    """The word stands under TT, merged with the column beside it or not."""
    head = f"TT|{heading}|Đầu kỳ|Tăng|Giảm|Cuối kỳ"
    report = read_table(
        f"{head}\n1|{rows[0]}|8|3|2|9\n2|{rows[1]}|10|6|3|13\n{total}|18|09|05|21", WATCH
    )
    assert (18, 9, 5, 21) == tuple(
        values(report)[f"ST.{name}"] for name in ("opening", "added", "removed", "current")
    )
    assert {"movement"} < {rule for rule, _ in failures(report)}
    assert () == report.not_read


@pytest.mark.parametrize("number", ["1", "1.", "I", "II.", "1.1", "a)", "(1)", "-", ""])
def test_numbers_of_rows_name_nothing(number: str) -> None:
    """However they are written."""
    found = read_table(f"{LINES}\n{number}|Sưu tra|18|9|5|22")
    assert [18, 9, 5, 22] == list(values(found).values())
    assert () == found.not_read


@pytest.mark.parametrize("blank", ["|||", "…|…|…|…", ">|>|>|>"])
def test_a_row_left_blank_is_not_stated(blank: str) -> None:
    """It takes nothing from the rows below; merged over all columns it heads them."""
    rows = "Cấp huyện|07|04|02|01\nCấp xã, thị trấn|04|0|03|01\nCộng|12|04|05|02"
    report = read_table(f"Cấp|Tổng|LT|LC|LD\nCấp tỉnh|{blank}\n{rows}", LEVELS)
    if ">" in blank:
        assert "CTVBM.current.tỉnh" not in values(report)
        return
    assert [None] * 4 == [
        values(report)[f"CTVBM.current.tỉnh{name}"] for name in ("", ".LT", ".LC", ".LD")
    ]
    assert (7, 12) == (values(report)["CTVBM.current.huyện"], values(report)["CTVBM.current"])
    assert ("parts", "Cộng | 12 | 04 | 05 | 02") in failures(report)


@pytest.mark.parametrize("row", ["2|Hiềm nghi||||", "2|Hiềm nghi"])
def test_a_blank_line_of_work_among_others(row: str) -> None:
    """Also where a sheet leaves out the empty cells at the end of a row."""
    report = read_table(f"{LINES}\n1|Sưu tra|18|9|5|22\n{row}\n3|Chuyên án|2|1|1|2")
    assert [None] * 4 == [
        values(report)[f"HN.{name}"] for name in ("opening", "added", "removed", "current")
    ]
    assert (22, 2) == (values(report)["ST.current"], values(report)["CA.current"])
    assert () == report.not_read


@pytest.mark.parametrize(
    "row", ["I. Sưu tra|>|>|>|>|>", "I. Sưu tra|||||", "I|Sưu tra||||", "I|Sưu tra|>|>|>|>"]
)
def test_a_heading_within_a_table_is_no_blank_row(row: str) -> None:
    """The rows below are its own."""
    found = values(
        read_table(f"{LINES}\n{row}\n1|Loại A|8|3|2|9\n2|Loại B|10|6|3|13\nCộng||18|9|5|22")
    )
    assert (9, 13, 22) == (found["ST.current.A"], found["ST.current.B"], found["ST.current"])
    assert None not in found.values()


@pytest.mark.parametrize(
    "text",
    ["1.5", "1,5", "=C5+D5-E5", "-3", "khoảng 9", ">10", "12%", "12 %", "5-6", "5/6", "10+2", "O5"],
)
def test_a_cell_that_holds_no_count_is_listed(text: str) -> None:
    """It is named, taken for no figure, and the others of its row are read."""
    report = read_table(f"{LINES}\n1|Sưu tra|18|{text}|05|22\n2|HTBM|3|1|1|3")
    assert [("D2", text)] == [(one.where.cell, one.text) for one in report.not_read]
    assert {"ST.opening": 18, "ST.removed": 5, "ST.current": 22} == dict(
        list(values(report).items())[:3]
    )
    assert [] == failures(report)


@pytest.mark.parametrize(
    ("came", "went"),
    [("|- Lập mới", "|- Chết"), ("|Lập mới", "|Chết"), ("2.1|Lập mới", "3.1|Chết")],
)
def test_rows_below_one_of_their_measure_are_ways_of_coming_and_going(came: str, went: str) -> None:
    """Told by a dash, by a number of their own or none; ``Lập mới`` is no second total."""
    moved = "|- Nơi khác chuyển đến" if "-" in came else came.replace("Lập mới", "Tiếp nhận")
    rows = f"1|Đầu kỳ|143\n2|Tăng trong kỳ|16\n{came}|11\n{moved}|5\n3|Giảm trong kỳ|12\n{went}|3"
    told = values(read_table(f"TT|Nội dung|Sưu tra\n{rows}\n4|Hiện có|147"))
    assert (143, 16, 12, 147) == tuple(
        told[f"ST.{name}"] for name in ("opening", "added", "removed", "current")
    )
    assert (11, 3) == (told["ST.added.opened"], told["ST.removed.closing-died"])


def test_a_row_below_one_of_its_measure_that_names_no_way_is_not_read() -> None:
    """It may be any of them."""
    rows = "1|Đầu kỳ|143\n2|Tăng trong kỳ|16\n|- Số tăng|11\n4|Hiện có|159"
    report = read_table(f"TT|Nội dung|Sưu tra\n{rows}")
    assert 16 == values(report)["ST.added"]
    assert ["11"] == [one.text for one in report.not_read]


@pytest.mark.parametrize(
    ("head", "before", "expected"),
    [
        ("Sưu tra", "", {"ST.opening.Đội-1": 5, "ST.current.Đội-1": 6}),
        ("Công tác hiềm nghi", "2. Sưu tra", {"HN.opening.Đội-1": 5, "HN.current.Đội-1": 6}),
        ("Sưu tra nữ", "", {}),
        ("Phục vụ sưu tra", "2. CTVBM", {}),
        ("Sưu tra, hiềm nghi", "", {}),
    ],
)
def test_a_corner_that_names_a_line_of_work(
    head: str, before: str, expected: dict[str, int]
) -> None:
    """Says it of the rows, and nearer than the heading over the table."""
    table = f"TT|{head}|Đầu kỳ|Hiện có\n1|Đội 1|5|6"
    assert values(read_table(table, before)) == expected


CODED = """{}|Chỉ tiêu|Đơn vị tính|Số liệu
200|Số đối tượng sưu tra đầu kỳ|đối tượng|401
201|Số đối tượng sưu tra bổ sung mới trong kỳ|đối tượng|52
202|Tổng số đối tượng sưu tra quản lý trong kỳ|đối tượng|453
204|Số đối tượng sưu tra hiện quản lý cuối kỳ|đối tượng|453
205|- Cấp huyện|đối tượng|453"""


@pytest.mark.parametrize("head", ["Mã", "Mã số", "MS", "Mã chỉ tiêu"])
def test_codes_of_digits_number_the_rows(head: str) -> None:
    """They count nothing, and say nothing of what is counted."""
    report = read_table(CODED.format(head))
    assert [401, 52, 453, 453, 453] == list(values(report).values())
    assert (453, ()) == (values(report)["ST.current.huyện"], report.not_read)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("LT|4|5\nLC|3|2", {"LT": (4, 5), "LC": (3, 2)}),
        ("10|4|5\n11|3|2", {}),
        ("LT|4|5\n10|3|2", {"LT": (4, 5)}),
    ],
)
def test_codes_that_name_rows_are_no_numbers(
    rows: str, expected: dict[str, tuple[int, int]]
) -> None:
    """``LC`` is a symbol and no Roman number; of what 10 is the code nobody says."""
    found = values(read_table(f"Mã|Đầu kỳ|Tăng\n{rows}", "5. CTVBM"))
    said = {f"CTVBM.{name}.{it}" for it in expected for name in ("opening", "added")}
    assert said == {*found}
    counts = Counter(it for pair in expected.values() for it in pair)
    assert counts == Counter(found.values())
