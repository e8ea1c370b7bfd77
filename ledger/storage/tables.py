"""The tables of a ledger's database by format, and the marks by which its file is known."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from functools import cache
from typing import Any, cast

import eventsourcing.sqlite as stock

from ledger.errors import N_, NewerFormat, NoLedgerHere, StoreDamaged
from ledger.storage.connections import RawConnection

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

OWN_TABLES = ("tree_nodes", "first_mentions", "known_facts", "sqlite_sequence")
"""Those beside the table of entries; the last one is SQLite's, for positions."""

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


DEFINITIONS = "SELECT type, name, tbl_name, sql FROM sqlite_master"
"""Every table, index, trigger and view; the statement is none for what SQLite made by itself."""


def told(row: Iterable[Any]) -> str:
    """A definition as one text; one that is not readable, with a mark for what it holds."""
    texts = (one.decode("utf-8", "replace") if isinstance(one, bytes) else one for one in row)
    return " ".join(str(one) for one in texts if one is not None)


@cache
def definitions(statements: tuple[str, ...]) -> frozenset[str]:
    """What a database of ours holds: what SQLite says of one that was made just now."""
    with closing(sqlite3.connect(":memory:")) as fresh:
        for statement in statements:
            fresh.execute(statement)
        return frozenset(map(told, fresh.execute(DEFINITIONS).fetchall()))


def odd_definitions(theirs: frozenset[str], table: str, form: int) -> list[str]:
    """What a database of a format lacks, and what it holds that is not ours."""
    ours, later = definitions(tuple(made(table, form))), definitions((KNOWN_FACTS,))
    lacking = (f"the database lacks: {one}" for one in sorted(ours - theirs))
    return [
        *lacking,
        *(f"the database has of its own: {one}" for one in sorted(theirs - ours - later)),
    ]


def prepare(
    datastore: stock.SQLiteDatastore, table: str, application_id: int = APPLICATION_ID
) -> int:
    """Make the tables where there are none; return the format of what is there.

    Raises NewerFormat, and NoLedgerHere for the file of another program.
    """
    with datastore.transaction(commit=False) as cursor:
        found = _one(cursor, "PRAGMA user_version"), _one(cursor, "PRAGMA application_id")
        tables = _one(cursor, "SELECT count(*) FROM sqlite_master")
    if found[0] > FORMAT:
        raise NewerFormat(found=found[0], known=FORMAT)
    if found[0] in CREATE and found[1] == application_id:
        return found[0]
    if tables and found[1] != application_id:
        raise NoLedgerHere(path=cast(Any, datastore).pool.db_name)
    with datastore.transaction(commit=True) as cursor:
        for statement in made(table, FORMAT):
            cursor.execute(statement)
        cursor.execute(f"PRAGMA application_id={application_id}")
        cursor.execute(f"PRAGMA user_version={FORMAT}")
    return FORMAT


def refuse_others(cursor: stock.SQLiteCursor, table: str, form: int) -> None:
    """Refuse to write into a database whose tables are not as we made them.

    A version of this program that does not know a newer format, to which somebody has upgraded it
    since it was opened, would leave out what that derives; and a trigger would do what its author
    wants. Tables that nothing of ours rests on are left to verification. A connection looks once,
    and again when they have changed. Raises NewerFormat, StoreDamaged.
    """
    if (found := _one(cursor, "PRAGMA user_version")) > FORMAT:
        raise NewerFormat(found=found, known=FORMAT)
    connection = cast(RawConnection, cursor.sqlite_cursor.connection)
    if connection.schema_seen != (seen := _one(cursor, "PRAGMA schema_version")):
        _refuse_odd_definitions(cursor, table, form)
        connection.schema_seen = seen


def _refuse_odd_definitions(cursor: stock.SQLiteCursor, table: str, form: int) -> None:
    cursor.execute(DEFINITIONS)
    ours = {*OWN_TABLES, table}
    touching = [
        row for row in map(tuple, cursor.fetchall()) if row[0] == "trigger" or row[2] in ours
    ]
    if odd_definitions(frozenset(map(told, touching)), table, form):
        raise StoreDamaged(detail=_NOT_OURS)


_NOT_OURS = N_(
    "it lacks a table or an index of socai, or has a trigger or an index that is not socai's"
)


def _one(cursor: stock.SQLiteCursor, statement: str) -> int:
    cursor.execute(statement)
    return int(cursor.fetchone()[0])
