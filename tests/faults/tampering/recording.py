"""What recording into a folder that was tampered with makes of it: never a sound one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import NamedTuple

from tests.faults.tampering.scene import Scene

QUESTIONS = ("verify", "register", "stats", "stats of a unit")
"""What is asked before and after."""

REFUSALS = (3, 4, 6)
"""Exit codes that say that something cannot be read, is broken, or is no ledger."""

RULE = 5
"""The exit code of what a rule refuses: whose unit was given another name, has none."""

RECORDED = ("--on", "01/10/2024", "--as", "CB01", "--yes")
OPENED = ("--symbol", "ST", "--unit", "DKT", "--officer", "CB01", "--class", "A", "--list", "III")
WORDS: Mapping[str, tuple[str, ...]] = {
    "a new file": ("casefile", "open", "ST-99", *OPENED, *RECORDED),
    "a change": ("casefile", "change", "ST-6", "--class", "B", *RECORDED),
    "a transfer": ("casefile", "transfer", "ST-21", "--to-unit", "DHS", *RECORDED),
    "an ending": ("casefile", "close", "ST-1", "--way", "Chết", *RECORDED),
    "a void": ("void", "14", "--reason", "nhầm", "--as", "CB01", "--yes"),
    "a unit": (
        "unit",
        "create",
        "DMT",
        "--name",
        "DMT",
        "--level",
        "huyện",
        "--parent",
        "CAH",
        *RECORDED,
    ),
}
"""What is recorded."""


class Told(NamedTuple):
    """What a command told: its exit code, and what it printed on standard output."""

    code: int
    out: str

    @property
    def refused(self) -> bool:
        return self.code in REFUSALS


Ask = Callable[[Scene, Collection[str]], Mapping[str, Told]]
"""Puts questions to a folder."""
Tell = Callable[[tuple[str, ...]], Told]
"""Runs a command line."""


class Met(NamedTuple):
    """How recording was met, and what is wrong with that."""

    how: str
    fault: str = ""


class Recorder:
    """Records into folders, and judges what is said of them then."""

    def __init__(self, untouched: Scene, work: Path, ask: Ask, tell: Tell) -> None:
        self._work, self._ask, self._tell = work, ask, tell
        self._right = {name: self._after(self.copied(untouched), name)[1] for name in WORDS}
        assert all(len(told) == len(QUESTIONS) for told in self._right.values()), self._right

    def copied(self, scene: Scene) -> Scene:
        """A copy of a scene, to record into."""
        return scene.copied(Path(mkdtemp(dir=self._work)) / "recorded")

    def met(self, scene: Scene, before: Told, chance: Random, *, forged: bool) -> Met:
        """How recording into a changed folder is met, of which verifying said ``before``.

        It is refused, or the folder is then as sound as it was, and no figure another; ``forged``:
        figures are, until somebody verifies.
        """
        name = chance.choice(list(WORDS))
        recorded, after = self._after(scene, name)
        shutil.rmtree(scene.root)
        if recorded.code:
            fault = "" if recorded.refused or recorded.code == RULE else f"{name}: {recorded}"
            return Met(f"exit {recorded.code}", fault)
        if _problems(before) != _problems(after["verify"]):
            return Met("recorded", f"{name}: {before}, then {after['verify']}")
        other = [asked for asked in QUESTIONS[1:] if not self._is_right(name, asked, after[asked])]
        if other and not forged:
            return Met("recorded", f"{name}: {other[0]} became {after[other[0]]}")
        return Met("recorded")

    def _is_right(self, name: str, asked: str, told: Told) -> bool:
        """Whether an answer is that of untouched books, none, or says what it is of."""
        return told.refused or told == self._right[name][asked] or '"folders"' in told.out

    def _after(self, scene: Scene, name: str) -> tuple[Told, Mapping[str, Told]]:
        """What recording into a scene said, and what is then said of it."""
        recorded = self._tell(("--lang", "en", "--ledger", str(scene.home), *WORDS[name]))
        return recorded, ({} if recorded.code else self._ask(scene, QUESTIONS))


def _problems(told: Told) -> set[str]:
    """What verification found, each as its kind; one word for whatever cannot even be opened."""
    if told.code not in (0, 4):
        return {"unreadable"}
    return {one["kind"] for one in json.loads(told.out)["problems"]}
