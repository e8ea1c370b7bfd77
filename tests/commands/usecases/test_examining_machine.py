"""What is said of machines that lack something: each lack alone, and at its border."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet

from commands.usecases.examining_machine import (
    BELOW_PYTHON,
    FIRST_PYTHON,
    LITTLE_ROOM,
    LONG_PATH,
    LONG_PATH_BYTES,
    NARROW,
    NO_ROOM,
    Machine,
    examined_machine,
    missing_libraries,
    this_machine,
)

PROJECT = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text("utf-8"))
FIT = Machine(
    python=(3, 12, 4),
    missing=(),
    encoding="UTF-8",
    written="utf-8",
    file_names="utf-8",
    columns=NARROW,
    terminal="xterm",
    folder=Path("/so-cai"),
    free_mb=LITTLE_ROOM + 7,
    ledger_mb=7,
    offset=timedelta(hours=7),
)
ON_WINDOWS = replace(FIT, is_windows=True)


def lacks(machine: Machine) -> dict[str, str]:
    """What is not as it should be."""
    return {one.check: one.standing for one in examined_machine(machine) if one.standing != "ok"}


def test_a_fit_machine_lacks_nothing() -> None:
    """Nothing is found where there is nothing to find."""
    assert {} == lacks(FIT)


@pytest.mark.parametrize(
    ("machine", "expected"),
    [
        (replace(FIT, python=(3, 10, 14)), {"python": "problem"}),
        (replace(FIT, python=(3, 11, 0)), {}),
        (replace(FIT, python=(3, 13, 9)), {}),
        (replace(FIT, python=(3, 14, 0)), {"python": "problem"}),
        (replace(FIT, missing=("lxml",)), {"libraries": "problem"}),
        (replace(FIT, encoding="utf_8"), {}),
        (replace(FIT, encoding="cp1258"), {"encoding": "note"}),
        (replace(FIT, encoding="cp1258", written="cp1258"), {"encoding": "problem"}),
        (replace(FIT, file_names="ascii"), {"file_names": "note"}),
        (replace(FIT, columns=NARROW - 1), {"terminal": "note"}),
        (replace(FIT, columns=None), {}),
        (replace(FIT, terminal="linux"), {"letters": "note"}),
        (replace(FIT, terminal="linux", columns=None), {}),
        (replace(FIT, free_mb=LITTLE_ROOM + 6), {"disk": "note"}),
        (replace(FIT, free_mb=NO_ROOM), {"disk": "note"}),
        (replace(FIT, free_mb=NO_ROOM - 1), {"disk": "problem"}),
        (replace(FIT, free_mb=None), {"disk": "note"}),
        (replace(FIT, offset=timedelta(0)), {"time_zone": "note"}),
        (replace(FIT, folder=Path("/home/a/OneDrive - CAH/so-cai")), {"place": "note"}),
        (replace(FIT, folder=Path("/home/a/my onedrive")), {}),
        (replace(FIT, folder=Path("//may-chu/so-cai")), {"place": "note"}),
        (replace(ON_WINDOWS, folder=Path("/" + "a" * (LONG_PATH - 1))), {}),
        (replace(ON_WINDOWS, folder=Path("/" + "a" * LONG_PATH)), {"place": "note"}),
        (replace(FIT, folder=Path("/" + "ấ" * (LONG_PATH_BYTES // 3))), {"place": "note"}),
        (replace(FIT, folder=Path("/" + "a" * (LONG_PATH_BYTES - 1))), {}),
    ],
)
def test_a_lack_is_found(machine: Machine, expected: dict[str, str]) -> None:
    """One lack is one finding, and is found where it begins."""
    assert expected == lacks(machine)


def test_whatever_is_found_says_what_to_do() -> None:
    """No finding leaves whoever reads it alone, but that nothing can be told of a disk."""
    worst = replace(
        FIT, python=(3, 9, 0), missing=("lxml",), written="cp437", file_names="ascii", columns=40,
        free_mb=0, offset=timedelta(hours=-5, minutes=-30), folder=Path("//a/b"),
    )  # fmt: skip
    assert all(one.advice for one in examined_machine(worst) if one.standing != "ok")
    assert "UTC-5.5" in str([one.told.values for one in examined_machine(worst)]).replace(
        "'hours': '", "UTC"
    )


def test_the_python_it_runs_on_is_that_of_the_project() -> None:
    """What is said of Python is what the package asks for."""
    asked = SpecifierSet(PROJECT["project"]["requires-python"])
    minors = [minor for minor in range(30) if f"3.{minor}.1" in asked]
    assert (3, minors[0]) == FIRST_PYTHON
    assert (3, minors[-1] + 1) == BELOW_PYTHON


def test_missing_libraries_are_named() -> None:
    """Those of extras are not asked for; a name is read however what it must be follows it."""
    required = [
        *PROJECT["project"]["dependencies"],
        "no-such-a>=1",
        "no-such-b (>2)",
        "no-such-c[x]!=3 ; python_version > '3'",
        "no-such-d; extra == 'dev'",
        "no-such-e",
    ]
    expected = ["no-such-a", "no-such-b", "no-such-c", "no-such-e"]
    assert expected == list(missing_libraries(required))


def test_the_machine_at_hand(tmp_path: Path) -> None:
    """It can be looked at; a folder that is not there has no disk that could be told."""
    (tmp_path / "ledger.sqlite").write_bytes(bytes(3 << 20))
    now = datetime(2024, 10, 20, tzinfo=UTC)
    found = this_machine(tmp_path, now, "utf-8", "utf-8", at_terminal=False)
    assert (3, None, ()) == (found.ledger_mb, found.columns, found.missing)
    assert found.free_mb is not None
    gone = this_machine(tmp_path / "a", now, "utf-8", "utf-8", at_terminal=True)
    assert gone.free_mb is None
    assert gone.columns
