"""A database of format 1 brought to today's format, in its place, with a copy kept beside it.

Under the write lock: first the copy, whole and on the disk under its own name; then the change, in
one transaction of SQLite. Whenever it is interrupted, the database is wholly the old one or wholly
the new one. Entries and tree nodes are not touched, so every leaf and the root stay what they were.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

import orjson

from ledger.errors import LedgerNotWritable
from ledger.mentions import FirstMentions
from ledger.storage.copying import copy_database
from ledger.storage.failures import PATIENCE_SECONDS, refused
from ledger.storage.placing import put_in_place
from ledger.storage.tables import FIRST_MENTIONS, FORMAT, OLD_INDEXES

TABLE = "stored_events"


def upgrade(database: Path) -> Path | None:
    """Bring a ledger's database to today's format; return where the old one is kept.

    None: somebody has done it already. Raises LedgerBusy, LedgerNotWritable, StoreDamaged; then
    the database is what it was.
    """
    with (
        _not_writable(),
        refused(),
        closing(
            sqlite3.connect(database, timeout=PATIENCE_SECONDS, isolation_level=None)
        ) as connection,
    ):
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("BEGIN IMMEDIATE")
        (form,) = connection.execute("PRAGMA user_version").fetchone()
        if form == FORMAT:
            return None
        kept = _copied(database, form)
        _change(connection)
        connection.execute("COMMIT")
    return kept


def _change(connection: sqlite3.Connection) -> None:
    """From format 1 to 2: no index on columns, and the first mention of every name."""
    for column in OLD_INDEXES:
        connection.execute(f"DROP INDEX {TABLE}_{column}")
    met = FirstMentions()
    for position, state in connection.execute(
        f"SELECT position, state FROM {TABLE} ORDER BY position"
    ):
        met.note(position, orjson.loads(state))
    connection.execute(FIRST_MENTIONS)
    connection.executemany("INSERT INTO first_mentions VALUES (?,?)", met.found.items())
    connection.execute(f"PRAGMA user_version={FORMAT}")


def _copied(database: Path, form: int) -> Path:
    """A whole copy of the database as it stands, log included, under a name nothing has yet.

    It is written aside first; what an interrupted copy left there is written over.
    """
    aside = database.with_name(f"{database.name}.part")
    copy_database(database, aside)
    try:
        kept = next(path for path in _names(database, form) if not path.exists())
        put_in_place(aside, kept, replacing=False)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    return kept


def _names(database: Path, form: int) -> Iterator[Path]:
    """``ledger.format-1.sqlite``, ``ledger.format-1-2.sqlite`` and so on."""
    for number in count(1):
        again = "" if number == 1 else f"-{number}"
        yield database.with_name(f"{database.stem}.format-{form}{again}{database.suffix}")


@contextmanager
def _not_writable() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise LedgerNotWritable.because(error) from error
