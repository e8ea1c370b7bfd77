"""Gives words their accents back in a document that was typed without any (không dấu).

Only the form's phrases are known again, and only where one alone can be meant: what stays without
accents is a word that is not known.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache
from typing import Final

from projections.documents.lines.document import Document, ReportLine
from projections.inspection.reading.lexicon.form import Form
from projections.inspection.reading.lexicon.wording import key

_WORD: Final = re.compile(r"[^\W\d_]+")
_FEWEST: Final = 20
"""A document with fewer words may need no accent."""
_LONGEST: Final = 8
_TONES: Final = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_VOWELS: Final = "aeiouyăâêôơư"
_TIMES: Final = ("ngày", "tháng", "năm", "quý", "tuần", "triệu", "đồng", "báo cáo", "số")
"""Words that the lexer knows beside the form's."""
_Index = dict[tuple[str, ...], set[tuple[str, ...]]]


def with_accents(document: Document, form: Form) -> Document:
    """The document, with accents where it has none at all."""
    text = " ".join(line.text for line in document.lines)
    if not text.isascii() or len(_WORD.findall(text)) < _FEWEST:
        return document
    return replace(document, lines=tuple(_line(line, form) for line in document.lines))


def _line(line: ReportLine, form: Form) -> ReportLine:
    cells = tuple(
        replace(cell, paragraphs=tuple(accented(text, form) for text in cell.paragraphs))
        for cell in line.cells
    )
    return replace(line, text=accented(line.text, form), cells=cells)


def accented(text: str, form: Form) -> str:
    """A text with the longest phrases known again, from its beginning."""
    index, words = _index(form), list(_WORD.finditer(text))
    shown, at, done = "", 0, 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            taken = words[at : at + length]
            known = index.get(tuple(key(one.group()) for one in taken), set())
            joined = not re.search(r"[^\w\s]", text[taken[0].start() : taken[-1].end()])
            if joined and len(known) == 1 and not _may_be_name(text, taken[-1]):
                for one, said in zip(taken, next(iter(known)), strict=True):
                    shown += text[done : one.start()] + _spelt(said, one.group())
                    done = one.end()
                break
        at += length
    return shown + text[done:]


def _may_be_name(text: str, word: re.Match[str]) -> bool:
    """``NAM TRACH`` is a place, ``nam 2024`` a year."""
    return word.group().casefold() == "nam" and not re.match(r"\s+\d", text[word.end() :])


@lru_cache(maxsize=4)
def _index(form: Form) -> _Index:
    """Keys without accents → the keys of the form's phrases that are so without theirs."""
    found: _Index = {}
    times = [tuple(map(key, one.split())) for one in _TIMES]
    head = form.letterhead
    heads = (*head.titles, *head.unit_starts, *head.motto, *head.no_units, *head.addressed)
    phrases = [phrase for _, same in form.phrases.values() for phrase in same]
    for phrase in (*phrases, *heads, *times):
        if all(word[:1].isalpha() for word in phrase):
            found.setdefault(tuple(map(_plain, phrase)), set()).add(phrase)
    return {plain: _lines(same, form) or same for plain, same in found.items()}


def _lines(same: set[tuple[str, ...]], form: Form) -> set[tuple[str, ...]]:
    """The names of lines of work: ``chuyen an`` is a case before it is a way of closing."""
    named = {one: form.phrases.get(one[0], ((), {}))[1].get(one, ()) for one in same}
    return {one for one, meanings in named.items() if any(it.sense == "line" for it in meanings)}


def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.rstrip("12345").replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _spelt(said: str, typed: str) -> str:
    """A key as a word, in capitals where the typed one is."""
    letters, tone = said.rstrip("12345"), _TONES.get(said[-1], "")
    vowels = [at for at, letter in enumerate(letters) if letter in _VOWELS]
    marked = [at for at in vowels if letters[at] in "ăâêôơư"] or vowels[-2:][:1]
    if tone and marked:
        letters = letters[: marked[-1] + 1] + tone + letters[marked[-1] + 1 :]
    word = unicodedata.normalize("NFC", letters)
    return word.upper() if typed.isupper() else word.capitalize() if typed.istitle() else word
