"""The words of registers: which columns there are, what heads them, how values are written."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

from ledger.values.text import fold

MAX_HEADING_LENGTH: Final = 200
"""Characters of a text that may be a heading."""

_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


@dataclass(frozen=True, slots=True)
class ColumnKind:
    """A column the reader knows.

    ``headings``: as people write it, the usual one first; ``words``: a heading that is none of
    these holds one of each;
    ``without``: and none of these; ``beside``: other names of it right of a certain column;
    ``prefixes``: words that may stand before a value; ``readings``: other writings of a value, by
    their key.
    """

    name: str
    headings: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    without: tuple[str, ...]
    beside: Mapping[str, frozenset[str]]
    prefixes: tuple[str, ...]
    readings: Mapping[str, str]

    @property
    def title(self) -> str:
        """The usual heading."""
        return self.headings[0]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything in ``columns.toml``, words as keys (:func:`key`).

    Those that begin a text are spaced words (:func:`spaced`), and so are the ``statuses``, by what
    they say. ``negatives`` and ``crossed`` stand as they are written, in lower case.
    """

    columns: Mapping[str, ColumnKind]
    by_heading: Mapping[str, str]
    placeholders: frozenset[str]
    totals: tuple[str, ...]
    not_totals: tuple[str, ...]
    bare_totals: frozenset[str]
    notes: tuple[str, ...]
    footers: tuple[str, ...]
    yes: frozenset[str]
    ticks: frozenset[str]
    done: frozenset[str]
    no: frozenset[str]
    negatives: frozenset[str]
    crossed: frozenset[str]
    not_units: frozenset[str]
    unit_titles: frozenset[str]
    statuses: Mapping[str, tuple[str, ...]]


def key(text: str) -> str:
    """Return a key for headings: no accents, case, spaces or punctuation.

    All of a text that is nothing else.
    """
    return _short_key(text) if len(text) <= MAX_HEADING_LENGTH else _key(text)


def _key(text: str) -> str:
    folded = fold(text)
    return "".join(character for character in folded if character.isalnum()) or folded.replace(
        " ", ""
    )


_short_key = lru_cache(maxsize=8192)(_key)
"""A register repeats few words many times; long texts would only fill the memory."""


@cache
def vocabulary() -> Vocabulary:
    """Read the vocabulary once per process."""
    data = tomllib.loads(files(__package__).joinpath("columns.toml").read_text("utf-8"))
    columns = {row["name"]: _column_kind(row) for row in data["column"]}
    return Vocabulary(
        columns=columns,
        by_heading={
            key(heading): kind.name for kind in columns.values() for heading in kind.headings
        },
        placeholders=frozenset("".join(mark.split()) for mark in data["placeholders"]),
        totals=_spaced(data["totals"]),
        not_totals=_spaced(data["not_totals"]),
        bare_totals=_keys(data["bare_totals"]),
        notes=_spaced(data["notes"]),
        footers=tuple(map(key, data["footers"])),
        yes=_keys(data["yes"]),
        ticks=_keys(data["ticks"]),
        done=_keys(data["done"]),
        no=_keys(data["no"]),
        negatives=frozenset(data["negatives"]),
        crossed=frozenset(data["crossed"]),
        not_units=_keys(data["not_units"]),
        unit_titles=_keys(data["unit_titles"]),
        statuses={kind: _spaced(words) for kind, words in data["status"].items()},
    )


def _column_kind(row: Mapping[str, Any]) -> ColumnKind:
    return ColumnKind(
        name=row["name"],
        headings=tuple(row["headings"]),
        words=tuple(map(_spaced, row.get("words", ()))),
        without=_spaced(row.get("without", ())),
        beside={name: _keys(words) for name, words in row.get("beside", {}).items()},
        prefixes=tuple(row.get("prefixes", ())),
        readings={key(written): said for written, said in row.get("readings", {}).items()},
    )


def _spaced(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(spaced, texts))


def _keys(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(map(key, texts))


def recognise(heading: str) -> str | None:
    """What a heading names; None when it is not known. What stands in brackets may be left out."""
    return _recognise(heading) if len(heading) <= MAX_HEADING_LENGTH else None


@lru_cache(maxsize=8192)
def _recognise(heading: str) -> str | None:
    known = vocabulary().by_heading
    return known.get(key(heading)) or known.get(key(_BRACKETS.sub(" ", heading)))


def recognise_by_words(heading: str) -> str | None:
    """What the words of an unusual heading name; None when that is nothing, or not one thing."""
    words = spaced(heading[:MAX_HEADING_LENGTH])
    named = [
        kind.name for kind in vocabulary().columns.values() if kind.words and _fits(words, kind)
    ]
    return named[0] if len(named) == 1 else None


def _fits(heading: str, kind: ColumnKind) -> bool:
    wanted = all(any(word in heading for word in words) for words in kind.words)
    return wanted and not any(word in heading for word in kind.without)


def spaced(text: str) -> str:
    """The words of a text without accents, a space before and after each.

    "hồ sơ" is one, lest "sơ" pass for "số".
    """
    words = "".join(character if character.isalnum() else " " for character in fold(text)).split()
    return f" {' '.join(words)} ".replace(" ho so ", " hoso ")
