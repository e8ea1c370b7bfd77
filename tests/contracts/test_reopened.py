"""A closed number opened again, as registers and figures have it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.commands.console import Console
from tests.projections.workbooks import WATCH_FILE, save, table

AGAIN = date(2024, 3, 1)


@pytest.fixture
def closed(books: Console) -> Console:
    """Books that took a closed and archived watch file from a register."""
    save(Path("a.xlsx"), {"Sưu tra": table(WATCH_FILE)})
    books.all("import a.xlsx")
    return books


def test_a_row_that_opens_a_closed_number_is_refused(closed: Console) -> None:
    """It is the same file taken up again, or another file: the hint says both ways."""
    none = {"Ngày kết thúc": None, "Hình thức kết thúc": None, "Ngày nộp lưu": None}
    row = {**WATCH_FILE, **none, "Ngày lập": AGAIN}
    save(Path("b.xlsx"), {"Sưu tra": table(row)})
    said = closed.line("import b.xlsx")
    assert 3 == said.code
    assert "đã lập ngày 17/08/2022 và kết thúc ngày 18/12/2023" in said.err
    assert "socai casefile reopen ST-001/2022" in said.err


def test_an_old_register_does_not_close_it_again(closed: Console) -> None:
    """What it says of the first closing, and of the archive, is in the books."""
    closed.all("casefile reopen ST-001/2022 --on 1/3/2024")
    save(Path("b.xlsx"), {"Sưu tra": table({**WATCH_FILE, "STT": 2})})
    said = closed.line("import b.xlsx --format json")
    assert 0 == said.code, said.shown
    state = json.loads(closed.line("casefile show ST-001/2022 --format json").out)
    assert ("open", None) == (state["status"], state["closed_on"])


def test_a_reopening_is_not_new(closed: Console) -> None:
    """It is added, by a movement of its own kind; opening + added − removed = current."""
    closed.all("casefile reopen ST-001/2022 --on 1/3/2024")
    days = "--from 15/1/2024 --to 14/10/2024 --line ST --format json"
    found = json.loads(closed.line(f"stats {days} --by movement").out)["rows"]
    added = {row["cell"]["movement"]: row["added"] for row in found}
    assert {"opened": 4, "reopened": 1, "closed": 0} == added
    (total, _symbol) = json.loads(closed.line(f"stats {days}").out)["rows"]
    assert (1, 5, 1, 5) == tuple(total[name] for name in ("opening", "added", "removed", "current"))
