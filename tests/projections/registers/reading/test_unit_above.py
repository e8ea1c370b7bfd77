"""“Đơn vị: X” above the headings is the unit of the rows that name none."""

from __future__ import annotations

from pathlib import Path

import pytest

from projections.documents.tables.destination import Destination
from projections.registers.reading.read import read_registers
from projections.registers.returning.rejected_rows import write_rejected
from tests.projections.workbooks import TODAY, WATCH_FILE, save, table

TITLE: list[object] = ["Đơn vị: DMT"]
NO_UNIT = {name: value for name, value in WATCH_FILE.items() if name != "Đơn vị"}


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        ([["Đơn vị: DMT"]], ("DMT", "DMT")),
        ([["Sổ", None, "ĐƠN VỊ :", "Công an xã Bình An"]], ("Công-an-xã-Bình-An",) * 2),
        ([["Đơn vị quản lý - DMT ......"], ["(Đơn vị: hồ sơ)"]], ("DMT", "DMT")),
        ([["Đơn vị: CAH"], ["Đội: DHS"]], ("DHS", "DHS")),
        ([["Tên đơn vị: DMT"]], ("DMT", "DMT")),
        ([["Đơn vị báo cáo: Công an xã Bình An"]], ("Công-an-xã-Bình-An",) * 2),
        ([["Đơn vị tính: hồ sơ"]], (None, None)),
        ([["Đơn vị: ........"]], (None, None)),
        ([["Đơn vị: \\"]], (None, None)),
    ],
)
def test_unit_of_the_title(
    tmp_path: Path, titles: list[list[object]], expected: tuple[str | None, str | None]
) -> None:
    """However it is written; what is counted, or a row of dots, is no unit."""
    path = save(
        tmp_path / "a.xlsx", {"ST": [*titles, *table(NO_UNIT, {**NO_UNIT, "Số hồ sơ": "2"})]}
    )
    assert [expected[0]] * 2 == [row.unit for row in read_registers(path, TODAY).rows]
    path = save(tmp_path / "b.xlsx", {"ST": [*titles, *table(WATCH_FILE)]})
    assert ["DKTMT"] == [row.unit for row in read_registers(path, TODAY).rows]


def test_a_blank_cell_takes_it_too(tmp_path: Path) -> None:
    """A column of units with an empty cell is no fault then; the notice says how many there are."""
    rows = table(WATCH_FILE, {**WATCH_FILE, "Số hồ sơ": "2", "Đơn vị": None})
    book = read_registers(save(tmp_path / "a.xlsx", {"ST": [TITLE, *rows]}), TODAY)
    assert ["DKTMT", "DMT"] == [row.unit for row in book.rows]
    assert [{"sheet": "ST", "unit": "DMT", "count": 1}] == [
        one.values for one in book.notices if one.kind == "unit_above"
    ]


def test_a_caption_between_rows_makes_it_unclear(tmp_path: Path) -> None:
    """Rows below another unit's name must name theirs: neither is taken for it."""
    rows: list[list[object]] = [
        *table(NO_UNIT),
        ["Đơn vị: DHS"],
        *table({**NO_UNIT, "Số hồ sơ": "2"})[1:],
    ]
    book = read_registers(save(tmp_path / "a.xlsx", {"ST": [TITLE, *rows]}), TODAY)
    assert (["DMT"], ["unit_unclear"]) == (
        [row.unit for row in book.rows],
        [bad.kind for bad in book.bad_cells],
    )


def test_two_tables_of_two_units(tmp_path: Path) -> None:
    """Above headings of its own a caption is the title of that table, and goes back with it."""
    bad = {**NO_UNIT, "Loại": "C"}
    other: list[list[object]] = [
        ["Đơn vị: DHS"],
        *table(dict(reversed({**bad, "Số hồ sơ": "2"}.items()))),
    ]
    path = save(tmp_path / "a.xlsx", {"ST": [TITLE, *table(bad), *other]})
    out = tmp_path / "b.xlsx"
    write_rejected(path, read_registers(path, TODAY), Destination(out), str)
    assert ["DMT", "DHS"] == [
        table.unit and table.unit.code for table in read_registers(out, TODAY).tables
    ]
