"""The embedded store: `eventsourcing`'s SQLite recorder with dense positions, recorded times and
the tree.

One ``BEGIN IMMEDIATE`` transaction assigns positions and times, writes the events, their RFC 6962
leaves and the tree nodes they complete. WAL with ``synchronous=FULL``: what was acknowledged
survives a power cut.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from typing import Any, Literal, cast
from uuid import UUID

import eventsourcing.sqlite as stock
from eventsourcing.persistence import Notification, OperationalError, StoredEvent
from eventsourcing.utils import Environment, EnvType

from ledger.errors import N_, ClockWentBack, IntegrityBroken, NewerFormat, NoLedgerHere
from ledger.proofs.canonical import entry_bytes
from ledger.proofs.merkle import Frontier, Node, leaf_hash, peaks
from ledger.storage.protected import readable
from ledger.storage.snapshot import SqliteSnapshot, reading
from ledger.storage.transcoding import StoredEntry
from ledger.store import Row, Value
from ledger.store_failures import PATIENCE_SECONDS
from ledger.values.dates import format_instant, read_instant, write_instant

FORMAT = 1
"""``PRAGMA user_version`` of the databases this code writes."""

APPLICATION_ID = 0x50C41
"""``PRAGMA application_id``: tells a ledger from any other SQLite file."""

CLOCK_TOLERANCE = timedelta(minutes=2)
"""A clock set back by less (as time services do) records at the last time; by more, it is refused.
"""

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


class _Transaction(stock.SQLiteTransaction):
    """A transaction that takes the write lock when it begins, so that what it reads stays true."""

    def __enter__(self) -> stock.SQLiteCursor:
        cursor = self.connection.cursor()
        try:
            cursor.execute("BEGIN IMMEDIATE" if self.commit else "BEGIN")
        except sqlite3.OperationalError as error:
            raise OperationalError(error) from error
        return cursor


class _Connection(stock.SQLiteConnection):
    @contextmanager
    def transaction(self, *, commit: bool) -> Iterator[stock.SQLiteCursor]:
        with _Transaction(self, commit=commit) as cursor, cursor:
            yield cursor


class _Pool(stock.SQLiteConnectionPool):
    def _create_connection(self) -> stock.SQLiteConnection:
        """A durable connection; one whose database refuses the settings is closed, not left
        behind.
        """
        keeps_log, self.is_journal_mode_wal = (
            self.is_journal_mode_wal,
            True,
        )  # kept from the library, set here
        path, self.db_name = self.db_name, readable(self.db_name)
        with ExitStack() as named:
            named.callback(setattr, self, "db_name", path)
            raw = super()._create_connection()._sqlite_conn
        with ExitStack() as undone:
            undone.callback(raw.close)
            undone.callback(setattr, self, "is_journal_mode_wal", keeps_log)
            if (
                not keeps_log
                and path == readable(path)
                and raw.execute("PRAGMA journal_mode").fetchone()[0] != "wal"
            ):
                raw.execute("PRAGMA journal_mode=WAL")
            raw.execute("PRAGMA synchronous=FULL")
            undone.pop_all()
        return _Connection(raw, max_age=self.max_age)


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
        self.pool = _Pool(db_name=db_name, lock_timeout=lock_timeout)


class LedgerRecorder(stock.SQLiteApplicationRecorder):
    """Records entries at dense positions, with their recorded time, leaf and tree nodes.

    ``clock`` gives the current UTC instant; the application sets it. It is read inside the
    transaction and never obeyed when it goes back.
    """

    clock: Callable[[], datetime]

    def __init__(
        self, datastore: stock.SQLiteDatastore, events_table_name: str = "stored_events"
    ) -> None:
        super().__init__(datastore, events_table_name)
        table = self.events_table_name
        columns = (
            "position, originator_id, originator_version, "
            "topic, state, recorded_at, effective_on, unit"
        )
        self._insert = f"INSERT INTO {table} ({columns}) VALUES (?,?,?,?,?,?,?,?)"
        self._select = f"SELECT {columns} FROM {table}"
        counter = f"(SELECT seq FROM sqlite_sequence WHERE name='{table}')"
        self._tail = (
            f"SELECT position, recorded_at, {counter} FROM {table} ORDER BY position DESC LIMIT 1"
        )
        self._edge: Frontier | None = None
        self._counter = f"SELECT 0, '', {counter}"

    def construct_create_table_statements(self) -> list[str]:
        """The tables of format 1 (docs/format.md)."""
        return [statement.format(table=self.events_table_name) for statement in CREATE]

    def create_table(self) -> None:
        """Make the tables, or refuse a file that is not ours or newer than we are."""
        with self.datastore.transaction(commit=False) as cursor:
            found = _pragma(cursor, "user_version"), _pragma(cursor, "application_id")
            tables = _one(cursor, "SELECT count(*) FROM sqlite_master")
        if found[0] > FORMAT:
            raise NewerFormat(found=found[0], known=FORMAT)
        if found == (FORMAT, APPLICATION_ID):
            return
        if tables and found[1] != APPLICATION_ID:
            raise NoLedgerHere(path=cast(Any, self.datastore).pool.db_name)
        with self.datastore.transaction(commit=True) as cursor:
            self._create_table(cursor)
            cursor.execute(f"PRAGMA application_id={APPLICATION_ID}")
            cursor.execute(f"PRAGMA user_version={FORMAT}")

    def insert_events(
        self, stored_events: Sequence[StoredEvent], **kwargs: Any
    ) -> Sequence[int] | None:
        """Append in one transaction; ``assigned``, a dict, is told ``recorded_at``, ``size`` and
        ``root``.
        """
        assigned = kwargs.setdefault("assigned", {})
        positions = super().insert_events(stored_events, **kwargs)
        self._edge = assigned.pop("edge", None)
        return positions

    def _insert_events(
        self, c: stock.SQLiteCursor, stored_events: Sequence[StoredEvent], **kwargs: Any
    ) -> Sequence[int] | None:
        if not stored_events:
            return []
        last, last_time = self._last(c)
        recorded_at = self._next_time(last_time)
        frontier = (
            self._edge.copy()
            if self._edge and self._edge.size == last
            else Frontier(last, _nodes(c, last))
        )
        rows: list[Row] = []
        nodes: list[Node] = []
        for position, event in enumerate(stored_events, last + 1):
            rows.append(_row(event, position, recorded_at))
            nodes += frontier.append(leaf_hash(entry_bytes(event.state, position, recorded_at)))
        c.executemany(self._insert, rows)
        c.executemany("INSERT INTO tree_nodes VALUES (?,?,?)", nodes)
        told = {
            "recorded_at": recorded_at,
            "size": frontier.size,
            "root": frontier.root().hex(),
            "edge": frontier,
        }
        kwargs.get("assigned", {}).update(told)
        return [row[0] for row in rows]

    def _last(self, c: stock.SQLiteCursor) -> tuple[int, str]:
        """The last position and its recorded time; a position that was given once is never given
        again.
        """
        c.execute(self._tail)
        if not (row := c.fetchone()):
            c.execute(self._counter)
            row = c.fetchone()
        if row[0] != (row[2] or 0):
            raise IntegrityBroken(
                position=min(row[0], row[2] or 0) + 1, detail=N_("the last entries are gone")
            )
        return row[0], row[1]

    def _next_time(self, last: str) -> str:
        now = self.clock()
        if not last or now >= (then := read_instant(last)):
            return write_instant(now)
        if then - now > CLOCK_TOLERANCE:
            raise ClockWentBack(now=format_instant(now), last=format_instant(then))
        return last

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
        order = (
            f" ORDER BY originator_version "
            f"{'DESC' if desc else 'ASC'} LIMIT "
            f"{-1 if limit is None else int(limit)}"
        )
        with self.datastore.transaction(commit=False) as c:
            c.execute(f"{self._select} WHERE originator_id=?{bounds}{order}", (key,))
            return [self._stored(cast(Row, tuple(row))) for row in c.fetchall()]

    def _stored(self, row: Row) -> StoredEntry:
        position, record, version, topic, state, recorded_at, effective_on, unit = row
        return StoredEntry(
            self.convert_originator_id(record),
            version,
            topic,
            state,
            effective_on,
            unit,
            position,
            recorded_at,
        )

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        """Entries in order of position, for the library's readers; the stock query asks for a
        column we do not have.
        """
        first = 1 if start is None else start + (not inclusive_of_start)
        wanted = f"AND topic IN ({','.join('?' * len(topics))})" if topics else ""
        statement = (
            f"{self._select} WHERE position BETWEEN ? AND ? {wanted} ORDER BY position LIMIT ?"
        )
        with self.datastore.transaction(commit=False) as c:
            c.execute(statement, (first, stop or 1 << 62, *topics, limit))
            return [
                Notification(self.convert_originator_id(row[1]), row[2], row[3], row[4], row[0])
                for row in c.fetchall()
            ]

    @contextmanager
    def snapshot(self) -> Iterator[SqliteSnapshot]:
        """The store as it stands now, for verification."""
        with self._reading() as connection, self._reading() as second:
            yield SqliteSnapshot(
                connection, second, self.events_table_name, self.create_table_statements
            )

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with (
            self.datastore.get_connection(commit=False) as connection,
            reading(cast(Any, connection)._sqlite_conn) as raw,
        ):
            yield raw

    def select_stated(
        self, where: str, parameters: Sequence[Value], order: str
    ) -> Iterator[tuple[int, bytes, str]]:
        """Position, stated bytes and recorded time, streamed: all that decoding an entry takes."""
        with self.datastore.get_connection(commit=False) as connection:
            cursor = cast(Any, connection)._sqlite_conn.cursor()
            cursor.row_factory = None
            columns = "position, state, recorded_at"
            yield from cursor.execute(
                f"SELECT {columns} FROM {self.events_table_name} {where} ORDER BY {order}",
                parameters,
            )

    def tree_head(self) -> tuple[int, bytes]:
        """The size and root of the tree, read from its stored peaks."""
        with self.datastore.transaction(commit=False) as c:
            size, _ = self._last(c)
            return size, Frontier(size, _nodes(c, size)).root()

    def scalar(self, statement: str, parameters: Sequence[Value] = ()) -> Value:
        """The first column of the first row of a query, or None."""
        with self.datastore.transaction(commit=False) as c:
            c.execute(statement, parameters)
            row = c.fetchone()
            return cast(Value, row[0]) if row else None


class LedgerFactory(stock.SQLiteFactory):
    """The library's SQLite infrastructure with our recorder."""

    application_recorder_class = LedgerRecorder

    def __init__(self, env: Environment | EnvType | None) -> None:
        super().__init__(env)
        self.datastore.close()
        self.datastore = LedgerDatastore(
            self.datastore.pool.db_name,
            lock_timeout=self.datastore.pool.lock_timeout or PATIENCE_SECONDS,
            originator_id_type=self.datastore.originator_id_type,
        )


def _row(event: StoredEvent, position: int, recorded_at: str) -> Row:
    key = event.originator_id.hex if isinstance(event.originator_id, UUID) else event.originator_id
    effective_on, unit = (
        (event.effective_on, event.unit) if isinstance(event, StoredEntry) else (None, None)
    )
    return (
        position,
        key,
        event.originator_version,
        event.topic,
        event.state,
        recorded_at,
        effective_on,
        unit,
    )


def _nodes(c: stock.SQLiteCursor, size: int) -> dict[tuple[int, int], bytes]:
    """The peaks of a tree of ``size`` leaves, read in one query.

    Raises IntegrityBroken when one is gone.
    """
    wanted = peaks(size)
    if not wanted:
        return {}
    places = " OR ".join(f"level={level} AND idx={index}" for level, index in wanted)
    c.execute(f"SELECT level, idx, hash FROM tree_nodes WHERE {places}")
    found = {(row[0], row[1]): bytes(row[2]) for row in c.fetchall()}
    for level, index in wanted:
        if (level, index) not in found:
            raise IntegrityBroken(
                position=(index << level) + 1, detail=N_("a node of the tree is gone")
            )
    return found


def _pragma(c: stock.SQLiteCursor, name: str) -> int:
    return _one(c, f"PRAGMA {name}")


def _one(c: stock.SQLiteCursor, statement: str) -> int:
    c.execute(statement)
    return int(c.fetchone()[0])
