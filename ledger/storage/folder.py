"""What a ledger's folder holds, and who may look into it: nobody but its owner.

A folder is made with the rights 0700 and a file with 0600, whatever the umask says. Windows knows
no such rights: there a file has those of the folder it is made in.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ledger.errors import NoLedgerHere

DATABASE: Final = "ledger.sqlite"
SETTINGS: Final = "socai.toml"
FACTS: Final = "facts"
CALENDAR: Final = "calendar.toml"
"""Rows of the reporting calendar of the ledger's own, where it has any."""

LOG_OF_WRITES: Final = f"{DATABASE}-wal"
"""Where SQLite keeps the last entries until it writes them into the database."""

BUNDLE_ID: Final = 0x50C42
"""``PRAGMA application_id`` of an opened bundle; an earlier version takes it for a stranger's."""

_MARK: Final = slice(68, 72)
"""Where SQLite keeps that number in a file (its file format, §1.3)."""

_STEM: Final = "ledger."
"""How the names of the database begin, of what SQLite lays beside it, and of copies kept of it."""
_OWNER_FOLDER: Final = 0o700
_OWNER_FILE: Final = 0o600


def ledgers_above(file: Path) -> Iterator[Path]:
    """The folders above a file that are a ledger's, from the nearest on."""
    return (folder for folder in file.parents if (folder / DATABASE).is_file())


def has_something(file: Path) -> bool:
    """Whether it is a file with more in it than SQLite overlooks: it takes one byte for none."""
    return file.is_file() and file.stat().st_size > 1


def nameable(folder: Path) -> Path:
    """The folder, if one can be called so. Raises NoLedgerHere for a name that is too long."""
    try:
        folder.exists()
    except OSError as error:  # any other failure is told by whoever reads or writes there
        if error.errno == errno.ENAMETOOLONG:
            raise NoLedgerHere(path=folder) from None
    return folder


def is_bundle(database: Path) -> bool:
    """Whether a database is that of an opened bundle, by the mark in its first bytes."""
    try:
        with database.open("rb") as file:
            beginning = file.read(_MARK.stop)
    except OSError:
        return False
    return beginning[_MARK] == BUNDLE_ID.to_bytes(4, "big")


def is_own(file: Path, home: Path) -> bool:
    """Whether a file in the folder of a ledger, whether it is there or not, is the ledger's own.

    Names are compared without regard to capitals: not every system tells them apart.
    """
    if home not in file.parents:
        return False
    first = file.relative_to(home).parts[0].casefold()
    return first.startswith((_STEM, ".")) or first in (SETTINGS, FACTS, CALENDAR)


def own_files(home: Path) -> Iterator[Path]:
    """The ledger's own files that there are."""
    for path in home.rglob("*"):
        if path.is_file() and is_own(path, home):
            yield path


def make_private_folder(folder: Path) -> None:
    """Make a folder that only its owner may look into, and those above it that are missing.

    One that is there becomes private, unless it holds something that is no ledger's: then it may be
    others' too, and is left as it is. Raises OSError.
    """
    folder.mkdir(mode=_OWNER_FOLDER, parents=True, exist_ok=True)
    whole = folder.resolve()
    if all(is_own(path, whole) for path in whole.iterdir()):
        whole.chmod(_OWNER_FOLDER)


def make_private_file(file: Path) -> None:
    """Make an empty file that only its owner may read, where there is none.

    Whoever writes it next, SQLite or another library, leaves its rights as they are. Raises
    OSError.
    """
    try:
        file.touch(mode=_OWNER_FILE, exist_ok=False)
    except FileExistsError:
        return
    file.chmod(_OWNER_FILE)
