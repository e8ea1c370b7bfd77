"""A ledger's folder is for its owner alone, whatever the umask says."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from commands.session import Session, closing
from tests.commands.console import Console

pytestmark = pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")

FOUND = "init moi --unit CAH --name Mẫu --as CB01"
OPEN = (
    "--ledger moi casefile open ST-1/2024 --symbol ST --unit CAH --officer CB01 --class A --list I"
)
ASK = "--ledger moi stats"


@pytest.fixture(params=[0o000, 0o022, 0o077, 0o277])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    """What the user's system takes away from the rights of new files."""
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def rights(home: Path) -> dict[str, set[str]]:
    """The rights of the folder and of its folders, and those of all files."""
    found: dict[str, set[str]] = {"folders": set(), "files": set()}
    for path in (home, *home.rglob("*")):
        kind = "folders" if path.is_dir() else "files"
        found[kind].add(f"{stat.S_IMODE(path.stat().st_mode):o}")
    return found


PRIVATE = {"folders": {"700"}, "files": {"600"}}


@pytest.mark.usefixtures("umask")
def test_a_new_ledger_is_private(console: Console) -> None:
    """Its database with what SQLite lays beside it, its settings, its facts."""
    console.all(f"{FOUND}\n{OPEN}\n{ASK}")
    with closing(Session(Path("moi"))) as session:
        assert session.ledger.last_position
        names = {path.name for path in Path("moi").rglob("*")}
        assert {"ledger.sqlite-wal", "ledger.sqlite-shm", "socai.toml", "manifest.json"} <= names
        assert PRIVATE == rights(Path("moi"))


def test_an_empty_folder_becomes_private(console: Console) -> None:
    """One with settings prepared for the ledger, too."""
    for files in ((), ("socai.toml",)):
        home = Path("moi")
        home.mkdir(mode=0o755)
        for name in files:
            (home / name).touch(0o600)
        console.all(FOUND)
        assert PRIVATE == rights(home)
        shutil.rmtree(home)


def test_a_folder_of_others_keeps_its_rights(console: Console) -> None:
    """Who shares it for what else is in it is not shut out; the ledger's own files are private."""
    home = Path("moi")
    home.mkdir()
    home.chmod(0o755)
    (home / "so.xlsx").touch()
    console.all(f"{FOUND}\n{ASK}")
    (home / "so.xlsx").unlink()
    assert {"folders": {"755", "700"}, "files": {"600"}} == rights(home)


def test_what_an_old_ledger_gains_is_private(sample_files: Console) -> None:
    """Facts, and the copy that an upgrade keeps; its database keeps the rights it was given."""
    home = Path("so-cai-cu")
    home.chmod(0o755)
    (home / "ledger.sqlite").chmod(0o644)
    sample_files.all("--ledger so-cai-cu stats\n--ledger so-cai-cu upgrade")
    new = {path for path in home.rglob("*") if path.is_file()} - {home / "ledger.sqlite"}
    assert home / "ledger.format-1.sqlite" in new
    assert {"600"} == {f"{stat.S_IMODE(path.stat().st_mode):o}" for path in new}
