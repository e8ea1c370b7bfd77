"""Restoring is done as a whole or not at all, whatever comes between."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from commands.usecases import restoring
from ledger.storage.locking import locked
from tests.commands.console import Console
from tests.commands.world import HOME

FILE, NEW = "so-cai.zip", Path("khoi-phuc")
ROOT = Path(__file__).parents[3]
OWN = ("targets/rieng.toml", "templates/bao-cao-nam.docx")


@pytest.fixture
def kept(books: Console) -> Console:
    """The little ledger with files of the unit's own, and a backup of it."""
    for name in OWN:
        (Path(HOME) / name).parent.mkdir()
        (Path(HOME) / name).write_text(name, "utf-8")
    assert 0 == books("backup", FILE).code
    return books


def all_there() -> dict[str, bytes]:
    """Every file here, and every folder."""
    return {str(one): one.read_bytes() if one.is_file() else b"" for one in Path().rglob("*")}


def nothing() -> None:
    """There is no such folder."""


def a_folder() -> None:
    """There is an empty one."""
    NEW.mkdir()


def a_folder_in_use() -> None:
    """There is one with settings, and with something of others."""
    NEW.mkdir()
    (NEW / "socai.toml").write_text('officer = "CB02"\n', "utf-8")
    (NEW / "ghi-chu.txt").write_text("x", "utf-8")


PLACES = (nothing, a_folder, a_folder_in_use)
STOPS: dict[str, tuple[BaseException, int]] = {
    "a full disk": (OSError(28, "No space left on device"), 6),
    "Ctrl+C": (KeyboardInterrupt(), 130),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("stop", STOPS)
@pytest.mark.parametrize("step", range(1, 6))
def test_stopped_between_two_files(
    kept: Console,
    monkeypatch: pytest.MonkeyPatch,
    place: Callable[[], None],
    stop: str,
    step: int,
) -> None:
    """Whatever file is the last one that could be given its place, none stays."""
    place()
    before = all_there()
    error, code = STOPS[stop]
    left = [step]

    def stopping(wanted: Callable[..., Any]) -> Callable[..., Any]:
        def done(*given: Any, **named: Any) -> Any:
            left[0] -= 1
            if not left[0]:
                raise error
            return wanted(*given, **named)

        return done

    with monkeypatch.context() as patch:
        for name in ("put_in_place", "sync_folder"):
            patch.setattr(restoring, name, stopping(getattr(restoring, name)))
        said = kept("restore", FILE, str(NEW))
    if left[0] > 0:  # it was done before
        assert 0 == said.code
        return
    assert (code, before) == (said.code, all_there()), said.err
    assert 0 == kept("restore", FILE, str(NEW)).code


@pytest.mark.parametrize("place", PLACES)
def test_two_at_once(
    kept: Console, monkeypatch: pytest.MonkeyPatch, place: Callable[[], None]
) -> None:
    """One is laid there while another is at work: the loser hears so, and the ledger is whole."""
    place()
    hold_against, inside = restoring._hold_against, list[int]()

    def and_another(*given: Any) -> None:
        hold_against(*given)
        if not inside:
            inside.append(1)
            inside.append(kept("restore", FILE, str(NEW)).code)

    monkeypatch.setattr(restoring, "_hold_against", and_another)
    said = kept("restore", FILE, str(NEW))
    assert ([1, 0], 5, True) == (inside, said.code, "đã có sổ cái với 20 bút toán" in said.err)
    assert [] == list(Path().rglob(".socai-*"))
    assert 0 == kept("--ledger", NEW, "verify").code
    assert all((NEW / name).read_text("utf-8") == name for name in OWN)


def test_another_is_at_work(kept: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another lays a ledger there, nothing is laid there; its lock is left alone."""
    a_folder_in_use()
    monkeypatch.setattr(restoring, "PATIENCE_SECONDS", 0)
    with locked(NEW / restoring.LOCK, 0):
        said = kept("restore", FILE, str(NEW))
        assert (6, True) == (said.code, (NEW / restoring.LOCK).exists())
    assert {"socai.toml", "ghi-chu.txt", restoring.LOCK} == {one.name for one in NEW.iterdir()}
    again = kept("restore", FILE, str(NEW))
    assert (0, True) == (again.code, restoring.LOCK in again.err)
    assert not (NEW / restoring.LOCK).exists()


def test_folders_above_are_made_or_not(kept: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ledger three folders down; where it fails, none of the three stays."""
    deep = Path("a/b/c")
    before = all_there()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", stopped)
        assert 6 == kept("restore", FILE, str(deep)).code
    assert before == all_there()
    assert 0 == kept("restore", FILE, str(deep)).code
    assert (deep / "ledger.sqlite").is_file()


def stopped(*_: object) -> None:
    """What a disk says that has become read-only."""
    raise OSError(30, "Read-only file system")


LONG = "a" * 300


@pytest.mark.parametrize("folder", [LONG, f"{LONG}/x", f"x/{LONG}"])
def test_a_name_that_no_folder_can_have(kept: Console, folder: str) -> None:
    """It is refused for that, and nothing is written; so it is for a bundle that is opened."""
    before = all_there()
    said = kept("restore", FILE, folder)
    assert (6, True) == (said.code, "tên tệp quá dài" in said.err)
    assert before == all_there()
    kept("bundle", "export", "d.socai", "--unit", "DHS", "--reason", "x")
    said = kept("bundle", "open", "d.socai", folder)
    assert (6, True) == (said.code, "tên tệp quá dài" in said.err)


@pytest.mark.parametrize("line", ["backup 2.zip", f"restore {FILE} {NEW}"])
def test_what_was_broken_off_is_named(kept: Console, line: str) -> None:
    """A copy that a killed run left behind is as secret as the books: the next one names it."""
    Path(".socai-cu").mkdir()
    Path(".socai-1f.tmp").write_text("x", "utf-8")
    said = kept.line(line)
    assert (0, True, True) == (said.code, ".socai-cu" in said.err, ".socai-1f.tmp" in said.err)
    assert Path(".socai-cu").is_dir()


def test_who_vouches_for_what(kept: Console) -> None:
    """A receipt vouches for the entries; where one was shown it is said of what it does not."""
    shown = kept("receipt").out.split()[-1]
    with_receipt = kept("restore", FILE, str(NEW), "--receipt", shown, "--receipt", shown)
    assert "Khớp với 1 biên nhận" in with_receipt.out, with_receipt.out
    assert "targets/rieng.toml" in with_receipt.out
    assert "Biên nhận chỉ bảo đảm cho các bút toán" in with_receipt.out
    without = kept("restore", FILE, "khac")
    assert "Biên nhận chỉ bảo đảm" not in without.out


WAITING = """
import sys, time
from pathlib import Path
from commands.usecases import {module}
def wait(*_):
    Path("begun").touch()
    time.sleep(60)
{module}.verified = wait
sys.argv = ["socai", *sys.argv[1:]]
from commands.main import entry_point
entry_point()
"""


HEARD = {"SIGINT": signal.default_int_handler}
"""What stands for a signal while a process is started, lest it is born deaf to it as we may be."""


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
@pytest.mark.parametrize(
    ("module", "line"), [("restoring", f"restore {FILE} {NEW}"), ("backing_up", "backup 2.zip")]
)
def test_told_to_end(kept: Console, module: str, line: str, name: str) -> None:
    """A machine that stops, a window that closes, Ctrl+C: what was written aside is gone."""
    before = all_there()
    number = getattr(signal, name)
    run = [sys.executable, "-c", WAITING.format(module=module), *line.split()]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SOCAI_LEDGER": HOME}
    heard = signal.signal(number, HEARD.get(name, signal.SIG_DFL))
    process = subprocess.Popen(run, env=environment, stderr=subprocess.PIPE)
    try:
        while process.poll() is None and not Path("begun").exists():
            time.sleep(0.01)
        process.send_signal(number)
        err = process.communicate()[1].decode()
    finally:
        process.kill()
        signal.signal(number, heard)
    Path("begun").unlink()
    assert (128 + number, "Đã dừng") == (process.returncode, err.strip()[:7])
    assert before == all_there()


NARROW = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
sys.argv = ["socai", *sys.argv[2:]]
from commands.main import entry_point
entry_point()
"""


@pytest.mark.parametrize("line", ["restore 1.zip moi", "restore 1.zip co", "backup 2.zip"])
@pytest.mark.parametrize("room_bytes", [0, 5_000, 30_000, 70_000])
def test_a_disk_that_fills_up(kept: Console, line: str, room_bytes: int) -> None:
    """In the middle of whatever file: it is said in words, and nothing stays of it."""
    (Path(HOME) / "templates/anh.docx").write_bytes(random.Random(1).randbytes(90_000))
    kept("backup", "1.zip")
    Path("co").mkdir()
    Path("co/ghi-chu.txt").write_text("x", "utf-8")
    before = {name: content for name, content in all_there().items() if HOME not in name}
    run = [sys.executable, "-c", NARROW, str(room_bytes), *line.split()]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SOCAI_LEDGER": HOME}
    done = subprocess.run(run, env=environment, capture_output=True, text=True, check=False)
    assert (3 if "backup" in line else 6) == done.returncode, done.stderr
    assert ("Lỗi: Không ghi được", False) == (done.stderr[:19], "dự kiến" in done.stderr)
    after = {name: content for name, content in all_there().items() if HOME not in name}
    assert before == after
    assert 0 == kept("verify").code
