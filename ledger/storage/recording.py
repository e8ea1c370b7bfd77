"""Entries into the database: position, recorded time, row, leaf and tree nodes in one transaction.

``BEGIN IMMEDIATE`` takes the write lock before the last position is read, so positions have no
gaps and readers miss none. Entries are encoded and inserted by chunks inside the transaction, so
that memory holds a chunk, however many there are.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial
from itertools import islice
from typing import Any
from uuid import UUID

import eventsourcing.sqlite as stock
from eventsourcing.persistence import IntegrityError, StoredEvent

from ledger.entries.evidence import ClockAccepted
from ledger.errors import N_, IntegrityBroken, OlderFormat
from ledger.proofs.canonical import entry_bytes
from ledger.proofs.climbing import Climb, leaves_of
from ledger.proofs.merkle import Frontier, Node, leaf_hash
from ledger.storage.failures import refused
from ledger.storage.known_facts import FactKnowingEntries
from ledger.storage.reading import COLUMNS, STATED, names_of, nodes_at, of, stored_peaks, tail
from ledger.storage.tables import APPLICATION_ID, FORMAT, made, prepare, refuse_others
from ledger.storage.transcoding import StoredEntry
from ledger.store import ANYTHING, Basis, Recorded, Row, refuse_twice
from ledger.values.clock import next_time
from ledger.values.naming import CODED, identity
from ledger.values.stream import LEDGER, noun_of

_STRAY = N_("the tree has nodes that belong to no entry")

CHUNK_ENTRIES = 1_000
"""Entries encoded and inserted at once, within the one transaction."""


class LedgerRecorder(FactKnowingEntries):
    """Records entries at dense positions, with their recorded time, leaf and tree nodes.

    ``clock`` gives the current UTC instant; the application sets it. It is read inside the
    transaction and never obeyed when it goes back.
    """

    application_id = APPLICATION_ID
    clock: Callable[[], datetime]
    _edge: Frontier | None = None

    def __init__(
        self, datastore: stock.SQLiteDatastore, events_table_name: str = "stored_events"
    ) -> None:
        super().__init__(datastore, events_table_name)
        self._mentioned: set[str] = set()
        """Names whose first mention surely is in the table, so that it is not asked for again."""

    def construct_create_table_statements(self) -> list[str]:
        """The tables of today's format (docs/format.md)."""
        return made(self.events_table_name, FORMAT)

    def create_table(self) -> None:
        """Make the tables, or see which format they have.

        A file that is not ours, or newer than we are, is refused.
        """
        with refused():
            self.format = prepare(self.datastore, self.events_table_name, self.application_id)

    def insert_events(self, stored_events: Sequence[StoredEvent], **_: Any) -> Sequence[int] | None:
        """The library's name for :meth:`append`."""
        if not stored_events:
            return []
        first = self.append(stored_events).first
        return list(range(first, first + len(stored_events)))

    def append(
        self,
        stated: Iterable[StoredEvent],
        basis: Basis = ANYTHING,
        *,
        clock_confirmed: bool = False,
    ) -> Recorded:
        """Record entries in one transaction: all or none.

        Raises IntegrityError when a stream has grown meanwhile, ``basis`` is so no longer, or a
        code is new that another unit or officer has in another spelling; OlderFormat, NewerFormat,
        ClockWentBack, ClockFarAhead, IntegrityBroken, StoreDamaged, LedgerBusy, LedgerNotWritable.
        """
        if self.format != FORMAT:
            raise OlderFormat(found=self.format, known=FORMAT)
        fresh: dict[str, int] = {}
        with refused(), self.datastore.transaction(commit=True) as cursor:
            refuse_others(cursor, self.events_table_name, FORMAT)
            last, last_time = tail(cursor, self.events_table_name)
            self._check_basis(cursor, basis, last)
            edge = self._right_edge(cursor, last)
            accepted = partial(self._accepted, cursor)
            recorded_at = next_time(self.clock(), last_time, accepted, confirmed=clock_confirmed)
            left = iter(stated)
            while chunk := list(islice(left, CHUNK_ENTRIES)):
                self._refuse_other_spellings(cursor, chunk)
                self._insert(cursor, chunk, edge, recorded_at, fresh)
            cursor.executemany("INSERT OR IGNORE INTO first_mentions VALUES (?,?)", fresh.items())
        self._edge = edge
        self._mentioned |= fresh.keys()
        return Recorded(last + 1, recorded_at, edge.size, edge.root())

    def _check_basis(self, cursor: stock.SQLiteCursor, basis: Basis, last: int) -> None:
        """Raise IntegrityError when the ledger is no longer what the decision looked at."""
        grown = basis.position is not None and basis.position != last
        for stream, version in basis.versions.items():
            cursor.execute(
                f"SELECT 1 FROM {self.events_table_name} "
                "WHERE originator_id=? AND originator_version=?",
                (stream, version + 1),
            )
            grown = grown or cursor.fetchone() is not None
        if grown:
            raise IntegrityError

    def _accepted(self, cursor: stock.SQLiteCursor) -> str | None:
        """The last recorded time that was accepted as ahead of the clock."""
        cursor.execute(
            f"SELECT MAX(recorded_at) FROM {self.events_table_name} "
            "WHERE originator_id=? AND topic=?",
            (LEDGER, ClockAccepted.TOPIC),
        )
        found: str | None = cursor.fetchone()[0]
        return found

    def _right_edge(self, cursor: stock.SQLiteCursor, size: int) -> Frontier:
        """The edge of the tree: the one we left, unless somebody else has grown it since.

        Then the last entry is hashed: its time is what the next one's follows. Raises
        IntegrityBroken.
        """
        if self._edge and self._edge.size == size:
            return self._edge.copy()
        cursor.execute(f"SELECT {STATED} FROM {self.events_table_name} WHERE position=?", (size,))
        if last := [tuple(row) for row in cursor.fetchall()]:
            Climb(partial(nodes_at, cursor)).prove(leaves_of(last), size)
        return Frontier(size, stored_peaks(cursor, size))

    def _refuse_other_spellings(
        self, cursor: stock.SQLiteCursor, chunk: Sequence[StoredEvent]
    ) -> None:
        """Keep a code one: looked at under the lock, so that two clerks cannot both find it free.

        Raises IntegrityError.
        """
        begun = [str(one.originator_id) for one in chunk if one.originator_version == 1]
        for noun in CODED:
            if new := [name for name in begun if noun_of(name) == noun]:
                cursor.execute(names_of(self.events_table_name), of(noun))
                refuse_twice({identity(str(row[0])) for row in cursor.fetchall()}, new)

    def _insert(
        self,
        cursor: stock.SQLiteCursor,
        chunk: Sequence[StoredEvent],
        edge: Frontier,
        recorded_at: str,
        fresh: dict[str, int],
    ) -> None:
        """Write rows and nodes; note in ``fresh`` the names first met here, with their position.

        Raises IntegrityBroken where a node stands already that only these entries can make.
        """
        rows: list[Row] = []
        nodes: list[Node] = []
        for position, event in enumerate(chunk, edge.size + 1):
            rows.append(_row(event, position, recorded_at))
            nodes += edge.append(leaf_hash(entry_bytes(event.state, position, recorded_at)))
            for name in getattr(event, "mentions", ()):
                if name not in self._mentioned:
                    fresh.setdefault(name, position)
        cursor.executemany(
            f"INSERT INTO {self.events_table_name} ({COLUMNS}) VALUES (?,?,?,?,?,?,?,?)", rows
        )
        try:
            cursor.executemany("INSERT INTO tree_nodes VALUES (?,?,?)", nodes)
        except sqlite3.IntegrityError as error:  # no other clerk: the lock is ours
            raise IntegrityBroken(position=edge.size, detail=_STRAY) from error


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
