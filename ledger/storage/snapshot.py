"""The SQLite store as it stands at one moment, for verification (ledger/proofs/verify.py)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from ledger.outages import refusals
from ledger.store import RawRow, Value

ROWS_AT_ONCE = 1_000


class SqliteSnapshot:
    """One read transaction. Texts come back undecoded, so that a broken one is found, not tripped over."""

    def __init__(self, connection: sqlite3.Connection, table: str, definitions: Sequence[str]) -> None:
        """``definitions``: the statements that made the tables."""
        self._connection = connection
        self._table = table
        self._definitions = definitions

    def rows(self) -> Iterator[RawRow]:
        """Every row by position."""
        columns = "position, originator_id, originator_version, topic, state, recorded_at, effective_on, unit"
        return self._stream(f"SELECT {columns} FROM {self._table} ORDER BY position")

    def versions(self) -> Iterator[tuple[bytes, int, int]]:
        """(record, version, position) of every row, by record and version; read from the unique index alone."""
        return self._stream(f"SELECT originator_id, originator_version, position FROM {self._table} ORDER BY 1, 2")

    def levels(self) -> Iterator[Value]:
        """Every level the tree has nodes of, found by a few seeks."""
        found = list(self._stream("SELECT level FROM tree_nodes ORDER BY level LIMIT 1"))
        while found:
            level = found[0][0]
            yield level
            found = list(self._stream("SELECT level FROM tree_nodes WHERE level>? ORDER BY level LIMIT 1", level))

    def nodes(self, level: Value) -> Iterator[tuple[Value, bytes]]:
        """(index, hash) of a level of the tree, by index."""
        return self._stream("SELECT idx, hash FROM tree_nodes WHERE level=? ORDER BY idx", level)

    def node(self, level: int, index: int) -> bytes | None:
        """One node, or None."""
        return next(
            (found[0] for found in self._stream("SELECT hash FROM tree_nodes WHERE level=? AND idx=?", level, index)), None
        )

    def counter(self) -> int:
        """The highest position ever given; SQLite keeps it apart from the rows."""
        found = list(self._stream("SELECT seq FROM sqlite_sequence WHERE name=?", self._table))
        return int(found[0][0]) if found else 0

    def flaws(self) -> Iterator[str]:
        """What SQLite finds wrong with pages and indexes, and definitions that are not ours."""
        for (text,) in self._stream("PRAGMA integrity_check(20)"):
            if text != b"ok":
                yield text.decode("utf-8", "replace")
        ours = {statement.replace("IF NOT EXISTS ", "") for statement in self._definitions}
        found = self._stream("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
        theirs = {sql.decode("utf-8", "replace") for (sql,) in found}
        yield from sorted(f"the database lacks: {sql}" for sql in ours - theirs)
        yield from sorted(f"the database has of its own: {sql}" for sql in theirs - ours)

    def _stream(self, statement: str, *parameters: Value) -> Iterator[Any]:
        cursor = self._connection.cursor()
        cursor.row_factory = None
        with refusals():
            cursor.execute(statement, parameters)
            while rows := cursor.fetchmany(ROWS_AT_ONCE):
                yield from rows


@contextmanager
def snapshot(connection: sqlite3.Connection, table: str, definitions: Sequence[str]) -> Iterator[SqliteSnapshot]:
    """Read a database as it stands now."""
    text_factory = connection.text_factory
    connection.text_factory = bytes
    connection.execute("BEGIN")
    try:
        yield SqliteSnapshot(connection, table, definitions)
    finally:
        connection.text_factory = text_factory
        connection.rollback()
