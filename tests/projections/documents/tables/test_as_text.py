"""Tables as text, on terminals of any width: nothing is broken in the middle of a number or code."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projections.documents.tables.as_text import as_text
from projections.documents.tables.table import Column, Table, totals_of
from projections.documents.tables.widths import cells
from tests.projections.documents.written import vietnamese

COLUMNS = (
    Column("number", "số hồ sơ"),
    Column("line", "mảng công tác"),
    Column("unit", "đơn vị"),
    Column("day", "ngày lập", "date"),
    Column("fine", "số tiền phạt", "money"),
    Column("notes", "ghi chú về kết quả"),
)
NOTE = "Đã chuyển khởi tố theo quyết định số 15/QĐ-CSĐT ngày 01/10/2024 của cơ quan điều tra"
ROWS = (
    ("ST-001/2024", "Cộng tác viên bí mật", "DKTMT", date(2024, 10, 1), 1_250_000_000, NOTE),
    ("VA-002/2024", "Sưu tra", "XA-01", None, 5, ""),
)
TABLE = Table("Sổ theo dõi", COLUMNS, ROWS, ("Tất cả đơn vị trong sổ của CAH",))
KEPT = ("ST-001/2024", "DKTMT", "01/10/2024", "1.250.000.000đ", "15/QĐ-CSĐT", "VA-002/2024", "5đ")


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 200])
def test_no_line_is_longer_than_the_terminal(width: int) -> None:
    """A terminal would break it anywhere, and numbers and codes with it."""
    text = as_text(TABLE, vietnamese, width, is_terminal=True)
    assert [] == [line for line in text.splitlines() if cells(line) > width]
    words = text.split()
    assert [] == [kept for kept in KEPT if kept not in words]


def test_a_narrow_terminal_shows_each_record_as_a_block() -> None:
    """Titles and values one below the other; what is empty is left out."""
    assert """\
Sổ theo dõi
Tất cả đơn vị trong sổ của CAH

Số hồ sơ             ST-001/2024
Mảng công tác        Cộng tác viên bí mật
Đơn vị               DKTMT
Ngày lập             01/10/2024
Số tiền phạt         1.250.000.000đ
Ghi chú về kết quả   Đã chuyển khởi tố theo quyết định số
                     15/QĐ-CSĐT ngày 01/10/2024 của cơ quan
                     điều tra

Số hồ sơ             VA-002/2024
Mảng công tác        Sưu tra
Đơn vị               XA-01
Số tiền phạt         5đ

""" == as_text(TABLE, vietnamese, 60, is_terminal=True)


def test_columns_give_way_where_words_can_be_broken() -> None:
    """Numbers stand below each other as long as they can."""
    assert """\
Sổ theo dõi
Tất cả đơn vị trong sổ của CAH

 Số hồ sơ      Mảng công tác          Đơn vị    Ngày lập      Số tiền phạt   Ghi chú về kết quả
 ────────────────────────────────────────────────────────────────────────────────────────────────────────────
 ST-001/2024   Cộng tác viên bí mật   DKTMT    01/10/2024   1.250.000.000đ   Đã chuyển khởi tố theo quyết
                                                                             định số 15/QĐ-CSĐT ngày
                                                                             01/10/2024 của cơ quan điều tra
 VA-002/2024   Sưu tra                XA-01                             5đ

""" == as_text(TABLE, vietnamese, 110, is_terminal=True)


def test_names_are_broken_before_columns_are_given_up() -> None:
    """A number, a day and what holds a figure stay whole; no row is taller than four lines."""
    columns = (
        Column("unit", "Đơn vị"),
        Column("on", "Ngày lập", "date"),
        Column("n", "Số", "integer"),
    )
    rows = (("Đội Kinh tế, ma túy", date(2024, 10, 1), 12), ("Đội 2", None, 1_250))
    assert """\
Sổ

 Đơn vị         Ngày lập       Số
 ────────────────────────────────
 Đội Kinh      01/10/2024      12
 tế, ma túy
 Đội 2                      1.250

""" == as_text(Table("Sổ", columns, rows), vietnamese, 34, is_terminal=True)
    assert "Đơn vị     Đội Kinh tế," in as_text(
        Table("Sổ", columns, rows), vietnamese, 28, is_terminal=True
    )


def test_a_pipe_has_no_edge() -> None:
    """Every record keeps its line, as long as its numbers and codes make it; nothing is left out."""
    lines = as_text(TABLE, vietnamese, 40, is_terminal=False).splitlines()
    row = next(line for line in lines if "ST-001/2024" in line)
    assert ["ST-001/2024", "DKTMT", "01/10/2024", "1.250.000.000đ"] == [
        word for word in row.split() if word in KEPT
    ]


def test_columns_stand_below_each_other_in_every_script() -> None:
    """Letters of East Asian width take two columns, marks on letters none."""
    decomposed = unicodedata.normalize("NFD", "Tổ đặc nhiệm")
    rows = [(decomposed, 1), ("特別チーム", 22), ("Tổ", 333)]
    table = Table("t", (Column("a", "tên"), Column("n", "số", "integer")), rows)
    lines = as_text(table, vietnamese, 80, is_terminal=True).splitlines()[4:7]
    assert {cells(lines[0])} == {cells(line) for line in lines}


def test_totals_stand_apart() -> None:
    """A blank line before them; on a narrow terminal a block of their own."""
    table = Table("t", COLUMNS, ROWS, totals=totals_of(COLUMNS, ROWS))
    wide = as_text(table, vietnamese, 200, is_terminal=True).splitlines()
    assert ["", "Tổng số"] == [wide[-3], wide[-2].split("  ")[0].strip()]
    narrow = as_text(table, vietnamese, 40, is_terminal=True)
    assert narrow.endswith("Số hồ sơ             Tổng số\nSố tiền phạt         1.250.000.005đ\n\n")


@given(
    rows=st.lists(
        st.tuples(
            st.from_regex(r"[A-Z]{2}-[0-9]{1,12}/20[0-9]{2}", fullmatch=True),
            st.integers(-(10**12), 10**12),
            st.text(st.sampled_from("ab Ộ漢-1"), max_size=60),
        ),
        max_size=4,
    ),
    width=st.integers(20, 120),
)
def test_codes_and_numbers_are_whole(rows: list[tuple[str, int, str]], width: int) -> None:
    """Whatever the terminal: each stands there in one piece."""
    columns = (Column("a", "số"), Column("n", "số lượng", "integer"), Column("t", "ghi chú"))
    text = as_text(Table("t", columns, rows), vietnamese, width, is_terminal=True)
    words = text.split()
    numbers = [f"{number:,}".replace(",", ".") for _code, number, _text in rows]
    assert [] == [one for one in (*(row[0] for row in rows), *numbers) if one not in words]
