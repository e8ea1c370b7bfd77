"""Verification beside a bare pass of the same bytes through SHA-256; facts held against a replay
beside making them.
"""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

from ledger.proofs.canonical import ENTRY
from ledger.proofs.verify import verify
from projections.facts.replayed import bad_facts
from projections.facts.store import rebuild
from tests.benchmarks.books import new_ledger, opening
from tests.benchmarks.measure import Result, at_most

ENTRIES = 30_000
PER_TRANSACTION = 2_000


def verification(folder: Path, entries: int = ENTRIES) -> list[Result]:
    """Every check of `socai verify` on a ledger of openings, its own index check and canonical form
    included; then the facts, every row of which is learned again.
    """
    ledger = new_ledger(folder / "ledger")
    for start in range(0, entries, PER_TRANSACTION):
        books = ledger.books("CB01")
        for number in range(start, min(start + PER_TRANSACTION, entries)):
            opening(f"V-{number}").decide(books)
        ledger.commit(books)
    size = ledger.last_position
    database = next((folder / "ledger").rglob("*.sqlite"))

    def ours() -> int:
        assert verify(ledger).ok
        return 1

    def theirs() -> int:
        connection = sqlite3.connect(database)
        for position, recorded_at, state in connection.execute(
            "SELECT position, recorded_at, state FROM stored_events"
        ):
            hashlib.sha256(b"\x00" + ENTRY % (position, recorded_at.encode(), state)).digest()
        for level, node in connection.execute("SELECT level, hash FROM tree_nodes"):
            if level:  # one inner node for each leaf
                hashlib.sha256(b"\x01" + node + node).digest()
        connection.close()
        return 1

    compared = "read entries and tree nodes, `hashlib` over each"

    def held() -> int:
        assert not bad_facts(ledger, folder / "facts", b"bench", replay=True)
        return 1

    def made() -> int:
        rebuild(ledger, folder / "facts")
        return 1

    made()
    against = "making the facts again (`rebuild`)"
    return [
        at_most(f"verify {size:,} entries", compared, ours, theirs, 3),
        at_most("facts held against a replay, as `verify` does", against, held, made, 2),
    ]
