"""A glimpse of a database, for who may neither wait, nor write, nor fail: completion in a shell.

The file is read as one that never changes: no lock is taken, no file is made beside it, and what a
writer keeps in its log until it lets go is not seen yet. A file that is no ledger, or damaged,
shows nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

TABLE = "stored_events"

_PATIENCE_STEPS = 2_000_000
"""Steps of SQLite's machine after which a question is given up: some tenths of a second."""

_BEHIND = "\U0010ffff"
"""Follows every letter a name can have."""


def names_begun(path: Path, begun: str, most: int) -> list[str]:
    """At most so many names of streams that begin with a text, in order, read from an index.

    Those alone that can be shown: a name that somebody tampered with must not steer a terminal.
    """
    statement = (
        f"SELECT originator_id FROM {TABLE} "
        "WHERE originator_id>=? AND originator_id<? AND originator_version=1 LIMIT ?"
    )
    names = (str(name) for (name,) in _seen(path, statement, begun, begun + _BEHIND, most))
    return [name for name in names if name.isprintable()]


def stated(path: Path, stream: str, most: int) -> list[bytes]:
    """The stated part of at most so many entries of a stream, in order."""
    statement = (
        f"SELECT state FROM {TABLE} WHERE originator_id=? ORDER BY originator_version LIMIT ?"
    )
    return [state for (state,) in _seen(path, statement, stream, most) if isinstance(state, bytes)]


def _seen(path: Path, statement: str, *values: Any) -> Sequence[Any]:
    """The rows that a statement gives; none where they cannot be had at once."""
    try:
        if not path.is_file():  # nor a pipe, which would be waited for
            return ()
        name = f"{path.resolve().as_uri()}?immutable=1"
        with closing(sqlite3.connect(name, timeout=0, uri=True)) as raw:
            raw.text_factory = lambda data: data.decode("utf-8", "ignore")
            raw.set_progress_handler(lambda: 1, _PATIENCE_STEPS)
            return raw.execute(statement, values).fetchall()
    except (sqlite3.Error, OSError, ValueError):
        return ()
