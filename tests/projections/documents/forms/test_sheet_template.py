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
from projections.documents.forms.form import ReportForm, built_in_forms
from projections.documents.forms.form_books import FormBooks
from projections.documents.forms.refusals import MissingSlot, UnknownSlot
from projections.documents.forms.sheet_template import SheetTemplate
from projections.documents.forms.template import FormTemplate
from projections.documents.forms.typeset import typeset_form
from projections.documents.lines.intake import read_document
from projections.inspection.checks.rules import check_report
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.stated.values import StatedReport
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
    """The workbook to begin with, more cells beside its first table, and without a sheet."""
    book = load_workbook(BytesIO(sheet_template_of(built_in_forms()[FORM])))
    for place, text in more.items():
        book.worksheets[1][place] = text
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
    sheet = load_workbook(BytesIO(filled(books, changed(more=more)))).worksheets[1]
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
    with pytest.raises(UnknownSlot) as told:
        filled(books, changed(more={"H3": "{{ ST.curent }}", "H4": "{{ T.rows: colour }}"}))
    cells = [str(one.values["place"])[-2:] for one in (told.value, *told.value.beside)]
    assert ["H3", "H4"] == cells
    with pytest.raises(MissingSlot, match=r"HN\.units"):
        filled(books, changed(more={}, without="hiềm nghi"))


LETTER = {
    *("superior", "number", "motherland", "motto", "written_on", "kind"),
    *("recipients_title", "recipients", "signature", "signer"),
}
"""What Word alone says: the head and the foot of a letter; a workbook is its annex."""
TABLE_ALONE = {"S.rows"}
"""What Excel alone says: as a table what the text of Word says of each line in sentences."""


@pytest.mark.parametrize("form", built_in_forms().values(), ids=lambda form: form.code)
def test_word_and_excel_say_the_same(form: ReportForm) -> None:
    """The two templates of a form have the same slots, but for what only one of them can hold."""
    word = {str(one) for one in FormTemplate(typeset_form(form), "m.docx", form.code).tags.names}
    sheets = SheetTemplate(sheet_template_of(form), "m.xlsx", form.code)
    excel = {str(one) for one in sheets.tags.names}
    assert word - excel == LETTER
    assert excel - word <= (TABLE_ALONE if "statistics" in form.tables else set())


def test_text_is_a_row_a_paragraph(books: FormBooks, tmp_path: Path) -> None:
    """With and without a workbook of one's own Excel says what Word says, and is read alike."""
    form = built_in_forms()["thong-ke-thang"]
    paper = paper_over(books, form.code)
    own = SheetTemplate(sheet_template_of(form), "mau.xlsx", form.code)
    stated = [
        figures_of_text(read_back(content, tmp_path, name))
        for name, content in (
            ("r.docx", paper.written()),
            ("r.xlsx", workbook_of(paper, official)),
            ("own.xlsx", workbook_of(paper, official, own)),
        )
    ]
    assert ["S.checks", "S.ratings", "tin-1", "tin-1 giá trị"] == sorted(stated[0])
    assert stated[0] == stated[1] == stated[2]


def figures_of_text(report: StatedReport) -> dict[str, str | int | None]:
    """What a monthly report states beside its table."""
    found: dict[str, str | int | None] = {
        one.name: one.value for one in report.counts if not one.cell
    }
    return found | {one.cell["kind"]: one.value for one in report.figures if not one.line}
