"""What is read of a damaged ledger is refused with its position, whichever command reads it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.commands.console import Console
from tests.commands.small_report import write_report
from tests.commands.world import HOME

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
]
OF_A_UNIT = ["unit list", "unit show", "unit show DHS", "unit log DHS"]
OF_AN_OFFICER = ["officer list", "officer show CB03", "officer log CB03"]
READING = [
    *((line, 11, b'"list":"II"', b'"list":"IV"') for line in OF_A_RECORD),
    *((line, 5, "hình sự".encode(), "hình bự".encode()) for line in OF_A_UNIT),
    *((line, 8, b'"role":"officer"', b'"role":"leader" ') for line in OF_AN_OFFICER),
]
"""Lines, the position of an entry they read, and what of its bytes is changed to what."""


@pytest.mark.parametrize(("line", "position", "was", "becomes"), READING)
def test_a_changed_entry_is_never_shown(
    books: Console, line: str, position: int, was: bytes, becomes: bytes
) -> None:
    """Exit code 4 and the position; no figure and no line of what somebody else wrote."""
    write_report(Path("bao-cao.txt"))
    with closing(sqlite3.connect(f"{HOME}/ledger.sqlite")) as database, database:
        (state,) = database.execute(
            "SELECT state FROM stored_events WHERE position = ?", (position,)
        ).fetchone()
        assert was in state
        changed = state.replace(was, becomes)
        database.execute(
            "UPDATE stored_events SET state = ? WHERE position = ?", (changed, position)
        )
    said = books.line(line)
    assert (4, True) == (said.code, f"vị trí {position}" in said.shown.lower()), said.shown
