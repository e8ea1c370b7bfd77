"""The rows a register's reading rejected come back as a workbook that can be corrected and
imported.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from projections.documents.excel.refusals import SourceChanged
from projections.documents.tables.destination import Destination, OutputNotWritten
from projections.registers.reading import gathering as register_gathering
from projections.registers.reading.read import read_registers
from projections.registers.returning.rejected_rows import write_rejected
from tests.projections.workbooks import COLLABORATOR, TODAY, WATCH_FILE, save, table, watch_files


def vietnamese(text: str) -> str:
    """Stands in for a catalog: the column's heading is translated, the rest is marked."""
    return "Lỗi" if text == "Errors" else f"« {text} »"


def rejected(source: Path, translate: Callable[[str], str] = vietnamese) -> Path:
    """Read a register and write its rejected rows beside it."""
    out = source.with_name("loi.xlsx")
    book = read_registers(source, TODAY)
    assert len(book.rejected) == write_rejected(
        source, book, Destination(out, replacing=True), translate
    )
    return out


def page(path: Path, name: str) -> Worksheet:
    """A sheet of values and comments."""
    return load_workbook(path)[name]


def test_sample_comes_back_with_its_errors(samples: Path, tmp_path: Path) -> None:
    """Reading the file of rejected rows finds the same problems again, and no good row."""
    source = tmp_path / "a.xlsx"
    source.write_bytes((samples / "so-theo-doi-loi.xlsx").read_bytes())
    first, again = read_registers(source, TODAY), read_registers(rejected(source), TODAY)
    assert [(cell.sheet, cell.column, cell.kind) for cell in first.bad_cells] == [
        (cell.sheet, cell.column, cell.kind) for cell in again.bad_cells
    ]
    assert ((), len(first.rejected)) == (again.rows, len(again.rejected))
    assert ["notes_left_aside"] == [notice.kind for notice in again.notices]


def test_titles_headings_and_good_values_are_kept(samples: Path, tmp_path: Path) -> None:
    """The sheet looks like the register it came from."""
    source = tmp_path / "a.xlsx"
    source.write_bytes((samples / "so-theo-doi-loi.xlsx").read_bytes())
    sheet = page(rejected(source), "CTVBM")
    assert ["CÔNG AN HUYỆN MẪU", "SỔ THEO DÕI HỒ SƠ CTVBM"] == [
        sheet.cell(row, 1).value for row in (1, 2)
    ]
    headings = [cell.value for cell in sheet[3]]
    assert ["STT", "Số hồ sơ", "Lỗi"] == [headings[0], headings[1], headings[-1]]
    assert [3, "LT-001/2021", "LT"] == [sheet.cell(4, column).value for column in (1, 2, 3)]
    opened = sheet.cell(4, 10)
    assert (datetime.fromisoformat("2021-09-13"), "dd/mm/yyyy") == (
        opened.value,
        opened.number_format,
    )


def test_bad_cells_are_red_and_explained(tmp_path: Path) -> None:
    """The problem and the hint stand in a comment on the cell and again at the end of the row."""
    out = rejected(
        watch_files(
            tmp_path / "a.xlsx", {"Loại": "C", "Đơn vị": None, "Ngày lập": date(2031, 1, 1)}
        )
    )
    sheet = page(out, "Sưu tra")
    for place, said in (
        ("D2", "“C” is not a value"),
        ("J2", "The unit is missing"),
        ("L2", "01/01/2031 is in the future"),
    ):
        comment = sheet[place].comment
        assert comment is not None
        assert said in comment.text
        assert sheet[place].fill.fgColor.rgb == "FFFFC7CE"
        assert said in str(sheet.cell(2, sheet.max_column).value)
    assert sheet["B2"].comment is None
    assert str(sheet.cell(2, sheet.max_column).value).startswith("Loại: « “C” is not")


def test_corrected_file_is_read_whole(tmp_path: Path) -> None:
    """Correct the red cells, import the file: the column of problems is no obstacle."""
    out = rejected(
        watch_files(tmp_path / "a.xlsx", {}, {"Số hồ sơ": "ST-2", "Ngày lập": "31/2/2022"})
    )
    book = load_workbook(out)
    book["Sưu tra"]["L2"] = date(2022, 2, 28)
    book.save(out)
    corrected = read_registers(out, TODAY)
    assert [("ST-2", date(2022, 2, 28))] == [(row.number, row.opened_on) for row in corrected.rows]
    assert ((), ()) == (corrected.bad_cells, corrected.notices)


def test_rejected_twice(tmp_path: Path) -> None:
    """The file of rejected rows may itself be imported and rejected; its column of problems is
    written anew.
    """
    out = rejected(watch_files(tmp_path / "a.xlsx", {"Loại": "C"}))
    again = rejected(out.rename(tmp_path / "b.xlsx"))
    headings = [cell.value for cell in page(again, "Sưu tra")[1]]
    assert (1, len(WATCH_FILE) + 1) == (headings.count("Lỗi"), len(headings))


def test_formulas_come_back_as_text(tmp_path: Path) -> None:
    """No formula of the source lives on in the file of rejected rows."""
    out = rejected(
        watch_files(
            tmp_path / "a.xlsx", {"Ghi chú": '=HYPERLINK("file:///x","bấm")', "Nguồn": "=1+1"}
        )
    )
    cell = page(out, "Sưu tra")["T2"]
    assert ('=HYPERLINK("file:///x","bấm")', True) == (
        cell.value,
        cell.data_type in ("s", "inlineStr", "f"),
    )
    assert ["O2", "T2"] == [bad.cell for bad in read_registers(out, TODAY).bad_cells]
    assert not any(b"<f>" in part for part in _parts(out))


def _parts(path: Path) -> list[bytes]:
    with ZipFile(path) as archive:
        return [archive.read(name) for name in archive.namelist() if "worksheets/" in name]


def test_rows_with_one_number_come_back_together(tmp_path: Path) -> None:
    """Both rows are needed to tell which is wrong; the second says why it is here."""
    sheet = page(
        rejected(watch_files(tmp_path / "a.xlsx", {}, {"Ngày lập": date(2021, 1, 1)})), "Sưu tra"
    )
    assert 3 == sheet.max_row
    assert "« Another row has the same file number »" == sheet.cell(3, sheet.max_column).value


def test_problem_of_the_headings_stands_at_the_headings(tmp_path: Path) -> None:
    """A missing column rejects all rows of its table and is said once, above them."""
    row = {"Ký hiệu": "ST", "Ngày lập": "1/2/2022", "Nguồn": "ĐTCB", "Lĩnh vực": "x"}
    sheet = page(rejected(save(tmp_path / "a.xlsx", {"ST": table(row, row)})), "ST")
    comment = sheet.cell(1, 5).comment
    assert comment is not None
    assert "no column “Số hồ sơ”" in comment.text
    assert 3 == sheet.max_row


def test_headings_of_two_rows_come_back_as_one(tmp_path: Path) -> None:
    """A heading that is not recognised standing alone is written as the usual one."""
    upper = ["Số hồ sơ", "Ký hiệu", "Kết thúc", None, "Ngày lập", "Loại", "DM"]
    lower = [None, None, "Ngày", "Hình thức", None, None, None]
    merged = ["A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:F2", "G1:G2"]
    row = ["ST-1", "ST", "1/1/2020", "Bắt", "1/2/2022", "A", "I"]
    out = rejected(save(tmp_path / "a.xlsx", {"ST": [upper, lower, row]}, merged))
    expected = [
        "Số hồ sơ",
        "Ký hiệu",
        "Kết thúc / Ngày",
        "Hình thức kết thúc",
        "Ngày lập",
        "Loại",
        "DM",
        "Lỗi",
    ]
    assert expected == [cell.value for cell in page(out, "ST")[1]]
    assert ["closed_before_opened"] == [bad.kind for bad in read_registers(out, TODAY).bad_cells]


def test_two_tables_of_a_sheet(tmp_path: Path) -> None:
    """Each rejected row stands under the headings of its own table."""
    other = {"Ngày mở": "1/2/2022", "Số HS": "ST-9", "Ký hiệu": "ST", "Loại": "C", "DM": "I"}
    rows = [
        *table({**WATCH_FILE, "Loại": "C"}),
        *table(other),
        *table({**WATCH_FILE, "Số hồ sơ": "ST-3"}),
    ]
    out = rejected(save(tmp_path / "a.xlsx", {"ST": rows, "CTVBM": table(COLLABORATOR)}))
    assert ["ST"] == load_workbook(out).sheetnames
    again = read_registers(out, TODAY).bad_cells
    assert [("D2", "unknown_class"), ("D4", "unknown_class")] == [
        (bad.cell, bad.kind) for bad in again
    ]


def test_nothing_rejected_is_an_empty_workbook(tmp_path: Path) -> None:
    """A good register leaves nothing to write."""
    assert ["Sheet1"] == load_workbook(rejected(watch_files(tmp_path / "a.xlsx", {}))).sheetnames


def test_unlisted_errors_come_back_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every rejected row is written, though not every bad cell was listed."""
    monkeypatch.setattr(register_gathering, "MAX_BAD_CELLS", 1)
    out = rejected(
        watch_files(tmp_path / "a.xlsx", {"Loại": "C"}, {"Loại": "C", "Số hồ sơ": "ST-2"})
    )
    assert 3 == page(out, "Sưu tra").max_row


def test_changed_source_is_refused(tmp_path: Path) -> None:
    """What is written must be what was read."""
    path = watch_files(tmp_path / "a.xlsx", {"Loại": "C"})
    book = read_registers(path, TODAY)
    watch_files(path, {"Loại": "D"})
    with pytest.raises(SourceChanged):
        write_rejected(path, book, Destination(tmp_path / "b.xlsx"), vietnamese)


def test_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    """A folder that is not there, a file open elsewhere: the reason is told."""
    path = watch_files(tmp_path / "a.xlsx", {"Loại": "C"})
    with pytest.raises(OutputNotWritten, match=r"b\.xlsx"):
        write_rejected(
            path, read_registers(path, TODAY), Destination(tmp_path / "none/b.xlsx"), vietnamese
        )


def test_rows_refused_by_rules_come_back_too(tmp_path: Path) -> None:
    """A row that reads well but breaks a rule of the ledger is written with what the rule says."""
    source = watch_files(
        tmp_path / "a.xlsx", {}, {"Số hồ sơ": "ST-2", "Loại": "C"}, {"Số hồ sơ": "ST-3"}
    )
    book = read_registers(source, TODAY)
    refused = {("Sưu tra", 4): "Đã có trong sổ", ("Sưu tra", 3): "Cũng sai"}
    assert 2 == write_rejected(source, book, Destination(tmp_path / "b.xlsx"), vietnamese, refused)
    sheet = page(tmp_path / "b.xlsx", "Sưu tra")
    assert str(sheet.cell(2, sheet.max_column).value).endswith("Cũng sai")
    assert ("ST-3", "Đã có trong sổ") == (sheet["B3"].value, sheet.cell(3, sheet.max_column).value)


def test_names_of_sheets_that_excel_would_refuse(tmp_path: Path) -> None:
    """Other programs allow longer names; what Excel cannot open is shortened and kept apart."""
    book = Workbook()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for at, name in enumerate(
            (
                "Sổ sưu tra của Công an huyện Mẫu năm 2023",
                "Sổ sưu tra của Công an huyện Mẫu năm 2024",
            )
        ):
            sheet = book.create_sheet(name)
            for row in table({**WATCH_FILE, "Loại": "C", "Số hồ sơ": f"ST-{at}"}):
                sheet.append(row)
        book.save(tmp_path / "a.xlsx")
    expected = ["Sổ sưu tra của Công an huyện Mẫ", "Sổ sưu tra của Công an huyệ 2"]
    assert expected == load_workbook(rejected(tmp_path / "a.xlsx")).sheetnames


def test_a_number_comes_back_as_it_was_shown(tmp_path: Path) -> None:
    """The format of the source is not copied, so its zeros are written; a plain number stays one."""
    path = watch_files(tmp_path / "a.xlsx", {"Số hồ sơ": 12, "Loại": "C", "Danh mục": 3})
    book = load_workbook(path)
    book.worksheets[0]["B2"].number_format = "000"
    book.save(path)
    cells = page(rejected(path), "Sưu tra")
    assert ("012", 3) == (cells["B2"].value, cells["E2"].value)
