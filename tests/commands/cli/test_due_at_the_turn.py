"""What is late stays in sight when a reporting year begins."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.console import Console

BOOKS = """
@ 1/9/2024 08:00
init so --unit CAH --name "Công an huyện Mẫu" --as CB01
"""
FIRST = """
unit create DX --name "Đội 1" --level huyện --parent CAH --on 1/9/2024
"""


@pytest.fixture
def books(console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Console:
    """A district whose books begin six weeks before the year does."""
    monkeypatch.chdir(tmp_path)
    console.all(BOOKS)
    console.all(FIRST, ledger="so")
    console.at("16/10/2024 09:00")
    return console


def asked(books: Console, line: str) -> Any:
    """What a question answers, as JSON."""
    return json.loads(books.line(f"{line} --as-of 16/10/2024 --format json").out)


def test_what_is_late_from_the_year_before_is_told(books: Console) -> None:
    """At least 31 days back; rates are of the new year alone."""
    late = {one["due"] for one in asked(books, "due")["due"] if one["state"] == "overdue"}
    assert {"2024-09-30", "2024-10-14"} <= late
    assert "2024-09-15" <= min(late)
    summary = asked(books, "summary")
    assert late <= {one["due"] for one in summary["overdue"]}
    assert 0 == asked(books, "due --summary")["reports"][-1]["owed"]
