"""One phrase with two senses that cannot both hold: a measure and another, a fact and none."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Final, NamedTuple

from projections.inspection.forms.laying import built_in, code_of_row, is_complete, key_in_words
from projections.inspection.forms.wordings import section, word_lists
from projections.inspection.reading.lexicon.wording import keys
from projections.toml.places import KeyPath

Found = tuple[KeyPath, str, dict[str, object]]
"""Where, which kind of fault, and its values."""


class Sense(NamedTuple):
    """What a list says of its words: of one ``family`` a word has one ``value``."""

    family: tuple[str, ...]
    value: str = ""


class _Use(NamedTuple):
    """A word in a list that gives it a sense; ``key``: the list, in words."""

    sense: Sense
    path: KeyPath
    key: str
    text: str


_APART: Final = (
    {"measure", "filler"},
    {"measure", "modality"},
    {"measure", "noun"},
    {"filler", "modality"},
    {"noun", "modality"},
    {"line", "modality"},
    {"line", "filler"},
    {"measure", "span"},
    {"all", "some"},
)
"""Families of which a word can have one: it counts or it does not, it is a fact or it is not."""

_WORDS: Final = {"fillers": "filler", "nouns": "noun", "all": "all", "some": "some"}


def contradictions(data: dict[str, Any]) -> Iterator[Found]:
    """The words of a file that say two things, by the file itself or beside the built-in form.

    What the built-in form says of a word is never held against a file that says it again.
    """
    beside = {} if is_complete(data) else _built_in_uses()
    for phrase, uses in _uses(data).items():
        allowed = _pairs(_built_in_uses().get(phrase, []))
        for place, use in enumerate(uses):
            known = [(one, "contradiction") for one in uses[:place]]
            known += [(one, "contradicts_built_in") for one in beside.get(phrase, [])]
            for other, kind in known:
                if _contradict(use, other) and {use.sense, other.sense} not in allowed:
                    told: dict[str, object] = {
                        "text": use.text,
                        "other": other.key,
                        "at": other.path,
                    }
                    yield use.path, kind, told
                    break


def _pairs(uses: list[_Use]) -> list[set[Sense]]:
    return [{one.sense, other.sense} for one in uses for other in uses]


def _contradict(one: _Use, other: _Use) -> bool:
    if one.sense.family == other.sense.family:
        return one.sense.value != other.sense.value
    return {one.sense.family[0], other.sense.family[0]} in _APART


@cache
def _built_in_uses() -> dict[tuple[str, ...], list[_Use]]:
    return _uses(built_in())


def _uses(data: dict[str, Any]) -> dict[tuple[str, ...], list[_Use]]:
    """By phrase, every list that gives it a sense of its own."""
    found: dict[tuple[str, ...], list[_Use]] = {}
    for path, words in word_lists(data):
        sense, key = _sense(path, data), key_in_words(path, data)
        for place, text in enumerate(words if sense else ()):
            if keys(text) and sense:
                use = _Use(sense, (*path, place), key, text)
                found.setdefault(keys(text), []).append(use)
    return found


def _sense(path: KeyPath, data: dict[str, Any]) -> Sense | None:
    """What a list says of its words; None where it says nothing that could be contradicted."""
    row = code_of_row(path, data)
    match section(path):
        case ("measures", measure, "strong" | "weak"):
            return Sense(("measure",), measure)
        case ("line", "names"):
            return Sense(("line",), row)
        case ("line", "symbols" | "closings" as kind, code):
            return Sense((kind, row), code)
        case ("dimension", "values" | "common", code):
            return Sense(("value", row), code)
        case ("period", "called", span):
            return Sense(("span",), span)
        case ("modality", kind):
            return Sense(("modality",), kind)
        case ("words", name) if name in _WORDS:
            return Sense((_WORDS[name],))
        case _:
            return None
