"""A whole copy of a database that others may be writing into: as it stood at one moment."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from ledger.storage.folder import make_private_file
from ledger.storage.protected import readable


def copy_database(database: Path, copy: Path) -> None:
    """Write a database as it stands, its log of writes included, to a private file of its own.

    What is there under that name is written over; who writes into the database meanwhile goes on.
    The copy is on the disk when this returns. Raises OSError and sqlite3.Error; then no copy is
    left.
    """
    copy.unlink(missing_ok=True)
    try:
        make_private_file(copy)
        with closing(_opened(database)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
        with copy.open("r+b") as file:
            os.fsync(file.fileno())
    except BaseException:
        copy.unlink(missing_ok=True)
        raise


def _opened(database: Path) -> sqlite3.Connection:
    name = readable(str(database))
    return sqlite3.connect(name, uri=name.startswith("file:"))
