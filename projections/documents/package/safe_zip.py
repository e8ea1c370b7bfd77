"""Opens an Office package (.xlsx, .docx) so that nothing in it can do harm.

An Office file is a zip archive of XML parts. The archive is refused when it is no such thing, is
cut short, is encrypted, carries macros, or unpacks to more than its bound; parts are only ever read
through :class:`PartStream`, which counts the bytes that really come out. Nothing is written to
disk, no part is executed, no link is followed.
"""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Literal, Self

from projections.documents.package import refusals
from projections.documents.package.plain_file import read_plain_file

PackageKind = Literal["xlsx", "docx"]

MAX_FILE_BYTES: Final = 64 * 1024 * 1024
"""The largest file taken, as it lies on the disk."""
MAX_UNPACKED_BYTES: Final = 512 * 1024 * 1024
"""The most all parts together may unpack to."""
MAX_READ_BYTES: Final = 128 * 1024 * 1024
"""The most one part may be read into memory at once."""
MAX_PARTS: Final = 5_000
BOMB_BYTES: Final = 16 * 1024 * 1024
BOMB_RATIO: Final = 200
"""A part over ``BOMB_BYTES`` that unpacks over this many times is a bomb.

Real sheets unpack 10 to 40 times.
"""
CHUNK_BYTES: Final = 64 * 1024

_ZIP_MAGIC: Final = b"PK\x03\x04"
_OLE_MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF_MAGICS: Final = (
    b"\x09\x00\x04\x00",
    b"\x09\x02\x06\x00",
    b"\x09\x04\x06\x00",
    b"\x09\x08\x10\x00",
    b"\x09\x08\x08\x00",
)
_ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
_LEGACY_STREAMS: Final = tuple(
    name.encode("utf-16-le") for name in ("Workbook", "Book", "WordDocument")
)
_CONTENT_TYPES: Final = "[Content_Types].xml"
_MAIN_TYPES: Final[dict[PackageKind, bytes]] = {
    "xlsx": b"spreadsheetml.sheet.main+xml",
    "docx": b"wordprocessingml.document.main+xml",
}
_MACRO_SUFFIXES: Final = (".xlsm", ".xltm", ".xlam", ".docm", ".dotm")
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    LookupError,
)
"""What the standard library raises on damaged archives."""


class PartStream:
    """A part being unpacked, at most ``limit_bytes`` of it. Every failure is a PackageRefused."""

    def __init__(
        self, package: SafePackage, name: str, source: IO[bytes], limit_bytes: int
    ) -> None:
        self._package = package
        self._name = name
        self._source = source
        self._left_bytes = limit_bytes

    def read(self, size_bytes: int = CHUNK_BYTES) -> bytes:
        """Return up to ``size_bytes`` more, ``b""`` at the end. Raises ZipBomb, PackageDamaged."""
        try:
            chunk = self._source.read(min(size_bytes, CHUNK_BYTES))
        except _BROKEN as broken:
            raise refusals.PackageDamaged(file=self._package.file, part=self._name) from broken
        self._left_bytes -= len(chunk)
        if self._left_bytes < 0:
            raise self._package.bomb()
        return chunk

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._source.close()


@dataclass(frozen=True, eq=False)
class SafePackage:
    """An Office file that passed every check; its parts are still untrusted text.

    ``file``: its name without folder; ``content``: its bytes as they lay on the disk, for libraries
    that want a file; ``sha256``: of those bytes, in hex.
    """

    file: str
    kind: PackageKind
    content: bytes
    sha256: str
    _archive: zipfile.ZipFile

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in archive order."""
        return tuple(self._archive.namelist())

    def has(self, name: str) -> bool:
        """Tell whether the package has a part of this name."""
        return name in self._archive.NameToInfo

    def stream(self, name: str, limit_bytes: int = MAX_UNPACKED_BYTES) -> PartStream:
        """Open a part for reading piece by piece. Raises PartMissing, PackageDamaged."""
        if not self.has(name):
            raise refusals.PartMissing(file=self.file, part=name)
        try:
            source = self._archive.open(name)
        except _BROKEN as broken:
            raise refusals.PackageDamaged(file=self.file, part=name) from broken
        return PartStream(self, name, source, limit_bytes)

    def read(self, name: str, limit_bytes: int = MAX_READ_BYTES) -> bytes:
        """Return a whole part. Raises PartMissing, PackageDamaged, ZipBomb."""
        with self.stream(name, limit_bytes) as part:
            return b"".join(iter(part.read, b""))

    def check_all_parts(self) -> None:
        """Unpack every part once and throw it away.

        A library may then be given ``content``. Raises as :meth:`read`.
        """
        for name in self.names:
            with self.stream(name) as part:
                while part.read():
                    pass

    def bomb(self) -> refusals.ZipBomb:
        """The refusal of this package for what it unpacks to."""
        return refusals.ZipBomb(file=self.file, size_mb=_megabytes(len(self.content)))


def open_package(path: Path, kind: PackageKind) -> SafePackage:
    """Open the Office file at ``path``. Raises a PackageRefused that says what is wrong with it."""
    content = _content(path)
    _check_magic(path, content, kind)
    if path.suffix.lower() in _MACRO_SUFFIXES:
        raise refusals.MacroFile(file=path.name, wanted=f".{kind}")
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except _BROKEN as broken:
        raise refusals.PackageTruncated(file=path.name) from broken
    package = SafePackage(path.name, kind, content, hashlib.sha256(content).hexdigest(), archive)
    _check_parts(package, archive.infolist())
    _check_kind(package)
    return package


def _content(path: Path) -> bytes:
    content = read_plain_file(path, MAX_FILE_BYTES)
    if len(content) > MAX_FILE_BYTES:
        size_bytes = path.stat().st_size
        raise refusals.FileTooLarge(
            file=path.name, size_mb=_megabytes(size_bytes), limit_mb=MAX_FILE_BYTES >> 20
        )
    return content


def _check_magic(path: Path, content: bytes, kind: PackageKind) -> None:
    """Refuse by the first bytes what is no zip archive, naming what it is."""
    wanted = f".{kind}"
    if not content:
        raise refusals.FileEmpty(file=path.name)
    if content.startswith(_OLE_MAGIC):
        legacy = any(name in content for name in _LEGACY_STREAMS) or path.suffix.lower() in (
            ".xls",
            ".doc",
        )
        if legacy and _ENCRYPTED_STREAM not in content:
            raise refusals.LegacyFormat(file=path.name, wanted=wanted)
        raise refusals.PackageEncrypted(file=path.name)
    if content.startswith(_BIFF_MAGICS):
        raise refusals.LegacyFormat(file=path.name, wanted=wanted)
    if not content.startswith(_ZIP_MAGIC):
        raise refusals.NotAPackage(file=path.name, wanted=wanted)


def _check_parts(package: SafePackage, parts: list[zipfile.ZipInfo]) -> None:
    """Refuse by the archive's directory alone, before anything is unpacked."""
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
        raise package.bomb()
    if len({part.filename for part in parts}) < len(parts):
        # two parts of one name: readers would disagree
        raise refusals.PackageDamaged(file=package.file, part=_CONTENT_TYPES)
    for part in parts:
        if part.flag_bits & 0x1:
            raise refusals.PackageEncrypted(file=package.file)
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise refusals.PackageDamaged(file=package.file, part=part.filename)
        if part.file_size > BOMB_BYTES and part.file_size > BOMB_RATIO * max(part.compress_size, 1):
            raise package.bomb()
        if part.filename.lower().endswith("vbaproject.bin"):
            raise refusals.MacroFile(file=package.file, wanted=f".{package.kind}")


def _check_kind(package: SafePackage) -> None:
    """Refuse what the package's own table of contents calls something else.

    ECMA-376 part 2, §10.1.2.
    """
    if not package.has(_CONTENT_TYPES):
        raise refusals.NotAPackage(file=package.file, wanted=f".{package.kind}")
    types = package.read(_CONTENT_TYPES, limit_bytes=4 * 1024 * 1024)
    if b"macroenabled" in types.lower() or b"vbaproject" in types.lower():
        raise refusals.MacroFile(file=package.file, wanted=f".{package.kind}")
    if _MAIN_TYPES[package.kind] not in types:
        raise refusals.WrongKind(file=package.file, wanted=f".{package.kind}")


def _megabytes(size_bytes: int) -> Decimal:
    """A size in megabytes, rounded up to a tenth."""
    tenths = -(-10 * size_bytes // (1 << 20))
    return Decimal(tenths) / 10
