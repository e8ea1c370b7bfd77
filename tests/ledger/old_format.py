"""Ledgers of format 1, made by the statements that made them then (tests/vectors/format_1.sql)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

STATEMENTS = (Path(__file__).parents[1] / "vectors" / "format_1.sql").read_text("utf-8")
COPIED = ("stored_events", "tree_nodes")


def as_format_1(database: Path, path: Path) -> Path:
    """The same ledger as an earlier version would have written it, in another file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as old:
        old.executescript(STATEMENTS)
        old.execute("ATTACH ? AS new", (str(database),))
        for table in COPIED:
            old.execute(f"INSERT INTO main.{table} SELECT * FROM new.{table}")
    return path
