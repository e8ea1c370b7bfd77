"""Reports that cannot be read, or that leave unsaid what a submission needs."""

from __future__ import annotations

from ledger import errors
from ledger.errors.entries import AnotherForm, AnotherUnit, OtherDays
from ledger.errors.input import OlderThanBooks
from projections.documents.excel import refusals as workbook_refusals
from projections.documents.lines import refusals
from projections.documents.lines import sheet as report_sheet
from projections.documents.package import refusals as package_refusals
from tests.commands.refusals.made_files import (
    BACKWARDS,
    BOMB,
    STRAY,
    body,
    data,
    large,
    sheets,
    word,
)
from tests.commands.refusals.provocation import Provocation, Stage
from tests.projections.workbooks import raw_parts, sheet_xml


def nested(depth: int) -> str:
    """Tables in tables."""
    cell = "<w:p><w:r><w:t>1</w:t></w:r></w:p>"
    for _ in range(depth):
        cell = f"<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>"
    return cell


def few_lines(stage: Stage) -> None:
    """A bound so low that a report in Excel exceeds it."""
    stage.patch.setattr(report_sheet, "MAX_ROWS", 5)


def short_text(stage: Stage) -> None:
    """A bound so low that the text of a report in Excel exceeds it."""
    stage.patch.setattr(report_sheet, "MAX_TEXT_BYTES", 100)


DECLARED = sheet_xml("").replace("<worksheet", '<!DOCTYPE a [<!ENTITY b "c">]><worksheet')
WEEKLY = (
    "report write --form bao-cao-tuan --unit DHS --period week:10/10/2024 --output r --format docx"
)
FIGURES_WITHOUT_PERIOD = (
    "CÔNG AN HUYỆN MẪU\n2.2. Công tác sưu tra (ST)\n- Hiện đang tiến hành sưu tra 04 đối tượng.\n"
)
OF_A_TEAM = FIGURES_WITHOUT_PERIOD.replace("CÔNG AN HUYỆN MẪU", "ĐỘI HÌNH SỰ")


CASES = (
    Provocation(refusals.UnknownDocumentKind, "inspect read bao-cao.pdf", ("bao-cao.pdf", ".docx")),
    Provocation(errors.FolderGiven, "report submit so-cai", ("so-cai",)),
    Provocation(
        refusals.NotAText, "inspect read a.txt", ("a.txt",), prepare=data("a.txt", b"%PDF-1.7\n")
    ),
    Provocation(
        refusals.TextNotUnicode,
        "inspect read a.txt",
        ("a.txt", "3"),
        prepare=data("a.txt", b"Huy\xea\xf2n M\xe2\xfeu"),
    ),
    Provocation(
        refusals.DocumentTooLarge,
        "inspect read a.txt",
        ("a.txt", "16"),
        prepare=large("a.txt", 17 << 20, b"x"),
    ),
    Provocation(
        refusals.DocumentDamaged,
        "inspect read a.docx",
        ("a.docx", "word/document.xml"),
        prepare=word("a.docx", "<w"),
    ),
    Provocation(
        refusals.TooDeeplyNested,
        "inspect read a.docx",
        ("a.docx",),
        prepare=word("a.docx", body(nested(20))),
    ),
    Provocation(
        refusals.NothingToRead,
        "inspect check a.docx",
        ("a.docx",),
        prepare=word("a.docx", body("<w:p/>")),
    ),
    Provocation(
        refusals.NothingToRead, "inspect read a.txt", ("a.txt",), prepare=data("a.txt", " \n\n")
    ),
    Provocation(
        errors.NothingToSubmit,
        "report submit a.txt",
        ("a.txt",),
        prepare=data("a.txt", "Kính gửi các đồng chí."),
    ),
    Provocation(
        errors.PeriodNotStated,
        "report submit a.txt",
        ("a.txt", "--from"),
        prepare=data("a.txt", FIGURES_WITHOUT_PERIOD),
    ),
    Provocation(
        errors.PeriodNotStated,
        "inspect reconcile a.txt",
        ("a.txt",),
        prepare=data("a.txt", FIGURES_WITHOUT_PERIOD),
    ),
    Provocation(
        AnotherForm,
        "report submit r.docx --name bao-cao-nam",
        ("r.docx", "“Báo cáo tuần” (bao-cao-tuan)", "bao-cao-nam", "--yes"),
        before=WEEKLY,
    ),
    Provocation(
        AnotherUnit,
        "report submit r.docx --unit CAH",
        ("r.docx", "của DHS, tính cả đơn vị trực thuộc", "CAH", "--yes"),
        before=WEEKLY,
    ),
    Provocation(
        AnotherUnit,
        "report submit r.docx --alone",
        ("r.docx", "của DHS, tính cả đơn vị trực thuộc", "--alone"),
        before=WEEKLY,
    ),
    Provocation(
        OtherDays,
        "report submit r.docx --period week:9/10/2024",
        ("10/10/2024–16/10/2024", "03/10/2024–09/10/2024", "--yes"),
        before=WEEKLY,
    ),
    Provocation(
        OlderThanBooks,
        "inspect reconcile a.txt --from 1/1/1999 --to 31/12/1999",
        ("a.txt", "31/12/1999"),
        prepare=data("a.txt", FIGURES_WITHOUT_PERIOD),
    ),
    Provocation(
        errors.UnitNotStated,
        "report submit a.txt --to 14/10/2024",
        ("a.txt", "--unit", "CAH"),
        prepare=data("a.txt", FIGURES_WITHOUT_PERIOD.replace("CÔNG AN HUYỆN MẪU\n", "")),
    ),
    Provocation(
        errors.UnitNotRecognised,
        "inspect reconcile bao-cao-nho.txt --unit DKTM",
        ("DKTM", "--unit", "DKTMT"),
    ),
    Provocation(
        errors.UnitNotRecognised,
        "report submit a.txt --to 14/10/2024",
        ("a.txt", "“CÔNG AN HUYỆN NẪU”", "Công an huyện Mẫu (CAH)", "--unit"),
        prepare=data("a.txt", FIGURES_WITHOUT_PERIOD.replace("MẪU", "NẪU")),
    ),
    Provocation(
        errors.UnitNotRecognised,
        "inspect reconcile a.txt --to 14/10/2024",
        ("a.txt", "“ĐỘI HÌNH SỰ”", "Đội hình sự (DHS)"),
        prepare=data("a.txt", f"CÔNG AN HUYỆN KHÁC\n{OF_A_TEAM}"),
    ),
    Provocation(
        errors.UnitAmbiguous,
        "inspect reconcile a.txt --to 14/10/2024",
        ("a.txt", "“ĐỘI HÌNH SỰ”", "Đội hình sự (DHS)", "Đội hình sự (DHS2)", "--unit"),
        before='unit create DHS2 --name "Đội hình sự" --level huyện --parent CAH --on 1/1/2020',
        prepare=data("a.txt", OF_A_TEAM),
    ),
    # ---- a report in Excel ---------------------------------------------------------------------
    Provocation(
        workbook_refusals.TooManyColumns,
        "inspect read la.xlsx",
        ("la.xlsx", "“Sưu tra”", "XFD1048576"),
        prepare=sheets("la.xlsx", raw_parts(STRAY)),
    ),
    Provocation(
        workbook_refusals.SheetDamaged,
        "inspect read nguoc.xlsx",
        ("nguoc.xlsx", "“Sưu tra”", "B7", "sheet1.xml"),
        prepare=sheets("nguoc.xlsx", raw_parts(BACKWARDS)),
    ),
    Provocation(
        package_refusals.ForbiddenXml,
        "inspect check thuc-the.xlsx",
        ("thuc-the.xlsx", "sheet1.xml"),
        prepare=sheets("thuc-the.xlsx", raw_parts(DECLARED)),
    ),
    Provocation(
        package_refusals.ZipBomb,
        "inspect read bom.xlsx",
        ("bom.xlsx",),
        prepare=sheets("bom.xlsx", BOMB),
    ),
    Provocation(
        workbook_refusals.TooManyRows,
        "inspect read so-theo-doi-mau.xlsx",
        ("so-theo-doi-mau.xlsx", "5"),
        prepare=few_lines,
    ),
    Provocation(
        refusals.DocumentTooLarge,
        "inspect read so-theo-doi-mau.xlsx",
        ("so-theo-doi-mau.xlsx", "MB"),
        prepare=short_text,
    ),
)
