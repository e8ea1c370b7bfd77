"""How README.md begins on a machine without make, done as it stands: `pytest -m needs_index`; needs
a package index.

This is the one place where a test fetches packages; `make test` itself needs no network.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

from tests.first_steps import GUIDES, steps
from tests.test_locks import locked, this_environment

pytestmark = pytest.mark.needs_index

ROOT = Path(__file__).parents[2]
PARTS = ("ledger", "projections", "commands", "pyproject.toml", "requirements.lock")
# What `python -m venv` brings itself, and what we are.
NOT_LOCKED = {"pip", "setuptools", "socai"}


def on_this_system(step: str) -> list[str]:
    """A line for Windows as the system at hand says it."""
    folder = "Scripts" if sys.platform == "win32" else "bin"
    words = step.replace("Scripts", folder).replace("\\", os.sep).split()
    return [sys.executable if word == "py" else word for word in words]


def clean_environment() -> dict[str, str]:
    """The environment of a user who has neither our own environment nor settings of socai."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "SOCAI", "VIRTUAL_ENV", "COV"))
    }


def copy_of_the_program(folder: Path) -> Path:
    """The folder a clerk unpacks, with all that the steps may use."""
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, folder / part, ignore=ignored)
        else:
            shutil.copy(source, folder / part)
    return folder


def done(step: list[str], folder: Path) -> str:
    """What a step prints; its error fails the test in the program's own words."""
    ended = subprocess.run(
        step,
        cwd=folder,
        env=clean_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert 0 == ended.returncode, f"{' '.join(step)}\n{ended.stdout}"
    return ended.stdout


def test_the_first_steps_lead_to_a_demonstration(tmp_path: Path) -> None:
    """The steps of README.md, and nothing else, install the locked packages and run the program."""
    folder = copy_of_the_program(tmp_path)
    said = [done(on_this_system(step), folder) for step in steps(GUIDES[0].read_text("utf-8"))]
    assert "socai inspect check demo/bao-cao-mau-1.docx" == said[-1].splitlines()[-1].strip()

    python = on_this_system(r".venv\Scripts\python")
    done([*python, "-m", "pip", "check"], folder)
    listed = done([*python, "-m", "pip", "list", "--format", "freeze"], folder)
    installed = {canonicalize_name(line.split("==")[0]) for line in listed.split()}
    wanted = {pin.name for pin in locked("requirements.lock") if pin.holds_in(this_environment())}
    assert wanted == installed - NOT_LOCKED
