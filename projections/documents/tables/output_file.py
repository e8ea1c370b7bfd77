"""A file that is written whole or not at all.

Everything goes to a temporary file in the same folder, which then takes the name in one step: a
reader sees the old file or the new one, and a failure leaves the old one as it was. Writing over an
earlier output is allowed, because reports are written again and again.
"""

from __future__ import annotations

import errno
import os
import secrets
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

from ledger.errors import N_, InputRejected

_NO_TIME: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""The earliest time a zip entry can carry; stands where the time must not matter."""


class OutputNotWritten(InputRejected):
    """The file could not be written."""

    message = N_("“{file}” could not be written: {detail}")
    hint = N_(
        "Nothing was changed. Check that the disk is not full or "
        "read-only, or choose another place with --output."
    )


class OutputLocked(OutputNotWritten):
    """Another program holds the file open, or the user may not write it."""

    message = N_(
        "“{file}” cannot be replaced: it is open in another program, or you may not write there"
    )
    hint = N_("Close it in Word or Excel and try again, or choose another name with --output.")


class OutputFolderMissing(OutputNotWritten):
    """The folder to write into does not exist."""

    message = N_("“{file}” cannot be written: there is no folder {folder}")
    hint = N_("Make the folder first, or choose another place with --output.")


class OutputNotAFile(OutputNotWritten):
    """The name belongs to a folder or a device."""

    message = N_("“{file}” is not a file that can be replaced")
    hint = N_("Give the name of a file with --output, not of a folder or device.")


class TableTooLong(InputRejected):
    """The table has more rows than the format can hold."""

    message = N_("The table has {count} rows; a file of the kind {kind} holds at most {limit}")
    hint = N_("Ask for less (another unit, a shorter period), or write it with --format csv.")


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Yield a file to write into.

    ``path`` becomes it when the block ends, and stays as it was when it fails.

    A symbolic link keeps pointing where it does: what it points to is replaced. Raises
    OutputNotWritten.
    """
    target = _target(path)
    waiting = target.parent / f".socai-{secrets.token_hex(8)}.tmp"
    try:
        with waiting.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        waiting.replace(target)
    except PermissionError:
        raise OutputLocked(file=path.name) from None
    except OSError as error:
        raise OutputNotWritten(file=path.name, detail=error.strerror or str(error)) from None
    finally:
        waiting.unlink(missing_ok=True)


def _target(path: Path) -> Path:
    """The file that ``path`` names in the end.

    Raises OutputNotWritten where that is none that could be replaced.
    """
    try:
        target = path.resolve()
        if target.is_symlink():  # since Python 3.13, links in a circle are left as they are
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        if target.exists() and not target.is_file():
            raise OutputNotAFile(file=path.name)
        if not target.parent.is_dir():
            raise OutputFolderMissing(file=path.name, folder=str(path.parent))
    except (OSError, RuntimeError) as error:  # a name too long; links in a circle
        raise OutputNotWritten(
            file=path.name, detail=getattr(error, "strerror", None) or str(error)
        ) from None
    return target


def write_whole(path: Path, data: bytes) -> None:
    """Write ``data`` as the file ``path``, whole or not at all. Raises OutputNotWritten."""
    with whole_file(path) as file:
        file.write(data)


def timeless(package: bytes) -> bytes:
    """Pack a zip package again without the times of its packing.

    So the same content gives the same bytes.
    """
    packed = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(package)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            plain = zipfile.ZipInfo(entry.filename, _NO_TIME.timetuple()[:6])
            plain.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(plain, old.read(entry))
    return packed.getvalue()


def property_time(made_at: datetime | None) -> datetime:
    """The time for a file's properties, which are in UTC; a fixed one when none is given."""
    return (made_at or _NO_TIME).astimezone(UTC)
