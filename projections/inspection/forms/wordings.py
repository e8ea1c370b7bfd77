"""What is wrong with the words and settings of a form's file, once its shape is right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, Final

from projections.inspection.forms.codes import CODED_TEXTS
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.lexicon.wording import keys
from projections.inspection.reading.lines.tokens import tokens
from projections.toml.places import KeyPath

Found = tuple[KeyPath, str, dict[str, object]]
"""Where, which kind of fault, and its values."""

_UNCUT: Final = ("letterhead", "lexing", "columns")
"""Sections whose words are compared as they are written, not looked for in cut lines."""

_VALUES: Final = (("dimension", "values"), ("dimension", "common"), ("dimension", "beside"))
"""Words that may be numbers: ``loại 1``."""


def word_lists(data: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, list[str]]]:
    """Every list of words of a form's data, and where it stands; codes are no words."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield from word_lists(value, (*path, name))
    elif not isinstance(data, list):
        return
    elif any(isinstance(one, str) for one in data):
        if section(path) not in CODED_TEXTS:
            yield path, data
    else:
        for place, one in enumerate(data):
            yield from word_lists(one, (*path, place))


def section(path: KeyPath) -> tuple[str, ...]:
    """A path without the places in lists."""
    return tuple(one for one in path if isinstance(one, str))


def faults_of_words(data: dict[str, Any], form: Form) -> Iterator[Found]:
    """Words that are none, that are never found, or that stand twice in a list.

    ``form``: how reports are cut into words.
    """
    for path, words in word_lists(data):
        same = _as_written if path[0] == "lexing" else keys
        seen: dict[object, int] = {}
        for place, text in enumerate(words):
            here = (*path, place)
            first = seen.setdefault(same(text), place)
            if first != place:
                yield here, "twice", {"text": text, "at": (*path, first)}
            elif not (text == "" and path[-1] == "prefixes"):
                yield from _faults_of(text, here, form)


def _as_written(text: str) -> object:
    return text.casefold()


def _faults_of(text: str, path: KeyPath, form: Form) -> Iterator[Found]:
    """What is wrong with one word."""
    if not keys(text):
        yield path, "empty", {"text": text}
    if not keys(text) or path[0] in _UNCUT:
        return
    cut = tokens(text, form)
    if any(sign.isdigit() for sign in text) and section(path)[:2] not in _VALUES:
        yield path, "number", {"text": text}
    elif tuple(one.key for one in cut) != keys(text):
        parts = ", ".join(f"“{one.text}”" for one in cut)
        yield path, "never_read", {"text": text, "parts": parts}


def faults_of_settings(data: dict[str, Any]) -> Iterator[Found]:
    """Numbers, days and names that no form can have."""
    for (name, key), (is_right, known) in _SETTINGS.items():
        value = data.get(name, {}).get(key)
        if value is not None and not is_right(value):
            yield (name, key), "bad_value", {"text": value, "known": known}
    for span, days in data.get("period", {}).get("span_days", {}).items():
        if not (len(days) == 2 and 0 < days[0] <= days[1]):
            yield ("period", "span_days", span), "bad_value", {"text": days, "known": "[25, 35]"}
    for place, span in enumerate(data.get("period", {}).get("spans", ())):
        if not _is_word(span):
            yield ("period", "spans", place), "bad_value", {"text": span, "known": "tháng"}
    yield from _faults_of_numbers(data.get("lexing", {}))


def _faults_of_numbers(lexing: dict[str, Any]) -> Iterator[Found]:
    """Words that spell numbers: what each is worth."""
    for name, least in (("digits", 0), ("scales", 10)):
        for word, worth in lexing.get(name, {}).items():
            path = ("lexing", name, word)
            if not _is_word(word):
                yield path, "bad_value", {"text": word, "known": "mười"}
            elif worth < least:
                yield path, "bad_value", {"text": worth, "known": least}


def _is_word(text: str) -> bool:
    return re.fullmatch(r"[^\W\d_]+", text) is not None


def _is_day(text: str) -> bool:
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})", text, re.ASCII)
    try:
        return found is not None and bool(date(2024, int(found[2]), int(found[1])))
    except ValueError:
        return False


_SETTINGS: Final[dict[tuple[str, str], tuple[Callable[[Any], bool], str]]] = {
    ("letterhead", "max_lines"): (lambda count: 0 < count < 1000, "15"),
    ("period", "near_days"): (lambda count: 0 <= count < 1000, "31"),
    ("period", "span"): (_is_word, "kỳ"),
    ("period", "year_starts"): (_is_day, "15/10"),
}
"""By section and key: what may stand there, and an example."""


def idle_words(data: dict[str, Any], whole: dict[str, Any]) -> Iterator[Found]:
    """Words that change what other words mean, where those are not there.

    ``whole``: the form that the file means.
    """
    removed = whole.get("measures", {}).get("removed", {})
    of_removal = _phrases([removed.get(name, ()) for name in ("strong", "weak")])
    general = data.get("measures", {}).get("removed", {}).get("general", ())
    yield from _idle(general, ("measures", "removed", "general"), of_removal, "measures.removed")
    rows = {row.get("code"): row for row in whole.get("line", ())}
    for place, row in enumerate(data.get("line", ())):
        code = row.get("code")
        symbols = _phrases(rows.get(code, {}).get("symbols", {}).values())
        yield from _idle(
            row.get("weak", ()), ("line", place, "weak"), symbols, f"line.{code}.symbols"
        )


def _phrases(lists: Iterable[Iterable[str]]) -> set[tuple[str, ...]]:
    return {keys(text) for texts in lists for text in texts}


def _idle(
    words: list[str], path: KeyPath, known: set[tuple[str, ...]], other: str
) -> Iterator[Found]:
    for place, text in enumerate(words):
        if keys(text) and keys(text) not in known:
            yield (*path, place), "idle", {"text": text, "other": other}
