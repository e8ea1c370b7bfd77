"""Transcripts: text files of command lines and what each prints, both streams as a terminal shows
them.

A line ``$ socai …`` is a command, ``@ 20/10/2024 09:00`` sets the clock, ``# …`` is a remark; what
follows a command, up to the next such line, is what it prints. A command that does not end with 0
shows its exit code in a last line, ``[exit 5]``. Hashes differ from run to run (every entry has its
own salt) and are written ``<hash>``; a line
``...`` stands for any lines, as in the guides' examples (tests/transcript.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tests.commands.console import Console
from tests.transcript import matches

FOLDER = Path(__file__).parent / "transcripts"
MARKS = ("$ ", "@ ", "# ")
HASH = re.compile(r"\b(?:[0-9a-f]{64}|[0-9a-f]{16})\b")


@dataclass(frozen=True)
class Step:
    """A line with its mark, where it stands, and for a command what it prints."""

    number: int
    mark: str
    text: str
    printed: tuple[str, ...]


def steps(document: str) -> Iterator[Step]:
    """Read a transcript."""
    lines = document.splitlines()
    starts = [at for at, line in enumerate(lines) if line.startswith(MARKS)]
    for start, end in pairwise([*starts, len(lines)]):
        printed = "\n".join(line.rstrip() for line in lines[start + 1 : end]).strip("\n")
        yield Step(
            start + 1, lines[start][:2], lines[start][2:].strip(), tuple(printed.splitlines())
        )


def play(step: Step, console: Console) -> list[str]:
    """Take a step; return the lines a command printed."""
    if step.mark == "@ ":
        console.at(step.text)
    if step.mark != "$ ":
        return []
    said = console.line(step.text.removeprefix("socai "))
    shown = HASH.sub("<hash>", said.shown).strip("\n") + (
        f"\n[exit {said.code}]" if said.code else ""
    )
    return [line.rstrip() for line in shown.strip("\n").splitlines()]


def holds(step: Step, printed: list[str]) -> bool:
    """Whether a command printed what its transcript says."""
    return matches(step.printed, printed)


def recorded(document: str, console: Console) -> str:
    """The transcript with what its commands print now; for a person to read and judge."""
    written: list[str] = []
    for step in steps(document):
        printed = play(step, console)
        written += [step.mark + step.text, *(step.printed if holds(step, printed) else printed)]
        if step.mark == "$ ":
            written.append("")
    return "\n".join(written).rstrip() + "\n"
