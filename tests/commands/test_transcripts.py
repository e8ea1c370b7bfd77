"""Every command and verb, as its user meets it: what is typed and what is printed, to the letter.

After a change that is meant, ``SOCAI_RECORD=1 pytest tests/commands/test_transcripts.py`` writes
what is printed now into the transcripts; read the difference before you commit it.
"""

from __future__ import annotations

import os
import shlex
from functools import cache

import pytest

from tests.command_tree import leaves
from tests.commands.console import Console
from tests.commands.script import FOLDER, holds, play, recorded, steps

SCRIPTS = sorted(path.stem for path in FOLDER.glob("*.txt"))


@pytest.mark.parametrize("name", SCRIPTS)
def test_transcript(name: str, sample_files: Console) -> None:
    """Every command prints what the transcript says."""
    path = FOLDER / f"{name}.txt"
    document = path.read_text("utf-8")
    if os.environ.get("SOCAI_RECORD"):
        path.write_text(recorded(document, sample_files), "utf-8")
        return
    for step in steps(document):
        printed = play(step, sample_files)
        if not holds(step, printed):
            assert list(step.printed) == printed, f"{name}.txt, line {step.number}: {step.text}"


@cache
def typed(language: str) -> set[tuple[str, ...]]:
    """The commands of all transcripts in one language, as their first words."""
    found: set[tuple[str, ...]] = set()
    for name in SCRIPTS:
        for step in steps((FOLDER / f"{name}.txt").read_text("utf-8")):
            words = shlex.split(step.text)[1:] if step.mark == "$ " else []
            english = words[:2] == ["--lang", "en"]
            if english == (language == "en"):
                words = words[2:] if english else words
                found |= {tuple(words[:length]) for length in (1, 2, 3)}
    return found


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_command_has_a_transcript(language: str) -> None:
    """Nothing a user can type is without an example, in both languages."""
    assert [] == [" ".join(words) for words, _command in leaves() if words not in typed(language)]
