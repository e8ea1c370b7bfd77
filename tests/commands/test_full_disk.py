"""On a disk without a free byte, a question whose facts are current is answered all the same."""

from __future__ import annotations

import sqlite3

import pytest

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
