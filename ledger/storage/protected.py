"""A write-protected ledger: an inspector's copy, a disc, a folder of others.

It can be read, and not recorded into.
"""

from __future__ import annotations

import os
from pathlib import Path


def readable(name: str) -> str:
    """How SQLite is to be asked for a database.

    By its name, or for reading only where it may not be written.

    A reader of a database in WAL mode makes files beside it. Where it cannot, and no log with
    entries of its own is there, the file alone is all there is, and is said not to change.
    """
    path = Path(name)
    if name.startswith("file:") or not path.is_file():
        return name
    may_make_files = os.access(path.parent, os.W_OK)
    if may_make_files and os.access(path, os.W_OK):
        return name
    alone = not may_make_files and not path.with_name(path.name + "-wal").exists()
    return path.resolve().as_uri() + ("?immutable=1" if alone else "?mode=ro")


def without_room(name: str, failure: str) -> str | None:
    """How a database is asked for where a full disk has no room for the files of a reader.

    The file alone is all there is while no log with entries lies beside it, and nobody can make one
    on that disk. None where the failure was another.
    """
    path = Path(name)
    log = path.with_name(path.name + "-wal")
    if not ("disk i/o" in failure.lower() or "full" in failure.lower()):
        return None
    if not path.is_file() or (log.exists() and log.stat().st_size):
        return None
    return path.resolve().as_uri() + "?immutable=1"
