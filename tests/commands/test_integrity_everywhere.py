"""What is read of a damaged ledger is refused with its position, whichever command reads it, and
nothing is recorded that rests on it.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from projections.figures.candidates import candidates
from tests.commands.console import Console
from tests.commands.small_report import write_report
from tests.commands.world import HOME, SIZE

PERIOD = "--unit CAH --from 15/10/2023 --to 14/10/2024"
OF_A_RECORD = [
    "show ST-103/2024",
    "casefile show ST-103/2024",
    "casefile log ST-103/2024",
    "log",
    "log ST-103/2024",
    "register ST",
    "stats",
    "trace ST current",
    "diff 1/1/2024 1/10/2024",
    "report write",
    f"inspect reconcile bao-cao.txt {PERIOD}",
    "verify",
    "upgrade",
    "rebuild",
]
OF_A_UNIT = ["unit list", "unit show", "unit show DHS", "unit log DHS"]
OF_AN_OFFICER = ["officer list", "officer show CB03", "officer log CB03"]
READING = [
    *((line, 11, b'"list":"II"', b'"list":"IV"') for line in OF_A_RECORD),
    *((line, 5, "hình sự".encode(), "hình bự".encode()) for line in OF_A_UNIT),
    *((line, 8, b'"role":"officer"', b'"role":"leader" ') for line in OF_AN_OFFICER),
]
"""Lines, the position of an entry they read, and what of its bytes is changed to what."""


ON = "--on 1/9/2024"
RECORDING_OF_A_RECORD = [
    f"casefile change ST-103/2024 --list I {ON}",
    f'casefile close ST-103/2024 --way "Chết" {ON}',
    f"casefile transfer ST-103/2024 --to-unit DKTMT {ON}",
    f"collaborator assign LC-101/2023 --to ST-103/2024 {ON}",
    "void 11 --reason nhầm",
    "correct 11 --reason nhầm --set list=I",
    f"officer leave CB02 {ON}",
    f"unit dissolve XA-01 {ON}",
]
RECORDING_OF_A_UNIT = [
    f'unit change DHS --name "Đội H" {ON}',
    f"officer join CB09 --unit DHS {ON}",
    f"casefile open ST-120/2024 --symbol ST --unit DHS --officer CB03 --class A --list II {ON}",
    f"report submit bao-cao.txt {PERIOD}",
]
RECORDING = [
    *((line, 11, b'"list":"II"', b'"list":"IV"') for line in RECORDING_OF_A_RECORD),
    *((line, 5, "hình sự".encode(), "hình bự".encode()) for line in RECORDING_OF_A_UNIT),
    (f'officer change CB03 --duty "trinh sát" {ON}', 8, b'"role":"officer"', b'"role":"leader" '),
    (f"unit create DX --name X --level huyện --parent CAH {ON}", SIZE, b"left_area", b"went_away"),
]
"""The last is of an entry that nothing but the next one's time rests on."""


def changed(position: int, was: bytes, becomes: bytes) -> None:
    """Change what an entry's bytes say, and nothing else."""
    with closing(sqlite3.connect(f"{HOME}/ledger.sqlite")) as database, database:
        (state,) = database.execute(
            "SELECT state FROM stored_events WHERE position = ?", (position,)
        ).fetchone()
        assert was in state
        database.execute(
            "UPDATE stored_events SET state = ? WHERE position = ?",
            (state.replace(was, becomes), position),
        )


def recorded() -> int:
    """How many entries there are."""
    with closing(sqlite3.connect(f"{HOME}/ledger.sqlite")) as database:
        return int(database.execute("SELECT COUNT(*) FROM stored_events").fetchone()[0])


@pytest.mark.parametrize(("line", "position", "was", "becomes"), READING)
def test_a_changed_entry_is_never_shown(
    books: Console, line: str, position: int, was: bytes, becomes: bytes
) -> None:
    """Exit code 4 and the position; no figure and no line of what somebody else wrote."""
    write_report(Path("bao-cao.txt"))
    changed(position, was, becomes)
    said = books.line(line)
    assert (4, True) == (said.code, f"vị trí {position}" in said.shown.lower()), said.shown


@pytest.mark.parametrize(("line", "position", "was", "becomes"), RECORDING)
def test_nothing_is_recorded_upon_a_changed_entry(
    books: Console, line: str, position: int, was: bytes, becomes: bytes
) -> None:
    """Exit code 4, the position and what to do next; and there are no more entries than before."""
    write_report(Path("bao-cao.txt"))
    changed(position, was, becomes)
    said = books.line(line)
    assert (4, True) == (said.code, f"tại vị trí {position}:" in said.err), said.shown
    assert "socai verify" in said.err
    assert SIZE == recorded()


@pytest.mark.parametrize(
    ("line", "position"), [("casefile show ST-103/2024", 1), (RECORDING_OF_A_RECORD[0], -11)]
)
def test_an_entry_before_the_first_is_refused(books: Console, line: str, position: int) -> None:
    """At once, where it is missed or where it stands: no way leads up to the root from there."""
    with closing(sqlite3.connect(f"{HOME}/ledger.sqlite")) as database, database:
        database.execute("UPDATE stored_events SET position=-position WHERE position=11")
    said = books.line(line)
    assert (4, True) == (said.code, f"vị trí {position}:" in said.err), said.shown


OPENING = RECORDING_OF_A_UNIT[2]
STATS = "stats --from 15/10/2023 --to 14/10/2024"
LEAF = f"INSERT INTO tree_nodes VALUES (0, {SIZE}, zeroblob(32))"
FIRED = "ON {} BEGIN UPDATE stored_events SET unit='XXX'; DELETE FROM tree_nodes; END"
FOREIGN = [
    (OPENING, f"CREATE TRIGGER t AFTER INSERT {FIRED.format('stored_events')}"),
    (OPENING, f"CREATE TRIGGER t BEFORE INSERT {FIRED.format('Tree_Nodes')}"),
    (OPENING, f"CREATE TRIGGER sneaky AFTER INSERT {FIRED.format('first_mentions')}"),
    (STATS, f"CREATE TRIGGER t AFTER INSERT {FIRED.format('known_facts')}"),
    (OPENING, "CREATE UNIQUE INDEX i ON stored_events (position, unit)"),
    (OPENING, "ALTER TABLE stored_events ADD COLUMN note TEXT DEFAULT 'x'"),
    (OPENING, "DROP TABLE first_mentions"),
    (OPENING, LEAF),
]
"""Lines that write, and what somebody else put into the database before."""


@pytest.mark.parametrize(("line", "statement"), FOREIGN)
def test_nothing_is_written_into_a_database_with_parts_of_others(
    books: Console, line: str, statement: str
) -> None:
    """What a trigger would do is not done, and nobody else is said to have recorded meanwhile."""
    assert 0 == books.line(STATS).code
    with closing(sqlite3.connect(f"{HOME}/ledger.sqlite")) as database, database:
        database.execute(statement)
        database.execute("DELETE FROM known_facts")
        before = database.execute("SELECT * FROM stored_events").fetchall()
    said = books.line(line)
    assert (4, False) == (said.code, "cùng lúc" in said.err), said.shown
    with closing(sqlite3.connect(f"{HOME}/ledger.sqlite")) as database:
        assert before == database.execute("SELECT * FROM stored_events").fetchall()
    assert 4 == books.line("verify").code


@pytest.mark.parametrize(
    ("position", "line"),
    [
        (11, "show ST-103/2024"),
        (20, "show ST-109/2021"),
        (20, "casefile log ST-109/2021"),
        (20, "register ST --unit DKTMT --closed"),
        (5, "unit list"),
        (8, "officer list"),
        (SIZE + 1, f"inspect reconcile bao-cao.txt {PERIOD}"),
    ],
)
def test_what_an_index_hides_is_missed(books: Console, position: int, line: str) -> None:
    """The entry is there, under its position; whoever asks by its name would not find it."""
    write_report(Path("bao-cao.txt"))
    books.all(f"{STATS}\nreport submit bao-cao.txt {PERIOD}")
    hide(position)
    said = books.line(line)
    assert (4, "") == (said.code, said.out), said.shown
    assert f"vị trí {position}: chỉ mục" in said.err


@pytest.mark.parametrize("line", [f"inspect reconcile bao-cao.txt {PERIOD}", "report write"])
def test_what_leaves_the_unit_misses_it_in_any_ledger(
    books: Console, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    """However many entries there are: nearly all are read."""
    monkeypatch.setattr("ledger.proofs.proven.FEW_ENTRIES", 0)
    write_report(Path("bao-cao.txt"))
    books.all(f"report submit bao-cao.txt {PERIOD}")
    hide(SIZE + 1)
    said = books.line(line)
    assert (4, True) == (said.code, f"vị trí {SIZE + 1}: chỉ mục" in said.err), said.shown


OF_A_UNIT = ["register --unit DHS", "diff 2024-01-01 2024-12-31 --unit DHS"]


@pytest.fixture
def many(books: Console, monkeypatch: pytest.MonkeyPatch) -> Console:
    """Books of which, as of large ones, few entries are read, with one that facts do not know."""
    monkeypatch.setattr("ledger.proofs.proven.FEW_ENTRIES", 0)
    monkeypatch.setattr("ledger.proofs.proven.MANY", 0)
    monkeypatch.setattr(candidates, "__kwdefaults__", {"few": 0})
    books.all(f"{STATS}\ncasefile change ST-103/2024 --list I {ON}")
    return books


@pytest.mark.parametrize("line", OF_A_UNIT)
def test_a_register_misses_an_entry_that_its_facts_know(many: Console, line: str) -> None:
    """It reads few of many entries, by the names of records: those of which facts were made."""
    many.all(line)
    hide(SIZE + 1)
    said = many.line(line)
    assert (4, True) == (said.code, f"vị trí {SIZE + 1}: chỉ mục" in said.err), said.shown


@pytest.mark.parametrize("line", [*OF_A_UNIT, STATS, "trace ST current"])
def test_facts_are_made_of_every_entry_or_not_at_all(many: Console, line: str) -> None:
    """They are made of records, by name; an entry that an index hides is missed all the same."""
    hide(SIZE + 1)
    said = many.line(line)
    assert (4, True) == (said.code, "tìm theo tên được ít" in said.err), said.shown


def hide(position: int) -> None:
    """Give an entry another name where the index has it, behind the back of SQLite."""
    path = Path(HOME, "ledger.sqlite")
    with closing(sqlite3.connect(path)) as database:
        (name, version) = database.execute(
            "SELECT originator_id, originator_version FROM stored_events WHERE position=?",
            (position,),
        ).fetchone()
    data = bytearray(path.read_bytes())
    kept = name.encode() + bytes([version] if version > 1 else []) + bytes([position])
    (found,) = (
        found
        for page in range(0, len(data), 4_096)
        if data[page] == 0x0A and (found := data.find(kept, page, page + 4_096)) >= 0
    )
    data[found + len(name.encode()) - 1] ^= 1
    path.write_bytes(data)


def test_a_lost_last_entry_of_a_file_is_seen_by_verification(books: Console) -> None:
    """Who records into the file cannot know that it had another entry; it stays missing."""
    line = f"casefile change ST-103/2024 --list I {ON}"
    assert 0 == books.line(line).code
    gone = SIZE + 1
    assert 0 == books.line(OPENING).code
    with closing(sqlite3.connect(f"{HOME}/ledger.sqlite")) as database, database:
        database.execute("DELETE FROM stored_events WHERE position=?", (gone,))
    for again in (line, STATS):
        verified = books.line("verify")
        assert (4, True) == (verified.code, f"vị trí {gone}: " in verified.out), verified.shown
        books.line(again)
    assert 4 == books.line(STATS).code
