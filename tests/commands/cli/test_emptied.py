"""A ledger whose database is empty or gone: it is said, and nothing is made in its place."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.commands.console import Console
from tests.commands.refusals.provocation import DATABASE

HOME = DATABASE.parent
LOG = HOME / "ledger.sqlite-wal"
INIT = "init so-cai --unit CAH --name Mới --as CB01"
READING = ("status", "log", "stats", "verify", "rebuild", "upgrade", "unit list")
RECORDING = ("casefile report ST-101/2024 --document 1/BC", "import so-theo-doi-mau.xlsx")


def emptied() -> None:
    """The database is a file without a byte."""
    DATABASE.write_bytes(b"")


def of_one_byte() -> None:
    """Which SQLite takes for none."""
    DATABASE.write_bytes(b"S")


def without_rows() -> None:
    """Its tables are there, and nothing is in them."""
    with closing(sqlite3.connect(DATABASE)) as database:
        for table in ("stored_events", "tree_nodes", "first_mentions", "sqlite_sequence"):
            database.execute(f"DELETE FROM {table}")
        database.commit()


def emptied_under_its_log() -> None:
    """The last entries are in the log of writes, which SQLite would throw away."""
    with closing(sqlite3.connect(DATABASE)) as reader:
        reader.execute("BEGIN").execute("SELECT count(*) FROM stored_events").fetchone()
        with closing(sqlite3.connect(DATABASE)) as writer, writer:
            writer.execute("UPDATE stored_events SET unit=unit")
        kept = LOG.read_bytes()
    DATABASE.write_bytes(b"")
    LOG.write_bytes(kept)


def gone() -> None:
    """The file is not there any more."""
    DATABASE.unlink()


def a_folder() -> None:
    """A folder has its name."""
    DATABASE.unlink()
    DATABASE.mkdir()


def files() -> dict[Path, bytes]:
    """What the database and the files beside it hold, but what SQLite makes for any reader."""
    return {
        path: path.read_bytes() if path.is_file() else b""
        for path in HOME.glob("ledger.*")
        if not path.name.endswith("-shm") and (path != LOG or path.stat().st_size)
    }


DAMAGES = (emptied, of_one_byte, without_rows, emptied_under_its_log, gone, a_folder)


@pytest.mark.parametrize("damage", DAMAGES)
def test_who_asks_makes_no_ledger(sample_files: Console, damage: Callable[[], None]) -> None:
    """Exit code 4 for every command, `init` too where facts remain; no byte is written."""
    sample_files.all("stats")
    damage()
    before = files()
    for line in (*READING, *RECORDING, INIT):
        said = sample_files.line(line)
        assert (4, before) == (said.code, files()), line
        assert "Gợi ý: " in said.shown


@pytest.mark.parametrize("damage", [emptied, without_rows, emptied_under_its_log])
def test_no_facts_are_needed_to_see_it(sample_files: Console, damage: Callable[[], None]) -> None:
    """Every ledger has the entries of its founding."""
    damage()
    before = files()
    for line in (*READING, *RECORDING):
        assert (4, before) == (sample_files.line(line).code, files()), line


@pytest.mark.parametrize("damage", [emptied, without_rows])
def test_an_interrupted_founding_is_done_again(books: Console, damage: Callable[[], None]) -> None:
    """What it leaves is no ledger yet, and none that anybody knows of."""
    damage()
    assert "socai init" in books.line("status").err
    assert (0, 0) == (books.line(INIT).code, books.line("verify").code)


def test_a_folder_that_never_was_a_ledger_is_none(books: Console) -> None:
    """Without facts and without a log of writes, nobody can tell."""
    shutil.rmtree(HOME)
    HOME.mkdir()
    assert 6 == books.line("status").code
