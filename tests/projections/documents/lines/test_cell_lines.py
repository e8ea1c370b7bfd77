"""Tables in plain text with a cell a line, or with bars between cells."""

from __future__ import annotations

from pathlib import Path

import pytest

from projections.documents.lines.cell_lines import cell_tables
from projections.documents.lines.intake import read_document

CELLS = [
    "TT",
    "Loại hồ sơ",
    "Đầu kỳ",
    "Hiện có",
    "1",
    "Sưu tra",
    "34",
    "36",
    "2",
    "Hiềm nghi",
    "05",
    "-",
]


def rows(lines: list[str]) -> list[str]:
    """The rows found, cells joined by bars."""
    return [row.text for row in cell_tables(list(enumerate(lines, start=1))).values()]


def test_cells_one_a_line_are_rows() -> None:
    """As many as there are headings; a dash is an empty slot; text around it stays text."""
    found = cell_tables(list(enumerate(["II. Số liệu:", *CELLS, "III. Nhận xét"], start=1)))
    assert [2, 6, 10] == list(found)
    assert "2 | Hiềm nghi | 05 | -" == found[10].text
    assert [10, 11, 12, 13] == [cell.where.paragraph for cell in found[10].cells]


@pytest.mark.parametrize(
    "lines",
    [
        CELLS[:8],
        ["Sưu tra", "Đầu kỳ: 34", "Hiện có: 36", "Hiềm nghi", "Đầu kỳ: 5", "Hiện có: 6"],
        ["Công tác sưu tra", "Công tác hiềm nghi", "Công tác chuyên án", "Hết"],
        [*CELLS[:4], "1", "Sưu tra", "34", "2", "Hiềm nghi", "5", "6"],
        [],
    ],
)
def test_other_lines_are_no_table(lines: list[str]) -> None:
    """One row, sentences, headings, rows of another width."""
    assert [] == rows(lines)


def test_bars_divide_cells(tmp_path: Path) -> None:
    """A line of dashes is none of the rows."""
    path = tmp_path / "r.txt"
    path.write_text(
        "BÁO CÁO\n| Nội dung | Đầu kỳ | Hiện có |\n|---|---|---|\n| Sưu tra | 28 | 32 |\n", "utf-8"
    )
    lines = read_document(path).lines
    assert ["Nội dung | Đầu kỳ | Hiện có", "Sưu tra | 28 | 32"] == [
        one.text for one in lines if one.cells
    ]
    assert 3 == len(lines)
