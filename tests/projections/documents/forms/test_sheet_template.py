"""Workbooks of one's own: slots in cells, rows repeated, and read back to the same figures."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from openpyxl import load_workbook

from commands.speech import official
from commands.usecases.report_forms import sheet_template_of, workbook_of
from projections.documents.forms.form import built_in_forms
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.refusals import MissingSlot, UnknownSlot
from projections.documents.forms.sheet_template import SheetTemplate
from projections.documents.lines.intake import read_document
from projections.inspection.checks.rules import check_report
from projections.inspection.reading.lexicon.form import year_end_form
from tests.busy_district import HOME, YEAR
from tests.projections.documents.forms.busy_papers import busy_papers
from tests.projections.documents.forms.made_papers import books_over, paper_over, read_back
from tests.projections.documents.forms.test_round_trip import (
    assert_same_grades,
    assert_same_statistics,
)

FORM = "bao-cao-nam"


@pytest.fixture(scope="module")
def books() -> Iterator[FormBooks]:
    """A year of a district at work."""
    with busy_papers(Random(5)) as district:
        district.work(200)
        ledger = district.ledger
        yield books_over(ledger, HOME, YEAR, ledger.settled(ledger.last_position))


def changed(*, more: dict[str, str], without: str = "") -> SheetTemplate:
    """The workbook to begin with, with more cells on its first sheet, and without a sheet."""
    book = load_workbook(BytesIO(sheet_template_of(built_in_forms()[FORM])))
    for place, text in more.items():
        book.worksheets[0][place] = text
    if without:
        del book[next(one for one in book.sheetnames if without in one)]
    packed = BytesIO()
    book.save(packed)
    return SheetTemplate(packed.getvalue(), "mau.xlsx", FORM)


def filled(books: FormBooks, sheets: SheetTemplate) -> bytes:
    """The form in a workbook of one's own."""
    return workbook_of(paper_over(books), official, sheets)


def test_the_workbook_to_begin_with_reads_back(books: FormBooks, tmp_path: Path) -> None:
    """Every figure and every grade; the same question gives the same bytes."""
    sheets = SheetTemplate(sheet_template_of(built_in_forms()[FORM]), "mau.xlsx", FORM)
    content = filled(books, sheets)
    assert content == filled(books, sheets)
    report = read_back(content, tmp_path, "r.xlsx")
    assert_same_statistics(report, books)
    assert_same_grades(report, books)
    assert [] == [one for one in check_report(report, year_end_form()) if one.verdict == "fails"]
    assert (HOME, YEAR) == (report.unit_code, report.period)
    told = read_document(tmp_path / "r.xlsx").properties
    assert (str(books.head.position), FORM) == (told["socai-position"], told["socai-form"])
    assert (sheets.sha256, "2026-10-14") == (told["socai-template"], told["socai-as-of"])
    assert load_workbook(BytesIO(content)).sheetnames


def test_cells_are_filled_and_rows_repeated(books: FormBooks) -> None:
    """Counts are numbers; a text around a slot stays; what is below a table moves down."""
    more = {"H3": "{{ ST.current{class=B} }}", "H4": "Trong {{ ST.current }} đối tượng"}
    sheet = load_workbook(BytesIO(filled(books, changed(more=more)))).worksheets[0]
    four, of_b = (books.standings.figure("ST", one) for one in ({}, {"class": "B"}))
    assert of_b.current == sheet["H3"].value
    assert f"Trong {four.current} đối tượng" == sheet["H4"].value
    texts = [str(cell.value) for row in sheet for cell in row if cell.value is not None]
    assert not [one for one in texts if "{{" in one]
    assert texts[-1].startswith("Lập bằng socai") or "Điều tra cơ bản" in texts
    names = [cell.value for cell in sheet["A"]]
    assert "Hộp thư bí mật" in names
    merged = {str(one) for one in sheet.merged_cells.ranges}
    assert len(merged) == len({one.split(":")[0] for one in merged})


def test_what_is_wrong_is_told_with_its_cell(books: FormBooks) -> None:
    """The slot or the column, the sheet, the cell; a table left out by its name."""
    with pytest.raises(UnknownSlot, match=r"mau\.xlsx.+!H3.+ST\.curent"):
        filled(books, changed(more={"H3": "{{ ST.curent }}"}))
    with pytest.raises(UnknownSlot, match=r"T\.rows: colour"):
        filled(books, changed(more={"H3": "{{ T.rows: colour }}"}))
    with pytest.raises(MissingSlot, match=r"HN\.units"):
        filled(books, changed(more={}, without="hiềm nghi"))
