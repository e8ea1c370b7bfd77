"""A ledger of format 1: asked and verified as any other, recorded into after its upgrade, which
loses nothing.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ledger import errors
from ledger.application import Ledger
from ledger.mentions import mentions
from ledger.proofs.verify import verify
from ledger.storage import upgrading
from ledger.storage.tables import FORMAT
from ledger.storage.upgrading import upgrade
from tests.ledger.desk import Desk, open_ledger
from tests.ledger.old_format import as_format_1
from tests.ledger.tampering import SIZE, look

ROOT = Path(__file__).parents[3]


@pytest.fixture
def old(filled_books: Path, tmp_path: Path) -> Path:
    """A database of format 1 with a little of everything."""
    return as_format_1(filled_books, tmp_path / "ledger.sqlite")


def form(database: Path) -> int:
    """The format a file says it has."""
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def contents(database: Path) -> list[list[Any]]:
    """Every entry and every node, to the byte."""
    with closing(sqlite3.connect(database)) as connection:
        return [
            connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            for table in ("stored_events", "tree_nodes", "sqlite_sequence")
        ]


def answers(ledger: Ledger) -> list[object]:
    """What a ledger says when it is asked about everything."""
    return [
        list(ledger.entries()),
        list(ledger.histories()),
        ledger.units(),
        ledger.foundation,
        ledger.has_begun(),
        [ledger.named_by(name) for name in ("unit:DKT", "unit:CAH", "officer:CB01", "officer:X")],
        [ledger.position_at(at) for n in range(1, SIZE + 1) if (at := ledger.recorded_at(n))],
        ledger.tree_head(),
        verify(ledger),
    ]


def test_format_1_is_read(filled_books: Path, old: Path) -> None:
    """Every question has the answer it has in today's format, and verification holds."""
    with closing(open_ledger(filled_books)) as new, closing(open_ledger(old)) as ledger:
        assert answers(new) == answers(ledger)
        assert verify(ledger).ok
    assert 1 == form(old)


def test_format_1_is_not_recorded_into(old: Path) -> None:
    """Recording is refused before anything is written, and says what to do."""
    desk = Desk(old)
    with pytest.raises(errors.OlderFormat) as caught:
        desk.open("ST-9")
    assert (1, FORMAT) == tuple(caught.value.values.values())
    assert "socai upgrade" in caught.value.hint
    assert SIZE == desk.ledger.last_position
    desk.ledger.close()


def test_a_ledger_upgraded_meanwhile_is_not_recorded_into(filled_books: Path) -> None:
    """Whoever opened it before somebody upgraded it to a later format would derive too little."""
    copy = Path(shutil.copy(filled_books, filled_books.with_name("upgraded.sqlite")))
    desk = Desk(copy)
    desk.tamper(f"PRAGMA user_version={FORMAT + 1}")
    with pytest.raises(errors.NewerFormat):
        desk.open("ST-9")
    assert SIZE == desk.ledger.last_position
    desk.ledger.close()


def test_format_1_is_verified_as_format_1(old: Path) -> None:
    """An index of the old format that is gone is missed, and one that should have gone is not
    asked for.
    """
    with closing(sqlite3.connect(old)) as connection, connection:
        connection.execute("DROP INDEX stored_events_unit")
    assert ["store"] == [problem.kind for problem in look(old).problems]


def test_upgrade_keeps_every_byte(old: Path) -> None:
    """Entries, nodes and counter are those of before; the ledger verifies, is recorded into, and
    the old file lies beside it.
    """
    before = contents(old)
    kept = upgrade(old)
    assert old.with_name("ledger.format-1.sqlite") == kept
    assert [before, before] == [contents(kept), contents(old)]
    assert [1, FORMAT] == [form(kept), form(old)]
    assert look(kept) == look(old)
    assert look(old).ok
    desk = Desk(old)
    assert SIZE + 1 == desk.open("ST-9")
    assert verify(desk.ledger).ok
    desk.ledger.close()


def test_first_mentions_are_those_of_recording(filled_books: Path, old: Path) -> None:
    """What the upgrade derives is what recording would have kept, and what the entries say."""
    upgrade(old)
    found = []
    for database in (filled_books, old):
        with closing(sqlite3.connect(database)) as connection:
            found.append(dict(connection.execute("SELECT name, position FROM first_mentions")))
            rows = connection.execute("SELECT position, state FROM stored_events")
            slow: dict[str, int] = {}
            for position, state in sorted(rows):
                for name in mentions(json.loads(state)):
                    slow.setdefault(name, position)
        assert slow == found[-1]
    assert found[0] == found[1]


def test_upgraded_once(old: Path) -> None:
    """A second upgrade finds nothing to do and makes no copy."""
    upgrade(old)
    before = sorted(old.parent.iterdir())
    assert upgrade(old) is None
    assert before == sorted(old.parent.iterdir())


def test_an_earlier_copy_is_not_written_over(old: Path) -> None:
    """Who upgrades again after putting the old file back has two copies."""
    kept = [upgrade(old)]
    first = kept[0]
    assert first is not None
    for leftover in old.parent.glob("ledger.sqlite-*"):
        leftover.unlink()
    shutil.copy(first, old)
    kept.append(upgrade(old))
    assert ["ledger.format-1.sqlite", "ledger.format-1-2.sqlite"] == [
        path.name for path in kept if path
    ]


INTERRUPTED = """
import os, sqlite3, sys
from pathlib import Path
from ledger.storage import upgrading

calls, limit = 0, int(sys.argv[2])

def step(statement):
    global calls
    calls += 1
    if calls == limit:
        os._exit(9)

def connect(*args, make=sqlite3.connect, **more):
    made = make(*args, **more)
    made.set_trace_callback(step)
    return made

upgrading.sqlite3 = type("Traced", (), {"connect": staticmethod(connect)})
upgrading.upgrade(Path(sys.argv[1]))
"""


def test_killed_at_any_statement(old: Path, tmp_path: Path) -> None:
    """Killed before any statement it makes, the ledger is wholly old or wholly new; a second
    try succeeds.
    """
    before, forms = contents(old), set[int]()
    for limit in range(1, 100):
        folder = tmp_path / str(limit)
        folder.mkdir()
        database = Path(shutil.copy(old, folder))
        done = subprocess.run(
            [sys.executable, "-c", INTERRUPTED, str(database), str(limit)], cwd=ROOT, check=False
        )
        assert done.returncode in (0, 9)
        assert before == contents(database)
        assert look(database).ok
        forms.add(form(database))
        upgrade(database)
        assert FORMAT == form(database)
        assert look(database).ok
        assert not list(folder.glob("*.part"))
        if done.returncode == 0:
            break
    else:
        pytest.fail("the upgrade never came to its end")
    assert {1, FORMAT} == forms


def test_full_disk_while_copying(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No room for the copy: nothing is changed, and no half copy stays."""

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    before = contents(old)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(errors.LedgerNotWritable) as caught:
        upgrade(old)
    monkeypatch.undo()
    assert "No space left" in str(caught.value)
    assert before == contents(old)
    assert 1 == form(old)
    assert [] == [path.name for path in old.parent.iterdir() if "format-1" in path.name]


def test_full_disk_while_changing(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No room for the change: the old ledger is whole."""

    def full(connection: sqlite3.Connection) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")
        connection.execute("CREATE TABLE filler (x)")
        connection.execute("INSERT INTO filler VALUES (zeroblob(10000000))")

    before = contents(old)
    monkeypatch.setattr(upgrading, "_change", full)
    with pytest.raises(errors.LedgerNotWritable):
        upgrade(old)
    assert before == contents(old)
    assert 1 == form(old)
    assert look(old).ok


def test_busy_while_upgrading(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody else is writing, and does not finish while we wait."""
    monkeypatch.setattr(upgrading, "PATIENCE_SECONDS", 0)
    with closing(sqlite3.connect(old, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(errors.LedgerBusy):
            upgrade(old)
    assert 1 == form(old)
