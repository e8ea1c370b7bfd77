"""A piece of a line: a word, a number, a date, a mark."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

TokenKind = Literal[
    "word", "number", "dots", "date", "bad_date", "span", "year", "duration", "reference",
    "ratio", "percent", "decimal", "money", "open", "close", "comma", "semicolon", "colon",
    "stop", "plus", "dash", "equals", "mark",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a line.

    ``number``: a count, an amount or a year; ``first``, ``last``: a date, or a stretch of days.
    """

    kind: TokenKind
    text: str
    start: int
    key: str = ""
    number: int | None = None
    first: date | None = None
    last: date | None = None

    @property
    def share(self) -> tuple[int, int]:
        """So many, and of how many: ``02/05``, ``179/1.333``."""
        part, _, whole = self.text.replace(".", "").partition("/")
        return int(part), int(whole)

    @property
    def end(self) -> int:
        """Where the next character stands."""
        return self.start + len(self.text)
