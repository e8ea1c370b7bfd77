"""What the words of counts without a line of work mean, read from data (``named_counts.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

from projections.inspection.reading.wording import keys

Keys = tuple[str, ...]
Terms = frozenset[str]
NEUTRAL: Final = ""
"""The meaning of words that change nothing."""


class CountName(NamedTuple):
    """What a count is called, and what narrows it: ``I.checks{day=may}``."""

    name: str
    cell: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CountContext:
    """A heading under which counts stand, and which ones, by the terms of each.

    ``table``: in the rows of a table, too; ``row``: the name of what its first column says, empty
    where that holds terms; ``holds``: the name of a cell that lines go on with.
    """

    name: str
    counts: Mapping[Terms, CountName]
    table: bool = False
    row: str = ""
    holds: str = ""


@dataclass(frozen=True, slots=True)
class CountWords:
    """The phrases that mean a term or nothing, and the headings of contexts, all as keys."""

    meanings: Mapping[Keys, str]
    contexts: Mapping[Keys, CountContext]
    longest: int

    def terms(self, words: Sequence[str]) -> Terms | None:
        """The terms that words mean, the longest phrases first; None where one is not known."""
        found, at = set[str](), 0
        while at < len(words):
            ends = range(min(at + self.longest, len(words)), at, -1)
            end = next((one for one in ends if tuple(words[at:one]) in self.meanings), at)
            if end == at:
                return None
            found.add(self.meanings[tuple(words[at:end])])
            at = end
        return frozenset(found - {NEUTRAL})

    def in_phrases(self, words: Sequence[str]) -> set[int]:
        """The places of numbers that belong to a phrase: ``từ 02 ngày làm việc``."""
        places: set[int] = set()
        for phrase in self.meanings:
            if any(map(str.isdigit, phrase)):
                for at in range(len(words) - len(phrase) + 1):
                    if tuple(words[at : at + len(phrase)]) == phrase:
                        places |= set(range(at, at + len(phrase)))
        return places


@cache
def count_words() -> CountWords:
    """The words of counts."""
    text = files(__package__).joinpath("named_counts.toml").read_text("utf-8")
    data: dict[str, Any] = tomllib.loads(text)
    meanings = dict.fromkeys(_phrases(data["neutral"]["words"]), NEUTRAL)
    meanings |= {one: term for term, texts in data["terms"].items() for one in _phrases(texts)}
    contexts = {
        heading: _context(row, data["counts"][row["name"]])
        for row in data["context"]
        for heading in _phrases(row["headings"])
    }
    return CountWords(meanings, contexts, max(map(len, meanings)))


def _context(row: Mapping[str, Any], counts: Mapping[str, list[list[str]]]) -> CountContext:
    told = {frozenset(terms): _name(one) for one, several in counts.items() for terms in several}
    more = {name: row[name] for name in ("table", "row", "holds") if name in row}
    return CountContext(row["name"], told, **more)


def _name(text: str) -> CountName:
    """A name as the file writes it, its cell in braces."""
    name, _, cell = text.rstrip("}").partition("{")
    parts = (one.partition("=") for one in cell.split(",") if one)
    return CountName(name, {key: value for key, _, value in parts})


def plain_keys(text: str) -> Keys:
    """The keys of a phrase without the marks in it."""
    return tuple(one for one in keys(text) if one.isalnum())


def _phrases(texts: Iterable[str]) -> list[Keys]:
    return [plain_keys(text) for text in texts]
