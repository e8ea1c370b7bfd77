"""`doctor`: what it finds of a ledger, that it writes nothing, and first steps without a ledger."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.commands.console import Console
from tests.commands.world import HOME

DATABASE = Path(HOME) / "ledger.sqlite"


def checks(console: Console, line: str = "doctor --format json") -> dict[str, dict[str, Any]]:
    """What is found, by what was looked at."""
    said = console.line(line)
    found = json.loads(said.out)
    assert (said.code == 0) == found["ok"]
    return {one["check"]: one for one in found["checks"]}


def standing(console: Console, check: str) -> str:
    """How one thing stands."""
    return str(checks(console)[check]["state"])


def left(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file of a folder: its bytes, and when they were written."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in paths}


def test_a_sound_ledger(books: Console) -> None:
    """Nothing is in the way of the work, and nothing is written, facts or none."""
    before = left(Path(HOME))
    found = checks(books)
    assert {"ok"} == {one["state"] for name, one in found.items() if name not in MACHINE}
    assert before == left(Path(HOME))
    books.line("stats")
    before = left(Path(HOME))
    assert "20 trên 20" in checks(books)["facts"]["told"]
    assert before == left(Path(HOME))


MACHINE = ("disk", "encoding", "file_names", "letters", "place", "terminal", "time_zone")


def setting(text: str) -> Callable[[Console], None]:
    """Write the settings."""

    def write(_console: Console) -> None:
        (Path(HOME) / "socai.toml").write_text(text, "utf-8")

    return write


def at(moment: str) -> Callable[[Console], None]:
    """Set the clock."""
    return lambda console: console.at(moment)


def other_facts(_console: Console) -> None:
    """Facts that know more than the ledger holds."""
    folder = Path(HOME) / "facts"
    folder.mkdir()
    (folder / "m-000000001-000000099.parquet").touch()


def facts_are_a_file(_console: Console) -> None:
    """Something else bears the name of the folder."""
    (Path(HOME) / "facts").write_text("?", "utf-8")


def left_the_unit(console: Console) -> None:
    """Whoever records by default has left."""
    console.all("officer join CB06 --unit DKTMT --on 1/9/2024")
    console.all("officer leave CB06 --on 1/10/2024")
    setting('officer = "CB06"')(console)


def readable_by_all(_console: Console) -> None:
    """The rights of a ledger that was made by an earlier version."""
    Path(HOME).chmod(0o755)
    DATABASE.chmod(0o644)


@pytest.mark.parametrize(
    ("before", "check", "expected"),
    [
        (setting("officer = CB01"), "settings", "problem"),
        (setting('oficer = "CB01"'), "settings", "note"),
        (setting('officer = "{0}"'), "recorder", "problem"),
        (setting('officer = "CB01"'), "recorder", "ok"),
        (setting('officer = "CB99"'), "recorder", "problem"),
        (setting(""), "recorder", "note"),
        (left_the_unit, "recorder", "problem"),
        (at("01/10/2024 07:57"), "clock", "problem"),
        (at("01/10/2024 07:58"), "clock", "ok"),
        (at("30/12/2024 08:00"), "clock", "ok"),
        (at("30/12/2024 08:01"), "clock", "note"),
        (other_facts, "facts", "problem"),
        (facts_are_a_file, "facts", "problem"),
        (readable_by_all, "rights", "note"),
    ],
)
def test_what_is_wrong_is_found(
    books: Console, before: Callable[[Console], None], check: str, expected: str
) -> None:
    """Each lack is found where it begins, and says what to do about it."""
    before(books)
    found = checks(books)[check]
    assert expected == found["state"]
    assert (expected == "ok") or found["advice"]


def test_a_damaged_ledger_is_a_problem(books: Console) -> None:
    """A database that is none is told as a refusal, and the rest is looked at all the same."""
    DATABASE.write_bytes(b"\0" * 5000)
    said = books.line("doctor")
    assert (1, "") == (said.code, said.err)
    assert "CẦN SỬA  Sổ cái" in said.out


def test_no_ledger_is_to_be_noted_or_mended(console: Console) -> None:
    """Where none is asked for the machine alone is looked at; one that was named must be there."""
    assert "note" == checks(console)["ledger"]["state"]
    assert "problem" == checks(console, "--ledger khac doctor --format json")["ledger"]["state"]


@pytest.mark.parametrize("line", ["", "--lang en", "--ledger khac"])
def test_first_steps(console: Console, line: str) -> None:
    """Without a ledger the program alone says three ways to go on, which a refusal names too."""
    said, refused = console.line(line), console.line(f"{line} stats")
    assert (2, "", 6) == (said.code, said.out, refused.code)
    _head, *ways, _all = said.err.splitlines()
    assert 3 == len(ways)
    hints = [one.removeprefix("Gợi ý:").removeprefix("Hint:").strip() for one in ways]
    told = [
        one.removeprefix("Gợi ý:").removeprefix("Hint:").strip() for one in refused.err.splitlines()
    ]
    assert hints == told[1:]


def test_help_where_there_is_a_ledger(books: Console) -> None:
    """With a ledger the program alone lists its commands, as it ever did."""
    assert "Ghi vào sổ:" in books.line("").err
    os.environ.pop("SOCAI_LEDGER")
    shutil.rmtree(HOME)
    assert "Ghi vào sổ:" not in books.line("").err
