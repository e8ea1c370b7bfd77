"""A wheel made of the program, installed alone in a clean environment: `pytest -m needs_index`."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.needs_index.test_first_steps import copy_of_the_program, done
from tests.sources import PACKAGES

pytestmark = pytest.mark.needs_index

ROOT = Path(__file__).parents[2]


def files_of_the_program() -> set[str]:
    """Every file of the three packages that is kept."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", *PACKAGES], cwd=ROOT, capture_output=True, check=True
    )
    return {name for name in listed.stdout.decode("utf-8").split("\0") if name}


def test_a_wheel_is_the_whole_program(tmp_path: Path) -> None:
    """It holds every file of the packages, and runs a demonstration with nothing else beside it."""
    source = tmp_path / "nguồn"
    source.mkdir()
    copy_of_the_program(source)
    pip = [sys.executable, "-m", "pip"]
    done([*pip, "wheel", "-q", "--no-deps", "-w", str(tmp_path), str(source)], tmp_path)
    (wheel,) = tmp_path.glob("socai-*-py3-none-any.whl")
    with zipfile.ZipFile(wheel) as held:
        assert set() == files_of_the_program() - set(held.namelist())

    done([sys.executable, "-m", "venv", "clean"], tmp_path)
    folder = tmp_path / "clean" / ("Scripts" if sys.platform == "win32" else "bin")
    done([str(folder / "python"), "-m", "pip", "install", "-q", str(wheel)], tmp_path)
    work = tmp_path / "Công an huyện Mẫu"
    work.mkdir()
    socai = str(folder / "socai")
    done([socai, "demo"], work)
    examined = done([socai, "--ledger", str(work / "demo" / "so-cai"), "doctor"], work)
    assert "Thư viện          đủ" in examined
