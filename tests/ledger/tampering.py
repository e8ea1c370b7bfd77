"""A ledger with a little of everything, and ways to change it behind its back, with and without
growing its tree anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from ledger.errors import LedgerError
from ledger.open_books import OpenBooks
from ledger.proofs import verify as verification
from ledger.proofs.canonical import entry_bytes
from ledger.proofs.looking import Beside, seen_after
from ledger.proofs.merkle import leaf_hash, node_hash
from ledger.proofs.verify import Verification, unreadable, verify
from ledger.records.lifecycle import ChangeRecord, TransferRecord
from tests.ledger.desk import Desk, open_ledger

SIZE = 23
"""How many entries there then are: an odd number, so that the last leaf has no sibling."""

FIRST_FEW = 7
"""How many entries one looks into while the other begins."""

SPRING, SUMMER = date(2022, 3, 1), date(2022, 6, 1)


def fill(desk: Desk) -> None:
    """Record openings, an assignment, a change, a transfer, a closing with followers, a void and a
    correction.
    """
    desk.open("LC-1", line="CTVBM")
    for number in (2, 1, 3, 4):
        desk.open(f"ST-{number}", attributes={"class": "A", "list": "III"})
    desk.assign("LC-1", "ST-1", SPRING)
    desk.do(ChangeRecord(effective_on=SPRING, number="ST-2", changes={"class": "B"}))
    desk.do(TransferRecord(effective_on=SUMMER, number="ST-3", to_unit="DHS"))
    closing = desk.close("ST-1", SUMMER)
    desk.void(closing)
    desk.correct(desk.open("ST-5", attributes={"class": "A"}), class_="B")
    desk.open("ST-6")


def look(database: Path) -> Verification:
    """Verify a database file as the command line does."""
    try:
        ledger = open_ledger(database)
    except LedgerError as error:
        return unreadable(error)
    try:
        return verify(ledger)
    finally:
        ledger.close()


def look_by_two(database: Path) -> Verification:
    """Verify a database file; two who share the work find what one does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verification, "looked_beside", shared)
        found = look(database)
    assert found == look(database)
    return found


@contextmanager
def shared(ledger: OpenBooks) -> Iterator[Beside]:
    """Who looks into all entries but the first few, as a second process does of a large ledger."""
    seen = seen_after(ledger, FIRST_FEW)
    yield Beside(FIRST_FEW, lambda: seen)


def change(database: Path, *statements: str) -> None:
    """Run statements against a database file."""
    connection = sqlite3.connect(database)
    with connection:
        for statement in statements:
            connection.executescript(statement)
    connection.close()


def restate(
    database: Path, position: int, edit: Callable[[bytes], bytes], *statements: str
) -> None:
    """Change the stated bytes of an entry, run statements, and grow a new tree over all: a forger
    who knows the format.
    """
    connection = sqlite3.connect(database)
    with connection:
        (state,) = connection.execute(
            "SELECT state FROM stored_events WHERE position=?", (position,)
        ).fetchone()
        connection.execute(
            "UPDATE stored_events SET state=? WHERE position=?", (edit(state), position)
        )
        for statement in statements:
            connection.execute(statement)
        grow_anew(connection)
    connection.close()


def grow_anew(connection: sqlite3.Connection) -> None:
    """Put the tree of the rows as they are in place of the stored one."""
    connection.execute("DELETE FROM tree_nodes")
    rows = connection.execute(
        "SELECT state, position, recorded_at FROM stored_events ORDER BY position"
    )
    nodes, level = [leaf_hash(entry_bytes(*row)) for row in rows], 0
    while nodes:
        connection.executemany(
            "INSERT INTO tree_nodes VALUES (?,?,?)",
            [(level, at, node) for at, node in enumerate(nodes)],
        )
        nodes = [
            node_hash(left, right) for left, right in zip(nodes[0::2], nodes[1::2], strict=False)
        ]
        level += 1
