"""The files a manifest names: what they are called, whether they are intact, who is alone there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from ledger.errors import N_, LedgerNotWritable
from ledger.storage.folder import make_private_folder
from ledger.storage.locking import locked
from ledger.storage.placing import set_aside
from projections.facts.durable import sync
from projections.facts.manifest import MANIFEST, Manifest, NotAllowed, StoredFile, is_no_folder

LOCK = "lock.sqlite"

PATIENCE_SECONDS = 300
"""How long one process waits for another that is catching up: about as long as ten million entries
take.
"""

ALWAYS_HASHED_BYTES = 16_000_000
"""Facts of no more bytes in all are hashed whenever they are asked: that takes no time."""

_CHANGED = N_("a file is missing or is not what it was")
_NOT_ALLOWED = N_("a file may not be read")


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
    sync(path)
    seen = path.stat()
    return StoredFile(
        path.name, rows, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, _sha256(path)
    )


def intact(folder: Path, manifest: Manifest, *, hashed: bool = False) -> Manifest:
    """The manifest with fresh times of change; every file it names has the bytes it had.

    They are hashed where there are few, where a file was touched, and ``hashed`` in any case.
    Raises ValueError, which says why, where a file is not as it was; NotAllowed where it may not be
    read.
    """
    files = [file for segment in manifest.segments for file in segment.files]
    try:
        every = hashed or sum(file.size_bytes for file in files) <= ALWAYS_HASHED_BYTES
        segments = tuple(
            replace(
                segment,
                tables={
                    name: tuple(_seen(folder / file.name, file, every) for file in files)
                    for name, files in segment.tables.items()
                },
            )
            for segment in manifest.segments
        )
    except PermissionError as error:
        raise NotAllowed(_NOT_ALLOWED) from error
    except (OSError, TypeError, ValueError) as error:
        raise ValueError(_CHANGED) from error
    return replace(manifest, segments=segments)


def _seen(path: Path, file: StoredFile, every: bool) -> StoredFile:
    if not path.is_file():  # a pipe would be waited for
        raise ValueError(path)
    now = path.stat()
    times = now.st_mtime_ns, now.st_ctime_ns
    same = (now.st_size, *times) == (file.size_bytes, file.mtime_ns, file.ctime_ns)
    if same and not every:
        return file
    if now.st_size != file.size_bytes or _sha256(path) != file.sha256:
        raise ValueError(path)
    return file if same else replace(file, mtime_ns=times[0], ctime_ns=times[1])


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, which dies with the process.

    What stands in its place and is no folder is set aside. Raises LedgerBusy after
    PATIENCE_SECONDS, LedgerNotWritable when the folder cannot be written.
    """
    try:
        if is_no_folder(folder):
            set_aside(folder)
        make_private_folder(folder)
        with locked(folder / LOCK, PATIENCE_SECONDS):
            yield
    except OSError as error:
        raise LedgerNotWritable.because(error) from error


def clean(folder: Path, manifest: Manifest, *, retired: bool) -> None:
    """Delete what the manifest does not name, and with ``retired`` what it retired.

    To be called by who is alone in the folder.
    """
    named: set[str] = {file.name for segment in manifest.segments for file in segment.files}
    kept = (
        named | {MANIFEST, LOCK, f"{LOCK}-journal"} | (set() if retired else set(manifest.retired))
    )
    for path in _others(folder.iterdir(), kept):
        with suppress(PermissionError):  # Windows: somebody still reads it; next time, then
            path.unlink(missing_ok=True)


def _others(paths: Iterable[Path], kept: set[str]) -> list[Path]:
    return [path for path in paths if path.name not in kept and path.is_file()]
