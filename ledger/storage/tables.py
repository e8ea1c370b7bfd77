"""The tables of a ledger's database by format, and the marks by which its file is known."""

from __future__ import annotations

from typing import Any, cast

import eventsourcing.sqlite as stock

from ledger.errors import NewerFormat, NoLedgerHere

FORMAT = 2
"""``PRAGMA user_version`` of the databases this code writes; older ones are read."""

APPLICATION_ID = 0x50C41
"""``PRAGMA application_id``: tells a ledger from any other SQLite file."""

ENTRIES = (
    "CREATE TABLE IF NOT EXISTS {table} ("
    "position INTEGER PRIMARY KEY AUTOINCREMENT, originator_id "
    "TEXT NOT NULL, originator_version INTEGER NOT NULL, "
    "topic TEXT NOT NULL, state BLOB NOT NULL, "
    "recorded_at TEXT NOT NULL, effective_on TEXT, unit "
    "TEXT, "
    "UNIQUE (originator_id, originator_version))"
)
TREE = (
    "CREATE TABLE IF NOT EXISTS tree_nodes (level INTEGER, idx INTEGER, hash BLOB NOT NULL, "
    "PRIMARY KEY (level, idx)) WITHOUT ROWID"
)
FIRST_MENTIONS = (
    "CREATE TABLE IF NOT EXISTS first_mentions (name TEXT PRIMARY KEY, position INTEGER NOT NULL) "
    "WITHOUT ROWID"
)
KNOWN_FACTS = (
    "CREATE TABLE IF NOT EXISTS known_facts (seal TEXT PRIMARY KEY, position INTEGER NOT NULL, "
    "root TEXT NOT NULL) WITHOUT ROWID"
)
"""Made when facts are first made: a database may be without it (docs/format.md)."""

OLD_INDEXES = ("recorded_at", "effective_on", "unit")
"""Columns that format 1 indexed, for questions that need no index.

They cost nearly half of an entry.
"""

CREATE = {
    1: (
        ENTRIES,
        *(
            f"CREATE INDEX IF NOT EXISTS {{table}}_{column} ON {{table}} ({column})"
            for column in OLD_INDEXES
        ),
        TREE,
    ),
    2: (ENTRIES, TREE, FIRST_MENTIONS),
}
"""What makes the tables of each format (docs/format.md)."""


def made(table: str, form: int) -> list[str]:
    """What makes the tables of a format, with the table of entries called ``table``."""
    return [statement.format(table=table) for statement in CREATE[form]]


def prepare(datastore: stock.SQLiteDatastore, table: str) -> int:
    """Make the tables where there are none; return the format of what is there.

    Raises NewerFormat, and NoLedgerHere for the file of another program.
    """
    with datastore.transaction(commit=False) as cursor:
        found = _one(cursor, "PRAGMA user_version"), _one(cursor, "PRAGMA application_id")
        tables = _one(cursor, "SELECT count(*) FROM sqlite_master")
    if found[0] > FORMAT:
        raise NewerFormat(found=found[0], known=FORMAT)
    if found[0] in CREATE and found[1] == APPLICATION_ID:
        return found[0]
    if tables and found[1] != APPLICATION_ID:
        raise NoLedgerHere(path=cast(Any, datastore).pool.db_name)
    with datastore.transaction(commit=True) as cursor:
        for statement in made(table, FORMAT):
            cursor.execute(statement)
        cursor.execute(f"PRAGMA application_id={APPLICATION_ID}")
        cursor.execute(f"PRAGMA user_version={FORMAT}")
    return FORMAT


def refuse_newer(cursor: stock.SQLiteCursor) -> None:
    """Refuse to record into a database that somebody has upgraded since it was opened.

    A version of this program that does not know the new format would leave out what it derives.
    """
    if (found := _one(cursor, "PRAGMA user_version")) > FORMAT:
        raise NewerFormat(found=found, known=FORMAT)


def _one(cursor: stock.SQLiteCursor, statement: str) -> int:
    cursor.execute(statement)
    return int(cursor.fetchone()[0])
