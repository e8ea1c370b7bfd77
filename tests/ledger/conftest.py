"""A fresh desk for every test that asks for one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ledger.desk import Desk, founded_desk
from tests.ledger.memory_store import STORES
from tests.ledger.tampering import SIZE, fill


@pytest.fixture(scope="session")
def founded_books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of a desk on its first day; copied, never used."""
    made = Desk(tmp_path_factory.mktemp("founded") / "ledger.sqlite")
    made.ledger.close()
    return made.database


# Everything the application does is shown on both stores, but for these: they change, protect,
# fill, lock or upgrade a database file, or ask for it twice at once.
FILES_ONLY = (
    "storage.test_concurrency.",
    "storage.test_protected.",
    "storage.test_sqlite.",
    "storage.test_upgrading.",
    "proofs.test_redundant.",
    "proofs.test_verify.test_writer_meets_the_broken_tree",
)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A desk for each store."""
    if "desk" in metafunc.fixturenames:
        name = f"{metafunc.module.__name__}.{metafunc.function.__name__}"
        files_only = any(one in name for one in FILES_ONLY)
        stores = ["sqlite"] if files_only else ["sqlite", "memory"]
        metafunc.parametrize("desk", stores, indirect=True)


@pytest.fixture
def desk(request: pytest.FixtureRequest, founded_books: Path, tmp_path: Path) -> Iterator[Desk]:
    """A founded ledger in a folder of its own, in SQLite's file or in memory."""
    made = founded_desk(request.param, founded_books, tmp_path)
    yield made
    made.ledger.close()
    STORES.pop(str(made.database), None)


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
