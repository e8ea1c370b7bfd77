"""Recording into a ledger of a million entries beside recording into one of a thousand."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

from commands.session import open_ledger, system_clock
from ledger.application import Ledger
from ledger.proofs.canonical import entry_bytes
from ledger.proofs.merkle import Frontier, Node, leaf_hash
from ledger.records.books import Books
from tests.benchmarks.books import new_ledger, opening
from tests.benchmarks.measure import Result, at_most

SIZES = 1_000, 1_000_000
ONE_BY_ONE = 100
BATCH = 4_000
ROUNDS = 5
MULTIPLIER = 387_420_489
"""Odd and not a multiple of 5: spreads the numbers of records over the whole index."""


def growth(
    folder: Path, sizes: tuple[int, int] = SIZES, one_by_one: int = ONE_BY_ONE, batch: int = BATCH
) -> list[Result]:
    """One entry at a time, its number anywhere among the others; and a batch in one transaction, its
    numbers one after the other as a register has them, deciding left out.

    A batch whose numbers lie anywhere writes a page of the index of streams for each entry, and
    costs about 2.5 times as much: that is the limit of an index on disk.
    """
    small, large = (grown(folder / str(size), size) for size in sizes)
    numbers = count()
    batches = {
        ledger: [_batch(ledger, numbers, batch) for _ in range(ROUNDS)] for ledger in (small, large)
    }

    def append(ledger: Ledger) -> int:
        for _ in range(one_by_one):
            ledger.execute(opening(_number(next(numbers))), by="CB01")
        return one_by_one

    def insert(ledger: Ledger) -> int:
        ledger.commit(batches[ledger].pop())
        return batch

    beside = f"the same at {sizes[0]:,} entries"
    return [
        at_most(
            f"append one entry at {sizes[1]:,} entries",
            beside,
            lambda: append(large),
            lambda: append(small),
            1.2,
        ),
        at_most(
            f"insert {batch:,} entries at {sizes[1]:,} entries",
            beside,
            lambda: insert(large),
            lambda: insert(small),
            1.2,
            rounds=ROUNDS,
        ),
    ]


def grown(folder: Path, size: int) -> Ledger:
    """A ledger of so many entries, most of them rows of nothing, written without deciding or
    encoding; the tree is theirs, for whoever records hashes what he reads.
    """
    ledger = new_ledger(folder)
    ledger.execute(opening("X-1"), by="CB01")
    last = ledger.last_position
    ledger.close()
    database = next(folder.glob("*.sqlite"))
    with closing(sqlite3.connect(database)) as connection, connection:
        row = connection.execute("SELECT * FROM stored_events WHERE position=?", (last,)).fetchone()
        connection.executemany(
            "INSERT INTO stored_events VALUES (?,?,?,?,?,?,?,?)",
            ((at, f"ST:{_number(-at)}", *row[2:]) for at in range(last + 1, size + 1)),
        )
        connection.execute("DELETE FROM tree_nodes")
        connection.executemany("INSERT INTO tree_nodes VALUES (?,?,?)", _nodes(connection))
    return open_ledger(folder, system_clock)


def _nodes(connection: sqlite3.Connection) -> Iterator[Node]:
    """The nodes of the tree of all entries, as they become complete."""
    edge = Frontier(0, {})
    rows = "SELECT state, position, recorded_at FROM stored_events ORDER BY position"
    for row in connection.execute(rows):
        yield from edge.append(leaf_hash(entry_bytes(*row)))


def _number(place: int) -> str:
    return f"{place * MULTIPLIER % 10**9:09d}/2024"


def _batch(ledger: Ledger, numbers: Iterator[int], entries: int) -> Books:
    books = ledger.books("CB01")
    for _ in range(entries):
        opening(f"S-{next(numbers):07d}").decide(books)
    return books
