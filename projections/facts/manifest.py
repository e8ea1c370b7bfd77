"""The list of a folder's fact files: what makes a batch of facts exist.

A batch is a segment: a table of each kind of facts. Its files are written under their names, and
exist once ``manifest.json`` names them: it is written aside, synced, and put in place by one
rename. A reader therefore sees a batch wholly or not at all, whenever a writer is killed. What the
manifest does not name is left over from such a death.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from time import sleep
from typing import Any

from ledger.errors import LedgerNotWritable
from ledger.proofs.merkle import empty_root
from ledger.storage.folder import make_private_file, make_private_folder
from ledger.storage.locking import locked
from projections.facts.days import Days
from projections.facts.kind import Kind

FORMAT = 3
"""Of the manifest and the files: facts of another format are made again."""

MANIFEST = "manifest.json"
LOCK = "lock.sqlite"

PATIENCE_SECONDS = 300
"""How long one process waits for another that is catching up: about as long as ten million entries
take.
"""


PATIENT_TRIES = 40
PAUSE_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A fact file.

    An unchanged size and time of change vouch for its bytes; otherwise they are hashed again.
    """

    name: str
    rows: int
    size_bytes: int
    mtime_ns: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Segment:
    """The facts learned from the positions ``first`` to ``last``, both included.

    ``tables``: the files of each kind of facts, by its name.
    """

    first: int
    last: int
    tables: Mapping[str, tuple[StoredFile, ...]]

    @property
    def files(self) -> tuple[StoredFile, ...]:
        """All files."""
        return tuple(file for files in self.tables.values() for file in files)

    @property
    def rows(self) -> int:
        """How many facts there are."""
        return sum(file.rows for file in self.files)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is covered: every position up to ``position`` of the ledger with this root.

    ``root``: of the ledger's tree of that size. ``retired``: files the last compaction replaced; a
    reader may still be at them, so they go one commit later. ``ledger``: the root of the ledger's
    tree with its first entry alone, which no other ledger has. ``days``: which position it had
    reached by the end of each day.
    """

    position: int = 0
    root: str = empty_root().hex()
    segments: tuple[Segment, ...] = ()
    retired: tuple[str, ...] = ()
    ledger: str = ""
    days: Days = ()


def read_manifest(folder: Path, kinds: Iterable[Kind]) -> Manifest | None:
    """The folder's manifest; None when there is none, or it is of other kinds of facts."""
    try:
        return manifest_of((folder / MANIFEST).read_text("utf-8"), kinds)
    except (OSError, ValueError):
        return None


def manifest_of(text: str, kinds: Iterable[Kind]) -> Manifest | None:
    """The manifest a text is; None when it is none, or of other kinds of facts."""
    try:
        data = json.loads(text)
        if (data["format"], data["kinds"]) != (FORMAT, _told(kinds)):
            return None
        return Manifest(
            int(data["position"]),
            str(data["root"]),
            tuple(_segment(one) for one in data["segments"]),
            tuple(data["retired"]),
            str(data["ledger"]),
            tuple((str(day), int(position)) for day, position in data["days"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _segment(data: dict[str, Any]) -> Segment:
    tables = {
        name: tuple(StoredFile(**one) for one in files) for name, files in data["tables"].items()
    }
    return Segment(data["first"], data["last"], tables)


def _told(kinds: Iterable[Kind]) -> dict[str, Any]:
    """What facts are, as JSON has it: if a kind is another, they are made again."""
    return {
        kind.name: {"version": kind.version, "columns": [list(one) for one in kind.columns]}
        for kind in kinds
    }


def write_manifest(folder: Path, manifest: Manifest, kinds: Iterable[Kind]) -> None:
    """Commit: put the manifest in place, durably, in one act."""
    aside = folder / f"{MANIFEST}.{os.getpid()}"
    data = {"format": FORMAT, "kinds": _told(kinds), **asdict(manifest)}
    make_private_file(aside)
    aside.write_text(json.dumps(data, indent=1), "utf-8", newline="\n")
    _sync(aside)
    _put_in_place(aside, folder / MANIFEST)
    _sync_folder(folder)


def _put_in_place(aside: Path, target: Path) -> None:
    """Rename; on Windows, wait for a reader who has the old file open for a moment."""
    for _ in range(PATIENT_TRIES):
        with suppress(PermissionError):
            aside.replace(target)
            return
        sleep(PAUSE_SECONDS)
    aside.replace(target)


def free_path(folder: Path, kind: str, first: int, last: int, mark: str = "") -> Path:
    """A name for a new file, with a ``mark`` if it is not its kind's only one.

    Another one is needed only while somebody reads a file that was thrown away.
    """
    stem = f"{kind}-{first:09d}-{last:09d}{mark}"
    path, again = folder / f"{stem}.parquet", 1
    while path.exists():
        again += 1
        path = folder / f"{stem}-{again}.parquet"
    return path


def stored(path: Path, rows: int) -> StoredFile:
    """Make a finished file durable and describe it."""
    _sync(path)
    seen = path.stat()
    return StoredFile(path.name, rows, seen.st_size, seen.st_mtime_ns, _sha256(path))


def intact(folder: Path, manifest: Manifest) -> Manifest | None:
    """The manifest with fresh times of change, or None where a file is not as it was.

    Every file it names must have the bytes it had.
    """
    try:
        segments = tuple(
            replace(
                segment,
                tables={name: _seen(folder, files) for name, files in segment.tables.items()},
            )
            for segment in manifest.segments
        )
    except (OSError, ValueError):
        return None
    return replace(manifest, segments=segments)


def _seen(folder: Path, files: Iterable[StoredFile]) -> tuple[StoredFile, ...]:
    return tuple(_seen_file(folder, file) for file in files)


def _seen_file(folder: Path, file: StoredFile) -> StoredFile:
    path = folder / file.name
    now = path.stat()
    if now.st_size == file.size_bytes and now.st_mtime_ns == file.mtime_ns:
        return file
    if now.st_size != file.size_bytes or _sha256(path) != file.sha256:
        raise ValueError(path)
    return replace(file, mtime_ns=now.st_mtime_ns)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make a rename durable; Windows neither needs nor allows it."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, which dies with the process.

    Raises LedgerBusy after PATIENCE_SECONDS, LedgerNotWritable when the folder cannot be written.
    """
    try:
        make_private_folder(folder)
        with locked(folder / LOCK, PATIENCE_SECONDS):
            yield
    except OSError as error:
        raise LedgerNotWritable(detail=str(error)) from error


def clean(folder: Path, manifest: Manifest, *, retired: bool) -> None:
    """Delete what the manifest does not name, and with ``retired`` what it retired.

    To be called by who is alone in the folder.
    """
    named = {file.name for segment in manifest.segments for file in segment.files}
    kept = (
        named | {MANIFEST, LOCK, f"{LOCK}-journal"} | (set() if retired else set(manifest.retired))
    )
    for path in folder.iterdir():
        if path.name not in kept and path.is_file():
            _delete(path)


def _delete(path: Path) -> None:
    with suppress(PermissionError):  # Windows: somebody still reads it; the next commit tries again
        path.unlink(missing_ok=True)
