"""The tables of a ledger's database, and the marks by which its file is known."""

from __future__ import annotations

from typing import Any, cast

import eventsourcing.sqlite as stock

from ledger.errors import NewerFormat, NoLedgerHere

FORMAT = 1
"""``PRAGMA user_version`` of the databases this code writes."""

APPLICATION_ID = 0x50C41
"""``PRAGMA application_id``: tells a ledger from any other SQLite file."""

CREATE = (
    "CREATE TABLE IF NOT EXISTS {table} ("
    "position INTEGER PRIMARY KEY AUTOINCREMENT, originator_id "
    "TEXT NOT NULL, originator_version INTEGER NOT NULL, "
    "topic TEXT NOT NULL, state BLOB NOT NULL, "
    "recorded_at TEXT NOT NULL, effective_on TEXT, unit "
    "TEXT, "
    "UNIQUE (originator_id, originator_version))",
    "CREATE INDEX IF NOT EXISTS {table}_recorded_at ON {table} (recorded_at)",
    "CREATE INDEX IF NOT EXISTS {table}_effective_on ON {table} (effective_on)",
    "CREATE INDEX IF NOT EXISTS {table}_unit ON {table} (unit)",
    "CREATE TABLE IF NOT EXISTS tree_nodes (level INTEGER, idx INTEGER, hash BLOB NOT NULL, "
    "PRIMARY KEY (level, idx)) WITHOUT ROWID",
)


def prepare(datastore: stock.SQLiteDatastore, statements: list[str]) -> None:
    """Make the tables where there are none. Raises NewerFormat, and NoLedgerHere for the file of
    another program.
    """
    with datastore.transaction(commit=False) as cursor:
        found = _one(cursor, "PRAGMA user_version"), _one(cursor, "PRAGMA application_id")
        tables = _one(cursor, "SELECT count(*) FROM sqlite_master")
    if found[0] > FORMAT:
        raise NewerFormat(found=found[0], known=FORMAT)
    if found == (FORMAT, APPLICATION_ID):
        return
    if tables and found[1] != APPLICATION_ID:
        raise NoLedgerHere(path=cast(Any, datastore).pool.db_name)
    with datastore.transaction(commit=True) as cursor:
        for statement in statements:
            cursor.execute(statement)
        cursor.execute(f"PRAGMA application_id={APPLICATION_ID}")
        cursor.execute(f"PRAGMA user_version={FORMAT}")


def _one(cursor: stock.SQLiteCursor, statement: str) -> int:
    cursor.execute(statement)
    return int(cursor.fetchone()[0])
