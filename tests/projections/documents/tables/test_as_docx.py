"""Tables as Word documents."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from projections.documents.package.printable import printable
from projections.documents.tables import as_docx as table_docx
from projections.documents.tables.as_docx import write_docx
from projections.documents.tables.output_file import TableTooLong
from projections.documents.tables.table import Column, Table
from tests.projections.documents.written import HOSTILE, loud, paragraphs, saved, table


def test_the_whole_table_is_written(tmp_path: Path) -> None:
    """Title and captions above, then the header, the rows and the totals, as the field writes
    them.
    """
    saved(write_docx, table(), tmp_path / "t.docx", loud)
    assert ["RECORDS", "UNIT: Đội 1", "BOTH DAYS INCLUDED", ""] == paragraphs(tmp_path / "t.docx")[
        :4
    ]
    grid = Document(str(tmp_path / "t.docx")).tables[0]
    assert [
        ["NUMBER", "OPENED ON", "ITEMS", "FINE", "RATE", "ONLINE", "Gấp đôi"],
        ["ST-001/2024", "14/10/2024", "3", "1.250.000đ", "87,5%", "YES", "6"],
        ["=cmd|'/c calc'!A1", "01/01/1899", "1.234", "0đ", "25%", "NO", "2.468"],
        ["-1", "", "", "", "", "", ""],
        ["TOTAL", "", "1.237", "1.250.000đ", "", "", "2.474"],
    ] == [[cell.text for cell in row.cells] for row in grid.rows]


def test_it_looks_like_an_official_table(tmp_path: Path) -> None:
    """Times New Roman 13; the header is repeated, no row is torn; header, totals and strong rows
    are bold.
    """
    saved(write_docx, table(strong_rows=frozenset({0})), tmp_path / "t.docx", loud)
    word = Document(str(tmp_path / "t.docx"))
    font = word.styles["Normal"].font
    assert ("Times New Roman", 13.0) == (font.name, font.size.pt if font.size else None)
    rows = word.tables[0].rows
    assert [True, False, False, False, False] == [
        row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in rows
    ]
    assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
    assert [True, True, None, None, True] == [
        row.cells[0].paragraphs[0].runs[0].bold for row in rows
    ]


@pytest.mark.parametrize(("count", "across"), [(6, False), (7, True)])
def test_a_wide_table_lies_across(tmp_path: Path, count: int, across: bool) -> None:
    """A4, and the columns together are as wide as the page has room."""
    columns = tuple(Column(f"c{index}", f"column {index}") for index in range(count))
    saved(write_docx, Table("t", columns, [["x"] * count]), tmp_path / "t.docx", str)
    word = Document(str(tmp_path / "t.docx"))
    section = word.sections[0]
    sides_mm = [round(side / Mm(1)) for side in (section.page_width, section.page_height) if side]
    assert ([297, 210] if across else [210, 297]) == sides_mm
    widths = [
        int(str(column.get(qn("w:w"))))
        for column in word.tables[0]._tbl.tblGrid.findall(qn("w:gridCol"))
    ]
    room_mm = 257 if across else 160
    assert room_mm * 1440 / 25.4 == pytest.approx(sum(widths), abs=count)


def test_an_empty_table_says_so(tmp_path: Path) -> None:
    """A header over nothing looks like a mistake."""
    saved(write_docx, table(rows=(), totals=None), tmp_path / "t.docx", loud)
    assert "THERE IS NOTHING TO LIST." == paragraphs(tmp_path / "t.docx")[3]


def test_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Word would take minutes to open them."""
    monkeypatch.setattr(table_docx, "ROW_LIMIT", 2)
    with pytest.raises(TableTooLong, match="docx"):
        saved(write_docx, table(), tmp_path / "t.docx", str)
    assert [] == list(tmp_path.iterdir())


def test_the_same_table_gives_the_same_bytes(tmp_path: Path) -> None:
    """So that a hash of the file says something; the time goes in only when it is given."""
    for name in ("a", "b"):
        saved(write_docx, table(), tmp_path / name, str)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    saved(
        write_docx,
        table(made_at=datetime.fromisoformat("2024-10-15T00:00:00+07:00")),
        tmp_path / "c",
        str,
    )
    created = Document(str(tmp_path / "c")).core_properties.created
    assert created is not None
    assert "2024-10-14T17:00" == created.isoformat()[:16]


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_are_printed_literally(tmp_path: Path, text: str) -> None:
    """Nothing in a value is markup."""
    saved(write_docx, Table(text, (Column("a", "a"),), [(text,)]), tmp_path / "t.docx", str)
    assert text == Document(str(tmp_path / "t.docx")).tables[0].rows[1].cells[0].text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x00b", "a\ufffdb"),
        ("a\r\n\tb", "a b"),
        ("\ud800", "\ufffd"),
        ("\ufffe", "\ufffd"),
        ("e\u0302\u0301", "ế"),
        ("😀", "😀"),
    ],
)
def test_what_no_document_can_hold_leaves_a_mark(text: str, expected: str) -> None:
    """XML has no character for it; lines are joined, letters composed."""
    assert expected == printable(text)
