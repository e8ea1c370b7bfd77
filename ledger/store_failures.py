"""Failures of the store that are no refusals yet, told as one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from eventsourcing.persistence import IntegrityError, PersistenceError

from ledger.errors import LedgerUnavailable


@contextmanager
def refusals() -> Iterator[None]:
    """Refuse what the library's machinery around a store cannot do.

    A conflict of versions is left to the caller.

    What a database itself says is told by the store that knows it (ledger/storage/failures.py).
    """
    try:
        yield
    except IntegrityError:
        raise
    except PersistenceError as error:
        raise LedgerUnavailable(detail=str(error)) from error
