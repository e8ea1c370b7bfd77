"""Verification beside a bare pass of the same bytes through SHA-256; facts held against a replay
beside making them.
"""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

from ledger.application import Ledger
from ledger.proofs.canonical import ENTRY
from ledger.proofs.verify import verify
from projections.facts.replayed import bad_facts
from projections.facts.store import rebuild
from tests.benchmarks.books import new_ledger, opening
from tests.benchmarks.measure import Result, at_most

ENTRIES = 30_000
MANY_ENTRIES = 200_000
"""Enough that a second process looks into most of them."""

PER_TRANSACTION = 2_000


def verification(
    folder: Path, entries: int = ENTRIES, many_entries: int = MANY_ENTRIES
) -> list[Result]:
    """Every check of `socai verify` on ledgers of openings, its own index check and canonical form
    included; then the facts of the smaller one, every row of which is learned again.
    """
    ledger = _openings(folder / "ledger", entries)

    def held() -> int:
        assert not bad_facts(ledger, folder / "facts", b"bench", replay=True)
        return 1

    def made() -> int:
        rebuild(ledger, folder / "facts")
        return 1

    made()
    against = "making the facts again (`rebuild`)"
    return [
        _verified(ledger),
        _verified(_openings(folder / "larger", many_entries)),
        at_most("facts held against a replay, as `verify` does", against, held, made, 2),
    ]


def _openings(folder: Path, entries: int) -> Ledger:
    ledger = new_ledger(folder)
    for start in range(0, entries, PER_TRANSACTION):
        books = ledger.books("CB01")
        for number in range(start, min(start + PER_TRANSACTION, entries)):
            opening(f"V-{number}").decide(books)
        ledger.commit(books)
    return ledger


def _verified(ledger: Ledger) -> Result:
    """Verification beside the bare pass."""
    database = ledger.env["SQLITE_DBNAME"]

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
    return at_most(f"verify {ledger.last_position:,} entries", compared, ours, theirs, 3)
