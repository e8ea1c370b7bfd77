"""Files that are not what their name says, or that would do harm."""

from __future__ import annotations

import os
import shutil
import zipfile
from pathlib import Path
from stat import S_IFIFO
from typing import Any

from commands.usecases.shell_profiles import NotOurScript
from ledger import errors
from projections.documents.lines import refusals
from projections.documents.package import refusals as package_refusals
from tests.commands.refusals.made_files import (
    BOMB,
    OLE,
    Prepare,
    body,
    data,
    folder,
    large,
    sheets,
    word,
)
from tests.commands.refusals.provocation import Provocation, Stage
from tests.projections.workbooks import raw_parts, sheet_xml


def somebody_elses_script(stage: Stage) -> None:
    """A file stands where the script of bash belongs, in a home folder of its own."""
    for name in ("HOME", "USERPROFILE"):
        stage.patch.setenv(name, str(Path.cwd()))
    theirs = Path(".local/share/socai/completion.bash")
    theirs.parent.mkdir(parents=True)
    theirs.write_text("echo mine\n")


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


ENTITIES = f'<!DOCTYPE a [<!ENTITY b "c">]>{body("")}'
LEGACY = OLE + "Workbook".encode("utf-16-le")
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le")


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
        prepare=data("dai.txt", "- Kết thúc 02 hồ sơ hiềm nghi\n" * 40_000),
    ),
    Provocation(
        refusals.TooManyLines,
        "inspect read trong.txt",
        ("trong.txt", "100.000"),
        prepare=data("trong.txt", "\n" * 100_001 + "- Kết thúc 02 hồ sơ hiềm nghi"),
    ),
    Provocation(
        refusals.LineTooLong,
        "inspect check dai.txt",
        ("dai.txt", "3", "32.018"),
        prepare=data("dai.txt", f"Báo cáo\n\nHiện đang quản lý  {'-' * 32_000}"),
    ),
    Provocation(
        refusals.TooManySigns,
        "inspect read gach.txt",
        ("gach.txt", "2", "3.001"),
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
        ("to.xlsx", "65,5 MB", "64 MB"),
        prepare=large("to.xlsx", 131 << 19),
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
)
