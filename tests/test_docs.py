"""The README and the guides are run as they stand; and the runner itself can fail."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from unittest.mock import patch

import pytest

from commands.main import run
from commands.usecases.report_file import read_report_file
from tests import transcript
from tests.commands.console import on_a_terminal
from tests.first_steps import GUIDES, steps
from tests.transcript import Shell, TranscriptError

pytestmark = pytest.mark.uncounted

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
OUR_PATH = re.compile(r"`((?:ledger|projections|commands|tests|docs)/[\w./-]*)`")
PARROT = """\
import sys
*words, code = sys.argv[1:]
print(*words)
print("trouble", file=sys.stderr) if code != "0" else None
sys.exit(int(code))
"""


@pytest.fixture
def parrot(tmp_path: Path) -> Shell:
    """A shell whose program repeats its arguments and ends with the last of them as its exit
    code.
    """
    program = tmp_path / "parrot.py"
    program.write_text(PARROT, encoding="utf-8")
    return Shell([sys.executable, str(program)], tmp_path, transcript.clean_environment(tmp_path))


class SameProcess(Shell):
    """A shell that calls the program in this process: a command in a tenth of the time it takes to
    start one.
    """

    def _call(self, arguments: list[str]) -> list[str]:
        said = StringIO()
        # it lives as long as a process, and knows files by the name they were called by
        read_report_file.cache_clear()
        with (
            chdir(self.folder),
            patch.dict(os.environ, self.environment, clear=True),
            redirect_stdout(said),
            redirect_stderr(said),
            on_a_terminal(),
        ):
            self.exit_code = run(arguments)
        return said.getvalue().splitlines()


def shell_for(
    path: Path, program: Sequence[str], folder: Path, environment: dict[str, str]
) -> Shell:
    """A shell of the kind a document needs: what a newcomer reads first is run as a newcomer
    would.
    """
    return (Shell if path.name == "README.md" and path.parent == ROOT else SameProcess)(
        program, folder, environment
    )


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_document(path: Path, tmp_path: Path, samples: Path) -> None:
    """Every console example prints what the document says, in a folder that holds the samples."""
    folder = tmp_path / "work"
    shutil.copytree(samples, folder)
    socai = shutil.which("socai", path=str(Path(sys.executable).parent)) or "socai"
    shell = shell_for(path, [socai], folder, transcript.clean_environment(tmp_path))
    transcript.run(path.read_text("utf-8"), shell)


def test_paths_named_in_documents_exist() -> None:
    """A document that names a module or a folder of ours names one that is there."""
    assert [] == [
        f"{document.relative_to(ROOT)}: {path}"
        for document in DOCUMENTS
        for path in OUR_PATH.findall(document.read_text("utf-8"))
        if not (ROOT / path).exists()
    ]


def test_both_guides_begin_alike() -> None:
    """Without make, README.md and the clerk's guide say the same steps (tests/needs_index runs
    them).
    """
    readme, guide = (steps(path.read_text("utf-8")) for path in GUIDES)
    assert readme == guide
    assert [r"py -m venv .venv", r".venv\Scripts\socai demo"] == [readme[0], readme[-1]]


def block(*lines: str) -> str:
    """A document with one console block."""
    return "\n".join(["# A page", "", "```console", *lines, "```", "and more"])


@pytest.mark.parametrize(
    "lines",
    [
        ("$ socai hello 0", "hello"),
        ("$ socai hello 0", "hello   ", ""),
        ("$ socai 'two  words' \\", "    three 0", "two  words three"),
        ("$ socai on 15/10/2024 17:30 at 0", "on <time> at"),
        ("$ socai until 14/10/2024 0", "until <date>"),
        ("$ socai root 4e2d31e8a4ba6159 0", "root <hash>"),
        ("$ socai took 1,25 s 0", "took <number> s"),
        ("$ socai wrote /tmp/a.docx 0", "wrote <path>"),
        ("$ socai 'up to 1192 days   place' 0", "up to <number> days    place"),
        ("$ socai hello 0", "..."),
        ("$ socai refused 5", "refused", "trouble", "$ echo $?", "5"),
        ("$ socai refused 5", "...", "trouble", "$ echo $?", "5"),
        ("$ socai one 0", "one", "$ socai two 0", "two"),
        ("$ export SOCAI_AS=CB01", "$ cd .", "$ socai a 0", "a"),
    ],
)
def test_true_transcript(parrot: Shell, lines: tuple[str, ...]) -> None:
    """What is printed may be written with placeholders, ellipses and exit codes."""
    assert sum(line.startswith("$ ") for line in lines) == transcript.run(block(*lines), parrot)


@pytest.mark.parametrize(
    "lines",
    [
        ("$ socai hello 0", "goodbye"),
        ("$ socai hello 0",),
        ("$ socai hello 0", "hello", "hello"),
        ("$ socai one 0", "one", "$ socai two 0", "three"),
        ("$ socai hello 0", "...", "goodbye"),
        ("$ socai on Thursday 0", "on <date>"),
        ("$ socai a.c 0", "a<number>c"),
        ("$ socai 'a   7 b' 0", "a  <number> b"),
        ("$ socai '7 a b' 0", "<number> a  b"),
        ("$ socai abc 0", "a.c"),
        ("$ socai refused 5", "refused", "trouble"),
        ("$ socai refused 5", "refused", "trouble", "$ socai a 0", "a"),
        ("$ socai refused 5", "refused", "trouble", "$ echo $?", "3"),
        ("$ rm -r ledger",),
        ("$ socai hello 0 > file",),
        ("hello", "$ socai hello 0", "hello"),
    ],
)
def test_false_transcript(parrot: Shell, lines: tuple[str, ...]) -> None:
    """A transcript that promises anything else is caught."""
    with pytest.raises(TranscriptError):
        transcript.run(block(*lines), parrot)


def test_only_console_blocks_run(parrot: Shell) -> None:
    """Blocks of another mark are for the reader."""
    assert 0 == transcript.run("```sh\n$ make demo\n```\n\n```text\n$ socai x 0\n```\n", parrot)


def test_block_shown_inside_another_does_not_run(parrot: Shell) -> None:
    """A page may show how a console block is written."""
    assert 0 == transcript.run("````text\n```console\n$ socai x 0\n```\n````\n", parrot)


def test_indented_block_runs(parrot: Shell) -> None:
    """A block inside a list item is a block."""
    assert 1 == transcript.run("1. First\n\n   ```console\n   $ socai x 0\n   x\n   ```\n", parrot)


def test_message_names_line_and_both_texts(parrot: Shell) -> None:
    """Whoever broke a document is told where, what it promised and what came."""
    with pytest.raises(TranscriptError) as caught:
        transcript.run(block("$ socai hello 0", "goodbye"), parrot)
    assert "line 4: $ socai hello 0\n--- promised\ngoodbye\n--- printed\nhello" == str(caught.value)


def test_documents_are_found() -> None:
    """An empty list of documents would let every example rot."""
    assert ROOT / "docs/architecture.md" in DOCUMENTS
