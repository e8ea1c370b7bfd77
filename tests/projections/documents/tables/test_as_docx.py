"""Tables as Word documents."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from ledger.catalog.secrecy import UNMARKED, PaperMark
from projections.documents.package.printable import printable
from projections.documents.tables import as_docx as table_docx
from projections.documents.tables.as_docx import write_docx
from projections.documents.tables.output_file import TableTooLong
from projections.documents.tables.table import Column, Subject, Table
from projections.documents.tables.widths import thousandths
from tests.projections.documents.written import HOSTILE, loud, paragraphs, saved, table


def test_the_whole_table_is_written(tmp_path: Path) -> None:
    """Title and captions above, then the header, the rows and the totals, as the field writes
    them.
    """
    saved(write_docx, table(), tmp_path / "t.docx", loud)
    told = paragraphs(tmp_path / "t.docx")
    assert ["RECORDS", "UNIT: Đội 1", "BOTH DAYS INCLUDED", ""] == told[told.index("RECORDS") :][:4]
    grid = Document(str(tmp_path / "t.docx")).tables[-1]
    assert [
        ["NUMBER", "OPENED ON", "ITEMS", "FINE", "RATE", "ONLINE", "Gấp đôi"],
        ["ST-001/2024", "14/10/2024", "3", "1,250,000đ", "87.5%", "YES", "6"],
        ["=cmd|'/c calc'!A1", "01/01/1899", "1,234", "0đ", "25%", "NO", "2,468"],
        ["-1", "", "", "", "", "", ""],
        ["TOTAL", "", "1,237", "1,250,000đ", "", "", "2,474"],
    ] == [[cell.text for cell in row.cells] for row in grid.rows]


def test_it_looks_like_an_official_table(tmp_path: Path) -> None:
    """Times New Roman 13; the header is repeated, no row is torn; header, totals and strong rows
    are bold.
    """
    saved(write_docx, table(strong_rows=frozenset({0})), tmp_path / "t.docx", loud)
    word = Document(str(tmp_path / "t.docx"))
    font = word.styles["Normal"].font
    assert ("Times New Roman", 13.0) == (font.name, font.size.pt if font.size else None)
    rows = word.tables[-1].rows
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
        for column in word.tables[-1]._tbl.tblGrid.findall(qn("w:gridCol"))
    ]
    room_mm = 257 if across else 160
    assert room_mm * 1440 / 25.4 == pytest.approx(sum(widths), abs=count)


def test_an_empty_table_says_so(tmp_path: Path) -> None:
    """A header over nothing looks like a mistake."""
    saved(write_docx, table(rows=(), totals=None), tmp_path / "t.docx", loud)
    assert "THERE IS NOTHING TO LIST." in paragraphs(tmp_path / "t.docx")


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
    assert text == Document(str(tmp_path / "t.docx")).tables[-1].rows[1].cells[0].text


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


SUBJECT = Subject("DHS", None, "Đội hình sự", "Công an huyện Mẫu", date(2024, 2, 5))


def test_it_is_headed_as_official_documents_are(tmp_path: Path) -> None:
    """The unit and the one above it, the state's name and motto, the day; pages are numbered."""
    saved(write_docx, table(subject=SUBJECT), tmp_path / "t.docx", loud)
    word = Document(str(tmp_path / "t.docx"))
    left, right = (cell.text.split("\n") for cell in word.tables[0].rows[0].cells)
    assert ["CÔNG AN HUYỆN MẪU", "ĐỘI HÌNH SỰ", ""] == left
    assert [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "",
        "Ngày 05 tháng 02 năm 2024",
    ] == right
    section = word.sections[0]
    assert "PAGE" in section.header._element.xml
    assert section.different_first_page_header_footer
    assert "PAGE" not in section.first_page_header._element.xml


def test_it_is_marked_as_its_ledger_says(tmp_path: Path) -> None:
    """The degree in a frame below the unit, the line on copying at the end, each where it is set."""
    for mark in (
        PaperMark("tuyet_mat", "Không sao, chụp"),
        PaperMark("mat"),
        PaperMark(copying="Chỉ sao & chụp khi được phép"),
        UNMARKED,
    ):
        marked = table(subject=replace(SUBJECT, mark=mark))
        saved(write_docx, marked, tmp_path / "t.docx", loud)
        word = Document(str(tmp_path / "t.docx"))
        cell = word.tables[0].rows[0].cells[0]
        stamp = [mark.stamp] if mark.stamp else []
        assert ["CÔNG AN HUYỆN MẪU", "ĐỘI HÌNH SỰ", "", *stamp] == cell.text.split("\n")
        assert stamp == [one.text for one in cell.paragraphs if "<w:left w:val" in one._p.xml]
        assert mark.copying == (word.paragraphs[-1].text if mark.copying else "")


def fitted(path: Path) -> tuple[list[int], float]:
    """The widths of a written table's columns in twentieths of a point, and its size in points."""
    grid = Document(str(path)).tables[-1]
    columns = grid._tbl.tblGrid.findall(qn("w:gridCol"))
    run = grid.rows[0].cells[0].paragraphs[0].runs[0]
    size = run.font.size.pt if run.font.size else 13.0
    return [int(str(column.get(qn("w:w")))) for column in columns], size


@pytest.mark.parametrize("count", [2, 6, 9, 11])
def test_every_word_has_room_on_its_line(tmp_path: Path, count: int) -> None:
    """Where columns are many the letters become smaller, and the page lies across."""
    words = ("ST-0000001/2024", "15/10/2024", "1.250.000.000đ", "nghiệp")
    columns = tuple(Column(f"c{index}", "Mảng công tác") for index in range(count))
    rows = [[words[index % 4] + " " + "a b " * 10 * (index == 3) for index in range(count)]]
    saved(write_docx, Table("t", columns, rows), tmp_path / "t.docx", str)
    widths, size = fitted(tmp_path / "t.docx")
    for index, width in enumerate(widths):
        needed = thousandths(words[index % 4]) * size * 20 / 1000 + 2 * 108
        assert width >= needed, (index, width, needed, size)
    assert (size >= 10.0) == (count < 11)


def test_long_texts_get_the_room_and_smaller_letters(tmp_path: Path) -> None:
    """A table of short columns and a long one is not drawn out over many pages."""
    columns = tuple(Column(f"c{index}", "Mảng công tác") for index in range(7))
    rows = [(*["ba chữ đây"] * 6, "nội dung dài " * 40)] * 3
    saved(write_docx, Table("t", columns, rows), tmp_path / "t.docx", str)
    widths, size = fitted(tmp_path / "t.docx")
    assert (True, True) == (size < 13, widths[6] > 4 * max(widths[:6]))
    saved(write_docx, Table("t", columns, [("ba chữ",) * 7] * 20), tmp_path / "t.docx", str)
    assert 13.0 == fitted(tmp_path / "t.docx")[1]


def test_lines_of_a_text_stay_lines(tmp_path: Path) -> None:
    """As in the list of a report's lines."""
    saved(write_docx, Table("t", (Column("a", "a"),), [("một\nhai",)]), tmp_path / "t.docx", str)
    assert "một\nhai" == Document(str(tmp_path / "t.docx")).tables[-1].rows[1].cells[0].text


def test_nothing_below_a_table_begins_a_page(tmp_path: Path) -> None:
    """Word wants a paragraph there; where a table fills its page, it would be all of the next."""
    saved(write_docx, table(), tmp_path / "t.docx", loud)
    last = Document(str(tmp_path / "t.docx")).paragraphs[-1]
    spacing = last.paragraph_format
    assert ("", Pt(1), Pt(0)) == (last.text, spacing.line_spacing, spacing.space_after)
    assert WD_LINE_SPACING.EXACTLY == spacing.line_spacing_rule


def test_words_longer_than_any_page_are_broken(tmp_path: Path) -> None:
    """The table still ends where the page does."""
    saved(
        write_docx,
        Table("t", (Column("a", "a"), Column("b", "b")), [("x" * 900, "y")]),
        tmp_path / "t.docx",
        str,
    )
    widths, size = fitted(tmp_path / "t.docx")
    assert (8.0, True) == (size, sum(widths) <= 257 * 1440 / 25.4)
