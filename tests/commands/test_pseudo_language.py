"""A third language that nobody speaks: what stays English in it was never given to translators, and
a table that breaks in it would break in a language with longer words.

Every letter of its texts is another one, and every text is longer by a third.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from rich.cells import cell_len

from commands import speech
from tests.commands.console import Console
from tests.commands.script import FOLDER, Step, steps
from tests.commands.test_vietnamese import NAMES, words

LOCALES = speech.LOCALES
LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ȧƀƈɗḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏẑȦƁƇƊḖƑƓĦĪĴĶĿḾȠǾƤɊŘŞŦŬṼẆẊẎẐ",
)
FOREIGN = {chr(letter) for letter in LETTERS.values()}
KEPT = re.compile(r"(\{[^}]*\}|`[^`]*`|--[\w-]+|%\([^)]*\)[sd]|\s+)")
"""What no language changes: fields, commands, options, white space."""

NO_TEXT = re.compile(r"json|completion (bash|zsh|fish|powershell)|--output -")
DATA = NAMES | words(
    "arrested bao cah cao ctv compulsory current dead log nvcb replay tra trinh vai"
)
"""Words of data, of commands and of codes, which no language changes."""
"""Commands that print data, or a script, and no text of ours."""


def pseudo(text: str) -> str:
    """A text in that language; click looks for some of its words itself, and finds these too."""
    parts = [part if KEPT.fullmatch(part) else part.translate(LETTERS) for part in KEPT.split(text)]
    longer = "ẋ" * (len(text.strip()) // 3)
    kept = re.search(r"\s*\Z", text)
    assert kept is not None
    return "".join(parts).rstrip() + longer + kept[0]


@pytest.fixture(scope="module")
def locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Catalogs in which English is that language, and Vietnamese as ever."""
    folder = tmp_path_factory.mktemp("locale")
    shutil.copytree(LOCALES / "vi", folder / "vi")
    with (LOCALES / "vi/LC_MESSAGES/socai.po").open("rb") as file:
        source = read_po(file, locale="vi")
    made = Catalog(locale="en")
    for one in source:
        if isinstance(one.id, str):
            made.add(one.id, pseudo(one.id) if one.id else "", context=one.context)
        else:
            made.add(one.id, tuple(map(pseudo, one.id)), context=one.context)
    (folder / "en/LC_MESSAGES").mkdir(parents=True)
    with (folder / "en/LC_MESSAGES/socai.mo").open("wb") as file:
        write_mo(file, made)
    return folder


@pytest.fixture
def spoken(
    sample_files: Console, locales: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Console]:
    """A console that speaks it where English is asked for."""
    monkeypatch.setattr(speech, "LOCALES", locales)
    yield sample_files
    monkeypatch.undo()
    speech.use_language("vi")


@cache
def ours() -> frozenset[str]:
    """The words of our texts in English, but for what no language changes."""
    with (LOCALES / "vi/LC_MESSAGES/socai.po").open("rb") as file:
        texts = [one.id for one in read_po(file, locale="vi") if one.id]
    each = [text for one in texts for text in ([one] if isinstance(one, str) else one)]
    return frozenset(word for text in each for word in words(KEPT.sub(" ", text)))


def script() -> list[Step]:
    """An example of every command, as the English transcript has them."""
    return list(steps((FOLDER / "english.txt").read_text("utf-8")))


def test_nothing_stays_english_and_no_table_breaks(spoken: Console) -> None:
    """Of every command; a table's rows are as wide as its rule."""
    left: dict[str, set[str]] = {}
    broken: list[str] = []
    for step in script():
        if step.mark == "@ ":
            spoken.at(step.text)
        if step.mark != "$ ":
            continue
        said = spoken.line(step.text.removeprefix("socai "))
        if not NO_TEXT.search(step.text):
            assert set(said.shown) & FOREIGN, step.text
            if found := (words(commands_out(said.shown)) & ours()) - words(step.text) - DATA:
                left[step.text] = found
        broken += [f"{step.text}: {row}" for row in overlong(said.out)]
    assert ({}, []) == (left, broken)


def commands_out(text: str) -> str:
    """What is printed without quoted commands, options, names of files, hashes and numbers."""
    return re.sub(r"`[^`]*`|--[\w-]+|\S*[./_]\S+|\[[^\]]*\]|\b\w*\d\w*\b", " ", text)


def overlong(printed: str) -> list[str]:
    """Rows of tables that are wider than the rule under the heading."""
    found = []
    for is_blank, block in groupby(printed.splitlines(), lambda line: not line.strip()):
        rows = list(block)
        rules = [row for row in rows if row.strip() and set(row.strip()) <= set("─ ")]
        if is_blank or not rules:
            continue
        width = max(map(cell_len, rules))
        body = rows[rows.index(rules[0]) - 1 :]
        found += [row for row in body if cell_len(row.rstrip()) > width]
    return found


def test_the_measure_itself() -> None:
    """A word of English is seen as one, and a word of that language is none."""
    assert {"recorded"} == words("was recorded".translate(LETTERS) + " recorded") & ours()
    assert "{count} ƥȧřŧşẋẋẋẋ" == pseudo("{count} parts")
    assert ["  long row that is wide"] == overlong(" a\n ──\n  long row that is wide\n")
