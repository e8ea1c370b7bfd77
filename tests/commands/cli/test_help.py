"""Help in the user's language: no word of another language stands for a value, in no usage line."""

from __future__ import annotations

import re

import click
import pytest

from commands.cli.spelling.spoken import METAVARS
from tests.command_tree import every
from tests.commands.console import Console

ALL = sorted(words for words, _command in every())
STANDING_FOR_VALUES = re.compile(
    rf"(?<![\w./-])(?:{'|'.join(sorted(METAVARS, key=len, reverse=True))})(?!\w)"
)


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_values_have_vietnamese_names(path: tuple[str, ...], console: Console) -> None:
    """A usage line and its options speak Vietnamese throughout."""
    said = console(*path, "--help")
    assert (0, "") == (said.code, said.err)
    assert said.out.startswith(" ".join(["Cách dùng: socai", *path, "[TÙY CHỌN]"]))
    assert [] == STANDING_FOR_VALUES.findall(said.out)


def test_values_have_english_names(console: Console) -> None:
    """With --lang en the same words are English."""
    said = console("--lang", "en", "trace", "--help").out
    assert said.startswith("Usage: socai trace [OPTIONS] LINE|LIST MEASURE|PART")
    assert "--known-at WHEN" in said
    assert "--cell DIM=VALUE" in said
    assert "Usage: socai [OPTIONS] COMMAND [ARGS]..." in console("--lang", "en", "--help").out


def test_missing_argument_is_named(console: Console) -> None:
    """What is missing is called what the help calls it; two languages in one process do not mix."""
    for language, name in (("vi", "SỐ_HỒ_SƠ"), ("en", "NUMBER"), ("vi", "SỐ_HỒ_SƠ")):
        said = console("--lang", language, "casefile", "show")
        assert (2, True) == (said.code, f"'{name}'" in said.err)


def test_a_missing_value_is_answered_with_a_whole_line(console: Console) -> None:
    """Whatever is missing, the shortest line that has it all; what is there is no such matter."""
    whole = "socai quota register INDICATOR QUANTITY --from DATE --to DATE"
    for typed in ((), ("lc_opened",), ("lc_opened", "3"), ("lc_opened", "3", "--to", "1/1/2024")):
        said = console("--lang", "en", "quota", "register", *typed)
        assert (2, f"Hint: at least {whole}") == (said.code, said.err.splitlines()[-1])
    assert console("unit", "merge").err.endswith(
        "Gợi ý: ít nhất phải có socai unit merge MÃ… --into MÃ\n"
    )
    assert "at least" not in console("--lang", "en", "quota", "register", "--colour").err


def _named_as(one: click.Parameter, command: click.Command) -> str:
    """How a command names a value, before that is translated."""
    if getattr(one.type, "names_itself", False) or getattr(one, "is_flag", False):
        return ""
    source = getattr(one, "metavar_source", None) or one.make_metavar(click.Context(command))
    return str(source)


def test_every_word_for_a_value_is_translated() -> None:
    """No command names a value by a word that stays English in another language."""
    words = {
        word
        for _path, command in every()
        for one in command.params
        for word in re.findall("[A-Z_]{2,}(?: [A-Z]+)?", _named_as(one, command))
    }
    assert words <= {*METAVARS, "ID", "IV"}
    assert {"CODE", "UNIT"} <= words
