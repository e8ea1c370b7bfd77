"""On a disk without a free byte, a question whose facts are current is answered all the same."""

from __future__ import annotations

import errno
import os
import sqlite3
from io import StringIO

import pytest

from commands.main import run
from ledger.storage import connections
from tests.commands.console import Console

YEAR = "--from 15/10/2023 --to 14/10/2024"


@pytest.mark.parametrize(
    "line",
    [f"stats {YEAR}", "register ST", f"trace ST current {YEAR}", "diff 1/1/2024 1/6/2024"],
)
def test_questions_need_no_room(line: str, books: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite finds no room for the files of a reader, and nothing else is written."""
    expected = books.line(line).out

    def refuse(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    def written(*_: object, **__: object) -> None:
        raise AssertionError("something was to be written")

    monkeypatch.setattr(connections, "keep_log", refuse)
    monkeypatch.setattr("projections.facts.store.alone_in", written)
    monkeypatch.setattr("projections.facts.store.write_manifest", written)
    said = books.line(line)
    assert (0, expected) == (said.code, said.out), said.err


class Full:
    """A standard stream onto a disk without a free byte."""

    encoding = "utf-8"

    def write(self, _: str) -> int:
        """Find no room."""
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def flush(self) -> None:
        """Have nothing to write."""


@pytest.mark.parametrize("line", ["status", "stats --format json", "register ST", "log"])
def test_an_answer_for_which_there_is_no_room(
    line: str, books: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said in words; whoever recorded is told where to look."""
    err = StringIO()
    monkeypatch.setattr("sys.stdout", Full())
    monkeypatch.setattr("sys.stderr", err)
    assert 3 == run(line.split())
    assert ("socai log" in err.getvalue(), "OSError" in err.getvalue()) == (True, False)


def test_an_error_for_which_there_is_no_room(
    books: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its exit code tells it."""
    monkeypatch.setattr("sys.stderr", Full())
    assert 5 == run(["show", "ST-999/2024"])
