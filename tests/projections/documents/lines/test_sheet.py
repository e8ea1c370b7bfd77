"""A report in Excel is read by the reader of registers, cell by cell."""

from __future__ import annotations

import tracemalloc
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from projections.documents.excel import refusals as excel_refusals
from projections.documents.excel.cell_values import SheetCell
from projections.documents.excel.workbook import open_workbook
from projections.documents.lines import document, refusals
from projections.documents.lines import sheet as report_sheet
from projections.documents.lines.document import ReadingNotice
from projections.documents.lines.sheet import read_sheet_document
from projections.documents.package.marks import Marks
from projections.registers.reading.cells import says_nothing
from projections.registers.reading.gathering import Gathering
from projections.registers.reading.sheets import read_sheet
from projections.registers.reading.vocabulary import recognise
from tests.projections.workbooks import TODAY, WATCH_FILE, raw

HEADINGS = list(WATCH_FILE)
TYPED = ("Số hồ sơ", "Ký hiệu", "Ngày lập")
"""What makes a row a record, whatever else stands in it."""
FORMATS = ("General", "0", "000", "#,##0", "0%", "0.0", "dd/mm/yyyy", "h:mm", '"ST-"00')


class Heard(Gathering):
    """Keeps the cells of a register's records as they come, by row and column."""

    def __init__(self) -> None:
        super().__init__("a.xlsx", TODAY)
        self.cells: dict[tuple[int, int], SheetCell] = {}

    def add_row(self, number: int, cells: Mapping[str, SheetCell]) -> None:
        """A record."""
        for column in self.tables[-1].columns.values():
            if column.name and column.name in cells:
                self.cells[number, column.index] = cells[column.name]


def _values() -> st.SearchStrategy[object]:
    letters = st.characters(categories=["L", "N", "P", "Zs"], include_characters="\n\u200b")
    return st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(10**17), 10**17),
        st.floats(-(10**9), 10**9),
        st.dates(date(1901, 1, 1), date(2200, 1, 1)),
        st.text(letters, min_size=1, max_size=12),
        st.tuples(st.just("=A1"), st.one_of(st.integers(0, 99), st.text(letters, max_size=5))),
        st.sampled_from(["#N/A", "-", "…"]),
    )


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.lists(_values(), min_size=len(HEADINGS), max_size=len(HEADINGS)),
            st.sampled_from(FORMATS),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_a_register_and_a_report_have_the_same_cells(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[list[object], str]]
) -> None:
    """Texts, numbers in any format, truth values, dates, errors and formulas: what one file says is
    the same for whoever reads it, but for what says in a register that nothing applies, and for the
    marks of notes, which no report's figure keeps.
    """
    path = tmp_path_factory.mktemp("book") / "a.xlsx"
    _write(path, rows)
    book, heard = open_workbook(path), Heard()
    for _ in read_sheet(book, book.sheets[0], heard):
        pass
    report = {
        (int(line.where.cell.lstrip("A")), cell.column): cell.text
        for line in read_sheet_document(path).lines
        for cell in line.cells
        if line.where.cell
    }
    assert {place: Marks().off(cell.text) for place, cell in heard.cells.items()} == {
        place: report.get(place, "") for place in heard.cells
    }
    unheard = {
        place for place, text in report.items() if text and place[0] > 1
    } - heard.cells.keys()
    assert all(
        says_nothing(str(recognise(HEADINGS[column - 1])), SheetCell("text", report[row, column]))
        for row, column in unheard
    )


def _write(path: Path, rows: list[tuple[list[object], str]]) -> None:
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        page = book.add_worksheet("Sưu tra")
        page.write_row(0, 0, HEADINGS)
        for number, (values, code) in enumerate(rows, start=1):
            shown = book.add_format({"num_format": code})
            days = book.add_format({"num_format": "dd/mm/yyyy"})
            for column, (heading, value) in enumerate(zip(HEADINGS, values, strict=True)):
                if heading in TYPED:
                    typed = {"Số hồ sơ": f"ST-{number}", "Ký hiệu": "ST", "Ngày lập": "05/03/2023"}
                    page.write_string(number, column, typed[heading])
                elif isinstance(value, tuple):
                    page.write_formula(number, column, value[0], shown, value[1])
                elif isinstance(value, bool):
                    page.write_boolean(number, column, value)
                elif isinstance(value, date):
                    page.write_datetime(number, column, value, days)
                elif isinstance(value, int | float):
                    page.write_number(number, column, value, shown)
                elif value is not None:
                    page.write_string(number, column, str(value))


def test_a_stray_cell_far_out_costs_nothing(tmp_path: Path) -> None:
    """The last cell of the grid is named, and no room is made for all that lies before it."""
    path = raw(
        tmp_path / "a.xlsx",
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    )
    tracemalloc.start()
    with pytest.raises(excel_refusals.TooManyColumns, match="XFD1048576"):
        read_sheet_document(path)
    _, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak_bytes < 4 * 1024 * 1024


def test_a_stray_cell_far_down_is_read(tmp_path: Path) -> None:
    """Empty rows are no lines."""
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c></row>'
    )
    lines = read_sheet_document(raw(tmp_path / "a.xlsx", rows)).lines
    assert ["A1", "A1048576"] == [line.where.cell for line in lines]


def test_merged_areas_of_several_rows_and_columns(tmp_path: Path) -> None:
    """A row stands alone that shows nothing but what goes on from above."""
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="D1"><v>2</v></c></row>'
        '<row r="2"><c r="B2"><v>9</v></c></row><row r="3"><c r="D3"><v>3</v></c></row>'
    )
    areas = '<mergeCells><mergeCell ref="A1:C3"/></mergeCells>'
    lines = read_sheet_document(raw(tmp_path / "a.xlsx", rows, areas)).lines
    assert [
        ("1 | 2", [(1, 3, False, "1"), (4, 1, False, "2")]),
        (" | 3", [(1, 3, True, "1"), (4, 1, False, "3")]),
    ] == [
        (line.text, [(cell.column, cell.span, cell.continued, cell.text) for cell in line.cells])
        for line in lines
    ]


def test_a_sheet_of_one_column_is_a_text(tmp_path: Path) -> None:
    """A paragraph a row, and a line a paragraph; a second cell anywhere makes rows of all."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        text, table = book.add_worksheet("Nội dung"), book.add_worksheet("Bảng")
        text.merge_range("A1:C1", "I. Sưu tra")
        text.write("A3", "Lập mới: 05\nKết thúc: 02")
        table.write("A1", "Sưu tra")
        table.write_row("A2", ["Lập mới", 5])
    lines = read_sheet_document(path).lines
    told = ["I. Sưu tra", "Lập mới: 05", "Kết thúc: 02"]
    assert told == [one.text for one in lines[:3]] == [one.where.text for one in lines[:3]]
    assert ["A1", "A3", "A3"] == [one.where.cell for one in lines[:3]]
    assert [0, 0, 0, 1, 2] == [len(one.cells) for one in lines]


def test_struck_out_text_is_left_out_with_a_notice(tmp_path: Path) -> None:
    """A row that is struck out altogether is no line."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        gone = book.add_format({"font_strikeout": True})
        page = book.add_worksheet("Số liệu")
        page.write_row(0, 0, ["Sưu tra", 18])
        page.write_row(1, 0, ["Hiềm nghi", 7], gone)
        page.write_rich_string(2, 0, "Chuyên án ", gone, "12", " 15")
    read = read_sheet_document(path)
    assert ["Sưu tra | 18", "Chuyên án 15"] == [line.text for line in read.lines]
    assert (ReadingNotice(document.STRUCK_OUT, {"sheet": "Số liệu", "count": 3}),) == read.notices


def test_more_text_than_a_report_can_hold_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One long text that many cells share is counted as often as it would be written."""
    monkeypatch.setattr(report_sheet, "MAX_TEXT_BYTES", 1000)
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Số liệu")
        for row in range(3):
            page.write_string(row, 0, "x" * 400)
    with pytest.raises(refusals.DocumentTooLarge, match="Số liệu"):
        read_sheet_document(path)


def test_a_report_of_too_many_rows_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before its cells are read; the bound is the report's, not the register's."""
    monkeypatch.setattr(report_sheet, "MAX_ROWS", 2)
    rows = "".join(f'<row r="{n}"><c><v>{n}</v></c></row>' for n in (1, 2, 3))
    with pytest.raises(excel_refusals.TooManyRows, match="2"):
        read_sheet_document(raw(tmp_path / "a.xlsx", rows))
