"""The lexicon of a form: every phrase with what it can mean, found by its first word (từ vựng)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import permutations
from typing import Any, Literal

from ledger.catalog.lines import catalog
from projections.inspection.reading.lexicon.wording import keys

Sense = Literal[
    "measure", "line", "cell", "noun", "filler", "all", "some", "and", "prior", "change",
    "not_any", "split", "unit", "source", "total", "ordinal", "scored", "table", "narrowing",
    "as_of", "statistics", "targets", "target", "result", "remarks", "plans", "ends", "future",
    "carried", "before", "about", "joining", "foreign", "count_noun", "relation", "money",
    "modality", "paper", "done", "copied", "holder", "team", "cited", "corrected", "came",
    "went", "asking", "choice", "reason", "manner", "righted", "out_of", "left_over",
    "motive", "attached", "sending", "codes", "town",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing a phrase can mean.

    ``value``: the measure, line, dimension…; ``code``: the cell's value; ``line``: the only line of
    work it holds in;
    ``strong``: it alone decides a measure; ``prefixed``: the phrase carried its dimension word
    (``từ ĐTCB``);
    ``span``: what it calls the period (``kỳ``, ``tháng``); ``naming``: the phrase begins with the
    name of that line of work (``sưu tra loại A``).
    """

    sense: Sense
    value: str = ""
    code: str = ""
    line: str = ""
    strong: bool = True
    prefixed: bool = False
    span: str = ""
    naming: bool = False


Phrases = dict[str, tuple[tuple[int, ...], dict[tuple[str, ...], tuple[Meaning, ...]]]]
"""By first key: how many words the phrases have, longest first, and the phrases."""


def lexicon(data: dict[str, Any]) -> Phrases:
    """The phrases of a form's data. Raises UnknownCode, where it names no line or symbol."""
    period = data["period"]
    return _indexed(_of_every_span(_entries(data), period["span"], period["spans"]))


_PLAIN: tuple[Sense, ...] = (
    "all", "some", "and", "prior", "change", "not_any", "split", "unit", "source", "total",
    "ordinal", "scored", "table", "narrowing", "before", "about", "joining", "done", "copied",
    "holder", "team", "cited", "corrected", "came", "went", "asking", "choice", "reason", "manner",
    "righted", "out_of", "left_over", "motive", "attached",
    "sending", "codes", "town",
)  # fmt: skip
_WORDS: dict[str, Sense] = {"nouns": "noun", "fillers": "filler", **{name: name for name in _PLAIN}}
"""The lists of words that have one sense each, by their names in the form."""

_COUNTS: dict[str, Sense] = {"nouns": "count_noun", "relations": "relation", "money": "money"}
_MODES: tuple[Sense, ...] = (
    "statistics", "targets", "target", "result", "remarks", "plans", "ends", "future",
)  # fmt: skip


def _entries(data: dict[str, Any]) -> Iterator[tuple[str, Meaning]]:
    """Every phrase of the form with one meaning; a phrase may come several times."""
    general = data["measures"]["removed"]["general"]
    for row in data["line"]:
        named = (f"{text} {name}" for text in general for name in row["names"])
        yield from _line_entries(row, {keys(text) for text in (*general, *named)})
    names = {(row["code"], keys(name)) for row in data["line"] for name in row["names"]}
    for row in data["dimension"]:
        for text, meaning in _dimension_entries(row):
            yield text, replace(meaning, naming=_names_line(text, meaning.line, names))
    for texts, meaning in _lists(data):
        yield from ((text, meaning) for text in texts)


def _names_line(text: str, line: str, names: set[tuple[str, tuple[str, ...]]]) -> bool:
    """Whether a cell's phrase begins with a name of its line of work: ``đối tượng ST loại A``."""
    words = keys(text) if line else ()
    return any((line, words[:end]) in names for end in range(1, len(words)))


def _lists(data: dict[str, Any]) -> Iterator[tuple[Iterable[str], Meaning]]:
    """The lists of words that all mean the same."""
    for measure, said in data["measures"].items():
        yield said["strong"], Meaning("measure", measure)
        yield said["weak"], Meaning("measure", measure, strong=False)
    for name, sense in _WORDS.items():
        yield data["words"][name], Meaning(sense)
    yield data["words"]["righted"], Meaning("corrected")
    yield data["words"]["norms"], Meaning("cited", "norm")
    several = data["several"]
    yield (*_several(several), *several["together"]), Meaning("unit", "together")
    yield data["words"]["swings"], Meaning("prior", "swing")
    for mode in _MODES:
        yield data["modes"][mode], Meaning(mode)
    yield data["period"]["as_of"], Meaning("as_of")
    yield data["period"]["carried"], Meaning("carried")
    for span, texts in data["period"]["called"].items():
        yield texts, Meaning("filler", span=span)
    for kind, texts in data["modality"].items():
        yield texts, Meaning("modality", kind)
    for kind, texts in data["papers"].items():
        yield texts, Meaning("paper", kind)
    for name, sense in _COUNTS.items():
        yield data["counts"][name], Meaning(sense)


def _several(units: dict[str, list[str]]) -> Iterator[str]:
    """What several units together may be called: ``công an các xã, phường``, ``các huyện và thị
    xã``.
    """
    for many in (2, 3):
        for levels in permutations(units["levels"], many):
            for begin in units["begins"]:
                yield f"{begin} {', '.join(levels)}"
                yield f"{begin} {', '.join(levels[:-1])} và {levels[-1]}"


def _of_every_span(
    entries: Iterable[tuple[str, Meaning]], span: str, others: list[str]
) -> Iterator[tuple[str, Meaning]]:
    """A phrase about the period holds for a month or a year as well: ``kỳ trước chuyển
    sang``, ``tháng trước chuyển sang``.
    """
    for text, meaning in entries:
        spoken = bool(re.search(rf"\b{span}\b", text)) and " " in text
        named = spoken and meaning.sense in ("measure", "filler")
        yield text, replace(meaning, span=span) if named else meaning
        for other in others if spoken else ():
            yield (
                re.sub(rf"\b{span}\b", other, text),
                replace(meaning, span=other) if named else meaning,
            )


def _line_entries(
    row: dict[str, Any], general: set[tuple[str, ...]]
) -> Iterator[tuple[str, Meaning]]:
    """A line's names, symbols and ways of closing; a general word of removal is no way."""
    line = catalog().line(row["code"])
    yield from ((text, Meaning("line", line.code)) for text in row["names"])
    yield from ((text, Meaning("noun", line=line.code)) for text in row.get("nouns", ()))
    for code, texts in row.get("symbols", {}).items():
        symbol = line.symbol(code).code
        weak = {keys(text) for text in row.get("weak", ())}
        yield from (
            (text, Meaning("cell", "symbol", symbol, line.code, strong=keys(text) not in weak))
            for text in texts
        )
    for closing in line.closings:
        names = (*closing.names, *row.get("closings", {}).get(closing.code, ()))
        yield from (
            (text, Meaning("cell", "closing", closing.code, line.code))
            for text in names
            if keys(text) not in general
        )


def _dimension_entries(row: dict[str, Any]) -> Iterator[tuple[str, Meaning]]:
    lines = row.get("lines", [""])
    for code, texts in row.get("common", {}).items():
        meaning = Meaning("cell", row["name"], code, strong=False, prefixed=True)
        yield from (
            (f"{prefix} {text}".strip(), meaning) for prefix in row["prefixes"] for text in texts
        )
    for code, texts in row["values"].items():
        for text in texts:
            for line in lines:
                meaning = Meaning("cell", row["name"], code, line, prefixed=True)
                yield from ((f"{prefix} {text}".strip(), meaning) for prefix in row["prefixes"])
                yield from (
                    (f"{prefix}{text}", meaning) for prefix in row["prefixes"] if prefix.isalpha()
                )
                yield from (
                    (f"{prefix}: {text}", meaning)
                    for prefix in row["prefixes"]
                    if prefix and row.get("heads_list")
                )
                if row.get("bare"):
                    yield text, Meaning("cell", row["name"], code, line)


def _indexed(entries: Iterable[tuple[str, Meaning]]) -> Phrases:
    gathered: dict[tuple[str, ...], list[Meaning]] = {}
    for text, meaning in entries:
        meanings = gathered.setdefault(keys(text), [])
        if meaning not in meanings:
            meanings.append(meaning)
    index: dict[str, dict[tuple[str, ...], tuple[Meaning, ...]]] = {}
    for phrase, meanings in gathered.items():
        index.setdefault(phrase[0], {})[phrase] = tuple(meanings)
    return {
        first: (tuple(sorted({len(phrase) for phrase in found}, reverse=True)), found)
        for first, found in index.items()
    }
