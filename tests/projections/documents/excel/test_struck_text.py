"""What is struck out says nothing, and is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from projections.documents.excel.workbook import open_workbook
from tests.projections.workbooks import MAIN, raw

STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts><font/><font><b/><strike/></font>'
    '<font><strike val="0"/></font></fonts>'
    '<cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/><xf fontId="9"/></cellXfs>'
    "<dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>"
)


def struck(run: str, on: str = "") -> str:
    """A run of text that is struck out."""
    return f"<r><rPr><strike{on}/></rPr><t>{run}</t></r>"


def plain(run: str) -> str:
    """A run of text."""
    return f"<r><t>{run}</t></r>"


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (struck("12") + plain("15"), ("15", 1)),
        (plain("15 ") + struck("12") + plain("ha"), ("15 ha", 1)),
        (struck("12"), (None, 1)),
        (struck("12", ' val="0"'), ("12", 0)),
        (struck("1") + struck("2", ' val="0"'), ("2", 1)),
        (struck("1") + '<rPh sb="0" eb="1"><t>x</t></rPh>' + plain("2"), ("2", 1)),
    ],
)
@pytest.mark.parametrize("shared", [False, True])
def test_struck_runs_are_left_out(
    tmp_path: Path, runs: str, expected: tuple[str | None, int], shared: bool
) -> None:
    """Whether the text stands in the cell or is shared."""
    row = (
        '<c r="A1" t="s"><v>1</v></c>' if shared else f'<c r="A1" t="inlineStr"><is>{runs}</is></c>'
    )
    row = f'<row r="1">{row}<c r="B1"><v>1</v></c></row>'
    texts = f'<sst xmlns="{MAIN}"><si><t>0</t></si><si>{runs}</si></sst>'
    book = open_workbook(raw(tmp_path / "a.xlsx", row, sharedStrings=texts))
    (found,) = book.rows(book.sheets[0])
    cell = found.cells.get(1)
    assert expected == (cell.text if cell else None, found.struck)
    assert "1" == found.cells[2].text


def test_struck_cells_are_left_out(tmp_path: Path) -> None:
    """Of whatever kind; a font that is not struck, and one the workbook does not have, are plain."""
    cells = "".join(
        f'<c r="{place}" s="{style}"><f>1+1</f><v>{value}</v></c>'
        for place, style, value in (("A1", 1, 1), ("B1", 2, 2), ("C1", 3, 3), ("D1", 0, 4))
    )
    rows = f'<row r="1">{cells}<c r="E1" s="1"/></row><row r="2"><c r="A2" s="1"><v>9</v></c></row>'
    book = open_workbook(raw(tmp_path / "a.xlsx", rows, styles=STYLES))
    found = list(book.rows(book.sheets[0]))
    assert [({2: "2", 3: "3", 4: "4"}, 1), ({}, 1)] == [
        ({column: cell.text for column, cell in row.cells.items()}, row.struck) for row in found
    ]
