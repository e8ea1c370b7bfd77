"""Pictures of a terminal: what commands print, drawn as SVG, the same each time."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import tomllib
from collections.abc import Iterator
from contextlib import chdir
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console as Drawn
from rich.terminal_theme import DEFAULT_TERMINAL_THEME

from tests.commands.console import Console, standing_clock
from tests.commands.script import HASH

ROOT = Path(__file__).parents[2]
SCENES = Path(__file__).with_name("scenes.toml")
PICTURES = ROOT / "docs/huong-dan/hinh"
SAMPLES = ROOT / "tests/samples"
COLUMNS = 100
FONT = re.compile(r"@font-face \{\{.*?\}\}", re.DOTALL)
"""A picture loads no font from any network: it takes the one that is there."""
FONTS = "Consolas, Cascadia Mono, Noto Sans Mono, Courier New"
"""Those that have all letters of Vietnamese, on Windows, Linux and macOS; DejaVu Sans Mono has no ``ổ``."""
CLIPS = re.compile(r'<clipPath id="[^"]*">.*?</clipPath>| clip-path="[^"]*"', re.DOTALL)
"""Lines are cut off above small letters: the mark of ``ồ`` stands higher."""


class Scene(NamedTuple):
    """A picture: its name, its title, what is done before it, and the commands that are seen."""

    name: str
    title: str
    before: list[str]
    seen: list[str]


def scenes() -> list[Scene]:
    """All pictures, as their file tells them."""
    told = tomllib.loads(SCENES.read_text("utf-8"))
    return [Scene(**one) for one in told["scene"]]


def drawn() -> Iterator[tuple[Path, str]]:
    """Each picture's file and content."""
    with standing_clock() as console:
        for one in scenes():
            yield PICTURES / f"{one.name}.svg", _picture(one, _played(console, one))


def _played(console: Console, scene: Scene) -> str:
    """What a terminal shows after the commands of a scene."""
    with TemporaryDirectory() as folder, chdir(folder):
        for path in SAMPLES.iterdir():
            if path.is_file():
                shutil.copy(path, path.name)
        os.environ["COLUMNS"] = str(COLUMNS)
        for line in scene.before:
            _run(console, line)
        shown = [f"$ {line}\n{_run(console, line)}" for line in scene.seen]
    os.environ.pop("SOCAI_LEDGER", None)
    return "\n".join(shown)


def _run(console: Console, line: str) -> str:
    """A command as a terminal shows it; ``@`` sets the clock, ``ledger`` the ledger."""
    if line.startswith("@ "):
        console.at(line.removeprefix("@ "))
        return ""
    if line.startswith("ledger "):
        os.environ["SOCAI_LEDGER"] = line.removeprefix("ledger ")
        return ""
    said = console(*shlex.split(line.removeprefix("socai ")))
    if said.code not in (0, 1):
        raise AssertionError(f"{line}\n{said.shown}")
    return HASH.sub(lambda found: "9f2c" * (len(found[0]) // 4), said.shown)


def _picture(scene: Scene, shown: str) -> str:
    paper = Drawn(record=True, width=COLUMNS, file=StringIO(), color_system=None)
    for line in shown.rstrip().splitlines():
        style = "bold" if line.startswith("$ ") else ""
        paper.print(line, markup=False, highlight=False, style=style, soft_wrap=False)
    form = FONT.sub("", CONSOLE_SVG_FORMAT).replace("Fira Code", FONTS)
    made = paper.export_svg(
        title=scene.title, theme=DEFAULT_TERMINAL_THEME, code_format=form, unique_id=scene.name
    )
    made = CLIPS.sub("", made)
    return "\n".join(line.rstrip() for line in made.splitlines() if line.strip()) + "\n"
