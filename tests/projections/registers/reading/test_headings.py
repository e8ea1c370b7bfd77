"""Headings nobody listed are known by their words, and only when the words leave no doubt."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

import pytest

from projections.registers.reading.read import read_registers
from projections.registers.reading.vocabulary import recognise, recognise_by_words
from tests.projections.workbooks import TODAY, save

UNUSUAL = {
    "Số hồ sơ nghiệp vụ": "number",
    "Mã số hồ sơ theo sổ": "number",
    "Ký hiệu hồ sơ nghiệp vụ": "symbol",
    "Ngày, tháng, năm xác lập HS": "opened_on",
    "Thời gian đưa vào diện quản lý": "opened_on",
    "Ngày tháng năm kết thúc HS": "closed_on",
    "Thời điểm thôi sử dụng": "closed_on",
    "Lý do thôi sử dụng CTV": "closing",
    "Hình thức kết thúc hồ sơ": "closing",
    "Cán bộ được phân công quản lý": "officer",
    "Đơn vị trực tiếp quản lý hồ sơ": "unit",
    "Số quyết định phê duyệt": "basis_number",
    "Ngày ký văn bản": "basis_date",
    "Ngày nộp lưu hồ sơ về kho": "archived_on",
    "Nguồn phát hiện đối tượng": "source",
    "Hoạt động trên không gian mạng (có/không)": "online",
}

OTHER = [
    "Ngày sinh",
    "Ngày đăng ký thường trú",
    "Họ và tên",
    "Số lượng hồ sơ",
    "Số quyết định kết thúc",
    "Ngày báo cáo kết quả",
    "Số điện thoại",
    "Chức vụ người quản lý",
]


@pytest.mark.parametrize(("heading", "name"), UNUSUAL.items())
def test_words_tell_what_a_heading_names(heading: str, name: str) -> None:
    """However it is written."""
    for written in (
        heading,
        heading.upper(),
        unicodedata.normalize("NFD", heading),
        heading.replace(" ", "\n"),
    ):
        assert name == (recognise(written) or recognise_by_words(written))


@pytest.mark.parametrize("heading", OTHER)
def test_what_is_no_column_of_ours_stays_unknown(heading: str) -> None:
    """A name, a birthday or a count is never taken for a column of the books."""
    assert (recognise(heading), recognise_by_words(heading)) == (None, None)


HEADINGS: list[object] = [
    "TT",
    "Số hồ sơ",
    "Ngày lập HS của đơn vị",
    "Loại",
    "DM",
    "Cán bộ",
    "Đơn vị",
    "Ngày thanh loại",
    "Lý do",
]
RECORD: list[object] = [1, "ST-1", "01/02/2023", "A", "I", "CB01", "DHS", "05/06/2024", "chết"]


def test_a_reason_beside_the_date_of_closing_is_the_way_of_closing(tmp_path: Path) -> None:
    """On its own, "Lý do" could be the reason of anything."""
    (row,) = read_registers(save(tmp_path / "a.xlsx", {"Sưu tra": [HEADINGS, RECORD]}), TODAY).rows
    assert ("died", date(2024, 6, 5)) == (row.closing, row.closed_on)

    elsewhere = [*HEADINGS[:7], "Lý do", "Ngày thanh loại"], [*RECORD[:7], "chết", "05/06/2024"]
    (table,) = read_registers(save(tmp_path / "b.xlsx", {"Sưu tra": elsewhere}), TODAY).tables
    assert {"Lý do": None} == {
        column.heading: column.name for column in table.columns.values() if not column.name
    }


def test_a_record_below_an_unknown_heading_is_no_second_row_of_headings(tmp_path: Path) -> None:
    """Whatever is written in it."""
    heads = ["Số hồ sơ", "Ngày lập", "Loại", "Danh mục", "Cán bộ", "Đơn vị", "Kết quả"]
    rows = [
        heads,
        [
            "ST-1",
            "01/02/2023",
            "A",
            "I",
            "CB01",
            "DHS",
            "ngày 05/06 đề nghị thanh loại, lý do đã chết",
        ],
    ]
    book = read_registers(save(tmp_path / "a.xlsx", {"Sưu tra": rows}), TODAY)
    assert ["ST-1"] == [row.number for row in book.rows]


@pytest.mark.parametrize(
    "written",
    ["2023/02/01", "ngày 01 tháng 02 năm 2023", "1 tháng 2 năm 2023", "Ngày 1 Tháng 2 Năm 2023"],
)
def test_other_ways_to_write_a_day(tmp_path: Path, written: str) -> None:
    """All the same day."""
    rows = [HEADINGS, [*RECORD[:2], written, *RECORD[3:]]]
    (row,) = read_registers(save(tmp_path / "a.xlsx", {"Sưu tra": rows}), TODAY).rows
    assert date(2023, 2, 1) == row.opened_on


COLLABORATORS: list[object] = ["Mã số", "Diện", "Loại ĐT", "Đơn vị", "Cán bộ", "Ngày xây dựng"]


@pytest.mark.parametrize("heading", ["Diện", "Loại hồ sơ", "Loại", "Phân loại", "Hồ sơ gì"])
def test_a_column_of_symbols_is_known_by_them(tmp_path: Path, heading: str) -> None:
    """Where no column is headed so, and whatever it is called."""
    heads = [COLLABORATORS[0], heading, *COLLABORATORS[2:]]
    rows: list[list[object]] = [
        ["C-1", "LC", None, "XA", "CB1", "01/02/2024"],
        ["C-2", "LT", 1, "XA", "CB1", "2/2/2024"],
    ]
    read = read_registers(save(tmp_path / "a.xlsx", {"CTVBM": [heads, *rows]}), TODAY)
    assert ([], ["LC", "LT"]) == (list(read.bad_cells), [row.symbol for row in read.rows])


def test_a_column_of_symbols_and_other_words_is_not(tmp_path: Path) -> None:
    """What only looks like one in some rows is left aside; a symbol that is headed so counts."""
    watch: list[object] = ["Số hồ sơ", "Diện", "Đơn vị", "Cán bộ", "Ngày lập", "Loại", "Danh mục"]
    rows = [
        ["1", "ST", "XA", "CB1", "1/2/2024", "A", "I"],
        ["2", "nghiện", "XA", "CB1", "2/2/2024", "A", "I"],
    ]
    read = read_registers(save(tmp_path / "a.xlsx", {"Sưu tra": [watch, *rows]}), TODAY)
    assert (2, []) == (len(read.rows), list(read.bad_cells))
    heads = [*COLLABORATORS, "Ký hiệu"]
    row = ["C-1", "LT", None, "XA", "CB1", "01/02/2024", "LC"]
    (only,) = read_registers(save(tmp_path / "b.xlsx", {"CTVBM": [heads, row]}), TODAY).rows
    assert "LC" == only.symbol


@pytest.mark.parametrize("written", ["CTV", "ctv bí mật", "cộng tác viên", "từ CTV", "LC"])
def test_a_collaborator_is_a_source_by_other_names(tmp_path: Path, written: str) -> None:
    """Also by the symbols of one."""
    heads = [*HEADINGS, "Nguồn"]
    row = [*RECORD, written]
    (only,) = read_registers(save(tmp_path / "a.xlsx", {"Sưu tra": [heads, row]}), TODAY).rows
    assert "CTVBM" == only.attributes["source"]
