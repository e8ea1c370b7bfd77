"""Texts: what people see of them, and how they are stored, compared and spelled.

Text is NFC inside.
"""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Signs that nobody sees.

Soft hyphens, zero-width spaces and joiners, marks of direction, byte order marks, variation
selectors: what Unicode calls default ignorable (UAX 44), and the marks of annotations. Word, Excel
and web pages leave them behind.
"""

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")


def as_seen(text: str) -> str:
    """Return what people see of a text, the one form in which texts are read and kept.

    It is in NFC, without the signs that nobody sees; white space of any kind, no-break spaces and
    control characters included, is one space between words.
    """
    if not text.isprintable():
        text = _CONTROL.sub(" ", text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    return " ".join(text.split())


ONE_D = str.maketrans("ÐƉðɖ", "ĐĐđđ")
"""Eth and African D (U+00D0, U+0189) look like Đ (U+0110), and keyboards put them for it."""


DASHES = (
    "\u058a\u05be\u1400\u1806\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u207b\u208b\u2212\u2796"
    "\u2e17\u2e1a\u2e3a\u2e3b\u2e40\u2e5d\u301c\u3030\u30a0\ufe31\ufe32\ufe58\ufe63\uff0d\u02d7"
    "\U00010ead"
)
"""All that Unicode calls a dash, and what looks like a hyphen."""

SLASHES = "\u2044\u2215\u29f8\uff0f"
"""What looks like a slash."""

ONE_SIGN = str.maketrans(dict.fromkeys(DASHES, "-") | dict.fromkeys(SLASHES, "/"))
"""One hyphen and one slash for all that looks like them."""


def fold(text: str) -> str:
    """Return a key for comparing names: what people see, without accents and case.

    ``fold("Cấp Huyện") == fold("cap huyen")``; ``đ``, however it is typed, folds to ``d``.
    """
    seen = as_seen(text).casefold().translate(ONE_D)
    plain = unicodedata.normalize("NFD", seen.replace("đ", "d"))
    return "".join(ch for ch in plain if not unicodedata.combining(ch))


YES = ("có", "yes", "true", "x", "1")

NO = ("không", "no", "false", "0")
"""How people say that something is so, or is not."""


def yes_or_no(text: str) -> bool | None:
    """Read a word of YES or NO, with or without accents; None when it is neither."""
    said = fold(text)
    if said in map(fold, YES):
        return True
    return False if said in map(fold, NO) else None


_MOVED_TONE = re.compile(
    "(?<!q)(?:(o)([ae])|(u)(y))([\u0300\u0301\u0303\u0309\u0323])(?![\\w\u0300-\u036f])",
    re.IGNORECASE,
)
"""``oa``, ``oe``, ``uy`` at a syllable's end, the tone on the second vowel.

In NFD; in ``quý`` u is no vowel.
"""


def place_tones(text: str) -> str:
    """Return ``text`` in NFC with the tone mark where most people put it.

    ``tuý`` is ``túy``, ``hoà`` is ``hòa``.

    Both spellings are right and are one word; ``hoàn``, ``khuỷu`` and ``quý`` are spelled one way
    only.
    """
    placed = _MOVED_TONE.sub(r"\1\3\5\2\4", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", placed)


_TONE_BETWEEN = re.compile("([ou])([\u0300\u0301\u0303\u0309\u0323])([aey])")


def join_tones(text: str) -> str:
    """Return a text of which both spellings of a tone are one, though its words be run together.

    For keys alone: ``hoàn`` becomes ``hòan``, which nobody writes. In lower case.
    """
    if text.isascii():
        return text
    joined = _TONE_BETWEEN.sub(r"\1\3\2", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", joined)
