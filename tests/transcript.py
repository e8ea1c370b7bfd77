"""Console transcripts in Markdown, run as they stand and compared with what they promise.

A fenced block marked ``console`` holds commands (``$ socai …``) and under each what it prints, both
streams as a terminal shows them. All blocks of a document run in order in one folder. Besides
``socai`` a transcript may ``cd``, ``export NAME=value`` and ask ``echo $?``; a command that does
not end with 0 must be followed by ``echo $?``. A backslash at a line's end joins the next line to
it.

Of what changes from run to run a transcript writes the kind: a line ``...`` stands for any number
of lines, ``<time>``, ``<date>``, ``<hash>``, ``<number>`` and ``<path>`` for one such value in a
line. Blocks of any other mark (``sh``, ``text``) are for the reader and are not run.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

TERMINAL_COLUMNS = 120
TIME_LIMIT_SECONDS = 60
FENCE = re.compile(
    r"^(?P<indent> *)(?P<fence>`{3,})(?P<mark>[^`\n]*)\n(?P<body>.*?)^ *(?P=fence)`* *$",
    re.MULTILINE | re.DOTALL,
)
SHELL_ONLY = frozenset({"|", "||", "&", "&&", ";", ">", ">>", "<"})

_DATE = r"(?:\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d{2}-\d{2})"
PLACEHOLDERS = {
    "<date>": _DATE,
    "<hash>": r"[0-9A-Za-z+/_-]{8,}={0,2}",
    "<number>": r"\d+(?:[.,]\d+)*",
    "<path>": r"\S+",
    "<time>": _DATE + r"[ T]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z| ?[+-]\d{2}:\d{2})?",
}
_PLACEHOLDER = re.compile("|".join(map(re.escape, PLACEHOLDERS)))


class TranscriptError(AssertionError):
    """A transcript cannot be run, or promises what does not happen."""


@dataclass(frozen=True)
class Step:
    """A command, its line in the document, and the lines it should print."""

    line: int
    command: str
    expected: tuple[str, ...]


@dataclass
class Shell:
    """What one document's commands share: a program, a folder, an environment and the last exit
    code.
    """

    program: Sequence[str]
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    exit_code: int = 0

    def run(self, command: str) -> list[str]:
        """Run one command and return the lines it printed.

        Raises TranscriptError for one it does not know.
        """
        match shlex.split(command):
            case ["echo", "$?"]:
                code, self.exit_code = self.exit_code, 0
                return [str(code)]
            case ["cd", folder]:
                self.folder = self.folder / folder
                return []
            case ["export", assignment]:
                name, _, value = assignment.partition("=")
                self.environment[name] = value
                return []
            case ["socai", *arguments] if not SHELL_ONLY.intersection(arguments):
                return self._call(arguments)
        raise TranscriptError(
            f"a console block cannot run this (mark the block `sh` to "
            f"leave it to the reader): {command}"
        )

    def _call(self, arguments: list[str]) -> list[str]:
        done = subprocess.run(
            [*self.program, *arguments],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=TIME_LIMIT_SECONDS,
            check=False,
        )
        self.exit_code = done.returncode
        return done.stdout.splitlines()


def steps(document: str) -> Iterator[Step]:
    """Read the commands of a document's console blocks, in order."""
    for block in FENCE.finditer(document):
        if block["mark"].strip() != "console":
            continue
        first_line = document.count("\n", 0, block.start("body")) + 1
        lines = [line.removeprefix(block["indent"]) for line in block["body"].splitlines()]
        starts = [at for at, line in enumerate(lines) if line.startswith("$ ")]
        if lines and starts[:1] != [0]:
            raise TranscriptError(
                f"line {first_line}: a console block begins with a command (`$ socai …`)"
            )
        for start, end in pairwise([*starts, len(lines)]):
            command, output = _joined(lines[start:end])
            yield Step(first_line + start, command, tuple(output))


def _joined(lines: list[str]) -> tuple[str, list[str]]:
    """Take a command, continued over lines that end with a backslash, off what follows it."""
    command, rest = lines[0].removeprefix("$ "), lines[1:]
    while command.endswith("\\") and rest:
        command, rest = command.removesuffix("\\") + rest[0].strip(), rest[1:]
    return command, rest


def matches(expected: Sequence[str], printed: Sequence[str]) -> bool:
    """Whether ``printed`` is what ``expected`` promises; white space at line ends does not
    count.
    """
    pattern = "".join(_line_pattern(line) for line in _trimmed(expected))
    return re.fullmatch(pattern, "".join(line + "\n" for line in _trimmed(printed))) is not None


def _line_pattern(line: str) -> str:
    if line == "...":
        return r"(?:.*\n)*?"
    plain = _PLACEHOLDER.split(line)
    kinds = [PLACEHOLDERS[kind] for kind in _PLACEHOLDER.findall(line)]
    following = "".join(kind + _padded(text) for kind, text in zip(kinds, plain[1:], strict=True))
    return re.escape(plain[0]) + following + r"\n"


def _padded(text: str) -> str:
    """A pattern of text in whose gaps a table's columns make up for a longer or shorter value
    before it.
    """
    return " {2,}".join(map(re.escape, re.split(" {2,}", text)))


def _trimmed(lines: Sequence[str]) -> list[str]:
    """The lines without white space at their ends and without blank lines at either end of the
    whole.
    """
    return "\n".join(line.rstrip() for line in lines).strip("\n").splitlines()


def run(document: str, shell: Shell) -> int:
    """Run every step of a document.

    Returns how many; raises TranscriptError at the first that does not hold.
    """
    script = list(steps(document))
    for step in script:
        if shell.exit_code and step.command != "echo $?":
            raise TranscriptError(
                f"line {step.line}: the command before ended with "
                f"{shell.exit_code}; show it with `echo $?`"
            )
        printed = shell.run(step.command)
        if not matches(step.expected, printed):
            wanted, got = "\n".join(step.expected), "\n".join(printed)
            raise TranscriptError(
                f"line {step.line}: $ {step.command}\n--- promised\n{wanted}\n--- printed\n{got}"
            )
    if shell.exit_code:
        raise TranscriptError(
            f"the last command ended with {shell.exit_code}; show it with `echo $?`"
        )
    return len(script)


def clean_environment(home: Path) -> dict[str, str]:
    """An environment in which a program prints the same on every machine."""
    kept = {
        name: os.environ[name]
        for name in ("PATH", "SYSTEMROOT", "TEMP", "TMPDIR")
        if name in os.environ
    }
    fixed = {
        "COLUMNS": str(TERMINAL_COLUMNS),
        "LANG": "C.UTF-8",
        "NO_COLOR": "1",
        "PYTHONUNBUFFERED": "1",
        "TERM": "dumb",
    }
    return {**kept, **fixed, "HOME": str(home), "USERPROFILE": str(home)}
