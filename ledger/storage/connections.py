"""Connections to the database: durable, in WAL mode, and for writing one after the other.

WAL with ``synchronous=FULL``: what was acknowledged survives a power cut.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Literal

import eventsourcing.sqlite as stock
from eventsourcing.persistence import OperationalError

from ledger.storage.failures import PATIENCE_SECONDS
from ledger.storage.folder import make_private_file
from ledger.storage.protected import readable, without_room


class RawConnection(sqlite3.Connection):
    """A connection that remembers which tables it has looked at."""

    schema_seen: int | None = None
    """``PRAGMA schema_version`` of the tables that were found to be as we make them.

    By this number SQLite itself knows whether the tables it has read are still those of the file.
    """


class _Transaction(stock.SQLiteTransaction):
    """A transaction that takes the write lock when it begins, so that what it reads stays true."""

    def __enter__(self) -> stock.SQLiteCursor:
        cursor = self.connection.cursor()
        try:
            cursor.execute("BEGIN IMMEDIATE" if self.commit else "BEGIN")
        except sqlite3.OperationalError as error:
            raise OperationalError(error) from error
        return cursor


class LedgerConnection(stock.SQLiteConnection):
    """A connection whose writers take their turn when they begin."""

    @contextmanager
    def transaction(self, *, commit: bool) -> Iterator[stock.SQLiteCursor]:
        """A transaction; with ``commit``, one that writes."""
        with _Transaction(self, commit=commit) as cursor, cursor:
            yield cursor


class LedgerPool(stock.SQLiteConnectionPool):
    """The connections to one database."""

    _alone: str | None = None
    """How the database is asked for where the disk has no room for the files beside it."""

    def _create_connection(self) -> stock.SQLiteConnection:
        """A durable connection.

        One whose database refuses the settings is closed, not left behind.
        """
        path = self.db_name
        if not path.startswith((":", "file:")):
            with suppress(OSError):  # SQLite says what is wrong with the place
                make_private_file(Path(path))
        raw = self._opened(self._alone or readable(path))
        with ExitStack() as undone:
            undone.callback(lambda: raw.close())
            if path == readable(path):
                try:
                    keep_log(raw)
                except sqlite3.OperationalError as error:
                    self._alone = without_room(path, str(error))
                    if self._alone is None:
                        raise
                    raw.close()
                    raw = self._opened(self._alone)
            raw.execute("PRAGMA synchronous=FULL")
            undone.pop_all()
        return LedgerConnection(raw, max_age=self.max_age)

    def _opened(self, name: str) -> sqlite3.Connection:
        """A connection as the library's, but that it keeps more than one statement prepared."""
        raw = sqlite3.connect(
            name,
            uri=True,
            check_same_thread=False,
            isolation_level=None,
            timeout=self.lock_timeout or PATIENCE_SECONDS,
            factory=RawConnection,
        )
        raw.row_factory = sqlite3.Row
        return raw


def keep_log(raw: sqlite3.Connection) -> None:
    """Put a database into WAL mode, where it is not."""
    if raw.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        raw.execute("PRAGMA journal_mode=WAL")


class LedgerDatastore(stock.SQLiteDatastore):
    """A datastore whose writers queue for the lock at the start of their transaction."""

    def __init__(
        self,
        db_name: str,
        *,
        lock_timeout: int = PATIENCE_SECONDS,
        originator_id_type: Literal["uuid", "text"] = "text",
    ) -> None:
        super().__init__(db_name, lock_timeout=lock_timeout, originator_id_type=originator_id_type)
        self.pool = LedgerPool(db_name=db_name, lock_timeout=lock_timeout)

    @contextmanager
    def reader(self) -> Iterator[sqlite3.Cursor]:
        """A cursor that gives plain tuples, outside any transaction.

        A statement sees one moment.
        """
        with self.get_connection(commit=False) as connection:
            cursor = connection._sqlite_conn.cursor()
            cursor.row_factory = None
            yield cursor
