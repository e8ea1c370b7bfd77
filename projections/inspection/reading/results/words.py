"""The words of results: shares and rates, criteria, grades and changes, read from data."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from projections.inspection.reading.lexicon.wording import keys
from projections.inspection.reading.lines.tokens import Token
from projections.inspection.reading.stated.values import Grade

Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResultWords:
    """Each list of ``results.toml`` as keys; what a list is for stands there."""

    links: frozenset[Keys]
    named: frozenset[Keys]
    wholes: frozenset[Keys]
    parts: frozenset[Keys]
    among: frozenset[Keys]
    out_of: frozenset[Keys]
    bounds: frozenset[Keys]
    at_least: frozenset[Keys]
    otherwise: frozenset[Keys]
    other_bounds: frozenset[Keys]
    repeated: frozenset[Keys]
    not_asked: frozenset[Keys]
    all: frozenset[Keys]
    left: frozenset[Keys]
    grades: dict[Keys, Grade]
    columns: dict[Keys, str]
    scored: frozenset[Keys]
    none: frozenset[Keys]
    rise: frozenset[Keys]
    fall: frozenset[Keys]
    against: frozenset[Keys]
    then: frozenset[Keys]
    years_before: frozenset[Keys]
    same: frozenset[Keys]

    @property
    def asking(self) -> frozenset[Keys]:
        """Words of what is asked for, which say nothing of the records: ``chiếm``, ``trở lên``."""
        least = self.at_least | self.bounds | self.repeated
        return self.links | least | self.otherwise | self.other_bounds


@cache
def result_words() -> ResultWords:
    """The words of results."""
    text = files(__package__).joinpath("results.toml").read_text("utf-8")
    return _result_words(tomllib.loads(text))


def _result_words(data: dict[str, Any]) -> ResultWords:
    rates, criteria, changes = data["rates"], data["criteria"], data["changes"]
    grades: dict[Grade, list[str]] = data["grades"]
    return ResultWords(
        links=_phrases(rates["links"]),
        named=_phrases(rates["named"]),
        wholes=_phrases(rates["wholes"]),
        parts=_phrases(rates["parts"]),
        among=_phrases(rates["among"]),
        out_of=_phrases(rates["out_of"]),
        bounds=_phrases(rates["bounds"]),
        at_least=_phrases(criteria["at_least"]),
        otherwise=_phrases(criteria["otherwise"]),
        other_bounds=_phrases(criteria["other_bounds"]),
        repeated=_phrases(criteria["repeated"]),
        not_asked=_phrases(criteria["not_asked"]),
        all=_phrases(data["left_out"]["all"]),
        left=_phrases(data["left_out"]["left"]),
        grades={keys(text): grade for grade, texts in grades.items() for text in texts},
        columns={keys(text): name for name, texts in data["columns"].items() for text in texts},
        scored=_phrases(data["scored"]["criteria"]),
        none=_phrases(data["none"]["words"]),
        rise=_phrases(changes["rise"]),
        fall=_phrases(changes["fall"]),
        against=_phrases(changes["against"]),
        then=_phrases(changes["then"]),
        years_before=_phrases(changes["years_before"]),
        same=_phrases(changes["same"]),
    )


def _phrases(texts: Iterable[str]) -> frozenset[Keys]:
    return frozenset(keys(text) for text in texts)


def ends_with(words: Sequence[Token], phrases: Iterable[Keys]) -> bool:
    """Whether tokens end with one of some phrases."""
    return any(_stands_at(words, len(words) - len(phrase), phrase) for phrase in phrases)


def begins_with(words: Sequence[Token], phrases: Iterable[Keys]) -> bool:
    """Whether tokens begin with one of some phrases."""
    return any(_stands_at(words, 0, phrase) for phrase in phrases)


def holds(words: Sequence[Token], phrases: Iterable[Keys]) -> bool:
    """Whether one of some phrases stands anywhere among tokens."""
    said = tuple(one.key for one in words)
    return any(
        said[place : place + len(phrase)] == phrase
        for phrase in phrases
        for place, key in enumerate(said)
        if key == phrase[0]
    )


def _stands_at(words: Sequence[Token], place: int, phrase: Keys) -> bool:
    """Whether a phrase stands among tokens at a place: no more of them are looked at."""
    said = words[place : place + len(phrase)] if place >= 0 else ()
    return tuple(one.key for one in said) == phrase
