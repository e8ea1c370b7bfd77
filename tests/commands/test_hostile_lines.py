"""Any command line at all: never a traceback, a known exit code, and a ledger that still
verifies.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from commands import speech
from tests.command_tree import leaves
from tests.commands.console import Console
from tests.commands.world import HOME

EXIT_CODES = range(7)
LEFT_OUT = {"demo", "init", "rebuild"}
"""Commands that make folders, or take long and no argument."""

VALUES = st.one_of(
    st.sampled_from(
        [
            "ST-101/2024",
            "LC-101/2023",
            "VA-101/2024",
            "ST:ST-101/2024",
            "DHS",
            "CB02",
            "9",
            "17",
            "20",
            "15/10/2023",
            "2024-10-14",
            "ST",
            "B",
            "khá",
            "Chết",
            "symbol,level",
            "class=B",
            "current",
            "json",
            "bao-cao-nho.txt",
            "so-theo-doi-loi.xlsx",
        ]
    ),
    st.sampled_from(
        [
            "",
            " ",
            "-1",
            "0",
            "²",
            "٣",
            "1e9",
            "9" * 40,
            "9" * 5_000,
            "NaN",
            "../../etc/passwd",
            "/",
            ".",
            "so-cai",
            "\x00",
            "a\x00b",
            "a\nb",
            "\x1b[31m",
            "{0}{x}",
            "%s%n",
            "'\"`$(true)",
            "'; DROP TABLE stored_events; --",
            "HO\u0302\u0300 SO\u031b",
            "👮‍♀️🕵️",
            "\u202e\u200b\ufeff",
            "\ud800",
            "\udcff",
            "x" * 10_000,
            "31/02/2024",
            "00/00/0000",
            "1/1/99999999999",
            "9999-12-31",
            "0001-01-01",
            "class=",
            "=",
            "ST:",
            ":",
            "--",
            "-",
            "@file",
        ]
    ),
    st.text(max_size=20),
    st.integers().map(str),
    st.dates().map(lambda day: day.strftime("%d/%m/%Y")),
)


NAMES = (
    "symbol level officer unit class list group type branch field "
    "online source way rating items name parent role duty effect"
)
SETTINGS = st.one_of(VALUES, st.tuples(st.sampled_from(NAMES.split()), VALUES).map("=".join))


COMMANDS = sorted(
    (pair for pair in leaves() if pair[0][-1] not in LEFT_OUT), key=lambda pair: pair[0]
)


@st.composite
def lines(draw: st.DrawFn) -> list[str]:
    """A command with its options, most of them filled with what nobody should type."""
    words, command = draw(st.sampled_from(COMMANDS))
    line = draw(
        st.sampled_from([[], [], [], ["--lang", "en"], ["--as", "CB03"], ["--ledger", "khong-co"]])
    )
    typed = [*line, *words]
    for parameter in command.params:
        if isinstance(parameter, click.Argument):
            typed += draw(st.lists(VALUES, min_size=1, max_size=2 if parameter.nargs == -1 else 1))
        elif parameter.name in ("output", "errors"):
            # what is written lies beside the ledger:
            # tests/projections/documents/tables/test_output_file.py
            continue
        elif parameter.required or draw(st.integers(0, 3)) == 0:
            option = parameter.opts[0]
            values = SETTINGS if option in ("--set", "--cell") else VALUES
            typed += [option] if getattr(parameter, "is_flag", False) else [option, draw(values)]
    return typed


@pytest.fixture(scope="module")
def ground(
    tmp_path_factory: pytest.TempPathFactory, recorded_world: Path, samples: Path
) -> Iterator[Console]:
    """The little ledger in a folder; hostile lines may record on it, which is the point."""
    folder, before = tmp_path_factory.mktemp("hostile"), Path.cwd()
    os.chdir(folder)
    shutil.copytree(recorded_world, HOME)
    for name in ("so-theo-doi-loi.xlsx", "bao-cao-mau-1.txt"):
        shutil.copy(samples / name, name)
    shutil.copy("bao-cao-mau-1.txt", "bao-cao-nho.txt")
    os.environ["SOCAI_LEDGER"] = HOME
    try:
        yield Console(lambda _: None)
    finally:
        del os.environ["SOCAI_LEDGER"]
        os.chdir(before)


@pytest.fixture
def unforeseen(monkeypatch: pytest.MonkeyPatch) -> list[Exception]:
    """What reached the last resort: every such thing is a refusal that is missing."""
    found: list[Exception] = []

    def note(error: Exception) -> int:
        found.append(error)
        return speech.apologise(error)

    monkeypatch.setattr("commands.main.apologise", note)
    return found


@given(line=lines())
@example(line=["void", "9" * 40, "--reason", "x"])
@example(line=["officer", "log", "9" * 5000])
@example(line=["inspect", "read", "x" * 300])
@example(line=["inspect", "reconcile", "x" * 300])
@example(line=["inspect", "reconcile", "x" * 300, "y" * 300])
@example(line=["import", "x" * 300])
@example(line=["--ledger", "x" * 300, "doctor"])
@example(line=["--ledger", "x" * 300])
@example(line=["--ledger", "x" * 300, "stats"])
@example(line=["init", "x" * 300, "--unit", "A", "--name", "B", "--as", "C"])
@example(line=["log", "--known-at", "²"])
@example(line=["casefile", "open", " ", "--symbol", "ST", "--unit", "DHS", "--officer", "CB03"])
@example(line=["correct", "9", "--set", "symbol=", "--reason", "x"])
@example(line=["correct", "9", "--set", "online=²", "--reason", "x"])
@settings(
    max_examples=250,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_hostile_line(line: list[str], ground: Console, unforeseen: list[Exception]) -> None:
    """Words, a known exit code, nothing unforeseen."""
    unforeseen.clear()
    said = ground(*line)
    assert said.code in EXIT_CODES, said.shown
    assert "Traceback" not in said.shown
    assert [] == [error for error in unforeseen if "null" not in str(error)], said.shown


def test_ledger_still_verifies(ground: Console) -> None:
    """Whatever was typed, what was recorded is whole, and can be read to its end."""
    assert 0 == ground("verify").code
    assert 0 == ground("log", "-n", "100000").code
    assert 0 == ground("stats").code
    assert 0 == ground("register", "--closed").code
