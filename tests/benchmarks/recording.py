"""Recording one entry, importing a register, and replaying the log, beside the library's stock
application.
"""

from __future__ import annotations

import sqlite3
from itertools import count
from pathlib import Path

from ledger.application import Ledger
from ledger.no_gc import uncollected
from tests.benchmarks.books import casefile, new_ledger, opening, stock_application
from tests.benchmarks.measure import Result, at_least, beside

ONE_BY_ONE = 200
REGISTER_ROWS = 4_000
PER_CALL = 100
STATE = bytes(500)
"""As long as an opening's stated bytes."""


def append(folder: Path, entries: int = ONE_BY_ONE) -> list[Result]:
    """A durable entry with its leaf and receipt: read, decided, checked, hashed, committed.

    The library's application reads as many streams (of a unit, an officer and a record) and saves
    one aggregate. Beside it the floor: a row inserted and committed, whoever does it.
    """
    ledger, stock = new_ledger(folder / "ledger"), stock_application(folder / "stock")
    numbers = count()
    known = [casefile(name) for name in ("CAH", "CB01", "A")]
    stock.save(*known)
    raw = sqlite3.connect(folder / "raw.sqlite", isolation_level=None)
    raw.executescript(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        "CREATE TABLE t (position INTEGER PRIMARY KEY, name TEXT UNIQUE, state BLOB)"
    )

    def ours() -> int:
        for _ in range(entries):
            assert ledger.execute(opening(f"A-{next(numbers)}"), by="CB01").root
        return entries

    def theirs() -> int:
        for _ in range(entries):
            for one in known:
                stock.repository.get(one.id)
            stock.save(casefile(f"A-{next(numbers)}"))
        return entries

    def floor() -> int:
        for _ in range(entries):
            raw.execute("BEGIN IMMEDIATE")
            raw.execute(
                "INSERT INTO t VALUES (?,?,?)", (next(numbers), f"ST:{next(numbers)}", STATE)
            )
            raw.execute("COMMIT")
        return entries

    what = "durable append of one entry, with checks, leaf and receipt"
    return [
        at_least(what, "stock: three `repository.get` and one `save`", ours, theirs, 1),
        beside(what, "a raw SQLite insert and commit (the floor)", ours, floor),
    ]


def import_register(folder: Path, rows: int = REGISTER_ROWS) -> Result:
    """A register's rows into entries: every check, one transaction, every leaf."""
    ledger, stock = new_ledger(folder / "ledger"), stock_application(folder / "stock")
    numbers = count()

    def ours() -> int:
        books = ledger.books("CB01")
        names = [f"B-{next(numbers)}" for _ in range(rows)]
        books.preload_numbers(("ST", name) for name in names)
        refused = [refusal for name in names if (refusal := books.attempt(opening(name)))]
        assert refused == []
        ledger.commit(books)
        return rows

    def theirs() -> int:
        for _ in range(rows // PER_CALL):
            stock.save(*(casefile(f"B-{next(numbers)}") for _ in range(PER_CALL)))
        return rows

    return at_least(
        "import of a register, checks and leaves included",
        "stock `app.save`, 100 aggregates a call",
        ours,
        theirs,
        1,
    )


def replay(folder: Path, size: int = 5 * REGISTER_ROWS) -> Result:
    """The whole log into entries in memory."""
    ledger, stock = new_ledger(folder / "ledger"), stock_application(folder / "stock")
    _fill(ledger, size)
    for start in range(0, size, PER_CALL):
        stock.save(*(casefile(f"C-{start + number}") for number in range(PER_CALL)))

    def ours() -> int:
        with uncollected():
            return len(list(ledger.entries()))

    def theirs() -> int:
        notifications = stock.recorder.select_notifications(start=None, limit=size)
        return len([stock.mapper.to_domain_event(one) for one in notifications])

    return at_least(
        "replay (log → entries in memory)",
        "stock mapper over `select_notifications`",
        ours,
        theirs,
        4,
    )


def _fill(ledger: Ledger, size: int) -> None:
    books = ledger.books("CB01")
    for number in range(size):
        opening(f"C-{number}").decide(books)
    ledger.commit(books)
