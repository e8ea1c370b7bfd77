"""Ctrl+C: one line that says so, and that nothing was recorded only where that is true."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.application import Ledger
from tests.commands.console import Console
from tests.commands.world import SIZE

RECORD = "casefile change ST-102/2024 --class B"


def interrupt(*_: object, **__: object) -> None:
    """What a user does who presses Ctrl+C."""
    raise KeyboardInterrupt


def test_stopped_before_writing(books: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing was recorded, and that is said."""
    monkeypatch.setattr("ledger.application.Ledger.commit", interrupt)
    said = books.line(RECORD)
    assert (130, "", "Đã dừng; sổ cái chưa ghi thêm gì.") == (said.code, said.out, said.err.strip())
    assert "Stopped; nothing was recorded in the ledger." in books.line(f"--lang en {RECORD}").err


def test_stopped_after_writing(books: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was recorded is not denied."""
    commit = Ledger.commit

    def record_and_stop(*given: object) -> None:
        commit(*given)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("ledger.application.Ledger.commit", record_and_stop)
        said = books.line(RECORD)
    assert (130, "Đã dừng.") == (said.code, said.err.strip())
    assert f"bút toán {SIZE + 1}" in books.line("log -n 1").out


def test_stopped_where_a_ledger_is_made(console: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is claimed of a ledger that was not there."""
    monkeypatch.setattr("ledger.application.Ledger.found", interrupt)
    said = console.line("init moi --unit CAH --name Mẫu --as CB01")
    assert (130, "Đã dừng.", True) == (said.code, said.err.strip(), Path("moi").exists())
