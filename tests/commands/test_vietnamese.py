"""Whoever types something wrong is answered in Vietnamese: no English word is left in any answer.

The dictionary is the program's own: every word of its English texts that no Vietnamese text has,
and the words of the libraries below it.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

import click
import pytest
from babel.messages.pofile import read_po

from commands.cli.spelling.verb_names import VIETNAMESE
from ledger.catalog.lines import catalog
from ledger.catalog.papers import papers
from ledger.entries import KIND_OF
from ledger.records.cell import DIMENSIONS, OF_MOVEMENTS
from tests.command_tree import every, leaves
from tests.commands.console import Console
from tests.commands.world import HOME

PO = Path(__file__).parents[2] / "commands/locale/vi/LC_MESSAGES/socai.po"

LIBRARIES = """
aborted argument choice choose directory does each error exist expected extra field got greater
hint input integer invalid less match message missing must option options range readable required
should string takes text than traceback try unexpected usage valid value warning with writable
"""
"""Words of click, pydantic, SQLite and Python in their messages."""

_WORD = re.compile(r"[A-Za-z]{3,}")


def words(text: str) -> set[str]:
    """The words of a text that have no letter but English ones."""
    letters = re.findall(r"[^\W\d_]+", text)
    return {word.lower() for word in letters if _WORD.fullmatch(word)}


@cache
def english() -> frozenset[str]:
    """The words that nobody who reads Vietnamese should meet."""
    with PO.open("rb") as file:
        texts = [message for message in read_po(file, locale="vi") if message.id]
    ours, vietnamese = set[str](), set[str]()
    for message in texts:
        for source in [message.id] if isinstance(message.id, str) else message.id:
            ours |= words(re.sub(r"`[^`]*`|\{[^}]*\}|--[\w-]+", " ", source))
        for target in [message.string] if isinstance(message.string, str) else message.string or ():
            vietnamese |= words(re.sub(r"`[^`]*`|\{[^}]*\}|--[\w-]+", " ", target))
    return frozenset((ours | set(LIBRARIES.split())) - vietnamese - NAMES)


def _names() -> Iterator[str]:
    """What is typed as it stands, in any language: names of commands, options, values, formats."""
    yield from (*VIETNAMESE, *VIETNAMESE.values(), "spark=MASTER", "/dev/null")
    yield from (*DIMENSIONS, *OF_MOVEMENTS, *KIND_OF)
    yield from (line.code for line in catalog().lines)
    yield from (term.code for terms in papers() for term in terms)
    for _words, command in every():
        for parameter in command.params:
            yield from (*parameter.opts, *parameter.secondary_opts)
            if isinstance(parameter.type, click.Choice):
                yield from map(str, parameter.type.choices)


NAMES = frozenset(word for name in _names() for word in words(name))


def leaks(said: str) -> list[str]:
    """The English words of an answer, without what it quotes of the command line, and without
    hashes, in which letters stand by chance.
    """
    kept = re.sub(r"`[^`]*`|“[^”]*”|'[^']*'|--[\w-]+|socai [\w -]+|\b[0-9a-f]{64}\b", " ", said)
    return sorted(words(kept) & english())


def wrong(command: click.Command, met: set[object]) -> Iterator[list[str]]:
    """Command lines that are wrong in one thing each: none, too much, and each value.

    ``met``: options that were typed already with another command, where they are the same.
    """
    arguments = [one for one in command.params if isinstance(one, click.Argument)]
    given = ["QQ-1/2024"] * sum(one.required for one in arguments)
    yield from ([], ["--help"], ["--khong-co"], [*given, "QQ", "QQ", "QQ"])
    for option in command.params:
        if not isinstance(option, click.Option) or option.is_flag or option.name == "output":
            continue
        same = (option.opts[0], option.help, str(option.type))
        if same not in met:
            met.add(same)
            yield [*given, option.opts[0]]
            yield [*given, option.opts[0], "31/2/2024"]


def test_the_dictionary_has_words() -> None:
    """The measure itself: English is seen, Vietnamese and what is typed as it stands are not."""
    assert {"usage", "invalid", "missing", "effective"} <= english()
    assert ["invalid"] == leaks("Lỗi: Invalid 'value' của --from, `socai log`: “not a date”")
    assert [] == leaks("Gợi ý: Lập đơn vị: socai unit create XX --name … --level …")


RIGHT_ALONE = {("demo",), ("doctor",), ("inspect", "forms", "show")}
"""Commands that need nothing: a long story, a machine with its paths, and a file as it is, remarks
and all.
"""


def test_wrong_input_is_answered_in_vietnamese(books: Console) -> None:
    """Every command, wrong in every way that a command line can be."""
    found, met = {}, set[object]()
    for path, command in leaves():
        for typed in wrong(command, met):
            if path in RIGHT_ALONE and not typed:
                continue
            said = books(*path, *typed)
            if left := leaks(said.out + said.err):
                found[" ".join([*path, *typed])] = left
    assert {} == found


@pytest.mark.parametrize(
    "state",
    {
        "settings": lambda: Path(HOME, "socai.toml").write_text("officer: CB01"),
        "no table": lambda: _run("ALTER TABLE stored_events RENAME TO somewhere_else"),
        "no column": lambda: _run("ALTER TABLE stored_events RENAME COLUMN state TO elsewhere"),
        "no database": lambda: Path(HOME, "ledger.sqlite").write_bytes(b"x" * 5_000),
        "a folder": lambda: _folder(Path(HOME, "ledger.sqlite")),
    }.items(),
    ids=lambda one: one[0],
)  # fmt: skip
def test_damage_is_told_in_vietnamese(
    state: tuple[str, Callable[[], object]], books: Console
) -> None:
    """What the system and the database say of a ledger that cannot be used."""
    state[1]()
    for line in ("log", "unit create A --name B --level xã", "verify", "stats"):
        said = books.line(line)
        kept = re.sub(r"(?:bảng|cột): [\w.]+", "", said.err)  # the name of what is gone
        assert (line, []) == (line, leaks(said.out + kept))


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _run(statement: str) -> None:
    with closing(sqlite3.connect(Path(HOME, "ledger.sqlite"))) as thief, thief:
        thief.execute(statement)


@pytest.mark.parametrize(
    "typed",
    [[], ["--lang"], ["--lang", "fr"], ["--ledger"], ["--ledger", "/dev/null", "status"], ["x"], ["-x"], ["--version", "x"], ["--as", "QQ", "unit", "create", "A", "--name", "B", "--level", "xã"], ["log", "\x00"], ["log", "--known-at", "2024-13-01 25:00"], ["casefile", "open", "QQ", "--symbol", "ST", "--unit", "DHS", "--officer", "CB03"]],
)  # fmt: skip
def test_the_whole_answers_in_vietnamese(typed: list[str], books: Console) -> None:
    """So does what stands before a command, and what the books refuse."""
    said = books(*typed)
    assert [] == leaks(said.out + said.err)
