"""Which facts were made from the entries, as their database knows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ledger.application import Ledger
from ledger.errors import LedgerBusy
from ledger.proofs.verify import verify
from ledger.storage import sqlite as store
from ledger.store import KnownFacts
from tests.ledger.desk import Desk
from tests.projections.made_books import found_books, open_books

FIRST = KnownFacts("11", 1, "aa")
SECOND = KnownFacts("22", 2, "bb")
THIRD = KnownFacts("33", 2, "cc")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Books with a few entries."""
    books = found_books(tmp_path / "ledger.sqlite")
    yield books
    books.close()


def test_what_was_noted_is_known(desk: Desk) -> None:
    """The last one, and the one before where it is still beside it; verification minds neither."""
    ledger = desk.ledger
    assert [] == ledger.known_facts()
    ledger.know_facts(FIRST)
    ledger.know_facts(SECOND, FIRST.seal)
    assert [FIRST, SECOND] == sorted(ledger.known_facts())
    ledger.know_facts(THIRD, SECOND.seal)
    assert [SECOND, THIRD] == sorted(ledger.known_facts())
    ledger.know_facts(THIRD)
    assert [THIRD] == ledger.known_facts()
    assert verify(ledger).ok


@pytest.mark.parametrize(
    "change", ["seal=x'ff'", "position='x'", "root=x'ff'", "seal=x'ff', position='x'"]
)
def test_what_is_not_of_its_type_is_not_known(ledger: Ledger, tmp_path: Path, change: str) -> None:
    """A damaged row is as good as none."""
    ledger.know_facts(FIRST)
    with closing(sqlite3.connect(tmp_path / "ledger.sqlite")) as database, database:
        database.execute(f"UPDATE known_facts SET {change}")
    assert [] == ledger.known_facts()


def test_another_table_of_that_name_is_found(ledger: Ledger, tmp_path: Path) -> None:
    """The table may be missing, and is otherwise the one that is made here."""
    with closing(sqlite3.connect(tmp_path / "ledger.sqlite")) as database, database:
        database.execute("CREATE TABLE known_facts (seal TEXT, position INTEGER, root TEXT)")
    assert ["store"] == [problem.kind for problem in verify(ledger).problems]


def test_nothing_is_noted_while_another_writes(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who waited too long is refused, and what was known stays so."""
    ledger.know_facts(FIRST)
    monkeypatch.setattr(store, "PATIENCE_SECONDS", 1)
    with (
        closing(open_books(tmp_path / "ledger.sqlite")) as other,
        closing(sqlite3.connect(tmp_path / "ledger.sqlite", isolation_level=None)) as writer,
    ):
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerBusy):
            other.know_facts(SECOND)
    assert [FIRST] == ledger.known_facts()
