"""One day, one number and one text are read alike on the command line, in a register and in a
report.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from projections.registers.reading.read import read_registers
from tests.commands.console import Console
from tests.projections.made_reports import HEAD, read_lines, read_text, values
from tests.projections.workbooks import TODAY, watch_files

DAYS = {
    "15/2/2024": date(2024, 2, 15),
    "15.02.2024": date(2024, 2, 15),
    "15-2-2024": date(2024, 2, 15),
    "15 / 2 / 2024": date(2024, 2, 15),
    "2024-02-15": date(2024, 2, 15),
    "2024-2-15": date(2024, 2, 15),
    "2024/02/15": date(2024, 2, 15),
    "15 tháng 02 năm 2024": date(2024, 2, 15),
    "15\u00a0tháng\u202f2 năm 2024": date(2024, 2, 15),
    "\u200e15/2/2024\u200f": date(2024, 2, 15),
    "15\ufe0f/\u206602\u2069/2024": date(2024, 2, 15),
    "15/2/24": None,
    "30/2/2024": None,
    "2024/30/02": None,
    "15/13/2024": None,
}
"""A day as somebody writes it; None: it must not be read as any day."""

UNSEEN = ["\u00ad", "\u200b", "\u2060", "\ufeff", "\u200e", "\u202a", "\u2068", "\ufe0f"]
"""Soft hyphen, zero-width space, word joiner, byte order mark, marks of direction, a selector."""

COUNTS = {
    "7": 7,
    "07": 7,
    "1.234": 1234,
    "1\u200b.234": 1234,
    "1.2345": None,
    "1,5": None,
    "0.123": None,
    "٣": None,
}
"""A count as somebody writes it; None: it must not be read as any count."""


def kept(console: Console) -> Any:
    """The last entry of the books."""
    return json.loads(console.line("log -n 1 --format json").out)[0]


def on_the_command_line(console: Console, text: str) -> date | None:
    """The day a report on a record is recorded of; None when the day is refused."""
    said = console("casefile", "report", "ST-101/2024", "--document", "BC", "--on", text)
    if said.code:
        return None
    return date.fromisoformat(kept(console)["effective_on"])


def in_a_register(folder: Path, text: str) -> date | None:
    """The day a record was opened on; None when its cell is bad."""
    row = {
        "Ngày lập": text,
        "Ngày kết thúc": None,
        "Hình thức kết thúc": None,
        "Ngày nộp lưu": None,
    }
    book = read_registers(watch_files(folder / "so.xlsx", row), TODAY)
    return book.rows[0].opened_on if book.rows else None


def in_a_report(text: str) -> date | None:
    """The first day of the period a report speaks of; None when it says no such period."""
    period = read_text(HEAD.replace("15/10/2023", text)).period
    return period.start if period else None


@pytest.mark.parametrize("text", DAYS)
def test_a_day_is_read_alike(books: Console, tmp_path: Path, text: str) -> None:
    """A spelling is the same day at all three mouths, or a day at none."""
    expected = DAYS[text]
    assert [expected] * 3 == [
        on_the_command_line(books, text),
        in_a_register(tmp_path, text),
        in_a_report(text),
    ]


@pytest.mark.parametrize("sign", UNSEEN)
def test_a_sign_that_nobody_sees_changes_nothing(books: Console, tmp_path: Path, sign: str) -> None:
    """A number, a name or a heading with a sign in it is the one without."""
    for typed in (f"ST-{sign}101/2024", f"{sign}ST{sign}: ST-101/2024"):
        said = books("casefile", "show", typed, "--format", "json")
        assert 0 == said.code, said.shown
    path = watch_files(tmp_path / "so.xlsx", {"Số hồ sơ": f"ST-{sign}101/2024", "Loại": f"B{sign}"})
    row = read_registers(path, TODAY).rows[0]
    assert ("ST-101/2024", "ST-101/2024", "B") == (
        row.number,
        row.file_number,
        row.attributes["class"],
    )
    plain, marked = "- Sưu tra: hiện có 12 hồ sơ", f"- Sưu{sign} tra: hiện có 1{sign}2 hồ sơ"
    assert values(read_lines(plain)) == values(read_lines(marked))
    assert 12 in values(read_lines(plain)).values()


@pytest.mark.parametrize("sign", UNSEEN)
def test_what_is_typed_is_kept_as_it_is_seen(books: Console, sign: str) -> None:
    """Two codes or names that look alike are one: no sign that nobody sees comes into the books."""
    said = books("unit", "create", f"DH{sign}S", "--name", "Đội", "--level", "huyện")
    assert 5 == said.code, said.shown
    said = books("unit", "create", f"X{sign}1", "--name", f"Đội{sign} mới", "--level", "huyện")
    assert 0 == said.code, said.shown
    last = kept(books)
    assert ("unit:X1", "Đội mới") == (last["record"], last["body"]["name"])


@pytest.mark.parametrize("text", COUNTS)
def test_a_count_is_read_alike(books: Console, text: str) -> None:
    """Points divide thousands on the command line as in reports; what is doubtful is no count."""
    books.all("collaborator items LC-101/2023 9999 --valuable 0 --on 1/8/2024")
    typed, corrected = (
        None if books(*words).code else kept(books)["body"]["items"]
        for words in (
            ("collaborator", "items", "LC-101/2023", text),
            ("correct", "21", "--set", f"items={text}", "--reason", "nhầm"),
        )
    )
    stated = values(read_lines(f"- Sưu tra: hiện có {text} hồ sơ"))
    assert [COUNTS[text]] * 3 == [typed, corrected, next(iter(stated.values()), None)]
