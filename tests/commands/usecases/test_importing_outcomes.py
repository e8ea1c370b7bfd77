"""Results of work from Excel: all or nothing, each bad cell with its place."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.commands.console import Console
from tests.commands.world import SIZE

HEADINGS = (
    *("STT", "Ngày", "Loại kết quả", "Đơn vị", "Tội danh", "Số đối tượng", "Số bị can"),
    *("Đã bắt trước", "Số vụ", "Loại vụ xử phạt", "Số tiền phạt (đồng)", "Hồ sơ liên quan"),
    *("Có tổ chức", "Ghi chú"),
)
GOOD: tuple[dict[str, Any], ...] = (
    {
        "Ngày": date(2024, 6, 30),
        "Loại kết quả": "Bắt",
        "Tội danh": 251,
        "Số đối tượng": 3,
        "Hồ sơ liên quan": "ST-101/2024; ST-102/2024",
        "Ghi chú": "nhờ quần chúng",
    },
    {
        "Ngày": "05/07/2024",
        "Loại kết quả": "khởi tố",
        "Tội danh": "mua bán trái phép chất ma tuý",
        "Số bị can": "05",
        "Đã bắt trước": 3,
        "Hồ sơ liên quan": "ST-101/2024",
        "Có tổ chức": "có",
    },
    {
        "Ngày": date(2024, 7, 6),
        "Loại kết quả": "XPHC",
        "Đơn vị": "DHS",
        "Số vụ": 84,
        "Loại vụ xử phạt": "hàng giả",
        "Số tiền phạt (đồng)": 96_400_000,
    },
)
BAD: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("B4", {**GOOD[0], "Ngày": "31/2/2024"}, "31/2/2024"),
    ("B4", {**GOOD[0], "Ngày": "x"}, "ngày nào"),
    ("D4", {**GOOD[0], "Đơn vị": "DX9"}, "DX9"),
    ("F4", {**GOOD[0], "Số đối tượng": "ba"}, "ba"),
    ("F4", {**GOOD[0], "Số đối tượng": 2.5}, "2"),
    ("C4", {**GOOD[0], "Loại kết quả": "Bắt giữ người"}, "Bắt giữ người"),
    ("G4", {**GOOD[1], "Số bị can": 0}, "bị can"),
    ("M4", {**GOOD[1], "Có tổ chức": "chắc thế"}, "chắc thế"),
    ("L4", {**GOOD[0], "Hồ sơ liên quan": "ST-999"}, "ST-999"),
    ("B4", {**GOOD[0], "Ngày": None}, "để trống"),
    ("", {**GOOD[0], "Số đối tượng": 1}, "ST-101/2024, ST-102/2024"),
)


def workbook(*rows: dict[str, Any]) -> Path:
    """A workbook of results: a title, the headings, the rows, a sum."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Kết quả"
    sheet.append(["KẾT QUẢ CÔNG TÁC NĂM 2024"])
    sheet.append([])
    sheet.append(HEADINGS)
    for number, row in enumerate(rows, 1):
        cells = {"STT": number, "Đơn vị": "DKTMT", **row}
        sheet.append([cells.get(heading) for heading in HEADINGS])
    sheet.append([None] * 7 + ["Tổng", 84])
    book.create_sheet("Ghi chú").append(["Không có gì"])
    book.save("ket-qua.xlsx")
    return Path("ket-qua.xlsx")


def test_all_results_are_recorded(books: Console) -> None:
    """Each row becomes an entry, in one transaction that is taken back as a whole."""
    workbook(*GOOD)
    tried = books.line("outcome import ket-qua.xlsx --dry-run --format json")
    assert (0, 3, False) == (
        tried.code,
        *(json.loads(tried.out)[name] for name in ("entries", "recorded")),
    )
    done = books.line("outcome import ket-qua.xlsx")
    assert (0, True) == (done.code, "Số dòng đã ghi: 3" in done.out), done.shown
    assert "bỏ qua 1 dòng" in done.err
    assert f"Bút toán {SIZE + 1} đến {SIZE + 3}" in done.out
    rows = json.loads(books.line("outcome list --format json").out)["rows"]
    expected = [
        {"persons": 3},
        {"accused": 5, "already_arrested": 3, "organised": True},
        {"cases": 84, "amount_dong": 96_400_000},
    ]
    assert expected == [row["counts"] for row in rows]
    assert ["DKTMT", "DKTMT", "DHS"] == [row["unit"] for row in rows]
    assert (5, True) == (
        (again := books.line("outcome import ket-qua.xlsx")).code,
        "đã được nhập" in again.err,
    )
    assert 0 == books.line(f"void --import {SIZE + 2} --reason nhầm").code
    assert [] == json.loads(books.line("outcome list --format json").out)["rows"]
    assert 0 == books.line("verify").code
    assert 0 == books.line("outcome import ket-qua.xlsx").code, "what was taken back may come again"


def test_a_row_twice_in_one_workbook_is_asked_about(books: Console) -> None:
    """Pasted twice is counted twice only where somebody says so, as from two workbooks."""
    workbook(GOOD[0], GOOD[2], {**GOOD[0], "Ghi chú": "lần nữa"})
    said = books.line("outcome import ket-qua.xlsx")
    assert (3, True) == (said.code, "Dòng 4 của trang tính" in said.err), said.shown
    assert 0 == books.line("outcome import ket-qua.xlsx --again").code
    rows = json.loads(books.line("outcome list --format json").out)["rows"]
    assert [3, 3] == [row["counts"]["persons"] for row in rows if "persons" in row["counts"]]


def test_what_is_missing_is_a_column(books: Console) -> None:
    """A clerk who fills in a sheet is told of columns, not of options."""
    workbook({**GOOD[0], "Tội danh": None})
    said = books.line("outcome import ket-qua.xlsx")
    assert 3 == said.code
    assert "ở cột “Tội danh”" in said.err
    assert "Số đối tượng; Đảng viên" in said.err
    assert "--" not in said.err


def test_what_is_recorded_already_is_asked_about(books: Console) -> None:
    """Another file with a result that an entry says is refused, unless somebody says so."""
    workbook(*GOOD)
    assert 0 == books.line("outcome import ket-qua.xlsx").code
    workbook({**GOOD[2], "Ghi chú": "sổ khác"})
    refused = books.line("outcome import ket-qua.xlsx")
    assert (3, True) == (refused.code, "--again" in refused.err)
    assert "dòng 4" in refused.err
    assert 0 == books.line("outcome import ket-qua.xlsx --again").code


def test_one_bad_cell_refuses_the_whole(books: Console) -> None:
    """Every bad cell is named with its place, and nothing is recorded, whatever else is good."""
    for cell, row, says in BAD:
        workbook(row, *GOOD[2:])
        said = books.line("outcome import ket-qua.xlsx --format json")
        told = json.loads(said.out)
        wrong = [*told["bad_cells"], *told["refused_rows"]]
        assert (3, False, [cell]) == (said.code, told["recorded"], [one["cell"] for one in wrong])
        assert says in wrong[0]["problem"], wrong
        assert wrong[0]["hint"]
    said = books.line("outcome import ket-qua.xlsx")
    assert (3, True) == (said.code, "dòng 4" in said.err)
    workbook(BAD[0][1])
    said = books.line("outcome import ket-qua.xlsx")
    assert (3, True, True) == (said.code, "ô B4" in said.err, "Chưa ghi gì" in said.out)


@pytest.mark.parametrize("missing", ["Ngày", "Loại kết quả"])
def test_a_file_without_results_is_refused(books: Console, missing: str) -> None:
    """A sheet of results has a day and a kind among its headings."""
    book = Workbook()
    assert book.active is not None
    book.active.append([one for one in HEADINGS if one != missing])
    book.save("khac.xlsx")
    said = books.line("outcome import khac.xlsx")
    assert (3, True) == (said.code, "Ngày, Loại kết quả" in said.err)
