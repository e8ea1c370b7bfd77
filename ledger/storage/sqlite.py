"""The embedded store, as `eventsourcing` asks for it: a module with one factory.

`PERSISTENCE_MODULE` names this module; another store is another such module.
"""

from __future__ import annotations

import eventsourcing.sqlite as stock
from eventsourcing.utils import Environment, EnvType

from ledger.storage.connections import LedgerDatastore
from ledger.storage.failures import PATIENCE_SECONDS
from ledger.storage.recording import LedgerRecorder


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
