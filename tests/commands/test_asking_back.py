"""A doubt is put to a person who watches the terminal; where nobody does, it is a refusal."""

from __future__ import annotations

import sys
from io import StringIO

import pytest

from tests.commands.console import Console


class Terminal(StringIO):
    """A stream that a person watches."""

    def isatty(self) -> bool:
        """It is one."""
        return True


class AtTerminal:
    """The module ``sys`` as somebody at a terminal has it, who types this."""

    def __init__(self, typed: str) -> None:
        self.stdin, self.stderr = Terminal(f"{typed}\n" if typed else ""), Terminal()
        self.stdout = sys.stdout


@pytest.fixture
def late(books: Console) -> Console:
    """Books whose clock has leapt over two years."""
    books.at("20/10/2026 09:00")
    return books


@pytest.mark.parametrize(
    ("answer", "code"), [("có", 0), ("yes", 0), ("không", 6), ("", 6), ("nhầm", 6)]
)
def test_only_yes_is_yes(
    late: Console, monkeypatch: pytest.MonkeyPatch, answer: str, code: int
) -> None:
    """An empty line, or none, is no; what was asked names both times."""
    monkeypatch.setattr("commands.speech.sys", AtTerminal(answer))
    said = late.line("casefile report ST-101/2024 --document 1/BC")
    asked = "(20/10/2026 09:00:00) đi trước bút toán cuối (01/10/2024 08:00:00) 749 ngày"
    assert (code, True, True) == (said.code, asked in said.err, "Vẫn ghi? (có/không)" in said.err)


def test_nobody_is_asked_without_a_terminal(late: Console) -> None:
    """A script that reads from a file, or whose errors go to one, is refused."""
    said = late.line("casefile report ST-101/2024 --document 1/BC")
    assert (6, False) == (said.code, "Vẫn ghi?" in said.err)
