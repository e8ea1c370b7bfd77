"""Nothing is answered for days to come unless the user names them; then it is told.

What is due is never late before its time.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.console import Console


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", ("2024-10-15", "2024-10-20")),
        ("--from 1/9/2024", ("2024-09-01", "2024-10-14")),
        ("--from 16/10/2024", ("2024-10-16", "2024-10-20")),
        ("--from 1/1/2023", ("2023-01-01", "2023-10-14")),
        ("--to 14/10/2025", ("2024-10-15", "2025-10-14")),
        ("--from 21/10/2024", ("2024-10-21", "2024-10-21")),
    ],
)
@pytest.mark.parametrize("command", ["stats", "trace ST current"])
def test_period_ends_today_or_before(
    command: str, typed: str, expected: tuple[str, str], books: Console
) -> None:
    """The reporting year that is not over ends today; days that were typed are kept."""
    answer = json.loads(books.line(f"{command} {typed} --format json").out)
    assert expected == (answer["from"], answer["to"])


def test_the_day_is_told(books: Console) -> None:
    """Who typed no date reads up to which day was counted."""
    assert "Từ ngày 15/10/2024 đến hết ngày 20/10/2024, tính cả hai ngày" in books.line("stats").out


def test_report_of_a_year_that_is_not_over(books: Console) -> None:
    """A report written within its year is named by its days, and says up to which it counts."""
    said = books.line("report write --format docx")
    assert "Số liệu từ ngày 15/10/2024 đến hết ngày 20/10/2024" in said.out
    assert Path("bao-cao-CAH-2024-10-15_2024-10-20.docx").exists()
    assert 0 == books.line("report write --format docx --to 14/10/2024").code
    assert Path("bao-cao-CAH-2024.docx").exists()


def test_report_of_a_calendar_year(books: Console) -> None:
    """A period of one's own is named by its first and its last day."""
    assert 0 == books.line("report write --format docx --from 1/1/2023 --to 31/12/2023").code
    assert Path("bao-cao-CAH-2023-01-01_2023-12-31.docx").exists()


DAY = "--as-of 1/1/2030"
TOLD = "Ngày cuối được hỏi chưa đến: đây là tình hình hiện nay"


@pytest.mark.parametrize(
    "command",
    [
        f"summary {DAY}",
        f"due {DAY} --status overdue",
        f"due {DAY} --summary",
        f"page {DAY} --output -",
        f"register ST {DAY}",
        "stats --to 1/1/2030",
    ],
)
def test_a_day_to_come_is_told(command: str, books: Console) -> None:
    """Whoever names a day to come reads that it is, and of today nobody says so."""
    assert TOLD in books.line(command).out
    assert TOLD not in books.line(command.replace("1/1/2030", "20/10/2024")).out


def test_nothing_is_overdue_before_its_time(books: Console) -> None:
    """As of a day to come is overdue what is overdue now, and all the rest is to come."""
    now, later = (json.loads(books.line(f"summary {day} --format json").out) for day in ("", DAY))
    assert now["overdue"]
    assert now["overdue"] == later["overdue"]
    assert later["to_come"][: len(now["to_come"])] == now["to_come"]
    as_due = json.loads(books.line(f"due {DAY} --format json").out)
    assert now["overdue"] + later["to_come"] == as_due["due"]
    rates = [json.loads(books.line(f"due {day} --summary --format json").out) for day in ("", DAY)]
    assert rates[0]["reports"] == rates[1]["reports"]
