"""A report of any kind is read, or refused with a reason and a hint."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from ledger.errors import InputRejected
from projections.documents.lines import document, refusals
from projections.documents.lines import text as text_intake
from projections.documents.lines.document import Document
from projections.documents.lines.intake import read_document
from projections.documents.package import refusals as package_refusals
from tests.projections.documents.office_files import package

TEXT = "- Bổ sung mới 09 đối tượng\n\n- Thanh loại 05\u00ad đối\u00a0tượng\n"


def written(folder: Path, content: bytes, name: str = "bao-cao.txt") -> Path:
    """A file of these bytes."""
    path = folder / name
    path.write_bytes(content)
    return path


# ---- text --------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_text_is_read_however_it_was_saved(tmp_path: Path, encoding: str) -> None:
    """With or without a byte order mark."""
    read = read_document(written(tmp_path, TEXT.encode(encoding)))
    assert [(1, "- Bổ sung mới 09 đối tượng"), (3, "- Thanh loại 05 đối tượng")] == [
        (line.where.paragraph, line.text) for line in read.lines
    ]
    assert "txt" == read.kind


def test_the_old_code_page_of_windows_is_read(tmp_path: Path) -> None:
    """Letters and tone marks apart; a text without a report's words is refused, for it may be of
    any other code page.
    """
    marks = "\u0300\u0301\u0303\u0309\u0323"
    letters = []
    for letter in "Báo cáo công tác sưu tra: kết thúc 05 đối tượng":
        parts = unicodedata.normalize("NFD", letter)
        base = "".join(part for part in parts if part not in marks)
        letters.append(
            unicodedata.normalize("NFC", base) + "".join(part for part in parts if part in marks)
        )
    read = read_document(written(tmp_path, "".join(letters).encode("cp1258")))
    assert ["Báo cáo công tác sưu tra: kết thúc 05 đối tượng"] == [line.text for line in read.lines]


REFUSED: dict[str, tuple[str, bytes, type[InputRejected]]] = {
    "an old code page": (
        "a.txt",
        "Tiếng Việt có dấu".encode("cp1258", "replace") + b"\xff\xd5",
        refusals.TextNotUnicode,
    ),
    "a picture": ("a.txt", b"\x89PNG\x00\x01\x02\x00\x00\x00", refusals.NotAText),
    "a nul among letters": ("a.txt", b"a" * 100 + b"\x00", refusals.NotAText),
    "a Word file called text": ("a.txt", b"PK\x03\x04", refusals.NotAText),
    "a pdf called text": ("a.txt", b"%PDF-1.7", refusals.NotAText),
    "nothing": ("a.txt", b"", package_refusals.FileEmpty),
    "white space": ("a.txt", b" \r\n\t\n", refusals.NothingToRead),
    "nothing in Word": ("a.docx", b"", package_refusals.FileEmpty),
    "text called Word": ("a.docx", b"- ho so", package_refusals.NotAPackage),
    "an old Word file": (
        "a.doc",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
        package_refusals.LegacyFormat,
    ),
    "an encrypted file": (
        "a.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        package_refusals.PackageEncrypted,
    ),
    "a file cut short": ("a.docx", b"PK\x03\x04" + bytes(40), package_refusals.PackageTruncated),
    "a file with macros": ("a.docm", b"PK\x03\x04", package_refusals.MacroFile),
    "a workbook with macros": ("a.xlsm", b"PK\x03\x04", package_refusals.MacroFile),
    "an old workbook": ("a.xls", b"\x09\x08\x10\x00", package_refusals.LegacyFormat),
    "a pdf": ("a.pdf", b"%PDF-1.7", refusals.UnknownDocumentKind),
    "no ending": ("baocao", b"- ho so", refusals.UnknownDocumentKind),
}


@pytest.mark.parametrize(("name", "content", "refusal"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_report_is_refused(
    tmp_path: Path, name: str, content: bytes, refusal: type[InputRejected]
) -> None:
    """By what it is, with exit code 3 and its name without the folder."""
    with pytest.raises(refusal) as refused:
        read_document(written(tmp_path, content, name))
    assert 3 == refused.value.exit_code
    assert name in str(refused.value)
    assert str(tmp_path) not in str(refused.value)


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    """They cannot be opened."""
    (tmp_path / "folder.txt").mkdir()
    for name in ("missing.txt", "missing.docx", "folder.txt"):
        with pytest.raises(package_refusals.FileUnreadable):
            read_document(tmp_path / name)


def test_a_text_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more than the bound is ever read."""
    monkeypatch.setattr(text_intake, "MAX_TEXT_BYTES", 10)
    with pytest.raises(refusals.DocumentTooLarge):
        read_document(written(tmp_path, b"a" * 11))


# ---- workbooks -----------------------------------------------------------------------------------


def workbook(folder: Path) -> Path:
    """Merged cells, every kind of value, a formula, a hidden sheet, a chart sheet, an empty one."""
    path = folder / "bao-cao.xlsx"
    book = xlsxwriter.Workbook(str(path))
    days = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet("Số liệu")
    sheet.merge_range("A1:C1", "BÁO CÁO\nnăm 2024")
    sheet.merge_range("A2:A3", "CTVBM")
    sheet.write_row("B2", ["LT", 3.0, 0.545])
    sheet.write_row("B3", ["LC", 5, True])
    sheet.write_datetime("A4", date(2024, 10, 15), days)
    sheet.write_boolean("B4", False)
    sheet.write_formula("C4", "=C2+C3", None, 8)
    hidden = book.add_worksheet("Ẩn")
    hidden.write("B2", "giấu")
    hidden.hide()
    book.add_worksheet("Trống")
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "='Số liệu'!$C$2:$C$3"})
    book.add_chartsheet("Đồ thị").set_chart(chart)
    book.close()
    return path


def test_rows_of_a_workbook_are_lines_of_cells(tmp_path: Path) -> None:
    """As Excel shows them, merged cells once."""
    read = read_document(workbook(tmp_path))
    assert [
        "BÁO CÁO năm 2024",
        "CTVBM | LT | 3 | 0,545",
        " | LC | 5 | TRUE",
        "15/10/2024 | FALSE | 8",
        " | giấu",
    ] == [line.text for line in read.lines]
    assert [document.HIDDEN_SHEETS, document.FORMULAS] == [
        notice.message for notice in read.notices
    ]


def test_cells_of_a_workbook_know_their_place(tmp_path: Path) -> None:
    """Sheet, cell, the cells joined; a cell merged downwards repeats its text without showing
    it.
    """
    lines = read_document(workbook(tmp_path)).lines
    assert {"sheet": "Số liệu", "cell": "A3", "text": " | LC | 5 | TRUE"} == lines[2].cells[
        0
    ].where.as_json()
    assert (True, "CTVBM", 1) == (
        lines[2].cells[0].continued,
        lines[2].cells[0].text,
        lines[2].cells[0].column,
    )
    assert (3, ("BÁO CÁO", "năm 2024")) == (lines[0].cells[0].span, lines[0].cells[0].paragraphs)


def test_an_empty_workbook_is_refused(tmp_path: Path) -> None:
    """There is nothing to read."""
    path = tmp_path / "trong.xlsx"
    xlsxwriter.Workbook(str(path)).close()
    with pytest.raises(refusals.NothingToRead):
        read_document(path)


SHEET = (
    "<Types><Override PartName='/xl/workbook.xml' ContentType="
    "'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/></Types>"
)


def test_a_workbook_with_entities_or_without_sense_is_refused(tmp_path: Path) -> None:
    """As a register would be."""
    link = (
        "<Relationships><Relationship Id='r1' Type='x/officeDocument' Target='xl/workbook.xml'/>"
        "</Relationships>"
    )
    parts = {
        "[Content_Types].xml": SHEET,
        "_rels/.rels": link,
        "xl/_rels/workbook.xml.rels": "<Relationships/>",
    }
    with pytest.raises(package_refusals.ForbiddenXml):
        read_document(package(tmp_path, {**parts, "xl/workbook.xml": "<!DOCTYPE x><x/>"}, "a.xlsx"))
    with pytest.raises(package_refusals.PackageDamaged):
        read_document(package(tmp_path, {**parts, "xl/workbook.xml": "<x"}, "b.xlsx"))


def test_a_workbook_with_macros_inside_is_refused(tmp_path: Path) -> None:
    """Whatever its name says."""
    with pytest.raises(package_refusals.MacroFile):
        read_document(
            package(tmp_path, {"[Content_Types].xml": SHEET, "xl/vbaProject.bin": "x"}, "a.xlsx")
        )


def test_documents_are_values() -> None:
    """Two documents of the same content are equal."""
    assert Document("a", "txt", "", ()) == Document("a", "txt", "", ())


def test_formulas_without_a_value_are_told_as_written(tmp_path: Path) -> None:
    """Nothing is computed; a value, also an empty text, is what counts."""
    path = tmp_path / "cong-thuc.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Số liệu")
        sheet.write_row(0, 0, ["Sưu tra", 18, 9])
        sheet.write_formula(0, 3, "=B1+C1", None, "")
        sheet.write_formula(0, 4, "=B1+C1", None, 27)
        sheet.write_formula(0, 5, "=B1/0", None, "#DIV/0!")
        sheet.write_string(0, 6, "hết")
    assert "Sưu tra | 18 | 9 | =B1+C1 | 27 | #DIV/0! | hết" == read_document(path).lines[0].text
