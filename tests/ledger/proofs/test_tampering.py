"""Whatever is changed in a stored row, column, node or byte of the file is found, and its position
named.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, example, given, reject, settings
from hypothesis import strategies as st

from ledger.proofs.verify import Verification
from tests.ledger.tampering import SIZE, look

COLUMNS = (
    "originator_id",
    "originator_version",
    "topic",
    "state",
    "recorded_at",
    "effective_on",
    "unit",
)
shared = settings(
    max_examples=50,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def contents(database: Path) -> list[Any]:
    """Everything a reader of the ledger could come to see."""
    connection = sqlite3.connect(database)
    connection.text_factory = bytes
    try:
        queries = (
            "SELECT * FROM stored_events ORDER BY position",
            "SELECT * FROM tree_nodes",
            "SELECT * FROM sqlite_sequence",
        )
        return [connection.execute(query).fetchall() for query in queries]
    finally:
        connection.close()


def tampered(books: Path, statement: str, *values: object) -> Verification:
    """What verification says of a copy after a statement."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(shutil.copy(books, folder))
        connection = sqlite3.connect(database)
        with connection:
            connection.execute(statement, values)
        connection.close()
        return look(database)


def column(books: Path, position: int, name: str) -> bytes:
    """What a column holds, as bytes."""
    connection = sqlite3.connect(books)
    try:
        query = f"SELECT CAST({name} AS BLOB) FROM stored_events WHERE position=?"
        return bytes(connection.execute(query, (position,)).fetchone()[0])
    finally:
        connection.close()


@shared
@given(st.integers(1, SIZE), st.sampled_from(COLUMNS), st.data())
def test_any_byte_of_any_column(
    filled_books: Path, position: int, name: str, data: st.DataObject
) -> None:
    """One byte of one column of one row: the position is named, and it is the first."""
    before = column(filled_books, position, name)
    after = bytearray(before or b"0")  # a day that was not given is empty
    at = data.draw(st.integers(0, len(after) - 1))
    after[at] ^= data.draw(st.integers(1, 255))
    kind = "BLOB" if name == "state" else "TEXT"
    if name == "originator_version":
        after, kind = bytearray(str(int(before) + 1000).encode()), "INTEGER"
    change = f"UPDATE stored_events SET {name}=CAST(? AS {kind}) WHERE position=?"
    try:
        found = tampered(filled_books, change, bytes(after), position)
    except sqlite3.IntegrityError:
        reject()  # the database itself refuses a second version of this number
    assert position == found.problems[0].position


@shared
@given(st.sets(st.integers(1, SIZE), min_size=1))
def test_any_rows_deleted(filled_books: Path, positions: set[int]) -> None:
    """However many rows are gone, the first that is gone is named."""
    found = tampered(
        filled_books,
        f"DELETE FROM stored_events WHERE position IN ({','.join(map(str, positions))})",
    )
    first = found.problems[0]
    assert (min(positions), True) == (first.position, first.kind in ("missing", "tail_missing"))


@shared
@given(
    st.integers(0, 2 * SIZE - SIZE.bit_count() - 1),
    st.booleans(),
    st.integers(0, 31),
    st.integers(1, 255),
)
def test_any_byte_of_any_node(
    filled_books: Path, number: int, deleted: bool, at: int, flip: int
) -> None:
    """A node changed or gone: the first position it covers is named."""
    connection = sqlite3.connect(filled_books)
    level, index, node = connection.execute(
        "SELECT * FROM tree_nodes LIMIT 1 OFFSET ?", (number,)
    ).fetchone()
    connection.close()
    if deleted:
        found = tampered(
            filled_books, "DELETE FROM tree_nodes WHERE level=? AND idx=?", level, index
        )
    else:
        changed = bytes(byte ^ flip if place == at else byte for place, byte in enumerate(node))
        found = tampered(
            filled_books,
            "UPDATE tree_nodes SET hash=? WHERE level=? AND idx=?",
            changed,
            level,
            index,
        )
    assert {(index << level) + 1} == {problem.position for problem in found.problems}


@shared
@given(st.floats(0, 1, exclude_max=True), st.integers(1, 255))
@example(0.0, 1)
@example(0.999999, 1)
@example(0.0859375, 128)
def test_any_byte_of_the_file(filled_books: Path, where: float, flip: int) -> None:
    """A byte of the file itself: found, or of no consequence to any reader; never a traceback."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "ledger.sqlite"
        content = bytearray(filled_books.read_bytes())
        content[int(where * len(content))] ^= flip
        database.write_bytes(content)
        if look(database).ok:
            assert contents(filled_books) == contents(database)


@shared
@given(st.integers(0, 1 << 17))
def test_any_truncation_of_the_file(filled_books: Path, keep: int) -> None:
    """A file cut anywhere is found to be cut."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "ledger.sqlite"
        content = filled_books.read_bytes()
        database.write_bytes(content[:keep])
        assert (keep >= len(content)) == look(database).ok
