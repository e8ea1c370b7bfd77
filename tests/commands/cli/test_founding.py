"""A ledger is made whole or not at all, and who records is never blank."""

from __future__ import annotations

import json
import os
import shlex
from pathlib import Path

import pytest

from ledger.storage.folder import DATABASE
from tests.commands.console import Console

GOOD = "init moi --unit CAH --name Mẫu --as CB01"


@pytest.mark.parametrize("wrong", ["--level vùng", "--unit 'A B'", "--name ''", "--unit ''"])
def test_refused_founding_leaves_nothing(wrong: str, console: Console) -> None:
    """After a slip of the finger the command can simply be typed again."""
    said = console.line(f"{GOOD} {wrong}")
    assert (3, False) == (said.code, Path("moi").exists()), said.shown
    assert "Gợi ý: " in said.err
    assert 0 == console.line(GOOD).code


def test_founding_that_was_killed_can_be_repeated(
    console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A database without a first entry is no ledger yet."""
    with monkeypatch.context() as patch:
        patch.setattr(
            "ledger.application.Ledger.found", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt)
        )
        assert 130 == console.line(GOOD).code
    assert (Path("moi") / DATABASE).exists()
    assert 6 == console.line("--ledger moi status").code
    assert 0 == console.line(GOOD).code
    assert 5 == console.line(GOOD).code


@pytest.mark.skipif(os.name == "nt", reason="a folder in use stays there")
def test_a_working_folder_that_is_gone_holds_no_ledger(
    console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody took it away meanwhile."""
    Path("gone").mkdir()
    monkeypatch.chdir("gone")
    Path("../gone").rmdir()
    assert [6, 6] == [console.line(line).code for line in ("status", "log")]


def test_a_place_that_cannot_be_is_told_in_vietnamese(console: Console) -> None:
    """What the system says of it, too."""
    Path("a").write_bytes(b"")
    said = console.line("init a/moi --unit CAH --name Mẫu --as CB01")
    assert (6, True, False) == (said.code, "không phải thư mục" in said.err, "Not a" in said.err)


@pytest.mark.parametrize("code", ["CB01", 'a"b', "a\\b", "Đ-1", "#1"])
def test_default_officer_is_kept_as_typed(code: str, console: Console) -> None:
    """Whatever the code, the settings file can be read again."""
    assert 0 == console("init", "moi", "--unit", "CAH", "--name", "Mẫu", "--as", code).code
    assert 0 == console.line("--ledger moi unit create X1 --name x --level xã").code
    assert 0 == console.line(f"--ledger moi officer show {shlex.quote(code)}").code
    assert {code} == {
        entry["by"] for entry in json.loads(console.line("--ledger moi log --format json").out)
    }


@pytest.mark.parametrize("line", ["--as '' {}", "--as '  ' {}", "{} --as ' '"])
def test_blank_officer_is_nobody(line: str, books: Console) -> None:
    """The ledger's default records instead."""
    answer = json.loads(
        books.line(line.format("casefile report ST-101/2024 --document 1/BC --format json")).out
    )
    assert ["CB01"] == [entry["by"] for entry in answer["entries"]]
