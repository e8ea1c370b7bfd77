"""A terminal for tests: runs command lines in this process at a clock that stands, and keeps what
they print.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import shlex
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from unittest.mock import patch

from freezegun import freeze_time

import commands
import ledger
import projections
from commands.main import run
from commands.usecases.report_file import read_report_file
from ledger.values.dates import LOCAL_ZONE

# What is first imported while the clock stands would keep the standing clock's types.
for _package in (commands, ledger, projections):
    for _module in pkgutil.walk_packages(_package.__path__, f"{_package.__name__}."):
        importlib.import_module(_module.name)
for _name in ("ibis.backends.duckdb", "pandas"):
    importlib.import_module(_name)

FIRST_DAY = "20/10/2024 09:00"
"""When a console's clock stands unless it is set."""

ENVIRONMENT = ("SOCAI_LEDGER", "SOCAI_AS", "SOCAI_LANG", "SOCAI_DEBUG", "COLUMNS", "LANGUAGE")
"""What a user's shell could tell the program; a console starts without."""


@dataclass(frozen=True)
class Said:
    """What a command answered: exit code, both streams apart, and both as a terminal shows them."""

    code: int
    out: str
    err: str
    shown: str


@contextmanager
def on_a_terminal(*, seen: bool = True) -> Iterator[None]:
    """Print for the eyes of whoever sits at a terminal, though the text is kept for a test."""
    with patch("commands.speech.at_terminal", lambda **_stream: seen):
        yield


class _Stream(StringIO):
    """A stream that also writes to the terminal it belongs to."""

    def __init__(self, terminal: StringIO) -> None:
        super().__init__()
        self._terminal = terminal

    def write(self, text: str) -> int:
        self._terminal.write(text)
        return super().write(text)


def _at(moment: str) -> datetime:
    """A local moment to the minute, ``20/10/2024 09:00``, or to the second, as it begins."""
    form = "%d/%m/%Y %H:%M:%S" if moment.count(":") > 1 else "%d/%m/%Y %H:%M"
    return datetime.strptime(moment, form).replace(tzinfo=LOCAL_ZONE).astimezone(UTC)


class Console:
    """Runs command lines. ``move_to`` sets the clock, by default freezegun's.

    What is printed is seen on a terminal, unless it is ``redirected``.
    """

    def __init__(self, move_to: Callable[[datetime], None]) -> None:
        self._move_to = move_to
        self.redirected = False

    def at(self, moment: str) -> None:
        """Stand the clock at a local moment, ``20/10/2024 09:00``."""
        self._move_to(_at(moment))

    def __call__(self, *words: str | Path) -> Said:
        """Run one command line, given word by word."""
        terminal = StringIO()
        out, err = _Stream(terminal), _Stream(terminal)
        read_report_file.cache_clear()  # it is meant to last one run
        seen = not self.redirected
        with redirect_stdout(out), redirect_stderr(err), on_a_terminal(seen=seen):
            code = run([str(word) for word in words])
        return Said(code, out.getvalue(), err.getvalue(), terminal.getvalue())

    def line(self, text: str) -> Said:
        """Run one command line, as typed."""
        return self(*shlex.split(text))

    def all(self, script: str, ledger: str | None = None) -> None:
        """Run lines that must all succeed; ``@ MOMENT`` sets the clock; ``ledger``: the folder they
        are about.
        """
        if ledger:
            os.environ["SOCAI_LEDGER"] = ledger
        for text in filter(None, (line.strip() for line in script.splitlines())):
            if text.startswith("@ "):
                self.at(text.removeprefix("@ "))
            elif (said := self.line(text)).code:
                raise AssertionError(f"{text}\n{said.shown}")


@contextmanager
def standing_clock() -> Iterator[Console]:
    """A console whose clock stands on FIRST_DAY, in a plain environment."""
    kept = {name: os.environ.pop(name) for name in ENVIRONMENT if name in os.environ}
    try:
        with freeze_time(_at(FIRST_DAY), ignore=["_pytest"]) as frozen:
            yield Console(frozen.move_to)
    finally:
        for name in ENVIRONMENT:
            os.environ.pop(name, None)
        os.environ.update(kept)
