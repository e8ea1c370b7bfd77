"""The database: what it refuses to open, to write and to believe."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ledger import errors
from ledger.storage.failures import refusal
from ledger.storage.recording import LedgerRecorder
from ledger.storage.tables import APPLICATION_ID, FORMAT
from tests.ledger.desk import FOUNDED, OPENED, Clock, Desk, open_ledger


def pragma(database: Path, name: str) -> object:
    """A setting stored in a database file."""
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_the_file_is_marked_as_ours(desk: Desk) -> None:
    """Another program can tell a ledger and its format from the file's header; it is kept in
    WAL.
    """
    desk.ledger.close()
    found = [
        pragma(desk.database, name) for name in ("user_version", "application_id", "journal_mode")
    ]
    assert [FORMAT, APPLICATION_ID, "wal"] == found


def test_commits_are_durable(desk: Desk) -> None:
    """What is acknowledged has been flushed to the disk: synchronous is FULL (2) on every
    connection.
    """
    recorder = desk.ledger.recorder
    assert isinstance(recorder, LedgerRecorder)
    with recorder.datastore.reader() as connection:
        assert (2,) == connection.execute("PRAGMA synchronous").fetchone()


def test_ledger_of_a_newer_format(desk: Desk) -> None:
    """A later version's ledger is left alone."""
    desk.ledger.close()
    desk.tamper(f"PRAGMA user_version={FORMAT + 1}")
    with pytest.raises(errors.NewerFormat) as caught:
        open_ledger(desk.database)
    assert FORMAT + 1 == caught.value.values["found"]


def test_database_of_another_program(tmp_path: Path) -> None:
    """Another program's database is no ledger, and nothing is put into it."""
    path = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE stored_events (x)")
    with pytest.raises(errors.NoLedgerHere):
        open_ledger(path)
    with closing(sqlite3.connect(path)) as connection:
        assert [("stored_events",)] == connection.execute(
            "SELECT name FROM sqlite_master"
        ).fetchall()


@pytest.mark.parametrize("content", [b"x" * 5_000, b"SQLite format 3\x00" + b"\xff" * 5_000])
def test_no_database_at_all(tmp_path: Path, content: bytes) -> None:
    """A file of anything else is said to be damaged, without a traceback."""
    path = tmp_path / "ledger.sqlite"
    path.write_bytes(content)
    with pytest.raises(errors.LedgerError) as caught:
        open_ledger(path)
    assert caught.value.exit_code in (4, 6)
    assert content == path.read_bytes()


def test_nobody_founded_it(tmp_path: Path) -> None:
    """A database without entries is nobody's books."""
    ledger = open_ledger(tmp_path / "ledger.sqlite")
    with pytest.raises(errors.NoLedgerHere):
        _ = ledger.foundation
    assert (
        0,
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    ) == ledger.tree_head()
    ledger.close()


def test_folder_that_is_not_there(tmp_path: Path) -> None:
    """A path that cannot be opened is a refusal."""
    with pytest.raises(errors.LedgerUnavailable):
        open_ledger(tmp_path / "nowhere" / "ledger.sqlite")


def test_query_only_connection(desk: Desk) -> None:
    """A ledger that may not be written says so, whoever runs the tests: to an administrator no file
    is read-only.
    """
    with desk.ledger.recorder.datastore.get_connection(commit=True) as connection:  # type: ignore[attr-defined]
        connection._sqlite_conn.execute("PRAGMA query_only=ON")
    with pytest.raises(errors.LedgerNotWritable):
        desk.open("ST-1")
    assert FOUNDED == desk.ledger.last_position


def test_full_disk(desk: Desk) -> None:
    """A full disk refuses the whole transaction; when there is room again the next one succeeds."""
    with desk.ledger.recorder.datastore.get_connection(commit=True) as connection:  # type: ignore[attr-defined]
        raw = connection._sqlite_conn
        pages = raw.execute("PRAGMA page_count").fetchone()[0]
        raw.execute(f"PRAGMA max_page_count={pages}")
    figures = [{"id": str(number), "text": "x" * 500} for number in range(50)]
    with pytest.raises(errors.LedgerNotWritable):
        desk.ledger.submit("a.docx", "00", "year", {}, figures, "CB01")
    assert FOUNDED == desk.ledger.last_position
    raw.execute("PRAGMA max_page_count=1000000")
    assert FOUNDED + 1 == desk.ledger.submit("a.docx", "00", "year", {}, figures, "CB01").position


def test_clock_that_goes_back_a_little(desk: Desk) -> None:
    """Time services set clocks back by seconds: the last recorded time is used again, never an
    earlier one.
    """
    last = desk.ledger.recorded_at(FOUNDED)
    assert last is not None
    desk.clock.now = last - timedelta(minutes=1)
    position = desk.open("ST-1")
    assert last == desk.ledger.recorded_at(position)


def test_clock_that_goes_back_much(desk: Desk) -> None:
    """A clock set wrong is refused, not obeyed; nothing is written."""
    last = desk.ledger.recorded_at(FOUNDED)
    assert last is not None
    desk.clock.now = last - timedelta(minutes=5)
    with pytest.raises(errors.ClockWentBack):
        desk.open("ST-1")
    assert FOUNDED == desk.ledger.last_position


def test_clock_before_the_founding_day(founded_books: Path, tmp_path: Path) -> None:
    """A machine whose battery is empty begins in 1970; it records nothing."""
    desk = Desk(Path(shutil.copy(founded_books, tmp_path)), Clock(datetime(1970, 1, 1, tzinfo=UTC)))
    with pytest.raises(errors.LedgerError):
        desk.open("ST-1", OPENED)
    desk.ledger.close()


HOSTILE = {
    "COMPRESSOR_TOPIC": "zlib",
    "CIPHER_TOPIC": "eventsourcing.cipher:AESCipher",
    "CIPHER_KEY": "MDEyMzQ1Njc4OTAxMjM0NQ==",
    "SOCAI_COMPRESSOR_TOPIC": "zlib",
    "SOCAI_CIPHER_KEY": "MDEyMzQ1Njc4OTAxMjM0NQ==",
    "SQLITE_DBNAME": "/nowhere/x.sqlite",
    "PERSISTENCE_MODULE": "eventsourcing.popo",
    "SOCAI_PERSISTENCE_MODULE": "eventsourcing.popo",
    "MAPPER_TOPIC": "eventsourcing.persistence:Mapper",
    "TRANSCODER_TOPIC": "eventsourcing.persistence:JSONTranscoder",
    "IS_SNAPSHOTTING_ENABLED": "y",
    "SOCAI_IS_SNAPSHOTTING_ENABLED": "y",
    "CREATE_TABLE": "n",
}


def test_environment_variables_change_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Whatever the user's shell sets for the library, entries are stored in the same readable
    bytes.
    """
    for name, value in HOSTILE.items():
        monkeypatch.setenv(name, value)
    other = Desk(tmp_path / "other.sqlite")
    with closing(sqlite3.connect(other.database)) as connection:
        states = [state for (state,) in connection.execute("SELECT state FROM stored_events")]
        tables = {
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
        }
    assert FOUNDED == len(states)
    assert all(state.startswith(b'{"body":{') for state in states)
    assert {"stored_events", "tree_nodes", "first_mentions", "sqlite_sequence"} == tables
    other.ledger.close()


def test_lost_tail_is_not_given_again(desk: Desk) -> None:
    """A position that was given is never given to another entry; who deleted the last ones stops
    all recording.
    """
    desk.open("ST-1")
    desk.tamper(
        f"DELETE FROM stored_events WHERE position>{FOUNDED}",
        f"DELETE FROM tree_nodes WHERE (idx+1)<<level>{FOUNDED}",
    )
    with pytest.raises(errors.IntegrityBroken) as caught:
        desk.open("ST-2")
    assert FOUNDED + 1 == caught.value.values["position"]
    desk.tamper("DELETE FROM stored_events")
    with pytest.raises(errors.IntegrityBroken):
        desk.ledger.found("CAH", "Công an huyện Mẫu", "huyện", "mau.example", "CB01")


def test_lost_node_stops_recording(desk: Desk) -> None:
    """A tree that cannot grow is said to be broken."""
    desk.tamper("DELETE FROM tree_nodes WHERE level=2")
    with pytest.raises(errors.IntegrityBroken):
        desk.open("ST-1")


def test_broken_entry_stops_reading(desk: Desk) -> None:
    """An entry that cannot be decoded is named by its position, however it is read."""
    desk.open("ST-1")
    desk.tamper(f"UPDATE stored_events SET state=CAST('x' AS BLOB) WHERE position={FOUNDED + 1}")
    for read in (
        desk.entries,
        lambda: desk.ledger.history("ST:ST-1"),
        lambda: desk.ledger.find("ST-1"),
        lambda: list(desk.ledger.histories()),
    ):
        with pytest.raises(errors.IntegrityBroken) as caught:
            read()
        assert FOUNDED + 1 == caught.value.values["position"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("database is locked", errors.LedgerBusy),
        ("attempt to write a readonly database", errors.LedgerNotWritable),
        ("database or disk is full", errors.LedgerNotWritable),
        ("disk I/O error", errors.LedgerNotWritable),
        ("unable to open database file", errors.LedgerNotWritable),
        ("database disk image is malformed", errors.StoreDamaged),
        ("file is not a database", errors.StoreDamaged),
        ("Could not decode to UTF-8 column 'topic' with text 'x'", errors.StoreDamaged),
        ("anything else", errors.LedgerUnavailable),
    ],
)
def test_outages(text: str, expected: type[errors.LedgerError]) -> None:
    """What the store says is told as what the user can do about it."""
    assert expected is type(refusal(text))


GREEDY = "CREATE TRIGGER greedy AFTER INSERT ON stored_events BEGIN DELETE FROM tree_nodes; END"


def test_tables_that_change_while_a_ledger_is_open(desk: Desk) -> None:
    """They are looked at again once they have changed, and only what is ours is written into."""
    desk.open("A-1")
    desk.tamper(GREEDY)
    for _ in range(2):
        with pytest.raises(errors.StoreDamaged):
            desk.open("B-1")
    desk.tamper("DROP TRIGGER greedy")
    assert FOUNDED + 2 == desk.open("B-1")


def test_a_trigger_that_came_in_unseen_does_nothing(desk: Desk) -> None:
    """Where the number of the tables' version was not raised, SQLite itself goes by the old ones."""
    desk.open("A-1")
    desk.tamper(
        "PRAGMA writable_schema=ON",
        f"INSERT INTO sqlite_master VALUES ('trigger', 'greedy', 'stored_events', 0, '{GREEDY}')",
    )
    position = desk.open("B-1")
    assert desk.ledger.node(0, position - 1) is not None
    desk.ledger.close()
    desk.ledger = open_ledger(desk.database, desk.clock)
    with pytest.raises(errors.StoreDamaged):
        desk.open("C-1")
