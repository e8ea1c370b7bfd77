"""A backup as a file: a zip archive of a ledger's own files, and a list of what is in it.

The list (``backup.json``) names each file with its size in bytes and the SHA-256 of its bytes, and
the receipt of the database. The reader takes no name that could lead elsewhere and no byte more
than the list tells of, and writes nothing that it has not told the space of first.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, BinaryIO, Final, NamedTuple

import orjson

from ledger.errors import N_
from ledger.errors.backups import BackupDamaged, BackupTooLarge, NotABackup
from ledger.proofs.receipts import TreeHead, read_receipt
from ledger.storage.folder import DATABASE, FACTS, make_private_file

BACKUP_FORMAT: Final = 1
LIST: Final = "backup.json"
MOST_FILES: Final = 1_000
MOST_LIST_BYTES: Final = 1_000_000
PIECE_BYTES: Final = 1 << 20

_PART: Final = r"(?![. ])[^<>:\"/\\|?*]+(?<![ .])"
_NAME: Final = re.compile(rf"(?:{_PART}/)?{_PART}")
"""A file in the ledger's folder, or in a folder there; nothing hidden, nothing above, and no sign
that Windows keeps for itself.
"""

_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories of signs that nobody sees, that steer a terminal, or that are half a sign."""

MOST_NAME_BYTES: Final = 255
"""Of a file's own name, on the systems there are."""

_DEVICES: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
"""Names that Windows keeps for devices."""

_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, ValueError, LookupError,
    TypeError, NotImplementedError,
)  # fmt: skip
"""What the standard library raises on archives and lists that are not as they should be."""


class KeptFile(NamedTuple):
    """A file in a backup: ``name`` with ``/`` between folder and file, ``bytes`` its size."""

    name: str
    bytes: int
    sha256: str


class BackupList(NamedTuple):
    """What a backup says that it holds."""

    receipt: TreeHead
    files: tuple[KeptFile, ...]

    @property
    def bytes(self) -> int:
        """What all its files come to, unpacked."""
        return sum(one.bytes for one in self.files)


def can_be_kept(name: str) -> bool:
    """Whether a file of this name can be in a backup: of what SQLite keeps the database alone."""
    if _NAME.fullmatch(name) is None or any(unicodedata.category(one) in _UNSEEN for one in name):
        return False
    parts = name.casefold().split("/")
    is_derived = parts[0] == FACTS or (name != DATABASE and parts[0].startswith(DATABASE))
    is_long = any(len(one.encode()) > MOST_NAME_BYTES for one in name.split("/"))
    return not (is_derived or is_long or any(map(_DEVICES.match, parts)))


def called_alike(name: str) -> str:
    """What is the same of two names that some system takes for one.

    Not every system tells capitals apart, or the ways in which an accent is written.
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def write_backup(
    target: BinaryIO, files: Iterable[tuple[str, Path]], receipt: TreeHead
) -> BackupList:
    """Write an archive of some files under their names. Raises OSError."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        told = BackupList(receipt, tuple(_put(archive, name, path) for name, path in files))
        archive.writestr(LIST, _written(told))
    return told


def _put(archive: zipfile.ZipFile, name: str, path: Path) -> KeptFile:
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as place:
        while piece := source.read(PIECE_BYTES):
            digest.update(piece)
            size += len(piece)
            place.write(piece)
    return KeptFile(name, size, digest.hexdigest())


def _written(told: BackupList) -> bytes:
    files = [one._asdict() for one in told.files]
    data = {"backup": BACKUP_FORMAT, "receipt": str(told.receipt), "files": files}
    return orjson.dumps(data, option=orjson.OPT_INDENT_2)


class BackupFile:
    """A backup opened: what it says that it holds, and that unpacked."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive, self._name = archive, name
        self.told = self._list()

    def unpack(self, folder: Path) -> None:
        """Write its files into a folder, private ones, each as the list tells.

        Raises BackupTooLarge, BackupDamaged, OSError.
        """
        free = shutil.disk_usage(folder).free
        if self.told.bytes > free:
            told = {"bytes": self.told.bytes, "free": free, "folder": folder.parent}
            raise BackupTooLarge(file=self._name, **told)
        for one in self.told.files:
            path = folder / one.name
            path.parent.mkdir(mode=0o700, exist_ok=True)
            make_private_file(path)
            with path.open("r+b") as target:
                self._copy(one, target)

    def _copy(self, one: KeptFile, target: IO[bytes]) -> None:
        digest, left = hashlib.sha256(), one.bytes
        with _as_damage(self._name), self._archive.open(one.name) as source:
            while piece := source.read(PIECE_BYTES):
                left -= len(piece)
                if left < 0:
                    break
                digest.update(piece)
                target.write(piece)
        if left or digest.hexdigest() != one.sha256:
            raise BackupDamaged(file=self._name, why=_CONTENT)

    def _list(self) -> BackupList:
        """The list, which names what is there and nothing else."""
        names = self._archive.namelist()
        if LIST not in names:
            raise NotABackup(file=self._name, why=_NO_LIST)
        with _as_damage(self._name):
            told = self._told()
        named = [one.name for one in told.files]
        distinct = set(map(called_alike, named))
        if sorted([*named, LIST]) != sorted(names) or len(distinct) != len(named):
            raise BackupDamaged(file=self._name, why=_OTHER_FILES)
        if DATABASE not in named or not all(map(can_be_kept, named)):
            raise BackupDamaged(file=self._name, why=_NAMES)
        return told

    def _told(self) -> BackupList:
        with self._archive.open(LIST) as source:
            data: Any = orjson.loads(source.read(MOST_LIST_BYTES))
        if type(data["backup"]) is int and data["backup"] > BACKUP_FORMAT:
            raise NotABackup(file=self._name, why=_NEWER)
        files = tuple(KeptFile(one["name"], one["bytes"], one["sha256"]) for one in data["files"])
        receipt = read_receipt(data["receipt"])
        sound = all(map(_is_sound, files)) and len(files) <= MOST_FILES
        if data["backup"] != BACKUP_FORMAT or receipt is None or not sound:
            raise ValueError
        return BackupList(receipt, files)


def _is_sound(one: KeptFile) -> bool:
    return (type(one.name), type(one.bytes), type(one.sha256)) == (str, int, str) and one.bytes >= 0


@contextmanager
def opened_backup(file: Path) -> Iterator[BackupFile]:
    """A backup, to be read. Raises NotABackup, BackupDamaged."""
    try:
        archive = zipfile.ZipFile(file)
    except OSError as error:
        raise NotABackup(file=file.name, why=error.strerror or str(error)) from None
    except _BROKEN:
        raise NotABackup(file=file.name, why=_NO_ARCHIVE) from None
    with archive:
        yield BackupFile(archive, file.name)


@contextmanager
def _as_damage(name: str) -> Iterator[None]:
    """Say of what cannot be read of an archive that the backup is damaged."""
    try:
        yield
    except _BROKEN as error:
        raise BackupDamaged(file=name, why=_UNREADABLE) from error


_NO_ARCHIVE = N_("it is no zip archive, or not a whole one")
_NO_LIST = N_("it has no list of what is in it")
_NEWER = N_("it was written by a later version of socai")
_OTHER_FILES = N_("it does not hold the files that its list names")
_NAMES = N_("its list names files that no ledger has")
_UNREADABLE = N_("it is cut short, or was changed")
_CONTENT = N_("a file in it has not the bytes that its list tells of")
