"""Where a file may be written, and a file that is written there whole or not at all.

Nothing is lost by writing: a file that is there stays unless its replacement was asked for, and a
ledger's own files and what a command reads stay whatever was asked.

Everything goes to a temporary file in the same folder, which then takes the name in one step: a
reader sees the old file or the new one, and a failure leaves the old one as it was.
"""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Self

from ledger.errors import N_, InputRejected
from ledger.storage.folder import is_own, ledgers_above, own_files
from ledger.storage.placing import put_in_place


class OutputNotWritten(InputRejected):
    """The file could not be written."""

    message = N_("“{file}” could not be written: {detail}")
    hint = N_(
        "Nothing was changed. Check that the disk is not full or "
        "read-only, or choose another place."
    )


class OutputLocked(OutputNotWritten):
    """Another program holds the file open, or the user may not write it."""

    message = N_(
        "“{file}” cannot be replaced: it is open in another program, or you may not write there"
    )
    hint = N_("Close it in Word or Excel and try again, or choose another name.")


class OutputFolderMissing(OutputNotWritten):
    """The folder to write into does not exist."""

    message = N_("“{file}” cannot be written: there is no folder {folder}")
    hint = N_("Make the folder first, or choose another place.")


class OutputNotAFile(OutputNotWritten):
    """The name belongs to a folder or a device."""

    message = N_("“{file}” is not a file that can be replaced")
    hint = N_("Give the name of a file, not of a folder or device.")


class OutputExists(OutputNotWritten):
    """A file of that name is there, and nobody said that it may go."""

    exit_code = 5
    message = N_("“{file}” is there already")
    hint = N_("Nothing was changed. Choose another name, or give --force to replace the file.")


class OutputOfLedger(OutputNotWritten):
    """The name is one of a ledger's own files, or lies among them."""

    exit_code = 5
    message = N_("“{file}” is kept for the ledger's own files in {folder}")
    hint = N_("Nothing was changed. Choose another name: --force does not replace these files.")


class OutputIsInput(OutputNotWritten):
    """The name is that of a file the command reads."""

    exit_code = 5
    message = N_("“{file}” is what this command reads")
    hint = N_("Nothing was changed. Choose another name: --force does not replace that file.")


@dataclass(frozen=True, slots=True)
class Destination:
    """The file a command is to write.

    ``replacing``: what is there may go; ``ledger``: the folder of the ledger that is asked;
    ``sources``: the files, and folders of files, that the command reads.
    """

    path: Path
    replacing: bool = False
    ledger: Path | None = None
    sources: tuple[Path, ...] = ()

    def at(self, path: Path) -> Self:
        """Another file, under the same conditions."""
        return replace(self, path=path)

    def target(self) -> Path:
        """The file that ``path`` names in the end, where it may be written.

        A symbolic link keeps pointing where it does: what it points to is the target. Raises
        OutputNotWritten, and of its kinds OutputExists, OutputOfLedger, OutputIsInput.
        """
        target = _resolved(self.path)
        for home in ledgers_above(target):
            if is_own(target, home):
                raise OutputOfLedger(file=self.path.name, folder=home.name)
        if self.ledger is not None and any(_is_same(target, one) for one in own_files(self.ledger)):
            raise OutputOfLedger(file=self.path.name, folder=self.ledger.resolve().name)
        if any(_is_of(target, source) for source in self.sources):
            raise OutputIsInput(file=self.path.name)
        if not self.replacing and target.exists():
            raise OutputExists(file=self.path.name)
        return target


def _resolved(path: Path) -> Path:
    """The file that a path names in the end.

    Raises OutputNotWritten where that is none that could be written.
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


def _is_of(target: Path, source: Path) -> bool:
    """Whether a file is a source, or lies in a folder that is one."""
    whole = source.resolve()
    return whole in target.parents or _is_same(target, whole)


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths are one file, under whatever names."""
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there
        return False


@contextmanager
def whole_file(to: Destination) -> Iterator[BinaryIO]:
    """Yield a file to write into, which takes its name when the block ends well.

    Raises what ``target`` raises, and OutputNotWritten; then everything is as it was.
    """
    target = to.target()
    waiting = target.parent / f".socai-{secrets.token_hex(8)}.tmp"
    try:
        with waiting.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        put_in_place(waiting, target, replacing=to.replacing)
    except FileExistsError:
        raise OutputExists(file=to.path.name) from None
    except PermissionError:
        raise OutputLocked(file=to.path.name) from None
    except OSError as error:
        raise OutputNotWritten(file=to.path.name, detail=error.strerror or str(error)) from None
    finally:
        with suppress(OSError):  # a disk that is read-only says so of what is not there, too
            waiting.unlink(missing_ok=True)


def write_whole(to: Destination, data: bytes) -> None:
    """Write ``data``, whole or not at all. Raises what ``whole_file`` raises."""
    with whole_file(to) as file:
        file.write(data)
