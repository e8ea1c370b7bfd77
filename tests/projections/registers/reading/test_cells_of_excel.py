"""What Excel keeps of a register's cells: numbers in formats, truth values, errors, struck-out rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Font

from projections.registers.reading.read import read_registers
from tests.projections.workbooks import TODAY, WATCH_FILE, raw, watch_files

COLUMNS = {heading: at for at, heading in enumerate(WATCH_FILE, start=1)}


def with_number(
    path: Path, value: float | bool, code: str = "General", heading: str = "Số hồ sơ"
) -> Path:
    """A register of one record in which a cell holds this value in this format."""
    watch_files(path, {})
    book = load_workbook(path)
    cell = book.worksheets[0].cell(2, COLUMNS[heading], value)
    cell.number_format = code
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (12, "General", "12"),
        (12, "000", "012"),
        (13, '"ST-"000"/2023"', "ST-013/2023"),
        (100_000, "General", "100000"),
        (0, "0", "0"),
    ],
)
def test_a_number_in_the_place_of_a_file_number_is_read_as_shown(
    tmp_path: Path, value: float | bool, code: str, expected: str
) -> None:
    """Zeros in front and letters around it belong to it, though only the format holds them."""
    book = read_registers(with_number(tmp_path / "a.xlsx", value, code), TODAY)
    assert [expected] == [row.number for row in book.rows]


@pytest.mark.parametrize("heading", ["Số hồ sơ", "Đơn vị", "Cán bộ phụ trách"])
@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (12345678901234567890, "1,23456789012E+19"),
        (1.5, "1,5"),
        (-5, "-5"),
        (True, "TRUE"),
        (False, "FALSE"),
    ],
)
def test_a_number_that_is_not_what_was_typed_is_refused(
    tmp_path: Path, heading: str, value: float | bool, shown: str
) -> None:
    """Digits that are lost, a fraction, a sign, a truth value are no number or code of anything."""
    book = read_registers(with_number(tmp_path / "a.xlsx", value, heading=heading), TODAY)
    (bad,) = book.bad_cells
    assert ("not_as_typed", shown, heading) == (bad.kind, bad.value, bad.column)
    assert shown in bad.say(str)[0]


def test_struck_out_rows_are_left_out_with_a_notice(tmp_path: Path) -> None:
    """A row that is struck out altogether is no record; the others are read."""
    path = watch_files(tmp_path / "a.xlsx", {}, {"Số hồ sơ": "ST-2"}, {"Số hồ sơ": "ST-3"})
    book = load_workbook(path)
    for cell in book.worksheets[0][3]:
        cell.font = Font(strike=True)
    book.save(path)
    found = read_registers(path, TODAY)
    assert ["ST-001/2022", "ST-3"] == [row.number for row in found.rows]
    assert [("struck_out", "3", 1)] == [
        (notice.kind, notice.values["rows"], notice.values["count"]) for notice in found.notices
    ]


def test_a_struck_out_cell_is_blank(tmp_path: Path) -> None:
    """What is missing without it is told."""
    path = watch_files(tmp_path / "a.xlsx", {})
    book = load_workbook(path)
    book.worksheets[0].cell(2, COLUMNS["Ngày lập"]).font = Font(strike=True)
    book.save(path)
    assert ["date_missing"] == [bad.kind for bad in read_registers(path, TODAY).bad_cells]


def test_a_formula_is_told_as_typed(tmp_path: Path) -> None:
    """The value stored with it, even an empty text, stands for nothing in a register."""
    texts = list(WATCH_FILE)
    heading = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)
    cells = {
        "Số hồ sơ": '<c r="B2" t="str"><f>"ST-"&amp;1</f><v>ST-1</v></c>',
        "Ký hiệu": '<c r="C2" t="inlineStr"><is><t>ST</t></is></c>',
        "Nguồn": f'<c r="{chr(64 + COLUMNS["Nguồn"])}2" t="str"><f>""</f><v></v></c>',
    }
    rows = f'<row r="1">{heading}</row><row r="2">{"".join(cells.values())}</row>'
    bad = read_registers(raw(tmp_path / "a.xlsx", rows), TODAY).bad_cells
    assert [("B2", '="ST-"&1'), ("O2", '=""')] == [
        (one.cell, one.value) for one in bad if one.kind == "formula"
    ]


def test_a_number_merged_over_rows_of_different_files_is_told_as_that(tmp_path: Path) -> None:
    """Not as a number that was entered twice; where it stands in a third row too, it was."""
    watch_files(
        path := tmp_path / "a.xlsx",
        {"Số hồ sơ": "ST-1"},
        {"Số hồ sơ": None, "Ngày lập": date(2023, 5, 3)},
        {"Số hồ sơ": "ST-2"},
    )
    book = load_workbook(path)
    number = COLUMNS["Số hồ sơ"]
    book.worksheets[0].merge_cells(start_row=2, end_row=3, start_column=number, end_column=number)
    book.save(path)
    read = read_registers(path, TODAY)
    assert [("merged_number", "B2", "B3")] == [
        (bad.kind, bad.cell, bad.values["others"]) for bad in read.bad_cells
    ]
    assert ["ST-2"] == [row.number for row in read.rows]
    book.worksheets[0].cell(4, number, "ST-1")
    book.save(path)
    assert ["duplicate_number"] == [bad.kind for bad in read_registers(path, TODAY).bad_cells]
