"""What SQLite's failures mean to the user: busy, read-only, full, no database, damaged."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from eventsourcing.persistence import IntegrityError, PersistenceError

from ledger.errors import (
    LedgerBusy,
    LedgerError,
    LedgerNotWritable,
    LedgerUnavailable,
    StoreDamaged,
)

PATIENCE_SECONDS = 20
"""How long a writer waits for another one before it is refused."""

_NOT_WRITABLE = ("readonly", "read-only", "full", "disk i/o", "unable to open")
_DAMAGED = ("malformed", "not a database", "no such table", "no such column", "could not decode")


@contextmanager
def refused() -> Iterator[None]:
    """Turn SQLite's exceptions into refusals; a conflict of versions is left to the caller."""
    try:
        yield
    except (IntegrityError, LedgerError):
        raise
    # in SQLite's own message, where it quotes a damaged definition
    except UnicodeDecodeError as error:
        raise StoreDamaged(detail=str(error)) from error
    except (PersistenceError, sqlite3.Error) as error:
        raise refusal(str(error)) from error


def refusal(text: str) -> LedgerError:
    """The refusal a message of SQLite means."""
    lowered = text.lower()
    if "locked" in lowered or "busy" in lowered:
        return LedgerBusy(seconds=PATIENCE_SECONDS)
    if any(word in lowered for word in _NOT_WRITABLE):
        return LedgerNotWritable(detail=text)
    if any(word in lowered for word in _DAMAGED):
        return StoreDamaged(detail=text)
    return LedgerUnavailable(detail=text)
