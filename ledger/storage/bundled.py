"""The database of an opened bundle: some entries of a ledger, at the positions they had there.

`PERSISTENCE_MODULE` names this module for a ledger that is a part; nothing is recorded into it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import orjson
from eventsourcing.persistence import StoredEvent

from ledger.errors.bundles import BundleIsReadOnly
from ledger.mentions import FirstMentions
from ledger.proofs.merkle import Place
from ledger.storage import sqlite as embedded
from ledger.storage.failures import refused
from ledger.storage.folder import BUNDLE_ID
from ledger.storage.recording import LedgerRecorder
from ledger.storage.tables import FORMAT, made
from ledger.store import ANYTHING, Basis, RawRow, Recorded

_TABLE = "stored_events"


class BundledRecorder(LedgerRecorder):
    """The entries of a bundle, and the nodes of the tree that they give."""

    application_id = BUNDLE_ID

    def append(
        self,
        stated: Iterable[StoredEvent],
        basis: Basis = ANYTHING,
        *,
        clock_confirmed: bool = False,
    ) -> Recorded:
        """Raise BundleIsReadOnly."""
        raise BundleIsReadOnly()

    def count(self, after: int, upto: int) -> int:
        """How many entries there are: after < position ≤ upto."""
        asked = f"SELECT COUNT(*) FROM {self.events_table_name} WHERE position>? AND position<=?"
        return cast(int, self._value(asked, after, upto))

    def last_by(self, position: int) -> tuple[int, str] | None:
        """The last position there is up to one, and when it was recorded."""
        rows = self._rows(
            f"SELECT position, recorded_at FROM {self.events_table_name} "
            "WHERE position<=? ORDER BY position DESC LIMIT 1",
            position,
        )
        return cast("tuple[int, str] | None", next(rows, None))

    def position_by(self, moment: str) -> int:
        """The last position that was recorded at or before a time; 0 when there is none."""
        asked = f"SELECT MAX(position) FROM {self.events_table_name} WHERE recorded_at<=?"
        return cast(int, self._value(asked, moment) or 0)


class BundledFactory(embedded.LedgerFactory):
    """The library's SQLite infrastructure with the recorder of a bundle.

    The one factory among this module's names: the library looks for it there.
    """

    application_recorder_class = BundledRecorder


def lay_out(database: Path, rows: Iterable[RawRow], nodes: Mapping[Place, bytes]) -> None:
    """Make the database of a bundle in an empty file, durably.

    Raises LedgerNotWritable, OSError.

    It has no name yet by which anybody could read it, so it is made sure of once, at the end.
    """
    met = FirstMentions()
    with refused(), closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("PRAGMA synchronous=OFF")
        for statement in made(_TABLE, FORMAT):
            connection.execute(statement)
        for row in rows:
            met.note(row[0], orjson.loads(row[4]))
            connection.execute(f"INSERT INTO {_TABLE} VALUES (?,?,?,?,?,?,?,?)", _as_texts(row))
        placed = ((level, index, node) for (level, index), node in sorted(nodes.items()))
        connection.executemany("INSERT INTO tree_nodes VALUES (?,?,?)", placed)
        connection.executemany("INSERT INTO first_mentions VALUES (?,?)", met.found.items())
        connection.execute(f"PRAGMA application_id={BUNDLE_ID}")
        connection.execute(f"PRAGMA user_version={FORMAT}")
    with database.open("r+b") as file:
        os.fsync(file.fileno())


def _as_texts(row: RawRow) -> tuple[Any, ...]:
    """A row whose texts are texts; the stated bytes stay bytes."""
    return tuple(
        one.decode() if isinstance(one, bytes) and at != _STATE else one
        for at, one in enumerate(row)
    )


_STATE = 4
"""Which column the stated bytes are."""
