"""A folder in which one process works at a time."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from ledger.errors import LedgerBusy, LedgerNotWritable
from ledger.storage.failures import refusal
from ledger.storage.folder import make_private_file
from ledger.storage.placing import set_aside


@contextmanager
def locked(file: Path, patience_seconds: float) -> Iterator[None]:
    """Hold a lock that dies with the process: that of an empty database, the same on every system.

    Nothing is ever written into it, so whatever else has its name is set aside. Raises LedgerBusy
    after ``patience_seconds``, LedgerNotWritable when the file cannot be made.
    """
    try:
        if os.path.lexists(file) and not (file.is_file() and file.stat().st_size == 0):
            set_aside(file)
        make_private_file(file)
        with closing(sqlite3.connect(file, timeout=patience_seconds, isolation_level=None)) as lock:
            lock.execute("BEGIN EXCLUSIVE")
            yield
    except sqlite3.OperationalError as error:
        refused = refusal(str(error))
        if isinstance(refused, LedgerBusy):
            refused = LedgerBusy(seconds=patience_seconds)
        raise refused from error
    except OSError as error:
        raise LedgerNotWritable.because(error) from error
