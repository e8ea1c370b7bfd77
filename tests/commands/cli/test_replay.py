"""`socai inspect replay`: a unit's history, entry by entry."""

from __future__ import annotations

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from commands.screens.replay_screen import ReplayScreen
from tests.commands.console import Console

SCRIPT = """\
@ 20/10/2024 09:00
report submit bao-cao-mau-1.docx --from 15/10/2023 --to 14/10/2024 --unit DHS
@ 25/10/2024 09:00
casefile open ST-105/2024 --symbol ST --unit DHS --officer CB03 --class A --list I --on 13/10/2024
casefile close ST-103/2024 --way "Chết" --on 2/9/2024
correct 23 --on 3/9/2024 --reason "nhầm ngày"
void 22 --reason "ghi nhầm"
unit change DHS --name "Đội số 2" --on 1/10/2024 --yes
"""
"""Positions: 21 submitted, 22 opened, 23 closed, 24 and 25 the correction, 26 the void, 27."""

YEAR = "inspect replay --unit DHS --from 15/10/2023 --to 14/10/2024"


@pytest.fixture
def told(sample_files: Console) -> Console:
    """Books that tell of a late, a corrected and a voided entry."""
    sample_files.all(SCRIPT, ledger="so-cai")
    return sample_files


def lines(console: Console, more: str = "") -> list[Any]:
    """The steps as plain data."""
    said = console.line(f"{YEAR} {more} --format jsonl")
    assert 0 == said.code, said.shown
    return [json.loads(line) for line in said.out.splitlines()]


def test_marks(told: Console) -> None:
    """What an inspector is to notice of each entry; a report itself is never late."""
    marks = {one["entry"]["position"]: one["marks"] for one in lines(told)}
    assert ["backdated"] == marks[11]
    assert [] == marks[21]
    assert ["late", "voided"] == marks[22]
    assert ["late", "backdated", "voided"] == marks[23]
    assert ["late", "correction"] == marks[24] == marks[25]
    assert ["late", "void"] == marks[26]
    assert ["late"] == marks[27]


def test_totals_run(told: Console) -> None:
    """Each line of JSON has what its entry changed, and the totals after it."""
    found = {one["entry"]["position"]: one for one in lines(told)}
    watch = {
        position: next(row for row in one["totals"] if row["line"] == "ST")
        for position, one in found.items()
    }
    assert (3, 3) == (watch[22]["added"], watch[22]["current"])
    assert (1, 2) == (watch[23]["removed"], watch[23]["current"])
    assert (2, 1) == (watch[26]["added"], watch[26]["current"])
    [closed] = found[23]["changes"]
    assert ("ST-103/2024", "left", None) == (closed["number"], closed["kind"], closed["after"])


def test_as_things_were(told: Console) -> None:
    """Along the days nothing stands that was voided; each entry tells what became of its file."""
    found = lines(told, "--along days")
    days = [one["as_of"] for one in found]
    assert sorted(days) == days
    assert {27} == {one["position"] for one in found}
    told_of = [(one["entry"]["position"], len(one["changes"])) for one in found]
    assert [(11, 1), (12, 1), (13, 1), (14, 1), (17, 0), (25, 1), (27, 0)] == told_of


def test_until(told: Console) -> None:
    """A replay ends where it is told to: at a position, or along the days at a day."""
    assert 13 == lines(told, "--until 13")[-1]["position"]
    assert "2024-03-01" == lines(told, "--along days --until 1/3/2024")[-1]["as_of"]


def test_known_at(told: Console) -> None:
    """What was recorded later is not told, nor that it voids something."""
    assert ["late"] == lines(told, "--known-at 22")[-1]["marks"]


class Watched(StringIO):
    """A stream that a person watches."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def test_step(told: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    """After every entry somebody is waited for: on, the register, or no more."""

    class AtTerminal:
        stdin, stderr, stdout = Watched("\nr\nq\n"), Watched(), sys.stdout

    monkeypatch.setattr("commands.speech.sys", AtTerminal())
    said = told.line(f"--lang en {YEAR} --step")
    assert 3 == said.err.count("Enter: on; r: the register; q: stop")
    assert "entry 12" in said.out
    assert "entry 13" not in said.out
    assert "ST-104/2024: ST, huyện, DHS, CB03" in said.out
    assert 3 == said.out.count("As known at") + said.out.count(", as known at")


def test_step_where_nobody_watches(told: Console) -> None:
    """A script is told everything at once."""
    assert "bút toán 27" in told.line(f"{YEAR} --step").out


def test_masked_on_a_pipe(told: Console) -> None:
    """What leaves the terminal names no source, line of JSON or text, once there is a degree."""
    told.all("secrecy set mật --on 1/1/2020", ledger="so-cai")
    told.redirected = True
    for form in ("table", "jsonl"):
        said = told.line(f"{YEAR} --format {form}")
        assert "CTV-•••1" in said.out
        assert "LC-101" not in said.shown


def test_page(told: Console) -> None:
    """One file that says whose it is, masks sources and bears the degree of secrecy."""
    told.all('secrecy set mật --copying "Không sao chụp" --on 1/1/2020', ledger="so-cai")
    said = told.line(f"{YEAR} --html trang.html")
    page = Path("trang.html").read_text("utf-8")
    assert 0 == said.code
    assert "Số hồ sơ nguồn bí mật đã được che (1)" in said.err
    for text in ("CTV-•••1", "MẬT", "Không sao chụp", "ST-103/2024", 'lang="vi"'):
        assert text in page
    assert "LC-101" not in page


def test_page_with_sources_is_an_entry(told: Console) -> None:
    """Written out, they were asked for with a reason, in which form, into which file."""
    said = told.line(f'{YEAR} --html trang.html --with-sources --reason "kiểm tra"')
    assert 0 == said.code
    assert "LC-101/2023" in Path("trang.html").read_text("utf-8")
    log = told.line("log --format json -n 1").out
    assert '"written_as": "html"' in log
    assert '"output": "trang.html"' in log


def test_the_screen_is_handed_the_story(told: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    """At a terminal the story is played there; its words are those of the log."""
    played: list[ReplayScreen] = []
    monkeypatch.setattr(ReplayScreen, "run", lambda screen: played.append(screen))
    for asked in ("is_attended", "has_screen"):
        monkeypatch.setattr(f"commands.cli.inspecting.replay.{asked}", lambda: True)
    assert 0 == told.line(f"--lang en {YEAR} --screen").code
    (screen,) = played
    late = next(step for step in screen.player.steps if 22 == step.position)
    assert "entry 22  ST-105/2024  opened" == screen.words.entry(late)[0]
    assert ["late", "12 days after its day", "voided later, by entry 26"] == screen.words.marks(
        late
    )
    assert "Unit: DHS and what is under it" == screen.words.scope[0]


def test_a_screen_needs_a_terminal(told: Console) -> None:
    """Down a pipe there is nobody to play it."""
    said = told.line(f"{YEAR} --screen")
    assert (2, True) == (said.code, "--screen" in said.err)


def test_other_commands_do_not_load_the_screen() -> None:
    """The library of screens is slow to load, and loaded for the one option."""
    code = (
        "import sys, commands.main, commands.cli.inspecting.replay; print('textual' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "False" == done.stdout.strip()
