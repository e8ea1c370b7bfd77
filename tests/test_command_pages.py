"""docs/commands against the program: every command has its synopsis, every option its explanation,
every code its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from commands.main import main
from ledger.catalog.lines import catalog
from tests.command_tree import leaves

pytestmark = pytest.mark.uncounted

PAGES = Path(__file__).parents[1] / "docs/commands"
TEXT_BLOCK = re.compile(r"^```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)
OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")
SHARED_BY_ALL = ["--ledger", "--as", "--lang", "--version"]

Path_ = tuple[str, ...]


def options(command: click.Command) -> set[str]:
    """Every spelling of every option of a command."""
    taken = (parameter for parameter in command.params if isinstance(parameter, click.Option))
    return {name for option in taken for name in (*option.opts, *option.secondary_opts)}


def synopses() -> Iterator[tuple[Path_, set[str], Path]]:
    """The synopses of all pages: the words of a command, the options that stand after them, the
    page.
    """
    for page in sorted(PAGES.glob("*.md")):
        for block in TEXT_BLOCK.findall(page.read_text("utf-8")):
            for synopsis in re.split(r"\n(?=socai )", block):
                words = re.match(r"socai((?: [a-z][a-z-]*)*)", synopsis)
                assert words, f"{page.name}: a text block holds synopses only: {synopsis}"
                yield tuple(words[1].split()), set(OPTION.findall(synopsis[words.end() :])), page


COMMANDS = dict(leaves())


def test_every_command_has_one_synopsis() -> None:
    """No command is left out, none is told of twice, and none that is gone is still told of."""
    assert sorted([(), *COMMANDS]) == sorted(path for path, _options, _page in synopses())


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_synopsis_names_every_option(path: Path_) -> None:
    """A synopsis names the command's options, all of them and no others."""
    told = {path: named for path, named, _page in synopses()}
    assert options(COMMANDS[path]) == told[path]


def test_synopsis_of_the_whole_names_every_option() -> None:
    """What stands before the command is told once."""
    told = {path: named for path, named, _page in synopses()}
    assert options(main) == set(SHARED_BY_ALL) == told[()]


def test_every_option_is_explained() -> None:
    """Each option of a page has a row in its table of options, or in the one all commands share."""
    shared = _explained(PAGES / "README.md")
    unexplained = [
        f"{page.name}: socai {' '.join(path)} {name}"
        for path, named, page in synopses()
        for name in sorted(named - shared - _explained(page))
    ]
    assert [] == unexplained


def _explained(page: Path) -> set[str]:
    rows = (line for line in page.read_text("utf-8").splitlines() if line.startswith("| `-"))
    return {name for row in rows for name in OPTION.findall(row)}


def test_every_page_runs_an_example_of_each_verb_family() -> None:
    """A page whose commands are never shown at work would not be noticed when they change."""
    silent = [
        page.name
        for path, _options, page in synopses()
        if path
        and f"$ socai {path[0]}" not in page.read_text("utf-8")
        and f" {path[0]}\n" not in page.read_text("utf-8")
    ]
    assert [] == silent


def test_symbols_and_ways_of_closing_are_listed() -> None:
    """The page of a family lists the symbols of its lines and their ways of closing, as the catalog
    prints them.
    """
    missing = []
    for line in catalog().lines:
        page = (PAGES / f"{line.family.replace('_', '-')}.md").read_text("utf-8")
        missing += [
            f"{line.code}: {symbol.code}"
            for symbol in line.symbols
            if f"`{symbol.code}`" not in page
        ]
        missing += [
            f"{line.code}: {closing.name}" for closing in line.closings if closing.name not in page
        ]
    assert [] == missing
