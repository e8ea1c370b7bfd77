"""A large batch is written by two processes: the same files, the same refusals, and nobody left
behind.
"""

from __future__ import annotations

import dataclasses
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from ledger import second_process
from ledger.application import Ledger
from ledger.errors import IntegrityBroken
from ledger.records.lifecycle import ChangeRecord
from projections.facts import part
from projections.facts.kind import Lesson
from projections.facts.kinds import every_kind
from projections.facts.kinds.spans import KIND as SPANS
from projections.facts.manifest import read_manifest
from projections.facts.part import Part, Tables, parts_of
from projections.facts.second import _written
from projections.facts.store import FactStore, catch_up, rebuild
from tests.projections.made_books import UNITS, day, found_books, open_record

pytestmark = pytest.mark.uncounted

Process = subprocess.Popen[bytes]
Answered = list[tuple[Process, Tables | None]]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Books with a dozen records in three units, half of them changed."""
    books = found_books(tmp_path / "ledger.sqlite")
    for number in range(12):
        open_record(books, f"ST-{number:02d}", day(number), unit=UNITS[number % 3])
    for number in range(0, 12, 2):
        change = ChangeRecord(
            number=f"ST-{number:02d}", effective_on=day(20), changes={"class": "A"}
        )
        books.execute(change, by="CB01")
    yield books
    books.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the facts go."""
    return tmp_path / "facts"


@pytest.fixture(autouse=True)
def processors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every batch is large, and two processes can run."""
    monkeypatch.setattr(part, "LARGE_ENTRIES", 1)
    monkeypatch.setattr(second_process, "_processors", lambda: 2)


@pytest.fixture
def answered(monkeypatch: pytest.MonkeyPatch) -> Answered:
    """The processes that were asked, and their answers."""
    found: Answered = []
    answer = second_process._answer

    def noted(process: Process) -> Tables | None:
        tables: Tables | None = answer(process)
        found.append((process, tables))
        return tables

    monkeypatch.setattr(second_process, "_answer", noted)
    return found


def contents(store: FactStore) -> list[tuple[str, str]]:
    """The names and the bytes of a store's files."""
    files = [file for segment in store.manifest.segments for file in segment.files]
    return [(file.name, file.sha256) for file in files]


def alone(ledger: Ledger, folder: Path, monkeypatch: pytest.MonkeyPatch) -> FactStore:
    """The facts as one process writes them."""
    with monkeypatch.context() as patch:
        patch.setattr(second_process, "_processors", lambda: 1)
        return rebuild(ledger, folder)


def test_two_processes_write_what_one_does(
    ledger: Ledger, folder: Path, answered: Answered, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Byte by byte, in two files of each kind; the second process has ended well."""
    store = rebuild(ledger, folder)
    ((process, tables),) = answered
    assert tables is not None
    assert 0 == process.returncode
    assert contents(store) == contents(alone(ledger, folder.with_name("alone"), monkeypatch))
    assert [2, 2] == [len(store.files(kind)) for kind in every_kind() if store.files(kind)]


def test_a_second_batch_is_halved_as_well(
    ledger: Ledger, folder: Path, answered: Answered, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was learned since is learned by two, too."""
    rebuild(ledger, folder)
    alone(ledger, folder.with_name("alone"), monkeypatch)
    for number in range(4):
        open_record(ledger, f"HN-{number}", day(1), line="HN")
    grown = catch_up(ledger, folder)
    with monkeypatch.context() as patch:
        patch.setattr(second_process, "_processors", lambda: 1)
        assert contents(catch_up(ledger, folder.with_name("alone"))) == contents(grown)
    assert [True, True] == [tables is not None for _, tables in answered]


def test_the_halves_are_even(ledger: Ledger, folder: Path) -> None:
    """By entries, each record in one half alone."""
    parts = list(parts_of(ledger, folder, every_kind(), 0, ledger.last_position))
    halves = [
        sum(history.version for history in ledger.histories(between=one.between)) for one in parts
    ]
    assert ledger.last_position == sum(halves)
    assert abs(halves[0] - halves[1]) <= 4
    assert parts[0].between[1] == parts[1].between[0]


def test_entries_of_one_record_stay_together(
    ledger: Ledger, folder: Path, answered: Answered, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They cannot be halved: one of two processes has nothing to write."""
    rebuild(ledger, folder)
    for number in range(1, 5):
        change = ChangeRecord(
            number="ST-11", effective_on=day(30 + number), changes={"class": "AB"[number % 2]}
        )
        ledger.execute(change, by="CB01")
    rows = [file.rows for file in catch_up(ledger, folder).manifest.segments[1].files]
    assert [4, 12] == rows
    assert [True, True] == [tables is not None for _, tables in answered]


def test_a_small_batch_is_one_part(
    ledger: Ledger, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process takes longer to start than a few entries take."""
    last = ledger.last_position
    for large, expected in ((last, 2), (last + 1, 1)):
        monkeypatch.setattr(part, "LARGE_ENTRIES", large)
        assert expected == len(list(parts_of(ledger, folder, every_kind(), 0, last)))


@pytest.mark.parametrize("program", ["", "/there/is/no/python"])
def test_where_no_process_can_be_started(
    ledger: Ledger,
    folder: Path,
    answered: Answered,
    monkeypatch: pytest.MonkeyPatch,
    program: str,
) -> None:
    """Everything is written here."""
    expected = contents(alone(ledger, folder, monkeypatch))
    monkeypatch.setattr(sys, "executable", program)
    assert expected == contents(rebuild(ledger, folder.with_name("here")))
    assert [] == answered


def test_books_in_memory_are_written_here(tmp_path: Path, answered: Answered) -> None:
    """Another process would find other books under that name."""
    books = found_books(":memory:")
    open_record(books, "ST-1", day(1))
    assert 2 == sum(
        file.rows for one in rebuild(books, tmp_path).manifest.segments for file in one.files
    )
    assert [] == answered
    books.close()


@pytest.mark.parametrize(
    "program",
    ["raise SystemExit(3)", "print(end='')", "import sys; sys.stdout.write('half'); sys.exit(1)"],
    ids=["failed", "silent", "cut short"],
)
def test_without_an_answer_the_part_is_written_here(
    ledger: Ledger,
    folder: Path,
    answered: Answered,
    monkeypatch: pytest.MonkeyPatch,
    program: str,
) -> None:
    """Whatever the second process died of."""
    expected = contents(alone(ledger, folder, monkeypatch))
    monkeypatch.setattr(second_process, "_BEGIN", program)
    assert expected == contents(rebuild(ledger, folder.with_name("here")))
    assert [None] == [tables for _, tables in answered]


def test_what_is_wrong_there_is_refused_here(
    ledger: Ledger, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An entry of the second half that cannot be read: the refusal names it, however many look."""
    with sqlite3.connect(tmp_path / "ledger.sqlite") as database:
        database.execute(
            "UPDATE stored_events SET state=CAST('{' AS BLOB) WHERE originator_id='ST:ST-11'"
        )
    database.close()
    with pytest.raises(IntegrityBroken) as one:
        alone(ledger, folder, monkeypatch)
    with pytest.raises(IntegrityBroken) as two:
        rebuild(ledger, folder)
    assert str(one.value) == str(two.value)
    assert read_manifest(folder, every_kind()) is None


def test_an_interrupt_ends_both(
    ledger: Ledger, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second process is gone, no segment is there, and the next to come begins anew."""
    processes: list[Process | None] = []
    started = second_process._started

    def noted(*given: Any) -> Process | None:
        processes.append(started(*given))
        return processes[-1]

    def interrupted(*_: Any) -> Tables:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(second_process, "_started", noted)
        patch.setattr(Part, "write", interrupted)
        with pytest.raises(KeyboardInterrupt):
            rebuild(ledger, folder)
    (process,) = processes
    assert process is not None
    assert process.returncode is not None
    assert read_manifest(folder, every_kind()) is None
    expected = contents(alone(ledger, folder.with_name("alone"), monkeypatch))
    assert expected == contents(catch_up(ledger, folder))


class EndlessFold:
    """Never comes to an end."""

    def follow(self, *_: Any) -> Lesson:
        """Wait."""
        sleep(600)
        raise AssertionError("nobody waits so long")


def test_the_second_process_ends_with_the_first(ledger: Ledger, folder: Path) -> None:
    """When whoever asked is gone, the pipe between them closes."""
    endless = dataclasses.replace(SPANS, fold=EndlessFold)
    folder.mkdir()
    _, other = parts_of(ledger, folder, (endless,), 0, ledger.last_position)
    process = second_process._started(ledger, _written, other, False)
    assert process is not None
    assert process.stdin is not None
    assert process.poll() is None
    process.stdin.close()
    assert 1 == process.wait(60)
    second_process._end(process)


def test_the_second_process_imports_what_it_needs() -> None:
    """It starts fast: no command line, no validation, no engine, no pandas."""
    asks = (
        "import sys, projections.facts.second, projections.facts.columns, ledger.storage.sqlite; "
    )
    told = subprocess.run(
        [sys.executable, "-c", asks + "print(*{name.split('.')[0] for name in sys.modules})"],
        check=True,
        capture_output=True,
        text=True,
    )
    heavy = {
        "commands",
        "click",
        "pydantic",
        "duckdb",
        "ibis",
        "pandas",
        "docx",
        "lxml",
        "openpyxl",
    }
    assert set() == heavy & set(told.stdout.split())
    assert "pyarrow" in told.stdout.split()


_LOOKS = """
import sys
from pathlib import Path
from commands.session import open_ledger
from projections.facts.store import catch_up
books = open_ledger(Path(sys.argv[1]))
catch_up(books, Path(sys.argv[2]))
books.close()
print(*{name.split(".")[0] for name in sys.modules} & {"pyarrow", "pandas", "subprocess"})
"""


def test_nothing_new_imports_nothing(ledger: Ledger, folder: Path, tmp_path: Path) -> None:
    """Facts that cover the ledger are found by their manifest; new ones are written without
    pandas.
    """
    looked = [
        subprocess.run(
            [sys.executable, "-c", _LOOKS, str(tmp_path), str(folder)],
            check=True,
            capture_output=True,
            text=True,
        ).stdout.split()
        for _ in range(2)
    ]
    assert [{"pyarrow", "subprocess"}, set()] == [set(names) for names in looked]


def test_the_clock_is_not_read() -> None:
    """The second process records nothing."""
    with pytest.raises(AssertionError):
        second_process._no_clock()
