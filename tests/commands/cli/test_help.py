"""Help in the user's language: no word of another language stands for a value, in no usage line."""

from __future__ import annotations

import re

import pytest

from commands.cli.spoken import METAVARS
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
