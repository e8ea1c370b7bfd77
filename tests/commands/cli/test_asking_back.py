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


@pytest.mark.parametrize(
    ("command", "moves"),
    [
        ("unit dissolve DHS --into DKTMT", ("DKTMT", "cán bộ: CB03", "ST-103/2024, ST-104/2024")),
        ("officer leave CB03 --hand-over-to CB02", ("CB02", "LC-101/2023")),
    ],
)
@pytest.mark.parametrize("answer", ["có", "không"])
def test_what_moves_is_shown_before_it_moves(
    books: Console,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    moves: tuple[str, ...],
    answer: str,
) -> None:
    """And moves only where a person says yes."""
    before = books.line("log --format json").out
    with monkeypatch.context() as terminal:
        terminal.setattr("commands.speech.sys", AtTerminal(answer))
        said = books.line(command)
    assert all(text in said.err for text in (*moves, "Vẫn ghi? (có/không)"))
    recorded = before != books.line("log --format json").out
    assert (said.code, recorded) == ((0, True) if answer == "có" else (5, False))


def test_who_says_yes_beforehand_and_a_script_are_not_asked(
    books: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither is who moves nothing."""
    assert 0 == books.line("officer leave CB03 --hand-over-to CB02 --on 1/10/2024").code
    monkeypatch.setattr("commands.speech.sys", AtTerminal("không"))
    assert 0 == books.line("unit dissolve DHS --into DKTMT --yes").code
    assert 0 == books.line("unit dissolve XA-01 --into DKTMT").code


def test_nobody_is_asked_without_a_terminal(late: Console) -> None:
    """A script that reads from a file, or whose errors go to one, is refused."""
    said = late.line("casefile report ST-101/2024 --document 1/BC")
    assert (6, False) == (said.code, "Vẫn ghi?" in said.err)
