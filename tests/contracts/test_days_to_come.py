"""Nothing is answered for days to come unless the user names them."""

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
