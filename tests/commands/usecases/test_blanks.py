"""Workbooks to be filled in: what they offer, and that it is read back as it was chosen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from ledger.catalog.lines import Line, catalog
from ledger.catalog.papers import CODED, papers
from projections.registers.reading.read import read_registers
from projections.registers.reading.vocabulary import recognise, vocabulary
from projections.registers.sheets.kind import sheet_kinds
from tests.commands.console import Console
from tests.commands.filled import HEADINGS, filled, headings, offered
from tests.commands.world import SIZE

TODAY = date(2024, 10, 20)


@pytest.fixture(scope="module")
def register(still_console: Console, recorded_world: Path, tmp_path_factory: Any) -> Path:
    """A template of registers of the little ledger's unit DKTMT."""
    path: Path = tmp_path_factory.mktemp("mau") / "mau.xlsx"
    words = ("template", "register", "--unit", "DKTMT", "--output", path)
    assert still_console("--ledger", recorded_world, *words).code == 0
    return path


def test_a_sheet_for_each_line_with_headings_its_reader_knows(register: Path) -> None:
    """Every heading is one the reader of registers knows, and no two mean the same."""
    book = load_workbook(register)
    assert [line.name for line in catalog().lines] == book.sheetnames[1:-1]
    for sheet in book.worksheets[1:-1]:
        names = [recognise(heading) for heading in headings(sheet)]
        assert None not in names
        assert len(set(names)) == len(names)


def test_codes_of_the_unit_are_offered(register: Path) -> None:
    """Of the unit the template is for, of who serves there, of the catalog; no others."""
    book = load_workbook(register)
    lists = offered(book, book["Sưu tra"])
    assert ["DKTMT"] == lists["Đơn vị"]
    assert ["CB02"] == lists["Cán bộ phụ trách"]
    assert ["A", "B"] == lists["Loại đối tượng"]
    assert "Đi khỏi nơi cư trú" in lists["Hình thức kết thúc"]


def test_headings_are_locked_and_cells_below_are_not(register: Path) -> None:
    """Days are days, numbers of files are texts, and only what is to be written can be."""
    sheet = load_workbook(register)["Sưu tra"]
    columns, look = headings(sheet), sheet.column_dimensions
    assert sheet.protection.sheet
    assert all(sheet.cell(HEADINGS, one).protection.locked for one in columns.values())
    days = get_column_letter(columns["Ngày lập"])
    assert ["dd/mm/yyyy", "@"] == [look[days].number_format, look["A"].number_format]
    assert not look[days].protection.locked


def every_choice(line: Line, lists: dict[str, list[str]]) -> Iterator[dict[str, Any]]:
    """Good rows of a line of work in which each value that a list offers stands at least once."""
    for at in range(max(map(len, lists.values()))):
        row: dict[str, Any] = {name: values[at % len(values)] for name, values in lists.items()}
        symbol = line.symbol(row["Ký hiệu"])
        for name in (name for name in symbol.without if name in vocabulary().columns):
            row.pop(vocabulary().columns[name].title, None)
        row |= {"Số hồ sơ": f"{line.code}-{at}/2024", "Ngày lập": TODAY, "Ngày kết thúc": TODAY}
        yield row


def test_whatever_is_chosen_is_read_as_a_good_row(register: Path, tmp_path: Path) -> None:
    """No value that a list offers is one that its reader does not know."""
    book = load_workbook(register)
    written = 0
    for line in catalog().lines:
        rows = list(every_choice(line, offered(book, book[line.name])))
        filled(book[line.name], *rows)
        written += len(rows)
    book.save(tmp_path / "f.xlsx")
    read = read_registers(tmp_path / "f.xlsx", TODAY)
    assert [] == [(one.column, one.value, one.kind) for one in read.bad_cells]
    assert written == len(read.rows)


def test_a_filled_register_is_recorded_as_the_unit_it_was_made_for(
    books: Console, register: Path
) -> None:
    """A row needs no more than what is its own; what is left out is of the template's unit."""
    book = load_workbook(register)
    row = {"Số hồ sơ": "ST-500/2024", "Loại đối tượng": "A", "Danh mục": "I", "Ngày lập": TODAY}
    filled(book["Sưu tra"], row | {"Cán bộ phụ trách": "CB02"})
    book.save("f.xlsx")
    assert 0 == books("import", "f.xlsx").code
    shown = books("casefile", "show", "ST-500/2024").out
    assert "DKTMT" in shown


KINDS = {"outcomes": "outcome", "quotas": "quota"}


@pytest.mark.parametrize("name", KINDS)
def test_sheets_of_kinds_have_all_columns_of_their_kind(name: str, books: Console) -> None:
    """The headings are the usual ones of the kind, all of them, in their order."""
    assert 0 == books("template", name, "--output", "m.xlsx").code
    sheet = load_workbook("m.xlsx").worksheets[1]
    assert list(sheet_kinds()[KINDS[name]].usual.values()) == list(headings(sheet))
    assert sheet.title == sheet["A1"].value  # said once


def test_what_results_are_chosen_from_has_a_code_each(books: Console) -> None:
    """No two values of a list mean the same, and each means something."""
    books("template", "outcomes", "--output", "m.xlsx")
    book = load_workbook("m.xlsx")
    lists, usual = offered(book, book.worksheets[1]), sheet_kinds()["outcome"].usual
    for name in ("kind", *CODED):
        values = lists[usual[name]]
        codes = [one.code for one in papers().values(name)]
        assert codes == [papers().code(name, value) for value in values]


def rows_of(name: str) -> Iterator[dict[str, Any]]:
    """A good row of each kind that a template is made of."""
    yield {
        "outcomes": {
            "Ngày": date(2024, 6, 30),
            "Loại kết quả": "Bắt",
            "Tội danh": "251",
            "Số đối tượng": 3,
        },
        "quotas": {
            "Ngày đăng ký": date(2024, 10, 1),
            "Số đăng ký": 3,
            "Từ ngày": date(2023, 10, 15),
            "Đến ngày": date(2024, 10, 14),
        },
    }[name]


@pytest.mark.parametrize("name", KINDS)
def test_a_filled_sheet_needs_no_hand(name: str, books: Console) -> None:
    """It is read as what it was made for and recorded for the unit it was made for."""
    books("template", name, "--unit", "DKTMT", "--output", "m.xlsx")
    book = load_workbook("m.xlsx")
    sheet = book.worksheets[1]
    row = next(rows_of(name))
    row |= {"Chỉ tiêu": offered(book, sheet)["Chỉ tiêu"][0]} if name == "quotas" else {}
    filled(sheet, row)
    book.save("f.xlsx")
    said = books("import", "f.xlsx")
    assert 0 == said.code, said.shown
    assert "DKTMT" in books("log").out
    assert f'"size": {SIZE + 2}' in books("verify", "--format", "json").out


@pytest.mark.parametrize(
    ("column", "missing"), [(11, "Số đối tượng"), (1, "Ngày"), (2, "Loại kết quả")]
)
def test_headings_of_a_kind_are_kept(books: Console, column: int, missing: str) -> None:
    """A column that was called otherwise would be left aside, and nobody would know.

    Without what every row has the sheet is still one of the template.
    """
    books("template", "outcomes", "--output", "m.xlsx")
    book = load_workbook("m.xlsx")
    filled(book.worksheets[1], next(rows_of("outcomes")))
    book.worksheets[1].cell(HEADINGS, column).value = "Bao nhiêu người"
    book.save("f.xlsx")
    said = books("import", "f.xlsx")
    assert 3 == said.code
    assert said.err.splitlines()[0].endswith(f"thiếu tiêu đề của mẫu: {missing}")
