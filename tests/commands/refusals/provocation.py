"""How a refusal is provoked: a command line that must be refused, what has to be true before it,
and what it says.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from commands import speech
from ledger.errors import LedgerError
from tests.commands.console import Console, Said
from tests.commands.world import HOME

DATABASE = Path(HOME) / "ledger.sqlite"

OPEN = "casefile open {} --symbol ST --unit DKTMT --officer CB02 --class A --list I"
TEAM = "unit create TO-1 --name 'Tổ 1' --level huyện --parent DHS --on 1/1/2024"
HONORARY = "collaborator open LD-201/2024 --symbol LD --unit DHS --officer CB03 --on 1/3/2024"
"""Lines that several refusals begin with, or come after."""


@dataclass(frozen=True)
class Stage:
    """Where a refusal is provoked: a console in a folder with the little ledger.

    ``in_the_end``: what is put away after it.
    """

    console: Console
    patch: pytest.MonkeyPatch
    in_the_end: ExitStack = field(default_factory=ExitStack)


@dataclass(frozen=True)
class Provoked:
    """What was said, what was refused, and how many entries were written all the same (None: the
    store is unreadable).
    """

    said: Said
    refused: list[type[LedgerError]]
    written: int | None


@dataclass(frozen=True)
class Provocation:
    """``line`` must be refused with ``error``, naming every text of ``says``.

    ``before``: lines that must succeed first; ``prepare``: anything else that has to be done first;
    ``by_others``: how many entries somebody else records while the command runs.
    """

    error: type[LedgerError]
    line: str
    says: tuple[str, ...]
    before: str = ""
    prepare: Callable[[Stage], object] | None = None
    by_others: int = 0

    def __str__(self) -> str:
        return f"{self.error.__name__} {self.line}"[:60].rstrip()

    def on(self, stage: Stage) -> Provoked:
        """Provoke it."""
        with stage.in_the_end:
            return self._on(stage)

    def _on(self, stage: Stage) -> Provoked:
        stage.console.all(self.before)
        if self.prepare:
            self.prepare(stage)
        refused: list[type[LedgerError]] = []

        def refuse(error: LedgerError) -> int:
            refused.append(type(error))
            return speech.refuse(error)

        before = entries_kept()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("commands.main.refuse", refuse)
            said = stage.console.line(self.line)
        after = entries_kept()
        return Provoked(
            said,
            refused,
            None if before is None or after is None else after - before - self.by_others,
        )


def entries_kept() -> int | None:
    """How many entries the little ledger holds; None when its database cannot be read."""
    try:
        with closing(
            sqlite3.connect(f"{DATABASE.absolute().as_uri()}?mode=ro", uri=True)
        ) as database:
            return int(database.execute("SELECT count(*) FROM stored_events").fetchone()[0])
    except sqlite3.Error:
        return None
