"""What is given out to be pasted means the same in the shell that reads it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from commands.cli.spelling.typed_line import typed_line

SIGNS = (
    *("$HOME", "`id`", "$(id)", "%PATH%", 'a "b" c', "!!", "it's", "a\\b", "a b", "*", "~", "#x"),
    *("-7/2026", "Đi khỏi nơi cư trú", "a;b", "a&b", "a|b", "<a>", "", "\\", "{a,b}", "“a”"),
)


def test_sh_reads_the_words() -> None:
    """A real shell hands over just the words that were meant."""
    line = typed_line([sys.executable, "-c", "import sys; print(*sys.argv[1:], sep='|')", *SIGNS])
    said = subprocess.run(["sh", "-c", str(line)], capture_output=True, check=True, text=True)
    assert "|".join(SIGNS) == said.stdout.removesuffix("\n")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ST-7/2024", "ST-7/2024"),
        ("--on", "--on"),
        ("--document=-7.2", '"--document=-7.2"'),
        (r"C:\so-cai", r"C:\so-cai"),
        (r"C:\so cai", r'"C:\so cai"'),
        ("Chết", "Chết"),
        ("Đi khỏi", '"Đi khỏi"'),
        ("a&b", '"a&b"'),
        ("it's", '"it\'s"'),
        ("", '""'),
        ("%PATH%", "'%PATH%'"),
        ("$a 'b'", "'$a ''b'''"),
        ("`id` ‘x’", "'`id` ‘‘x’’'"),
        ('a "b"', None),
    ],
)
def test_windows(word: str, expected: str | None) -> None:
    """Double quotes where cmd and PowerShell read them alike, else those of PowerShell."""
    assert expected == typed_line([word], "nt")
