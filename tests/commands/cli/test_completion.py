"""What a shell proposes while a command is typed, and how it comes to ask."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from commands.cli.spelling.completing import COMPLETED
from commands.cli.spelling.shells import SHELLS, VARIABLE, proposals
from commands.main import main
from commands.session import Session
from commands.speech import use_language
from tests.command_tree import leaves
from tests.commands.console import Console
from tests.commands.world import HOME
from tests.sources import ROOT

BREAKS = " \t\n\"'@><=;|&(:"
"""What ends a word in bash, unless somebody says otherwise."""

Bash = Callable[[str], list[str]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Asks as a shell's script does, by variables of the environment, in Vietnamese whatever was
    spoken before.
    """
    use_language("vi")

    def answer(shell: str, **variables: str) -> list[str]:
        with monkeypatch.context() as patch:
            for name, value in variables.items():
                patch.setenv(name, value)
            return proposals(main, f"{shell}_complete", obj=Session()).splitlines()

    return answer


@pytest.fixture
def bash(asked: Callable[..., list[str]]) -> Bash:
    """What bash is told of a line up to the cursor."""

    def answer(line: str) -> list[str]:
        said = asked("bash", COMP_BEGUN=line, COMP_BREAKS=BREAKS)
        return [one.removeprefix("plain,") for one in said]

    return answer


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("socai nh", ["nhap", "nhat-ky", "nhan-thuc"]),
        ("socai casefile re", ["report", "reopen", "resume"]),
        ("socai officer change CB02 --role chi", ["chỉ\\ huy"]),
        ("socai ho-so xem st-10", ["ST-101/2024", "ST-102/2024", "ST-103/2024", "ST-104/2024", "ST-109/2021"]),
        ("socai casefile show ST-102", ["ST-102/2024"]),
        ("socai ctvbm show ", ["LC-101/2023", "LT-101/2023"]),
        ("socai persona show ", []),
        ("socai log VA", ["VA-101/2024"]),
        ("socai ctvbm assign LC-101/2023 --to HN", ["HN-101/2024"]),
        ("socai ctvbm open X --source-record ST-102", ["ST-102/2024"]),
        ("socai casefile show ST:ST-102", ["ST-102/2024"]),
        ('socai casefile show "ST:ST-102', ["ST:ST-102/2024"]),
        ("socai unit show x", ["XA-01"]),
        ("socai unit show xa0", ["XA-01"]),
        ("socai officer show ", ["CB01", "CB02", "CB03"]),
        ("socai stats --unit ", ["CAH", "DHS", "DKTMT", "XA-01"]),
        ("socai casefile open X --officer cb-03", ["CB03"]),
        ("socai casefile open X --symbol đ", ["ĐV", "ĐN", "ĐB", "ĐY", "ĐM", "ĐC", "ĐL"]),
        ("socai ctvbm open X --symbol ", ["LT", "LC", "LD"]),
        ("socai casefile open X --class ", ["A", "B"]),
        ("socai casefile open X --level t", ["tỉnh"]),
        ("socai casefile open X --source hi", ["Hiềm\\ nghi"]),
        ('socai casefile open X --source "hi', ["Hiềm nghi"]),
        ("socai casefile close VA-101/2024 --way ", ["Phá\\ án\\ chuyển\\ khởi\\ tố", "Đủ\\ căn\\ cứ\\ đề\\ nghị\\ khởi\\ tố", "Đình\\ chỉ", "Không\\ ghi\\ hình\\ thức\\ kết\\ thúc"]),
        ("socai casefile effect X xu", ["Xử\\ phạt\\ hành\\ chính"]),
        ("socai ctvbm rate LT-101/2023 ", ["xuất\\ sắc", "khá", "trung\\ bình", "yếu"]),
        ("socai register V", ["VAI_AO"]),
        ("socai stats --line v", ["VAI_AO"]),
        ("socai stats --by unit,sta", ["unit,status"]),
        ("socai stats --format ", ["table", "json", "csv", "xlsx", "docx"]),
        ("socai import x", ["file,x"]),
        ("socai init ", ["file,"]),
        ("socai --led", ["--ledger"]),
        ("socai casefile close ST-101/2024 --w", ["--way"]),
        ("socai casefile open X --on 3", []),
    ],
)  # fmt: skip
def test_words_that_are_proposed(
    line: str, expected: list[str], books: Console, bash: Bash
) -> None:
    """Commands by both names, numbers, codes, symbols and values of the catalog, as bash reads them."""
    assert expected == bash(line)


def test_a_number_of_two_lines_is_proposed_with_its_line(books: Console, bash: Bash) -> None:
    """What would be ambiguous is told apart."""
    for symbol in ("ST --class A --list I", "HN"):
        books.all(
            f"casefile open 7/2024 --symbol {symbol} --unit DHS --officer CB03 --on 2/3/2024 --as CB01"
        )
    assert ["HN:7/2024", "ST:7/2024"] == bash("socai casefile show 7")


def test_what_the_ledger_added_to_the_catalog_is_proposed(books: Console, bash: Bash) -> None:
    """A ledger's own field of work completes like those of the catalog."""
    books.all('catalog add field "Zơ-nơ" --as CB01')
    assert ["zơ-nơ"] == bash("socai casefile open X --field z")
    added = "catalog add offence 'Bán pháo' --article 399a --branch 'kinh tế' --family trading"
    books.all(f"{added} --as CB01")
    assert ["399a"] == bash("socai outcome record arrest --offence 399")
    assert ["traffic", "trafficking"] == bash("socai catalog add offence X --family traf")


def test_inspections_are_proposed(books: Console, bash: Bash) -> None:
    """Those that were opened, to draw files in and to look back at what was drawn."""
    books.all("inspection open KT-01/2024 --kind self --as CB01")
    assert ["KT-01/2024"] == bash("socai inspect sample ST --inspection kt")
    assert ["KT-01/2024"] == bash("socai inspect sampled KT")


def test_another_ledger_is_asked_where_one_is_named(books: Console, bash: Bash) -> None:
    """What is typed for --ledger is what is looked into."""
    assert ["DHS"] == bash(f"socai --ledger {HOME} unit show dh")
    assert [] == bash("socai --ledger nowhere unit show dh")


def test_the_shells_of_the_library_are_answered_in_its_way(
    books: Console, asked: Callable[..., list[str]]
) -> None:
    """By COMP_WORDS and COMP_CWORD, whole values come back, unquoted."""
    words = {"COMP_WORDS": "socai casefile open X --source Hi", "COMP_CWORD": "5"}
    assert ["plain,Hiềm nghi"] == asked("bash", **words)
    assert ["plain", "Hiềm nghi", "_"] == asked("zsh", **words)
    assert ["plain", "Hiềm nghi", "_"] == asked("powershell", **words)
    assert ["plain,Hiềm nghi"] == asked("fish", **{**words, "COMP_CWORD": "Hi"})
    said = asked("zsh", COMP_WORDS="socai receipt --f", COMP_CWORD="2")
    assert ["plain", "--format", "Dạng kết quả."] == said


def test_powershell_hands_over_whole_words(books: Console, asked: Callable[..., list[str]]) -> None:
    """A path keeps its backslashes, and a word its blanks."""
    begun = "\n".join(["--ledger", HOME, "casefile", "open", "A B", "--unit", "dk"])
    assert ["plain", "DKTMT", "_"] == asked("powershell", COMP_BEGUN=begun)


def damaged(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[100:4096] = bytes(at * 7 % 256 for at in range(100, 4096))
    path.write_bytes(data)


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


STATES: dict[str, Callable[[Path], object]] = {
    "absent": Path.unlink,
    "empty": lambda path: path.write_bytes(b""),
    "damaged": damaged,
    "cut short": lambda path: path.write_bytes(path.read_bytes()[:9_000]),
    "no database": lambda path: path.write_text("no database"),
    "a folder": a_folder,
}


@pytest.mark.parametrize("state", STATES)
def test_no_state_of_the_ledger_disturbs_whoever_types(
    state: str, books: Console, bash: Bash, capfd: pytest.CaptureFixture[str]
) -> None:
    """Nothing is raised, said or written, whatever stands where the ledger's file should."""
    STATES[state](Path(HOME, "ledger.sqlite"))
    before = seen(Path(HOME))
    assert "ST" in bash("socai casefile open X --symbol ")
    for line in ("socai casefile show ", "socai unit show ", "socai casefile close X --way "):
        bash(line)
    assert (before, ("", "")) == (seen(Path(HOME)), tuple(capfd.readouterr()))


def seen(folder: Path) -> dict[str, tuple[int, int]]:
    """What stands in a folder: sizes and times of change."""
    return {
        one.name: (one.stat().st_size, one.stat().st_mtime_ns) for one in sorted(folder.iterdir())
    }


def test_a_busy_ledger_is_not_waited_for_and_nothing_is_written(books: Console, bash: Bash) -> None:
    """A writer that holds the lock holds nobody up; no file appears beside the ledger's."""
    with closing(sqlite3.connect(Path(HOME, "ledger.sqlite"))) as writer:
        writer.execute("BEGIN EXCLUSIVE")
        before = seen(Path(HOME))
        assert ["ST-102/2024"] == bash("socai casefile show ST-102")
        assert before == seen(Path(HOME))


def test_a_tampered_name_steers_no_terminal(books: Console, bash: Bash) -> None:
    """A name with control signs is proposed to nobody, and its neighbours are."""
    with closing(sqlite3.connect(Path(HOME, "ledger.sqlite"))) as thief, thief:
        thief.execute(
            "UPDATE stored_events SET originator_id='VA' || char(27) || '[2J' WHERE originator_id='ST:ST-101/2024'"
        )
        thief.execute(
            "UPDATE stored_events SET originator_id='ST:ST-10' || char(10) || 'x' WHERE originator_id='ST:ST-102/2024'"
        )
    assert ["ST-103/2024", "ST-104/2024", "ST-109/2021"] == bash("socai casefile show ST-10")


def test_a_protected_ledger_completes(books: Console, bash: Bash) -> None:
    """An inspector's copy that may not be written is read like any."""
    folder = Path(HOME)
    folder.chmod(0o555)
    try:
        assert ["VA-101/2024"] == bash("socai log VA")
    finally:
        folder.chmod(0o755)


@pytest.mark.parametrize(
    "variables",
    [
        {VARIABLE: "bash_complete"},
        {VARIABLE: "nonsense"},
        {VARIABLE: "zsh_complete", "COMP_WORDS": "socai 'x", "COMP_CWORD": "nonsense"},
        {VARIABLE: "powershell_complete"},
    ],
)
def test_a_shell_that_asks_wrongly_is_told_nothing(
    variables: dict[str, str], console: Console
) -> None:
    """No traceback is written into a line being typed."""
    said = subprocess.run(
        [sys.executable, "-c", "from commands.main import entry_point; entry_point()"],
        env={**os.environ, **variables, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert (0, b"", b"") == (said.returncode, said.stdout.strip()[:0], said.stderr)


def test_every_number_and_code_is_completed() -> None:
    """No parameter that takes a file number or a code is left without its proposals."""
    taken = {
        (parameter.name or "", getattr(parameter, "metavar_source", None) or parameter.metavar)
        for _words, command in leaves()
        for parameter in command.params
    }
    assert set() == {
        name for name, stands in taken if stands in ("CODE", "NUMBER") and name not in COMPLETED
    }


def test_bash_itself_completes(books: Console, console: Console) -> None:
    """The script runs in a real bash, where there is one: words after a colon, and quoted ones."""
    if shell := shutil.which("bash"):
        Path("socai").write_text(
            f'#!/bin/sh\nexec "{sys.executable}" -c "from commands.main import entry_point; entry_point()" "$@"\n'
        )
        Path("socai").chmod(0o755)
        Path("script").write_text(console("completion", "bash").out, "utf-8")
        Path("asks").write_text(
            "source ./script\n"
            "ask() { COMP_LINE=$1 COMP_POINT=${#1} COMP_TYPE=9; _socai_completion ./socai; printf '%s|' \"${COMPREPLY[@]}\"; }\n"
            "compopt() { :; }\n"
            "ask 'socai casefile show ST:st-102'; ask 'socai casefile open X --source hi'\n"
        )  # fmt: skip
        env = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
        said = subprocess.run(
            [shell, "asks"], env=env, capture_output=True, encoding="utf-8", check=True
        )
        assert ("ST-102/2024|Hiềm\\ nghi|", "") == (said.stdout, said.stderr)


# ---- scripts, and their way into a shell -----------------------------------------------------------


@pytest.fixture
def home(console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of somebody else's making."""
    folder = tmp_path / "nhà"
    folder.mkdir()
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(folder))
    for name in ("XDG_CONFIG_HOME", "ZDOTDIR"):
        monkeypatch.delenv(name, raising=False)
    return folder


START_UP = {
    "bash": ".bashrc",
    "zsh": ".zshrc",
    "powershell": ".config/powershell/Microsoft.PowerShell_profile.ps1",
}


def test_powershell_reads_plain_letters(console: Console) -> None:
    """Windows PowerShell reads a script without a mark in its code page: there is none but ASCII."""
    script = console("completion", "powershell").out
    assert script.isascii()
    assert script.startswith("Register-ArgumentCompleter -Native -CommandName socai, socai.exe ")
    assert [] == [
        wanted
        for wanted in (
            "$env:_SOCAI_COMPLETE = 'powershell_complete'",
            '$env:COMP_BEGUN = $words -join "`n"',
            "[Console]::OutputEncoding = [System.Text.Encoding]::UTF8",
            "[System.Management.Automation.CompletionResult]::new(",
        )
        if wanted not in script
    ]
    assert script.count("{") == script.count("}")


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_asks_for_its_shell(shell: str, console: Console) -> None:
    """Each shell's script names its own question and the program."""
    said = console("completion", shell)
    assert (0, True) == (said.code, f"{shell}_complete" in said.out and "socai" in said.out)


@pytest.mark.parametrize("shell", START_UP)
@pytest.mark.parametrize("kept", [None, "", "alias ll='ls -l'\n", "no line end: tiếng Việt"])
def test_a_start_up_file_gets_one_line(
    shell: str, kept: str | None, console: Console, home: Path
) -> None:
    """What stands there stays as it is; installed again, nothing is added."""
    profile = home / START_UP[shell]
    if kept is not None:
        profile.parent.mkdir(parents=True, exist_ok=True)
        profile.write_text(kept, "utf-8")
    first = console("completion", shell, "--install")
    added = profile.read_text("utf-8").removeprefix(kept or "").strip("\n")
    second = console("completion", shell, "--install")
    assert (0, 0) == (first.code, second.code)
    assert (
        [added]
        == added.splitlines()
        == [line for line in profile.read_text("utf-8").splitlines() if "socai" in line]
    )
    assert (kept or "").strip() in profile.read_text("utf-8")
    named = re.search(r'\$HOME/([^"]+)"', added)
    assert named
    assert (home / named[1]).read_text("utf-8").endswith(console("completion", shell).out)


def test_a_start_up_file_in_two_byte_letters_stays_one(console: Console, home: Path) -> None:
    """What PowerShell 5.1 wrote as UTF-16 is added to as UTF-16."""
    profile = home / "hồ sơ.ps1"
    profile.write_bytes("\ufeff# của tôi\r\n".encode("utf-16-le"))
    for _time in range(2):
        assert 0 == console("completion", "powershell", "--install", "--profile", profile).code
    lines = profile.read_text("utf-16").splitlines()
    assert ("# của tôi", 2) == (lines[0], len(lines))


def test_fish_needs_no_start_up_file(console: Console, home: Path) -> None:
    """Fish reads its folder of completions."""
    assert 0 == console("completion", "fish", "--install").code
    assert [".config/fish/completions/socai.fish"] == [
        one.relative_to(home).as_posix() for one in home.rglob("*") if one.is_file()
    ]


def test_somebody_elses_script_is_not_overwritten(console: Console, home: Path) -> None:
    """A file of that name that is not ours is left alone, and the shell is not changed."""
    theirs = home / ".local/share/socai/completion.bash"
    theirs.parent.mkdir(parents=True)
    theirs.write_text("echo mine\n")
    said = console("completion", "bash", "--install")
    assert (3, "echo mine\n", False) == (said.code, theirs.read_text(), (home / ".bashrc").exists())


def test_a_place_that_cannot_be_written_is_named(console: Console, home: Path) -> None:
    """A folder where the start-up file should stand is refused with its name."""
    (home / ".bashrc").mkdir()
    said = console("completion", "bash", "--install")
    assert (3, True) == (said.code, ".bashrc" in said.err)
