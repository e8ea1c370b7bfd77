"""Every text a user reads is in the Vietnamese catalog, translated, and nothing else is."""

from __future__ import annotations

import ast
import io
import re
import unicodedata
from functools import cache
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from commands.cli.spelling import click_words

pytestmark = pytest.mark.uncounted

ROOT = Path(__file__).parents[1]
CATALOG = ROOT / "commands/locale/vi/LC_MESSAGES/socai.po"
PACKAGES = ("ledger", "projections", "commands")
KEYWORDS = {"_": None, "N_": None, "NN_": (1, 2), "ngettext": (1, 2)}
FIELD = re.compile(r"(?<!\{)\{([^{}]*)\}(?!\})")

MessageId = str | tuple[str, ...]


@cache
def texts_in_code() -> frozenset[MessageId]:
    """Every text marked for translation."""
    found: set[MessageId] = set()
    for package in PACKAGES:
        for _file, _line, text, _comments, _context in extract_from_dir(
            ROOT / package, keywords=KEYWORDS
        ):
            found.add(tuple(text) if isinstance(text, list | tuple) else text)
    return frozenset(found)


@cache
def catalog() -> Catalog:
    """The catalog as it is edited."""
    with CATALOG.open("rb") as file:
        return read_po(file, locale="vi", domain="socai", abort_invalid=True)


def entries() -> list[Message]:
    """The messages of the catalog, without its header."""
    return [message for message in catalog() if message.id]


def forms(text: MessageId | list[str] | None) -> list[str]:
    """A text and its plural as a list."""
    return [text] if isinstance(text, str) else list(text or ())


def is_translated(message: Message) -> bool:
    """Whether every form of the message has a text."""
    return bool(message.string) and all(forms(message.string))


def fields(text: str) -> set[str]:
    """The named fields of a text, conversions and formats left out."""
    return {re.split(r"[!:]", field)[0] for field in FIELD.findall(text)}


def test_texts_in_code_are_found() -> None:
    """The extraction itself works: an empty result would make every other test pass."""
    assert "The command was refused." in texts_in_code()


def test_no_text_is_missing_from_the_catalog() -> None:
    """`make messages` was run after the last text was added."""
    assert set() == texts_in_code() - {message.id for message in entries()}


def test_no_text_of_the_catalog_is_unused() -> None:
    """What no code says any more is neither kept nor commented out."""
    assert set() == {message.id for message in entries()} - texts_in_code()
    assert [] == list(catalog().obsolete)


def test_every_text_is_translated() -> None:
    """A clerk never meets an English sentence."""
    assert [] == [message.id for message in entries() if not is_translated(message)]


def test_no_translation_is_a_guess() -> None:
    """A fuzzy entry is one that nobody has read."""
    assert [] == [message.id for message in entries() if message.fuzzy]


def test_translations_name_the_same_fields() -> None:
    """A translation that names another field would print braces, or raise, in front of a user."""
    wrong: dict[str, list[set[str]]] = {}
    for message in filter(is_translated, entries()):
        possible = [fields(text) for text in forms(message.id)]
        wrong |= {text: possible for text in forms(message.string) if fields(text) not in possible}
    assert {} == wrong


def test_translations_are_nfc() -> None:
    """The same letter is always the same bytes."""
    assert [] == [
        text
        for entry in entries()
        for text in forms(entry.string)
        if not unicodedata.is_normalized("NFC", text)
    ]


def test_compiled_catalog_is_current() -> None:
    """What runs is what was read and edited."""
    compiled = io.BytesIO()
    write_mo(compiled, catalog())
    assert compiled.getvalue() == CATALOG.with_suffix(".mo").read_bytes()


def unmarked(source: str) -> list[str]:
    """Sentences given to a refusal as its reason without being marked for translation."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    reasons = [keyword.value for call in calls for keyword in call.keywords if keyword.arg == "why"]
    return [
        ast.unparse(value) for value in reasons if isinstance(value, ast.Constant | ast.JoinedStr)
    ]


def test_reasons_of_refusals_are_marked() -> None:
    """A translated refusal does not break into English in its middle."""
    modules = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    found = {str(path.relative_to(ROOT)): unmarked(path.read_text("utf-8")) for path in modules}
    assert {} == {path: texts for path, texts in found.items() if texts}


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ('BadDate(text=text, why="the year is missing")', ["'the year is missing'"]),
        ('BadDate(text=text, why=f"no {day}")', ["f'no {day}'"]),
        ('BadDate(text=text, why=N_("the year is missing"))', []),
        ("BadDate(text=text, why=reason)", []),
    ],
)
def test_unmarked_reasons_are_seen(call: str, expected: list[str]) -> None:
    """The measure itself."""
    assert expected == unmarked(call)


def test_words_of_click_are_current() -> None:
    """What click says about a wrong command line is in the catalog, in the wording of the click
    installed.
    """
    said: set[MessageId] = set()
    for file, _line, text, _comments, _context in extract_from_dir(
        Path(click.__file__).parent, keywords=KEYWORDS
    ):
        if file in {"exceptions.py", "formatting.py", "parser.py", "types.py"}:
            said.add(tuple(text) if isinstance(text, list | tuple) else text)
    assert set() == said - set(click_words.HELP + click_words.USAGE + click_words.VALUES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no field", set()),
        ("{number} is closed since {closed_on:%d}", {"number", "closed_on"}),
        ("{{literal}} {path!r}", {"path"}),
    ],
)
def test_fields(text: str, expected: set[str]) -> None:
    """Doubled braces are letters, and a format is no part of a name."""
    assert expected == fields(text)
