"""An Office file is opened only when nothing in it can do harm."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from pathlib import Path

import pytest

from ledger.errors import InputRejected
from projections.documents.package import refusals, safe_zip
from projections.documents.package.safe_zip import PackageKind, open_package

SAMPLES = Path(__file__).parents[3] / "samples"
TYPES = (
    '<Types><Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.{}"/></Types>'
)
XLSX = TYPES.format("spreadsheetml.sheet.main+xml")


def package(
    folder: Path,
    parts: dict[str, bytes | str],
    name: str = "a.xlsx",
    method: int = zipfile.ZIP_DEFLATED,
) -> Path:
    """Write a package of these parts; the content types of a workbook are added."""
    path = folder / name
    with zipfile.ZipFile(path, "w", method) as archive:
        for part, content in {"[Content_Types].xml": XLSX, **parts}.items():
            archive.writestr(part, content)
    return path


def written(folder: Path, content: bytes, name: str = "a.xlsx") -> Path:
    """Write these bytes under this name."""
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "kind"), [("so-theo-doi-mau.xlsx", "xlsx"), ("bao-cao-mau-1.docx", "docx")]
)
def test_samples_are_opened(name: str, kind: PackageKind) -> None:
    """A real file of each kind passes every check and all its parts can be read."""
    found = open_package(SAMPLES / name, kind)
    found.check_all_parts()
    assert name == found.file
    assert len(found.sha256) == 64
    assert found.read("[Content_Types].xml").startswith(b"<")


def test_another_kind_is_refused() -> None:
    """A Word file is no workbook."""
    with pytest.raises(refusals.WrongKind):
        open_package(SAMPLES / "bao-cao-mau-1.docx", "xlsx")


OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512)
BY_BYTES: list[tuple[str, bytes, str, type[InputRejected]]] = [
    ("empty", b"", "a.xlsx", refusals.FileEmpty),
    ("text", b"STT,So ho so\n", "a.xlsx", refusals.NotAPackage),
    ("html under an Excel name", b"<html><table>", "a.xls", refusals.NotAPackage),
    (
        "encrypted",
        OLE + "EncryptedPackage".encode("utf-16-le"),
        "a.xlsx",
        refusals.PackageEncrypted,
    ),
    ("compound file without a word of what it is", OLE, "a.xlsx", refusals.PackageEncrypted),
    ("old workbook", OLE, "a.xls", refusals.LegacyFormat),
    (
        "old workbook under a new name",
        OLE + "Workbook".encode("utf-16-le"),
        "a.xlsx",
        refusals.LegacyFormat,
    ),
    ("workbook of Excel 4", b"\x09\x04\x06\x00\x00\x00\x10\x00", "a.xls", refusals.LegacyFormat),
    ("zip without a directory", b"PK\x03\x04" + bytes(100), "a.xlsx", refusals.PackageTruncated),
]


@pytest.mark.parametrize(
    ("content", "name", "refusal"),
    [case[1:] for case in BY_BYTES],
    ids=[case[0] for case in BY_BYTES],
)
def test_other_bytes_are_named_for_what_they_are(
    tmp_path: Path, content: bytes, name: str, refusal: type[InputRejected]
) -> None:
    """The first bytes tell what a file is, and the refusal says so."""
    with pytest.raises(refusal):
        open_package(written(tmp_path, content, name), "xlsx")


def test_missing_file_and_folder_are_refused(tmp_path: Path) -> None:
    """What the operating system does not give is refused with its reason."""
    for path in (tmp_path / "none.xlsx", tmp_path):
        with pytest.raises(refusals.FileUnreadable):
            open_package(path, "xlsx")


def test_cut_file_is_refused(tmp_path: Path) -> None:
    """A download that broke off is called cut short."""
    whole = (SAMPLES / "so-theo-doi-mau.xlsx").read_bytes()
    with pytest.raises(refusals.PackageTruncated):
        open_package(written(tmp_path, whole[: len(whole) // 2]), "xlsx")


def test_file_over_the_bound_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file larger than the bound is not even unpacked."""
    monkeypatch.setattr(safe_zip, "MAX_FILE_BYTES", 100)
    with pytest.raises(refusals.FileTooLarge):
        open_package(written(tmp_path, b"PK\x03\x04" + bytes(200)), "xlsx")


def test_no_table_of_contents_is_no_office_file(tmp_path: Path) -> None:
    """A zip archive of other things is no Office file."""
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(refusals.NotAPackage):
        open_package(path, "xlsx")


def test_macros_are_refused(tmp_path: Path) -> None:
    """A macro file is refused by its name, its content type, or the macros in it."""
    macro_type = TYPES.format("x").replace("openxmlformats", "ms-excel.sheet.macroEnabled.main")
    by_name = package(tmp_path, {}, "a.xlsm")
    by_part = package(tmp_path, {"xl/vbaProject.bin": b"x"}, "b.xlsx")
    by_type = package(tmp_path, {}, "c.xlsx")
    with zipfile.ZipFile(by_type, "w") as archive:
        archive.writestr("[Content_Types].xml", macro_type)
    for path in (by_name, by_part, by_type):
        with pytest.raises(refusals.MacroFile):
            open_package(path, "xlsx")


def test_password_on_the_archive_is_refused(tmp_path: Path) -> None:
    """A zip whose parts are encrypted is called protected."""
    content = bytearray(package(tmp_path, {"x": b"x"}).read_bytes())
    directory = content.rindex(b"PK\x01\x02")
    content[directory + 8] |= 1
    with pytest.raises(refusals.PackageEncrypted):
        open_package(written(tmp_path, bytes(content)), "xlsx")


def test_unusual_compression_is_refused(tmp_path: Path) -> None:
    """Office files are stored or deflated, nothing else."""
    with pytest.raises(refusals.PackageDamaged):
        open_package(package(tmp_path, {"x": b"x"}, method=zipfile.ZIP_BZIP2), "xlsx")


def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    """Readers would disagree about which of the two counts."""
    path = package(tmp_path, {"x1": b"x", "x2": b"y"})
    path.write_bytes(path.read_bytes().replace(b"x2", b"x1"))
    with pytest.raises(refusals.PackageDamaged):
        open_package(path, "xlsx")


def test_bomb_by_ratio_is_refused(tmp_path: Path) -> None:
    """A part of zeros that unpacks a thousandfold is never unpacked."""
    with pytest.raises(refusals.ZipBomb):
        open_package(package(tmp_path, {"xl/media/a.bin": bytes(20 << 20)}), "xlsx")


def test_bomb_by_declared_size_is_refused(tmp_path: Path) -> None:
    """The directory's own sizes are bounded before anything is unpacked."""
    content = bytearray(package(tmp_path, {"x": b"x"}).read_bytes())
    directory = content.rindex(b"PK\x01\x02")
    content[directory + 24 : directory + 28] = struct.pack("<I", 0xF0000000)
    with pytest.raises(refusals.ZipBomb):
        open_package(written(tmp_path, bytes(content)), "xlsx")


def test_bomb_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    """A part that holds more than it declares is damaged, and no more than declared is ever
    read.
    """
    path = package(tmp_path, {"x": bytes(1 << 20)})
    content = bytearray(path.read_bytes())
    directory = content.rindex(b"PK\x01\x02")
    content[directory + 24 : directory + 28] = struct.pack("<I", 1000)
    with pytest.raises(refusals.PackageDamaged):
        open_package(written(tmp_path, bytes(content)), "xlsx").check_all_parts()


def test_part_over_the_readers_bound_is_refused(tmp_path: Path) -> None:
    """A reader that wants little is not given much."""
    found = open_package(package(tmp_path, {"x": bytes(1000)}), "xlsx")
    assert bytes(1000) == found.read("x", limit_bytes=1000)
    with pytest.raises(refusals.ZipBomb):
        found.read("x", limit_bytes=999)


def test_part_that_is_not_there(tmp_path: Path) -> None:
    """A missing part is named."""
    with pytest.raises(refusals.PartMissing, match="nowhere"):
        open_package(package(tmp_path, {}), "xlsx").read("nowhere")


def test_part_whose_own_header_is_broken(tmp_path: Path) -> None:
    """The directory may be right and the part's header wrong."""
    content = package(tmp_path, {"x": b"x"}).read_bytes()
    second = content.index(b"PK\x03\x04", 4)
    with pytest.raises(refusals.PackageDamaged):
        open_package(
            written(tmp_path, content[:second] + b"PKxx" + content[second + 4 :]), "xlsx"
        ).read("x")


def test_flipped_bytes_never_escape_as_anything_else(tmp_path: Path) -> None:
    """Whatever bytes are changed, the outcome is a package or a refusal."""
    whole = package(
        tmp_path, {"xl/a.xml": b"<a/>" * 500, "xl/b.xml": random.Random(1).randbytes(500)}
    ).read_bytes()
    chance = random.Random(20241015)
    for _ in range(500):
        content = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        path = written(
            tmp_path,
            bytes(content[: chance.choice([len(content), chance.randrange(len(content))])]),
        )
        try:
            open_package(path, "xlsx").check_all_parts()
        except InputRejected:
            continue


def test_content_is_what_lay_on_the_disk() -> None:
    """Libraries are given the very bytes that were checked and hashed."""
    path = SAMPLES / "so-theo-doi-mau.xlsx"
    found = open_package(path, "xlsx")
    assert path.read_bytes() == found.content
    assert "xl/workbook.xml" in zipfile.ZipFile(io.BytesIO(found.content)).namelist()
