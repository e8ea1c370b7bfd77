"""A fresh desk for every test that asks for one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.ledger.desk import Clock, Desk
from tests.ledger.tampering import SIZE, fill


@pytest.fixture(scope="session")
def founded_books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of a desk on its first day; copied, never used."""
    made = Desk(tmp_path_factory.mktemp("founded") / "ledger.sqlite")
    made.ledger.close()
    return made.database


@pytest.fixture
def desk(founded_books: Path, tmp_path: Path) -> Iterator[Desk]:
    """A founded ledger in a folder of its own."""
    made = Desk(
        Path(shutil.copy(founded_books, tmp_path)), Clock(datetime(2024, 10, 20, 3, tzinfo=UTC))
    )
    yield made
    made.ledger.close()


@pytest.fixture(scope="session")
def filled_books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of a ledger with a little of everything; copied, never used."""
    made = Desk(tmp_path_factory.mktemp("filled") / "ledger.sqlite")
    fill(made)
    assert SIZE == made.ledger.last_position
    made.ledger.close()
    return made.database


@pytest.fixture
def database(filled_books: Path, tmp_path: Path) -> Path:
    """A database file to tamper with."""
    return Path(shutil.copy(filled_books, tmp_path))
