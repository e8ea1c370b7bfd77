"""Files that are not what their name says, that would do harm, or that cannot be written."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from stat import S_IFIFO
from typing import Any

from openpyxl import Workbook

from commands.usecases.shell_profiles import NotOurScript
from ledger import errors
from projections.documents.excel import refusals as workbook_refusals
from projections.documents.excel import workbook
from projections.documents.lines import refusals
from projections.documents.lines import sheet as report_sheet
from projections.documents.package import refusals as package_refusals
from projections.documents.tables import as_docx as table_docx
from projections.documents.tables import destination, output_file
from tests.commands.refusals.provocation import Provocation, Stage
from tests.projections.workbooks import CONTENT_TYPES, links, pack, raw_parts, save, sheet_xml

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

Prepare = Callable[[Stage], object]


def data(name: str, content: bytes | str) -> Prepare:
    """Write a file of these bytes, or of this text."""
    return lambda _: Path(name).write_bytes(
        content.encode() if isinstance(content, str) else content
    )


def folder(name: str) -> Prepare:
    """Make a folder where a file is wanted."""
    return lambda _: Path(name).mkdir()


def somebody_elses_script(stage: Stage) -> None:
    """A file stands where the script of bash belongs, in a home folder of its own."""
    for name in ("HOME", "USERPROFILE"):
        stage.patch.setenv(name, str(Path.cwd()))
    theirs = Path(".local/share/socai/completion.bash")
    theirs.parent.mkdir(parents=True)
    theirs.write_text("echo mine\n")


def word(name: str, document: str) -> Prepare:
    """Write a Word package whose document is this XML."""
    types = CONTENT_TYPES.replace("/xl/workbook", "/word/document").replace(
        "spreadsheetml.sheet", "wordprocessingml.document"
    )
    parts = {
        "[Content_Types].xml": types,
        "_rels/.rels": links(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": document,
    }
    return lambda _: pack(Path(name), parts)


def body(xml: str) -> str:
    """A Word document with this body."""
    return f'<w:document xmlns:w="{WORD}"><w:body>{xml}</w:body></w:document>'


def nested(depth: int) -> str:
    """Tables in tables."""
    cell = "<w:p><w:r><w:t>1</w:t></w:r></w:p>"
    for _ in range(depth):
        cell = f"<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>"
    return cell


def sheets(name: str, parts: dict[str, str | bytes]) -> Prepare:
    """Write a workbook of these parts."""
    return lambda _: pack(Path(name), parts)


def without(part: str) -> dict[str, str | bytes]:
    """A workbook that lacks a part."""
    return {name: content for name, content in raw_parts(sheet_xml("")).items() if name != part}


def cut(name: str) -> Prepare:
    """Copy the sample register, but not to its end."""
    return lambda _: Path(name).write_bytes(Path("so-theo-doi-mau.xlsx").read_bytes()[:-200])


def scratched(name: str) -> Prepare:
    """Copy the sample register with bytes of a sheet changed."""

    def prepare(_: Stage) -> None:
        shutil.copy("so-theo-doi-mau.xlsx", name)
        with zipfile.ZipFile(name) as archive:
            part = next(
                info
                for info in archive.infolist()
                if info.filename.startswith("xl/worksheets/sheet")
            )
        content = bytearray(Path(name).read_bytes())
        start = part.header_offset + 100
        content[start : start + 40] = bytes(40)
        Path(name).write_bytes(content)

    return prepare


def large(name: str, size_bytes: int, start: bytes = b"") -> Prepare:
    """A file of this size, mostly a hole."""

    def prepare(_: Stage) -> None:
        Path(name).write_bytes(start)
        os.truncate(name, size_bytes)

    return prepare


def wide(_: Stage) -> None:
    """A workbook with a value far to the right."""
    book = Workbook()
    book.worksheets[0].cell(1, 300, "x")
    book.save("rong.xlsx")


def many_sheets(_: Stage) -> None:
    """A workbook with a sheet for every day of a season."""
    save(Path("nhieu.xlsx"), {f"Sheet{number}": [["x"]] for number in range(101)})


def few_rows(stage: Stage) -> None:
    """A bound so low that the sample register exceeds it."""
    stage.patch.setattr(workbook, "MAX_ROWS", 5)


def short_table(stage: Stage) -> None:
    """A bound so low that a table exceeds it."""
    stage.patch.setattr(table_docx, "ROW_LIMIT", 1)


def open_elsewhere(stage: Stage) -> None:
    """Another program holds the file that is to be replaced."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    stage.patch.setattr(Path, "replace", refuse)


def edited_meanwhile(stage: Stage) -> None:
    """The register is saved anew between its reading and the copying of its rows."""
    from projections.registers.returning import rejected_rows

    def changed(path: Path) -> workbook.Workbook:
        shutil.copy("so-theo-doi-mau.xlsx", path)
        return workbook.open_workbook(path)

    stage.patch.setattr(rejected_rows, "open_workbook", changed)


def few_lines(stage: Stage) -> None:
    """A bound so low that a report in Excel exceeds it."""
    stage.patch.setattr(report_sheet, "MAX_ROWS", 5)


def short_text(stage: Stage) -> None:
    """A bound so low that the text of a report in Excel exceeds it."""
    stage.patch.setattr(report_sheet, "MAX_TEXT_BYTES", 100)


BOMB = raw_parts(b" " * (20 * 1024 * 1024))
ENTITIES = f'<!DOCTYPE a [<!ENTITY b "c">]>{body("")}'
LONG_TEXT = sheet_xml(
    f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"x" * 140_000}</t></is></c></row>'
)
BACKWARDS = sheet_xml('<row r="7"><c r="C7"><v>1</v></c><c r="B7"><v>2</v></c></row>')
STRAY = sheet_xml(
    '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
)
DECLARED = sheet_xml("").replace("<worksheet", '<!DOCTYPE a [<!ENTITY b "c">]><worksheet')
NO_SHEETS = raw_parts(
    "",
    workbook=(
        f'<workbook xmlns="{WORD.replace("wordprocessing", "spreadsheet")}"><sheets/></workbook>'
    ),
)
LEGACY = OLE + "Workbook".encode("utf-16-le")
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le")
FIGURES_WITHOUT_PERIOD = (
    "CÔNG AN HUYỆN MẪU\n2.2. Công tác sưu tra (ST)\n- Hiện đang tiến hành sưu tra 04 đối tượng.\n"
)
OF_A_TEAM = FIGURES_WITHOUT_PERIOD.replace("CÔNG AN HUYỆN MẪU", "ĐỘI HÌNH SỰ")


def pipe(name: str) -> Prepare:
    """What looks like a pipe of this name to whoever asks the operating system."""

    def made(stage: Stage) -> None:
        Path(name).write_bytes(b"PK")
        plain = Path.stat

        def stat(path: Path, **how: Any) -> os.stat_result:
            found = plain(path, **how)
            return os.stat_result((S_IFIFO, *found[1:])) if path.name == name else found

        stage.patch.setattr(Path, "stat", stat)

    return made


CASES = (
    Provocation(
        NotOurScript,
        "completion bash --install",
        ("completion.bash", "không phải do socai lập"),
        prepare=somebody_elses_script,
    ),
    Provocation(package_refusals.FileUnreadable, "inspect read khong-co.docx", ("khong-co.docx",)),
    *(
        Provocation(package_refusals.NotAPlainFile, f"{line} {name}", (name,), prepare=pipe(name))
        for line, name in (
            ("inspect read", "ong.txt"),
            ("inspect check", "ong.docx"),
            ("import", "ong.xlsx"),
        )
    ),
    Provocation(
        refusals.TooMuchToRead,
        "inspect read dai.txt",
        ("dai.txt",),
        prepare=data("dai.txt", "- Kết thúc 02 hồ sơ hiềm nghi\n" * 6_000),
    ),
    Provocation(
        refusals.TooManyLines,
        "inspect read trong.txt",
        ("trong.txt", "100000"),
        prepare=data("trong.txt", "\n" * 100_001 + "- Kết thúc 02 hồ sơ hiềm nghi"),
    ),
    Provocation(
        refusals.LineTooLong,
        "inspect check dai.txt",
        ("dai.txt", "3", "32018"),
        prepare=data("dai.txt", f"Báo cáo\n\nHiện đang quản lý  {'-' * 32_000}"),
    ),
    Provocation(
        refusals.TooManySigns,
        "inspect read gach.txt",
        ("gach.txt", "2", "3001"),
        prepare=data("gach.txt", "Báo cáo\nHiện có " + "- (" * 1_500 + "05."),
    ),
    Provocation(
        refusals.LineTooNested,
        "inspect read ngoac.txt",
        ("ngoac.txt", "1"),
        prepare=data("ngoac.txt", "Hiện có " + "(" * 500 + "05"),
    ),
    Provocation(
        errors.FolderGiven,
        "import thu-muc.xlsx",
        ("“thu-muc.xlsx” là thư mục", "thu-muc.xlsx/"),
        prepare=folder("thu-muc.xlsx"),
    ),
    Provocation(errors.FolderGiven, "import .", ("“.” là thư mục",)),
    Provocation(errors.FolderGiven, "import ''", ("“.” là thư mục",)),
    Provocation(errors.FolderGiven, "inspect read .", ("“.” là thư mục",)),
    Provocation(errors.FolderGiven, "report submit ..", ("“..” là thư mục",)),
    Provocation(errors.FolderGiven, "inspect reconcile /", ("“/” là thư mục",)),
    Provocation(
        errors.FolderGiven,
        "inspect check thu-muc.txt",
        ("thu-muc.txt",),
        prepare=folder("thu-muc.txt"),
    ),
    Provocation(
        package_refusals.FileEmpty,
        "import trong.xlsx",
        ("trong.xlsx",),
        prepare=data("trong.xlsx", b""),
    ),
    Provocation(
        package_refusals.FileEmpty,
        "inspect read trong.docx",
        ("trong.docx",),
        prepare=data("trong.docx", b""),
    ),
    Provocation(
        package_refusals.FileEmpty,
        "report submit trong.txt",
        ("trong.txt",),
        prepare=data("trong.txt", b""),
    ),
    Provocation(
        package_refusals.FileTooLarge,
        "import to.xlsx",
        ("to.xlsx", "64"),
        prepare=large("to.xlsx", 65 << 20),
    ),
    Provocation(
        package_refusals.NotAPackage,
        "inspect read rac.docx",
        ("rac.docx",),
        prepare=data("rac.docx", bytes(range(256)) * 4),
    ),
    Provocation(
        package_refusals.NotAPackage,
        "import rac.xlsx",
        ("rac.xlsx", ".xlsx"),
        prepare=data("rac.xlsx", "không phải Excel"),
    ),
    Provocation(
        package_refusals.PackageTruncated, "import cut.xlsx", ("cut.xlsx",), prepare=cut("cut.xlsx")
    ),
    Provocation(
        package_refusals.PackageDamaged,
        "import xước.xlsx",
        ("xước.xlsx", "sheet"),
        prepare=scratched("xước.xlsx"),
    ),
    Provocation(
        package_refusals.PartMissing,
        "import x.xlsx",
        ("x.xlsx",),
        prepare=sheets("x.xlsx", without("xl/workbook.xml")),
    ),
    Provocation(
        package_refusals.PackageEncrypted,
        "import khoa.xlsx",
        ("khoa.xlsx",),
        prepare=data("khoa.xlsx", LOCKED),
    ),
    Provocation(
        package_refusals.LegacyFormat,
        "import cu.xls",
        ("cu.xls", ".xlsx"),
        prepare=data("cu.xls", LEGACY),
    ),
    Provocation(
        package_refusals.LegacyFormat,
        "inspect read cu.doc",
        ("cu.doc", ".docx"),
        prepare=data("cu.doc", LEGACY),
    ),
    Provocation(
        package_refusals.MacroFile,
        "inspect read a.docm",
        ("a.docm",),
        prepare=data("a.docm", "PK\x03\x04"),
    ),
    Provocation(
        package_refusals.MacroFile,
        "import macro.xlsx",
        ("macro.xlsx",),
        prepare=sheets("macro.xlsx", {**raw_parts(sheet_xml("")), "xl/vbaProject.bin": b"x"}),
    ),
    Provocation(
        package_refusals.ZipBomb, "import bom.xlsx", ("bom.xlsx",), prepare=sheets("bom.xlsx", BOMB)
    ),
    Provocation(
        package_refusals.WrongKind,
        "import w.xlsx",
        ("w.xlsx", ".xlsx"),
        prepare=word("w.xlsx", body("")),
    ),
    Provocation(
        package_refusals.WrongKind,
        "inspect read e.docx",
        ("e.docx",),
        prepare=sheets("e.docx", raw_parts("")),
    ),
    Provocation(
        package_refusals.ForbiddenXml,
        "inspect read e.docx",
        ("e.docx",),
        prepare=word("e.docx", ENTITIES),
    ),
    # ---- a report ------------------------------------------------------------------------------
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
        errors.UnitNotStated,
        "report submit a.txt --to 14/10/2024",
        ("a.txt", "--unit", "CAH"),
        prepare=data("a.txt", FIGURES_WITHOUT_PERIOD.replace("CÔNG AN HUYỆN MẪU\n", "")),
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
    # ---- a register ----------------------------------------------------------------------------
    Provocation(
        workbook_refusals.SheetDamaged,
        "import nguoc.xlsx",
        ("nguoc.xlsx", "“Sưu tra”", "B7", "sheet1.xml"),
        prepare=sheets("nguoc.xlsx", raw_parts(BACKWARDS)),
    ),
    Provocation(
        workbook_refusals.TooManyColumns,
        "import la.xlsx",
        ("la.xlsx", "“Sưu tra”", "XFD1048576"),
        prepare=sheets("la.xlsx", raw_parts(STRAY)),
    ),
    Provocation(
        errors.OpeningTooLate, "import so-theo-doi-mau.xlsx --opening", ("so-theo-doi-mau.xlsx",)
    ),
    Provocation(
        workbook_refusals.TooManyRows,
        "import so-theo-doi-mau.xlsx",
        ("so-theo-doi-mau.xlsx",),
        prepare=few_rows,
    ),
    Provocation(
        workbook_refusals.TooManyColumns, "import rong.xlsx", ("rong.xlsx", "KN1"), prepare=wide
    ),
    Provocation(
        workbook_refusals.TooManySheets,
        "import nhieu.xlsx",
        ("nhieu.xlsx", "101"),
        prepare=many_sheets,
    ),
    Provocation(
        workbook_refusals.TooMuchText,
        "import d.xlsx",
        ("d.xlsx", "Sưu tra!A1"),
        prepare=sheets("d.xlsx", raw_parts(LONG_TEXT)),
    ),
    Provocation(
        workbook_refusals.NoSheets,
        "import o.xlsx",
        ("o.xlsx",),
        prepare=sheets("o.xlsx", NO_SHEETS),
    ),
    Provocation(
        workbook_refusals.NoRegister,
        "import bang-cham.xlsx",
        ("bang-cham.xlsx", "Số hồ sơ"),
        prepare=lambda _: save(Path("bang-cham.xlsx"), {"A": [["Điểm", 1]]}),
    ),
    Provocation(
        workbook_refusals.SourceChanged,
        "import so-theo-doi-loi.xlsx --errors e.xlsx",
        ("so-theo-doi-loi.xlsx",),
        prepare=edited_meanwhile,
    ),
    # ---- what cannot be written ----------------------------------------------------------------
    Provocation(
        destination.OutputFolderMissing,
        "stats --format xlsx --output khong/co/x.xlsx",
        ("x.xlsx", "khong"),
    ),
    Provocation(
        destination.OutputNotAFile,
        "report write --output b.docx",
        ("b.docx",),
        prepare=folder("b.docx"),
    ),
    Provocation(
        destination.OutputLocked,
        "stats --format csv --output a.csv --force",
        ("a.csv",),
        before="stats --output a.csv",
        prepare=open_elsewhere,
    ),
    Provocation(destination.OutputNotWritten, f"stats --output {'a' * 300}.txt", ("quá dài",)),
    Provocation(output_file.TableTooLong, "stats --format docx", ("1",), prepare=short_table),
)
