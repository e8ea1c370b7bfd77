"""One copy of the tree, in which a module is replaced by a mutant and its tests are run.

The tree itself is never written to. A mutant is killed when a test fails, when the program cannot be
imported any more, and when the tests take far longer than without it.
"""

from __future__ import annotations

import contextlib
import io
import multiprocessing
import os
import shutil
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OURS = ("ledger", "projections", "commands", "tests")
PYTEST = (
    *("-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--hypothesis-seed=0"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),  # plugins are among what is shared
)
# Loaded once and shared by every trial, where the system can do that: a trial costs what it tests.
SHARED = [
    "pytest",
    "hypothesis",
    "pydantic",
    "eventsourcing.application",
    "orjson",
    "click",
    "rich.table",
]


class TrialFailed(Exception):
    """The tests could not be run, or say nothing: they fail without a mutant, or never look."""


@dataclass(frozen=True)
class Trial:
    """A copy of the tree in ``folder``, for one module and the tests that should notice."""

    folder: Path
    module: str
    tests: tuple[str, ...]
    longest_seconds: float

    def survives(self, source: str) -> bool:
        """Whether every test passes with another text of the module."""
        path = self.folder / self.module
        kept = path.read_bytes()
        try:
            write(path, source)
            return passes(self.folder, self.tests, self.longest_seconds)
        finally:
            write(path, kept.decode())


def copy_tree(folder: Path) -> Path:
    """Copy what the tests need into a new folder."""
    for package in OURS:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / package, folder / package, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def prepare(folder: Path, module: str, tests: tuple[str, ...]) -> Trial:
    """A trial whose tests pass as things stand, and fail where the module cannot be imported.

    Raises TrialFailed where they do not: every mutant would be called killed, or none.
    """
    trial = Trial(folder, module, tests, 600)
    began = time.perf_counter()
    source = (folder / module).read_text("utf-8")
    if not trial.survives(source):
        raise TrialFailed(f"{module}: the tests fail without a mutant: {' '.join(tests)}")
    usual_seconds = time.perf_counter() - began
    if trial.survives("raise SystemError\n"):
        raise TrialFailed(f"{module}: no test imports it: {' '.join(tests)}")
    return Trial(folder, module, tests, 30 + 10 * usual_seconds)


def write(path: Path, source: str) -> None:
    """Write a module, and forget its compiled form: it is told by second and size alone."""
    path.write_text(source, encoding="utf-8", newline="")
    for compiled in path.parent.glob(f"__pycache__/{path.stem}.*"):
        compiled.unlink()


def passes(folder: Path, tests: tuple[str, ...], longest_seconds: float) -> bool:
    """Whether all tests of a copy pass, in a process of their own and in time."""
    if sys.platform == "win32":
        begin = multiprocessing.get_context("spawn")
    else:
        begin = multiprocessing.get_context("forkserver")
    begin.set_forkserver_preload(SHARED)
    process = begin.Process(target=run_tests, args=(folder, tests))
    process.start()
    process.join(longest_seconds)
    if process.is_alive():
        process.kill()
        process.join()
    return process.exitcode == 0


def run_tests(folder: Path, tests: tuple[str, ...]) -> None:
    """Run the tests of a copy in this process, and leave it with pytest's exit code."""
    for name in [name for name in sys.modules if name.partition(".")[0] in OURS]:
        del sys.modules[name]
    os.chdir(folder)
    os.environ["HYPOTHESIS_PROFILE"] = "ci"
    sys.path.insert(0, str(folder))
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        code = pytest.main([*PYTEST, f"--rootdir={folder}", *tests])
    sys.exit(int(code))
