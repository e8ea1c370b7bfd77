"""`socai record` at a terminal: asked, answered, recorded; and what it prints, pasted into sh."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from commands.main import run
from commands.session import Session
from tests.commands.terminal.person import Person

HOME = "so cai $5"
"""The ledger's folder, in whose name a shell reads something."""

Starts = Callable[..., Person]

QUESTIONS = (
    ("Ghi việc gì", "\r"),
    ("Ngày phát sinh", "\r"),
    ("Mảng công tác", "ST\r"),
    ("Ký hiệu", "\r"),
    ("Số của hồ sơ mới", "-7/2026\r"),
    ("Đơn vị", "\r"),
    ("Cán bộ phụ trách", "\r"),
    ("Loại", "B\r"),
    ("Danh mục", "III\r"),
    ("Hệ", "\r"),
    ("Hệ lực lượng", "\r"),
    ("Lĩnh vực", "\r"),
    ("Nguồn", "\r"),
    ("không gian mạng", "\r"),
    ("Số văn bản làm căn cứ", "số `1` \"$HOME\" 100% của 'tôi'!\r"),
    ("Ngày của văn bản đó", "\r"),
)
"""What is asked for a watch file, and what is pressed."""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger of today with one unit and one officer, and a shell that knows nothing of it."""
    for name in ("SOCAI_LEDGER", "SOCAI_AS", "SOCAI_LANG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    made = tmp_path / HOME
    assert 0 == run(["init", str(made), "--unit", "CAH", "--name", "Huyện Mẫu", "--as", "CB01"])
    return made


@pytest.fixture
def starts(home: Path) -> Iterator[Starts]:
    """Have a person start `socai record` in the ledger's folder."""
    people: list[Person] = []

    def start(**environment: str) -> Person:
        people.append(Person(["record"], home, {**os.environ, **environment}))
        return people[-1]

    yield start
    for person in people:
        person.goes()


def answered(person: Person, count: int = len(QUESTIONS)) -> None:
    """Answer so many questions, each as soon as it stands there."""
    for question, keys in QUESTIONS[:count]:
        person.sees(question)
        person.press(keys)


def entries_of(home: Path) -> list[dict[str, Any]]:
    """What the ledger holds, without what it assigned itself."""
    with closing(Session(home).ledger) as ledger:
        return [one.body() | {"on": one.effective_on, "by": one.by} for one in ledger.entries()]


@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1"}], ids=["colours", "no colours"])
def test_what_is_printed_does_the_same(
    starts: Starts, home: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    """A file is opened; then its line is pasted elsewhere, for a ledger that is as it was."""
    before = Path(shutil.copytree(home, tmp_path / "before"))
    person = starts(**environment)
    answered(person)
    person.sees("c: ghi vào sổ")
    person.press("c")
    code, said = person.leaves()
    recorded = entries_of(home)
    assert (0, len(entries_of(before)) + 1) == (code, len(recorded))

    shutil.rmtree(home)
    shutil.copytree(before, home)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    line = next(one for one in said.splitlines() if one.startswith("socai "))
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(["sh", "-c", line], cwd=elsewhere, check=True, env={**os.environ, "PATH": path})
    assert recorded == entries_of(home)


@pytest.mark.parametrize("count", [0, len(QUESTIONS)])
@pytest.mark.parametrize(("key", "code"), [("\x1b", 1), ("\x03", 130)], ids=["Esc", "Ctrl+C"])
def test_leaving_writes_nothing(
    starts: Starts, home: Path, key: str, code: int, count: int
) -> None:
    """Esc and Ctrl+C at the first question, and before it is recorded."""
    before = entries_of(home)
    person = starts()
    answered(person, count)
    person.sees("Esc: thoát" if not count else "Ctrl+B")
    person.press(key)
    left, said = person.leaves()
    assert (code, True) == (left, "ghi" in said)
    assert before == entries_of(home)


def test_a_terminal_that_can_draw_nothing(starts: Starts) -> None:
    """It is told at once, as where there is no terminal."""
    code, said = starts(TERM="dumb").leaves()
    assert (2, True) == (code, "casefile open" in said)
