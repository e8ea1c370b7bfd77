"""All that is wrong with a row of a sheet is told at once, by cell, and all that is left aside."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from ledger.records.collaborator import CollaboratorCommand
from projections.registers.sheets.kind import sheet_kinds
from tests.commands.console import Console
from tests.commands.usecases.test_importing_sheets import BEFORE, ROWS, write
from tests.projections.workbooks import save, table

FAULTS: dict[str, dict[str, Any]] = {
    "outcome": {"Ngày": "31/2/2024", "Loại kết quả": "xyzzy", "Đơn vị": "DX9", "Tội danh": 9999,
                "Số đối tượng": "ba", "Hệ": "xyzzy", "Hồ sơ liên quan": "ST-999", "Có tổ chức": "?!"},
    "object": {"Ngày vào danh mục": "x", "Ký hiệu": "XX", "Hệ lực lượng": "xyzzy", "Đơn vị": "DX9",
               "Xuyên suốt": "chắc thế"},
    "gang": {"Ngày phát hiện": "31/2/2024", "Cầm đầu": "ba", "Đơn vị": "DX9", "Xuyên quốc gia": "?!"},
    "gang-filed": {"Ngày lập hồ sơ": "31/2/2024", "Hồ sơ đấu tranh": "ST-999"},
    "gang-dismantled": {"Ngày triệt phá": "31/2/2024"},
    "object-removed": {"Ngày đưa ra": "31/2/2024"},
    "approval": {"Ngày duyệt": "x", "Cán bộ": "CB99", "Người duyệt": "CB98"},
    "rating": {"Số hồ sơ": "LC-999", "Xếp loại": "xyzzy"},
    "report": {"Ngày báo cáo": "x", "Số hồ sơ": "ST-999", "Số báo cáo": None},
    "assignment": {"CTVBM": "LC-999", "Phục vụ": "ST-999"},
    "attestation": {"Nội dung xác nhận": "xyzzy", "Đơn vị": "DX9", "Đạt": "?!", "Từ ngày": "x",
                    "Người xác nhận": "CB99"},
    "quota": {"Chỉ tiêu": "khong_co", "Số đăng ký": "ba", "Cán bộ": "CB99", "Đến ngày": "x"},
    "effect": {"Số hồ sơ": "ST-999", "Hiệu quả": "xyzzy", "Số lượng": 0, "Hồ sơ được lập": "ST-998"},
    "items": {"Ngày nhận tin": "x", "Số hồ sơ": "LC-999", "Số tin": "ba", "Tin có giá trị": -1},
    "service": {"Vai ảo": "NV-999", "Phục vụ": "xyzzy"},
    "check": {"Số hồ sơ": "ST-999", "Người kiểm tra": "CB99", "Số thiếu sót": 2000},
    "meeting": {"Cán bộ": "CB99", "Lãnh đạo dự": "CB98", "Đột xuất": "?!"},
    "circular": {"Ngày quán triệt": None, "Cán bộ": "CB99", "Đơn vị": "DX9"},
    "sanction": {"Hình thức xử lý": "xyzzy", "Tập thể": "ba", "Cá nhân": -2, "Đơn vị": "DX9",
                 "Số quyết định": None},
    "inspection": {"Loại kiểm tra": "xyzzy", "Đơn vị": "DX9", "Đến ngày": "x",
                   "Người tham gia": "CB02, CB99"},
    "unit": {"Tên": None, "Cấp": "xyzzy", "Trực thuộc": "DX9", "Loại đơn vị": "xyzzy",
             "Hệ lực lượng": "kinh tế; xyzzy"},
    "officer": {"Đơn vị": "DX9", "Chức vụ": "xyzzy", "Nhiệm vụ": "xyzzy"},
}  # fmt: skip
"""By kind: what cannot stand under a heading, whatever stands beside it."""


@pytest.fixture
def world(books: Console) -> Console:
    """The little ledger, with a persona and a commander."""
    books.all(BEFORE)
    return books


def cells_told(world: Console, kind: str, row: dict[str, Any]) -> tuple[int, set[str], list[str]]:
    """The exit code, the headings whose cells are told, and all the cells told, one a fault."""
    write(row)
    said = world.line(f"import so.xlsx --kind {kind} --dry-run --format json")
    told = json.loads(said.out)
    cells = [one["cell"] for one in (*told["bad_cells"], *told["refused_rows"])]
    headings = list(row)
    return said.code, {headings["ABCDEFGHIJKLMN".index(one[0])] for one in cells if one}, cells


@pytest.mark.parametrize("kind", list(FAULTS))
def test_every_bad_cell_of_a_row_is_told_at_once(world: Console, kind: str) -> None:
    """All of them, by their cells, each once, and no good cell beside them."""
    row = {**ROWS[kind][0], **FAULTS[kind]}
    code, told, cells = cells_told(world, kind, row)
    assert (3, set(FAULTS[kind]), len(FAULTS[kind])) == (code, told, len(cells)), cells


def test_every_kind_has_faults() -> None:
    """No kind of sheet is without them here."""
    assert set(sheet_kinds()) == set(FAULTS)


def test_faults_stand_beside_each_other_in_any_company(world: Console) -> None:
    """Of two faults in a row both are told and nothing else, whichever they are."""
    faults = FAULTS["outcome"]
    for two in combinations(faults, 2):
        row = {**ROWS["outcome"][0], **{name: faults[name] for name in two}}
        _, told, cells = cells_told(world, "outcome", row)
        assert (set(two), 2) == (told, len(cells))


PROSECUTION = {"Ngày": "2/9/2024", "Loại kết quả": "Khởi tố", "Tội danh": 251, "Số bị can": 3}


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"Đã bắt trước": 4, "Mức độ": 5, "Số vụ": 2}, {"Mức độ", "Số vụ"}),
        ({"Đã bắt trước": 4, "Đảng viên": 9}, {"Đã bắt trước", "Đảng viên"}),
        ({"Số bị can": None, "Tội danh": None, "Đảng viên": 1}, {"Số bị can", "Tội danh"}),
        ({"Số bị can": 0, "Hệ": "xyzzy"}, {"Số bị can", "Hệ"}),
        ({"Hồ sơ liên quan": "ST-999", "Đã bắt trước": 4}, {"Hồ sơ liên quan", "Đã bắt trước"}),
        ({"Số bị can": "ba", "Đã bắt trước": 4}, {"Số bị can"}),
    ],
)  # fmt: skip
def test_what_cells_say_together_is_told_too(
    world: Console, cells: dict[str, Any], told: set[str]
) -> None:
    """A part over its whole, what the kind has not; never what rests on a cell that is wrong."""
    code, found, _ = cells_told(world, "outcome", {**PROSECUTION, **cells})
    assert (3, told) == (code, found)


def test_a_unit_that_stands_as_the_row_says_but_for_a_bad_cell_is_not_unchanged(
    world: Console,
) -> None:
    """The bad cell is told, and not that the books say the rest already."""
    row = {
        "Ngày": "2/9/2024",
        "Mã": "DHS",
        "Tên": "Đội hình sự",
        "Trực thuộc": "DX9",
        "Hệ": "xyzzy",
    }
    code, told, cells = cells_told(world, "unit", row)
    assert (3, {"Trực thuộc", "Hệ"}, 2) == (code, told, len(cells))


def test_a_bound_is_named(world: Console) -> None:
    """A number below what can be counted, and one above, with how far it may go."""
    write({**ROWS["effect"][0], "Số lượng": 0})
    assert "nhỏ nhất là 1" in world.line("import so.xlsx --kind effect").err
    write({**ROWS["check"][0], "Số thiếu sót": 1001})
    assert "lớn nhất là 1000" in world.line("import so.xlsx --kind check").err


def test_columns_that_are_not_read_are_told(world: Console) -> None:
    """A heading no field has, a second one of a field, remarks, none at all; never the numbering."""
    row = {
        "STT": 1,
        **ROWS["outcome"][0],
        "Màu xe": "đỏ",
        "Số người": 3,
        "Ghi chú": "x y",
        "Kíp": None,
    }
    write(row, {**row, "STT": 2, "Ngày": "3/9/2024"}, {"STT": 3})
    done = world.line("outcome import so.xlsx --format json")
    notices = json.loads(done.out)["notices"]
    assert (0, 3) == (done.code, len(notices)), notices
    for text, column in zip(notices, ("Màu xe", "Số người", "Ghi chú"), strict=True):
        assert f"“{column}”" in text
        assert "(2)" in text
    said = world.line("import so.xlsx --kind outcome --dry-run")
    assert "đã được nhập" in said.err


def test_sheets_that_are_not_read_are_told(world: Console) -> None:
    """A sheet without the headings, and a value beside the table under no heading."""
    sheets: dict[str, list[list[object]]] = {
        "Sổ": [*table(ROWS["check"][0])],
        "Khác": [["Việc khác"], ["một"]],
    }
    sheets["Sổ"][-1].extend([None, "lạc"])
    save(Path("so.xlsx"), sheets)
    said = world.line("import so.xlsx --kind check --dry-run")
    assert (0, True, True) == (said.code, "“Khác”" in said.err, "“F”" in said.err), said.err


def test_a_command_of_a_hint_is_shown_as_it_is_typed(books: Console) -> None:
    """An option outside a command is called by its column; one of a command is an option."""
    row = FAULTS["meeting"] | {"Ngày dự": "1/9/2024", "Cán bộ": "CB02", "Đột xuất": "có"}
    save(Path("s.xlsx"), {"Sinh hoạt": table(row)})
    said = books.line("import s.xlsx --kind meeting")
    assert "socai officer join CB98 --unit …" in said.err
    assert "ở cột" not in said.err


def test_a_file_comes_of_one_file(world: Console) -> None:
    """Two rows that name one, or a row and the books, are asked about; both stand with --again."""
    rows = [
        {"Ngày": "1/9/2024", "Số hồ sơ": number, "Hiệu quả": "hiềm nghi",
         "Hồ sơ được lập": "HN-101/2024"}
        for number in ("ST-101/2024", "ST-102/2024")
    ]  # fmt: skip
    write(*rows)
    said = world.line("import so.xlsx --kind effect")
    assert (3, True) == (said.code, "đã ghi việc này rồi" in said.err), said.err
    write(rows[0])
    world.all("import so.xlsx --kind effect")
    write(rows[1])
    said = world.line("import so.xlsx --kind effect")
    assert (3, True) == (said.code, "đã được ghi là phát triển từ ST-101/2024" in said.err)
    world.all("import so.xlsx --kind effect --again")


def test_what_is_no_work_of_a_line_is_told_in_words(world: Console) -> None:
    """By the cell of the number, and by no name that stands in the program alone."""
    every = CollaboratorCommand.__subclasses__()
    assert all(one.WHAT != one.__name__ for one in every)
    assert len(every) == len({one.WHAT for one in every})
    names = {one.__name__ for one in every}
    for kind, column, number in (
        ("items", "Số hồ sơ", "ST-101/2024"),
        ("service", "Vai ảo", "LC-101/2023"),
    ):
        write({**ROWS[kind][0], column: number})
        said = world.line(f"import so.xlsx --kind {kind}")
        assert (3, True) == (said.code, "không áp dụng cho hồ sơ" in said.err), said.err
        assert (True, []) == ("ô B" in said.err, [one for one in names if one in said.err])
    write({**ROWS["items"][0], "Số tin": 3, "Tin có giá trị": 4})
    assert "ô D" in world.line("import so.xlsx --kind items").err


@pytest.mark.parametrize("amount", ["1.500.000 đồng", "96.400.000đ", "96400000", "5.000 VNĐ"])
def test_money_is_read_as_it_is_written(world: Console, amount: str) -> None:
    """In a cell and on the command line; what is no whole number is told how to write it."""
    row = {
        "Ngày": "2/9/2024",
        "Loại kết quả": "penalty",
        "Đơn vị": "DHS",
        "Số vụ": 1,
        "Loại vụ xử phạt": "drugs",
    }
    assert (0, set()) == cells_told(world, "outcome", {**row, "Số tiền": amount})[:2]
    assert {"Số tiền"} == cells_told(world, "outcome", {**row, "Số tiền": f"{amount}, 5"})[1]
    assert "96.400.000đ" in world.line("import so.xlsx --kind outcome").err
    world.all(
        "outcome record penalty --cases 1 --penalty-type drugs --on 2/9/2024 "
        f"--amount-dong '{amount}'"
    )


def test_hints_are_for_who_fills_in_the_sheet(world: Console) -> None:
    """What may stand in the column, by its heading; never how a command is typed."""

    def hints(kind: str, **said: object) -> list[str]:
        write({**ROWS[kind][0], **said})
        told = json.loads(world.line(f"import so.xlsx --kind {kind} --dry-run --format json").out)
        return [one["hint"] for one in told["refused_rows"]]

    found = [
        *hints("check", **{"Số thiếu sót": 2000}),
        *hints("effect", **{"Số lượng": 0}),
        *hints("object", **{"Xuyên suốt": "chắc thế"}),
        *hints("rating", **{"Số hồ sơ": "ST-101/2024"}),
        *hints("officer", **{"Mã cán bộ": "CB 5"}),
    ]
    empty = "Không có gì để nêu thì để trống ô."
    assert [
        f"Cột “Số thiếu sót” nhận: số nguyên từ 0 đến 1.000. {empty}",
        f"Cột “Số lượng” nhận: số nguyên từ 1 đến 100.000. {empty}",
        f"Cột “Xuyên suốt” nhận: “có” hoặc “không”. {empty}",
        "Kiểm tra lại số hồ sơ: dòng của bảng này không dùng cho loại hồ sơ ấy; nếu số đúng thì bỏ dòng ra.",
        "Cột “Mã cán bộ” nhận: mã gồm chữ cái và chữ số, dài nhất 40 ký tự, không có dấu cách.",
    ] == found
