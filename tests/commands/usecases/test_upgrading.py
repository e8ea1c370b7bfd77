"""`socai upgrade` where something is in its way: the ledger is left as it was, and says why."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ledger.storage import upgrading
from tests.commands.console import Console

OLD = Path("so-cai-cu/ledger.sqlite")


def changed(statement: str) -> None:
    """Change the old ledger behind its back."""
    with closing(sqlite3.connect(OLD)) as connection, connection:
        connection.execute(statement)


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        (
            "UPDATE stored_events SET unit='X' WHERE position=8",
            "tại vị trí 8: dữ liệu kèm theo không khớp",
        ),
        ("DROP INDEX stored_events_unit", "không còn nguyên vẹn: tệp cơ sở dữ liệu bị hỏng"),
    ],
)
def test_a_broken_ledger_is_left_alone(sample_files: Console, statement: str, told: str) -> None:
    """What does not hold is evidence: it is named, not touched and not copied."""
    changed(statement)
    before = OLD.read_bytes()
    said = sample_files.line("--ledger so-cai-cu upgrade")
    assert 4 == said.code
    assert told in said.shown
    assert (before, [OLD]) == (OLD.read_bytes(), list(OLD.parent.glob("ledger*.sqlite")))


def test_another_root(sample_files: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    """Should an upgrade ever change what was recorded, it is said; the copy is there."""
    change: Callable[[sqlite3.Connection], None] = upgrading._change

    def forge(connection: sqlite3.Connection) -> None:
        change(connection)
        connection.execute("DELETE FROM stored_events WHERE position=20")

    monkeypatch.setattr(upgrading, "_change", forge)
    said = sample_files.line("--ledger so-cai-cu upgrade")
    assert 4 == said.code
    assert OLD.with_name("ledger.format-1.sqlite").is_file()


def test_no_room_for_the_copy(sample_files: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk is a refusal with a hint, and the old ledger goes on."""

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    said = sample_files.line("--ledger so-cai-cu upgrade")
    assert 6 == said.code
    assert "ổ đĩa đã đầy" in said.shown
    assert 0 == sample_files.line("--ledger so-cai-cu verify").code
