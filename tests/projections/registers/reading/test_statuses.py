"""A column of status says that a file has ended, and a rating is no class: neither is dropped."""

from __future__ import annotations

from pathlib import Path

import pytest

from projections.registers.reading.book import RegisterBook
from projections.registers.reading.read import read_registers
from tests.projections.workbooks import TODAY, save

HEADINGS = ["Số hồ sơ", "Ký hiệu", "Đơn vị", "Cán bộ", "Ngày lập", "Tình trạng", "Ngày kết thúc"]


def read(path: Path, status: str, closed_on: str | None, *way: str) -> RegisterBook:
    """A register of one watch file of this status."""
    row = ["ST-1/26", "ST", "XBB", "CB11", "01/02/2022", status, closed_on, *way]
    heads = [*HEADINGS, "Hình thức kết thúc"][: len(row)]
    return read_registers(save(path / "a.xlsx", {"Sưu tra": [heads, row]}), TODAY)


@pytest.mark.parametrize(
    "status",
    [
        "Đã thanh loại",
        "Chết",
        "Không còn quản lý",
        "Đã nộp lưu",
        "KẾT THÚC",
        "Đi khỏi địa bàn",
        "Hủy bỏ",
        "Đã giải thể",
        "Bị bắt",
        "Chuyển đơn vị khác",
        "Hết hạn",
    ],
)
def test_ended_without_a_day_is_refused(tmp_path: Path, status: str) -> None:
    """It is never opened as if it were still kept."""
    book = read(tmp_path, status, None)
    assert ((), ["ended_without_day"]) == (book.rows, [bad.kind for bad in book.bad_cells])


@pytest.mark.parametrize(
    "status",
    ["Đang quản lý", "Còn hiệu lực", "Chưa kết thúc", "Đang hoạt động", "Đang đề nghị hủy"],
)
def test_kept_is_kept(tmp_path: Path, status: str) -> None:
    """It is opened, and nothing is said; with a day of closing it contradicts itself."""
    book = read(tmp_path, status, "Không")
    assert (1, ["no_column"]) == (len(book.rows), [one.kind for one in book.notices])
    assert ["live_but_closed"] == [bad.kind for bad in read(tmp_path, status, "1/3/2023").bad_cells]


def test_status_tells_the_way(tmp_path: Path) -> None:
    """With a day the file is closed, in the way the status names, if no column names one."""
    (row,) = read(tmp_path, "Chết", "1/3/2023").rows
    assert "died" == row.closing
    (row,) = read(tmp_path, "Chết", "1/3/2023", "Thanh loại").rows
    assert "reviewed_out" == row.closing
    (row,) = read(tmp_path, "Đã kết thúc", "1/3/2023").rows
    assert row.closing is None


def test_suspended_and_unknown(tmp_path: Path) -> None:
    """A suspension has a day that no register tells; other words are left aside with a notice."""
    assert ["suspended_status"] == [
        bad.kind for bad in read(tmp_path, "Tạm đình chỉ", None).bad_cells
    ]
    book = read(tmp_path, "Sức khỏe yếu", None)
    assert (1, ["no_column", "status_not_read"]) == (
        len(book.rows),
        [one.kind for one in book.notices],
    )


@pytest.mark.parametrize(
    ("symbol", "kind", "rated", "expected"),
    [
        ("LT", 1, "Khá", ("1", ["rating_left_aside"])),
        ("LC", None, "Tốt", (None, ["rating_left_aside"])),
        ("LT", None, "2", ("2", [])),
        ("LC", None, "Không", (None, [])),
    ],
)
def test_rating_of_a_collaborator(
    tmp_path: Path, symbol: str, kind: int | None, rated: str, expected: tuple[object, list[str]]
) -> None:
    """“Xếp loại” is the type where it holds one, and else a rating, which is noticed."""
    heads = ["Số hồ sơ", "Ký hiệu", "Đơn vị", "Cán bộ", "Ngày lập", "Xếp loại"]
    row: list[object] = [f"{symbol}-1/26", symbol, "XBB", "CB11", "01/02/2022", rated]
    if kind:
        heads, row = [*heads, "Loại LT"], [*row, kind]
    book = read_registers(save(tmp_path / "a.xlsx", {"CTVBM": [heads, row]}), TODAY)
    kinds = [one.kind for one in book.notices if one.kind != "no_column"]
    assert expected == (book.rows[0].attributes.get("type"), kinds)


def test_class_under_the_same_heading(tmp_path: Path) -> None:
    """In a register of watch files “Xếp loại” is the class."""
    heads = ["Số hồ sơ", "Ký hiệu", "Đơn vị", "Cán bộ", "Ngày lập", "Xếp loại"]
    row = ["ST-1/26", "ST", "XBB", "CB11", "01/02/2022", "A"]
    book = read_registers(save(tmp_path / "a.xlsx", {"Sưu tra": [heads, row]}), TODAY)
    assert "A" == book.rows[0].attributes["class"]
    row[5] = "Khá"
    book = read_registers(save(tmp_path / "a.xlsx", {"Sưu tra": [heads, row]}), TODAY)
    assert [("unknown_class", "F2")] == [(bad.kind, bad.cell) for bad in book.bad_cells]
