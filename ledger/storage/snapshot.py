"""The SQLite store as it stands at one moment, for verification (ledger/proofs/verify.py)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import orjson

from ledger.storage.failures import refused
from ledger.storage.tables import DEFINITIONS, odd_definitions, told
from ledger.store import RawRow, Value

ROWS_AT_ONCE = 1_000


_TABLES = "SELECT name FROM sqlite_master WHERE type='table'"
_TEXTS = ("originator_id", "topic", "recorded_at", "effective_on", "unit")
_TYPED = {
    "column": (
        "",
        "position",
        " AND ".join(("typeof(state)='blob'", *(f"typeof({one})='text'" for one in _TEXTS))),
    ),
    "tree": ("tree_nodes", "(idx << level) + 1", "typeof(hash)='blob'"),
    "mentions": ("first_mentions", "0", "typeof(name)='text'"),
}
"""By the kind of problem: in which table (none: that of entries), at which position, what holds."""


def _named(position: object) -> int:
    """A position, or 0 where a broken row names none."""
    return position if isinstance(position, int) else 0


class SqliteSnapshot:
    """One read transaction.

    Texts come back undecoded, so that a broken one is found, not tripped over.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        second: sqlite3.Connection,
        table: str,
        form: int,
    ) -> None:
        """Look through ``connection``.

        ``second``: another one, for what SQLite checks by itself meanwhile; ``form``: the format of
        the tables.
        """
        self._connection = connection
        self._second = second
        self._table = table
        self._format = form

    def rows(self, after: int | None = None) -> Iterator[RawRow]:
        """Every row by position, or those after one."""
        columns = (
            "position, originator_id, originator_version, topic, state, "
            "recorded_at, effective_on, unit"
        )
        where = "" if after is None else f"WHERE position>{after:d}"
        return self._stream(f"SELECT {columns} FROM {self._table} {where} ORDER BY position")

    def levels(self) -> Iterator[Value]:
        """Every level the tree has nodes of, found by a few seeks."""
        found = list(self._stream("SELECT level FROM tree_nodes ORDER BY level LIMIT 1"))
        while found:
            level = found[0][0]
            yield level
            found = list(
                self._stream(
                    ("SELECT level FROM tree_nodes WHERE level>? ORDER BY level LIMIT 1"), level
                )
            )

    def nodes(self, level: int, first: int, count: int) -> Iterator[tuple[Value, bytes]]:
        """(index, hash) of the nodes of a level with first ≤ index < first + count, in order."""
        statement = (
            "SELECT idx, hash FROM tree_nodes WHERE level=? AND idx>=? AND idx<? ORDER BY idx"
        )
        return self._stream(statement, level, first, first + count)

    def stray_nodes(self, level: int, size: int, limit: int) -> Iterator[Value]:
        """Indexes of a level that are not in 0 … ``size`` − 1.

        SQLite sorts what is no number behind all numbers.
        """
        statement = "SELECT idx FROM tree_nodes WHERE level=? AND (idx<0 OR idx>=?) LIMIT ?"
        yield from (index for (index,) in self._stream(statement, level, size, limit))

    def node(self, level: int, index: int) -> bytes | None:
        """One node, or None."""
        return next(
            (
                found[0]
                for found in self._stream(
                    "SELECT hash FROM tree_nodes WHERE level=? AND idx=?", level, index
                )
            ),
            None,
        )

    def extent(self) -> tuple[int, int]:
        """How many rows there are from position 1 on, and the last position."""
        asked = f"SELECT COUNT(*), MAX(position) FROM {self._table} WHERE position>0"
        (found,) = self._stream(asked)
        return int(found[0]), int(found[1] or 0)

    def misplaced(self) -> Iterator[int]:
        """Positions whose record or version, as the store knows them, are not what they state.

        Found by bytes, which canonical JSON writes in one way; a name that JSON writes otherwise
        than it is looks so, and is decoded.
        """
        statement = f"""
            SELECT position, originator_id, originator_version, state FROM {self._table}
            WHERE instr(state, CAST('"record":"' || originator_id || '","salt":"' AS BLOB)) = 0
               OR instr(state, CAST(',"version":' || originator_version || '}}' AS BLOB)) = 0
            ORDER BY position"""
        for position, record, version, state in self._stream(statement):
            try:
                stated = orjson.loads(state)
                same = (stated["record"].encode(), stated["version"]) == (record, version)
            except (ValueError, TypeError, KeyError, AttributeError):
                same = False
            if not same:
                yield position

    def unlisted(self) -> Iterator[int]:
        """Positions of entries that are not found by their record and version.

        A damaged index hides them; the row number is hidden from SQLite, which would go by it.
        """
        statement = f"""
            SELECT position FROM {self._table} AS kept NOT INDEXED WHERE NOT EXISTS (
                SELECT 1 FROM {self._table} AS found
                WHERE found.originator_id=kept.originator_id
                AND found.originator_version=kept.originator_version
                AND +found.position=kept.position) ORDER BY position"""
        yield from (position for (position,) in self._stream(statement))

    def counters(self) -> Iterator[tuple[bool, Value]]:
        """Whether a counter is of the entries, and the highest position that was given."""
        asked = "SELECT typeof(name)='text' AND CAST(name AS BLOB)=CAST(? AS BLOB), seq"
        for own, seq in self._stream(f"{asked} FROM sqlite_sequence", self._table):
            yield bool(own), seq

    def first_mentions(self) -> Iterator[tuple[Value, Value]] | None:
        """Names and the first positions that mention them.

        None before format 2, which kept none.
        """
        if self._format == 1:
            return None
        return self._stream("SELECT name, position FROM first_mentions")

    def mistyped(self, limit: int) -> Iterator[tuple[int, str]]:
        """Positions, and of what, where a value is kept as another type than it was recorded as.

        A text as bytes, or bytes as a text: read as bytes both are alike, and who looks for one
        does not find the other.
        """
        there = {name for (name,) in self._stream(_TABLES, aside=True)}
        for what, (table, position, sound) in _TYPED.items():
            named = table or self._table
            if named.encode() in there:
                asked = f"SELECT {position} FROM {named} WHERE NOT ({sound}) LIMIT ?"
                yield from ((_named(at), what) for (at,) in self._stream(asked, limit, aside=True))

    def disorder(self, limit: int) -> Iterator[int]:
        """Positions whose version does not follow that of the entry before them on their record."""
        statement = f"""
            SELECT position FROM (
                SELECT position,
                    originator_version - lag(originator_version, 1, 0) OVER stream AS step,
                    lag(position, 1, position) OVER stream AS before
                FROM {self._table}
                WINDOW stream AS (PARTITION BY originator_id ORDER BY originator_version)
            ) WHERE step <> 1 OR before > position ORDER BY position LIMIT ?"""
        yield from (_named(position) for (position,) in self._stream(statement, limit, aside=True))

    def flaws(self) -> Iterator[str]:
        """What SQLite finds wrong with pages and indexes, and definitions that are not ours."""
        for (text,) in self._stream("PRAGMA integrity_check(20)", aside=True):
            if text != b"ok":
                yield text.decode("utf-8", "replace")
        theirs = frozenset(map(told, self._stream(DEFINITIONS, aside=True)))
        yield from odd_definitions(theirs, self._table, self._format)

    def _stream(self, statement: str, *parameters: Value, aside: bool = False) -> Iterator[Any]:
        cursor = (self._second if aside else self._connection).cursor()
        cursor.row_factory = None
        with refused():
            cursor.execute(statement, parameters)
            while rows := cursor.fetchmany(ROWS_AT_ONCE):
                yield from rows


@contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """A connection within one read transaction, texts undecoded."""
    text_factory = connection.text_factory
    connection.text_factory = bytes
    connection.execute("BEGIN")
    try:
        yield connection
    finally:
        connection.text_factory = text_factory
        connection.rollback()
