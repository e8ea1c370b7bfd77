"""Tables as Excel workbooks, read back by two readers that share no code with the writer."""

from __future__ import annotations

import errno
import gc
import sys
import tempfile
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typing_extensions import Buffer

from projections.documents.excel.workbook import open_workbook
from projections.documents.tables import as_xlsx as table_xlsx
from projections.documents.tables.as_xlsx import write_workbook, write_xlsx
from projections.documents.tables.destination import OutputNotWritten
from projections.documents.tables.output_file import TableTooLong
from projections.documents.tables.table import Column, Phrase, Table
from tests.projections.documents.written import cells, loud, saved, table


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """The table of every kind, written."""
    saved(write_xlsx, table(), tmp_path / "t.xlsx", loud)
    return tmp_path / "t.xlsx"


def test_numbers_are_numbers_and_dates_are_dates(written: Path) -> None:
    """Read by openpyxl: what stands in the cells and what stands above them."""
    rows = cells(written)
    assert "RECORDS" == rows[0][0]
    assert ["UNIT: Đội 1", "BOTH DAYS INCLUDED", None] == [row[0] for row in rows[1:4]]
    assert ["NUMBER", "OPENED ON", "ITEMS", "FINE", "RATE", "ONLINE", "Gấp đôi"] == rows[4]
    assert [
        "ST-001/2024",
        datetime.fromisoformat("2024-10-14"),
        3,
        1_250_000,
        0.875,
        "YES",
        6,
    ] == rows[5]
    assert ["=cmd|'/c calc'!A1", "01/01/1899", 1_234, 0, 0.25, "NO", 2_468] == rows[6]
    assert ["-1", None, None, None, None, None, None] == rows[7]
    assert ["TOTAL", None, 1_237, 1_250_000, None, None, 2_474] == rows[8]


def test_another_reader_finds_the_same(written: Path) -> None:
    """Read as a register or a report would be: the values of formulas were stored with them."""
    book = open_workbook(written)
    rows = {
        row.number: [cell.text for cell in row.cells.values()] for row in book.rows(book.sheets[0])
    }
    assert ["ST-001/2024", "14/10/2024", "3", "1.250.000đ", "87,5%", "YES", "6"] == rows[6]
    assert ["TOTAL", "1.237", "1.250.000đ", "2.474"] == rows[9]


def test_sums_can_be_seen_to_add_up(written: Path) -> None:
    """Totals and computed columns are formulas; a text that looks like one is none."""
    rows = cells(written, formulas=True)
    assert "=SUM(C6:C8)" == rows[8][2]
    assert ["=C6+C6", "=C7+C7", None] == [row[6] for row in rows[5:8]]
    assert "s" == openpyxl.load_workbook(written).worksheets[0]["A7"].data_type


def test_a_total_that_is_no_sum_is_a_number(tmp_path: Path) -> None:
    """A conversion is new in one cell and in no total: the formula would contradict the figure."""
    columns = (Column("s", "symbol"), Column("n", "added", "integer"))
    saved(
        write_xlsx,
        Table("t", columns, [("LT", 1), ("LC", 0)], totals=("", 0)),
        tmp_path / "t.xlsx",
        str,
    )
    assert [None, 0] == cells(tmp_path / "t.xlsx", formulas=True)[-1]


def test_the_sheet_is_ready_to_use_and_to_print(written: Path) -> None:
    """A frozen bold header with a filter, repeated on every page; A4 across, one page wide."""
    sheet = openpyxl.load_workbook(written).worksheets[0]
    assert "RECORDS" == sheet.title
    assert "A6" == sheet.freeze_panes
    assert sheet["A5"].font.bold
    assert not sheet["A6"].font.bold
    assert "A5:G8" == sheet.auto_filter.ref
    assert "$5:$5" == sheet.print_title_rows
    assert ("landscape", 9) == (sheet.page_setup.orientation, int(sheet.page_setup.paperSize or 0))
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert 60 >= sheet.column_dimensions["A"].width >= len("=cmd|'/c calc'!A1")


@pytest.mark.parametrize(
    ("foot", "is_template", "area"),
    [
        ("A & B, made", False, "'RECORDS'!$A$1:$G$9"),
        ("", False, ""),
        ("{{ basis }}", True, ""),
        ("long " * 60, False, ""),
    ],
)
def test_no_page_is_printed_for_the_small_line_alone(
    tmp_path: Path, foot: str, is_template: bool, area: str
) -> None:
    """It stands at the foot of each page, in place of below the column titles of one more."""
    with (tmp_path / "t.xlsx").open("wb") as file:
        write_workbook([table()], file, loud, foot=foot, is_template=is_template)
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").worksheets[0]
    assert area == sheet.print_area
    assert sheet.oddFooter is not None
    told = str(sheet.oddFooter.center.text)
    assert told.rstrip().endswith("&P/&N")
    assert bool(area) == ("A && B, made" in told)
    last = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    assert not foot or last[-1] == foot


def test_dates_and_numbers_look_as_the_field_writes_them(written: Path) -> None:
    """The separators are those of the machine that opens the file."""
    sheet = openpyxl.load_workbook(written).worksheets[0]
    assert ["@", "dd/mm/yyyy", "#,##0", '#,##0"đ"', "0.0%", "@"] == [
        cell.number_format for cell in sheet[6]
    ][:6]


def test_strong_rows_are_bold(tmp_path: Path) -> None:
    """A line of work stands out from its symbols."""
    saved(write_xlsx, table(strong_rows=frozenset({1})), tmp_path / "t.xlsx", str)
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").worksheets[0]
    assert [False, True, False] == [bool(sheet.cell(row, 1).font.bold) for row in (6, 7, 8)]


def test_the_same_table_gives_the_same_bytes(tmp_path: Path) -> None:
    """So that a hash of the file says something; the time goes in only when it is given."""
    for name in ("a.xlsx", "b.xlsx"):
        saved(write_xlsx, table(), tmp_path / name, str)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    saved(
        write_xlsx,
        table(made_at=datetime.fromisoformat("2024-10-15T00:00:00+07:00")),
        tmp_path / "c.xlsx",
        str,
    )
    assert (
        datetime.fromisoformat("2024-10-14T17:00:00")
        == openpyxl.load_workbook(tmp_path / "c.xlsx").properties.created
    )


def test_a_large_table_is_written_row_by_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It holds the same cells as a small one."""
    saved(write_xlsx, table(), tmp_path / "small.xlsx", loud)
    monkeypatch.setattr(table_xlsx, "_LARGE_ROWS", 2)
    saved(write_xlsx, table(), tmp_path / "large.xlsx", loud)
    assert cells(tmp_path / "small.xlsx") == cells(tmp_path / "large.xlsx")


def test_an_empty_table_has_its_header(tmp_path: Path) -> None:
    """And neither filter nor sums over nothing."""
    saved(write_xlsx, table(rows=()), tmp_path / "t.xlsx", loud)
    assert ["TOTAL", None, 1_237, 1_250_000, None, None, 2_474] == cells(
        tmp_path / "t.xlsx", formulas=True
    )[-1]
    assert openpyxl.load_workbook(tmp_path / "t.xlsx").worksheets[0].auto_filter.ref is None


def test_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Never a workbook that leaves some out."""
    monkeypatch.setattr(table_xlsx, "ROW_LIMIT", 8)
    with pytest.raises(TableTooLong, match="3 rows"):
        saved(write_xlsx, table(), tmp_path / "t.xlsx", str)
    assert [] == list(tmp_path.iterdir())


def test_a_full_disk_is_said_to_be_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library's own error is none of ours, and would reach the user as a traceback."""

    def refuse(book: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("xlsxwriter.workbook.Workbook._store_workbook", refuse)
    with pytest.raises(OutputNotWritten, match="No space left"):
        saved(write_xlsx, table(), tmp_path / "t.xlsx", str)
    assert [] == list(tmp_path.iterdir())


def test_every_sheet_has_a_name_excel_accepts(tmp_path: Path) -> None:
    """31 characters, none of []:*?/\\, no quote at an end, none twice in whatever case, never
    History.
    """
    titles = ["a/b", "A B", "'x'", "history", "", "dài " * 20, "dài " * 20]
    saved(
        write_workbook,
        [Table(title, (Column("a", "a"),), [("1",)]) for title in titles],
        tmp_path / "t.xlsx",
        str,
    )
    names = openpyxl.load_workbook(tmp_path / "t.xlsx").sheetnames
    assert ["a b", "A B (2)", "x", "history (2)", "socai"] == names[:5]
    assert all(len(name) <= 31 for name in names)


def test_what_no_cell_can_hold_is_cut_in_sight(tmp_path: Path) -> None:
    """Excel holds 32,767 characters; a caption over several lines makes room for them, within
    bounds.
    """
    saved(
        write_xlsx,
        table(rows=[("a" * 40_000, *[None] * 6)], totals=None, caption_lines=("b" * 40_000,)),
        tmp_path / "t.xlsx",
        str,
    )
    rows = cells(tmp_path / "t.xlsx")
    assert [32_767, 32_767] == [len(rows[1][0]), len(rows[4][0])]
    assert ["…", "…"] == [rows[1][0][-1], rows[4][0][-1]]
    assert (
        339.75 == openpyxl.load_workbook(tmp_path / "t.xlsx").worksheets[0].row_dimensions[2].height
    )


def test_a_column_alone_is_not_merged(tmp_path: Path) -> None:
    """There is nothing to merge its title with."""
    saved(
        write_xlsx,
        Table("t", (Column("a", "a"),), [(Phrase("word"),), (Decimal("1.5"),)]),
        tmp_path / "t.xlsx",
        loud,
    )
    assert [["T"], [None], ["A"], ["WORD"], [1.5]] == cells(tmp_path / "t.xlsx")
    assert [] == list(openpyxl.load_workbook(tmp_path / "t.xlsx").worksheets[0].merged_cells.ranges)


@given(
    texts=st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1),
        min_size=1,
        max_size=5,
    )
)
def test_every_text_comes_back(texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever it looks like: formula, link, number, markup."""
    path = tmp_path_factory.mktemp("x") / "t.xlsx"
    saved(write_xlsx, Table("t", (Column("a", "a"),), [(text,) for text in texts]), path, str)
    assert texts == [row[0] for row in cells(path)[3:]]


def heights(path: Path, count: int) -> list[float | None]:
    """The heights of a sheet's first rows, in points; None: that of any row."""
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return [sheet.row_dimensions[row].height for row in range(1, count + 1)]


def test_rows_are_as_high_as_their_texts(tmp_path: Path) -> None:
    """A text that is broken over lines is seen whole; captions and titles of columns, too."""
    columns = (
        Column("a", "a"),
        Column("n", "một tiêu đề rất dài của một cột chỉ có số " * 3, "integer"),
    )
    rows = [("ngắn", 1), ("một dòng dài " * 20, 2), ("một\nhai\nba", 3), ("x" * 150, 4)]
    caption = "chú thích " * 40
    made = Table("t", columns, rows, (caption,))
    saved(write_xlsx, made, tmp_path / "t.xlsx", str)
    title, told, _blank, head, short, long, three, word = heights(tmp_path / "t.xlsx", 8)
    assert [None, 51.0] == [short, three]
    assert all(height and height > 17 * 2 - 1 for height in (told, head, word))
    assert long is not None
    assert long >= 17 * 4
    assert title == 17.25


def test_a_number_is_never_hidden(tmp_path: Path) -> None:
    """A column is as wide as its widest number, wherever that stands."""
    rows = [(1,)] * 600 + [(1_234_567_890_123,)]
    saved(write_xlsx, Table("t", (Column("n", "n", "money"),), rows), tmp_path / "t.xlsx", str)
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").worksheets[0]
    assert sheet.column_dimensions["A"].width >= len("1.234.567.890.123đ")


class Full(BytesIO):
    """A file on a disk with room for a few bytes."""

    def __init__(self, room_bytes: int) -> None:
        super().__init__()
        self.room_bytes = room_bytes

    def write(self, data: Buffer) -> int:
        self.room_bytes -= len(bytes(data))
        if self.room_bytes < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(data)


@pytest.mark.parametrize(
    ("room_bytes", "large_rows"), [(0, 2), (1, 20_000), (100, 2), (2_000, 20_000), (5_000, 2)]
)
def test_a_full_disk_is_one_error(
    room_bytes: int, large_rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is said again when Python puts away what was not finished."""
    unraised: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", unraised.append)
    monkeypatch.setattr(table_xlsx, "_LARGE_ROWS", large_rows)
    with pytest.raises(OSError, match="No space left"):
        write_xlsx(table(), Full(room_bytes), str)
    gc.collect()
    assert [] == unraised


def test_no_room_for_what_is_laid_aside_is_one_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large workbook waits on the disk until it is whole; nothing of it is left there."""
    aside = tmp_path / "aside"
    aside.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(aside))
    monkeypatch.setattr(table_xlsx, "_LARGE_ROWS", 2)
    unraised: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", unraised.append)

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("xlsxwriter.worksheet.Worksheet._write_row", refuse)
    with pytest.raises(OSError, match="No space left"):
        write_xlsx(table(), BytesIO(), str)
    gc.collect()
    assert ([], []) == (unraised, list(aside.iterdir()))
