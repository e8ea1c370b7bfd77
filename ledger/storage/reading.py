"""What the ledger asks of its database, as SQL; entries come back as they are stored."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import islice
from typing import Any, cast
from uuid import UUID

import eventsourcing.sqlite as stock
import orjson
from eventsourcing.persistence import Notification, StoredEvent

from ledger.errors import N_, IntegrityBroken
from ledger.mentions import mentions
from ledger.proofs.canonical import said_as
from ledger.proofs.merkle import Frontier, Place, peaks
from ledger.storage.connections import LedgerDatastore
from ledger.storage.failures import refused
from ledger.storage.snapshot import SqliteSnapshot, reading
from ledger.storage.tables import FORMAT
from ledger.storage.transcoding import StoredEntry
from ledger.store import EVERY_STREAM, Between, StatedRows, Value

STREAMS_AT_ONCE = 500
"""Streams asked for in one statement."""

END = 1 << 62
"""Behind every position there can be."""

COLUMNS = (
    "position, originator_id, originator_version, topic, state, recorded_at, effective_on, unit"
)
"""Those of an entry, in the order of ``ledger.store.Row``."""

STATED = "position, state, recorded_at"
"""All that decoding an entry takes."""


class StoredEntries(stock.SQLiteApplicationRecorder):
    """The entries of a database and their tree, read."""

    datastore: LedgerDatastore
    format = FORMAT

    @property
    def location(self) -> str:
        """Where the database is."""
        return self.datastore.pool.db_name

    # ---- entries --------------------------------------------------------------------------------

    def entries(self, after: int = 0, upto: int | None = None) -> StatedRows:
        """Entries by position: after < position ≤ upto."""
        return self._stated(
            "WHERE position>? AND position<=? ORDER BY position",
            after,
            END if upto is None else upto,
        )

    def histories(
        self, upto: int | None = None, after: int = 0, between: Between = EVERY_STREAM
    ) -> StatedRows:
        """Entries stream by stream, each in order, up to a position.

        With ``after``, only streams with an entry after it; ``between`` one name (included) and
        another (not).
        """
        bound, (first, end) = END if upto is None else upto, between
        where, values = "position<=? AND originator_id>=?", list[Value]([bound, first])
        if end is not None:
            where, values = f"{where} AND originator_id<?", [*values, end]
        if after:
            touched = f"SELECT originator_id FROM {self.events_table_name} WHERE position>? AND "
            where = f"{where} AND originator_id IN ({touched} position<=?)"
            values += [after, bound]
        return self._stated(f"WHERE {where} ORDER BY originator_id, originator_version", *values)

    def streams(self, names: Iterable[str]) -> StatedRows:
        """The entries of some streams, each stream in order."""
        left = iter(names)
        while chunk := list(islice(left, STREAMS_AT_ONCE)):
            marks = ",".join("?" * len(chunk))
            yield from self._stated(f"WHERE originator_id IN ({marks}) ORDER BY position", *chunk)

    def stating(self, fields: Iterable[tuple[str, str]]) -> Iterator[str]:
        """The streams with an entry that states one of some texts: the field's name, and the text.

        Canonical JSON has one writing of both, so the bytes are looked for; no index serves it.
        """
        sought = [one for name, text in fields for one in said_as(name, text)]
        found = " OR ".join(["instr(state, ?)"] * len(sought))
        names = self._rows(
            f"SELECT DISTINCT originator_id FROM {self.events_table_name} WHERE {found}", *sought
        )
        return (str(name) for (name,) in names)

    def units(self) -> StatedRows:
        """The entries of all units, by position."""
        return self._stated(
            "WHERE originator_id>='unit:' AND originator_id<'unit;' ORDER BY position"
        )

    def names(self, noun: str) -> Iterator[str]:
        """The names of all streams about a noun, read from an index."""
        return (str(name) for (name,) in self._rows(names_of(self.events_table_name), *of(noun)))

    def respelled(self) -> Iterator[str]:
        """The names of records that hold a letter outside ASCII other than Đ; read through."""
        statement = f"""
            SELECT originator_id FROM {self.events_table_name}
            WHERE originator_version=1 AND originator_id GLOB '*[^ -~Đ]*' AND topic='record.opened'
        """
        yield from (name for (name,) in self._rows(statement))

    # ---- single facts ---------------------------------------------------------------------------

    def last_position(self) -> int:
        """The last position; 0 when there is none."""
        return int(self._value(f"SELECT MAX(position) FROM {self.events_table_name}") or 0)

    def recorded_at(self, position: int) -> str | None:
        """When a position was recorded."""
        statement = f"SELECT recorded_at FROM {self.events_table_name} WHERE position=?"
        return self._text(statement, position)

    def record_at(self, position: int) -> str | None:
        """The stream an entry belongs to."""
        statement = f"SELECT originator_id FROM {self.events_table_name} WHERE position=?"
        return self._text(statement, position)

    def first_mention(self, name: str) -> int | None:
        """The first position that mentions a name (ledger/mentions.py).

        A ledger of format 1 is read through for it.
        """
        if self.format == 1:
            with closing(self.entries()) as rows:
                told = (row[0] for row in rows if name in mentions(orjson.loads(row[1])))
                return next(told, None)
        found = self._value("SELECT position FROM first_mentions WHERE name=?", name)
        return cast(int | None, found)

    # ---- the tree -------------------------------------------------------------------------------

    def tree_head(self) -> tuple[int, bytes]:
        """The size and root of the tree, read from its stored peaks. Raises IntegrityBroken."""
        with refused(), self.datastore.transaction(commit=False) as cursor:
            size, _ = tail(cursor, self.events_table_name)
            return size, Frontier(size, stored_peaks(cursor, size)).root()

    def node(self, level: int, index: int) -> bytes | None:
        """A node of the tree, or None."""
        return self.nodes_at([(level, index)]).get((level, index))

    def nodes_at(self, places: Iterable[Place]) -> dict[Place, bytes]:
        """The nodes at some places; one that is gone, or no hash, is left out."""
        with refused(), self.datastore.reader() as cursor:
            return nodes_at(cursor, places)

    @contextmanager
    def snapshot(self) -> Iterator[SqliteSnapshot]:
        """The store as it stands now, for verification."""
        with refused(), self._undecoded() as raw, self._undecoded() as second:
            yield SqliteSnapshot(raw, second, self.events_table_name, self.format)

    @contextmanager
    def _undecoded(self) -> Iterator[Any]:
        with self.datastore.reader() as cursor, reading(cursor.connection) as raw:
            yield raw

    # ---- the library's part ---------------------------------------------------------------------

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        """The events of one stream, with the position and time the ledger assigned."""
        key = originator_id.hex if isinstance(originator_id, UUID) else originator_id
        bounds = f" AND originator_version>{int(gt)}" if gt is not None else ""
        bounds += f" AND originator_version<={int(lte)}" if lte is not None else ""
        direction = "DESC" if desc else "ASC"
        most = -1 if limit is None else int(limit)
        return [
            StoredEntry(
                self.convert_originator_id(record),
                version,
                topic,
                state,
                effective_on,
                unit,
                position,
                recorded_at,
            )
            for position, record, version, topic, state, recorded_at, effective_on, unit in (
                self._rows(
                    f"SELECT {COLUMNS} FROM {self.events_table_name} WHERE originator_id=?{bounds}"
                    f" ORDER BY originator_version {direction} LIMIT {most}",
                    key,
                )
            )
        ]

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        """Entries in order of position, for the library's readers.

        The stock query asks for a column we do not have.
        """
        first = 1 if start is None else start + (not inclusive_of_start)
        wanted = f"AND topic IN ({','.join('?' * len(topics))})" if topics else ""
        statement = (
            f"SELECT originator_id, originator_version, topic, state, position "
            f"FROM {self.events_table_name} "
            f"WHERE position BETWEEN ? AND ? {wanted} ORDER BY position LIMIT ?"
        )
        found = self._rows(statement, first, stop or END, *topics, limit)
        return [Notification(self.convert_originator_id(row[0]), *row[1:]) for row in found]

    # ---- asking ---------------------------------------------------------------------------------

    def _stated(self, where: str, *parameters: Value) -> StatedRows:
        return self._rows(f"SELECT {STATED} FROM {self.events_table_name} {where}", *parameters)

    def _rows(self, statement: str, *parameters: Value) -> Generator[Any, None, None]:
        with refused(), self.datastore.reader() as cursor:
            yield from cursor.execute(statement, parameters)

    def _value(self, statement: str, *parameters: Value) -> Value:
        with refused(), self.datastore.reader() as cursor:
            row = cursor.execute(statement, parameters).fetchone()
        return row[0] if row else None

    def _text(self, statement: str, *parameters: Value) -> str | None:
        found = self._value(statement, *parameters)
        return None if found is None else str(found)


def names_of(table: str) -> str:
    """What asks for the names of the streams between two, read from an index."""
    return (
        f"SELECT originator_id FROM {table} "
        "WHERE originator_id>=? AND originator_id<? AND originator_version=1"
    )


def of(noun: str) -> tuple[str, str]:
    """Between which names those of a noun's streams are; a semicolon follows the colon."""
    return f"{noun}:", f"{noun};"


def tail(cursor: stock.SQLiteCursor, table: str) -> tuple[int, str]:
    """The last position and its recorded time; no position is given twice.

    Raises IntegrityBroken when the entry of the last position given is gone.
    """
    counter = f"(SELECT seq FROM sqlite_sequence WHERE name='{table}')"
    cursor.execute(
        f"SELECT position, recorded_at, {counter} FROM {table} ORDER BY position DESC LIMIT 1"
    )
    if not (row := cursor.fetchone()):
        cursor.execute(f"SELECT 0, '', {counter}")
        row = cursor.fetchone()
    counted = row[2] if isinstance(row[2], int) else 0
    if row[0] != counted:
        raise IntegrityBroken(
            position=min(row[0], counted) + 1, detail=N_("the last entries are gone")
        )
    return row[0], row[1]


def nodes_at(
    cursor: stock.SQLiteCursor | sqlite3.Cursor, places: Iterable[Place]
) -> dict[Place, bytes]:
    """The nodes of the tree at some places; one that is gone, or no hash, is left out."""
    found = {}
    for place in places:
        cursor.execute("SELECT hash FROM tree_nodes WHERE level=? AND idx=?", place)
        row = cursor.fetchone()
        if row and isinstance(row[0], bytes):
            found[place] = row[0]
    return found


def stored_peaks(cursor: stock.SQLiteCursor, size: int) -> dict[Place, bytes]:
    """The peaks of a tree of ``size`` leaves, read in one query.

    Raises IntegrityBroken when one is gone.
    """
    wanted = peaks(size)
    if not wanted:
        return {}
    places = " OR ".join(f"level={level} AND idx={index}" for level, index in wanted)
    cursor.execute(f"SELECT level, idx, hash FROM tree_nodes WHERE {places}")
    found = {(level, index): bytes(node) for level, index, node in cursor.fetchall()}
    for level, index in wanted:
        if (level, index) not in found:
            raise IntegrityBroken(
                position=(index << level) + 1, detail=N_("a node of the tree is gone")
            )
    return found
