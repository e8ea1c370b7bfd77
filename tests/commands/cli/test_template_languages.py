"""A workbook to be filled in speaks its writer's language; its headings and codes stay."""

from __future__ import annotations

import unicodedata

import openpyxl
import pytest

from tests.commands.console import Console

WORKBOOKS = ("template register", "template outcomes", "template quotas", "export register ST")


def has_marks(text: str) -> bool:
    """Whether a text has a letter that English has not."""
    return "đ" in text.lower() or text != "".join(
        one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one)
    )


@pytest.mark.parametrize("command", WORKBOOKS)
def test_what_is_ours_to_say_is_english(command: str, sample_files: Console) -> None:
    """How to fill it in, its title and its messages; the unit is called what it is called."""
    assert 0 == sample_files.line(f"--lang en {command} --output a.xlsx").code
    book = openpyxl.load_workbook("a.xlsx")
    first, last = book.worksheets[0], book.worksheets[-1]
    assert ("Instructions", "Lists") == (first.title, last.title)
    told = [row for row in first.iter_rows(values_only=True) if row[0]]
    lines = [str(row[0]).replace("Công an huyện Mẫu", "") for row in told if not row[1]]
    needed = [cell for row in told if row[1] for cell in row[2:] if cell]
    messages = [one.error for sheet in book for one in sheet.data_validations.dataValidation]
    said = [*lines, *map(str, needed), *filter(None, messages)]
    assert len(said) > 20
    assert [] == [one for one in said if has_marks(one)]


@pytest.mark.parametrize("language", ["en", "vi"])
def test_headings_are_read_in_any_language(language: str, sample_files: Console) -> None:
    """A workbook written in English keeps the headings of the registers and is read in both."""
    assert 0 == sample_files.line("--lang en template register --output a.xlsx").code
    book = openpyxl.load_workbook("a.xlsx")
    sheet = book["Sưu tra"]
    head = next(row for row in sheet.iter_rows() if row[0].value == "Số hồ sơ")
    values = {"Số hồ sơ": "ST-900/2024", "Ký hiệu": "ST", "Ngày lập": "01/10/2024"}
    values |= {"Loại đối tượng": "A", "Danh mục": "II", "Cán bộ phụ trách": "CB01"}
    for cell in head:
        if cell.value in values:
            sheet.cell(cell.row + 1, cell.column, values.pop(str(cell.value)))
    assert {} == values
    book.save("a.xlsx")
    said = sample_files.line(f"--lang {language} import a.xlsx --no-opening --yes")
    assert 0 == said.code, said.shown
    assert "ST-900/2024" in sample_files.line("register ST --format csv").out
