"""Verification: what holds is said to hold, and every way to break it is named with its first
position.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ledger.errors import IntegrityBroken
from ledger.proofs import looking
from ledger.proofs import tree_check as regrowth
from ledger.proofs import verify as verification
from ledger.proofs.verify import MOST_PROBLEMS, verify, verify_json
from tests.ledger.desk import FOUNDED, Desk
from tests.ledger.proofs.test_merkle import reference_root
from tests.ledger.tampering import SIZE, change, fill, look, look_by_two


def test_what_holds(desk: Desk) -> None:
    """An untouched ledger holds; size and root are those a receipt shows and the definition
    gives.
    """
    fill(desk)
    found = verify(desk.ledger)
    assert (True, SIZE, ()) == (found.ok, found.size, found.problems)
    assert (found.size, found.root) == desk.ledger.tree_head()
    with desk.ledger.snapshot() as kept:
        rows = [(row[0], row[5].decode(), row[4].decode()) for row in kept.rows()]
    frame = '{{"assigned":{{"position":{},"recorded_at":"{}"}},"stated":{}}}'
    entries = [frame.format(position, time, state).encode() for position, time, state in rows]
    assert reference_root(entries).hex() == found.root


def test_stable_json(database: Path) -> None:
    """`socai verify --format json` has the form others rely on."""
    change(database, "UPDATE stored_events SET unit='DHS' WHERE position=8")
    found = json.loads(json.dumps(verify_json(look(database))))
    assert {"ok", "size", "root", "problems"} == set(found)
    assert (False, SIZE) == (found["ok"], found["size"])
    assert [
        {"position": 8, "kind": "column", "detail": "a column does not hold what the entry states"}
    ] == found["problems"]


ROW = "UPDATE stored_events SET {} WHERE position=8"
NODE = "UPDATE tree_nodes SET {} WHERE level={} AND idx={}"
TAMPERINGS = {
    "one byte of an entry": (
        ROW.format("state=CAST(replace(CAST(state AS TEXT),'III','II') AS BLOB)"),
        8,
        "changed",
    ),
    "an entry emptied": (ROW.format("state=x''"), 8, "changed"),
    "the recorded time": (ROW.format("recorded_at='2024-10-20T02:00:07.000001Z'"), 8, "changed"),
    "the record's name": (ROW.format("originator_id='ST:ST-9'"), 8, "column"),
    "the version": (ROW.format("originator_version=7"), 8, "column"),
    "the topic": (ROW.format("topic='record.closed'"), 8, "column"),
    "the effective date": (ROW.format("effective_on='2021-01-01'"), 8, "column"),
    "the unit taken away": (ROW.format("unit=NULL"), 8, "column"),
    "text that is no text": (ROW.format("topic=CAST(x'ff00ff' AS TEXT)"), 8, "column"),
    "the bytes as a text": (ROW.format("state=CAST(state AS TEXT)"), 8, "column"),
    **{
        f"{column} as bytes": (ROW.format(f"{column}=CAST({column} AS BLOB)"), 8, "column")
        for column in ("originator_id", "topic", "recorded_at", "effective_on", "unit")
    },
    "a row deleted": ("DELETE FROM stored_events WHERE position=8", 8, "missing"),
    "two rows deleted": ("DELETE FROM stored_events WHERE position IN (8, 9)", 8, "missing"),
    "the first row deleted": ("DELETE FROM stored_events WHERE position=1", 1, "missing"),
    "the last row deleted": (
        f"DELETE FROM stored_events WHERE position={SIZE}",
        SIZE,
        "tail_missing",
    ),
    "all rows deleted": ("DELETE FROM stored_events", 1, "tail_missing"),
    "a row moved to the end": (
        f"UPDATE stored_events SET position={SIZE + 1} WHERE position=8",
        8,
        "missing",
    ),
    "a row moved far": (
        "UPDATE stored_events SET position=1000000000000 WHERE position=8",
        8,
        "missing",
    ),
    "a row moved before the first": (
        "UPDATE stored_events SET position=-3 WHERE position=8",
        -3,
        "reordered",
    ),
    "a row added": (
        "INSERT INTO stored_events SELECT 24, 'ST:X', 1, "
        "topic, state, recorded_at, effective_on, unit "
        "FROM stored_events WHERE position=8",
        SIZE + 1,
        "column",
    ),
    "a leaf": (NODE.format("hash=zeroblob(32)", 0, 7), 8, "tree"),
    "a leaf without sibling": (NODE.format("hash=zeroblob(32)", 0, SIZE - 1), SIZE, "changed"),
    "a leaf of another type": (NODE.format("hash='x'", 0, 7), 8, "tree"),
    "a leaf as a text": (NODE.format("hash=CAST(hash AS TEXT)", 0, 7), 8, "tree"),
    "an inner node": (NODE.format("hash=zeroblob(32)", 2, 1), 5, "tree"),
    "the top node": (NODE.format("hash=zeroblob(32)", 4, 0), 1, "tree"),
    "a leaf deleted": ("DELETE FROM tree_nodes WHERE level=0 AND idx=7", 8, "tree"),
    "an inner node deleted": ("DELETE FROM tree_nodes WHERE level=1 AND idx=3", 7, "tree"),
    "a leaf too many": (
        f"INSERT INTO tree_nodes VALUES (0, {SIZE}, zeroblob(32))",
        SIZE + 1,
        "tail_missing",
    ),
    "an inner node too many": (
        f"INSERT INTO tree_nodes VALUES (1, {SIZE // 2}, zeroblob(32))",
        SIZE + 1,
        "tail_missing",
    ),
    "a level too many": (
        "INSERT INTO tree_nodes VALUES (5, 0, zeroblob(32))",
        SIZE + 1,
        "tail_missing",
    ),
    "a level below": ("INSERT INTO tree_nodes VALUES (-1, 0, zeroblob(32))", 0, "tree"),
    "a node between": ("UPDATE tree_nodes SET idx=7.5 WHERE level=0 AND idx=7", 0, "tree"),
    "a node before": ("INSERT INTO tree_nodes VALUES (0, -1, zeroblob(32))", 0, "tree"),
    "a node with a name": ("UPDATE tree_nodes SET idx='x' WHERE level=0 AND idx=7", 0, "tree"),
    "a level with a name": ("UPDATE tree_nodes SET level='x' WHERE level=0 AND idx=7", 0, "tree"),
    "a node without a place": (
        "CREATE TABLE other AS SELECT * FROM tree_nodes; DROP TABLE tree_nodes; "
        "ALTER TABLE other RENAME TO tree_nodes; "
        "UPDATE tree_nodes SET idx=NULL, hash=CAST(hash AS TEXT) WHERE level=0 AND idx=7",
        0,
        "store",
    ),
    "the tree deleted": ("DELETE FROM tree_nodes", 1, "tree"),
    "the counter put back": ("UPDATE sqlite_sequence SET seq=7", SIZE, "counter"),
    "the counter put forward": ("UPDATE sqlite_sequence SET seq=30", SIZE + 1, "tail_missing"),
    "the counter deleted": ("DELETE FROM sqlite_sequence", SIZE, "counter"),
    "a second counter": (
        f"INSERT INTO sqlite_sequence VALUES ('stored_events', {SIZE})",
        0,
        "store",
    ),
    "a counter of another table": ("INSERT INTO sqlite_sequence VALUES ('x', 3)", 0, "store"),
    "a counter that is no number": ("UPDATE sqlite_sequence SET seq='x'", 0, "store"),
    "a counter of bytes": (
        "UPDATE sqlite_sequence SET name=CAST(name AS BLOB)",
        0,
        "store",
    ),
    "the counter under another name": ("UPDATE sqlite_sequence SET name='x'", 0, "store"),
    "a trigger": (
        "CREATE TRIGGER t AFTER INSERT ON stored_events BEGIN DELETE FROM tree_nodes; END",
        0,
        "store",
    ),
    "a table": ("CREATE TABLE t (x)", 0, "store"),
    "a trigger with a name of SQLite's": (
        "PRAGMA writable_schema=ON; INSERT INTO sqlite_master VALUES ('trigger', 'sqlite_t1', "
        "'stored_events', 0, 'CREATE TRIGGER sqlite_t1 AFTER INSERT ON stored_events BEGIN "
        "DELETE FROM tree_nodes; END')",
        0,
        "store",
    ),
    "a view": ("CREATE VIEW v AS SELECT * FROM stored_events", 0, "store"),
    "statistics of SQLite's own": ("ANALYZE", 0, "store"),
    "an index of its own": ("CREATE INDEX i ON stored_events (unit)", 0, "store"),
    "first mentions dropped": ("DROP TABLE first_mentions", 0, "store"),
    "a first mention deleted": ("DELETE FROM first_mentions WHERE name='unit:DKT'", 7, "mentions"),
    "a first mention later": (
        "UPDATE first_mentions SET position=9 WHERE name='officer:CB01'",
        0,
        "mentions",
    ),
    "a mention of nobody": ("INSERT INTO first_mentions VALUES ('unit:X', 8)", 0, "mentions"),
    "a first mention as bytes": (
        "UPDATE first_mentions SET name=CAST(name AS BLOB) WHERE name='unit:DKT'",
        0,
        "mentions",
    ),
    "a mention of bytes": ("INSERT INTO first_mentions VALUES (x'ff', 'x')", 0, "mentions"),
}


@pytest.mark.parametrize("name", list(TAMPERINGS))
def test_tampering_is_named(database: Path, name: str) -> None:
    """Whatever is changed behind the ledger's back, the first position that does not hold is named,
    and why.
    """
    statement, position, kind = TAMPERINGS[name]
    change(database, statement)
    found = look_by_two(database)
    assert not found.ok
    first = found.problems[0]
    assert (position, kind) in {(first.position, first.kind)} | {
        (one.position, one.kind) for one in found.problems if one.position == first.position
    }


def test_index_that_hides_a_row(database: Path) -> None:
    """An index that no longer lists a row would hide it from readers; SQLite's own check is part of
    ours.
    """
    index = "sqlite_autoindex_stored_events_1"
    with closing(sqlite3.connect(database)) as connection, connection:
        schema = connection.execute("SELECT rowid, * FROM sqlite_master").fetchall()
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("DELETE FROM sqlite_master WHERE name=?", (index,))
        connection.execute(
            "UPDATE sqlite_master SET sql=replace(sql, ', UNIQUE (originator_id, "
            "originator_version)', '') WHERE name='stored_events'"
        )
    change(database, ROW.format("originator_id='ST:HIDDEN'"))
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("DELETE FROM sqlite_master")
        connection.executemany(
            "INSERT INTO sqlite_master (rowid, type, name, tbl_name, rootpage, sql) "
            "VALUES (?,?,?,?,?,?)",
            schema,
        )
    found = look_by_two(database)
    assert "store" in {problem.kind for problem in found.problems}


@pytest.mark.parametrize("keep", [0, 100, 4_096, 10_000, 20_000])
def test_truncated_file(database: Path, keep: int) -> None:
    """A file cut short is a finding, not a traceback."""
    database.write_bytes(database.read_bytes()[:keep])
    assert not look_by_two(database).ok


def test_page_overwritten(database: Path) -> None:
    """A page of rubbish is a finding that names a position at most one after the last
    readable one.
    """
    content = bytearray(database.read_bytes())
    content[4_096:8_192] = b"\xaa" * 4_096
    database.write_bytes(content)
    found = look_by_two(database)
    assert "unreadable" in {problem.kind for problem in found.problems}


def test_many_problems_are_bounded(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first are kept, in order."""
    monkeypatch.setattr(verification, "MOST_PROBLEMS", 3)
    change(database, "UPDATE stored_events SET unit='X'")
    assert [1, 2, 3] == [problem.position for problem in look(database).problems]
    assert 100 == MOST_PROBLEMS


@pytest.mark.parametrize("batch", [1, 2, 3, 7, 19, 20, 64])
def test_batches_do_not_matter(database: Path, monkeypatch: pytest.MonkeyPatch, batch: int) -> None:
    """However rows are grouped, the same is found."""
    change(
        database,
        "UPDATE stored_events SET unit='X' WHERE position=8",
        "DELETE FROM tree_nodes WHERE level=1 AND idx=3",
    )
    expected = look(database)
    monkeypatch.setattr(looking, "BATCH_ROWS", batch)
    assert expected == look(database)
    change(
        database,
        "DELETE FROM stored_events WHERE position=12",
        "UPDATE tree_nodes SET idx=idx+100 WHERE level=0 AND idx=3",
    )
    found = look(database)
    assert {7, 8, 12} <= {problem.position for problem in found.problems}


def test_strays_are_bounded(database: Path) -> None:
    """A million nodes that belong nowhere do not fill the memory."""
    change(
        database,
        "WITH RECURSIVE n(i) AS (SELECT -1 UNION ALL SELECT i-1 FROM n WHERE i>-5000) "
        "INSERT INTO tree_nodes SELECT 0, i, zeroblob(32) FROM n",
    )
    found = look(database)
    assert (False, SIZE) == (found.ok, found.size)
    assert len(found.problems) <= MOST_PROBLEMS
    assert regrowth.MOST_STRAYS < 5_000


def test_wide_gap_ends_the_check(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Behind a gap too wide to bridge nothing more is blamed."""
    monkeypatch.setattr(verification, "MOST_MISSING", 2)
    change(database, "DELETE FROM stored_events WHERE position BETWEEN 8 AND 11")
    assert {("missing", 8)} <= {
        (problem.kind, problem.position) for problem in look(database).problems
    }


def test_empty_store_is_not_well(tmp_path: Path) -> None:
    """Books without a beginning are no books: a ledger wiped clean does not verify."""
    found = look(tmp_path / "empty.sqlite")
    assert [(0, "counter")] == [(problem.position, problem.kind) for problem in found.problems]


def test_writer_meets_the_broken_tree(desk: Desk) -> None:
    """Recording stops where verification would."""
    desk.tamper("UPDATE sqlite_sequence SET seq=3")
    with pytest.raises(IntegrityBroken) as caught:
        desk.open("ST-1")
    assert 4 == caught.value.values["position"]
    assert FOUNDED == verify(desk.ledger).size
