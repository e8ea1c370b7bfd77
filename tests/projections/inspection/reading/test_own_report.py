"""Reports of ours are known by what they say of themselves, and believed as far as their text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document as WordDocument

from commands.speech import official
from ledger.values.period import Period, reporting_year
from projections.documents.lines.document import Document
from projections.documents.lines.intake import read_document
from projections.documents.year_end.as_docx import write_docx
from projections.documents.year_end.as_xlsx import write_xlsx
from projections.documents.year_end.figures import ReportHead, year_end_report
from projections.inspection.reading.head.own_report import OTHER_LINE, OTHER_PERIOD, OTHER_UNIT
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.read import read_report
from projections.inspection.reading.stated.values import StatedReport
from tests.projections.documents.written import saved
from tests.projections.documents.year_end.year_end_books import head, row

pytestmark = pytest.mark.uncounted

YEAR = reporting_year(2024)
CLAIMS: dict[str, Any] = {
    "unit": "Đội hình sự",
    "code": "DHS",
    "alone": True,
    "books": "0123456789abcdef",
}


def written(folder: Path, form: str, **changes: Any) -> Document:
    """A report of a team alone, read from its file."""
    report_head: ReportHead = head(**{**CLAIMS, **changes})
    report = year_end_report([row("ST", 3, 2, 1), row("ST", 3, 2, 1, symbol="ST")], report_head)
    path = folder / f"r.{form}"
    saved(write_docx, report, path) if form == "docx" else saved(write_xlsx, report, path, official)
    return read_document(path)


def read(document: Document) -> StatedReport:
    """What a document states."""
    return read_report(document, year_end_form())


def edited(document: Document, old: str, new: str) -> Document:
    """A document in which somebody wrote something else."""
    lines = []
    for line in document.lines:
        where = replace(line.where, text=line.where.text.replace(old, new))
        cells = tuple(
            replace(
                cell,
                paragraphs=tuple(part.replace(old, new) for part in cell.paragraphs),
                where=replace(cell.where, text=where.text),
            )
            for cell in line.cells
        )
        lines.append(replace(line, text=line.text.replace(old, new), where=where, cells=cells))
    assert document.lines != tuple(lines)
    return replace(document, lines=tuple(lines))


@pytest.mark.parametrize("form", ["docx", "xlsx"])
@pytest.mark.parametrize("period", [YEAR, Period(date(2024, 3, 1), date(2024, 3, 1))])
def test_our_own_reports_say_exactly_whose_they_are(
    tmp_path: Path, form: str, period: Period
) -> None:
    """Unit, alone, period, position, day and ledger; the line that says so is no part of the
    report.
    """
    report = read(written(tmp_path, form, period=period))
    assert ("DHS", "Đội hình sự", True) == (report.unit_code, report.unit_name, report.alone)
    assert (period, 1_234, period.end, CLAIMS["books"]) == (
        report.period,
        report.position,
        report.as_of,
        report.books,
    )
    assert not [one for one in report.not_read if "(DHS)" in one.text]
    assert not [one for one in report.notices if one.message in (OTHER_UNIT, OTHER_PERIOD)]


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_a_report_typed_again_says_it_in_its_last_line(tmp_path: Path, form: str) -> None:
    """Its properties are gone; from which ledger it is, is not known any more."""
    report = read(replace(written(tmp_path, form), properties={}))
    assert ("DHS", True, YEAR, 1_234, "") == (
        report.unit_code,
        report.alone,
        report.period,
        report.position,
        report.books,
    )


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_without_both_the_head_is_all_there_is(tmp_path: Path, form: str) -> None:
    """As for a report that somebody else wrote."""
    bare = edited(replace(written(tmp_path, form), properties={}), "Lập bằng", "Do")
    report = read(bare)
    assert (None, None, False, YEAR) == (
        report.unit_code,
        report.position,
        report.alone,
        report.period,
    )
    assert "Đội hình sự" == report.unit


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_another_unit_in_the_head_counts(tmp_path: Path, form: str) -> None:
    """Somebody took the file of one team for another: what the head says is what is reported."""
    report = read(edited(written(tmp_path, form), "Đội hình sự", "Đội an ninh"))
    assert (None, "Đội an ninh", None) == (report.unit_code, report.unit, report.position)
    assert OTHER_UNIT in [one.message for one in report.notices]
    assert 3 == report.figure("ST.opening").value


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_another_period_in_the_text_counts(tmp_path: Path, form: str) -> None:
    """Last year's file with this year's days is this year's report, written from no position."""
    later = edited(
        edited(written(tmp_path, form), "14/10/2024", "14/10/2025"), "15/10/2023", "15/10/2024"
    )
    report = read(later)
    assert (reporting_year(2025), None) == (report.period, report.position)
    assert OTHER_LINE in [one.message for one in report.notices]
    kept = edited(replace(later, properties={}), "Lập bằng", "Do")
    report = read(replace(kept, properties=later.properties))
    assert (reporting_year(2025), None) == (report.period, report.position)
    assert OTHER_PERIOD in [one.message for one in report.notices]
    assert ("DHS", True) == (report.unit_code, report.alone)


def test_a_changed_line_counts(tmp_path: Path) -> None:
    """A position, or that the unit is alone, as somebody wrote it."""
    report = read(edited(written(tmp_path, "docx"), "không tính đơn vị", "và đơn vị"))
    assert (False, [OTHER_LINE]) == (report.alone, [one.message for one in report.notices])


@pytest.mark.parametrize(
    "name", ["Ban chỉ huy", "XA-01", "Đội CSHS - Công an huyện Mẫu", "Công an tỉnh Mẫu"]
)
@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_whatever_a_unit_is_called(tmp_path: Path, form: str, name: str) -> None:
    """A head whose unit no reader would know contradicts nothing."""
    report = read(written(tmp_path, form, unit=name))
    assert ("DHS", name, 1_234) == (report.unit_code, report.unit_name, report.position)


def test_figures_changed_in_word_are_read_as_changed(tmp_path: Path) -> None:
    """The properties say where the figures came from; what they are now says the text."""
    written(tmp_path, "docx")
    word = WordDocument(str(tmp_path / "r.docx"))
    for paragraph in word.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace("Bổ sung mới 02 đối tượng", "Bổ sung mới 07 đối tượng")
    word.save(str(tmp_path / "r.docx"))
    report = read(read_document(tmp_path / "r.docx"))
    assert (7, "DHS", 1_234) == (report.figure("ST.added").value, report.unit_code, report.position)
