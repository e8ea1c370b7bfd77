"""The guides show what the program prints today: their pictures and pages are made of it."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from commands.speech import official
from tests.guides.messages_page import PAGE, page, refusals
from tests.guides.page_pictures import PAGE_PICTURES, held, pages, told
from tests.guides.scenes import FONTS, PICTURES, drawn, scenes

pytestmark = pytest.mark.uncounted

AGAIN = "`make guides` writes it anew; look at the difference"
GUIDES = sorted(Path(__file__).parents[2].glob("docs/huong-dan/*.md"))


def test_pictures_are_what_is_printed() -> None:
    """Every picture, line by line, and none that nobody draws."""
    made = dict(drawn())
    assert set(PICTURES.glob("*.svg")) == set(made)
    stale = [path.name for path, content in made.items() if path.read_text("utf-8") != content]
    assert [] == stale, AGAIN


def test_pictures_of_pages_show_what_is_written() -> None:
    """Every picture holds the hash of the page as it is written today, and none is of nothing."""
    stale = [one.path.name for one, page in pages() if held(one.path) != told(page)]
    assert [] == stale, f"{AGAIN} (it needs Chromium for the pictures of pages)"
    assert set(PICTURES.glob("*.png")) < {one.path for one in PAGE_PICTURES}


def test_the_page_of_messages_is_whole() -> None:
    """Every refusal stands in it as it is said."""
    assert page() == PAGE.read_text("utf-8"), AGAIN


def test_braces_are_shown_as_they_are_written() -> None:
    """A slot of a template stands in two of them, as whoever is refused reads it."""
    text = PAGE.read_text("utf-8")
    for kind in refusals():
        for said in map(official, (kind.message, kind.hint)):
            values = {name: "…" for _text, name, *_rest in Formatter().parse(said) if name}
            shown = said.format_map(values).replace("|", "\\|").replace("\n", " ")
            assert shown in text, kind.__name__
    assert "{{ ST.current }}" in text


def test_every_picture_is_shown() -> None:
    """A guide shows each, with words for whoever cannot see it."""
    text = "\n".join(path.read_text("utf-8") for path in GUIDES)
    shown = re.findall(r"!\[([^\]]+)\]\(hinh/([\w.-]+)\)", text)
    assert {path.name for path in PICTURES.iterdir()} == {name for _words, name in shown}
    assert {f"{one.name}.svg" for one in scenes()} <= {name for _words, name in shown}


@pytest.mark.skipif(shutil.which("fc-list") is None, reason="needs fontconfig")
def test_fonts_of_pictures_have_the_letters_of_vietnamese() -> None:
    """Every font named that this machine has, so that no mark stands beside its letter."""
    vietnamese = set("".join(one for one in map(chr, range(0x1EA0, 0x1EFA))) + "ăđơưĂĐƠƯ")
    for font in FONTS.split(", "):
        asked = ["fc-list", f":family={font}", "charset"]
        told = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
        for charset in told.splitlines():
            assert vietnamese <= set(_letters(charset)), font


def test_no_mark_is_cut_off() -> None:
    """The second mark of a letter stands above the line's own height."""
    assert [] == [one for one in PICTURES.glob("*.svg") if "clip" in one.read_text("utf-8").lower()]


def _letters(charset: str) -> Iterator[str]:
    """The letters of a font's file, as fontconfig tells them: ``:charset=20-7e a0``."""
    for one in charset.strip().removeprefix(":charset=").split():
        first, _dash, last = one.partition("-")
        yield from map(chr, range(int(first, 16), int(last or first, 16) + 1))


def test_the_file_to_install_is_called_as_it_is_made() -> None:
    """By the version of today, each way of installing it."""
    told = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    wheel = f"socai-{told['project']['version']}-py3-none-any.whl"
    text = next(path for path in GUIDES if path.stem == "quan-tri").read_text("utf-8")
    assert {wheel} == set(re.findall(r"socai-[\w.]+-py3-none-any\.whl", text))
    ways = "pipx install", "uv tool install", "py -m pip install --user"
    assert [] == [way for way in ways if f"\n{way} {wheel}\n" not in text]


def test_pictures_ask_no_network() -> None:
    """No picture names anything outside but the language it is written in."""
    for path in PICTURES.glob("*.svg"):
        found = set(re.findall(r"https?://[^\s\"'<]+", path.read_text("utf-8")))
        assert found <= {"http://www.w3.org/2000/svg", "https://www.textualize.io"}
