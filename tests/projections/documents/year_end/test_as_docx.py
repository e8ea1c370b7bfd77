"""The year-end report in Word: its layout, its template, and that our own reader finds the same
figures in it.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from docxtpl import DocxTemplate
from hypothesis import HealthCheck, given, settings
from jinja2 import UndefinedError

from projections.documents.lines.intake import read_document
from projections.documents.year_end import as_docx as year_end_docx
from projections.documents.year_end.as_docx import write_docx
from projections.documents.year_end.figures import ReportHead, year_end_report
from projections.figures.question import StatRow
from projections.inspection.checks.rules import check_report
from projections.inspection.reading.lexicon.form import year_end_form
from projections.inspection.reading.read import read_report
from projections.inspection.reading.stated.values import StatedReport
from tests.projections.documents.written import HOSTILE, paragraphs, saved
from tests.projections.documents.year_end.year_end_books import (
    books,
    head,
    row,
    sample_rows,
    stated_of,
)
from tests.projections.documents.year_end.year_end_template import TEMPLATE, build

_HEAD_TAGS = {
    "stamp",
    "superior",
    "unit",
    "number",
    "motherland",
    "motto",
    "written_on",
    "kind",
    "title",
    "period",
}
_FOOT_TAGS = {
    "copying",
    "recipients_title",
    "recipients",
    "signature",
    "signer",
    "notes",
    "basis",
}
TAGS = {*_HEAD_TAGS, "sections", *_FOOT_TAGS}


def written(folder: Path, rows: list[StatRow], report_head: ReportHead | None = None) -> Path:
    """The report of these rows as a file."""
    saved(write_docx, year_end_report(rows, report_head or head()), folder / "r.docx")
    return folder / "r.docx"


def read_back(path: Path) -> StatedReport:
    """What our own reader makes of a file."""
    return read_report(read_document(path), year_end_form())


# ---- the figures ------------------------------------------------------------------------------


def assert_same_figures(report: StatedReport, rows: list[StatRow]) -> None:
    """What is read is what was written: every figure of the rows, as often as it is stated, and
    beyond them only noughts.
    """
    known = stated_of(rows)
    found = [
        ((figure.line or "", figure.measure, tuple(sorted(figure.cell.items()))), figure.value)
        for figure in report.figures
    ]
    stated = dict(found)
    assert () == report.not_read
    assert [(key, known.get(key, 0)) for key, _ in found] == found
    assert {key: value for key, value in known.items() if value} == {
        key: value for key, value in stated.items() if value
    }


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(rows=books())
def test_our_own_reader_finds_the_same_figures(
    rows: list[StatRow], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever the books hold, conversions and changes of type included; and no check of the report
    against itself fails.
    """
    report = read_back(written(tmp_path_factory.mktemp("r"), rows))
    assert_same_figures(report, rows)
    assert [] == [
        check for check in check_report(report, year_end_form()) if check.verdict == "fails"
    ]


def test_our_own_reader_finds_the_samples_figures(tmp_path: Path, samples: Path) -> None:
    """And its head: unit, superior, number, date and period."""
    rows = sample_rows(samples)
    report = read_back(written(tmp_path, rows))
    assert_same_figures(report, rows)
    assert ("Công an huyện Mẫu", "Công an tỉnh Mẫu", "214/BC-CAH") == (
        report.unit,
        report.parent,
        report.number,
    )
    assert (head().written_on, head().period) == (report.date, report.period)


def test_it_states_what_the_sample_report_states(tmp_path: Path, samples: Path) -> None:
    """The same figures by the same names, wherever both state one."""
    theirs = {
        figure.id: figure.value
        for figure in read_back(samples / "bao-cao-mau-1.docx").figures
        if figure.mode == "statistics"
    }
    ours = {
        figure.id: figure.value
        for figure in read_back(written(tmp_path, sample_rows(samples))).figures
    }
    both = {name for name in theirs if name in ours and theirs[name] is not None}
    assert 40 < len(both)
    assert {name: theirs[name] for name in both} == {name: ours[name] for name in both}


# ---- the layout -------------------------------------------------------------------------------


def test_the_head_is_that_of_an_official_letter(tmp_path: Path) -> None:
    """Units left, state and motto right, title and period below (Nghị định 30/2020/NĐ-CP, appendix
    I).
    """
    word = Document(str(written(tmp_path, [])))
    left, right = (
        [p.text for p in cell.paragraphs if p.text] for cell in word.tables[0].rows[0].cells
    )
    assert ["Công an tỉnh Mẫu", "Công an huyện Mẫu", "Số: 214/BC-CAH"] == left
    assert [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Huyện Mẫu, ngày 15 tháng 10 năm 2024",
    ] == right
    texts = [paragraph.text for paragraph in word.paragraphs if paragraph.text]
    assert [
        "BÁO CÁO",
        "Kết quả công tác nghiệp vụ cơ bản năm 2024",
        "(Từ ngày 15/10/2023 đến hết ngày 14/10/2024)",
    ] == texts[:3]


def test_the_page_is_that_of_an_official_letter(tmp_path: Path) -> None:
    """A4, the prescribed margins, Times New Roman 14, page numbers above from the second page
    on.
    """
    word = Document(str(written(tmp_path, [])))
    section = word.sections[0]
    sides = (section.page_width, section.page_height, section.top_margin, section.bottom_margin)
    margins = (section.left_margin, section.right_margin)
    assert [210, 297, 20, 20, 30, 20] == [
        round(side / Mm(1)) for side in (*sides, *margins) if side
    ]
    font = word.styles["Normal"].font
    assert ("Times New Roman", 14.0) == (font.name, font.size.pt if font.size else None)
    assert section.different_first_page_header_footer
    assert ["PAGE"] == [one.text for one in section.header._element.iter(qn("w:instrText"))]
    assert [] == list(section.first_page_header._element.iter(qn("w:instrText")))


def test_the_foot_has_recipients_and_signature(tmp_path: Path) -> None:
    """And the last line says what the figures are of."""
    path = written(tmp_path, [], head(recipients=("Phòng PV01", "Lưu: VT"), signer="Nguyễn Văn A"))
    left, right = (
        [p.text for p in cell.paragraphs if p.text]
        for cell in Document(str(path)).tables[1].rows[0].cells
    )
    assert ["Nơi nhận:", "- Phòng PV01;", "- Lưu: VT."] == left
    assert ["THỦ TRƯỞNG ĐƠN VỊ", "Nguyễn Văn A"] == right
    assert (
        "Lập bằng socai 0.1.0: đơn vị Công an huyện Mẫu (CAH) và đơn vị trực thuộc, "
        "từ 15/10/2023 đến hết 14/10/2024, theo sổ đến bút toán số 1.234 "
        "(ghi lúc 15/10/2024 10:04:05)." == paragraphs(path)[-1]
    )


def test_levels_are_left_out_where_there_are_none(tmp_path: Path) -> None:
    """No title over nothing."""
    assert not any("Phân cấp" in text for text in paragraphs(written(tmp_path, [])))
    assert any(
        "Phân cấp" in text
        for text in paragraphs(written(tmp_path, [row("ST", 1, 0, 0, symbol="ST", level="xã")]))
    )


def test_a_unit_without_a_superior_leaves_no_gap(tmp_path: Path) -> None:
    """Its own name comes first."""
    word = Document(str(written(tmp_path, [], head(superior=""))))
    assert "Công an huyện Mẫu" == word.tables[0].rows[0].cells[0].paragraphs[0].text


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_printed_literally(tmp_path: Path, name: str) -> None:
    """Nothing in a value is markup or a tag, wherever it stands."""
    path = written(
        tmp_path,
        [],
        head(unit=name, superior=name, place=name, number=name, recipients=(name,), signer=name),
    )
    texts = paragraphs(path)
    assert 3 == texts.count(name)
    assert {f"Số: {name}", f"- {name}.", f"{name}, ngày 15 tháng 10 năm 2024"} <= set(texts)
    assert name[:255] == Document(str(path)).core_properties.author


# ---- the file ---------------------------------------------------------------------------------


def test_the_same_report_gives_the_same_bytes(tmp_path: Path, samples: Path) -> None:
    """Its hash is recorded with the report; the time goes in only when it is given."""
    first = written(tmp_path, sample_rows(samples)).read_bytes()
    assert first == written(tmp_path, sample_rows(samples)).read_bytes()
    made_at = datetime.fromisoformat("2024-10-15T00:00:00+07:00")
    created = Document(str(written(tmp_path, [], head(made_at=made_at)))).core_properties.created
    assert created is not None
    assert "2024-10-14T17:00" == created.isoformat()[:16]


def test_the_template_is_what_its_program_builds() -> None:
    """Otherwise a change to either would be lost with the next change to the other."""
    assert TEMPLATE.read_bytes() == build()


def test_the_template_asks_for_exactly_what_is_given() -> None:
    """A tag nobody fills in would stop the report; a value nobody asks for would be lost."""
    assert TAGS == set(DocxTemplate(TEMPLATE).get_undeclared_template_variables())
    assert set(year_end_docx._context(year_end_report([], head()))) - {"recipients"} == TAGS - {
        "recipients"
    }


def test_a_template_that_asks_for_more_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Never a report with a hole in it."""
    word = Document(str(TEMPLATE))
    word.add_paragraph("{{ forgotten }}")
    word.save(str(tmp_path / "t.docx"))
    monkeypatch.setattr(year_end_docx, "_template", (tmp_path / "t.docx").read_bytes)
    with pytest.raises(UndefinedError, match="forgotten"):
        written(tmp_path, [])
    assert not (tmp_path / "r.docx").exists()
