"""Fixtures of the command line's tests: a console at a standing clock, and books to work on."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.console import FIRST_DAY, Console, standing_clock
from tests.commands.small_report import write_report
from tests.commands.world import HOME, SCRIPT
from tests.ledger.old_format import as_format_1


@pytest.fixture(scope="module")
def still_console() -> Iterator[Console]:
    """A console at a standing clock; to stop the clock takes longer than most commands, so a module
    does it once.
    """
    with standing_clock() as made:
        yield made


@pytest.fixture
def console(still_console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Console:
    """A console in an empty folder, on its first day."""
    monkeypatch.chdir(tmp_path)
    still_console.at(FIRST_DAY)
    return still_console


@pytest.fixture(scope="session")
def recorded_world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The little ledger's folder, recorded once; tests work on copies."""
    folder, before = tmp_path_factory.mktemp("world"), Path.cwd()
    os.chdir(folder)
    try:
        with standing_clock() as made:
            made.all(SCRIPT, ledger=HOME)
    finally:
        os.chdir(before)
    return folder / HOME


@pytest.fixture
def books(console: Console, recorded_world: Path, monkeypatch: pytest.MonkeyPatch) -> Console:
    """A console in a folder with the little ledger, which is the one its commands are about."""
    shutil.copytree(recorded_world, HOME)
    monkeypatch.setenv("SOCAI_LEDGER", HOME)
    return console


@pytest.fixture
def sample_files(books: Console, samples: Path) -> Console:
    """The same, with the sample registers and reports beside the ledger, and the same ledger in
    its first format.
    """
    for path in samples.iterdir():
        if path.is_file():
            shutil.copy(path, path.name)
    old = Path("so-cai-cu")
    old.mkdir()
    as_format_1(Path(HOME) / "ledger.sqlite", old / "ledger.sqlite")
    write_report(Path("bao-cao-nho.txt"))
    write_report(Path("bao-cao-sai.txt"), added=6)
    return books
